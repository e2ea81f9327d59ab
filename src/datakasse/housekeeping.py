"""
The roof, where a folder is seen to from outside: its keys protected and exchanged, a hub carried elsewhere.

    settings ─▶ what storage does to a folder that nobody has to have open ─▶ cli
"""

import os
from collections.abc import Callable, Mapping

from datakasse.settings import Settings
from datakasse.storage.moving_hub import move_hub
from datakasse.storage.ports.moving import MovedBooks
from datakasse.storage.renewal import renew_master
from datakasse.storage.safekeeping import protect, want_other_key


def protect_key(settings: Settings, wanted: str, given: Mapping[str, str]) -> None:
    """Protect the key of a data folder otherwise from now on; raises `Refused`."""
    protect(settings.folder, os.environ, wanted, given)


def renew_master_key(settings: Settings) -> None:
    """Have a data folder that nobody serves from be opened by another secret; raises `Refused`."""
    renew_master(settings.folder, os.environ)


def want_database_key(settings: Settings) -> Callable[[], bool]:
    """Ask for another key of the database of a data folder; raises `Refused`."""
    return want_other_key(settings.folder, os.environ, database=settings.database)


def move_hub_books(settings: Settings, to: str) -> MovedBooks:
    """Carry what a hub has received to a database or a folder; raises `Refused`."""
    return move_hub(settings.folder, os.environ, database=settings.database, to=to)
