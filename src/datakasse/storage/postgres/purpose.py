"""
What a database is for: the books of shops, or what a hub has received. Never both, for they share tables.

Told by what is in it: a hub's businesses have machines, a shop's have none. A hub that has received nothing
yet is told by a row of `offices` that is no business's, which also says where the hub was carried to.
"""

from collections.abc import Callable
from typing import Final

from datakasse.errors.hub.databases import DatabaseOfHub, DatabaseOfShops
from datakasse.errors.storage.moving import TargetNotEmpty
from datakasse.storage.tables.connection import Connection

Purpose = Callable[[Connection], None]
"""Lets a database pass that serves it."""

HUB_ITSELF: Final = ""
"""Stands in `offices` where a business does."""

_MACHINES: Final = "SELECT 1 FROM hub_machines LIMIT 1"
_MARK: Final = "SELECT moved_to FROM offices WHERE company = :company"

_BEGIN: Final = """INSERT INTO offices (company, changes, moved_to)
SELECT :company, 1, coalesce(max(moved_to), '') FROM offices
ON CONFLICT (company) DO NOTHING RETURNING company"""
"""Of two hubs that begin at once, the second waits for the first, and is answered nothing."""

_SHOPS: Final = """SELECT 1 FROM companies
WHERE NOT EXISTS (SELECT 1 FROM hub_machines WHERE hub_machines.company = companies.company) LIMIT 1"""


def for_shops(connection: Connection) -> None:
    """Go on only where there is no hub; raises `DatabaseOfHub`."""
    if _mark(connection) is not None or connection.execute(_MACHINES).fetchone() is not None:
        raise DatabaseOfHub


def for_hub(connection: Connection) -> None:
    """Go on only where no shop has its books, and a hub is; raises `DatabaseOfShops`."""
    _demand_no_shops(connection)
    if _mark(connection) is None:
        _begin(connection)


def for_new_hub(connection: Connection) -> None:
    """Go on only where there is nothing; from now on a hub is. Raises `DatabaseOfHub`, `DatabaseOfShops`."""
    for_shops(connection)
    _demand_no_shops(connection)
    if not _begin(connection):
        raise DatabaseOfHub


def for_hub_from(home: str, place: str) -> Purpose:
    """Let a database pass that no hub is in but what was carried from a folder before; `TargetNotEmpty`."""

    def demand(connection: Connection) -> None:
        _demand_no_shops(connection)
        if _mark(connection) not in {None, home}:
            raise TargetNotEmpty(place=place)

    return demand


def _demand_no_shops(connection: Connection) -> None:
    if connection.execute(_SHOPS).fetchone() is not None:
        raise DatabaseOfShops


def _mark(connection: Connection) -> str | None:
    """Return where the hub was carried to; nothing where it is here, None where none ever was."""
    found = connection.execute(_MARK, {"company": HUB_ITSELF}).fetchone()
    return None if found is None else found[0]


def _begin(connection: Connection) -> bool:
    """Have a hub be here; False where one is."""
    return connection.execute(_BEGIN, {"company": HUB_ITSELF}).fetchone() is not None
