"""
How a shop's backup is set up: what is kept of it, beside the keys and encrypted, never in the database.

The owner's recovery key is not there. What is there opens the copies too (`drill`): with it the register
reads its own copies back and tries them. It gives whoever has the machine nothing that the machine does not
hold.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import msgspec
from pyrage import x25519

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.errors.backup.places import BackupMissing
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.backup.box import Label, close_box, open_box
from datakasse.office.backup.line import Line
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.storage.ports.safe import Safe, SharedSafe

_KEPT: Final = "setup"


class BackupSetup(msgspec.Struct, frozen=True):
    """
    A shop's backup.

    Attributes:
        line: This machine's line.
        recipient: The owner's recovery key, public.
        owner: The key that signs for the owner, public (hex).
        drill: The register's own identity.
        naming: The key that pieces are named with, hex.
        company: Organisation number.
        deed: Whose keys these are, signed by the owner: a box, as it lies in every place.
        places: Where copies go.
        begun_at: When it was set up, UTC; None where that was before it was kept.
    """

    line: str
    recipient: str
    owner: str
    drill: str
    naming: str
    company: str
    deed: bytes = b""
    places: tuple[PlaceSetup, ...] = ()
    begun_at: datetime | None = None

    @property
    def names(self) -> Line:
        """The names in its line."""
        return Line(self.line)

    @property
    def vouched(self) -> dict[str, list[PublicKeys]]:
        """The registers whose keys the owner vouched for, with those."""
        return open_box(self.deed, [self.drill]).label.keys

    @property
    def recipients(self) -> list[str]:
        """Whom every box is closed for."""
        return [self.recipient, str(x25519.Identity.from_str(self.drill).to_public())]


def new_setup(
    line: str,
    company: str,
    key: RecoveryKey,
    keys: Mapping[str, list[PublicKeys]],
    *,
    now: datetime,
    follows: str = "",
) -> BackupSetup:
    """
    Return the set-up of a new line, without places.

    Args:
        line: What it is called.
        company: Organisation number.
        key: The owner's recovery key, which signs the deed and is not kept.
        keys: The key versions of each register, that the owner vouches for.
        now: When.
        follows: The line of the machine whose place this one takes; empty for none.
    """
    drill = str(x25519.Identity.generate())
    setup = BackupSetup(line, key.recipient, key.owner, drill, secrets.token_hex(32), company)
    label = Label("deed", company, line, now, keys=dict(keys), recipient=key.recipient, follows=follows)
    deed = close_box(label, [], register="", key_version="owner", seal=key.seal, recipients=setup.recipients)
    return msgspec.structs.replace(setup, deed=deed, begun_at=now)


def kept_setup(safe: Safe) -> BackupSetup | None:
    """Return the set-up that is kept; None where there is none."""
    return _setup_in(safe.read())


def demand_setup(safe: Safe) -> BackupSetup:
    """Return the set-up; raises `BackupMissing`."""
    found = kept_setup(safe)
    if found is None:
        raise BackupMissing
    return found


def keep_setup(safe: Safe, setup: BackupSetup) -> None:
    """Keep the first set-up of a shop that came back."""
    safe.write(_kept(setup))


def change_setup(
    safe: SharedSafe,
    point: CashPoint,
    told: SettingsChanged,
    change: Callable[[BackupSetup | None], BackupSetup],
) -> None:
    """
    Record that the set-up is changed, and let that count once it is durable.

    Args:
        safe: Where it is kept.
        point: The cash point.
        told: What is recorded.
        change: Makes the new set-up of the one there is; may refuse.
    """
    KeptWithEntry(safe).change_with(point, told, lambda kept: _kept(change(_setup_in(kept))))


def _kept(setup: BackupSetup) -> dict[str, str]:
    return {_KEPT: msgspec.json.encode(setup).decode()}


def _setup_in(kept: Mapping[str, str]) -> BackupSetup | None:
    setup = kept.get(_KEPT)
    return None if setup is None else msgspec.json.decode(setup, type=BackupSetup)
