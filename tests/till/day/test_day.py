"""
The day at a register: started, opened with a float, and yesterday's Z asked for.

Law: KSF-2-5-a, BFF-5-3-14, KSF-2-8-3, KSF-2-6-7, KSF-2-6-8.
"""

from datetime import datetime
from pathlib import Path

import pytest

from datakasse.counter.ports import DrawerStatus
from datakasse.errors.till.day import (
    DayNotClosed,
    FloatMissing,
    NotDeclared,
    NothingReported,
    NotStarted,
    SaleStillOpen,
)
from datakasse.errors.till.drawer import DrawerLockedInTraining
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.payments import CashNotTaken
from datakasse.journal.events.drawer import FloatDeclared
from datakasse.journal.events.register import SoftwareUpdated, SystemStarted
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import SlipKind
from datakasse.till.day.close_day import BeltCount, CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.show_report import show_report
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.screen.show_register import show_register
from datakasse.trade.shop.shop import Declaration
from tests.till.shopkeeper import (
    BACK,
    BELT,
    CASH,
    COFFEE_ORE,
    FRONT,
    KARI,
    KIOSK,
    OLA,
    OTHER_BELT,
    REVISOR,
    DumbDrawer,
    Shopkeeper,
    card,
    kept_by,
)

FLOAT_ORE = 1_000_00


# ── started and stopped ──────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-7-1")
def test_start_and_stop_are_journalled_and_asking_again_writes_nothing(closed_shop: Shopkeeper) -> None:
    shop, head = closed_shop, closed_shop.head()
    shop.do(Start(), "")
    shop.do(Start(), "")
    shop.do(Stop(), "")
    shop.do(Stop(), "")
    assert shop.kinds(from_number=head + 1) == ["system_started", "system_stopped"]


def test_a_new_process_is_a_start_even_if_the_last_one_died(shop: Shopkeeper) -> None:
    shop.die_and_come_back()
    head = shop.head()
    shop.do(Start(fresh=True), "")
    assert shop.kinds(from_number=head + 1) == ["system_started"]
    assert shop.state().lane().operator == ""


@pytest.mark.law("KSF-2-7-1")
def test_another_version_is_told_before_it_starts(shop: Shopkeeper) -> None:
    folder = shop.folder
    shop.close()
    with kept_by(folder, version="0.2.0") as newer:
        newer.clock.forward(hours=1)
        head = newer.head()
        newer.do(Start(fresh=True), "")
        told = [record.event for record in newer.entries(from_number=head + 1)]
    assert told == [SoftwareUpdated("0.1.0", "0.2.0"), SystemStarted("0.2.0")]


def test_nothing_can_be_done_at_a_register_that_is_not_started(closed_shop: Shopkeeper) -> None:
    closed_shop.refuse(NotStarted, AddArticle("200"))
    closed_shop.refuse(NotStarted, DeclareFloat(0))


@pytest.mark.law("KSF-2-3-b", "KSF-2-2-e", "KSL-7")
@pytest.mark.parametrize(
    ("start", "missing"),
    [
        (Start(declared=True, on_paper=False), "en papirskriver"),
        (Start(declared=True, on_paper=True), None),
        (Start(declared=False, on_paper=False), None),
    ],
)
def test_a_declared_register_needs_paper(closed_shop: Shopkeeper, start: Start, missing: str | None) -> None:
    if missing is None:
        assert closed_shop.do(start, "").started
    else:
        refusal = closed_shop.refuse(NotDeclared, start, "")
        assert missing in refusal.sentence("nb")


@pytest.mark.law("KSF-2-2-e", "KSF-2-2-b", "KSF-2-2-c")
def test_a_declared_register_needs_a_drawer_that_tells_or_a_lawful_exemption(closed_shop: Shopkeeper) -> None:
    closed_shop.exchange(drawer=DumbDrawer(DrawerStatus.UNKNOWN, reports_state=False))
    declared = Start(declared=True, on_paper=True)
    closed_shop.refuse(NotDeclared, declared, "", FRONT)
    for exempt in (BELT, KIOSK):
        assert closed_shop.do(declared, "", exempt).started


@pytest.mark.law("KSL-7", "BFL-10a")
def test_a_declaration_covers_the_version_it_names_and_no_other(till_folder: Path) -> None:
    declared = Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")
    with kept_by(till_folder, declaration=declared) as covered:
        assert not covered.counter.demonstration
    with kept_by(till_folder, declaration=declared, version="0.1.1") as later:
        assert later.counter.demonstration
        assert show_register(later.counter, FRONT).demonstration


# ── the float ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-5-a")
@pytest.mark.parametrize("action", [AddArticle("200"), CheckPrice("200")])
def test_nothing_is_registered_before_the_float(closed_shop: Shopkeeper, action: AddArticle) -> None:
    closed_shop.open(float_ore=None)
    closed_shop.refuse(FloatMissing, action)
    closed_shop.do(DeclareFloat(0))
    closed_shop.do(action)


@pytest.mark.law("KSF-2-5-a", "KSF-2-8-2-k")
def test_the_float_shows_in_the_report_and_makes_a_transaction(shop: Shopkeeper) -> None:
    (declared,) = [record for record in shop.entries() if isinstance(record.event, FloatDeclared)]
    assert declared.transaction is not None
    assert declared.transaction.gross_ore == FLOAT_ORE
    assert shop.z(FLOAT_ORE).report.float_ore == FLOAT_ORE
    assert [job.document for job in shop.jobs()] == ["float", "z_report", "cash_report"]


def test_a_float_of_nothing_moves_no_money_and_prints_nothing(closed_shop: Shopkeeper) -> None:
    closed_shop.open(float_ore=0)
    assert closed_shop.last().transaction is None
    assert closed_shop.jobs() == []


@pytest.mark.law("law.md 4.7")
def test_the_float_is_set_beside_what_the_last_close_left(shop: Shopkeeper) -> None:
    shop.z(FLOAT_ORE)
    shop.clock.forward(days=1)
    assert show_register(shop.counter, FRONT, OLA).float_expected_ore == FLOAT_ORE
    shop.do(DeclareFloat(800_00, "200 kr til banken"))
    event = shop.last().event
    assert event == FloatDeclared(800_00, FLOAT_ORE, "200 kr til banken")


@pytest.mark.law("law.md 4.7", "KSF-2-2-b")
def test_each_belt_is_set_beside_what_its_own_last_count_was(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(BELT, OLA, float_ore=500_00)
    shop.sign_on(KARI, BELT)
    shop.do(DeclareFloat(200_00), KARI, BELT)
    shop.z(CloseDay(belts=(BeltCount(OLA, 500_00), BeltCount(KARI, 200_00))), KARI, BELT)
    shop.clock.forward(days=1)
    assert show_register(shop.counter, BELT, KARI).float_expected_ore == 200_00
    shop.sign_on(OLA, BELT)
    shop.do(DeclareFloat(500_00), OLA, BELT)
    assert shop.last(BELT).event == FloatDeclared(500_00, 500_00)
    shop.sign_on(REVISOR, BELT)
    assert show_register(shop.counter, BELT, REVISOR).float_expected_ore is None


@pytest.mark.law("KSF-2-5-a")
def test_the_screen_asks_for_no_float_where_a_belt_was_filled_elsewhere(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(BELT, OLA)
    shop.open(OTHER_BELT, OLA, float_ore=None)
    assert show_register(shop.counter, OTHER_BELT, OLA).float_declared
    shop.sign_on(KARI, OTHER_BELT)
    assert not show_register(shop.counter, OTHER_BELT, KARI).float_declared


@pytest.mark.parametrize("amount_ore", [-1, 10**12])
def test_a_float_is_an_amount_that_fits_in_a_drawer(shop: Shopkeeper, amount_ore: int) -> None:
    shop.refuse(AmountOutOfRange, DeclareFloat(amount_ore))


@pytest.mark.law("KSF-2-2-c")
def test_a_register_for_cards_needs_no_float_and_takes_none(closed_shop: Shopkeeper) -> None:
    closed_shop.open(KIOSK, float_ore=None)
    closed_shop.refuse(CashNotTaken, DeclareFloat(100_00), at=KIOSK)
    closed_shop.sell("200", tenders=[card(COFFEE_ORE)], at=KIOSK)


@pytest.mark.law("KSF-2-5-a", "KSF-2-2-b", "BFF-5-3-2-2")
def test_each_operator_with_a_belt_declares_her_own_float(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(BELT, OLA)
    shop.ring("200", at=BELT)
    shop.sign_on(KARI, BELT)
    shop.refuse(FloatMissing, AddArticle("200"), KARI, BELT)
    shop.do(DeclareFloat(200_00), KARI, BELT)
    shop.do(AddArticle("200"), KARI, BELT)


@pytest.mark.law("KSF-2-5-a")
def test_a_belt_that_was_filled_at_another_register_counts_here_too(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(BELT, OLA)
    shop.open(OTHER_BELT, OLA, float_ore=None)
    shop.sell("200", at=OTHER_BELT)
    shop.sign_on(KARI, OTHER_BELT)
    shop.refuse(FloatMissing, AddArticle("200"), KARI, OTHER_BELT)


# ── yesterday, and the night ─────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-a", "KSF-2-8-3-4")
def test_yesterdays_z_is_demanded_before_todays_first_registration(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.clock.forward(days=1)
    refusal = shop.refuse(DayNotClosed, AddArticle("200"))
    assert refusal.facts["day"] == "2026-03-02"
    shop.refuse(DayNotClosed, DeclareFloat(0))
    assert show_register(shop.counter, FRONT, OLA).must_close_day
    shop.z(1_039_00)
    assert not show_register(shop.counter, FRONT, OLA).must_close_day
    shop.do(DeclareFloat(0))
    shop.sell("200")


@pytest.mark.law("KSF-2-8-3-4")
def test_trade_after_midnight_belongs_to_the_day_it_began(shop: Shopkeeper) -> None:
    shop.clock.forward(hours=16, minutes=58)  # 04:58 in Norway, summer and winter alike
    shop.sell("200")
    shop.clock.forward(minutes=3)
    shop.refuse(DayNotClosed, AddArticle("200"))


@pytest.mark.law("KSF-2-5-c", "KSF-2-8-3-4")
@pytest.mark.parametrize(
    ("night", "last_minute"),
    [("2026-03-28", "2026-03-29T02:59:00+00:00"), ("2026-10-24", "2026-10-25T03:59:00+00:00")],
    ids=["the clock goes forward", "the clock goes back"],
)
def test_the_day_turns_at_five_on_norwegian_clocks_whatever_the_night(
    closed_shop: Shopkeeper, night: str, last_minute: str
) -> None:
    shop = closed_shop
    shop.clock.moment = datetime.fromisoformat(f"{night}T20:00:00+00:00")
    shop.open()
    shop.clock.moment = datetime.fromisoformat(last_minute)
    shop.sell("200")
    shop.clock.forward(minutes=1)
    shop.refuse(DayNotClosed, AddArticle("200"))


@pytest.mark.law("KSF-2-6-8")
def test_a_sale_that_stands_open_when_the_day_turns_is_completed_or_given_up(shop: Shopkeeper) -> None:
    """Nothing new goes into it, and the Z waits for it."""
    shop.ring("200", "100")
    shop.do(ParkBasket("bord 1"))
    shop.ring("102")
    shop.clock.forward(days=1)
    shop.refuse(DayNotClosed, AddArticle("200"))
    shop.refuse(DayNotClosed, ParkBasket("bord 2"))
    shop.refuse(SaleStillOpen, CloseDay(FLOAT_ORE))
    shop.do(CompleteSale((CASH,)))
    shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
    shop.do(RemoveLine())
    shop.do(AbortSale())
    z = shop.z(FLOAT_ORE + 35_00)
    assert (z.report.receipts, z.report.aborted.number) == (1, 1)


@pytest.mark.law("KSF-2-6-8")
def test_a_parked_sale_can_be_given_up_where_it_stands(shop: Shopkeeper) -> None:
    shop.ring("200")
    shop.do(ParkBasket("bord 1"))
    shop.clock.forward(days=1)
    shop.do(AbortSale(shop.state().parked[0].basket.basket_id))
    assert shop.kinds()[-2:] == ["basket_resumed", "sale_aborted"]


def test_registers_close_each_for_itself(shop: Shopkeeper) -> None:
    shop.open(BACK)
    shop.sell("200", at=BACK)
    shop.z(FLOAT_ORE)
    assert shop.state(BACK).used_on is not None
    assert shop.state(FRONT).used_on is None


def test_no_money_is_put_in_while_training(shop: Shopkeeper) -> None:
    shop.do(SetTraining(on=True))
    shop.refuse(DrawerLockedInTraining, DeclareFloat(100_00))


# ── what was reported ────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-f", "KSF-2-5-e")
def test_reports_are_shown_again_as_they_stand_in_the_journal(shop: Shopkeeper) -> None:
    with pytest.raises(NothingReported):
        show_report(shop.counter, FRONT, "x", None)
    shop.sell("200")
    shop.x()
    shop.z(1_039_00)
    shop.do(DeclareFloat(0))
    shop.z(0)
    shown = [as_text.render(show_report(shop.counter, FRONT, "z", number)[0]) for number in (1, 2, None)]
    assert shown[1] == shown[2] != shown[0]
    assert "39,00" in shown[0]
    assert show_report(shop.counter, FRONT, "x", 1)[0].kind is SlipKind.X_REPORT
    with pytest.raises(NothingReported):
        show_report(shop.counter, FRONT, "z", 3)
    with pytest.raises(NothingReported):
        show_report(shop.counter, FRONT, "x", 2)


@pytest.mark.law("KSF-1-2-c", "KSF-2-8-2-m", "KSF-2-7-7")
def test_openings_without_sale_or_repayment_are_counted_and_others_told(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.print_out()
    shop.shut_drawer()
    shop.do(OpenDrawer("bytte"))
    shop.shut_drawer()
    shop.do(PayIn(100_00, "veksel"))
    shop.print_out()
    shop.shut_drawer()
    assert shop.x().report.drawer_openings == 2
    assert shop.kinds().count("drawer_opened") == 3
    assert shop.kinds().count("drawer_closed") == 3
