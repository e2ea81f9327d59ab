"""A real PostgreSQL for tests: one server for each worker, a database of its own for each test."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from datakasse.storage.opening import create_store
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts
from lab.postgres.cluster import Cluster, running
from tests.shop import fill_shop

READY, TEMPLATE = "ready", "shop"
"""What is copied: a database with nothing in it yet, and one with the shop."""

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server in memory, as durable as a shop's for whoever does not cut the power."""
    with running() as started:
        started.prepared(READY)
        yield started


@pytest.fixture
def database(cluster: Cluster) -> str:
    """An empty database that is ready."""
    return cluster.copied(READY, f"test_{next(_numbers)}")


@pytest.fixture(scope="session")
def postgres_template(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the shop of `tests/shop.py`, its books in the database that is copied."""
    folder = tmp_path_factory.mktemp("postgres shop") / "data"
    fill_shop(create_store(folder, {}, database=cluster.copied(READY, TEMPLATE)))
    return folder


@pytest.fixture
def another_shop(cluster: Cluster, postgres_template: Path) -> Callable[[Path], Path]:
    """Makes a data folder with the shop, its books in a database of its own."""

    def make(folder: Path) -> Path:
        shutil.copytree(postgres_template, folder)
        books = cluster.copied(TEMPLATE, f"test_{next(_numbers)}")
        write_whereabouts(folder, Whereabouts(books, read_whereabouts(folder).company))
        return folder

    return make


@pytest.fixture
def postgres_folder(another_shop: Callable[[Path], Path], tmp_path: Path) -> Path:
    """A data folder with the shop in it, its books in PostgreSQL, and no process at it."""
    return another_shop(tmp_path / "postgres data")
