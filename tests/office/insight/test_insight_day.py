"""The day as it goes: figures, hours, what came before, the receipts behind them, and the Z that agrees."""

from datetime import timedelta

import msgspec
import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.insight.agree import differences
from datakasse.insight.takings import Figure
from datakasse.office.insight.list_receipts import Wanted, list_receipts
from datakasse.office.insight.show_day import Day, show_day
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.moment import in_norway
from datakasse.trade.tender import Tender, TenderKind
from tests.office.ledger.test_agree import tamper
from tests.till.shopkeeper import BACK, CASH, COFFEE_ORE, CUSTOMER, FRONT, Shopkeeper, card


def look(shop: Shopkeeper, register: str = "") -> Day:
    """The day as it stands now."""
    with shop.counter.store.read() as books:
        return show_day(books, None, shop.clock.now(), register=register)


def sell_some(shop: Shopkeeper) -> None:
    """Two sales, one of them by card, one on an invoice, and a return."""
    shop.sell("200", "100")
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.sell("200", tenders=[Tender(TenderKind.INVOICE, account=CUSTOMER)])
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((CASH,)))


@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-f", "KSF-2-8-2-g", "KSF-2-8-2-p")
def test_the_day_says_what_an_x_would_say_and_writes_nothing(shop: Shopkeeper) -> None:
    sell_some(shop)
    head = shop.head()
    shown = look(shop).shown
    assert shop.head() == head
    report = shop.x().report
    assert (shown.receipts, shown.sales_ore) == (report.receipts, report.cash_sales_ore)
    assert (shown.returns, shown.returns_ore) == (report.returns.number, report.returns.amount_ore)
    assert shown.credit_ore == report.credit_sales.amount_ore == COFFEE_ORE
    assert shown.vat_ore == sum(row.vat_ore for row in report.vat)
    assert {(part.code, part.number, part.amount_ore) for part in shown.groups} == {
        (row.name, row.number, row.amount_ore) for row in report.groups
    }
    assert {(part.code, part.number, part.amount_ore) for part in shown.tenders} == {
        (row.name, row.number, row.amount_ore) for row in report.payments
    }
    assert [(part.code, part.amount_ore) for part in shown.registers] == [(FRONT, shown.sales_ore)]
    assert shown.average_ore is not None
    assert abs(shown.average_ore * shown.receipts - shown.sales_ore) <= shown.receipts
    assert sum(article.amount_ore for article in look(shop).articles) == shown.sales_ore


def test_the_hour_that_runs_is_not_compared_and_the_one_that_is_over_is(shop: Shopkeeper) -> None:
    shop.sell("200")
    day = look(shop)
    hour = in_norway(shop.clock.now()).hour
    assert [(each.hour, each.receipts) for each in day.shown.hours] == [(hour, 1)]
    assert (day.shown.receipts_so_far, day.shown.sales_so_far_ore) == (0, 0)
    shop.clock.forward(hours=1)
    shop.sell("200")
    later = look(shop)
    assert later.hours_over == day.hours_over + 1
    assert (later.shown.receipts_so_far, later.shown.sales_so_far_ore) == (1, COFFEE_ORE)
    assert later.shown.sales_ore == 2 * COFFEE_ORE


def test_a_day_stands_beside_the_same_weekday_before(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.z(1_000_00 + COFFEE_ORE)
    shop.clock.forward(days=7)
    week = look(shop)
    assert (week.shown.sales_ore, week.week_before.sales_ore) == (0, COFFEE_ORE)
    assert week.week_before.day.weekday() == week.shown.day.weekday()
    shop.clock.forward(days=357)
    year = look(shop)
    assert (year.week_before.sales_ore, year.year_before.sales_ore) == (0, COFFEE_ORE)
    assert year.year_before.day.weekday() == year.shown.day.weekday()


@pytest.mark.law("KSF-2-8-2-e")
def test_the_day_says_which_z_it_agrees_with_and_what_is_open(shop: Shopkeeper) -> None:
    sell_some(shop)
    assert [(held.register, held.z_number) for held in look(shop).held_against] == [(FRONT, None)]
    z = shop.z(shop.x().report.expected_cash_ore)
    [held] = look(shop).held_against
    assert (held.register, held.z_number, held.differences) == (FRONT, z.number, [])
    shop.clock.forward(days=1)
    assert look(shop).held_against == []
    with shop.counter.store.read() as books:
        taken = books.period_takings(FRONT, z.report.from_entry)
        assert differences(msgspec.structs.replace(z.report, cash_sales_ore=1), taken) != []


def test_change_for_tomorrow_does_not_open_a_day_again_that_has_its_z(shop: Shopkeeper) -> None:
    sell_some(shop)
    z = shop.z(shop.x().report.expected_cash_ore)
    shop.do(DeclareFloat(1_000_00))
    assert [(held.register, held.z_number) for held in look(shop).held_against] == [(FRONT, z.number)]
    shop.sell("200")
    assert [held.z_number for held in look(shop).held_against] == [z.number, None]


@pytest.mark.law("BFF-5-3-14-c")
def test_cash_that_is_not_what_the_z_expected_is_told(shop: Shopkeeper) -> None:
    sell_some(shop)
    z = shop.z(shop.x().report.expected_cash_ore)
    statement = "UPDATE takings SET amount_ore = amount_ore - 700 WHERE figure = 'cash' AND name = 'sales'"
    shop.counter.store.write(lambda books: tamper(books, statement)).result()
    [held] = look(shop).held_against
    [found] = held.differences
    expected_ore = z.report.counts[0].expected_ore
    assert (found.figure, found.taken, found.reported) == (
        Figure.CASH,
        (0, expected_ore - 7_00, 0),
        (0, expected_ore, 0),
    )


def test_behind_each_figure_stand_the_receipts_that_come_to_it(shop: Shopkeeper) -> None:
    sell_some(shop)
    shop.clock.forward(hours=1)
    shop.sell("200")
    shown = look(shop).shown
    with shop.counter.store.read() as books:

        def behind(**wanted: object) -> list[tuple[int, int]]:
            found = list_receipts(books, shown.day, msgspec.convert(wanted, Wanted))
            assert not found.more
            return [(one.entry, one.part_ore) for one in found.receipts]

        everything = behind()
        assert sum(ore for _, ore in everything) == shown.sales_ore
        assert [entry for entry, _ in everything] == sorted((entry for entry, _ in everything), reverse=True)
        for hour in shown.hours:
            assert sum(ore for _, ore in behind(hour=hour.hour)) == hour.sales_ore
        for group in shown.groups:
            assert sum(ore for _, ore in behind(group=group.code)) == group.amount_ore
        for article in look(shop).articles:
            assert sum(ore for _, ore in behind(article=article.article)) == article.amount_ore
        for tender in shown.tenders:
            assert sum(ore for _, ore in behind(tender=tender.code)) == tender.amount_ore
        assert behind(register=BACK) == []
        with pytest.raises(UnknownRegister):
            list_receipts(books, shown.day, Wanted(register="K9"))


def test_one_register_is_looked_at_by_itself(shop: Shopkeeper) -> None:
    shop.sell("200")
    assert look(shop, FRONT).shown.sales_ore == COFFEE_ORE
    assert (look(shop, BACK).shown.sales_ore, look(shop, BACK).held_against) == (0, [])
    with pytest.raises(UnknownRegister):
        look(shop, "K9")


def test_a_night_is_of_the_day_it_began_on(shop: Shopkeeper) -> None:
    shop.sell("200")
    day = business_day(shop.clock.now())
    while business_day(shop.clock.now() + timedelta(hours=1)) == day:
        shop.clock.forward(hours=1)
    shop.sell("200")
    shown = look(shop).shown
    assert (shown.day, shown.receipts, len(shown.hours)) == (day, 2, 2)
    assert shown.hours[-1].hour == 4
