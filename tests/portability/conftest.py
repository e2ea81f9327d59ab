"""
The database that portability is proved on: a plain PostgreSQL, or any prepared one.

    DATAKASSE_TEST_DATABASE=postgresql://datakasse@host/db    empty, by `datakasse database prepare`

Nothing here needs more than the right to sell, so it runs against Citus or another that speaks the protocol.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from datakasse.storage.engine.store import KeptStore
from datakasse.storage.opening import create_store, open_store
from lab.postgres.cluster import running
from tests.shop import fill_shop


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """An address of a database that is ready."""
    given = os.environ.get("DATAKASSE_TEST_DATABASE")
    if given:
        yield given
        return
    with running() as cluster:
        yield cluster.prepared("portable")


@pytest.fixture(scope="session")
def shop(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the shop of `tests/shop.py`, its books in the database."""
    folder = tmp_path_factory.mktemp("portable") / "data"
    fill_shop(create_store(folder, {}, database=address))
    return folder


@pytest.fixture
def store(shop: Path, address: str) -> Iterator[KeptStore]:
    """The shop's store, open."""
    opened = open_store(shop, {}, database=address)
    yield opened
    opened.close()


@pytest.fixture
def catalogue(shop: Path, address: str) -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    """A look at what the database consists of."""
    assert shop.is_dir()
    with psycopg.connect(address, autocommit=True, options="-c search_path=datakasse") as connection:
        yield connection
