"""
The cash overview of a month or a year, as figures, as CSV, and as PDF/A.

Each row is a daily cash report as it can be shown and printed at any time.

Law: BFF-5-3-14-b to -d, -f.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.bookkeeping.cash_overview import CashDay, CashOverview, CashSum, cash_overview
from datakasse.counter.counter import Counter
from datakasse.errors.storing import UnknownRegister
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.receipt.figures import amount_text
from datakasse.receipt.table_page import TablePage, render_table
from datakasse.report.cash_report import cash_report
from datakasse.storage.ports import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.shop import Register

_COLUMNS: Final = (
    "Dag", "Sted", "Kasse", "Z", "Operatør", "Åpningsbalanse", "Kontantsalg", "Innbetalinger", "Utbetalinger",
    "Teoretisk slutt", "Faktisk telling", "Differanse", "Talt av", "Godkjent av", "Forklaring",
)  # fmt: skip
_TEXTS: Final = frozenset({"Dag", "Sted", "Kasse", "Z", "Operatør", "Talt av", "Godkjent av", "Forklaring"})


def show_cash(counter: Counter, first: date, last: date, register: str | None = None) -> CashOverview:
    """
    Return the overview of some days.

    Args:
        counter: The till.
        first: First day.
        last: Last day.
        register: Which register; None for all.

    Raises:
        UnknownRegister: There is no such register.
    """
    with counter.store.read() as books:
        registers = [one for one in books.registers() if register in {None, one.register_id}]
        if not registers:
            raise UnknownRegister(register=str(register)[:100])
        days = [
            day
            for one in registers
            for period in books.booked_periods(one.register_id, first, last)
            for day in _days(books, one, period)
        ]
    return cash_overview(days, first, last)


def _days(books: Readings, register: Register, period: BookedPeriod) -> Iterator[CashDay]:
    """Yield the drawers of a period that has its Z."""
    if period.last_entry is None or period.z_number is None:
        return
    z = books.record(register.register_id, period.last_entry)
    told = cash_report(books.told(register.register_id, period.first_entry, period.last_entry), z)
    for drawer in told.drawers:
        flow, count = drawer.flow, drawer.count
        yield CashDay(
            register=register.register_id,
            location=register.location,
            day=period.day,
            z_number=period.z_number,
            operator=count.operator,
            opening_ore=flow.opening_ore,
            sales_ore=flow.sales_ore,
            pay_ins_ore=flow.pay_ins_ore,
            pay_outs_ore=flow.pay_outs_ore,
            expected_ore=flow.end_ore,
            counted_ore=count.counted_ore,
            explanation=count.explanation,
            counted_by=told.counted_by,
            approved_by=told.approved_by,
        )


def cash_csv(overview: CashOverview) -> bytes:
    """Return an overview as CSV, a row for each day."""
    return csv_file(
        _COLUMNS,
        ([*_texts(day)[0], *map(kroner_cell, _amounts(day)), *_texts(day)[1]] for day in overview.days),
    )


def cash_pdf(counter: Counter, overview: CashOverview) -> bytes:
    """Return an overview as PDF/A, with sums for each register and place."""
    with counter.store.read() as books:
        company = books.company()
    now = counter.clock.now()
    sums = [
        *((f"Kasse {name}", one) for name, one in overview.registers.items()),
        *((f"Sted {name}", one) for name, one in overview.locations.items()),
        ("Sum", overview.total),
    ]
    page = TablePage(
        title=f"Kasseoversikt {overview.first:%d.%m.%Y} til {overview.last:%d.%m.%Y}",
        about=(
            f"{company.name}, org.nr. {company.organisation_number}",
            "Bare sedler og mynter. Retur er trukket fra.",
        ),
        header=_COLUMNS,
        numbers=tuple(name not in _TEXTS for name in _COLUMNS),
        widths=tuple(int(name == "Forklaring") for name in _COLUMNS),
        rows=tuple(
            (*_texts(day)[0], *map(amount_text, _amounts(day)), *_texts(day)[1]) for day in overview.days
        ),
        sums=tuple(_sum_row(name, one) for name, one in sums),
        footer=f"Laget {in_norway(now):%d.%m.%Y %H:%M} av datakasse {counter.software_version}",
    )
    return render_table(page, now)


def _texts(day: CashDay) -> tuple[list[str], list[str]]:
    """Return what stands before the amounts and what stands after them."""
    before = [day.day.isoformat(), day.location, day.register, str(day.z_number), day.operator]
    return before, [day.counted_by, day.approved_by, day.explanation]


def _amounts(day: CashDay) -> tuple[int, ...]:
    return (
        day.opening_ore,
        day.sales_ore,
        day.pay_ins_ore,
        -day.pay_outs_ore,
        day.expected_ore,
        day.counted_ore,
        day.difference_ore,
    )


def _sum_row(name: str, one: CashSum) -> tuple[str, ...]:
    moved = (one.sales_ore, one.pay_ins_ore, -one.pay_outs_ore)
    told = f"{one.days} oppgjør, {one.days_with_difference} med differanse"
    return (
        name, "", "", "", "", "", *map(amount_text, moved), "", "", amount_text(one.differences_ore), "", "",
        told,
    )  # fmt: skip
