"""A saved view: the question of a report under a name, with days that follow the day it is asked on."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec


class Span(StrEnum):
    """Which days a view is about, seen from the day it is opened; fixed ones stay as they were."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    LAST_7 = "last_7"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    FIXED = "fixed"


class Days(NamedTuple):
    """First and last business day, both included."""

    first: date
    last: date


class SavedView(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A view.

    Attributes:
        number: 1, 2, 3 …
        name: What it is called; empty once it was taken away.
        made_by: Who made it, by operator number.
        is_for_all: Everybody who sees reports has it; else only who made it.
        apart: What the report tells apart, as `office/insight/report_sales.py` names it.
        span: Which days.
        register: Which register; empty for all.
        fixed: The days of a fixed span; None for the others.
        dropped_on: The day on which it was taken away; None until then, and for those of before it was kept.
    """

    number: int
    name: str
    made_by: str
    is_for_all: bool
    apart: str
    span: Span
    register: str = ""
    fixed: tuple[date, date] | None = None
    dropped_on: date | None = None


def days_of(span: Span, today: date) -> Days:
    """
    Return the days of a span that is not fixed; one that goes on ends today.

    Args:
        span: Which.
        today: The business day it is asked on.

    Raises:
        ValueError: It is fixed.

    Example:
        >>> first, last = days_of(Span.LAST_MONTH, date(2026, 3, 31))
        >>> str(first), str(last)
        ('2026-02-01', '2026-02-28')
        >>> [str(day) for day in days_of(Span.THIS_WEEK, date(2026, 1, 1))]
        ['2025-12-29', '2026-01-01']
    """
    day = timedelta(days=1)
    monday = today - today.weekday() * day
    month = today.replace(day=1)
    year = month.replace(month=1)
    match span:
        case Span.TODAY:
            return Days(today, today)
        case Span.YESTERDAY:
            return Days(today - day, today - day)
        case Span.LAST_7:
            return Days(today - 6 * day, today)
        case Span.THIS_WEEK:
            return Days(monday, today)
        case Span.LAST_WEEK:
            return Days(monday - 7 * day, monday - day)
        case Span.THIS_MONTH:
            return Days(month, today)
        case Span.LAST_MONTH:
            return Days((month - day).replace(day=1), month - day)
        case Span.THIS_YEAR:
            return Days(year, today)
        case Span.LAST_YEAR:
            return Days(year.replace(year=year.year - 1), year - day)
        case Span.FIXED:
            raise ValueError("its days are its own")
