"""Settling: whatever the basket and the tenders, the sale balances to the øre."""

import msgspec
import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.sale.basket import Basket, put, serve
from datakasse.trade.sale.sale import Sale, SaleKind, given_up, price_lines, settle
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatRow
from tests.trade.goods import (
    AT,
    BEER,
    BREAD,
    CAKE,
    CHEESE,
    CIGARETTES,
    MILK,
    back,
    basket_with,
    baskets,
    card,
    cash,
    line,
    sold,
    tenders_for,
)

BEER_AS_IN_THE_EXAMPLE = Article("3001", "Beer", "300", "A", 29_90)


@st.composite
def sales(draw: st.DrawFn) -> Sale:
    """A random basket, settled with random tenders and now and then a tip."""
    basket = draw(baskets())
    gross_ore = sum(row.gross_ore for row in price_lines(basket)[0])
    if draw(st.booleans()) and draw(st.booleans()):
        return settle(basket, [Tender(TenderKind.INVOICE, account="C1")])
    tip_ore = draw(st.integers(0, 100_00)) if gross_ore > 0 else 0
    return settle(basket, draw(tenders_for(gross_ore + tip_ore)), tip_ore=tip_ore)


@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-j", "SAFT-9", "SAFT-10")
@given(sales())
def test_a_sale_balances(sale: Sale) -> None:
    """Lines = gross; VAT rows = gross; gross + tip + rounding = payments."""
    assert sum(row.gross_ore for row in sale.lines) == sale.gross_ore
    assert sum(row.net_ore + row.vat_ore for row in sale.vat) == sale.gross_ore
    assert sum(row.net_ore for row in sale.vat) == sale.net_ore
    paid_ore = sum(payment.amount_ore for payment in sale.payments)
    assert sale.gross_ore + sale.tip_ore + sale.rounding_ore == paid_ore


@given(sales())
def test_what_is_sold_less_what_comes_back_is_the_sale(sale: Sale) -> None:
    assert sale.sold_ore >= 0
    assert sale.returned_ore >= 0
    assert sale.sold_ore - sale.returned_ore == sale.gross_ore


@given(sales())
def test_vat_rows_are_one_for_each_code_and_rate_in_order(sale: Sale) -> None:
    keys = [(row.code, row.rate_bp) for row in sale.vat]
    assert keys == sorted(set(keys))
    assert set(keys) == {(row.line.vat.code, row.line.vat.rate_bp) for row in sale.lines}


@given(sales())
def test_only_cash_is_rounded_and_only_cash_gives_change(sale: Sale) -> None:
    assert abs(sale.rounding_ore) <= 50
    cash_paid = [payment for payment in sale.payments if payment.kind is TenderKind.CASH]
    assert len(cash_paid) <= 1
    assert all(payment.amount_ore % 100 == 0 for payment in cash_paid)
    assert sale.change_ore == sum(payment.tendered_ore - payment.amount_ore for payment in cash_paid)
    assert sale.change_ore >= 0


@given(sales())
def test_no_payment_is_of_nothing_unless_on_account(sale: Sale) -> None:
    for payment in sale.payments:
        assert payment.amount_ore or payment.tendered_ore or payment.kind is TenderKind.INVOICE


@given(sales())
def test_discounts_are_what_the_lines_are_below_their_prices(sale: Sale) -> None:
    assert sum(row.sale_discount_ore for row in sale.lines) == sale.sale_discount_ore
    for row in sale.lines:
        assert row.line.listed_ore - row.line.discount_ore - row.sale_discount_ore == row.gross_ore


@pytest.mark.law("KSF-2-6-6")
@given(baskets(comes_back=False))
def test_returning_everything_cancels_the_sale(basket: Basket) -> None:
    """Gross, basis and VAT of the return mirror the sale, for every VAT code, whatever the discounts."""
    sale = settle(basket, [card(sum(row.gross_ore for row in price_lines(basket)[0]))])
    returned = Basket("basket-2", AT)
    for row in sale.lines:
        returned = put(returned, back(row, row.line.quantity_milli, line_id=returned.next_line_id))
    mirror = settle(returned, [card(-sale.gross_ore)])
    assert mirror.kind is SaleKind.RETURN
    assert (mirror.gross_ore, mirror.net_ore) == (-sale.gross_ore, -sale.net_ore)
    assert mirror.vat == tuple(VatRow(row.code, row.rate_bp, -row.net_ore, -row.vat_ore) for row in sale.vat)
    assert mirror.returned_ore == sale.sold_ore


ON_ACCOUNT = Tender(TenderKind.INVOICE, account="C1")
MILK_BACK = put(Basket("basket-2", AT), back(sold(basket_with(MILK), 1), 1_000))


@pytest.mark.law("law.md 2.12")
@pytest.mark.parametrize(
    ("number", "basket", "tender", "gross_ore", "net_ore"),
    [
        (1000, basket_with((MILK, 2_000), BREAD, CHEESE), card(86_40), 86_40, 75_12),
        (1001, basket_with(CIGARETTES, (BEER_AS_IN_THE_EXAMPLE, 6_000)), cash(295_00), 295_40, 236_32),
        (1002, basket_with(CIGARETTES, (MILK, 2_000)), card(148_80), 148_80, 121_32),
        (1003, MILK_BACK, card(-16_40), -16_40, -14_26),
    ],
)
def test_sales_of_the_official_example(
    number: int, basket: Basket, tender: Tender, gross_ore: int, net_ore: int
) -> None:
    sale = settle(basket, [tender])
    assert (sale.gross_ore, sale.net_ore) == (gross_ore, net_ore)
    assert sale.rounding_ore == (-40 if number == 1001 else 0)


@pytest.mark.law("KSF-2-8-2-2a", "law.md 4.6")
@pytest.mark.parametrize(
    ("sold_ore", "returned_ore", "cash_kind", "credit_kind"),
    [
        (25_80, 0, SaleKind.CASH_SALE, SaleKind.CREDIT_SALE),
        (0, 16_40, SaleKind.RETURN, SaleKind.CREDIT_RETURN),
        (25_80, 16_40, SaleKind.CASH_SALE_AND_RETURN, SaleKind.CREDIT_SALE_AND_RETURN),
    ],
)
def test_kinds(sold_ore: int, returned_ore: int, cash_kind: SaleKind, credit_kind: SaleKind) -> None:
    basket = basket_with(BREAD) if sold_ore else Basket("basket-1", AT)
    if returned_ore:
        basket = put(basket, back(sold(basket_with(MILK), 1), 1_000, line_id=basket.next_line_id))
    for tender, kind in ((card(basket.gross_ore), cash_kind), (ON_ACCOUNT, credit_kind)):
        sale = settle(basket, [tender])
        assert (sale.kind, sale.sold_ore, sale.returned_ore) == (kind, sold_ore, returned_ore)
        assert sale.kind.on_credit is (tender is ON_ACCOUNT)
        assert sale.kind.is_pure_return is (sold_ore == 0)


@pytest.mark.law("law.md 4.6")
@pytest.mark.parametrize("tenders", [[], [cash()]])
def test_an_even_exchange_needs_no_payment(tenders: list[Tender]) -> None:
    basket = put(basket_with(MILK), back(sold(basket_with(MILK), 1), 1_000, line_id=2))
    sale = settle(basket, tenders)
    assert (sale.gross_ore, sale.payments, sale.rounding_ore) == (0, (), 0)
    assert sale.vat == (VatRow("F", 1_500, 0, 0),)


@pytest.mark.law("law.md 4.2")
def test_a_deposit_is_a_line_without_vat() -> None:
    sale = settle(basket_with((BEER, 6_000)), [card(191_40)])
    assert sale.vat == (VatRow("A", 2_500, 143_52, 35_88), VatRow("U", 0, 12_00, 0))


def test_an_empty_basket_is_not_settled() -> None:
    with pytest.raises(EmptyBasket):
        settle(Basket("basket-1", AT), [cash()])


def test_a_sale_beyond_the_limit_is_refused() -> None:
    costly = line(CAKE, price_ore=AMOUNT_LIMIT_ORE)
    basket = put(put(Basket("basket-1", AT), costly), line(MILK, line_id=2))
    with pytest.raises(AmountOutOfRange):
        settle(basket, [card(AMOUNT_LIMIT_ORE)])
    assert settle(put(Basket("basket-1", AT), costly), [card(AMOUNT_LIMIT_ORE)]).gross_ore == AMOUNT_LIMIT_ORE


def test_a_customer_chosen_before_stays_with_the_sale() -> None:
    basket = Basket("basket-1", AT, (line(MILK),), customer="C7")
    assert settle(basket, [card(16_40)]).customer == "C7"
    assert settle(basket, [Tender(TenderKind.INVOICE)]).customer == "C7"
    assert settle(basket, [Tender(TenderKind.INVOICE, account="C1")]).customer == "C1"
    assert settle(basket, [Tender(TenderKind.GIFT_CARD, 16_40, account="G1")]).customer == "C7"


@pytest.mark.law("KSF-2-8-2-r")
@given(baskets())
def test_a_basket_given_up_tells_what_it_would_have_come_to(basket: Basket) -> None:
    sale = given_up(basket)
    lines, off_ore = price_lines(basket)
    assert (sale.lines, sale.sale_discount_ore) == (lines, off_ore)
    assert sale.gross_ore == sum(row.net_ore + row.vat_ore for row in sale.vat)
    assert sale.net_ore == sum(row.net_ore for row in sale.vat)
    assert (sale.payments, sale.rounding_ore, sale.tip_ore) == ((), 0, 0)
    assert not sale.kind.on_credit
    chosen = msgspec.structs.replace(basket, customer="C7")
    assert given_up(chosen) == msgspec.structs.replace(sale, customer="C7")


@given(baskets())
def test_where_it_is_eaten_changes_the_vat_and_never_the_price(basket: Basket) -> None:
    before, after = given_up(basket), given_up(serve(basket, Serving.EAT_IN))
    assert [row.gross_ore for row in before.lines] == [row.gross_ore for row in after.lines]
