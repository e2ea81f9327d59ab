"""The rarer ways of selling: on account, with a tip, with a balance looked up, without a receipt."""

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.trade.gift_cards import BalanceTooLow, GuessedTooOften, UnknownVoucher
from datakasse.errors.trade.payments import ReceiptMustBePrinted
from datakasse.till.people.sign_on import Throttle
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.find_customer import Customer, MayFindCustomers, customers_found
from datakasse.till.sale.read_balance import Balance, ReadBalance
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import CASH, COFFEE_ORE, CUSTOMER, REVISOR, Shopkeeper, card, voucher


@pytest.mark.law("law.md 4.5")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pens", [Customer(CUSTOMER, "Pensjonatet")]),
        ("PENSJONATET", [Customer(CUSTOMER, "Pensjonatet")]),
        ("kunde-7", [Customer(CUSTOMER, "Pensjonatet")]),
        ("pens 7", [Customer(CUSTOMER, "Pensjonatet")]),
        ("p", []),
        ("", []),
        ("  ", []),
        ("%", []),
        ("pens x", []),
    ],
)
def test_a_customer_is_found_by_name_or_number_and_nobody_by_nothing(
    shop: Shopkeeper, text: str, found: list[Customer]
) -> None:
    head = shop.head()
    assert customers_found(shop.counter, text) == found
    assert shop.head() == head


@pytest.mark.law("law.md 4.5")
def test_names_are_for_those_who_may_sell_on_account(shop: Shopkeeper) -> None:
    shop.sign_on(REVISOR)
    shop.refuse(MissingRight, MayFindCustomers(), REVISOR)


@pytest.mark.law("KSF-2-8-2-i", "law.md 4.4")
def test_a_tip_is_paid_and_counted_apart_from_what_is_sold(shop: Shopkeeper) -> None:
    shop.ring("200")
    made = shop.do(CompleteSale((card(COFFEE_ORE + 6_00),), tip_ore=6_00))
    assert (made.gross_ore, made.tip_ore, made.paid_ore) == (COFFEE_ORE, 6_00, COFFEE_ORE + 6_00)
    report = shop.x().report
    assert (report.tips.number, report.tips.amount_ore, report.cash_sales_ore) == (1, 6_00, COFFEE_ORE)


@pytest.mark.law("KSF-2-6-4b")
@pytest.mark.parametrize(
    "tenders",
    [
        (CASH,),
        (card(COFFEE_ORE, integrated=False),),
        (card(10_00), Tender(TenderKind.CASH, COFFEE_ORE - 10_00)),
        (card(10_00), card(COFFEE_ORE - 10_00, integrated=False)),
        (Tender(TenderKind.INVOICE, account=CUSTOMER),),
    ],
    ids=["cash", "a card key pressed by hand", "partly cash", "partly by hand", "on account"],
)
def test_the_server_judges_who_may_do_without_a_receipt(
    shop: Shopkeeper, tenders: tuple[Tender, ...]
) -> None:
    shop.ring("200")
    shop.refuse(ReceiptMustBePrinted, CompleteSale(tenders, receipt_declined=True))


@pytest.mark.law("law.md 4.3")
def test_goods_come_back_as_store_credit_and_are_bought_with_it(shop: Shopkeeper) -> None:
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.do(TakeReturn(1, reason="kald"))
    back = shop.do(CompleteSale((Tender(TenderKind.STORE_CREDIT, -COFFEE_ORE),)))
    account = back.store_credit
    assert account
    assert shop.do(ReadBalance(account, Throttle())) == Balance(account, COFFEE_ORE)
    spent = Tender(TenderKind.STORE_CREDIT, 30_00, account=account)
    shop.sell("200", tenders=[spent, card(COFFEE_ORE - 30_00)])
    assert shop.do(ReadBalance(f" {account} ", Throttle())) == Balance(account, COFFEE_ORE - 30_00)
    shop.ring("200")
    shop.refuse(BalanceTooLow, CompleteSale((Tender(TenderKind.STORE_CREDIT, COFFEE_ORE, account=account),)))


def test_a_balance_is_not_found_by_guessing(shop: Shopkeeper) -> None:
    """Three mistakes are free; then each doubles the wait, also for the right number."""
    throttle = Throttle()
    shop.do(SellGiftCard("G1", 100_00, (card(100_00),)))
    for guess in ("1", "2", "3", "4"):
        shop.refuse(UnknownVoucher, ReadBalance(guess, throttle))
    refusal = shop.refuse(GuessedTooOften, ReadBalance("G1", throttle))
    shop.clock.forward(seconds=int(refusal.facts["wait_s"]))
    assert shop.do(ReadBalance("G1", throttle)).balance_ore == 100_00
    shop.refuse(UnknownVoucher, ReadBalance("5", throttle))
    assert shop.do(ReadBalance("G1", throttle)).balance_ore == 100_00
    assert shop.sell("200", tenders=[voucher("G1", COFFEE_ORE)]).gross_ore == COFFEE_ORE


def test_reading_a_balance_leaves_no_trace(shop: Shopkeeper) -> None:
    shop.do(SellGiftCard("G1", 100_00, (card(100_00),)))
    before, head = shop.traces(), shop.head()
    shop.do(ReadBalance("G1", Throttle()))
    assert (shop.traces(), shop.head()) == (before, head)
