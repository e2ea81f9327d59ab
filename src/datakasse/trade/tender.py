"""
Means of payment.

Norwegian law calls everything but a payment card *kontanter* (KSL-2-a); here `CASH` means notes
and coins. Each kind knows its predefined SAF-T code (12xxx) and the code it has in our exports.
"""

from enum import StrEnum

import msgspec

from datakasse.errors.phrase import Phrase


class TenderKind(StrEnum):
    """How something is paid."""

    CASH = "cash"
    DEBIT_CARD = "debit_card"
    CREDIT_CARD = "credit_card"
    VIPPS = "vipps"
    GIFT_CARD = "gift_card"
    STORE_CREDIT = "store_credit"
    DEPOSIT_SLIP = "deposit_slip"
    INVOICE = "invoice"


PREDEFINED_TENDERS: dict[TenderKind, str] = {
    TenderKind.CASH: "12001",
    TenderKind.DEBIT_CARD: "12002",
    TenderKind.CREDIT_CARD: "12003",
    TenderKind.GIFT_CARD: "12005",
    TenderKind.INVOICE: "12006",
    TenderKind.DEPOSIT_SLIP: "12008",
    TenderKind.STORE_CREDIT: "12010",
    TenderKind.VIPPS: "12011",
}

VOUCHERS = frozenset({TenderKind.GIFT_CARD, TenderKind.STORE_CREDIT})
"""Tenders drawn on a balance that we keep ourselves."""


TERMINAL_TENDERS = (TenderKind.DEBIT_CARD, TenderKind.CREDIT_CARD, TenderKind.VIPPS)
"""Tenders that a terminal or an app keeps its own account of, to be held against ours (BFF-5-3-14-e)."""


class MeansOfPayment(StrEnum):
    """What a shop says that it takes; kinds that customers call by one name belong together."""

    CASH = "cash"
    CARD = "card"
    VIPPS = "vipps"
    VOUCHER = "voucher"
    DEPOSIT_SLIP = "deposit_slip"
    INVOICE = "invoice"


MEANS: dict[TenderKind, MeansOfPayment] = {
    TenderKind.CASH: MeansOfPayment.CASH,
    TenderKind.DEBIT_CARD: MeansOfPayment.CARD,
    TenderKind.CREDIT_CARD: MeansOfPayment.CARD,
    TenderKind.VIPPS: MeansOfPayment.VIPPS,
    TenderKind.GIFT_CARD: MeansOfPayment.VOUCHER,
    TenderKind.STORE_CREDIT: MeansOfPayment.VOUCHER,
    TenderKind.DEPOSIT_SLIP: MeansOfPayment.DEPOSIT_SLIP,
    TenderKind.INVOICE: MeansOfPayment.INVOICE,
}

MEANS_WORDS: dict[MeansOfPayment, Phrase] = {
    MeansOfPayment.CASH: Phrase("kontanter", "cash"),
    MeansOfPayment.CARD: Phrase("kort", "cards"),
    MeansOfPayment.VIPPS: Phrase("Vipps", "Vipps"),
    MeansOfPayment.VOUCHER: Phrase("gavekort og tilgodelapper", "gift cards and store credits"),
    MeansOfPayment.DEPOSIT_SLIP: Phrase("pantelapper", "deposit slips"),
    MeansOfPayment.INVOICE: Phrase("kjøp på faktura", "purchases on account"),
}
"""What they are called, in bokmål and in English."""

WITHOUT_CASH = frozenset({MeansOfPayment.CARD, MeansOfPayment.VIPPS})
"""What anybody may have beside cash; one of them is taken where cash is not."""


class Tender(msgspec.Struct, frozen=True):
    """
    What the customer hands over.

    Attributes:
        kind: How it is paid.
        amount_ore: Cash: what was handed over (0 means exactly what is due). Otherwise what is drawn.
            A refund has negative amounts.
        reference: The terminal's or app's own reference; empty where there is none (KSF-2-8-4-3).
        integrated: The register sent the amount to the payment solution and got the answer itself
            (KSF-1-2-s). A card key pressed by hand is not.
        account: Gift card or store credit number, or the customer of an invoice.
    """

    kind: TenderKind
    amount_ore: int = 0
    reference: str = ""
    integrated: bool = False
    account: str = ""


class Payment(msgspec.Struct, frozen=True):
    """
    What was paid once the sale was settled.

    Attributes:
        kind: How it was paid.
        amount_ore: What the tender counts for: cash after rounding and change.
        tendered_ore: What was handed over; `tendered_ore - amount_ore` went back as change.
        reference: As on the tender.
        integrated: As on the tender.
        account: As on the tender.
    """

    kind: TenderKind
    amount_ore: int
    tendered_ore: int
    reference: str = ""
    integrated: bool = False
    account: str = ""
