"""
Training: everything works, nothing counts.

Law: KSF-2-7-8, KSF-2-8-2-w, KSF-2-8-6-2, law.md 4.8.
"""

import pytest

from datakasse.till.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sell_gift_card import SellGiftCard
from datakasse.till.train import SetTraining
from tests.till.shopkeeper import CASH, COFFEE_ORE, FRONT, OLA, Shopkeeper, card, voucher


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
