"""
The daily cash report (*kasseoppgjør*) behind a day voucher, as figures: drawers, pieces, and other tenders.

    day voucher ─▶ its Z ─▶ cash report ─▶ drawers with their counts, tenders beside their terminals, people

What was expected of cash is a sum: nobody knows beforehand which notes it comes in. Each denomination
therefore shows what was counted of it, and the drawer shows what all of them should have come to.

Law: BFF-5-3-14-b to -f.
"""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from datakasse.errors.ledger.books import NothingBooked
from datakasse.office.ledger.show_vouchers import show_day
from datakasse.report.cash_report import CashReport, Counted, cash_report
from datakasse.storage.ports.store import Readings
from datakasse.trade.tender import TenderKind


class Person(msgspec.Struct, frozen=True):
    """An operator: the id that stands in the journal, and her name."""

    operator: str
    name: str


class Denomination(msgspec.Struct, frozen=True):
    """So many pieces of a note or a coin, and what they come to in øre."""

    value_ore: int
    pieces: int
    amount_ore: int


class DrawerCount(msgspec.Struct, frozen=True):
    """
    A drawer, or one operator's own cash, from its float to its count, in øre.

    Attributes:
        owner: Whose cash it is; None for the register's drawer.
        opening_ore: Opening balance (*åpningsbalanse*).
        sales_ore: Cash sales (*kontantsalg*).
        pay_ins_ore: Paid in without a sale.
        pay_outs_ore: Paid out (*utbetalinger*), as a positive amount.
        expected_ore: Theoretical end (*teoretisk slutt*).
        counted_ore: Counted (*faktisk telling*).
        difference_ore: Counted less expected.
        denominations: Pieces as counted, the largest first; nothing where only a sum was given.
        explanation: Of the difference.
    """

    owner: Person | None
    opening_ore: int
    sales_ore: int
    pay_ins_ore: int
    pay_outs_ore: int
    expected_ore: int
    counted_ore: int
    difference_ore: int
    denominations: list[Denomination]
    explanation: str


class TenderCount(msgspec.Struct, frozen=True):
    """
    A means of payment, what was expected of it and what was found, in øre.

    Attributes:
        tender: Which.
        expected_ore: What the register took by it.
        counted_ore: What was counted, or what its terminal says; None where nothing says anything.
        difference_ore: The second less the first; None likewise.
        explanation: Of the difference, or why there is no report.
    """

    tender: TenderKind
    expected_ore: int
    counted_ore: int | None
    difference_ore: int | None
    explanation: str


class CashReportShown(msgspec.Struct, frozen=True):
    """
    A day's cash report.

    Attributes:
        register: Which register.
        z_number: Number of the Z it stands beside.
        day: The day it is booked on.
        at: When it was taken, UTC.
        drawers: Each drawer.
        tenders: Each means of payment that was used, cash first.
        counted_by: Who counted and took the Z.
        approved_by: Who let her close the day; None where none was needed.
    """

    register: str
    z_number: int
    day: date
    at: datetime
    drawers: list[DrawerCount]
    tenders: list[TenderCount]
    counted_by: Person | None
    approved_by: Person | None


def show_cash_report(books: Readings, key: str) -> CashReportShown:
    """
    Return the cash report of a day voucher.

    Args:
        books: The books.
        key: The day voucher's.

    Raises:
        NothingBooked: There is none of that key, it waits, or it is the office's and counted no cash.
    """
    day = show_day(books, key)
    if not day.z_number:
        raise NothingBooked(what=key[:120])
    z = books.record(day.register, day.last_entry)
    told = cash_report(books.records(day.register, day.first_entry, day.last_entry), z)
    return CashReportShown(
        register=day.register,
        z_number=day.z_number,
        day=day.day,
        at=z.at,
        drawers=[_drawer(books, counted) for counted in told.drawers],
        tenders=list(_tenders(told)),
        counted_by=_person(books, told.counted_by),
        approved_by=_person(books, told.approved_by),
    )


def _drawer(books: Readings, counted: Counted) -> DrawerCount:
    flow, count = counted.flow, counted.count
    pieces = sorted(((int(value), number) for value, number in count.denominations.items()), reverse=True)
    return DrawerCount(
        owner=_person(books, count.operator),
        opening_ore=flow.opening_ore,
        sales_ore=flow.sales_ore,
        pay_ins_ore=flow.pay_ins_ore,
        pay_outs_ore=flow.pay_outs_ore,
        expected_ore=flow.end_ore,
        counted_ore=count.counted_ore,
        difference_ore=count.counted_ore - flow.end_ore,
        denominations=[Denomination(value, number, value * number) for value, number in pieces if number],
        explanation=count.explanation,
    )


def _tenders(told: CashReport) -> Iterator[TenderCount]:
    if told.drawers:
        expected = sum(counted.flow.end_ore for counted in told.drawers)
        found = sum(counted.count.counted_ore for counted in told.drawers)
        why = " / ".join(counted.count.explanation for counted in told.drawers if counted.count.explanation)
        yield TenderCount(TenderKind.CASH, expected, found, found - expected, why)
    for tender, taken_ore in told.tenders.items():
        terminal = told.terminals.get(tender)
        if terminal is None:
            yield TenderCount(tender, taken_ore, None, None, "")
        else:
            yield TenderCount(
                tender,
                terminal.register_ore,
                terminal.terminal_ore,
                terminal.difference_ore,
                terminal.explanation,
            )


def _person(books: Readings, operator: str) -> Person | None:
    if not operator:
        return None
    known = books.operator(operator)
    return Person(operator, f"{known.first_name} {known.surname}".strip())
