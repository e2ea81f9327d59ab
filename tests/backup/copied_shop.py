"""A small shop that is copied to a folder, and what a thief, a fault or an owner does with the copy."""

import itertools
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from datakasse.devices.places.folder import FolderPlace
from datakasse.journal.verify import Finding, Seal, Stored
from datakasse.office.backup.fetch import fetch
from datakasse.office.backup.fetched import Fetched, Wanted
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key
from datakasse.office.backup.restore import RegisterBack, go_on, put_back
from datakasse.office.backup.setup import BackupSetup, new_setup
from datakasse.office.backup.ship import Shipper
from datakasse.office.backup.status import StatusFile
from datakasse.storage.ports.backup import Row
from datakasse.storage.sqlite.store import SqliteStore, create_store
from lab.faulty_place import FaultyPlace
from tests.shop import BACK, COMPANY, FRONT, NOON, REGISTERS, close_day, sell

VERSION = "0.1.0"
JOURNAL = f"journal/{FRONT}/*.age"
"""Boxes of the front register's entries, as a place has them."""
_SPOOLS = itertools.count(1)


@dataclass
class CopiedShop:
    """
    The shop and its place for copies.

    Attributes:
        store: Its books.
        folder: Where everything of this test is.
        key: The owner's recovery key.
        now: What the clock shows.
        place: The place, which can be told to fail.
    """

    store: SqliteStore
    folder: Path
    key: RecoveryKey = field(default_factory=make_recovery_key)
    now: datetime = NOON + timedelta(hours=1)
    line: str = "first"
    follows: str = ""
    sold: int = 0

    def __post_init__(self) -> None:
        """Set the backup up."""
        self.place_folder = self.folder / "place"
        self.place_folder.mkdir(parents=True, exist_ok=True)
        self.place = FaultyPlace(FolderPlace(self.place_folder))
        self.place.prepare()
        self.board = StatusFile(self.folder / "backup.json")
        versions = {one.register_id: self.store.keys.versions(one.register_id) for one in REGISTERS}
        self.setup: BackupSetup = new_setup(
            self.line, COMPANY.organisation_number, self.key, versions, now=self.now, follows=self.follows
        )
        self.shipper = self.new_shipper()

    def new_shipper(self) -> Shipper:
        """Return a shipper that knows nothing yet, as after a new start."""
        self.shipper = Shipper(
            self.store,
            self.store.keys,
            self.setup,
            "place",
            self.place,
            self.board,
            lambda: self.now,
            VERSION,
        )
        return self.shipper

    def sell(self, count: int = 1, register: str = FRONT) -> None:
        """Sell coffee some times, each sale durable by itself."""
        for _ in range(count):
            self.sold += 1
            at = self.now
            self.store.write(lambda books, at=at: sell(books, register, at=at)).result()
            self.now += timedelta(seconds=3)

    def close_day(self, register: str = FRONT) -> None:
        """Take a Z."""
        self.store.write(lambda books: close_day(books, register, at=self.now)).result()

    def ship(self) -> None:
        """Bring all that the place lacks."""
        self.shipper.look_at_all()
        while self.shipper.round():
            pass

    def wanted(self, key: RecoveryKey | None = None, **more: object) -> Wanted:
        """Return what an owner asks for."""
        mine = key or self.key
        return Wanted((mine.secret,), mine.owner, **more)  # pyright: ignore[reportArgumentType] - by name

    def fetch(self, wanted: Wanted | None = None) -> Fetched:
        """Fetch the copy."""
        spool = self.folder / f"spool-{next(_SPOOLS)}"
        spool.mkdir()
        return fetch(self.place, wanted or self.wanted(), spool)

    @contextmanager
    def restored(self, wanted: Wanted | None = None) -> Generator["Restored"]:
        """Have the shop back on another machine, for the length of a `with`."""
        fetched = self.fetch(wanted)
        store = create_store(self.folder / f"machine-{next(_SPOOLS)}", {})
        try:
            back = put_back(fetched, store, store.keys)
            yield Restored(store, fetched, back, self)
        finally:
            store.close()

    def boxes(self, pattern: str) -> list[Path]:
        """Return files in the place, by name."""
        return sorted(self.place_folder.glob(f"datakasse/{self.line}/{pattern}"))


@dataclass
class Restored:
    """A shop on another machine."""

    store: SqliteStore
    fetched: Fetched
    back: list[RegisterBack]
    old: CopiedShop

    def go_on(self) -> list[RegisterBack]:
        """Give the registers new keys."""
        back = go_on(self.back, self.store, self.store.keys, self.old.key, now=self.old.now, version=VERSION)
        # The anchor follows what is durable; when the next command is done, it is there.
        self.store.write(lambda _: None).result()
        return back


def journal_of(store: SqliteStore, register: str = FRONT) -> tuple[list[Stored], list[Seal]]:
    """Return a journal, byte for byte."""
    with store.read() as books:
        return list(books.stored(register)), list(books.seals(register))


def beside_of(store: SqliteStore) -> dict[str, list[Row]]:
    """Return everything beside the journal."""
    with store.read() as books:
        return {table: list(books.rows_beside(table)) for table in books.tables_beside()}


def faults_of(store: SqliteStore, registers: Sequence[str] = (FRONT, BACK)) -> list[Finding]:
    """Return what a whole check finds."""
    return [finding for register in registers for finding in store.verify(register)]


def folder_place(path: Path) -> PlaceSetup:
    """Return the set-up of a folder."""
    return PlaceSetup("kopi", f"folder:{path}")
