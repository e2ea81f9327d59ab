"""
Expected sales: on the lab's store over two years, on whatever is made up, and where there is too little.

As many customers come to the store on a Tuesday as on the one before, but for chance: both guesses have that.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from datakasse.office.insight.forecast import (
    TESTED_DAYS,
    WEEKS_MIN,
    Forecast,
    Kind,
    Method,
    forecast,
    kind_of,
)
from datakasse.office.insight.hour_bands import TRIED_MIN, ExpectedHours, Hourly, expect_hours
from lab.demo import bakery_cafe
from lab.year.demand import hourly_takings

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
TODAYS = (date(2026, 3, 1), date(2026, 6, 1), date(2026, 8, 10), date(2026, 11, 2), date(2026, 12, 31))
SERIES = st.lists(st.integers(-5_000_00, 500_000_00), min_size=1, max_size=200)


@pytest.fixture(scope="module")
def hourly() -> Mapping[str, Hourly]:
    """What the lab's store took in over two years, by group, day and hour."""
    return hourly_takings(bakery_cafe(), (2025, 2026), 20_000, seed=7)


@pytest.fixture(scope="module")
def store(hourly: Mapping[str, Hourly]) -> Mapping[str, Mapping[date, int]]:
    """The same by day; under * all of it."""
    groups = {group: daily(hours) for group, hours in hourly.items()}
    total: Counter[date] = Counter()
    for days in groups.values():
        total.update(days)
    return {"*": total, **groups}


def daily(hourly: Hourly) -> dict[date, int]:
    """What the hours of each day come to."""
    return {day: sum(hours.values()) for day, hours in hourly.items()}


def made(history: Mapping[date, int], today: date, days: int = 14) -> Forecast:
    """A forecast, which there has to be."""
    found = forecast(history, today, days)
    assert found is not None
    return found


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_it_misses_less_than_the_same_weekday_a_week_before(
    store: Mapping[str, Mapping[date, int]], today: date
) -> None:
    """On all sales clearly; over the groups together too."""
    error = made(store["*"], today).error
    assert error.days == TESTED_DAYS
    assert error.model_bp < 0.9 * error.naive_bp
    errors = [found.error for days in store.values() if (found := forecast(days, today, 1)) is not None]
    assert len(errors) == len(store)
    assert sum(each.model_bp for each in errors) < 0.9 * sum(each.naive_bp for each in errors)


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_what_came_afterwards_was_expected_better_too(
    store: Mapping[str, Mapping[date, int]], today: date
) -> None:
    """The control: not the days it was tried on, but those that it was made for, which it has not seen."""
    total = store["*"]
    begun = today - 28 * DAY
    found = made(total, begun, 28)
    missed = sum(abs(each.amount - total.get(each.day, 0)) for each in found.days)
    last_week = [total.get(begun + (ahead % 7 - 7) * DAY, 0) for ahead in range(28)]
    naive = sum(
        abs(guess - total.get(each.day, 0)) for guess, each in zip(last_week, found.days, strict=True)
    )
    assert missed < naive


def test_four_of_five_days_end_inside_the_band(store: Mapping[str, Mapping[date, int]]) -> None:
    inside = told = 0
    for begun in (date(2026, 2, 1) + week * 14 * DAY for week in range(22)):
        for each in made(store["*"], begun).days:
            was = store["*"].get(each.day, 0)
            told += 1
            inside += each.low <= was <= each.high
    assert 0.65 <= inside / told <= 0.95


def test_a_holiday_is_as_the_last_ones_were_and_does_not_spoil_the_weekday_after_it(
    store: Mapping[str, Mapping[date, int]],
) -> None:
    """Whit Monday is closed, as the holidays before it; the Monday after is as Mondays are."""
    whit_monday = date(2026, 5, 25)
    found = {each.day: each for each in made(store["*"], whit_monday, 8).days}
    assert found[whit_monday].kind is Kind.HOLIDAY
    after = found[whit_monday + 7 * DAY].amount
    assert found[whit_monday].amount < 0.4 * after
    assert store["*"][date(2026, 5, 18)] * 0.6 < after < store["*"][date(2026, 5, 18)] * 1.6


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 4, 2), Kind.HOLIDAY),  # Maundy Thursday
        (date(2026, 4, 5), Kind.HOLIDAY),  # Easter Sunday
        (date(2026, 4, 1), Kind.BEFORE_HOLIDAY),
        (date(2026, 5, 1), Kind.HOLIDAY),
        (date(2026, 5, 17), Kind.CONSTITUTION_DAY),  # a Sunday
        (date(2026, 6, 7), Kind.ORDINARY),  # a Sunday like any other
        (date(2026, 7, 20), Kind.SUMMER_HOLIDAYS),
        (date(2026, 9, 14), Kind.AFTER_PAYDAY),
        (date(2026, 12, 1), Kind.ADVENT),
        (date(2026, 12, 24), Kind.CHRISTMAS_EVE),
        (date(2026, 12, 28), Kind.BEFORE_HOLIDAY),
        (date(2026, 12, 31), Kind.NEW_YEARS_EVE),
    ],
    ids=str,
)
def test_the_calendar_says_what_is_different_about_a_day(day: date, kind: Kind) -> None:
    assert kind_of(day) is kind


def test_where_the_week_before_has_been_nearer_it_is_used_and_said() -> None:
    """Sales that double from one week to the next are better told by the last week than by the last ten."""
    growing = {MONDAY + day * DAY: 100 * 2 ** (day // 7) for day in range(7 * 16)}
    found = made(growing, MONDAY + 7 * 16 * DAY, 7)
    assert found.method is Method.WEEK_BEFORE
    assert found.error.naive_bp < found.error.model_bp
    assert [each.amount for each in found.days] == [100 * 2**15] * 7


def test_with_fewer_weeks_nothing_is_told() -> None:
    day_of = {MONDAY + day * DAY: 1_000 for day in range(WEEKS_MIN * 7)}
    assert forecast({}, MONDAY, 1) is None
    assert forecast(day_of, MONDAY + (WEEKS_MIN * 7 - 1) * DAY, 1) is None
    assert forecast(day_of, MONDAY + WEEKS_MIN * 7 * DAY, 1) is not None


def test_goods_out_of_season_and_such_as_only_came_back_have_no_absurd_error() -> None:
    """Nothing sold for eight weeks is too little to go by; returns count as what was moved."""
    christmas = {date(2025, 11, 1) + day * DAY: 5_000 for day in range(54)}
    assert forecast(christmas, date(2026, 3, 2), 14) is None
    came_back = {MONDAY + day * DAY: 1_000 if day < 70 else -500 for day in range(130)}
    found = made(came_back, MONDAY + 130 * DAY)
    assert min(found.error.model_bp, found.error.naive_bp) >= 0
    assert all(each.low <= each.amount <= each.high for each in found.days)


def test_a_shop_that_is_closed_on_christmas_day_is_not_expected_to_sell_on_it() -> None:
    open_on = {date(2024, 1, 1) + day * DAY: 10_000 for day in range(720)}
    history = {day: amount for day, amount in open_on.items() if kind_of(day) is not Kind.HOLIDAY}
    found = {each.day: each for each in made(history, date(2025, 12, 20)).days}
    christmas = found[date(2025, 12, 25)]
    assert (christmas.amount, christmas.low, christmas.high) == (0, 0, 0)
    assert found[date(2025, 12, 22)].amount == 10_000


@settings(deadline=None, max_examples=60)
@given(SERIES, st.integers(1, 28))
def test_whatever_was_sold_it_tells_each_day_within_its_band_and_never_looks_at_today(
    amounts: list[int], days: int
) -> None:
    history = {MONDAY + day * DAY: amount for day, amount in enumerate(amounts)}
    today = MONDAY + len(amounts) * DAY
    found = forecast(history, today, days)
    assert found == forecast({**history, today: 999_999_99}, today, days)
    if found is None:
        assert len(amounts) < WEEKS_MIN * 7 or not any(amounts[-TESTED_DAYS:])
        return
    assert min(found.error.model_bp, found.error.naive_bp) >= 0
    assert [each.day for each in found.days] == [today + ahead * DAY for ahead in range(days)]
    assert all(after.day - before.day == DAY for before, after in pairwise(found.days))
    for each in found.days:
        assert each.low <= each.amount <= each.high


def by_hour(hourly: Hourly, today: date, days: int = 14) -> tuple[Forecast, ExpectedHours]:
    """A forecast and its hours."""
    found = made(daily(hourly), today, days)
    return found, expect_hours(found, hourly, today)


def test_four_of_five_hours_end_inside_their_band_and_that_is_what_is_said(
    hourly: Mapping[str, Hourly],
) -> None:
    """Hours that it has not seen, of each group over most of a year; and what it says of itself."""
    for group, hours in hourly.items():
        inside = told = 0
        for begun in (date(2026, 2, 1) + week * 28 * DAY for week in range(11)):
            found, expected = by_hour(hours, begun)
            assert expected.coverage is not None, group
            assert 0.75 <= expected.coverage.inside_bp / 10_000 <= 0.9, group
            for day, bands in zip(found.days, expected.days, strict=True):
                for band in bands:
                    if band.low is not None and band.high is not None:
                        told += 1
                        inside += band.low <= hours.get(day.day, {}).get(band.hour, 0) <= band.high
        assert told > 500, group
        assert 0.75 <= inside / told <= 0.88, group


def test_hours_that_spread_a_day_evenly_would_not_hold(hourly: Mapping[str, Hourly]) -> None:
    """The control: the band of the whole day, as a part of each hour, holds far fewer than it says."""
    inside = told = 0
    for hours in hourly.values():
        for begun in (date(2026, 2, 1) + week * 28 * DAY for week in range(11)):
            found, expected = by_hour(hours, begun)
            for day, bands in zip(found.days, expected.days, strict=True):
                for band in bands:
                    was = hours.get(day.day, {}).get(band.hour, 0)
                    told += 1
                    low, high = day.low / day.amount, day.high / day.amount
                    inside += band.amount * low <= was <= band.amount * high
    assert inside / told < 0.65


def test_hours_come_to_their_day_and_one_with_too_few_days_behind_it_has_no_band(
    hourly: Mapping[str, Hourly],
) -> None:
    today = date(2026, 6, 1)
    seldom = {
        day: {**hours, 19: 500} if day.weekday() == 4 else dict(hours)
        for day, hours in max(hourly.values(), key=len).items()
    }
    found, expected = by_hour(seldom, today)
    for day, bands in zip(found.days, expected.days, strict=True):
        assert sum(band.amount for band in bands) == day.amount
        for band in bands:
            assert (band.low is None) == (band.high is None) == (band.hour == 19)
            assert band.low is None or band.high is None or band.low <= band.amount <= band.high
    assert any(band.hour == 19 for bands in expected.days for band in bands)


def test_what_never_varies_has_a_band_of_nothing_and_one_short_of_enough_days_has_none() -> None:
    flat = {MONDAY + day * DAY: {12: 1_000} for day in range(112)}
    _, expected = by_hour(flat, MONDAY + 112 * DAY, 1)
    [[band]] = expected.days
    assert (band.amount, band.low, band.high) == (1_000, 1_000, 1_000)
    assert expected.coverage is not None
    assert (expected.coverage.hours, expected.coverage.inside_bp) == (TESTED_DAYS, 10_000)
    thrice_a_week = {day: hours for day, hours in flat.items() if day.weekday() < 3}
    _, expected = by_hour(thrice_a_week, MONDAY + 112 * DAY, 1)
    assert [[band.low for band in bands] for bands in expected.days] == [[1_000]]
    assert 3 * 8 >= TRIED_MIN > 2 * 8
    twice_a_week = {day: hours for day, hours in flat.items() if day.weekday() < 2}
    _, expected = by_hour(twice_a_week, MONDAY + 112 * DAY, 1)
    assert [[band.low for band in bands] for bands in expected.days] == [[None]]
    assert expected.coverage is None


def test_a_band_is_made_of_what_was_known_and_never_of_today(hourly: Mapping[str, Hourly]) -> None:
    hours = max(hourly.values(), key=len)
    today = date(2026, 6, 1)
    found, expected = by_hour(hours, today)
    later = {**hours, today: {12: 9_999_999}, today + DAY: {3: 9_999_999}}
    assert expect_hours(found, later, today) == expected
