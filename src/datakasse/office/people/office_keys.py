"""
What opens the office to each person, kept beside the keys of the registers and never in the database.

A copy of the books that is brought back on another machine does not bring these back: a person then signs on
with her PIN at that machine, as where none was ever set.

Decision: 0047-the-office-opens-with-a-password.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.safe import SharedSafe


class KnownDevice(msgspec.Struct, frozen=True):
    """
    A device that somebody came into the office from.

    Attributes:
        source: The register and the number by which the shop let it in.
        name: What it was called then.
        at: When she first came from it.
        is_seen: Somebody who administers has looked at it.
    """

    source: str
    name: str
    at: datetime
    is_seen: bool = False


class Passkey(msgspec.Struct, frozen=True):
    """
    A key in a phone, a computer or a stick; ours is the public half.

    Attributes:
        key_id: What the browser knows it by, in Base64.
        public_key: The half that checks what it signs (COSE).
        counter: How often it had signed; 0 throughout where it does not count.
        rp_id: The name in the address line that it belongs to.
        name: What its owner calls it.
        since: When it was made.
        used_at: When it last opened the office.
        set_aside_at: When its counter had gone back; it lets nobody in since.
        is_found: A browser finds it by itself, so that it need not be told of it.
    """

    key_id: str
    public_key: bytes
    counter: int
    rp_id: str
    name: str
    since: datetime
    used_at: datetime | None = None
    set_aside_at: datetime | None = None
    is_found: bool = False

    def opens_at(self, rp_id: str) -> bool:
        """Whether it opens the office to a page of a name."""
        return self.rp_id == rp_id and self.set_aside_at is None


class OfficeKey(msgspec.Struct, frozen=True):
    """
    What opens the office to one person.

    Attributes:
        password_hash: The Argon2id hash of her password.
        since: When it was set.
        secret: What her app makes codes of; empty where she has none.
        last_step: The last step of time whose code was used.
        recovery: Digests of the recovery codes that are left.
        devices: The devices that she came in from.
        passkeys: Passkeys that stand in for password and code.
    """

    password_hash: str
    since: datetime
    secret: str = ""
    last_step: int = 0
    recovery: tuple[str, ...] = ()
    devices: tuple[KnownDevice, ...] = ()
    passkeys: tuple[Passkey, ...] = ()


class Way(StrEnum):
    """How somebody comes into the office from where she is."""

    PIN = "pin"
    PASSWORD = "password"  # noqa: S105 - the name of a way
    CODE = "code"
    """A password and a code."""
    PASSKEY = "passkey"
    NOT_FROM_HERE = "not_from_here"


KeyChange = Callable[[OfficeKey | None], OfficeKey | None]
"""Makes somebody's new key of the one before."""


class OfficeKeys:
    """The keys of a shop's people."""

    def __init__(self, safe: SharedSafe) -> None:
        """Take where they are kept; nothing is read yet."""
        self._kept = KeptWithEntry(safe)

    def of(self, operator: str) -> OfficeKey | None:
        """Return somebody's key; None where she has none."""
        return _key_of(self._kept.read(), operator)

    def change(self, operator: str, change: KeyChange) -> bool:
        """
        Change somebody's key at once, with nobody in between; durable when this returns.

        What the journal tells of is changed by `change_with`.

        Args:
            operator: Whose.
            change: Makes the new one of the one before; None leaves it.

        Returns:
            Whether it was changed.
        """
        return bool(self._kept.change(lambda known: _changed(known, operator, change)))

    def change_with(
        self, point: CashPoint, what: str, subject: str, operator: str, change: KeyChange
    ) -> None:
        """
        Record something of somebody's key, and change it when that is durable: both of them, or neither.

        Args:
            point: The cash point.
            what: What the journal calls it.
            subject: Of what.
            operator: Whose key.
            change: Makes the new one of the one before, or refuses; None leaves it.
        """
        told = SettingsChanged(what, subject)
        self._kept.change_with(point, told, lambda known: _changed(known, operator, change))

    def forget(self, operator: str) -> None:
        """Keep none for somebody."""
        self._kept.change(lambda _: {operator: ""})

    def forget_with(self, point: CashPoint, what: str, operator: str) -> None:
        """Record that somebody has none any longer, and forget it when that is durable."""
        self._kept.change_with(point, SettingsChanged(what, operator), lambda _: {operator: ""})

    def has_passkey(self, operator: str, rp_id: str) -> bool:
        """Return whether somebody has a passkey that opens the office under a name."""
        key = self.of(operator)
        return key is not None and any(each.opens_at(rp_id) for each in key.passkeys)

    def way_of(self, operator: str, *, is_here: bool) -> Way:
        """
        Return how somebody comes in.

        Args:
            operator: Who.
            is_here: She is at the machine that serves the shop.
        """
        key = self.of(operator)
        if key is not None and key.secret:
            return Way.CODE
        if not is_here:
            return Way.NOT_FROM_HERE
        return Way.PIN if key is None else Way.PASSWORD


def mark_of(key_id: str) -> str:
    """
    Return what the journal knows a passkey by; which it is cannot be told from it.

    Example:
        >>> mark_of("dGVzdA")
        'a2c07e94'
    """
    return hashlib.sha256(key_id.encode()).hexdigest()[:8]


def _key_of(known: Mapping[str, str], operator: str) -> OfficeKey | None:
    kept = known.get(operator)
    return msgspec.json.decode(kept, type=OfficeKey) if kept else None


def _changed(known: Mapping[str, str], operator: str, change: KeyChange) -> dict[str, str]:
    key = change(_key_of(known, operator))
    return {} if key is None else {operator: msgspec.json.encode(key).decode()}
