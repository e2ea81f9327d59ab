"""A saved view follows the day it is opened on, and is its maker's or everybody's."""

from datetime import date, timedelta

import msgspec
import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.insight.saved_views import BadViewName, TooManyViews, UnknownView
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.insight.saved_view import Span, days_of
from datakasse.office.insight.keep_views import VIEWS_MAX, DropView, KeepView, ShownView, show_views
from datakasse.office.insight.report_sales import Apart
from datakasse.trade.people.operator import Operator, Role
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

ANNE = "7"
"""The accountant, who keeps the books and does not administer."""


@pytest.fixture
def staffed(shop: Shopkeeper) -> Shopkeeper:
    """The shop with an accountant."""
    anne = Operator(ANNE, "Anne", "Bø", Role.ACCOUNTANT, shop.clock.now())
    shop.counter.store.write(lambda books: books.put_operator(anne, books.pin_hash(KARI))).result()
    return shop


def shown(shop: Shopkeeper, by: str = KARI) -> list[ShownView]:
    """What somebody has."""
    with shop.counter.store.read() as books:
        return show_views(books, books.operator(by), shop.clock.now())


@pytest.mark.parametrize(
    ("span", "today", "first", "last"),
    [
        (Span.LAST_MONTH, date(2028, 3, 31), date(2028, 2, 1), date(2028, 2, 29)),
        (Span.LAST_MONTH, date(2026, 1, 1), date(2025, 12, 1), date(2025, 12, 31)),
        (Span.LAST_WEEK, date(2026, 1, 4), date(2025, 12, 22), date(2025, 12, 28)),
        (Span.LAST_YEAR, date(2028, 2, 29), date(2027, 1, 1), date(2027, 12, 31)),
        (Span.THIS_YEAR, date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
        (Span.LAST_7, date(2026, 3, 2), date(2026, 2, 24), date(2026, 3, 2)),
        (Span.YESTERDAY, date(2026, 3, 1), date(2026, 2, 28), date(2026, 2, 28)),
    ],
)
def test_days_follow_the_calendar(span: Span, today: date, first: date, last: date) -> None:
    assert days_of(span, today) == (first, last)


def test_a_view_is_of_other_days_when_it_is_opened_later_and_a_fixed_one_is_not(shop: Shopkeeper) -> None:
    today = business_day(shop.clock.now())
    fixed = (today - timedelta(days=9), today - timedelta(days=8))
    shop.do(KeepView(" I  går ", Apart.HOUR, Span.YESTERDAY, FRONT, fixed), KARI)
    shop.do(KeepView("Messen", Apart.DAY, Span.FIXED, fixed=fixed), KARI)
    head = shop.head()
    shop.clock.forward(days=3)
    yesterday, fair = shown(shop)
    assert (yesterday.view.name, yesterday.view.register, yesterday.view.fixed) == ("I går", FRONT, None)
    assert yesterday.from_day == yesterday.to_day == today + timedelta(days=2)
    assert (fair.from_day, fair.to_day) == fixed
    assert shop.head() == head


def test_ones_own_is_nobody_elses_and_one_for_all_is_taken_away_by_its_maker_or_who_administers(
    staffed: Shopkeeper,
) -> None:
    mine = staffed.do(KeepView("Min", Apart.DAY, Span.TODAY), ANNE).number
    ours = staffed.do(KeepView("Vår", Apart.DAY, Span.TODAY, is_for_all=True), ANNE).number
    hers = staffed.do(KeepView("Karis", Apart.DAY, Span.TODAY, is_for_all=True), KARI).number
    assert [(each.view.name, each.may_drop) for each in shown(staffed)] == [("Karis", True), ("Vår", True)]
    assert [(each.view.name, each.may_drop) for each in shown(staffed, ANNE)] == [
        ("Karis", False),
        ("Min", True),
        ("Vår", True),
    ]
    staffed.refuse(UnknownView, DropView(mine), KARI)
    staffed.refuse(UnknownView, DropView(hers), ANNE)
    staffed.do(DropView(ours), KARI)
    staffed.do(DropView(mine), ANNE)
    staffed.refuse(UnknownView, DropView(mine), ANNE)
    assert [each.view.number for each in shown(staffed, ANNE)] == [hers]
    assert staffed.do(KeepView("Ny", Apart.DAY, Span.TODAY), ANNE).number == hers + 1


def test_a_view_has_a_name_days_and_a_register_that_is_there(shop: Shopkeeper) -> None:
    sound = KeepView("Dagen", Apart.DAY, Span.TODAY)
    for name in (" ", "x" * 61, "a\x00b"):
        shop.refuse(BadViewName, msgspec.structs.replace(sound, name=name), KARI)
    shop.refuse(BadViewName, msgspec.structs.replace(sound, span=Span.FIXED), KARI)
    turned = (date(2026, 3, 2), date(2026, 3, 1))
    shop.refuse(PeriodReversed, msgspec.structs.replace(sound, span=Span.FIXED, fixed=turned), KARI)
    shop.refuse(UnknownRegister, msgspec.structs.replace(sound, register="K9"), KARI)
    for number in range(VIEWS_MAX):
        shop.do(msgspec.structs.replace(sound, name=str(number)), KARI)
    shop.refuse(TooManyViews, sound, KARI)
    shop.do(msgspec.structs.replace(sound, is_for_all=True), KARI)
