"""The shopkeeper that the tests of the till work with."""

from tests.till.shopkeeper import closed_shop, shop, shop_template, till_folder, till_template

__all__ = ["closed_shop", "shop", "shop_template", "till_folder", "till_template"]
