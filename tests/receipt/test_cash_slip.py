"""Slips about the drawer: what, why, how much, when, who, and a line to sign."""

import pytest

from datakasse.journal.events.drawer import FloatDeclared
from datakasse.journal.events.sale import VoucherIssued
from datakasse.receipt.slips.cash_slip import cash_slip
from datakasse.receipt.words.terms import type_text
from datakasse.trade.sale.cash_move import PAY_IN_TYPES, PAY_OUT_TYPES
from datakasse.trade.sale.sale import pay
from tests.receipt.shop_papers import Day, cash, day, letterhead, paper, register
from tests.receipt.test_papers import words

DRAWER_PAPERS = ("float", "pay_in", "pay_out", "gift_card", "drawer")


@pytest.mark.law("BFF-5-3-8", "KSF-2-8-2-2b")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pay_in", "Innbetaling Journalpost 31 23.11.2026"),
        ("pay_in", "Kl. 08:45:09 Operatør 1001 Transaksjon nr. 1013"),
        ("pay_in", "Veksel 500,00 Årsak: Veksel hentet i safen"),
        ("pay_out", "Utbetaling"),
        ("pay_out", "Utlegg -189,00 Årsak: Vaskemiddel, kvittering vedlagt"),
        ("gift_card", "Gavekort solgt"),
        (
            "gift_card",
            "Kortnummer 7312004455661234 Sum 500,00 Kontant 500,00 Mottatt 1 000,00 Tilbake 500,00",
        ),
        ("drawer", "Skuffåpning"),
        ("drawer", "Årsak: Vekslet for kunde"),
    ],
)
def test_a_slip_of_the_drawer_says(name: str, said: str) -> None:
    assert said in words(paper(name))


@pytest.mark.law("KSF-2-5-a")
def test_a_float_stands_beside_what_the_last_close_left() -> None:
    assert (
        "Inngående vekselkasse 1 000,00 Forventet 1 050,00 Differanse -50,00 "
        "Forklaring: Femti kroner til banken"
    ) in words(paper("float"))
    alone = words(cash_slip(Day(register()).add(1, FloatDeclared(0)), letterhead()))
    assert "Inngående vekselkasse 0,00" in alone
    assert "Forventet" not in alone


@pytest.mark.law("BFF-5-3-8")
@pytest.mark.parametrize("name", DRAWER_PAPERS)
def test_somebody_signs_where_the_business_moves_its_own_money(name: str) -> None:
    assert ("Signatur, operatør 1001" in words(paper(name))) == (name in ("float", "pay_in", "pay_out"))


@pytest.mark.law("KSF-2-8-4-1")
@pytest.mark.parametrize("name", DRAWER_PAPERS)
def test_none_of_them_can_be_taken_for_a_receipt(name: str) -> None:
    said = words(paper(name))
    assert "Salgskvittering" not in said
    assert "MVA-sats" not in said


def test_a_store_credit_that_is_issued_is_called_one() -> None:
    payments, rounding_ore = pay(500_40, [cash()])
    event = VoucherIssued("store_credit", "T000007", 500_40, payments, rounding_ore)
    said = words(cash_slip(Day(register()).add(1, event), letterhead()))
    assert "Tilgodelapp utstedt" in said
    assert "Sum 500,40 Avrunding -0,40 Å betale 500,00 Kontant 500,00" in said


@pytest.mark.law("KSF-2-4")
@pytest.mark.parametrize("kind", [*PAY_IN_TYPES, *PAY_OUT_TYPES])
def test_every_type_of_payment_is_called_something_in_norwegian(kind: str) -> None:
    assert type_text(kind, "nb") != kind


def test_only_what_happened_at_the_drawer_has_a_slip() -> None:
    with pytest.raises(ValueError, match="SaleCompleted has no slip"):
        cash_slip(day()[1]["sales"], letterhead())
