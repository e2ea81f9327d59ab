"""The small shop of `tests/shop.py`, with a place for copies."""

from pathlib import Path

import pytest

from datakasse.storage.sqlite.store import SqliteStore
from tests.backup.copied_shop import CopiedShop
from tests.shop import shop_folder, shop_store, shop_template

__all__ = ["shop_folder", "shop_store", "shop_template"]


@pytest.fixture
def shop(shop_store: SqliteStore, tmp_path: Path) -> CopiedShop:
    """The shop, nothing of it copied yet."""
    return CopiedShop(shop_store, tmp_path)


@pytest.fixture
def copied(shop: CopiedShop) -> CopiedShop:
    """The shop, copied in four rounds; the copy restores."""
    for _ in range(4):
        shop.sell(2)
        shop.ship()
    assert shop.fetch().entries > 0
    return shop
