"""
Gift cards and store credits: sold as a pay-in, spent as a tender, never below nothing.

Law: law.md 4.3, KSF-2-8-2-2b.
"""

import pytest

from datakasse.errors.trade.gift_cards import BalanceTooLow, UnknownVoucher
from datakasse.journal.events.sale import VoucherIssued
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import BACK, CASH, COFFEE_ORE, FRONT, OLA, Shopkeeper, card, voucher

BACK_TO_STORE_CREDIT = Tender(TenderKind.STORE_CREDIT, -COFFEE_ORE)


@pytest.fixture
def card_of_100(shop: Shopkeeper) -> Shopkeeper:
    """A shop that has sold gift card G1 with 100 kr on it."""
    shop.do(SellGiftCard("G1", 100_00, (CASH,)))
    return shop


@pytest.mark.law("law.md 4.3", "KSF-2-8-2-2b")
def test_a_gift_card_is_a_pay_in_and_no_sale(card_of_100: Shopkeeper) -> None:
    report = card_of_100.x().report
    assert (report.cash_sales_ore, report.receipts) == (0, 0)
    assert [(row.name, row.number, row.amount_ore) for row in report.pay_ins] == [("gift_card", 1, 100_00)]
    assert report.expected_cash_ore == 1_100_00
    assert card_of_100.balance_ore("G1") == 100_00


def test_a_gift_card_opens_the_drawer_for_cash_and_prints_its_slip(card_of_100: Shopkeeper) -> None:
    card_of_100.do(SellGiftCard("G2", 50_00, (card(50_00),)))
    slips = [(job.document, job.opens_drawer) for job in card_of_100.jobs()][1:]
    assert slips == [("gift_card", True), ("gift_card", False)]


def test_a_gift_card_is_topped_up_when_that_is_what_is_meant(card_of_100: Shopkeeper) -> None:
    card_of_100.do(SellGiftCard("G1", 50_50, (CASH,), top_up=True))
    event = card_of_100.last().event
    assert isinstance(event, VoucherIssued)
    assert (event.amount_ore, event.rounding_ore) == (50_50, 50)
    assert card_of_100.balance_ore("G1") == 150_50


def test_a_gift_card_is_spent_until_it_is_empty(card_of_100: Shopkeeper) -> None:
    shop = card_of_100
    shop.sell("200", tenders=[voucher(" G1 ", COFFEE_ORE)])
    shop.sell("200", tenders=[voucher("G1", COFFEE_ORE)])
    assert shop.balance_ore("G1") == 22_00
    shop.ring("200")
    refusal = shop.refuse(BalanceTooLow, CompleteSale((voucher("G1", COFFEE_ORE),)))
    assert "22.00" in refusal.sentence("nb")
    shop.do(CompleteSale((voucher("G1", 22_00), CASH)))
    assert shop.balance_ore("G1") == 0
    assert shop.faults() == []


def test_one_card_laid_down_twice_is_one_card(card_of_100: Shopkeeper) -> None:
    """Each half is covered; the two together are not."""
    card_of_100.ring("600")
    card_of_100.refuse(BalanceTooLow, CompleteSale((voucher("G1", 60_00), voucher("G1", 60_00), CASH)))
    card_of_100.do(CompleteSale((voucher("G1", 60_00), voucher("G1", 40_00), CASH)))
    assert card_of_100.balance_ore("G1") == 0


def test_two_registers_do_not_spend_the_same_card(card_of_100: Shopkeeper) -> None:
    """Both requests are on their way before either is carried out."""
    shop = card_of_100
    shop.open(BACK)
    spend = SellAtOnce((Item("200", 2_000),), (voucher("G1", 2 * COFFEE_ORE),))
    asked = [shop.counter.carry_out(at, OLA, spend) for at in (FRONT, BACK)]
    errors = [future.exception() for future in asked]
    assert sorted(type(error).__name__ for error in errors) == ["BalanceTooLow", "NoneType"]
    assert shop.balance_ore("G1") == 22_00


def test_goods_paid_with_a_gift_card_come_back_onto_a_card_of_ours_only(card_of_100: Shopkeeper) -> None:
    shop = card_of_100
    shop.sell("200", tenders=[voucher("G1", COFFEE_ORE)])
    shop.do(TakeReturn(1, reason="kald"))
    for account in ("", "G9"):
        shop.refuse(UnknownVoucher, CompleteSale((voucher(account, -COFFEE_ORE),)))
    shop.do(CompleteSale((voucher("G1", -COFFEE_ORE),)))
    assert shop.balance_ore("G1") == 100_00


@pytest.mark.law("law.md 4.3")
def test_a_store_credit_gets_a_number_of_its_own_and_is_spent_like_money(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((BACK_TO_STORE_CREDIT,)))
    (account,) = accounts(shop)
    assert account == "TA000003"  # the float, the sale, the return
    shop.sell("200", tenders=[Tender(TenderKind.STORE_CREDIT, COFFEE_ORE, account=account)])
    assert shop.balance_ore(account) == 0


def test_a_store_credit_that_is_named_is_the_one_that_grows(shop: Shopkeeper) -> None:
    for receipt in (1, 2):
        shop.sell("200")
        shop.do(TakeReturn(receipt, reason="kald"))
        account = accounts(shop)[0] if accounts(shop) else ""
        shop.do(CompleteSale((Tender(TenderKind.STORE_CREDIT, -COFFEE_ORE, account=account),)))
    assert accounts(shop) == ["TA000003", "TA000003"]
    assert shop.balance_ore("TA000003") == 2 * COFFEE_ORE


def test_no_two_customers_share_a_store_credit(shop: Shopkeeper) -> None:
    """Not when a receipt both sells and takes back, and not when somebody has used the number."""
    for _ in range(3):
        shop.sell("200", "100")
    shop.do(SellGiftCard("TA000007", 10_00, (CASH,)))
    for receipt in (1, 2):
        shop.do(TakeReturn(receipt, reason="kald"))
        shop.ring("200")
        shop.do(CompleteSale((Tender(TenderKind.STORE_CREDIT, -49_90),)))
    shop.do(TakeReturn(3, reason="kald"))
    shop.do(CompleteSale((Tender(TenderKind.STORE_CREDIT, -88_90),)))
    assert accounts(shop) == ["TA000006", "TA000007-", "TA000008"]
    assert [shop.balance_ore(account) for account in accounts(shop)] == [49_90, 49_90, 88_90]


def accounts(shop: Shopkeeper) -> list[str]:
    """Return the store credits that were paid out, oldest first."""
    return [
        payment.account
        for event in reversed(shop.sold())
        for payment in event.sale.payments
        if payment.kind is TenderKind.STORE_CREDIT and payment.amount_ore < 0
    ]
