"""What is handed over where a day does not say how much."""

import pytest

from datakasse.trade.tender import Tender, TenderKind
from lab.day import Cash, CreditCard, DebitCard, Invoice, StoreCredit, Tender as Told, Vipps
from lab.player.payment import tenders_of

CARD, CASH = TenderKind.DEBIT_CARD, TenderKind.CASH


@pytest.mark.parametrize(
    ("told", "due_ore", "paid"),
    [
        ([], 0, []),
        ([Cash()], 8_640, [Tender(CASH, 0)]),
        ([Cash(amount_ore=10_000)], 8_640, [Tender(CASH, 10_000)]),
        ([DebitCard()], 8_640, [Tender(CARD, 8_640, integrated=True)]),
        ([DebitCard(not_integrated=True)], 8_640, [Tender(CARD, 8_640)]),
        (
            [DebitCard(amount_ore=5_000), Cash()],
            8_640,
            [Tender(CARD, 5_000, integrated=True), Tender(CASH, 0)],
        ),
        (
            [Cash(amount_ore=5_000), DebitCard()],
            8_640,
            [Tender(CASH, 5_000), Tender(CARD, 3_640, integrated=True)],
        ),
        (
            [StoreCredit(account="T1"), Vipps(amount_ore=1_000, reference="9")],
            8_640,
            [
                Tender(TenderKind.STORE_CREDIT, 7_640, account="T1"),
                Tender(TenderKind.VIPPS, 1_000, reference="9", integrated=True),
            ],
        ),
        ([Invoice(customer="7")], 8_640, [Tender(TenderKind.INVOICE, 8_640, account="7")]),
    ],
)
def test_a_tender_without_an_amount_takes_what_is_left(
    told: list[Told], due_ore: int, paid: list[Tender]
) -> None:
    assert tenders_of(told, due_ore) == tuple(paid)


def test_a_refund_goes_the_other_way() -> None:
    told = [CreditCard(amount_ore=1_000), Cash(amount_ore=500), DebitCard()]
    kinds_and_amounts = [(each.kind, each.amount_ore) for each in tenders_of(told, -8_640, refund=True)]
    assert kinds_and_amounts == [(TenderKind.CREDIT_CARD, -1_000), (CASH, -500), (CARD, -7_140)]
