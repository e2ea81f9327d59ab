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
