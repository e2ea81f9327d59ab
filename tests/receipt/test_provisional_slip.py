"""Provisional receipts: what is in the basket, and nothing one could take for a receipt."""

import pytest

from datakasse.journal.events.basket import ProvisionalIssued
from datakasse.receipt.slips.provisional_slip import provisional_slip
from datakasse.receipt.words.wording import Label
from tests.receipt.shop_papers import Day, basket, day, give_back, letterhead, paper, register
from tests.receipt.test_papers import words
from tests.receipt.test_sale_slip import labels


@pytest.mark.law("KSF-2-8-6-1")
@pytest.mark.parametrize(
    "said",
    ["Lapp nr. 7 23.11.2026", "Kl. 08:44:09", "Operatør 1001", "Spise her", "Kaffe 70,00 2 stk. à 35,00",
     "Rabatt på hele kjøpet -10,00", "Sum 84,90"],
)  # fmt: skip
def test_a_provisional_receipt_says(said: str) -> None:
    assert said in words(paper("provisional"))


@pytest.mark.law("KSF-2-8-6-1")
@pytest.mark.parametrize("never", ["Salgskvittering", "MVA-sats", "Kontant", "Transaksjon", "DKS"])
def test_a_provisional_receipt_never_says(never: str) -> None:
    assert never not in words(paper("provisional"))


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-7-8")
def test_in_training_it_carries_both_labels() -> None:
    filled = basket(1)
    filled = give_back(filled, day()[1]["sales"], 2)
    lived = Day(register())
    event = ProvisionalIssued(filled.basket_id, 1, -64_00, filled)
    slip = provisional_slip(
        lived.add(2, event, training=True), letterhead(), {("11.222-33.44.567", 1002): 42}
    )
    assert labels(slip) == [Label.PROVISIONAL.nb, Label.TRAINING.nb]
    assert "Retur av kvittering nr. 42" in words(slip)


def test_only_a_provisional_entry_makes_one() -> None:
    with pytest.raises(ValueError, match="issued no provisional"):
        provisional_slip(day()[1]["sales"], letterhead(), {})
