"""
The close of a day: what stands in its way, what is counted, what is explained, and the Z.

Law: BFF-5-3-14, KSF-2-8-3, KSF-2-6-7.
"""

import pytest

from datakasse.errors.till.day import (
    BeltNotCounted,
    CountMissing,
    CountsDisagree,
    ExplanationNeeded,
    NothingToClose,
    SaleStillOpen,
    TrainingStands,
)
from datakasse.errors.till.drawer import DrawerIsOpen
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.journal.events.day import CashCounted
from datakasse.journal.report_content import CashCount, OperatorAmount
from datakasse.till.day.close_day import BeltCount, CloseDay, ExpectCash
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.park_basket import ParkBasket
from tests.till.shopkeeper import (
    BELT,
    COFFEE_ORE,
    KARI,
    KIOSK,
    OLA,
    Shopkeeper,
    card,
)

FLOAT_ORE = 1_000_00


@pytest.mark.law("KSF-2-8-3-3")
def test_an_unused_register_has_nothing_to_close(closed_shop: Shopkeeper) -> None:
    closed_shop.open(float_ore=None)
    closed_shop.refuse(NothingToClose, CloseDay(0))


@pytest.mark.law("KSF-2-6-7", "KSF-2-8-3-2")
def test_no_z_while_a_sale_is_open_or_parked(shop: Shopkeeper) -> None:
    shop.ring("200")
    refusal = shop.refuse(SaleStillOpen, CloseDay(FLOAT_ORE))
    assert "åpent salg" in refusal.sentence("nb")
    shop.do(ParkBasket("Bord 4"))
    refusal = shop.refuse(SaleStillOpen, CloseDay(FLOAT_ORE))
    assert "Bord 4" in refusal.sentence("nb")
    shop.do(AbortSale(shop.state().parked[0].basket.basket_id))
    shop.z(FLOAT_ORE)


@pytest.mark.law("KSF-2-6-7")
def test_a_basket_whose_lines_were_all_removed_is_no_open_sale(shop: Shopkeeper) -> None:
    shop.ring("200")
    shop.do(RemoveLine())
    shop.z(FLOAT_ORE)


def test_no_z_in_training(shop: Shopkeeper) -> None:
    shop.do(SetTraining(on=True))
    shop.refuse(TrainingStands, CloseDay(FLOAT_ORE))


@pytest.mark.law("KSF-2-6-5")
def test_the_drawer_is_closed_before_the_z(shop: Shopkeeper) -> None:
    shop.do(OpenDrawer("telle"))
    shop.refuse(DrawerIsOpen, CloseDay(FLOAT_ORE))
    shop.shut_drawer()
    shop.z(FLOAT_ORE)


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-c")
def test_the_cash_is_counted_and_a_difference_explained(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.refuse(CountMissing, CloseDay())
    refusal = shop.refuse(ExplanationNeeded, CloseDay(1_029_00))
    assert "-10.00" in refusal.sentence("nb")
    assert refusal.facts["cash"] == -10_00
    shop.refuse(ExplanationNeeded, CloseDay(1_029_00, explanation="   "))
    z = shop.z(CloseDay(1_029_00, explanation=" en tier for lite "))
    assert z.report.counts == (CashCount(1_039_00, 1_029_00, explanation="en tier for lite"),)
    (counted,) = [record for record in shop.entries() if isinstance(record.event, CashCounted)]
    assert counted.transaction is not None
    assert counted.transaction.gross_ore == -10_00


@pytest.mark.law("BFF-5-3-14-b")
def test_a_count_by_denomination_sums_up(shop: Shopkeeper) -> None:
    pieces = {"20000": 3, "10000": 3, "5000": 2, "100": 0}
    refusal = shop.refuse(CountsDisagree, CloseDay(999_00, pieces))
    assert "1000.00" in refusal.sentence("en")
    shop.refuse(AmountOutOfRange, CloseDay(None, {"100": -1}, "minus"))
    assert shop.do(CloseDay(None, pieces)).event is not None
    (count,) = [record.event for record in shop.entries() if isinstance(record.event, CashCounted)]
    assert count.count == CashCount(FLOAT_ORE, FLOAT_ORE, pieces)


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-4")
def test_each_operator_with_a_belt_counts_her_own(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(BELT, OLA, float_ore=500_00)
    shop.sell("200", at=BELT)
    shop.sign_on(KARI, BELT)
    shop.do(DeclareFloat(200_00), KARI, BELT)
    ola, kari = BeltCount(OLA, 539_00), BeltCount(KARI, 199_00, explanation="en krone mistet")
    assert OLA in shop.refuse(BeltNotCounted, CloseDay(belts=(kari,)), KARI, BELT).sentence("nb")
    shop.refuse(BeltNotCounted, CloseDay(739_00), KARI, BELT)
    shop.refuse(ExplanationNeeded, CloseDay(belts=(ola, BeltCount(KARI, 199_00))), KARI, BELT)
    z = shop.z(CloseDay(belts=(ola, kari)), KARI, BELT)
    assert z.report.counts == (
        CashCount(539_00, 539_00, operator=OLA),
        CashCount(200_00, 199_00, explanation="en krone mistet", operator=KARI),
    )
    assert z.report.operator_floats == (OperatorAmount(KARI, 200_00), OperatorAmount(OLA, 500_00))


@pytest.mark.law("KSF-2-2-b")
def test_a_single_belt_is_counted_without_saying_whose(closed_shop: Shopkeeper) -> None:
    closed_shop.open(BELT, OLA, float_ore=500_00)
    z = closed_shop.z(500_00, at=BELT)
    assert z.report.counts == (CashCount(500_00, 500_00, operator=OLA),)


def test_a_register_for_cards_counts_nothing(closed_shop: Shopkeeper) -> None:
    closed_shop.open(KIOSK, float_ore=None)
    closed_shop.sell("200", tenders=[card(COFFEE_ORE)], at=KIOSK)
    z = closed_shop.z(CloseDay(), at=KIOSK)
    assert z.report.counts == ()


def test_what_the_drawer_should_hold_is_told_and_leaves_no_entry(shop: Shopkeeper) -> None:
    shop.sell("200")
    head = shop.head()
    assert shop.do(ExpectCash()) == 1_039_00
    assert shop.head() == head


@pytest.mark.law("KSF-2-8-3-1", "KSF-2-8-3-3", "KSF-2-6-9")
def test_z_reports_are_numbered_and_begin_anew_while_grand_totals_go_on(shop: Shopkeeper) -> None:
    shop.sell("200")
    first = shop.z(1_039_00)
    x = shop.x()
    shop.do(DeclareFloat(0))
    shop.sell("100", tenders=[card(49_90)])
    second = shop.z(0)
    assert (first.number, second.number) == (1, 2)
    assert (first.report.cash_sales_ore, second.report.cash_sales_ore) == (COFFEE_ORE, 49_90)
    assert second.report.grand_totals.sales_ore == COFFEE_ORE + 49_90
    assert second.report.from_entry == first.report.to_entry + 2
    assert x.report.cash_sales_ore == 0


@pytest.mark.law("KSF-2-7-2", "KSF-2-5-e")
def test_an_x_is_taken_any_number_of_times_and_ends_nothing(shop: Shopkeeper) -> None:
    shop.sell("200")
    for number in (1, 2):
        x = shop.x()
        assert (x.number, x.report.cash_sales_ore) == (number, COFFEE_ORE)
