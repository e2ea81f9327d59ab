"""
What the codes of the journal are called on paper: tenders, types of payment, documents, VAT codes.

The words themselves are in `wording.py`; here stands which code has which. A type that no table
knows is written as the journal has it, so that an old journal can always be printed.
"""

from collections.abc import Mapping
from typing import Final

from datakasse.errors import Language
from datakasse.journal.papers import Document, ReceiptSeries
from datakasse.receipt.words.figures import rate_text
from datakasse.receipt.words.wording import Word
from datakasse.report.period import DELETED_LINE, REDUCED_LINE
from datakasse.trade.goods.article import Serving
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.tender import TenderKind
from datakasse.trade.vat import VatCode

PIECE: Final = "stk"
"""The unit of what is sold by the piece; a quantity of one needs no telling."""

TENDER_WORDS: Mapping[TenderKind, Word] = {
    TenderKind.CASH: Word.CASH,
    TenderKind.DEBIT_CARD: Word.DEBIT_CARD,
    TenderKind.CREDIT_CARD: Word.CREDIT_CARD,
    TenderKind.VIPPS: Word.VIPPS,
    TenderKind.GIFT_CARD: Word.GIFT_CARD,
    TenderKind.STORE_CREDIT: Word.STORE_CREDIT,
    TenderKind.DEPOSIT_SLIP: Word.DEPOSIT_SLIP,
    TenderKind.INVOICE: Word.INVOICE,
}

SERVING_WORDS: Mapping[Serving, Word] = {
    Serving.EAT_IN: Word.EAT_IN,
    Serving.TAKE_AWAY: Word.TAKE_AWAY,
}

WAY_WORDS: Mapping[ReceiptWay, Word] = {
    ReceiptWay.PAPER: Word.ON_PAPER,
    ReceiptWay.EMAIL: Word.BY_EMAIL,
    ReceiptWay.LINK: Word.BY_LINK,
}

SERIES_WORDS: Mapping[ReceiptSeries, Word] = {
    "sales": Word.SOLD,
    "return": Word.RETURNED,
    "training": Word.TRAINED,
    "delivery": Word.DELIVERED_NUMBER,
}

DOCUMENT_WORDS: Mapping[Document, Word] = {
    "sales": Word.SALES_DOCUMENT,
    "return": Word.RETURN_DOCUMENT,
    "copy": Word.COPY_DOCUMENT,
    "provisional": Word.PROVISIONAL_DOCUMENT,
    "training": Word.TRAINING_DOCUMENT,
    "delivery": Word.DELIVERY_DOCUMENT,
    "x_report": Word.X_DOCUMENT,
    "z_report": Word.Z_DOCUMENT,
    "drawer": Word.DRAWER_OPENING,
    "pay_in": Word.PAY_IN,
    "pay_out": Word.PAY_OUT,
    "gift_card": Word.GIFT_CARD_SOLD,
    "float": Word.OPENING_FLOAT,
    "journal": Word.JOURNAL_EXTRACT,
    "test_page": Word.TEST_PAGE,
    "cash_report": Word.CASH_REPORT,
    "parked": Word.PARKED_SLIP,
}

_TYPE_WORDS: Mapping[str, Word] = {
    "change": Word.TYPE_CHANGE,
    "owner": Word.TYPE_OWNER,
    "bank": Word.TYPE_BANK,
    "expense": Word.TYPE_EXPENSE,
    "deposit_refund": Word.TYPE_DEPOSIT_REFUND,
    "tips": Word.TIPS,
    "other": Word.TYPE_OTHER,
    "gift_card": Word.GIFT_CARD,
    "store_credit": Word.STORE_CREDIT,
    DELETED_LINE: Word.TYPE_DELETED_LINE,
    REDUCED_LINE: Word.TYPE_REDUCED_QUANTITY,
}

_UNTAXED_WORDS: Mapping[str, Word] = {
    "0": Word.NO_VAT,
    "5": Word.ZERO_RATED,
    "51": Word.REVERSE_CHARGE,
    "52": Word.EXPORTED_GOODS,
    "6": Word.OUTSIDE_ACT,
    "7": Word.NO_VAT,
}


def type_text(type_code: str, language: Language) -> str:
    """
    Return what a type of pay-in, pay-out or correction is called.

    Example:
        >>> type_text("bank", "nb"), type_text("Delete line", "nn"), type_text("lottery", "nb")
        ('Til bank', 'Sletta linje', 'lottery')
    """
    word = _TYPE_WORDS.get(type_code)
    return type_code if word is None else word.said_in(language)


def tender_text(kind: str, language: Language) -> str:
    """
    Return what a means of payment is called.

    Example:
        >>> tender_text("debit_card", "nb"), tender_text("cowry", "nb")
        ('Bankkort', 'cowry')
    """
    known = {str(tender): word for tender, word in TENDER_WORDS.items()}
    return known[kind].said_in(language) if kind in known else kind


def unit_text(unit: str, language: Language) -> str:
    """
    Return a unit as it stands after a quantity.

    Example:
        >>> unit_text("stk", "nb"), unit_text("kg", "nb")
        ('stk.', 'kg')
    """
    return Word.PIECES.said_in(language) if unit == PIECE else unit


def account_end_text(account: str) -> str:
    """
    Return the end of a gift card's or store credit's number: whoever finds the paper could spend the rest.

    Example:
        >>> account_end_text("7312004455661234")
        '**** 1234'
    """
    return f"**** {account[-4:]}"


def vat_text(code: str, rate_bp: int, vat_codes: Mapping[str, VatCode], language: Language) -> str:
    """
    Return what a VAT row is called: its rate, or why it carries none.

    Args:
        code: The shop's VAT code.
        rate_bp: Rate on the day, in basis points.
        vat_codes: The shop's VAT codes by code.
        language: Of the paper.

    Law: KSF-2-8-4-1 (taxable, exempt and each rate apart), law.md 3.3.

    Example:
        >>> from datetime import date
        >>> books = {"fri": VatCode("fri", "Bøker", "5", date(2020, 1, 1))}
        >>> vat_text("fri", 0, books, "nb"), vat_text("25", 2_500, books, "nb")
        ('0 % fritatt', '25 %')
    """
    known = vat_codes.get(code)
    word = None if rate_bp or known is None else _UNTAXED_WORDS.get(known.standard_code)
    return rate_text(rate_bp) if word is None else word.said_in(language)
