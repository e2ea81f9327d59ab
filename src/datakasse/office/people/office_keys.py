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
    """

    password_hash: str
    since: datetime
    secret: str = ""
    last_step: int = 0
    recovery: tuple[str, ...] = ()
    devices: tuple[KnownDevice, ...] = ()


class Way(StrEnum):
    """How somebody comes into the office from where she is."""

    PIN = "pin"
    PASSWORD = "password"  # noqa: S105 - the name of a way
    CODE = "code"
    """A password and a code."""
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
