"""What the coming days are expected to bring, from what a shop has really sold."""

import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.office.insight.expect_sales import DAYS_AHEAD, GROUP_DAYS, ExpectedSales, expect_sales
from datakasse.office.insight.forecast import WEEKS_MIN
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.trade.calendar import DAY
from datakasse.trade.moment import in_norway
from tests.till.shopkeeper import BACK, COFFEE_ORE, FRONT, Shopkeeper, card


def look(shop: Shopkeeper, register: str = "") -> ExpectedSales:
    """What is expected now."""
    with shop.counter.store.read() as books:
        return expect_sales(books, shop.clock.now(), register=register)


def sell_for_days(shop: Shopkeeper, days: int) -> None:
    """Two coffees a day, an hour between them, and a Z each evening."""
    for _ in range(days):
        shop.sell("200", tenders=[card(COFFEE_ORE)])
        shop.clock.forward(hours=1)
        shop.sell("200", tenders=[card(COFFEE_ORE)])
        shop.z(shop.x().report.expected_cash_ore)
        shop.clock.forward(hours=23)
        shop.do(DeclareFloat(0, explanation="tømt"))


def test_a_day_is_expected_as_the_days_were_hour_by_hour_and_group_by_group(shop: Shopkeeper) -> None:
    first = business_day(shop.clock.now())
    hour = in_norway(shop.clock.now()).hour
    sell_for_days(shop, 7 * WEEKS_MIN - 1)
    before = look(shop)
    assert (before.weeks_behind, before.error, before.days, before.groups) == (WEEKS_MIN - 1, None, [], [])
    sell_for_days(shop, 1)
    head = shop.head()
    found = look(shop)
    assert shop.head() == head, "a look writes nothing"
    assert found.weeks_behind == WEEKS_MIN
    today = first + 7 * WEEKS_MIN * DAY
    assert [each.day for each in found.days] == [today + ahead * DAY for ahead in range(DAYS_AHEAD)]
    for each in found.days:
        assert (each.amount_ore, each.receipts) == (2 * COFFEE_ORE, 2)
        assert sum(one.amount_ore for one in each.hours) == each.amount_ore
        assert sum(one.receipts for one in each.hours) == each.receipts
        assert len(each.hours) >= 2
    assert hour in {one.hour for one in found.days[0].hours} or hour + 1 in {
        one.hour for one in found.days[0].hours
    }
    [group] = found.groups
    assert (group.group, group.amount_ore) == ("DRIKKE", 7 * 2 * COFFEE_ORE)
    for day, of_group in zip(found.days, group.days, strict=False):
        assert (of_group.day, of_group.amount_ore) == (day.day, day.amount_ore)
        assert of_group.low_ore <= of_group.amount_ore <= of_group.high_ore
        assert [(each.hour, each.amount_ore) for each in of_group.hours] == [
            (each.hour, each.amount_ore) for each in day.hours
        ]
    assert len(group.days) == GROUP_DAYS
    for each in (one for day in found.days for one in day.hours):
        if each.low_receipts is not None and each.high_receipts is not None:
            assert each.low_receipts <= each.receipts <= each.high_receipts <= 2
    for each in (one for day in group.days for one in day.hours):
        if each.low_ore is not None and each.high_ore is not None:
            assert each.low_ore <= each.amount_ore <= each.high_ore
    assert any(one.low_ore is not None for day in group.days for one in day.hours)
    assert found.hours_held is not None
    assert group.hours_held == found.hours_held
    assert found.hours_held.hours > 0
    assert found.busy_receipts == 1
    assert {one.registers for each in found.days for one in each.hours if one.receipts} == {1}
    assert found.error is not None
    assert found.error.model_bp == group.error.model_bp == 0


def test_one_register_is_looked_at_by_itself(shop: Shopkeeper) -> None:
    assert look(shop, FRONT).weeks_behind == look(shop, BACK).weeks_behind == 0
    with pytest.raises(UnknownRegister):
        look(shop, "K9")
