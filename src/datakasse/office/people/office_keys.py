"""
What opens the office to each person, kept beside the keys of the registers and never in the database.

A copy of the books that is brought back on another machine does not bring these back: a person then signs on
with her PIN at that machine, as where none was ever set.

Decision: 0047-the-office-opens-with-a-password.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from threading import Lock
from typing import Protocol

import msgspec


class KeySafe(Protocol):
    """Where they are kept, out of sight."""

    def read(self) -> Mapping[str, str]:
        """Return them by the operator's number."""
        ...

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new values of those named, the others stay; an empty value is forgotten."""
        ...


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
    """

    key_id: str
    public_key: bytes
    counter: int
    rp_id: str
    name: str
    since: datetime
    used_at: datetime | None = None
    set_aside_at: datetime | None = None

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


class OfficeKeys:
    """The keys of a shop's people."""

    def __init__(self, safe: KeySafe) -> None:
        """Take where they are kept; nothing is read yet."""
        self._safe = safe
        self._changing = Lock()

    def of(self, operator: str) -> OfficeKey | None:
        """Return somebody's key; None where she has none."""
        kept = self._safe.read().get(operator)
        return None if kept is None else msgspec.json.decode(kept, type=OfficeKey)

    def change(self, operator: str, change: Callable[[OfficeKey | None], OfficeKey | None]) -> bool:
        """
        Change somebody's key, with nothing in between; durable when this returns.

        Args:
            operator: Whose.
            change: Makes the new one of the one before; None leaves it.

        Returns:
            Whether it was changed.
        """
        with self._changing:
            key = change(self.of(operator))
            if key is not None:
                self._safe.write({operator: msgspec.json.encode(key).decode()})
        return key is not None

    def forget(self, operator: str) -> None:
        """Keep none for somebody."""
        with self._changing:
            self._safe.write({operator: ""})

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
