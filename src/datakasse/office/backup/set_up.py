"""Set up the backup: the owner's recovery key, the places; each change is an entry of the journal."""

import re
import secrets

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.backup.places import BackupExists, PlaceNameBad, PlaceUnknown
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.backup.backups import Backups, demand_answer
from datakasse.office.backup.known_keys import KnownKeys
from datakasse.office.backup.line import line_of_today
from datakasse.office.backup.owners_told import RECOVERY_KEY
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.office.backup.setup import demand_setup, keep_setup, kept_setup, new_setup
from datakasse.storage.ports.store import Readings

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_PLACE = "backup place"


class SetUpBackup(msgspec.Struct, frozen=True):
    """
    Begin a backup, with a recovery key that the owner has and nobody keeps.

    Attributes:
        backups: The backup.
        key: The owner's recovery key, in memory for as long as this takes.
    """

    backups: Backups
    key: RecoveryKey

    def __call__(self, point: CashPoint) -> None:
        """
        Sign for the registers' keys, record it, and keep what is not the owner's alone.

        Raises:
            BackupExists: There is one, and its recovery key counts.
            JournalDamaged: Nobody vouches for the keys of a register that is on another machine.
        """
        if kept_setup(self.backups.safe) is not None:
            raise BackupExists
        company = point.books.company().organisation_number
        line = line_of_today(point.at, secrets.token_hex(3))
        setup = new_setup(line, company, self.key, self._keys(point.books), now=point.at)
        point.record(SettingsChanged(what=RECOVERY_KEY, subject=setup.owner))
        keep_setup(self.backups.safe, setup)

    def _keys(self, books: Readings) -> dict[str, list[PublicKeys]]:
        """Return what the owner vouches for: the keys that are here first, for they sign for the others."""
        known = KnownKeys(self.backups.keys, self.key.owner)
        registers = [each.register_id for each in books.registers()]
        registers.sort(key=lambda register: not known.are_here(books, register))
        return {register: known.of(books, register) for register in registers}


class AddPlace(msgspec.Struct, frozen=True):
    """
    Add a place, or change what is known of one.

    Attributes:
        backups: The backup.
        place: The place, which has answered (`demand_place`).
    """

    backups: Backups
    place: PlaceSetup

    def __call__(self, point: CashPoint) -> None:
        """Record it and keep it; raises `BackupMissing`."""
        setup = demand_setup(self.backups.safe)
        others = [known for known in setup.places if known.name != self.place.name]
        point.record(SettingsChanged(what=_PLACE, subject=f"{self.place.name}: {self.place.address}"))
        keep_setup(self.backups.safe, msgspec.structs.replace(setup, places=(*others, self.place)))


class RemovePlace(msgspec.Struct, frozen=True):
    """
    Send no more copies to a place; what is there stays.

    Attributes:
        backups: The backup.
        name: The place.
    """

    backups: Backups
    name: str

    def __call__(self, point: CashPoint) -> None:
        """Record it and forget the place; raises `PlaceUnknown`, `BackupMissing`."""
        setup = demand_setup(self.backups.safe)
        left = tuple(known for known in setup.places if known.name != self.name)
        if left == setup.places:
            raise PlaceUnknown(name=self.name[:40])
        point.record(SettingsChanged(what=_PLACE, subject=f"-{self.name}"))
        keep_setup(self.backups.safe, msgspec.structs.replace(setup, places=left))
        self.backups.board.write_place(self.name, None)


def demand_place(backups: Backups, place: PlaceSetup) -> None:
    """
    Go on only with a place that has a name, can be found, and answers; the pen is not in hand meanwhile.

    Raises:
        PlaceNameBad, PlaceAddressBad, SftpMissing: It cannot be a place.
        PlaceDown: It does not answer.
    """
    if not _NAME.fullmatch(place.name):
        raise PlaceNameBad(name=place.name[:40])
    opened = backups.open_place(place)
    try:
        demand_answer(opened, place.name)
    finally:
        opened.close()
