"""What a shop's data folder tells of itself: are journals whole, keys there, is there room, and a copy?"""

import shutil
from datetime import datetime
from pathlib import Path

from datakasse.errors.refusal import Refused
from datakasse.storage.ports import JournalChecked
from datakasse.storage.sqlite import SqliteStore


class Premises:
    """
    The data folder of a shop.

    Args:
        store: The store in it.
        folder: The folder.
    """

    def __init__(self, store: SqliteStore, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def check_journal(self, register: str) -> JournalChecked:
        """Check a register's journal since its anchor, which vouches for what is before it."""
        return self._store.check_since_anchor(register)

    def key_version(self, register: str) -> str | None:
        """Return the version of a register's keys; None when they are gone or cannot be opened."""
        try:
            return self._store.keys.newest(register)
        except Refused:
            return None

    def free_bytes(self) -> int:
        """Return how much room is left on the disk."""
        return shutil.disk_usage(self._folder).free

    def last_backup(self) -> datetime | None:
        """Return when the last backup was made: never, since nothing here makes any yet."""
        return None
