"""
The agreement of days that are closed, kept as long as what it was made of is the same.

    what the ledger holds of a day ─┬─ as it was ─────▶ as it was found
                                    └─ anything else ─▶ held against each other anew

A closed day has no more receipts, so nothing of it changes but the ledger: a voucher that waited is made, or
somebody has changed its tables by hand. Its rows are read each time and summed up in a digest, a small part
of what agreeing costs. Nothing is written down: after a start the days are agreed as they are asked for.

A month has too many rows for a page that is to be there at once. `so_far` tells what was found and when, as
long as the day vouchers are those of then: a voucher that is made changes its day voucher. What somebody
changed by hand in a voucher alone is seen when the days are agreed again. When is when the receipts were
read, not when the ledger was seen to be as it was; and what is signed is made of nothing kept here.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import groupby
from threading import Lock
from typing import Final, NamedTuple

import msgspec

from datakasse.bookkeeping.agree import Agreement
from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.office.ledger.agree import Agreed, agree, whole
from datakasse.office.ledger.read_ledger import LedgerSource
from datakasse.saft.source import Selection, chosen
from datakasse.storage.ports.store import Readings

KEPT_MAX: Final = 4_000
"""Days of registers that are kept; those that have not been asked for longest are forgotten."""
KEPT_OF_EACH: Final = 100
"""Days of each register that are kept at least: a month that is looked at never pushes out itself."""
TRIED_AGAIN_AFTER: Final = timedelta(minutes=1)
"""How long a day that could not be read is left alone."""


class RegisterDay(NamedTuple):
    """A day of a register, by booking."""

    register: str
    day: date


class AgreedSoFar(msgspec.Struct, frozen=True):
    """
    What was found of the closed days of a span.

    Attributes:
        failing: How many equations do not hold.
        days: Days of registers that are closed.
        left: Those that were not held against each other yet, or are not as they were.
        untried: Those that could not be read, a moment ago.
        open_days: Days of registers that are not wholly closed, and are not held against each other here.
        oldest_at: When the one that was looked at longest ago was; None where none was.
    """

    failing: int
    days: int
    left: tuple[RegisterDay, ...]
    untried: tuple[RegisterDay, ...]
    open_days: int
    oldest_at: datetime | None


class _Kept(NamedTuple):
    """What was found of a day: what it was made of, its day vouchers then, when, and what."""

    made_of: bytes
    day_vouchers: bytes
    at: datetime
    found: tuple[Agreement, ...]


class KeptAgreements:
    """
    What was found of closed days.

    Args:
        now: The register's clock.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._kept: OrderedDict[RegisterDay, _Kept] = OrderedDict()
        self._untried: dict[RegisterDay, datetime] = {}
        self._lock = Lock()

    def agree(
        self,
        books: Readings,
        from_day: date | None = None,
        to_day: date | None = None,
        register: str | None = None,
    ) -> Agreed:
        """Hold all sources of some days against each other; arguments, answer, and refusals as `agree`."""
        registers = chosen(
            LedgerSource(books), Selection(from_day, to_day, () if register is None else (register,))
        )
        periods = [
            period for one in registers for period in self._periods(books, one.register_id, from_day, to_day)
        ]
        return whole(books, registers, from_day, to_day, periods)

    def so_far(self, books: Readings, from_day: date, to_day: date) -> AgreedSoFar:
        """Return what was found of some days, without looking at a receipt."""
        found: list[_Kept] = []
        left: list[RegisterDay] = []
        untried: list[RegisterDay] = []
        open_days = 0
        for one in books.registers():
            seen = _DayVouchers(books, one.register_id, from_day, to_day)
            for day, spans in _by_day(books.booked_periods(one.register_id, from_day, to_day)):
                if not _is_closed(spans):
                    open_days += 1
                    continue
                key = RegisterDay(one.register_id, day)
                kept, untried_at = self._kept.get(key), self._untried.get(key)
                if untried_at is not None and self._now() < untried_at + TRIED_AGAIN_AFTER:
                    untried.append(key)
                elif kept is None or kept.day_vouchers != seen.digest(day, spans):
                    left.append(key)
                else:
                    found.append(kept)
        failing = sum(
            not equation.holds for kept in found for period in kept.found for equation in period.equations
        )
        oldest_at = min((kept.at for kept in found), default=None)
        days = len(found) + len(left) + len(untried)
        return AgreedSoFar(failing, days, tuple(left), tuple(untried), open_days, oldest_at)

    def note_untried(self, day: RegisterDay) -> None:
        """Remember that a day could not be read; it is told so, and tried again after a while."""
        with self._lock:
            self._untried[day] = self._now()

    def _periods(
        self, books: Readings, register: str, from_day: date | None, to_day: date | None
    ) -> Iterator[Agreement]:
        codes = _codes(books)
        digests = books.day_digests(register, from_day, to_day)
        seen = _DayVouchers(books, register, from_day, to_day)
        kept_max = max(KEPT_MAX, KEPT_OF_EACH * len(books.registers()))
        for day, spans in _by_day(books.booked_periods(register, from_day, to_day)):
            made_of = sha256(codes + digests.get(day, b"") + msgspec.json.encode(spans)).digest()
            key = RegisterDay(register, day)
            kept = self._kept.get(key)
            if kept is None or kept.made_of != made_of:
                at = self._now()
                found = agree(books, day, day, register).periods
                kept = _Kept(made_of, seen.digest(day, spans), at, found)
            if _is_closed(spans):
                self._keep(key, kept, kept_max)
            yield from kept.found

    def _keep(self, key: RegisterDay, kept: _Kept, kept_max: int) -> None:
        with self._lock:
            self._untried.pop(key, None)
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > kept_max:
                self._kept.popitem(last=False)


_Spans = Sequence[tuple[int, int | None, int | None]]
"""First and last entry and number of the Z of the periods of a day."""


class _DayVouchers:
    """What is seen of the days of a register without reading their vouchers."""

    def __init__(self, books: Readings, register: str, from_day: date | None, to_day: date | None) -> None:
        self._codes = _codes(books)
        self._digests = books.day_voucher_digests(register, from_day, to_day)
        self._waiting = [one.day for one in books.waiting_vouchers() if one.register == register]

    def digest(self, day: date, spans: _Spans) -> bytes:
        """Return a digest of a day's day vouchers, of where it lies, and of how many vouchers wait."""
        waiting = self._waiting.count(day).to_bytes(4, "big")
        told = self._codes + self._digests.get(day, b"") + waiting + msgspec.json.encode(spans)
        return sha256(told).digest()


def _by_day(booked: Sequence[BookedPeriod]) -> Iterator[tuple[date, _Spans]]:
    for day, of_day in groupby(booked, lambda period: period.day):
        yield day, [(period.first_entry, period.last_entry, period.z_number) for period in of_day]


def _is_closed(spans: _Spans) -> bool:
    return all(z_number is not None for _, _, z_number in spans)


def _codes(books: Readings) -> bytes:
    return msgspec.json.encode(sorted((code.code, code.standard_code) for code in books.vat_codes().values()))
