"""
When the bakery is open, and how busy it is: the Norwegian year by season, weekday, holiday and hour.

Weights are compared with each other and mean nothing by themselves.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SEASON = (85, 90, 95, 100, 112, 110, 88, 104, 100, 100, 102, 128)
"""How busy each month is. Half the town is away in July."""

WEEKDAY = (85, 88, 92, 98, 118, 155, 90)
"""How busy each day of the week is, from Monday."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From which minute of the day until which it is open."""

    opens: int
    closes: int


WEEKDAY_HOURS = Hours(7 * 60, 18 * 60)
SATURDAY_HOURS = Hours(8 * 60, 17 * 60)
SUNDAY_HOURS = Hours(10 * 60, 17 * 60)

BUSY_BY_HALF_HOUR = {
    WEEKDAY_HOURS: (9, 12, 14, 11, 8, 8, 10, 11, 15, 18, 17, 13, 10, 9, 11, 13, 14, 13, 11, 9, 7, 5),
    SATURDAY_HOURS: (7, 10, 13, 16, 19, 21, 22, 22, 20, 18, 16, 14, 12, 11, 10, 9, 7, 5),
    SUNDAY_HOURS: (9, 13, 17, 20, 22, 22, 20, 18, 16, 14, 13, 11, 9, 6),
}
"""How busy each half hour from opening is: breakfast, lunch, coffee; at weekends one long noon."""


@dataclass(frozen=True, slots=True)
class OpenDay:
    """
    A day the bakery is open.

    Attributes:
        day: Which.
        hours: How a day of its kind goes.
        short: Hours of a holiday's eve or the like; the same as `hours` on most days.
        weight: How busy it is.
    """

    day: date
    hours: Hours
    short: Hours
    weight: int

    def busy(self) -> list[tuple[int, int]]:
        """Return each half hour it is open, by its first minute of the day, and how busy that is."""
        rows = enumerate(BUSY_BY_HALF_HOUR[self.hours])
        starts = ((self.hours.opens + 30 * place, weight) for place, weight in rows)
        return [row for row in starts if self.short.opens <= row[0] < self.short.closes]


def easter_sunday(year: int) -> date:
    """
    Return Easter Sunday (the Gregorian calendar, after Gauss and Butcher).

    Example:
        >>> easter_sunday(2025), easter_sunday(2026)
        (datetime.date(2025, 4, 20), datetime.date(2026, 4, 5))
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def closed_days(year: int) -> frozenset[date]:
    """Return the holidays on which nobody bakes."""
    easter = easter_sunday(year)
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (12, 25), (12, 26))}
    return frozenset(fixed | {easter + timedelta(days) for days in (-2, 0, 1, 49, 50)})


def short_days(year: int) -> dict[date, tuple[Hours, int]]:
    """Return the days with short hours, and how much busier than others of the week they are, per cent."""
    easter = easter_sunday(year)
    return {
        easter - timedelta(3): (Hours(9 * 60, 16 * 60), 90),
        easter - timedelta(1): (Hours(9 * 60, 15 * 60), 95),
        easter + timedelta(39): (Hours(10 * 60, 16 * 60), 80),
        date(year, 5, 17): (Hours(10 * 60, 16 * 60), 150),
        date(year, 12, 24): (Hours(8 * 60, 13 * 60), 140),
        date(year, 12, 31): (Hours(8 * 60, 15 * 60), 105),
    }


def open_days(year: int) -> list[OpenDay]:
    """
    Return the days of a year on which the bakery is open.

    Example:
        >>> days = open_days(2025)
        >>> len(days), days[0].day.isoformat(), days[-1].day.isoformat()
        (356, '2025-01-02', '2025-12-31')
    """
    closed, short = closed_days(year), short_days(year)
    days = (date(year, 1, 1) + timedelta(days) for days in range(366))
    return [_open_day(day, short) for day in days if day.year == year and day not in closed]


def _open_day(day: date, short: dict[date, tuple[Hours, int]]) -> OpenDay:
    hours = (WEEKDAY_HOURS, SATURDAY_HOURS, SUNDAY_HOURS)[max(0, day.weekday() - 4)]
    kept, busier = short.get(day, (hours, 100))
    return OpenDay(day, hours, kept, SEASON[day.month - 1] * WEEKDAY[day.weekday()] * busier // 100)
