"""The shop of `tests/shop.py` in PostgreSQL, and in SQLite beside it."""

from tests.database import another_shop, cluster, database, postgres_folder, postgres_template
from tests.postgres.pair import pair
from tests.shop import shop_folder, shop_template

__all__ = [
    "another_shop",
    "cluster",
    "database",
    "pair",
    "postgres_folder",
    "postgres_template",
    "shop_folder",
    "shop_template",
]
