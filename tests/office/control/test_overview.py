"""The owner's first look agrees with the X of the same moment, and tells of a day without a Z."""

import pytest

from datakasse.counter.cash_point import business_day
from datakasse.office.control.show_overview import Overview, RegisterToday, show_overview
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import BACK, CASH, COFFEE_ORE, CUSTOMER, FRONT, Shopkeeper, card


def look(shop: Shopkeeper) -> Overview:
    """The shop as it stands now."""
    with shop.counter.store.read() as books:
        return show_overview(books, shop.clock.now())


def front(shop: Shopkeeper) -> RegisterToday:
    """The front register in it."""
    [found] = [register for register in look(shop).registers if register.register_id == FRONT]
    return found


def test_it_shows_every_register_and_the_business_day(shop: Shopkeeper) -> None:
    shown = look(shop)
    assert [register.register_id for register in shown.registers] == shop.registers()
    assert shown.day == business_day(shop.clock.now())
    assert {register.register_id for register in shown.registers if register.started} == {FRONT}


@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-g")
def test_it_says_what_an_x_would_say_and_writes_nothing(shop: Shopkeeper) -> None:
    shop.sell("200", "100")
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.sell("200", tenders=[Tender(TenderKind.INVOICE, account=CUSTOMER)])
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((CASH,)))
    head = shop.head()
    shown = front(shop)
    assert shop.head() == head
    report = shop.x().report
    assert (shown.receipts, shown.sales_ore) == (report.receipts, report.cash_sales_ore)
    assert shown.returns == report.returns
    assert shown.credit_ore == report.credit_sales.amount_ore == COFFEE_ORE
    assert tuple(shown.payments) == report.payments
    assert shown.vat_ore == sum(row.vat_ore for row in report.vat)


@pytest.mark.law("BFF-5-3-14-a")
def test_a_day_that_is_over_without_a_z_is_told_until_the_z_is_there(shop: Shopkeeper) -> None:
    shop.sell("200")
    assert (front(shop).z_is_missing, front(shop).z_number, front(shop).z_at) == (False, 0, None)
    shop.clock.forward(days=1)
    assert front(shop).z_is_missing
    shop.z(1_000_00 + COFFEE_ORE)
    after = front(shop)
    assert (after.z_is_missing, after.used_on, after.z_number) == (False, None, 1)
    assert (after.receipts, after.sales_ore, after.payments) == (0, 0, [])
    assert after.z_at is not None


def test_a_register_that_nobody_has_used_misses_no_z(shop: Shopkeeper) -> None:
    shop.clock.forward(days=3)
    unused = [register for register in look(shop).registers if register.register_id == BACK]
    assert [register.z_is_missing for register in unused] == [False]
