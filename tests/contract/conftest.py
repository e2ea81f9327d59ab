"""The stores that the contract is tested on: add a name, and every test here runs on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from datakasse.storage.opening import open_store
from datakasse.storage.ports.store import Store
from tests.database import another_shop, cluster, postgres_folder, postgres_template
from tests.shop import shop_folder, shop_template

__all__ = ["another_shop", "cluster", "postgres_folder", "postgres_template", "shop_folder", "shop_template"]

STORES: Final = {"sqlite": "shop_folder", "postgres": "postgres_folder"}
"""Each store, and the fixture of a data folder whose books it keeps."""


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store that holds the shop of `tests/shop.py`, its two registers commissioned."""
    folder = request.getfixturevalue(STORES[request.param])
    assert isinstance(folder, Path)
    opened = open_store(folder, {}, exclusive=True)
    yield opened
    opened.close()
