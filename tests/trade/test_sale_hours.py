"""When beer may be sold in a shop, and drink be served: the law's table, every day of many years."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis.strategies import dates, datetimes, integers, sampled_from

from datakasse.errors.shop.locations import HoursOutsideLaw
from datakasse.trade.calendar import DAY, is_day_of_rest
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.moment import NORWAY, in_norway
from datakasse.trade.shop.sale_hours import (
    NORMAL_SHORT_DAY,
    NORMAL_WEEKDAY,
    WIDEST_SHORT_DAY,
    WIDEST_WEEKDAY,
    Hours,
    SaleHours,
    Window,
    beer_hours_on,
    demand_lawful_hours,
    next_window,
)

pytestmark = pytest.mark.law("law.md 4.13")

NORMAL = SaleHours()
WIDEST = SaleHours(WIDEST_WEEKDAY, WIDEST_SHORT_DAY)
NARROW = SaleHours(Hours(time(9), time(16)), None)
BAR = SaleHours(serving=Hours(time(12), time(1, 30)))
PUB = SaleHours(serving=Hours(time(15), time(0)), serving_weekend=Hours(time(12), time(3)))


def spoken(hours: Hours | None) -> str:
    """Return hours as the tables write them."""
    return "" if hours is None else f"{hours.opens:%H}-{hours.closes:%H}"


BEER = (
    ("a Monday", "2026-06-01", "08-18", "08-20", "09-16"),
    ("a Friday", "2026-06-05", "08-18", "08-20", "09-16"),
    ("a Saturday", "2026-06-06", "08-15", "08-18", ""),
    ("a Sunday", "2026-06-07", "", "", ""),
    ("before Maundy Thursday", "2026-04-01", "08-15", "08-18", ""),
    ("Maundy Thursday", "2026-04-02", "", "", ""),
    ("Easter Eve", "2026-04-04", "08-15", "08-16", ""),
    ("Easter Monday", "2026-04-06", "", "", ""),
    ("before 1 May", "2026-04-30", "08-18", "08-20", "09-16"),
    ("1 May", "2026-05-01", "", "", ""),
    ("before Ascension Day", "2026-05-13", "08-18", "08-20", "09-16"),
    ("Ascension Day", "2026-05-14", "", "", ""),
    ("before 17 May", "2028-05-16", "08-18", "08-20", "09-16"),
    ("17 May", "2028-05-17", "", "", ""),
    ("Whitsun Eve", "2026-05-23", "08-15", "08-16", ""),
    ("Whit Monday", "2026-05-25", "", "", ""),
    ("Christmas Eve", "2026-12-24", "08-15", "08-16", ""),
    ("Christmas Day", "2026-12-25", "", "", ""),
    ("New Year's Eve", "2026-12-31", "08-15", "08-18", ""),
    ("New Year's Day", "2027-01-01", "", "", ""),
)


@pytest.mark.parametrize(
    ("day", "normal", "widest", "narrow"), [row[1:] for row in BEER], ids=[r[0] for r in BEER]
)
def test_the_hours_of_a_day(day: str, normal: str, widest: str, narrow: str) -> None:
    at = date.fromisoformat(day)
    assert [spoken(beer_hours_on(at, hours)) for hours in (NORMAL, WIDEST, NARROW)] == [
        normal,
        widest,
        narrow,
    ]


@given(dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_no_municipality_sells_outside_the_widest_hours_nor_on_a_day_of_rest(day: date) -> None:
    widest = beer_hours_on(day, WIDEST)
    assert (widest is None) == is_day_of_rest(day)
    for hours in (NORMAL, NARROW):
        own = beer_hours_on(day, hours)
        assert own is None or (widest is not None and own.lies_within(widest))


MOMENTS = (
    # Norwegian time, what the place has stated, whether it may be sold, when it opens or opened
    ("the second before eight", "2026-06-01 07:59:59", NORMAL, False, "2026-06-01 08:00"),
    ("eight", "2026-06-01 08:00:00", NORMAL, True, "2026-06-01 08:00"),
    ("the last second", "2026-06-01 17:59:59", NORMAL, True, "2026-06-01 08:00"),
    ("six", "2026-06-01 18:00:00", NORMAL, False, "2026-06-02 08:00"),
    ("six where the municipality has eight", "2026-06-01 18:00:00", WIDEST, True, "2026-06-01 08:00"),
    ("eight in the evening", "2026-06-01 20:00:00", WIDEST, False, "2026-06-02 08:00"),
    ("Saturday at three", "2026-06-06 15:00:00", NORMAL, False, "2026-06-08 08:00"),
    ("Easter Eve at four, wide hours", "2026-04-04 16:00:00", WIDEST, False, "2026-04-07 08:00"),
    ("from Wednesday over Easter, narrow hours", "2026-04-01 08:00:00", NARROW, False, "2026-04-07 09:00"),
    ("the night that clocks go forward", "2026-03-29 03:00:00", NORMAL, False, "2026-03-30 08:00"),
)


@pytest.mark.parametrize(
    ("shown", "hours", "is_open", "opens"), [m[1:] for m in MOMENTS], ids=[m[0] for m in MOMENTS]
)
def test_beer_at_a_moment(shown: str, hours: SaleHours, is_open: bool, opens: str) -> None:
    at = datetime.fromisoformat(shown).replace(tzinfo=NORWAY)
    window = next_window(Restriction.BEER_SHOP, hours, at)
    assert window is not None
    assert (window.opens_at <= at) == is_open
    assert f"{in_norway(window.opens_at):%Y-%m-%d %H:%M}" == opens


@pytest.mark.parametrize(
    ("shown", "is_open"),
    [("11:59", False), ("12:00", True), ("23:59", True), ("00:30", True), ("01:29", True), ("01:30", False)],
)
def test_what_is_served_follows_the_licence_past_midnight(shown: str, is_open: bool) -> None:
    """On a Sunday as well: serving is not sale from a shop."""
    at = datetime.fromisoformat(f"2026-06-07 {shown}").replace(tzinfo=NORWAY)
    window = next_window(Restriction.ALCOHOL_SERVED, BAR, at)
    assert window is not None
    assert (window.opens_at <= at) == is_open


@pytest.mark.parametrize(
    ("shown", "is_open"),
    [
        ("2026-06-04 14:59", False),  # A Thursday
        ("2026-06-04 15:00", True),
        ("2026-06-05 00:00", False),
        ("2026-06-05 12:00", True),  # Friday
        ("2026-06-06 02:59", True),
        ("2026-06-06 03:00", False),
        ("2026-06-06 12:00", True),  # Saturday
        ("2026-06-07 02:59", True),
        ("2026-06-07 03:00", False),
        ("2026-06-07 14:59", False),  # Sunday
    ],
)
def test_a_licence_may_have_other_hours_on_fridays_and_saturdays(shown: str, is_open: bool) -> None:
    """The night is of the day that it began."""
    at = datetime.fromisoformat(shown).replace(tzinfo=NORWAY)
    window = next_window(Restriction.ALCOHOL_SERVED, PUB, at)
    assert window is not None
    assert (window.opens_at <= at) == is_open


@pytest.mark.parametrize("restriction", Restriction)
def test_only_drink_has_hours(restriction: Restriction) -> None:
    """And served drink only where the shop has stated its licence's."""
    window = next_window(restriction, NORMAL, datetime(2026, 6, 7, 2, tzinfo=UTC))
    assert (window is not None) == (restriction is Restriction.BEER_SHOP)


@given(
    datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 - made Norwegian below
    sampled_from([NORMAL, WIDEST, NARROW, BAR, PUB]),
    sampled_from([Restriction.BEER_SHOP, Restriction.ALCOHOL_SERVED]),
)
def test_windows_follow_each_other_without_overlap(
    shown: datetime, hours: SaleHours, what: Restriction
) -> None:
    at = shown.replace(tzinfo=NORWAY).astimezone(UTC)
    windows: list[Window] = []
    for _ in range(8):
        window = next_window(what, hours, at)
        if window is None:
            assert what is Restriction.ALCOHOL_SERVED
            assert hours.serving is None
            return
        assert at < window.closes_at
        assert window.opens_at < window.closes_at
        windows.append(window)
        at = window.closes_at
    assert all(before.closes_at <= after.opens_at for before, after in pairwise(windows))


@pytest.mark.parametrize(
    ("hours", "is_lawful"),
    [
        (SaleHours(), True),
        (WIDEST, True),
        (NARROW, True),
        (BAR, True),
        (SaleHours(Hours(time(7, 59), time(18))), False),
        (SaleHours(Hours(time(8), time(20, 1))), False),
        (SaleHours(Hours(time(18), time(8))), False),
        (SaleHours(Hours(time(9), time(9))), False),
        (SaleHours(NORMAL_WEEKDAY, Hours(time(8), time(18, 1))), False),
        (SaleHours(NORMAL_WEEKDAY, Hours(time(7), time(15))), False),
        (SaleHours(NORMAL_WEEKDAY, NORMAL_SHORT_DAY, Hours(time(3), time(3))), False),
        (PUB, True),
        (SaleHours(serving=Hours(time(3), time(5)), serving_weekend=Hours(time(3), time(3))), False),
        (SaleHours(serving_weekend=Hours(time(12), time(3))), False),
    ],
)
def test_a_municipality_may_widen_and_narrow_within_the_law(hours: SaleHours, is_lawful: bool) -> None:
    if is_lawful:
        demand_lawful_hours(hours)
    else:
        with pytest.raises(HoursOutsideLaw):
            demand_lawful_hours(hours)


AGES = (
    (Restriction.NONE, None, "2026-06-01", None),
    (Restriction.NONE, 18, "2026-06-01", 18),
    (Restriction.BEER_SHOP, None, "2026-06-01", 18),
    (Restriction.ALCOHOL_SERVED, None, "2026-06-01", 18),
    (Restriction.ALCOHOL_SERVED, 20, "2026-06-01", 20),
    (Restriction.TOBACCO, None, "2026-06-01", 18),
    (Restriction.TOBACCO, 15, "2026-06-01", 18),
    (Restriction.ENERGY_DRINK, None, "2025-12-31", None),
    (Restriction.ENERGY_DRINK, None, "2026-01-01", 16),
    (Restriction.ENERGY_DRINK, 18, "2026-01-01", 18),
)


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize(("restriction", "own", "day", "age"), AGES)
def test_an_article_may_be_stricter_than_the_law_but_not_laxer(
    restriction: Restriction, own: int | None, day: str, age: int | None
) -> None:
    article = Article("1", "Vare", "A", "3", age_limit=own, restriction=restriction)
    assert article.age_limit_on(date.fromisoformat(day)) == age


@given(integers(0, 400))
def test_beer_is_never_sold_between_eight_in_the_evening_and_eight_in_the_morning(days: int) -> None:
    night = datetime.combine(date(2026, 1, 1) + days * DAY, time(20), NORWAY)
    for hour in range(12):
        window = next_window(Restriction.BEER_SHOP, WIDEST, night + timedelta(hours=hour))
        assert window is not None
        assert window.opens_at > night + timedelta(hours=hour)
