"""
A place for copies, as it is seen from here. Each kind of place has a file of its own outside.

A name is a path with `/`. What is put there is there whole or not at all; it may be put again, and is the
same then. A place may be full, gone or lying at any time, so whoever puts something there reads it back.
"""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from datakasse.errors.phrase import Phrase


class PlaceFailed(Exception):
    """
    A place did not do what was asked.

    Attributes:
        why: What went wrong, in few words.
    """

    def __init__(self, why: Phrase) -> None:
        """Keep what went wrong, in one line."""
        self.why = Phrase(*(" ".join(words.split())[:200] for words in why))
        super().__init__(self.why.en)


class Held(msgspec.Struct, frozen=True):
    """Something that a place holds: its name and how many bytes it has."""

    name: str
    size: int


class Place(Protocol):
    """One place. All it does may raise `PlaceFailed`."""

    def prepare(self) -> None:
        """Make it a place for copies; done once, when it is set up."""
        ...

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name, whole or not at all, in the place of what was there."""
        ...

    def get(self, name: str) -> bytes:
        """Return what is kept under a name."""
        ...

    def held(self, under: str) -> Iterator[Held]:
        """Yield what is kept under a folder, at any depth and in any order; nothing where it is not there."""
        ...

    def remove(self, name: str) -> None:
        """Keep it no longer; nothing happens where it is not there."""
        ...

    def close(self) -> None:
        """Let go of the place; the next call finds it again."""
        ...


class PlaceSetup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """
    Where a place is, and what opens it.

    Attributes:
        name: What it is called here.
        address: `folder:/media/usb`, `sftp://user@host:22/path` or `s3+https://host/bucket/prefix`.
        user: Key id of a bucket.
        secret: Password of a machine, or secret key of a bucket.
        key: Private key for a machine, in OpenSSH's form.
        host_key: The machine's own key, as a line of `known_hosts` has it: `ssh-ed25519 AAAA…`.
        region: Of a bucket.
    """

    name: str
    address: str
    user: str = ""
    secret: str = ""
    key: str = ""
    host_key: str = ""
    region: str = ""


class PlaceOpener(Protocol):
    """Finds the place that a set-up speaks of; raises `PlaceAddressBad`."""

    def __call__(self, setup: PlaceSetup) -> Place:
        """Return it; nothing is asked of it yet."""
        ...
