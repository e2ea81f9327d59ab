"""
Servers that break a promise on purpose, to see that the kill lab notices.

    python -m lab.kill.careless forgetful serve …    does not wait for the disk
    python -m lab.kill.careless doubling serve …     does not remember what it has answered
    python -m lab.kill.careless trusting serve …     takes what it finds in the log for written
    python -m lab.kill.careless crowded serve …      lets everyone in who calls
    python -m lab.kill.careless deaf serve …         does not write what other machines left for it
    python -m lab.kill.careless late serve …         writes it only every other time, and sells before
    python -m lab.kill.careless repeating serve …    leaves everything twice
    python -m lab.kill.careless confused serve …     writes the newest of it first
    python -m lab.kill.careless watched serve …      lets its user look at which files it has open

The product has no such switches, and must not have any: what it lacks is taken away from outside.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from datakasse.__main__ import main
from datakasse.cli import secrecy
from datakasse.storage.ports.left_entries import LeftEntry
from datakasse.storage.ports.store import StoredAnswer
from datakasse.storage.sqlite import engine
from datakasse.storage.sqlite.connection import KeysAtHand, SqliteConnection
from datakasse.storage.sqlite.log import Log
from datakasse.storage.tables.books import TableBooks
from datakasse.web.door import crowd


def forget_to_wait() -> None:
    """Let every commit count as done before the disk has it."""
    connect_with = engine.connect_with

    def hasty(path: Path, keys: KeysAtHand, *, for_reading: bool = False) -> SqliteConnection:
        connection = connect_with(path, keys, for_reading=for_reading)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    engine.connect_with = hasty


def forget_answers() -> None:
    """Let no answer be remembered, so that a request that is repeated is carried out again."""

    def remember(self: TableBooks, register: str, key: str, answer: StoredAnswer, at: datetime) -> None:
        del self, register, key, answer, at

    TableBooks.remember = remember


def trust_the_log() -> None:
    """Let the log be taken as it is found, once it is synced."""

    def write_anew(self: Log) -> bool:
        del self
        return False

    Log.write_anew = write_anew


def let_everyone_in() -> None:
    """Let no connection be one too many."""

    def is_full(number: int, caller: str) -> bool:
        del number, caller
        return False

    crowd.is_full = is_full
    let_be_watched()


def write_nothing_left() -> None:
    """Let what other machines left stay where it is."""

    def take_left(self: TableBooks, register: str) -> list[LeftEntry]:
        del self, register
        return []

    TableBooks.take_left = take_left


def write_late() -> None:
    """Let what other machines left be written every other time that it is asked for."""
    take_left, times = TableBooks.take_left, count()

    def sometimes(self: TableBooks, register: str) -> list[LeftEntry]:
        return take_left(self, register) if next(times) % 2 else []

    TableBooks.take_left = sometimes


def leave_twice() -> None:
    """Let what is left for other machines be left once more."""
    leave = TableBooks.leave

    def twice(self: TableBooks, register: str, left: LeftEntry) -> None:
        for _ in range(2):
            leave(self, register, left)

    TableBooks.leave = twice


def write_newest_first() -> None:
    """Let what other machines left be written the wrong way round."""
    take_left = TableBooks.take_left

    def reversed_left(self: TableBooks, register: str) -> list[LeftEntry]:
        return take_left(self, register)[::-1]

    TableBooks.take_left = reversed_left


def let_be_watched() -> None:
    """Let the user who started it look into the process, as every program does that holds no keys."""
    secrecy.keep_to_itself = lambda: None


WAYS: Final[dict[str, Callable[[], None]]] = {
    "forgetful": forget_to_wait,
    "doubling": forget_answers,
    "trusting": trust_the_log,
    "crowded": let_everyone_in,
    "deaf": write_nothing_left,
    "late": write_late,
    "repeating": leave_twice,
    "confused": write_newest_first,
    "watched": let_be_watched,
}
"""What is done to the product, by name."""


def program(way: str) -> list[str]:
    """Return the command that runs such a server."""
    return [sys.executable, "-m", __name__, way]


if __name__ == "__main__":
    WAYS[sys.argv.pop(1)]()
    main()
