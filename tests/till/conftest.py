"""The shopkeeper that the tests of the till work with."""

from tests.till.paper.digital_shop import digital
from tests.till.shopkeeper import closed_shop, shop, shop_template, till_folder, till_template

__all__ = ["closed_shop", "digital", "shop", "shop_template", "till_folder", "till_template"]
