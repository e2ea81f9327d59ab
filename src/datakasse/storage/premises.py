"""What a shop's data folder tells of itself: are journals whole, keys there, is there room, and a copy?"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

from datakasse.errors.refusal import Refused
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.ports.backup import DrillTold
from datakasse.storage.ports.hub_told import HubTold
from datakasse.storage.ports.journal_checked import JournalChecked

_SYNCS: Final = 5
_SYNCED_BYTES: Final = 4096


class Premises:
    """
    The data folder of a shop.

    Args:
        store: The store in it.
        folder: The folder.
        last_backup: Tells when a copy was last verified.
        last_drill: Tells what came of the last try to restore one.
        protection: Tells what protects the master secret.
        hub: Tells how the shop stands with its hub.
    """

    def __init__(
        self,
        store: KeptStore,
        folder: Path,
        last_backup: Callable[[], datetime | None] = lambda: None,
        last_drill: Callable[[], DrillTold | None] = lambda: None,
        protection: Callable[[], str] = lambda: "",
        *,
        hub: Callable[[], HubTold | None] = lambda: None,
    ) -> None:
        self._store = store
        self._folder = folder
        self._last_backup = last_backup
        self._last_drill = last_drill
        self._protection = protection
        self._hub = hub

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
        """Return when a copy was last verified in a place outside; None when there never was one."""
        return self._last_backup()

    def last_drill(self) -> DrillTold | None:
        """Return what came of the last try to restore a copy; None before the first."""
        return self._last_drill()

    def hub(self) -> HubTold | None:
        """Return how the shop stands with the hub that it has joined; None where it has joined none."""
        return self._hub()

    def moved_to(self) -> str:
        """Return where the books were carried to, so that nothing is sold from here; else nothing."""
        return self._store.moved_to()

    def sync_ms(self) -> float:
        """Return how long the disk takes to keep four kilobytes for good, in the middle of some tries."""
        took_ms: list[float] = []
        with tempfile.TemporaryFile(dir=self._folder) as probe:
            for _ in range(_SYNCS):
                begun_s = time.perf_counter()
                probe.write(bytes(_SYNCED_BYTES))
                probe.flush()
                os.fsync(probe.fileno())
                took_ms.append((time.perf_counter() - begun_s) * 1000)
        return median(took_ms)

    def keys_since(self, register: str) -> datetime | None:
        """Return when a register's newest keys came to this machine, UTC; None where there are none."""
        try:
            version = self._store.keys.newest(register)
            made_s = (self._store.keys.place_of(register) / f"{version}.key").stat().st_mtime
        except (Refused, OSError):
            return None
        return datetime.fromtimestamp(made_s, UTC)

    def protection(self) -> str:
        """Return what protects the master secret: `systemd`, `token`, `passphrase`, `file` or nothing."""
        return self._protection()
