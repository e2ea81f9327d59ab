"""The small shop of `tests/shop.py`, for tests that look behind the ports."""

from tests.shop import shop_folder, shop_store, shop_template

__all__ = ["shop_folder", "shop_store", "shop_template"]
