"""
The store of a chain: PostgreSQL 15 or newer, on which several processes sell at once.

Its driver is an extra, and a shop on one machine would read it at each start for nothing. So what the rest of
the storage asks of this room is read when it is asked for: `postgres.store.open_store(…)`.

Decision: 0081-an-extra-is-read-when-it-is-wanted.
"""

from types import ModuleType
from typing import TYPE_CHECKING, Final

from datakasse.errors.extras import read_extra
from datakasse.errors.storage.database import DatabaseDriverMissing

if TYPE_CHECKING:
    from datakasse.storage.postgres import (
        engine as engine,
        hub_store as hub_store,
        moving_in as moving_in,
        preparing as preparing,
        purpose as purpose,
        store as store,
    )

_DOORS: Final = frozenset({"engine", "hub_store", "moving_in", "preparing", "purpose", "store"})


def __getattr__(name: str) -> ModuleType:
    """Return a file of this room that others use; raises `DatabaseDriverMissing`."""
    if name not in _DOORS:
        raise AttributeError(name)
    return read_extra(f"{__name__}.{name}", DatabaseDriverMissing)
