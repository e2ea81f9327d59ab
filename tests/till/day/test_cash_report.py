"""
The evening at a register: terminals held against it, differences explained, the cash report beside the Z.

Law: BFF-5-3-14-b to -f, KSF-2-2-b.
"""

import msgspec
import pytest

from datakasse.counter.counter import Action
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.till.day import ExplanationNeeded, NothingReported, TerminalNotTold
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.journal.events.day import TerminalReconciled, ZReported
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.receipt.formats import as_text
from datakasse.report.cash_report import CashReport, cash_report
from datakasse.till.day.close_day import AskWhatToCount, BeltCount, CloseDay, TerminalTold, ToCount
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.show_report import PrintCashReport, show_report
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import BELT, CASH, COFFEE_ORE, FRONT, KARI, KIOSK, OLA, REVISOR, Shopkeeper, card

FLOAT_ORE = 1_000_00
CARD, VIPPS = TenderKind.DEBIT_CARD, TenderKind.VIPPS


def vipps(amount_ore: int) -> Tender:
    """Return a payment by Vipps."""
    return Tender(TenderKind.VIPPS, amount_ore)


def told(card_ore: int | None, why: str = "") -> tuple[TerminalTold, ...]:
    """Return what the card terminal says."""
    return (TerminalTold(CARD, card_ore, why),)


def report_of(shop: Shopkeeper, at: str = FRONT) -> CashReport:
    """Return the figures of the last cash report of a register."""
    entries = shop.entries(at)
    z = next(record for record in reversed(entries) if isinstance(record.event, ZReported))
    assert isinstance(z.event, ZReported)
    report = z.event.report
    return cash_report([each for each in entries if report.from_entry <= each.number <= report.to_entry], z)


def paper_of(shop: Shopkeeper, at: str = FRONT) -> str:
    """Return the last cash report as it is printed, words one space apart."""
    return " ".join(as_text.render(show_report(shop.counter, at, "cash", None)[0], 42).split())


@pytest.fixture
def at_evening(shop: Shopkeeper) -> Shopkeeper:
    """A shop that took 39 kr by card."""
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    return shop


# ── terminals ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-e")
@pytest.mark.parametrize(
    ("terminals", "refusal"),
    [
        ((), TerminalNotTold),
        (told(None), TerminalNotTold),
        (told(None, "  "), TerminalNotTold),
        (told(49_00), ExplanationNeeded),
        (told(49_00, " "), ExplanationNeeded),
        (told(10**12, "?"), AmountOutOfRange),
        ((*told(39_00), TerminalTold(VIPPS, 5_00)), ExplanationNeeded),
        ((*told(39_00), TerminalTold(VIPPS)), TerminalNotTold),
    ],
    ids=[
        "nothing",
        "no report",
        "no reason",
        "unlike",
        "blank",
        "absurd",
        "unused and unlike",
        "unused, no reason",
    ],
)
def test_no_z_before_each_terminal_has_spoken(
    at_evening: Shopkeeper, terminals: tuple[TerminalTold, ...], refusal: type[TerminalNotTold]
) -> None:
    at_evening.refuse(refusal, CloseDay(FLOAT_ORE, terminals=terminals))


@pytest.mark.law("BFF-5-3-14-e")
@pytest.mark.parametrize(
    ("terminals", "difference_ore"),
    [
        (told(39_00), 0),
        (told(49_00, "drikkepenger tastet på terminalen"), 10_00),
        (told(0, "feil terminal"), -39_00),
        (told(None, "terminalen er på verksted"), None),
    ],
)
def test_what_a_terminal_says_is_journalled_beside_what_the_register_took(
    at_evening: Shopkeeper, terminals: tuple[TerminalTold, ...], difference_ore: int | None
) -> None:
    shop, head = at_evening, at_evening.head()
    shop.do(CloseDay(FLOAT_ORE, terminals=terminals))
    assert shop.kinds(from_number=head + 1) == ["cash_counted", "terminal_reconciled", "z_reported"]
    (event,) = [record.event for record in shop.entries() if isinstance(record.event, TerminalReconciled)]
    assert event == TerminalReconciled(CARD, 39_00, terminals[0].terminal_ore, terminals[0].explanation)
    assert event.difference_ore == difference_ore


@pytest.mark.law("BFF-5-3-14-c", "BFF-5-3-14-e")
def test_all_that_lacks_a_word_is_told_at_once(at_evening: Shopkeeper) -> None:
    close = CloseDay(FLOAT_ORE - 5_00, terminals=told(49_00))
    facts = at_evening.refuse(ExplanationNeeded, close).facts
    assert facts == {"difference_kroner": "-5.00, 10.00", "cash": -5_00, "debit_card": 10_00}


@pytest.mark.law("BFF-5-3-14-e")
def test_a_gift_card_sold_by_card_went_through_the_terminal_too(at_evening: Shopkeeper) -> None:
    at_evening.do(SellGiftCard("G1", 100_00, (card(100_00),)))
    at_evening.refuse(ExplanationNeeded, CloseDay(FLOAT_ORE, terminals=told(39_00)))
    at_evening.do(CloseDay(FLOAT_ORE, terminals=told(139_00)))


@pytest.mark.law("BFF-5-3-14-e", "BFF-5-3-14-f")
def test_a_close_that_is_asked_for_twice_is_made_once(at_evening: Shopkeeper) -> None:
    close = CloseDay(FLOAT_ORE, terminals=told(39_00))
    first = at_evening.do_once("z", close)
    head = at_evening.head()
    assert at_evening.do_once("z", close) == first
    assert at_evening.head() == head


@pytest.mark.law("BFF-5-3-14-e")
def test_training_is_no_business_of_a_terminal(shop: Shopkeeper) -> None:
    shop.do(SetTraining(on=True))
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.do(SetTraining(on=False))
    shop.do(CloseDay(FLOAT_ORE))


# ── what is asked for ────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-e")
def test_what_a_close_asks_for_is_told_without_amounts(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open()
    assert shop.do(AskWhatToCount()) == ToCount(cash=True, belts=[], terminals=[])
    shop.sell("200", tenders=[vipps(COFFEE_ORE)])
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    head = shop.head()
    asked = shop.do(AskWhatToCount())
    assert asked == ToCount(cash=True, belts=[], terminals=[CARD, VIPPS])
    assert str(COFFEE_ORE) not in msgspec.json.encode(asked).decode()
    assert shop.head() == head
    shop.open(BELT, OLA)
    shop.sign_on(KARI, BELT)
    assert shop.do(AskWhatToCount(), KARI, BELT) == ToCount(cash=False, belts=[OLA], terminals=[])
    shop.do(DeclareFloat(200_00), KARI, BELT)
    assert shop.do(AskWhatToCount(), KARI, BELT).belts == [KARI, OLA]
    shop.open(KIOSK, float_ore=None)
    assert shop.do(AskWhatToCount(), at=KIOSK) == ToCount(cash=False, belts=[], terminals=[])


# ── the cash report ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-c", "BFF-5-3-14-d", "BFF-5-3-14-e", "BFF-5-3-14-f")
def test_the_cash_report_says_what_owners_know(shop: Shopkeeper) -> None:
    """Opening 1000, cash sales 39 + 50 - 39, in 100 and a gift card 200, out 150: it should end at 1200."""
    shop.sell("200")
    shop.sell("100")
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((CASH,)))
    shop.do(PayIn(100_00, "veksel", "change"))
    shop.do(SellGiftCard("G1", 200_00, (CASH,)))
    shop.do(PayOut(150_00, "vask", "expense"))
    pieces = {"100000": 1, "10000": 1, "5000": 1, "2000": 2}
    shop.do(CloseDay(None, pieces, "ti kroner borte", terminals=told(49_00, "dobbelt trekk")))
    flow = report_of(shop).drawers[0].flow
    assert (flow.opening_ore, flow.sales_ore, flow.pay_ins_ore, flow.pay_outs_ore, flow.end_ore) == (
        1_000_00, 50_00, 300_00, 150_00, 1_200_00,
    )  # fmt: skip
    assert (
        "Åpningsbalanse 1 000,00 Kontantsalg 50,00 Innbetalinger 300,00 Utbetalinger -150,00 "
        "Teoretisk slutt 1 200,00 Faktisk telling 1 190,00 Differanse -10,00 Forklaring: ti kroner borte "
        "1 à 1 000,00 1 000,00 1 à 100,00 100,00 1 à 50,00 50,00 2 à 20,00 40,00"
    ) in paper_of(shop)
    assert "Bankkort 39,00 Terminal 49,00 Differanse 10,00 Forklaring: dobbelt trekk" in paper_of(shop)
    assert "Talt av operatør 2, signatur" in paper_of(shop)
    assert paper_of(shop).endswith("Kontrollert av, signatur")


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-d", "KSF-2-2-b")
def test_each_belt_has_its_own_way_from_float_to_count(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(BELT, OLA, float_ore=500_00)
    shop.sell("200", at=BELT)
    shop.sign_on(KARI, BELT)
    shop.do(DeclareFloat(200_00), KARI, BELT)
    shop.sell("100", by=KARI, at=BELT)
    belts = (
        BeltCount(OLA, 539_00),
        BeltCount(KARI, 249_00, {"10000": 2, "2000": 2, "500": 1, "100": 4}, "mynt"),
    )
    shop.z(CloseDay(belts=belts), KARI, BELT)
    said = paper_of(shop, BELT)
    assert (
        "Operatør 2 Åpningsbalanse 500,00 Kontantsalg 39,00 Innbetalinger 0,00 Utbetalinger 0,00 "
        "Teoretisk slutt 539,00 Faktisk telling 539,00 Differanse 0,00"
    ) in said
    assert "Operatør 1 Åpningsbalanse 200,00 Kontantsalg 50,00" in said
    assert "Teoretisk slutt 250,00 Faktisk telling 249,00 Differanse -1,00 Forklaring: mynt" in said


@pytest.mark.law("BFF-5-3-14-e", "KSF-2-2-c")
def test_a_register_for_cards_has_a_cash_report_without_cash(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.open(KIOSK, float_ore=None)
    shop.sell("200", tenders=[card(COFFEE_ORE)], at=KIOSK)
    shop.z(CloseDay(), at=KIOSK)
    assert "Kassen tar ikke kontanter." in paper_of(shop, KIOSK)
    assert "Bankkort 39,00 Terminal 39,00 Differanse 0,00" in paper_of(shop, KIOSK)


@pytest.mark.law("BFF-5-3-14-f")
def test_it_comes_out_after_the_z_and_again_as_often_as_one_likes(at_evening: Shopkeeper) -> None:
    shop = at_evening
    shop.refuse(NothingReported, PrintCashReport())
    shop.do(CloseDay(FLOAT_ORE, terminals=told(39_00)))
    shop.print_out()
    assert shop.papers()[-2:] == ["z_report", "cash_report"]
    for number in (1, None):
        shop.do(PrintCashReport(number))
    shop.print_out()
    assert shop.papers()[-2:] == ["cash_report", "cash_report"]
    printed = [record.event for record in shop.entries() if isinstance(record.event, DocumentPrinted)]
    assert [event.document for event in printed].count("cash_report") == 3
    shop.refuse(NothingReported, PrintCashReport(2))
    assert shop.state().used_on is None


@pytest.mark.parametrize("action", [AskWhatToCount(), PrintCashReport()])
def test_counting_is_for_those_who_may_take_a_z(at_evening: Shopkeeper, action: Action[object]) -> None:
    at_evening.sign_on(REVISOR)
    at_evening.refuse(MissingRight, action, REVISOR)


# ── business days ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-a", "KSF-2-8-3-4")
def test_yesterdays_close_is_reported_with_yesterdays_figures(at_evening: Shopkeeper) -> None:
    """What comes after the close is not in it, not even what is rung up in the same minute."""
    shop = at_evening
    shop.clock.forward(days=1)
    shop.do(CloseDay(FLOAT_ORE, terminals=told(39_00)))
    before = paper_of(shop)
    shop.do(DeclareFloat(500_00))
    shop.do(CheckPrice("200"))
    shop.sell("200")
    assert paper_of(shop) == before
    shop.z(539_00)
    assert "Åpningsbalanse 500,00 Kontantsalg 39,00" in paper_of(shop)


@pytest.mark.law("BFF-5-3-14-d")
def test_who_let_the_day_be_closed_stands_on_the_report(shop: Shopkeeper) -> None:
    """An assistant's close is approved by the manager; the cashier's own needs nobody."""
    shop.sell("200")
    shop.do(CloseDay(FLOAT_ORE + COFFEE_ORE))
    assert (report_of(shop).counted_by, report_of(shop).approved_by) == (OLA, "")
    assert "Godkjent av" not in paper_of(shop)
