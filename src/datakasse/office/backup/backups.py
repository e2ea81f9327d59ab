"""A shop's backup at hand: what is copied, how it is set up, and the ways to its places."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from datakasse.errors.backup.places import PlaceDown, PlaceNotAdded, PlaceUnknown, SecretInAddress
from datakasse.errors.refusal import Refused
from datakasse.office.backup.packing import RegisterKeys
from datakasse.office.backup.place import Place, PlaceFailed, PlaceOpener, PlaceSetup
from datakasse.office.backup.setup import BackupSetup, demand_setup, kept_setup
from datakasse.office.backup.ship import Shipper
from datakasse.office.backup.status import Board
from datakasse.office.backup.trial import Trial
from datakasse.storage.ports.backup import BackupSource
from datakasse.storage.ports.safe import SharedSafe


@dataclass(frozen=True, slots=True)
class Backups:
    """
    What making copies needs.

    Attributes:
        source: The books.
        keys: The registers' keys.
        safe: Where the set-up is kept.
        board: Where it is noted how things stand.
        open_place: Finds the place that a set-up speaks of.
        now: The clock.
        version: The running version.
        trial: The way to have a copy restored on trial.
    """

    source: BackupSource
    keys: RegisterKeys
    safe: SharedSafe
    board: Board
    open_place: PlaceOpener
    now: Callable[[], datetime]
    version: str
    trial: Trial

    @property
    def setup(self) -> BackupSetup | None:
        """How the backup is set up; None where it is not."""
        return kept_setup(self.safe)

    def mend_board(self) -> None:
        """Begin the board anew where another line counts: whoever replaced the sheet was broken off."""
        with suppress(Refused):
            setup, places = self.setup, self.board.read().places.values()
            if setup is not None and any(place.line not in ("", setup.line) for place in places):
                self.board.begin(setup.line)

    def place(self, name: str) -> PlaceSetup:
        """Return the set-up of a place; raises `PlaceUnknown`, `BackupMissing`."""
        for place in demand_setup(self.safe).places:
            if place.name == name:
                return place
        raise PlaceUnknown(name=name[:40])

    def shipper(self, setup: BackupSetup, place: PlaceSetup) -> Shipper:
        """Return what brings copies to a place."""
        return Shipper(
            self.source,
            self.keys,
            setup,
            place.name,
            self.open_place(place),
            self.board,
            self.now,
            self.version,
        )


def bring_all(shipper: Shipper, *, is_ending: Callable[[], bool] = lambda: False) -> None:
    """
    Bring all that a place lacks.

    Raises:
        PlaceDown: It does not do what it should.
    """
    try:
        while shipper.round() and not is_ending():
            pass
    except PlaceFailed as failed:
        raise PlaceDown(name=shipper.name, why=failed.why) from failed


def demand_answer(place: Place, name: str) -> None:
    """Go on only with a place that answers; raises `PlaceNotAdded`."""
    try:
        place.prepare()
    except PlaceFailed as failed:
        raise PlaceNotAdded(name=name, why=failed.why) from failed


def demand_no_password(address: str) -> None:
    """Go on only with an address that may be shown: it stands in the journal; raises `SecretInAddress`."""
    try:
        told = urlsplit(address).password
    except ValueError:
        told = None
    if told is not None:
        raise SecretInAddress
