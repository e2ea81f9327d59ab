"""Where secrets are kept by name, beside the keys and never in the database."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol


class Safe(Protocol):
    """Where the secrets of one thing are kept."""

    def read(self) -> Mapping[str, str]:
        """Return them; empty where none are kept."""
        ...

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new values of those named, the others stay; an empty value is forgotten."""
        ...


class SharedSafe(Safe, Protocol):
    """One that several processes may write."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep everybody else, also in other processes, from writing for the length of a `with`."""
        ...
