"""
Goods come back: the only correction of a finished sale.

Law: BFF-5-3-7, KSF-2-6-6, KSF-2-8-5-1, law.md 4.6.
"""

import pytest

from datakasse.errors.trade.payments import ReceiptMustBePrinted
from datakasse.errors.trade.returns import ReturnedMoreThanSold, ReturnNeedsItsSale
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.find_sale import find_by_receipt
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.sale.sale import SaleKind
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import (
    BACK,
    BREAD_ORE,
    CASH,
    COFFEE_ORE,
    CUSTOMER,
    FRONT,
    OLA,
    Shopkeeper,
    card,
)


@pytest.fixture
def sold_three(shop: Shopkeeper) -> Shopkeeper:
    """A shop that has sold three coffees and a bread on receipt 1."""
    shop.do(AddArticle("200", 3_000))
    shop.do(AddArticle("100"))
    shop.do(CompleteSale((card(3 * COFFEE_ORE + BREAD_ORE),)))
    return shop


@pytest.mark.law("KSF-2-8-5-1", "KSF-2-5-d")
def test_a_whole_receipt_comes_back_on_a_return_receipt_of_its_own_series(sold_three: Shopkeeper) -> None:
    sold_three.do(TakeReturn(1, reason="alt var kaldt"))
    done = sold_three.do(CompleteSale((card(-3 * COFFEE_ORE - BREAD_ORE),)))
    assert (done.series, done.receipt, done.gross_ore) == ("return", 1, -3 * COFFEE_ORE - BREAD_ORE)
    assert sold_three.sold()[0].sale.kind is SaleKind.RETURN
    assert sold_three.jobs()[-1].document == "return"
    assert sold_three.faults() == []


@pytest.mark.law("BFF-5-3-7")
def test_the_reason_and_the_sale_stand_in_the_journal(sold_three: Shopkeeper) -> None:
    sold_three.do(TakeReturn(1, (Back(2, 1_000),), reason=" muggent brød "))
    sold_three.do(CompleteSale((card(-BREAD_ORE),)))
    (row,) = sold_three.sold()[0].sale.lines
    assert row.line.note == "muggent brød"
    assert row.line.returns is not None
    assert (row.line.returns.register, row.line.returns.transaction, row.line.returns.line_id) == (
        FRONT,
        2,
        2,
    )


@pytest.mark.law("BFF-5-3-7", "KSF-2-6-6")
def test_never_more_comes_back_than_was_sold(sold_three: Shopkeeper) -> None:
    shop = sold_three
    shop.do(TakeReturn(1, (Back(1, 1_000),), reason="kald"))
    shop.do(CompleteSale((card(-COFFEE_ORE),)))
    refusal = shop.refuse(ReturnedMoreThanSold, TakeReturn(1, (Back(1, 3_000),), reason="kald"))
    assert "2" in refusal.sentence("nb")
    shop.refuse(ReturnedMoreThanSold, TakeReturn(1, (Back(1, 1_000), Back(1, 2_000)), reason="kald"))
    shop.do(TakeReturn(1, reason="resten"))
    shop.do(CompleteSale((card(-2 * COFFEE_ORE - BREAD_ORE),)))
    shop.refuse(ReturnedMoreThanSold, TakeReturn(1, reason="mer"))
    whole = find_by_receipt(shop.counter, FRONT, "sales", 1)
    assert [line.returned_milli for line in whole.lines] == [3_000, 1_000]


def test_what_already_waits_in_the_basket_counts(sold_three: Shopkeeper) -> None:
    sold_three.do(TakeReturn(1, (Back(1, 2_000),), reason="kald"))
    sold_three.refuse(ReturnedMoreThanSold, TakeReturn(1, (Back(1, 2_000),), reason="kald"))
    sold_three.do(TakeReturn(1, reason="resten også"))
    sold_three.do(CompleteSale((card(-3 * COFFEE_ORE - BREAD_ORE),)))


def test_a_return_taken_out_of_the_basket_again_can_come_back_later(sold_three: Shopkeeper) -> None:
    sold_three.do(TakeReturn(1, (Back(1, 3_000),), reason="kald"))
    sold_three.do(RemoveLine())
    sold_three.do(TakeReturn(1, (Back(1, 3_000),), reason="likevel"))


@pytest.mark.law("BFF-5-3-7")
def test_the_same_goods_do_not_come_back_at_two_registers(sold_three: Shopkeeper) -> None:
    """Both baskets hold them; the register that completes last finds them gone, also in parts."""
    shop = sold_three
    shop.open(BACK)
    shop.do(TakeReturn(1, (Back(1, 2_000),), reason="kald"))
    shop.do(TakeReturn(1, (Back(1, 1_000),), reason="kald"))
    shop.do(TakeReturn(1, (Back(1, 1_000),), register=FRONT, reason="kald"), at=BACK)
    shop.do(CompleteSale((card(-COFFEE_ORE),)), at=BACK)
    refusal = shop.refuse(ReturnedMoreThanSold, CompleteSale((card(-3 * COFFEE_ORE),)))
    assert "2" in refusal.sentence("nb")
    shop.do(RemoveLine(2))
    shop.do(CompleteSale((card(-2 * COFFEE_ORE),)))


def test_a_parked_return_is_looked_at_again(sold_three: Shopkeeper) -> None:
    shop = sold_three
    for _ in range(2):
        shop.do(TakeReturn(1, (Back(1, 2_000),), reason="kald"))
        shop.do(ParkBasket())
    first, second = (parked.basket.basket_id for parked in shop.state().parked)
    shop.do(ResumeBasket(first))
    shop.do(CompleteSale((card(-2 * COFFEE_ORE),)))
    shop.do(ResumeBasket(second))
    shop.refuse(ReturnedMoreThanSold, CompleteSale((card(-2 * COFFEE_ORE),)))


@pytest.mark.law("law.md 4.6", "KSF-2-8-5-1")
def test_goods_back_and_new_goods_share_a_sales_receipt(sold_three: Shopkeeper) -> None:
    shop = sold_three
    shop.do(TakeReturn(1, (Back(2, 1_000),), reason="feil brød"))
    shop.ring("104")
    done = shop.do(CompleteSale((CASH,)))
    assert (done.series, done.receipt, done.gross_ore) == ("sales", 2, 55_00 - BREAD_ORE)
    assert shop.sold()[0].sale.kind is SaleKind.CASH_SALE_AND_RETURN


def test_an_even_exchange_is_paid_with_nothing(sold_three: Shopkeeper) -> None:
    sold_three.do(TakeReturn(1, (Back(2, 1_000),), reason="feil brød"))
    sold_three.ring("100")
    done = sold_three.do(CompleteSale(()))
    assert (done.gross_ore, done.paid_ore) == (0, 0)


def test_a_discounted_line_is_paid_back_at_what_it_cost(shop: Shopkeeper) -> None:
    shop.do(AddArticle("200", 3_000))
    shop.do(GiveDiscount(share_bp=3_333))
    paid_ore = shop.do(CompleteSale((CASH,))).gross_ore
    back_ore = 0
    for _ in range(3):
        shop.do(TakeReturn(1, (Back(1, 1_000),), reason="kald"))
        back_ore += shop.do(CompleteSale((CASH,))).gross_ore
    assert back_ore == -paid_ore


@pytest.mark.law("KSF-2-8-2-2a", "law.md 4.5")
def test_a_credit_sale_comes_back_as_a_credit_note(shop: Shopkeeper) -> None:
    on_account = Tender(TenderKind.INVOICE, account=CUSTOMER)
    shop.sell("200", tenders=[on_account])
    shop.do(TakeReturn(1, series="delivery", reason="kald"))
    done = shop.do(CompleteSale((on_account,)))
    assert (done.series, shop.sold()[0].sale.kind) == ("return", SaleKind.CREDIT_RETURN)


@pytest.mark.law("law.md 4.1")
def test_cash_paid_back_is_rounded_as_cash_taken_is(shop: Shopkeeper) -> None:
    shop.sell("100", tenders=[card(BREAD_ORE)])
    shop.do(TakeReturn(1, reason="tørt"))
    done = shop.do(CompleteSale((CASH,)))
    assert (done.paid_ore, done.rounding_ore) == (-50_00, -10)


@pytest.mark.law("BFF-5-3-7")
def test_a_return_is_never_without_its_receipt(sold_three: Shopkeeper) -> None:
    sold_three.do(TakeReturn(1, (Back(2, 1_000),), reason="feil"))
    sold_three.refuse(ReceiptMustBePrinted, CompleteSale((card(-BREAD_ORE),), receipt_declined=True))


@pytest.mark.law("KSF-2-7-8")
def test_training_and_trade_do_not_take_back_each_others_goods(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.do(SetTraining(on=True))
    shop.refuse(ReturnNeedsItsSale, TakeReturn(1, reason="øving"))
    shop.sell("200")
    shop.do(TakeReturn(1, series="training", reason="øving"))
    done = shop.do(CompleteSale((CASH,)), OLA)
    assert (done.series, done.receipt) == ("training", 2)
    shop.do(SetTraining(on=False))
    shop.refuse(ReturnNeedsItsSale, TakeReturn(1, series="training", reason="på ordentlig"))
    assert find_by_receipt(shop.counter, FRONT, "sales", 1).lines[0].returned_milli == 0
