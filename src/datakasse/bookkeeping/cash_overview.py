"""
The cash overview of a month or a year: what each daily cash report said, by register and place.

    daily cash reports ─▶ CashDay … ─▶ overview ─▶ totals per register, per place, in all

Nothing is computed anew: the days say what their reports said, and totals are sums. Opening balances are not
summed into anything but the theoretical end they are part of.

Law: BFF-5-3-14-b to -d.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

MONTHS: Final = 12


class CashDay(msgspec.Struct, frozen=True):
    """
    One drawer's daily cash report, or one operator's who keeps her own cash.

    Attributes:
        register: Which register.
        location: Code of its place of business.
        day: The day it is booked on, Norwegian.
        z_number: Number of the Z it stands beside.
        operator: Whose cash it is; empty for the register's drawer.
        opening_ore: Opening balance (*åpningsbalanse*).
        sales_ore: Cash sales (*kontantsalg*) in notes and coins.
        pay_ins_ore: Paid in without a sale.
        pay_outs_ore: Paid out (*utbetalinger*), as a positive amount.
        expected_ore: Theoretical end (*teoretisk slutt*).
        counted_ore: Counted (*faktisk telling*).
        explanation: Of the difference.
        counted_by: Operator who counted.
        approved_by: Operator who approved that somebody else closed; empty where none was needed.
    """

    register: str
    location: str
    day: date
    z_number: int
    operator: str
    opening_ore: int
    sales_ore: int
    pay_ins_ore: int
    pay_outs_ore: int
    expected_ore: int
    counted_ore: int
    explanation: str
    counted_by: str
    approved_by: str = ""

    @property
    def difference_ore(self) -> int:
        """Counted less expected (*differanse*)."""
        return self.counted_ore - self.expected_ore


class CashSum(msgspec.Struct, frozen=True):
    """
    Sums over days.

    Attributes:
        days: How many reports.
        sales_ore, pay_ins_ore, pay_outs_ore: As in `CashDay`.
        differences_ore: All differences together.
        days_with_difference: Reports that did not come out even.
    """

    days: int = 0
    sales_ore: int = 0
    pay_ins_ore: int = 0
    pay_outs_ore: int = 0
    differences_ore: int = 0
    days_with_difference: int = 0

    def with_day(self, day: CashDay) -> "CashSum":
        """Return the sums with one day more."""
        return CashSum(
            self.days + 1,
            self.sales_ore + day.sales_ore,
            self.pay_ins_ore + day.pay_ins_ore,
            self.pay_outs_ore + day.pay_outs_ore,
            self.differences_ore + day.difference_ore,
            self.days_with_difference + bool(day.difference_ore),
        )


class CashOverview(msgspec.Struct, frozen=True):
    """
    The overview.

    Attributes:
        first: First day.
        last: Last day.
        days: Every report, by day, register, Z and operator.
        registers: Register → its sums.
        locations: Place of business → its sums.
        total: All of it.
    """

    first: date
    last: date
    days: tuple[CashDay, ...]
    registers: dict[str, CashSum]
    locations: dict[str, CashSum]
    total: CashSum


def cash_overview(days: Iterable[CashDay], first: date, last: date) -> CashOverview:
    """
    Return the overview of some days.

    Args:
        days: Daily cash reports; those of other days are passed over.
        first: First day.
        last: Last day.
    """
    chosen = sorted(
        (day for day in days if first <= day.day <= last),
        key=lambda day: (day.day, day.register, day.z_number, day.operator),
    )
    registers: dict[str, CashSum] = {}
    locations: dict[str, CashSum] = {}
    total = CashSum()
    for day in chosen:
        registers[day.register] = registers.get(day.register, CashSum()).with_day(day)
        locations[day.location] = locations.get(day.location, CashSum()).with_day(day)
        total = total.with_day(day)
    return CashOverview(
        first, last, tuple(chosen), dict(sorted(registers.items())), dict(sorted(locations.items())), total
    )


def span_of(year: int, month: int | None) -> tuple[date, date]:
    """
    Return the first and the last day of a month, or of a year.

    Raises:
        ValueError: There is no such month.

    Example:
        >>> [day.isoformat() for day in span_of(2028, 2)], span_of(2026, None)[1].isoformat()
        (['2028-02-01', '2028-02-29'], '2026-12-31')
    """
    if month is None:
        return date(year, 1, 1), date(year, MONTHS, 31)
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])
