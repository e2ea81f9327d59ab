"""
Set up the backup: the owner's recovery key, the places; each change counts with its entry of the journal.

A recovery key is on the owner's sheet before it counts. It takes another's place where the sheet is lost, or
where somebody else may have it. What was sent stays as it is, and opens for whoever has the old sheet; all of
it is sent once more, in a new line.

Decisions: 0065-what-opens-the-office-changes-with-its-entry, 0090-a-lost-sheet-is-replaced-by-a-new-line.
"""

import re
import secrets

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.backup.places import BackupExists, BackupMissing, PlaceNameBad, PlaceTwice, PlaceUnknown
from datakasse.errors.backup.recovery_key import SameSheet
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.backup.backups import Backups, demand_answer, demand_no_password
from datakasse.office.backup.known_keys import KnownKeys
from datakasse.office.backup.line import line_of_today
from datakasse.office.backup.owners_told import RECOVERY_KEY, WITHDRAWN
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.office.backup.setup import BackupSetup, change_setup, demand_setup, new_setup
from datakasse.office.people.reach import demand_proof
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right

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
        setup = _begun(self.backups, point, self.key)

        def begin(before: BackupSetup | None) -> BackupSetup:
            if before is not None:
                raise BackupExists
            return setup

        change_setup(self.backups.safe, point, SettingsChanged(RECOVERY_KEY, setup.owner), begin)


class ReplaceRecoveryKey(msgspec.Struct, frozen=True):
    """
    Have another recovery key count, in the place of one that is lost or that somebody else may have.

    Attributes:
        backups: The backup.
        key: The owner's new recovery key, in memory for as long as this takes.
        is_confirmed: The password or PIN of the one who asks was right; None where none was given.
    """

    backups: Backups
    key: RecoveryKey
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> str:
        """
        Record which counts now and which no more, and begin a new line in the same places.

        Returns:
            The folder in each place whose copies the old sheet opens.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            BackupMissing: There is none.
            SameSheet: It counts already.
            JournalDamaged: Nobody vouches for the keys of a register that is on another machine.
        """
        point.demand_right(Right.ADMINISTER)
        demand_proof(is_confirmed=self.is_confirmed, held=(Right.ADMINISTER,))
        begun = _begun(self.backups, point, self.key)
        replaced = list[BackupSetup]()

        def replace(kept: BackupSetup | None) -> BackupSetup:
            if kept is None:
                raise BackupMissing
            if kept.owner == begun.owner:
                raise SameSheet
            replaced.append(kept)
            return msgspec.structs.replace(begun, places=kept.places)

        change_setup(self.backups.safe, point, SettingsChanged(RECOVERY_KEY, begun.owner), replace)
        before = replaced[0]  # What it is now is known only with the safe in hand.
        point.record(SettingsChanged(what=WITHDRAWN, subject=before.owner))
        point.when_durable(lambda: self.backups.board.begin(begun.line))
        return before.names.folder


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
        """Record it and keep it; raises `BackupMissing`, `PlaceTwice`."""
        told = SettingsChanged(what=_PLACE, subject=f"{self.place.name}: {self.place.address}")

        def add(kept: BackupSetup | None) -> BackupSetup:
            others = _without(kept, self.place.name)
            _demand_another(others, self.place)
            return msgspec.structs.replace(others, places=(*others.places, self.place))

        change_setup(self.backups.safe, point, told, add)


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
        if self.name not in {known.name for known in demand_setup(self.backups.safe).places}:
            raise PlaceUnknown(name=self.name[:40])
        told = SettingsChanged(what=_PLACE, subject=f"-{self.name}")
        change_setup(self.backups.safe, point, told, lambda kept: _without(kept, self.name))
        point.when_durable(lambda: self.backups.board.write_place(self.name, None))


def _without(setup: BackupSetup | None, place: str) -> BackupSetup:
    """Return a set-up without a place; raises `BackupMissing`."""
    if setup is None:
        raise BackupMissing
    return msgspec.structs.replace(setup, places=tuple(one for one in setup.places if one.name != place))


def _demand_another(setup: BackupSetup, place: PlaceSetup) -> None:
    """Go on only with what is no place under another name; raises `PlaceTwice`."""
    for known in setup.places:
        if known.name != place.name and known.address.rstrip("/") == place.address.rstrip("/"):
            raise PlaceTwice(name=known.name)


def _begun(backups: Backups, point: CashPoint, key: RecoveryKey) -> BackupSetup:
    """Return the set-up of a new line; the owner vouches for the keys of all registers."""
    books, line = point.books, line_of_today(point.at, secrets.token_hex(3))
    company = books.company().organisation_number
    return new_setup(line, company, key, _vouched_for(backups, books, key), now=point.at)


def _vouched_for(backups: Backups, books: Readings, key: RecoveryKey) -> dict[str, list[PublicKeys]]:
    """Return what the owner vouches for: the keys that are here first, for they sign for the others."""
    known = KnownKeys(backups.keys, key.owner)
    registers = [each.register_id for each in books.registers()]
    registers.sort(key=lambda register: not known.are_here(books, register))
    return {register: known.of(books, register) for register in registers}


def demand_place(backups: Backups, place: PlaceSetup) -> None:
    """
    Go on only with a place that has a name, can be found, and answers; the pen is not in hand meanwhile.

    Raises:
        PlaceNameBad, PlaceAddressBad, SecretInAddress: It cannot be a place.
        HostKeyMissing, BucketKeyMissing: What it takes to call it is missing.
        SftpMissing: What speaks with such a place is not installed.
        PlaceTwice: It is one already, under another name.
        PlaceNotAdded: It does not answer.
    """
    if not _NAME.fullmatch(place.name):
        raise PlaceNameBad(name=place.name[:40])
    demand_no_password(place.address)
    _demand_another(demand_setup(backups.safe), place)
    opened = backups.open_place(place)
    try:
        demand_answer(opened, place.name)
    finally:
        opened.close()
