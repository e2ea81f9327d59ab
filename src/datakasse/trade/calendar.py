"""
The Norwegian calendar, as far as it decides what may be sold: days of rest, and the days before them.

Most of it hangs on Easter. A church holiday (*helligdag*) is every Sunday and the days named in
*helligdagsfredloven* § 2; 1 and 17 May are days of rest too, but the day before them is like any other.

Law: law.md 4.13.
"""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SUNDAY = 6


def easter_sunday(year: int) -> date:
    """
    Return Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher's computus).

    Example:
        >>> easter_sunday(2026).isoformat(), easter_sunday(2038).isoformat()
        ('2026-04-05', '2038-04-25')
    """
    golden = year % 19
    century, within = divmod(year, 100)
    leap_centuries, centuries_left = divmod(century, 4)
    moon_drift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_drift + 15) % 30
    leap_years, years_left = divmod(within, 4)
    to_sunday = (32 + 2 * centuries_left + 2 * leap_years - epact - years_left) % 7
    late_moon = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late_moon + 114, 31)
    return date(year, month, day + 1)


def ascension_day(year: int) -> date:
    """Return Ascension Day (*Kristi himmelfartsdag*), a Thursday."""
    return easter_sunday(year) + 39 * DAY


@cache
def _church_holidays(year: int) -> frozenset[date]:
    """Return the church holidays of a year that are not Sundays by rule: some are Sundays all the same."""
    easter = easter_sunday(year)
    from_easter = (-3, -2, 0, 1, 39, 49, 50)
    fixed = (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26))
    return frozenset({*fixed, *(easter + days * DAY for days in from_easter)})


def is_church_holiday(day: date) -> bool:
    """
    Return whether a day is a Sunday or a church holiday.

    Example:
        >>> is_church_holiday(date(2026, 4, 2)), is_church_holiday(date(2026, 5, 1))
        (True, False)
    """
    return day.weekday() == SUNDAY or day in _church_holidays(day.year)


def is_day_of_rest(day: date) -> bool:
    """Return whether a day is a church holiday, or 1 or 17 May."""
    return is_church_holiday(day) or is_named_holiday(day)


def is_named_holiday(day: date) -> bool:
    """
    Return whether a day has a name of its own among the days of rest, whatever day of the week it is.

    Example:
        >>> is_named_holiday(date(2026, 5, 17)), is_named_holiday(date(2026, 5, 10))
        (True, False)
    """
    return day in _church_holidays(day.year) or (day.month, day.day) in {(5, 1), (5, 17)}


def is_before_holiday(day: date) -> bool:
    """
    Return whether a day is one on which sale ends early: the day before a Sunday or church holiday.

    The day before Ascension Day is like any other, and so are those before 1 and 17 May.

    Example:
        >>> is_before_holiday(date(2026, 5, 13)), is_before_holiday(date(2026, 5, 16))
        (False, True)
    """
    after = day + DAY
    return is_church_holiday(after) and after != ascension_day(after.year)


def is_great_eve(day: date) -> bool:
    """Return whether shops close at four: Easter Eve, Whitsun Eve, Christmas Eve."""
    easter = easter_sunday(day.year)
    return day in {easter - DAY, easter + 48 * DAY, date(day.year, 12, 24)}


def born_by(age: int, day: date) -> date:
    """
    Return the last birthday with which somebody is so old on a day.

    Whoever was born on 29 February is a year older on 1 March where the year has no 29th.

    Example:
        >>> born_by(18, date(2026, 11, 28)).isoformat(), born_by(18, date(2028, 2, 29)).isoformat()
        ('2008-11-28', '2010-02-28')
    """
    if (day.month, day.day) == (2, 29):
        return date(day.year - age, 3, 1) - DAY
    return day.replace(year=day.year - age)
