"""The stores that the contract is tested on: add a name and a maker, and every test here runs on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from datakasse.storage.ports import Store
from datakasse.storage.sqlite import open_store
from tests.shop import shop_folder, shop_template

__all__ = ["shop_folder", "shop_template"]

STORES: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_store(folder, {}, exclusive=True),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, shop_folder: Path) -> Iterator[Store]:
    """A store that holds the shop of `tests/shop.py`, its two registers commissioned."""
    opened = STORES[request.param](shop_folder)
    yield opened
    opened.close()
