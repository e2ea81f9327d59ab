"""The shopkeeper that the tests of the office work with, and the schema that files are held against."""

from tests.office.delivery.outbox import office
from tests.saft.conftest import official_schema, schema_in_force, validate
from tests.till.shopkeeper import closed_shop, shop, shop_template, till_folder, till_template

__all__ = [
    "closed_shop",
    "office",
    "official_schema",
    "schema_in_force",
    "shop",
    "shop_template",
    "till_folder",
    "till_template",
    "validate",
]
