"""
When a shop is open: a week, the days of rest of the calendar, and days that are like no other.

    hours of a place + a stretch of time ─▶ is_open_through() ─▶ was it open all the while?

What is said of a day itself counts before what the calendar makes of it, and that before its weekday. Hours
that end before they begin go on past midnight. A place that has said nothing is known neither as open nor as
closed, and whoever asks goes on without.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.errors.shop.locations import BadOpeningHours
from datakasse.trade.calendar import DAY, is_named_holiday
from datakasse.trade.moment import NORWAY, in_norway, to_journal
from datakasse.trade.shop.sale_hours import Hours, Window

DAYS_OF_WEEK: Final = 7
EXCEPTIONS_MAX: Final = 100
WEEKDAY_NAMES: Final = ("man", "tir", "ons", "tor", "fre", "lør", "søn")


class DayOfItsOwn(msgspec.Struct, frozen=True):
    """A date with hours of its own; None for closed."""

    day: date
    hours: Hours | None = None


class OpeningHours(msgspec.Struct, frozen=True):
    """
    When a place is open. Hours that begin and end at the same time are the whole day and night.

    Attributes:
        weekdays: Monday to Sunday, None for closed; empty where nothing is stated.
        holidays: On days of rest that are no Sundays, and those that fall on one; None for closed.
        days: Dates that are like no other, the first first.
    """

    weekdays: tuple[Hours | None, ...] = ()
    holidays: Hours | None = None
    days: tuple[DayOfItsOwn, ...] = ()

    @property
    def are_stated(self) -> bool:
        """Whether the place has said when it is open."""
        return bool(self.weekdays)


def clean_opening_hours(hours: OpeningHours) -> OpeningHours:
    """
    Return opening hours as they are kept: dates in order.

    Raises:
        BadOpeningHours: No week of seven days, a date twice, or too many of them.
    """
    if not hours.weekdays and (hours.days or hours.holidays):
        raise BadOpeningHours(what=Phrase("uken mangler", "the week is missing"))
    if len(hours.weekdays) not in (0, DAYS_OF_WEEK):
        raise BadOpeningHours(
            what=Phrase(f"uken har {len(hours.weekdays)} dager", f"the week has {len(hours.weekdays)} days")
        )
    if len(hours.days) > EXCEPTIONS_MAX:
        raise BadOpeningHours(
            what=Phrase(f"flere enn {EXCEPTIONS_MAX} datoer", f"more than {EXCEPTIONS_MAX} dates")
        )
    days = sorted(hours.days, key=lambda each: each.day)
    for one, other in pairwise(days):
        if one.day == other.day:
            raise BadOpeningHours(
                what=Phrase(f"{one.day:%d.%m.%Y} står to ganger", f"{one.day:%d.%m.%Y} twice")
            )
    return msgspec.structs.replace(hours, days=tuple(days))


def open_on(day: date, hours: OpeningHours) -> Hours | None:
    """
    Return when a place opens and closes on a day; None for not at all.

    Args:
        day: The day on which it opens.
        hours: Those of the place, stated.

    Example:
        >>> from datetime import time
        >>> week = OpeningHours((Hours(time(9), time(17)),) * 6 + (None,))
        >>> open_on(date(2026, 5, 16), week).closes.isoformat()
        '17:00:00'
        >>> open_on(date(2026, 4, 2), week) is None  # Maundy Thursday
        True
    """
    own = next((each for each in hours.days if each.day == day), None)
    if own is not None:
        return own.hours
    return hours.holidays if is_named_holiday(day) else hours.weekdays[day.weekday()]


def is_open_through(hours: OpeningHours, begins: datetime, ends: datetime) -> bool:
    """
    Return whether a place is open from a moment to another without a break.

    Args:
        hours: Those of the place, stated.
        begins: The first moment.
        ends: The last one, not before.
    """
    until = begins
    for window in _windows(hours, begins, ends):
        if window.opens_at <= until < window.closes_at:
            until = window.closes_at
    return until > ends


def _windows(hours: OpeningHours, begins: datetime, ends: datetime) -> Iterator[Window]:
    """Yield when it is open on the days about a stretch of time, in order."""
    day = in_norway(begins).date() - DAY
    while day <= in_norway(ends).date():
        open_hours = open_on(day, hours)
        if open_hours is not None:
            is_overnight = open_hours.closes <= open_hours.opens
            yield Window(
                to_journal(datetime.combine(day, open_hours.opens, NORWAY)),
                to_journal(datetime.combine(day + is_overnight * DAY, open_hours.closes, NORWAY)),
            )
        day += DAY


def holidays_ahead(day: date, span: timedelta = timedelta(days=365)) -> list[date]:
    """
    Return the days of rest from a day on on which a week's hours do not hold.

    Example:
        >>> [each.isoformat() for each in holidays_ahead(date(2026, 12, 1))][:3]
        ['2026-12-25', '2026-12-26', '2027-01-01']
    """
    days = (day + each * DAY for each in range(span.days))
    return [each for each in days if is_named_holiday(each)]


def told_change(before: OpeningHours, after: OpeningHours) -> str:
    """
    Return what the journal tells of a change: what was, and what is; of dates only those that changed.

    Example:
        >>> from datetime import time
        >>> day = Hours(time(9), time(17))
        >>> told_change(OpeningHours(), OpeningHours((day,) * 5 + (None, None)))
        'fra ingen til man-fre 09:00-17:00, lør-søn stengt, helligdag stengt'
        >>> week = OpeningHours((day,) * 7)
        >>> told_change(week, OpeningHours((day,) * 7, days=(DayOfItsOwn(date(2026, 12, 24)),)))
        'fra man-søn 09:00-17:00, helligdag stengt til det samme, 24.12.2026 stengt'
    """
    was = _told(before, [each for each in before.days if each not in after.days])
    now = _told(after, [each for each in after.days if each not in before.days])
    week_stays = before.are_stated and _told(before, []) == _told(after, [])
    if week_stays:
        now = now.replace(_told(after, []), "det samme", 1)
    return f"fra {was or 'ingen'} til {now or 'ingen'}"


def _told(hours: OpeningHours, days: list[DayOfItsOwn]) -> str:
    """Return hours in few words; weekdays alike are told together."""
    if not hours.are_stated:
        return ""
    parts: list[str] = []
    first = 0
    for last, of_day in enumerate(hours.weekdays):
        if last + 1 < len(hours.weekdays) and hours.weekdays[last + 1] == of_day:
            continue
        names = WEEKDAY_NAMES[first] if first == last else f"{WEEKDAY_NAMES[first]}-{WEEKDAY_NAMES[last]}"
        parts.append(f"{names} {_clock(of_day)}")
        first = last + 1
    parts.append(f"helligdag {_clock(hours.holidays)}")
    parts.extend(f"{each.day:%d.%m.%Y} {_clock(each.hours)}" for each in days)
    return ", ".join(parts)


def _clock(hours: Hours | None) -> str:
    return "stengt" if hours is None else f"{hours.opens:%H:%M}-{hours.closes:%H:%M}"
