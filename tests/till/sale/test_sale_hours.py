"""Beer is sold within its hours, at the scan and at the payment, by whatever role and way of selling."""

from datetime import UTC, datetime, time

import pytest

from datakasse.counter.counter import Action
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.locations import HoursOutsideLaw, UnknownLocation
from datakasse.errors.till.sale import AgeNotConfirmed, HandedOverTooLate, OutsideSaleHours
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.set_sale_hours import SetSaleHours
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.shop.sale_hours import WIDEST_SHORT_DAY, WIDEST_WEEKDAY, Hours, SaleHours
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import CASH, CUSTOMER, KARI, OLA, Shopkeeper

pytestmark = pytest.mark.law("law.md 4.13")

BEER = AddArticle("502", age_confirmed=True)
SERVED = AddArticle("503", age_confirmed=True)
AT_ONCE = SellAtOnce((Item("200"), Item("502")), (CASH,), age_confirmed=True)
WIDE = SaleHours(WIDEST_WEEKDAY, WIDEST_SHORT_DAY)


def at_clock(shop: Shopkeeper, hour: int, minute: int = 0, second: int = 0) -> None:
    """Let it be a Norwegian time of the first day, a Monday in winter."""
    shop.clock.moment = datetime(2026, 3, 2, hour - 1, minute, second, tzinfo=UTC)


def test_beer_is_rung_up_until_the_hour_and_not_after(shop: Shopkeeper) -> None:
    at_clock(shop, 17, 59, 59)
    shop.do(BEER)
    at_clock(shop, 18)
    refusal = shop.refuse(OutsideSaleHours, BEER)
    assert refusal.facts == {"name": "Øl, ta med", "opens": "03.03. kl. 08.00", "opens_en": "03.03. at 08.00"}
    assert "03.03. kl. 08.00" in refusal.sentence("nb")


def test_beer_scanned_in_time_is_not_handed_over_too_late(shop: Shopkeeper) -> None:
    """The rule covers delivery; without the beer, the rest is sold."""
    at_clock(shop, 17, 59)
    shop.ring("200")
    shop.do(BEER)
    at_clock(shop, 18, 1)
    refusal = shop.refuse(HandedOverTooLate, CompleteSale((CASH,)))
    assert refusal.facts == {
        "names": "Øl, ta med",
        "opens": "03.03. kl. 08.00",
        "opens_en": "03.03. at 08.00",
        "lines": "2",
    }
    shop.do(RemoveLine(2))
    assert shop.do(CompleteSale((CASH,))).gross_ore == 39_00


def test_every_late_line_is_named(shop: Shopkeeper) -> None:
    shop.do(BEER)
    shop.ring("200")
    shop.do(BEER)
    at_clock(shop, 18)
    refusal = shop.refuse(HandedOverTooLate, CompleteSale((CASH,)))
    assert (refusal.facts["names"], refusal.facts["lines"]) == ("Øl, ta med", "1,4")


@pytest.mark.parametrize("by", [OLA, KARI])
def test_no_role_and_no_way_of_selling_goes_past_the_hours(shop: Shopkeeper, by: str) -> None:
    if by != OLA:
        shop.sign_on(by)
    at_clock(shop, 18)
    shop.refuse(OutsideSaleHours, BEER, by)
    shop.refuse(HandedOverTooLate, AT_ONCE, by)
    shop.do(SetTraining(on=True), by)
    shop.refuse(OutsideSaleHours, BEER, by)


@pytest.mark.law("law.md 4.5")
def test_goods_on_account_are_delivered_within_the_hours_too(shop: Shopkeeper) -> None:
    shop.do(BEER)
    at_clock(shop, 18)
    shop.refuse(HandedOverTooLate, CompleteSale((Tender(TenderKind.INVOICE, account=CUSTOMER),)))


def test_a_parked_sale_waits_for_the_hours(shop: Shopkeeper) -> None:
    shop.do(BEER)
    shop.do(ParkBasket())
    at_clock(shop, 18)
    shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
    shop.refuse(HandedOverTooLate, CompleteSale((CASH,)))
    shop.do(AbortSale())
    assert not shop.state().has_open_sale


def test_beer_comes_back_at_any_hour(shop: Shopkeeper) -> None:
    """Taking goods back hands nothing over."""
    shop.do(BEER)
    shop.do(CompleteSale((CASH,)))
    shop.print_out()
    shop.shut_drawer()
    at_clock(shop, 21)
    shop.do(TakeReturn(1, reason="flat"))
    assert shop.do(CompleteSale((CASH,))).gross_ore == -41_90


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize(
    ("code", "age", "born"),
    [
        ("500", 18, "02.03.2008"),
        ("502", 18, "02.03.2008"),
        ("504", 20, "02.03.2006"),
        ("505", 16, "02.03.2010"),
    ],
)
def test_the_question_of_age_says_the_birthday_to_look_for(
    shop: Shopkeeper, code: str, age: int, born: str
) -> None:
    refusal = shop.refuse(AgeNotConfirmed, AddArticle(code))
    assert (refusal.facts["age"], refusal.facts["born"]) == (age, born)
    assert born in refusal.sentence("nb")


def test_an_age_confirmed_for_less_is_asked_again_for_more(shop: Shopkeeper) -> None:
    shop.do(AddArticle("505", age_confirmed=True))
    shop.refuse(AgeNotConfirmed, AddArticle("502"))
    shop.do(BEER)
    shop.ring("503", "505")
    shop.refuse(AgeNotConfirmed, AddArticle("504"))


def test_the_municipality_decides_within_the_law_and_it_is_noted(shop: Shopkeeper) -> None:
    at_clock(shop, 19)
    shop.do(SetSaleHours("1", WIDE), KARI)
    for register in shop.registers():
        told = "1: fra 08:00-18:00, korte dager 08:00-15:00 til 08:00-20:00, korte dager 08:00-18:00"
        assert shop.last(register).event == SettingsChanged("sale_hours", told)
        assert shop.faults(register) == []
    shop.do(BEER)
    heads = [shop.head(register) for register in shop.registers()]
    shop.do(SetSaleHours("1", WIDE), KARI)
    assert [shop.head(register) for register in shop.registers()] == heads


def test_served_drink_follows_the_hours_that_the_shop_states(shop: Shopkeeper) -> None:
    at_clock(shop, 23)
    shop.do(SERVED)
    shop.do(SetSaleHours("1", SaleHours(serving=Hours(time(11), time(22)))), KARI)
    shop.refuse(OutsideSaleHours, SERVED)
    shop.do(SetSaleHours("1", SaleHours(serving=Hours(time(11), time(1)))), KARI)
    shop.do(SERVED)


BAD_HOURS = SaleHours(Hours(time(8), time(21)))


@pytest.mark.parametrize(
    ("action", "by", "refusal"),
    [
        (SetSaleHours("1", BAD_HOURS), KARI, HoursOutsideLaw),
        (SetSaleHours("99", WIDE), KARI, UnknownLocation),
        (SetSaleHours("1", WIDE), OLA, MissingRight),
    ],
    ids=["wider than the law", "no such place", "no right"],
)
def test_hours_that_are_refused_change_nothing(
    shop: Shopkeeper, action: Action[object], by: str, refusal: type[MissingRight]
) -> None:
    shop.refuse(refusal, action, by)
    at_clock(shop, 19)
    shop.refuse(OutsideSaleHours, BEER)
