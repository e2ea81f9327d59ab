"""
The cash overview of a month or a year, as figures, as CSV, and as PDF/A.

Each row is a daily cash report as it can be shown and printed at any time (`report/cash_report.py`). A year
is hundreds of them, so what came and went is read from the takings, which are counted by other code than the
report, and the rest from its Z. What should be there is what the Z says, which is signed: where the takings
come to something else, the report is made and told.

Law: BFF-5-3-14-b to -d, -f.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.bookkeeping.cash_overview import CashDay, CashOverview, CashSum, cash_overview
from datakasse.counter.counter import Counter
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.insight.taken import Taken, cash_of
from datakasse.insight.takings import CashWay, Figure
from datakasse.journal.entry import Record
from datakasse.journal.events.day import ZReported
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.receipt.sheets.table_page import TablePage, render_table
from datakasse.receipt.words.figures import amount_text
from datakasse.report.cash_report import CashFlow, Counted, cash_report
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Register

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
            for day in _days(books, one, books.booked_periods(one.register_id, first, last))
        ]
    return cash_overview(days, first, last)


def _days(books: Readings, register: Register, periods: Sequence[BookedPeriod]) -> Iterator[CashDay]:
    """Yield the drawers of the periods that have their Z."""
    closed = [period for period in periods if period.last_entry is not None]
    if not closed:
        return
    span = (closed[0].first_entry, closed[-1].first_entry)
    taken = books.takings_of_periods(register.register_id, *span, [Figure.CASH, Figure.CLOSINGS_APPROVED])
    for period in closed:
        z = books.record(register.register_id, period.last_entry or 0)
        if not isinstance(z.event, ZReported):
            continue
        drawers, approved_by = _counted(books, period, z, taken.get(period.first_entry, []))
        for drawer in drawers:
            flow, count = drawer.flow, drawer.count
            yield CashDay(
                register=register.register_id,
                location=register.location,
                day=period.day,
                z_number=z.event.number,
                operator=count.operator,
                opening_ore=flow.opening_ore,
                sales_ore=flow.sales_ore,
                pay_ins_ore=flow.pay_ins_ore,
                pay_outs_ore=flow.pay_outs_ore,
                expected_ore=count.expected_ore,
                counted_ore=count.counted_ore,
                explanation=count.explanation,
                counted_by=z.operator,
                approved_by=approved_by,
            )


def _counted(
    books: Readings, period: BookedPeriod, z: Record, taken: Sequence[Taken]
) -> tuple[Sequence[Counted], str]:
    """Return each drawer with how it was counted, and who let the day be closed."""
    counts = z.event.report.counts if isinstance(z.event, ZReported) else ()
    drawers = [Counted(_flow(taken, count.operator), count) for count in counts]
    approvers = {row.name for row in taken if row.figure is Figure.CLOSINGS_APPROVED}
    if len(approvers) <= 1 and all(one.flow.end_ore == one.count.expected_ore for one in drawers):
        return drawers, "".join(approvers)
    # The takings know no order, and two may have said yes to one day; or they are not what the Z says.
    told = cash_report(books.records(period.register, period.first_entry, period.last_entry), z)
    return told.drawers, told.approved_by


def _flow(taken: Iterable[Taken], operator: str) -> CashFlow:
    cash = cash_of(taken, operator)
    return CashFlow(
        opening_ore=cash[CashWay.OPENING],
        sales_ore=cash[CashWay.SALES],
        pay_ins_ore=cash[CashWay.PAY_INS],
        pay_outs_ore=cash[CashWay.PAY_OUTS],
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
            (f"{day.day:%d.%m.%Y}", *_texts(day)[0][1:], *map(amount_text, _amounts(day)), *_texts(day)[1])
            for day in overview.days
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
