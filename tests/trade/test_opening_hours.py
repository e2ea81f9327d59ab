"""When a shop is open: the week, days of rest, dates of their own, past midnight, clocks put on and back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from datakasse.errors.shop.locations import BadOpeningHours
from datakasse.trade.moment import NORWAY
from datakasse.trade.shop.opening_hours import (
    DayOfItsOwn,
    OpeningHours,
    clean_opening_hours,
    is_open_through,
    open_on,
    told_change,
)
from datakasse.trade.shop.sale_hours import Hours

DAY, NIGHT, ROUND = Hours(time(9), time(17)), Hours(time(18), time(2)), Hours(time(0), time(0))
SHOP = OpeningHours((DAY,) * 5 + (Hours(time(10), time(15)), None))
BAR = OpeningHours((None,) * 4 + (NIGHT, NIGHT, None))
KIOSK = OpeningHours((ROUND,) * 7, ROUND)


def at(text: str) -> datetime:
    """Return a moment on Norwegian clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=NORWAY).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "begins", "ends", "is_open"),
    [
        (SHOP, "2026-06-01 09:00", "2026-06-01 16:59", True),
        (SHOP, "2026-06-01 08:59", "2026-06-01 12:00", False),
        (SHOP, "2026-06-01 15:00", "2026-06-01 17:00", False),
        (SHOP, "2026-06-07 11:00", "2026-06-07 12:00", False),
        (SHOP, "2026-05-14 11:00", "2026-05-14 12:00", False),
        (BAR, "2026-06-05 23:00", "2026-06-06 01:30", True),
        (BAR, "2026-06-06 23:00", "2026-06-07 02:00", False),
        (BAR, "2026-06-04 23:00", "2026-06-05 01:00", False),
        (KIOSK, "2026-05-16 23:00", "2026-05-17 03:00", True),
        (KIOSK, "2026-03-28 23:00", "2026-03-29 05:00", True),
        (KIOSK, "2026-10-24 23:00", "2026-10-25 05:00", True),
    ],
)
def test_a_stretch_of_time_is_within_the_hours_or_not(
    hours: OpeningHours, begins: str, ends: str, is_open: bool
) -> None:
    assert is_open_through(hours, at(begins), at(ends)) is is_open


def test_a_date_counts_before_the_holiday_and_that_before_the_weekday() -> None:
    ascension, sunday = date(2026, 5, 14), date(2026, 5, 17)
    open_then = OpeningHours(SHOP.weekdays, Hours(time(12), time(14)), (DayOfItsOwn(sunday, DAY),))
    assert open_on(ascension, SHOP) is None
    assert open_on(ascension, open_then) == Hours(time(12), time(14))
    assert open_on(sunday, open_then) == DAY
    assert open_on(sunday + timedelta(weeks=1), open_then) == Hours(time(12), time(14))  # Whitsun
    assert open_on(sunday + timedelta(weeks=2), open_then) is None


@given(integers(0, 365 * 24 * 60), integers(0, 600), integers(0, 600))
def test_what_is_open_through_is_open_through_each_part(begin: int, first: int, second: int) -> None:
    begins = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=begin)
    middle, ends = begins + timedelta(minutes=first), begins + timedelta(minutes=first + second)
    for hours in (SHOP, BAR, KIOSK):
        whole = is_open_through(hours, begins, ends)
        assert whole == (is_open_through(hours, begins, middle) and is_open_through(hours, middle, ends))


@pytest.mark.parametrize(
    "hours",
    [
        OpeningHours((DAY,) * 6),
        OpeningHours((), DAY),
        OpeningHours((), days=(DayOfItsOwn(date(2026, 1, 1)),)),
        OpeningHours((DAY,) * 7, days=(DayOfItsOwn(date(2026, 1, 1)), DayOfItsOwn(date(2026, 1, 1), DAY))),
        OpeningHours(
            (DAY,) * 7, days=tuple(DayOfItsOwn(date(2026, 1, 1) + timedelta(n)) for n in range(101))
        ),
    ],
)
def test_hours_that_cannot_be_are_refused(hours: OpeningHours) -> None:
    with pytest.raises(BadOpeningHours):
        clean_opening_hours(hours)


def test_dates_are_kept_in_order_and_a_change_of_one_is_told_alone() -> None:
    first, second = DayOfItsOwn(date(2026, 1, 2)), DayOfItsOwn(date(2026, 12, 24), DAY)
    kept = clean_opening_hours(OpeningHours((DAY,) * 7, days=(second, first)))
    assert kept.days == (first, second)
    told = told_change(kept, OpeningHours((DAY,) * 7, days=(first,)))
    assert told == "fra man-søn 09:00-17:00, helligdag stengt, 24.12.2026 09:00-17:00 til det samme"
    assert told_change(kept, OpeningHours()).endswith("til ingen")
