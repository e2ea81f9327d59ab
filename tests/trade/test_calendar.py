"""The calendar: Easter as it was and will be, the days of rest, the days before them, birthdays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from datakasse.trade.calendar import (
    DAY,
    born_by,
    easter_sunday,
    is_before_holiday,
    is_church_holiday,
    is_day_of_rest,
    is_great_eve,
)

pytestmark = pytest.mark.law("law.md 4.13")

EASTERS = (
    "1818-03-22 1913-03-23 1943-04-25 1961-04-02 2000-04-23 2008-03-23 2011-04-24 2016-03-27 2019-04-21 "
    "2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 "
    "2029-04-01 2030-04-21 2031-04-13 2035-03-25 2038-04-25 2049-04-18 2076-04-19 2099-04-12 2285-03-22"
)


@pytest.mark.parametrize("easter", [date.fromisoformat(day) for day in EASTERS.split()], ids=str)
def test_easter_falls_where_almanacs_have_it(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


@given(integers(1700, 4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


DAYS = (
    # day, church holiday, day of rest, day before one, shops close at four
    ("2026-01-01", True, True, False, False, "New Year's Day"),
    ("2026-04-01", False, False, True, False, "the day before Maundy Thursday"),
    ("2026-04-02", True, True, True, False, "Maundy Thursday"),
    ("2026-04-03", True, True, False, False, "Good Friday"),
    ("2026-04-04", False, False, True, True, "Easter Eve"),
    ("2026-04-05", True, True, True, False, "Easter Sunday"),
    ("2026-04-06", True, True, False, False, "Easter Monday"),
    ("2026-04-07", False, False, False, False, "the day after Easter"),
    ("2026-04-30", False, False, False, False, "the day before 1 May"),
    ("2026-05-01", False, True, False, False, "1 May"),
    ("2026-05-02", False, False, True, False, "a Saturday"),
    ("2026-05-13", False, False, False, False, "the day before Ascension Day"),
    ("2026-05-14", True, True, False, False, "Ascension Day"),
    ("2026-05-16", False, False, True, False, "a Saturday before 17 May, which is a Sunday"),
    ("2026-05-17", True, True, False, False, "17 May on a Sunday"),
    ("2026-05-23", False, False, True, True, "Whitsun Eve"),
    ("2026-05-24", True, True, True, False, "Whit Sunday"),
    ("2026-05-25", True, True, False, False, "Whit Monday"),
    ("2026-12-23", False, False, False, False, "the day before Christmas Eve"),
    ("2026-12-24", False, False, True, True, "Christmas Eve"),
    ("2026-12-25", True, True, True, False, "Christmas Day"),
    ("2026-12-26", True, True, True, False, "Boxing Day, a Saturday"),
    ("2026-12-31", False, False, True, False, "New Year's Eve"),
    ("2027-05-15", False, False, True, True, "Whitsun Eve, two days before 17 May"),
    ("2027-05-17", True, True, False, False, "17 May on Whit Monday"),
    ("2028-05-16", False, False, False, False, "a Tuesday before 17 May"),
    ("2008-04-30", False, False, False, False, "the day before Ascension Day on 1 May"),
    ("2008-05-01", True, True, False, False, "Ascension Day on 1 May"),
)


@pytest.mark.parametrize(
    ("day", "holiday", "rest", "before", "eve", "name"), DAYS, ids=[f"{row[0]} {row[-1]}" for row in DAYS]
)
def test_each_day_is_what_the_law_calls_it(  # noqa: PLR0917 - the columns of a table
    day: str,
    holiday: bool,
    rest: bool,
    before: bool,
    eve: bool,
    name: str,
) -> None:
    del name
    at = date.fromisoformat(day)
    found = is_church_holiday(at), is_day_of_rest(at), is_before_holiday(at), is_great_eve(at)
    assert found == (holiday, rest, before, eve)


@given(integers(1900, 2200))
def test_a_year_has_its_ten_holidays_besides_sundays_and_three_great_eves(year: int) -> None:
    days = [date(year, 1, 1) + count * DAY for count in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    by_name = {easter_sunday(year) + away * DAY for away in (-3, -2, 0, 1, 39, 49, 50)}
    by_name |= {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    assert {day for day in days if is_church_holiday(day)} == by_name | {
        day for day in days if day.weekday() == 6
    }
    assert sum(map(is_great_eve, days)) == 3
    assert all(is_before_holiday(day) for day in days if is_great_eve(day))


@pytest.mark.parametrize(
    ("age", "day", "born"),
    [
        (18, "2026-11-28", "2008-11-28"),
        (16, "2026-01-01", "2010-01-01"),
        (20, "2028-02-29", "2008-02-29"),
        (18, "2028-02-29", "2010-02-28"),
        (18, "2026-02-28", "2008-02-28"),
        (18, "2026-03-01", "2008-03-01"),
    ],
)
def test_the_birthday_of_somebody_who_is_just_old_enough(age: int, day: str, born: str) -> None:
    assert born_by(age, date.fromisoformat(day)).isoformat() == born


@given(dates(date(1950, 1, 1), date(2100, 12, 31)), integers(1, 120))
def test_whoever_was_born_a_day_later_is_too_young(day: date, age: int) -> None:
    """Counted by the other rule: birthdays had, where 29 February comes on 1 March in common years."""

    def years_old(born: date) -> int:
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    born = born_by(age, day)
    assert years_old(born) == age
    assert years_old(born + DAY) == age - 1
