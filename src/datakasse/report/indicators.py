"""
What an inspector looks at first: how often something happened that should be rare.

The counts are those of the Z reports, taken again from the entries themselves, with the differences at the
count and what was refused. Told for a register and never for a person: what a cashier does is for her
employer (law.md 5.5). The office's page has them from the takings, which are counted by other code.

Law: law.md 5.7 (what a *kassakontroll* looks at), KSF-2-8-2-l to -w, BFF-5-3-14-c.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.day import CashCounted, ZReported
from datakasse.journal.events.paper import PrintFailed
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.register import ClockWentBack, SystemStarted
from datakasse.journal.report_content import Count
from datakasse.report.period import PeriodTotals, Sum

PER: Final = 1_000
"""How often is told for so many receipts."""


class Indicator(msgspec.Struct, frozen=True):
    """
    One thing that is counted.

    Attributes:
        name: What it is called here.
        count: How often, and what it came to in øre; 0 øre where there is no amount.
        per_thousand: How often for each thousand receipts, rounded half up; None without receipts.
    """

    name: str
    count: Count
    per_thousand: int | None


class Indicators(msgspec.Struct, frozen=True):
    """
    The indicators of a register over a period.

    Attributes:
        register: Which register.
        receipts: Sales receipts.
        sales_ore: Cash sales with VAT, net of returns.
        z_reports: How many Z reports were taken.
        rows: What is counted, in a fixed order.
    """

    register: str
    receipts: int
    sales_ore: int
    z_reports: int
    rows: tuple[Indicator, ...]


def indicators(register: str, records: Iterable[Record]) -> Indicators:
    """
    Count what happened at a register.

    Args:
        register: Its id.
        records: The entries of the period, in order.
    """
    totals = PeriodTotals()
    differences, refused, failed, went_back, started = (Sum() for _ in range(5))
    z_reports = 0
    for record in records:
        totals.add(record)
        match record.event:
            case CashCounted(count=count) if count.difference_ore:
                differences.add(abs(count.difference_ore))
            case AttemptRefused():
                refused.add(0)
            case PrintFailed():
                failed.add(0)
            case ClockWentBack():
                went_back.add(0)
            case SystemStarted():
                started.add(0)
            case ZReported():
                z_reports += 1
            case _:
                pass
    corrections = Sum()
    for counted in totals.line_corrections.values():
        corrections.add(counted.amount_ore, counted.number)
    counted_rows = {
        "returns": totals.returns.count(),
        "drawer_openings": Count(totals.drawer_openings),
        "copies": totals.copies.count(),
        "provisional": totals.provisional.count(),
        "training": totals.training.count(),
        "discounts": totals.discounts.count(),
        "aborted": totals.aborted.count(),
        "line_corrections": corrections.count(),
        "deliveries": totals.deliveries.count(),
        "cash_differences": differences.count(),
        "refused_attempts": refused.count(),
        "print_failures": failed.count(),
        "clock_went_back": went_back.count(),
        "starts": started.count(),
    }
    return told(register, totals.receipts, totals.cash_sales_ore, z_reports, counted_rows)


def told(
    register: str, receipts: int, sales_ore: int, z_reports: int, counts: Mapping[str, Count]
) -> Indicators:
    """
    Return indicators as they are told, each for so many receipts.

    Args:
        register: Which register.
        receipts: Sales receipts.
        sales_ore: Cash sales with VAT, net of returns.
        z_reports: How many Z reports were taken.
        counts: What is counted, by name, in the order it is told.
    """
    rows = (Indicator(name, count, _per_thousand(count.number, receipts)) for name, count in counts.items())
    return Indicators(register, receipts, sales_ore, z_reports, tuple(rows))


def _per_thousand(number: int, receipts: int) -> int | None:
    """
    Return how often something happened for each thousand receipts.

    Example:
        >>> _per_thousand(3, 400), _per_thousand(1, 0)
        (8, None)
    """
    return (number * PER * 2 + receipts) // (receipts * 2) if receipts else None
