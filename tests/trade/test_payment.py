"""Paying: cash takes what the others leave, in whole kroner; nothing else gives change."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.payments import (
    CashCeiling,
    CustomerNeeded,
    InvoiceStandsAlone,
    Overpaid,
    Underpaid,
)
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.basket import put
from datakasse.trade.sale.rounding import to_whole_kroner
from datakasse.trade.sale.sale import SaleKind, pay, settle
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.trade.goods import BREAD, MILK, back, basket_with, card, cash, sold

GIFT = TenderKind.GIFT_CARD
INVOICE = TenderKind.INVOICE


@pytest.mark.law("law.md 4.1")
@pytest.mark.parametrize(
    ("amount_ore", "cash_ore"),
    [
        (295_40, 295_00),
        (295_49, 295_00),
        (295_50, 296_00),
        (295_99, 296_00),
        (-16_40, -16_00),
        (-16_50, -17_00),
        (0, 0),
        (49, 0),
        (50, 1_00),
        (100, 1_00),
        (-49, 0),
    ],
)
def test_cash_is_rounded_to_whole_kroner(amount_ore: int, cash_ore: int) -> None:
    assert to_whole_kroner(amount_ore) == cash_ore


@given(st.integers(-(10**9), 10**9))
def test_rounding_is_to_the_nearest_krone_and_mirrors(amount_ore: int) -> None:
    rounded_ore = to_whole_kroner(amount_ore)
    assert rounded_ore % 100 == 0
    assert abs(rounded_ore - amount_ore) <= 50
    assert to_whole_kroner(-amount_ore) == -rounded_ore
    assert to_whole_kroner(rounded_ore) == rounded_ore


@pytest.mark.law("law.md 4.1", "SAFT-9")
@pytest.mark.parametrize(
    ("case", "due_ore", "tenders", "paid", "rounding_ore"),
    [
        ("cash is rounded", 295_40, [cash()], [(295_00, 295_00)], -40),
        ("cash that is none beside cash that is", 39_00, [cash(), cash(50_00)], [(39_00, 50_00)], 0),
        ("cash is rounded up", 295_50, [cash()], [(296_00, 296_00)], 50),
        ("card is not", 295_40, [card(295_40)], [(295_40, 295_40)], 0),
        ("change", 295_40, [cash(500_00)], [(295_00, 500_00)], -40),
        ("several notes", 295_40, [cash(200_00), cash(100_00)], [(295_00, 300_00)], -40),
        (
            "a split rounds the cash part",
            295_40,
            [card(100_00), cash()],
            [(100_00, 100_00), (195_00, 195_00)],
            -40,
        ),
        (
            "a split whose cash part is whole",
            295_40,
            [card(95_40), cash()],
            [(95_40, 95_40), (200_00, 200_00)],
            0,
        ),
        (
            "cash first in the queue still comes last",
            295_40,
            [cash(200_00), card(95_40)],
            [(95_40, 95_40), (200_00, 200_00)],
            0,
        ),
        ("a rest that rounds away", 100_40, [card(100_00), cash()], [(100_00, 100_00)], -40),
        ("a rest that rounds up", 100_50, [card(100_00), cash(1_00)], [(100_00, 100_00), (1_00, 1_00)], 50),
        ("less than half a krone", 49, [cash()], [], -49),
        ("a note for less than half a krone goes back", 49, [cash(50_00)], [(0, 50_00)], -49),
        ("a refund in cash", -16_40, [cash()], [(-16_00, -16_00)], 40),
        ("a refund in cash, told", -16_40, [cash(-16_00)], [(-16_00, -16_00)], 40),
        ("a refund on card", -16_40, [card(-16_40)], [(-16_40, -16_40)], 0),
        ("a split refund", -16_40, [card(-10_00), cash()], [(-10_00, -10_00), (-6_00, -6_00)], 40),
        ("nothing due, nothing given", 0, [], [], 0),
        ("nothing due, cash named", 0, [cash()], [], 0),
        ("a tender of nothing is no payment", 295_40, [card(0), card(295_40)], [(295_40, 295_40)], 0),
        ("nothing on the card, all in cash", 295_00, [card(0), cash()], [(295_00, 295_00)], 0),
        ("an invoice takes all", 295_40, [Tender(INVOICE)], [(295_40, 295_40)], 0),
        ("an invoice of nothing still says how", 0, [Tender(INVOICE)], [(0, 0)], 0),
        ("a credit note", -16_40, [Tender(INVOICE)], [(-16_40, -16_40)], 0),
    ],
)
def test_paying(
    case: str, due_ore: int, tenders: list[Tender], paid: list[tuple[int, int]], rounding_ore: int
) -> None:
    """Per row: (what it counts for, what was handed over), and what cash rounding added."""
    payments, rounded_ore = pay(due_ore, tenders)
    assert [(payment.amount_ore, payment.tendered_ore) for payment in payments] == paid, case
    assert rounded_ore == rounding_ore, case


@pytest.mark.parametrize(
    ("case", "due_ore", "tenders", "refusal", "facts"),
    [
        ("nothing given", 10_00, [], Underpaid, {"missing_kroner": "10.00"}),
        ("a card for too little", 10_00, [card(9_99)], Underpaid, {"missing_kroner": "0.01"}),
        ("cash for too little", 295_40, [cash(294_00)], Underpaid, {"missing_kroner": "1.00"}),
        (
            "a card and too little cash",
            295_40,
            [card(95_40), cash(199_00)],
            Underpaid,
            {"missing_kroner": "1.00"},
        ),
        ("negative cash", 10_00, [cash(-10_00)], Underpaid, {"missing_kroner": "20.00"}),
        (
            "cash handed and taken back",
            10_00,
            [cash(10_00), cash(-10_00)],
            Underpaid,
            {"missing_kroner": "10.00"},
        ),
        ("negative cash, nothing due", 0, [cash(-10_00)], Underpaid, {"missing_kroner": "10.00"}),
        ("a card for too much", 10_00, [card(10_01)], Overpaid, {"excess_kroner": "0.01"}),
        (
            "a card for too much, cash beside",
            10_00,
            [card(10_01), cash()],
            Overpaid,
            {"excess_kroner": "0.01"},
        ),
        ("a card with nothing due", 0, [card(10_00)], Overpaid, {"excess_kroner": "10.00"}),
        ("a card refunded with nothing due", 0, [card(-10_00)], Overpaid, {"excess_kroner": "10.00"}),
        ("a card refunded on a sale", 10_00, [card(-5_00), cash(15_00)], Overpaid, {"excess_kroner": "5.00"}),
        (
            "a card charged on a refund",
            -10_00,
            [card(5_00), cash(-15_00)],
            Overpaid,
            {"excess_kroner": "5.00"},
        ),
        ("a refund not given", -10_00, [], Underpaid, {"missing_kroner": "10.00"}),
        ("a refund of too little on card", -10_00, [card(-9_00)], Underpaid, {"missing_kroner": "1.00"}),
        ("a refund of an øre too much on card", -10_00, [card(-10_01)], Overpaid, {"excess_kroner": "0.01"}),
        ("a refund of too little cash", -16_40, [cash(-15_00)], Underpaid, {"missing_kroner": "1.00"}),
        ("a refund of too much cash", -16_40, [cash(-17_00)], Overpaid, {"excess_kroner": "1.00"}),
        ("a refund of øre in cash", -16_40, [cash(-16_40)], Overpaid, {"excess_kroner": "0.40"}),
        ("cash received on a refund", -16_40, [cash(20_00)], Underpaid, {"missing_kroner": "36.00"}),
    ],
)
def test_paying_too_little_or_too_much_is_refused(
    case: str, due_ore: int, tenders: list[Tender], refusal: type[Underpaid | Overpaid], facts: dict[str, str]
) -> None:
    with pytest.raises(refusal) as refused:
        pay(due_ore, tenders)
    assert refused.value.facts == facts, case


@pytest.mark.law("law.md 4.12")
@pytest.mark.parametrize(
    ("due_ore", "tenders", "taken"),
    [
        (39_999_00, [cash()], True),
        (39_999_49, [cash()], True),
        (39_999_50, [cash()], False),
        (40_000_00, [cash()], False),
        (40_000_01, [cash(50_000_00)], False),
        (39_999_00, [cash(50_000_00)], True),
        (60_000_00, [card(20_001_00), cash()], True),
        (60_000_00, [card(20_000_00), cash()], False),
        (40_000_00, [cash(20_000_00), cash(20_000_00)], False),
        (40_000_00, [card(40_000_00)], True),
        (-40_000_00, [cash()], True),
    ],
)
def test_forty_thousand_in_cash_is_refused(due_ore: int, tenders: list[Tender], taken: bool) -> None:
    """What is kept of the cash counts, after rounding; neither change, other tenders nor a refund does."""
    if taken:
        pay(due_ore, tenders)
    else:
        with pytest.raises(CashCeiling):
            pay(due_ore, tenders)


@pytest.mark.parametrize(
    "tender", [card(AMOUNT_LIMIT_ORE + 1), cash(AMOUNT_LIMIT_ORE + 1), cash(-AMOUNT_LIMIT_ORE - 1)]
)
def test_a_tender_beyond_the_limit_is_refused(tender: Tender) -> None:
    with pytest.raises(AmountOutOfRange):
        pay(10_00, [tender])


@pytest.mark.law("KSF-2-8-4-3")
def test_a_payment_keeps_what_the_terminal_said() -> None:
    given_ = Tender(TenderKind.DEBIT_CARD, 16_40, "BAX: 568833-84887556", integrated=True)
    voucher = Tender(GIFT, 25_80, account="G100")
    payments, _ = pay(42_20, [given_, voucher])
    assert payments == (
        Payment(TenderKind.DEBIT_CARD, 16_40, 16_40, "BAX: 568833-84887556", integrated=True),
        Payment(GIFT, 25_80, 25_80, account="G100"),
    )


@pytest.mark.law("KSF-2-8-2-2a", "law.md 4.5")
@pytest.mark.parametrize(
    "beside",
    [[cash()], [card(10_00)], [Tender(INVOICE, account="C2")]],
)
def test_an_invoice_stands_alone(beside: list[Tender]) -> None:
    with pytest.raises(InvoiceStandsAlone):
        settle(basket_with(MILK), [Tender(INVOICE, account="C1"), *beside])


def test_an_invoice_takes_no_tip() -> None:
    with pytest.raises(InvoiceStandsAlone):
        settle(basket_with(MILK), [Tender(INVOICE, account="C1")], tip_ore=1_00)


@pytest.mark.law("KSL-2-a")
def test_an_invoice_goes_to_somebody() -> None:
    with pytest.raises(CustomerNeeded):
        settle(basket_with(MILK), [Tender(INVOICE)])
    sale = settle(basket_with(MILK), [Tender(INVOICE, account="C1")])
    assert (sale.kind, sale.customer) == (SaleKind.CREDIT_SALE, "C1")


@pytest.mark.law("law.md 4.4")
@pytest.mark.parametrize(
    ("case", "tenders", "tip_ore", "rounding_ore"),
    [
        ("on the card", [card(57_20)], 15_00, 0),
        ("in cash", [cash(100_00)], 7_80, 0),
        ("in cash with øre", [cash()], 15_00, -20),
        ("half on each", [card(42_20), cash(15_00)], 15_00, 0),
    ],
)
def test_a_tip_is_paid_and_is_no_turnover(
    case: str, tenders: list[Tender], tip_ore: int, rounding_ore: int
) -> None:
    sale = settle(basket_with(MILK, BREAD), tenders, tip_ore=tip_ore)
    assert (sale.gross_ore, sale.tip_ore, sale.rounding_ore) == (42_20, tip_ore, rounding_ore), case
    assert sum(payment.amount_ore for payment in sale.payments) == 42_20 + tip_ore + rounding_ore, case


@pytest.mark.law("law.md 4.4")
@pytest.mark.parametrize("sold_besides", [(), (MILK,)], ids=["a return", "what comes to nothing"])
def test_nobody_tips_where_nothing_is_paid_for(sold_besides: tuple[Article, ...]) -> None:
    """It would be taken off what the customer is to have."""
    basket = basket_with(*sold_besides)
    basket = put(basket, back(sold(basket_with(MILK), 1), ONE_MILLI, line_id=basket.next_line_id))
    due_ore = sum(line.gross_ore for line in basket.lines)
    with pytest.raises(Overpaid) as refused:
        settle(basket, [card(due_ore + 15_00)], tip_ore=15_00)
    assert refused.value.facts == {"excess_kroner": "15.00"}


@pytest.mark.parametrize("tip_ore", [-1, -15_00, AMOUNT_LIMIT_ORE + 1])
def test_a_tip_below_zero_or_beyond_the_limit_is_refused(tip_ore: int) -> None:
    """A negative tip would be a discount that nobody counts."""
    with pytest.raises(AmountOutOfRange) as refused:
        settle(basket_with(MILK, BREAD), [card(27_20)], tip_ore=tip_ore)
    assert "at most 10000000 kr)" in str(refused.value)
