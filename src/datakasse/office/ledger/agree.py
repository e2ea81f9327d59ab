"""
Does everything agree? Each source is read once, by itself, and held against the others.

    journal      ─▶ receipts, tenders, VAT, Z reports
                 ─▶ transactions as SAF-T Cash Register writes them ─▶ read back from the text
    ledger       ─▶ day vouchers
                 ─▶ vouchers as SAF-T Financial writes them ─▶ read back from the text

A register is taken through from its first period to its last, so memory does not grow with the sales.

Law: BFF-5-3-14-b, KSF-2-8-2-e to -j.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, islice
from typing import Final, TypeVar

import msgspec

from datakasse.bookkeeping.agree import Agreement, Equation, Period, agreement, totals
from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.journal.entry import Record
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.ledger.read_ledger import LedgerSource
from datakasse.saft.cash.readback import add_sales, sales_as_written
from datakasse.saft.financial.readback import add_vouchers, vouchers_as_written
from datakasse.saft.source import Selection, chosen
from datakasse.storage.ports.store import Readings
from datakasse.trade.shop.shop import Register

OF_THE_OFFICE: Final = frozenset(
    {"books_corrected", "settlement_confirmed", "settlement_undone", "goods_taken_out"}
)
"""Kinds of vouchers that follow from no receipt and are in no Z."""
TOGETHER_MAX: Final = 256
"""How many sales, or vouchers, are read back at once: what a day sells, and little memory."""

Written = TypeVar("Written")
Place = TypeVar("Place")


class Agreed(msgspec.Struct, frozen=True):
    """
    How everything stands.

    Attributes:
        periods: Each period of each register.
        totals: The same equations over all of them.
        waiting: Vouchers that wait for the mapping.
    """

    periods: tuple[Agreement, ...]
    totals: tuple[Equation, ...]
    waiting: int

    @property
    def holds(self) -> bool:
        """Whether every equation holds."""
        return all(period.holds for period in self.periods)

    @property
    def failing(self) -> int:
        """How many equations do not hold."""
        return sum(not equation.holds for period in self.periods for equation in period.equations)


class Part(msgspec.Struct, frozen=True):
    """Some days of one register, which can be agreed by themselves."""

    register: str
    from_day: date
    to_day: date


def parts_of(
    books: Readings, from_day: date | None, to_day: date | None, register: str | None, entries: int
) -> list[Part]:
    """
    Return everything of some days divided into parts.

    Args:
        books: The books.
        from_day: First day; None for the beginning.
        to_day: Last day, included; None for the end.
        register: Which register; None for all.
        entries: About how many entries of the journal a part has.
    """
    selection = Selection(from_day, to_day, () if register is None else (register,))
    parts: list[Part] = []
    for one in chosen(LedgerSource(books), selection):
        begun, first_entry = False, 0
        for period in books.booked_periods(one.register_id, from_day, to_day):
            # A day is never divided: its periods would be told apart by nothing.
            if begun and (period.first_entry - first_entry < entries or parts[-1].to_day == period.day):
                parts[-1] = msgspec.structs.replace(parts[-1], to_day=period.day)
            else:
                parts.append(Part(one.register_id, period.day, period.day))
                begun, first_entry = True, period.first_entry
    return parts


def together(parts: Iterable[Agreed]) -> Agreed:
    """Return what parts come to together."""
    found = tuple(parts)
    periods = tuple(period for part in found for period in part.periods)
    return Agreed(periods, totals(periods), sum(part.waiting for part in found))


def agree(
    books: Readings, from_day: date | None = None, to_day: date | None = None, register: str | None = None
) -> Agreed:
    """
    Hold all sources of some days against each other.

    Args:
        books: One consistent look at the books.
        from_day: First day, by booking; None for the beginning.
        to_day: Last day, included; None for the end.
        register: Which register; None for all.

    Raises:
        PeriodReversed: The days end before they begin.
        RegisterNotInShop: There is no such register.
    """
    selection = Selection(from_day, to_day, () if register is None else (register,))
    registers = chosen(LedgerSource(books), selection)
    standard_codes = {code.code: code.standard_code for code in books.vat_codes().values()}
    periods: list[Agreement] = []
    for one in registers:
        periods += [agreement(period, standard_codes) for period in _periods(books, one, from_day, to_day)]
    return whole(books, registers, from_day, to_day, periods)


def whole(
    books: Readings,
    registers: Iterable[Register],
    from_day: date | None,
    to_day: date | None,
    periods: Sequence[Agreement],
) -> Agreed:
    """Return what the periods of registers come to together, and how many of their vouchers wait."""
    first, last = from_day or date.min, to_day or date.max
    names = {one.register_id for one in registers}
    waiting = sum(one.register in names and first <= one.day <= last for one in books.waiting_vouchers())
    return Agreed(tuple(periods), totals(periods), waiting)


def _periods(books: Readings, register: Register, from_day: date | None, to_day: date | None) -> list[Period]:
    """Return what each source says of each of a register's periods."""
    booked = books.booked_periods(register.register_id, from_day, to_day)
    periods = [Period(one.register, one.day, one.z_number) for one in booked]
    if not booked:
        return periods
    at_entry = _Places([one.first_entry for one in booked])
    _read_journal(books, register, booked, periods)
    for voucher in books.day_vouchers(register.register_id, from_day, to_day):
        period = periods[at_entry.of(voucher.last_entry)]
        if voucher.z_number:
            period.day_voucher = voucher
        else:
            for line in voucher.lines:
                period.posted.add(line)
    written = vouchers_as_written(books.vouchers(register.register_id, from_day, to_day), register)
    for (place, of_the_office), vouchers in _together(
        written, lambda voucher: (at_entry.of(voucher.entry), voucher.kind in OF_THE_OFFICE)
    ):
        period = periods[place]
        add_vouchers(period.posted_saft if of_the_office else period.saft_financial, vouchers)
    return periods


def _read_journal(
    books: Readings, register: Register, booked: Sequence[BookedPeriod], periods: Sequence[Period]
) -> None:
    """Sum the receipts, and the same receipts as SAF-T Cash Register writes them, found by their numbers."""
    at_entry = _Places([one.first_entry for one in booked])
    at_transaction = _Places([])
    entries = books.told(register.register_id, booked[0].first_entry, booked[-1].last_entry)

    def summed() -> Iterator[Record]:
        for record in entries:
            event = record.event
            if record.transaction is not None:
                place = at_entry.of(record.number)
                at_transaction.reached(place, record.transaction.number)
                if isinstance(event, SaleCompleted) and not record.training:
                    periods[place].add(event.sale)
                yield record
            elif isinstance(event, ZReported):
                periods[at_entry.of(record.number)].z = event.report

    written = sales_as_written(summed(), register)
    for place, sales in _together(written, lambda sale: at_transaction.of(sale.number)):
        add_sales(periods[place].saft_cash, sales)


def _together(
    written: Iterable[Written], place_of: Callable[[Written], Place]
) -> Iterator[tuple[Place, list[Written]]]:
    """Yield what was written of each period in turn, some hundreds at a time."""
    for place, of_one in groupby(written, place_of):
        while some := list(islice(of_one, TOGETHER_MAX)):
            yield place, some


class _Places:
    """Which period a number belongs to, by where each one begins."""

    def __init__(self, begins: list[int]) -> None:
        self._begins = begins

    def of(self, number: int) -> int:
        """Return the place of the last period that begins at or before a number."""
        return max(bisect_right(self._begins, number) - 1, 0)

    def reached(self, place: int, number: int) -> None:
        """Note that a period has come to a number, which is where it begins if it is its first."""
        while len(self._begins) <= place:
            self._begins.append(number)
