"""
Secrets outside the database that change with an entry of the journal: both of them, or neither.

    put off, beside the keys ─▶ the entry is durable ─▶ the new values count, and nothing is put off

Until then the values from before count. Whoever was broken off in between is mended when the shop is opened:
what was put off counts where its entry is in the journal, and is forgotten where that went on without it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from typing import Final, TypeAlias

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.safe import SharedSafe
from datakasse.storage.ports.store import Readings

Change: TypeAlias = Callable[[Mapping[str, str]], Mapping[str, str]]
"""Makes of the values that there are those that are new; an empty one is forgotten."""

Look: TypeAlias = Callable[[], AbstractContextManager[Readings]]
"""What opens the books to be read."""

_PUT_OFF: Final = "\n"
"""Under which name what is put off is kept; nobody's name."""


class _PutOff(msgspec.Struct, frozen=True):
    """New values, and the entry that they come into effect with."""

    register: str
    number: int
    told: SettingsChanged
    values: dict[str, str]


class KeptWithEntry:
    """
    What is kept in a safe, and changed by use cases.

    Args:
        safe: The safe.
    """

    def __init__(self, safe: SharedSafe) -> None:
        self._safe = safe

    def read(self) -> dict[str, str]:
        """Return what counts now."""
        return {name: value for name, value in self._safe.read().items() if name != _PUT_OFF}

    def change(self, change: Change) -> Mapping[str, str]:
        """Change at once what no entry tells of, with nobody in between; return what is new."""
        with self._safe.alone():
            values = change(self.read())
            if values:
                self._safe.write(values)
        return values

    def change_with(self, point: CashPoint, told: SettingsChanged, change: Change) -> None:
        """
        Record that something is changed, and let it count once that is durable.

        Args:
            point: The cash point.
            told: What is recorded.
            change: Makes the new values; may refuse, and is asked again when the entry is durable.
        """
        with self._safe.alone():
            known, others = self.read(), list[_PutOff]()
            for each in self._put_off():
                if _is_written(point.books, each):
                    known |= each.values
                    others.append(each)
                elif _is_to_come(point.books, each):
                    others.append(each)
            values = dict(change(known))
            record = point.record(told)
            late = _PutOff(record.register, record.number, told, values)
            place = late.register, late.number
            self._safe.write(
                _kept([*(each for each in others if (each.register, each.number) != place), late])
            )
        point.when_durable(lambda: self._count(late, change))

    def mend(self, look: Look) -> None:
        """Let count, or forget, what a process that was broken off has put off."""
        if _PUT_OFF not in self._safe.read():
            return
        with self._safe.alone(), look() as books:
            left = list[_PutOff]()
            values = dict[str, str]()
            for each in self._put_off():
                if _is_written(books, each):
                    values |= each.values
                elif _is_to_come(books, each):
                    left.append(each)
            self._safe.write(values | _kept(left))

    def _count(self, late: _PutOff, change: Change) -> None:
        with self._safe.alone():
            try:
                values = change(self.read())
            except Refused:
                values = late.values
            self._safe.write({**values, **_kept([each for each in self._put_off() if each != late])})

    def _put_off(self) -> list[_PutOff]:
        """Return what is put off; what cannot be read, for another version wrote it, is none."""
        try:
            return msgspec.json.decode(self._safe.read().get(_PUT_OFF, "[]"), type=list[_PutOff])
        except msgspec.MsgspecError:
            return []


def mend(safe: SharedSafe, look: Look) -> None:
    """Bring to its end what was broken off; of a safe that does not open, whoever needs it is told."""
    with suppress(Refused):
        KeptWithEntry(safe).mend(look)


def _kept(put_off: Sequence[_PutOff]) -> dict[str, str]:
    return {_PUT_OFF: msgspec.json.encode(put_off).decode() if put_off else ""}


def _is_written(books: Readings, late: _PutOff) -> bool:
    try:
        return books.record(late.register, late.number).event == late.told
    except UnknownEntry:
        return False


def _is_to_come(books: Readings, late: _PutOff) -> bool:
    """Return whether another process may be writing an entry now; with the pen in hand, it is waited for."""
    return books.head(late.register).number < late.number
