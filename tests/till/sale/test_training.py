"""
Training: everything works, nothing counts.

Law: KSF-2-7-8, KSF-2-8-2-w, KSF-2-8-6-2, law.md 4.8.
"""

from collections.abc import Callable
from typing import get_args

import pytest

from datakasse.counter.counter import Action
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors import Refused
from datakasse.journal.papers import Document
from datakasse.receipt.layout import Text
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_parked import PrintParkedSlip
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.park_basket import ParkBasket
from datakasse.till.sale.sell_gift_card import SellGiftCard
from tests.till.shopkeeper import CASH, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper, card, voucher


@pytest.fixture
def training(shop: Shopkeeper) -> Shopkeeper:
    """A shop with one real sale and a gift card, in training mode."""
    shop.sell("200")
    shop.do(SellGiftCard("G1", 100_00, (card(100_00),)))
    shop.print_out()
    shop.shut_drawer()
    shop.do(SetTraining(on=True))
    return shop


@pytest.mark.law("KSF-2-7-8", "KSF-2-8-2-w", "KSF-2-8-6-2")
def test_training_sales_have_a_series_of_their_own_and_touch_no_figure(training: Shopkeeper) -> None:
    before = training.x().report
    made = [training.sell("200"), training.do(SellAtOnce((Item("100"),), (CASH,)))]
    training.do(SetTraining(on=False))
    after = training.x().report
    assert [(each.series, each.receipt) for each in made] == [("training", 1), ("training", 2)]
    assert (after.training.number, after.training.amount_ore) == (2, 88_90)
    for figure in (
        "cash_sales_ore",
        "receipts",
        "groups",
        "payments",
        "vat",
        "expected_cash_ore",
        "grand_totals",
    ):
        assert getattr(after, figure) == getattr(before, figure), figure
    assert training.sell("200").receipt == 2


@pytest.mark.law("KSF-2-7-8", "KSF-2-7-1")
def test_training_is_journalled_and_every_entry_of_it_is_marked(training: Shopkeeper) -> None:
    head = training.head()
    training.sell("200")
    training.print_out()
    training.do(SetTraining(on=False))
    entries = training.entries(from_number=head + 1)
    assert [record.training for record in entries] == [True] * len(entries)
    assert training.kinds()[-1] == "training_ended"
    training.sell("200")
    assert training.last().training is False


@pytest.mark.law("law.md 4.8")
def test_training_paper_says_so_and_the_drawer_stays_shut(training: Shopkeeper) -> None:
    training.sell("200")
    training.print_out()
    assert training.papers()[-1] == "training"
    assert training.counter.drawers[FRONT].status() == "closed"


@pytest.mark.law("law.md 4.8")
def test_no_voucher_is_spent_in_training(training: Shopkeeper) -> None:
    training.sell("200", tenders=[voucher("G1", COFFEE_ORE)])
    assert training.balance_ore("G1") == 100_00


@pytest.mark.law("law.md 4.8", "KSF-2-5-a")
def test_one_can_train_before_there_is_a_float(closed_shop: Shopkeeper) -> None:
    """There is no money in training, so none need be put in the drawer first."""
    closed_shop.open(float_ore=None)
    closed_shop.do(SetTraining(on=True))
    closed_shop.sell("200")
    closed_shop.do(SetTraining(on=False))
    report = closed_shop.z(0).report
    assert report.training.number == 1


def test_training_outlives_a_change_of_people(training: Shopkeeper) -> None:
    training.sign_on("1")
    assert training.state().training
    training.sign_on(OLA)
    training.ring("200")
    training.do(CompleteSale((CASH,)))
    assert training.last().training


# ── the word on every print ──────────────────────────────────────────────────────────────────────

PRINTS: dict[str, Callable[[Shopkeeper], object]] = {
    "training": lambda shop: shop.sell("200"),
    "copy": lambda shop: shop.do(PrintCopy(shop.sell("200").receipt, "training")),
    "provisional": lambda shop: (shop.ring("200"), shop.do(PrintProvisional())),
    "parked": lambda shop: (shop.ring("200"), shop.do(ParkBasket()), shop.do(PrintParkedSlip())),
    "x_report": lambda shop: shop.x(),
    "journal": lambda shop: shop.do(PrintJournal(1, 2), KARI),
}
"""Document → how it is printed in training."""

NOT_IN_TRAINING: dict[str, Action[object]] = {
    "z_report": CloseDay(0),
    "drawer": OpenDrawer("bytte"),
    "pay_in": PayIn(100_00, "veksel"),
    "pay_out": PayOut(100_00, "bank"),
    "gift_card": SellGiftCard("G2", 100_00, (CASH,)),
    "float": DeclareFloat(100_00),
}
"""Document → what would print it, and is refused while training is on."""

WITHOUT_THE_WORD = {
    "cash_report": "A report that was taken when nobody trained: printing it again gives the same paper.",
    "test_page": "It is about the printer and tells of no sale.",
}
"""Document → why it may be printed in training and does not say so."""


def test_every_document_is_printed_with_the_word_refused_or_explained() -> None:
    series_of_sales = {"sales", "return", "delivery"}
    every = set(get_args(Document))
    assert PRINTS.keys() | NOT_IN_TRAINING.keys() | WITHOUT_THE_WORD.keys() | series_of_sales == every


@pytest.mark.law("law.md 4.8", "KSF-2-8-6-2")
@pytest.mark.parametrize("document", PRINTS)
def test_whatever_is_printed_in_training_says_so(training: Shopkeeper, document: str) -> None:
    PRINTS[document](training)
    training.print_out()
    printer = training.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    slip = printer.slips[-1]
    assert slip.kind == document
    sized = [row for row in slip.rows if isinstance(row, Text) and row.size == 2]
    assert any("TRENING" in row.text.upper() for row in sized)


@pytest.mark.law("law.md 4.8")
@pytest.mark.parametrize("document", NOT_IN_TRAINING)
def test_what_moves_money_or_ends_the_day_waits_until_training_is_over(
    training: Shopkeeper, document: str
) -> None:
    before = training.papers()
    training.refuse(Refused, NOT_IN_TRAINING[document])
    training.print_out()
    assert training.papers() == before


@pytest.mark.law("KSF-2-7-8")
def test_outside_training_nothing_says_the_word(training: Shopkeeper) -> None:
    training.do(SetTraining(on=False))
    training.x()
    training.print_out()
    printer = training.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    assert not any(isinstance(row, Text) and row.text == "TRENING" for row in printer.slips[-1].rows)
