"""
What a database is for: the books of shops, or what a hub has received. Never both, for they share tables.

Told by what is in it: a hub's businesses have machines, a shop's have none.
"""

from collections.abc import Callable
from typing import Final

from datakasse.errors.hub.databases import DatabaseOfHub, DatabaseOfShops
from datakasse.storage.tables.connection import Connection

Purpose = Callable[[Connection], None]
"""Lets a database pass that serves it."""

_HUB: Final = "SELECT 1 FROM hub_machines LIMIT 1"

_SHOPS: Final = """SELECT 1 FROM companies
WHERE NOT EXISTS (SELECT 1 FROM hub_machines WHERE hub_machines.company = companies.company) LIMIT 1"""


def for_shops(connection: Connection) -> None:
    """Go on only where no hub has received anything; raises `DatabaseOfHub`."""
    if connection.execute(_HUB).fetchone() is not None:
        raise DatabaseOfHub


def for_hub(connection: Connection) -> None:
    """Go on only where no shop has its books; raises `DatabaseOfShops`."""
    if connection.execute(_SHOPS).fetchone() is not None:
        raise DatabaseOfShops


def for_new_hub(connection: Connection) -> None:
    """Go on only where there is nothing; raises `DatabaseOfHub`, `DatabaseOfShops`."""
    for_shops(connection)
    for_hub(connection)
