"""
What a sale comes to and how it was paid.

    Sum                                 295,40
    Avrunding                            -0,40      of the cash part, to whole kroner
    Å betale                            295,00      where it differs from the sum
    Kontant                             295,00
      Mottatt                           500,00      where something went back
      Tilbake                           205,00

A tip is added after the sum, because it is no part of it. Amounts that go to the customer keep their
minus sign.

Law: KSF-2-8-4-1 (consideration, means of payment), KSF-2-8-4-3 (terminal's reference), KSF-2-5-d,
law.md 4.1 (rounding), 4.4 (tips).
"""

from collections.abc import Iterable

from datakasse.errors import Language
from datakasse.receipt.layout import Columns, Row, Text
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.terms import TENDER_WORDS, account_end_text
from datakasse.receipt.words.wording import Word
from datakasse.trade.tender import VOUCHERS, Payment, TenderKind

_CARDS = frozenset({TenderKind.DEBIT_CARD, TenderKind.CREDIT_CARD})


def total_rows(gross_ore: int, language: Language, *, tip_ore: int = 0, rounding_ore: int = 0) -> list[Row]:
    """Return the sum, and what is added to it before it is paid."""
    rows: list[Row] = [Columns(Word.TOTAL.said_in(language), amount_text(gross_ore), bold=True)]
    if tip_ore:
        rows.append(Columns(Word.TIP.said_in(language), amount_text(tip_ore)))
    if rounding_ore:
        rows.append(Columns(Word.ROUNDING.said_in(language), amount_text(rounding_ore)))
    due_ore = gross_ore + tip_ore + rounding_ore
    if due_ore != gross_ore:
        word = Word.TO_PAY if due_ore >= 0 else Word.TO_REFUND
        rows.append(Columns(word.said_in(language), amount_text(due_ore), bold=True))
    return rows


def payment_rows(payments: Iterable[Payment], language: Language) -> list[Row]:
    """Return what was paid with, its reference, and what went back."""
    rows: list[Row] = []
    for payment in payments:
        rows.append(Columns(TENDER_WORDS[payment.kind].said_in(language), amount_text(payment.amount_ore)))
        if payment.reference:
            word = Word.TERMINAL_REFERENCE if payment.kind in _CARDS else Word.REFERENCE
            rows.append(Text(f"  {word.said_in(language)} {payment.reference}"))
        if payment.kind in VOUCHERS and payment.account:
            word = Word.CARD_NUMBER if payment.kind is TenderKind.GIFT_CARD else Word.VOUCHER_NUMBER
            rows.append(Text(f"  {word.said_in(language)} {_account(payment)}"))
        if payment.tendered_ore != payment.amount_ore:
            change_ore = payment.tendered_ore - payment.amount_ore
            rows.append(Columns(f"  {Word.RECEIVED.said_in(language)}", amount_text(payment.tendered_ore)))
            rows.append(Columns(f"  {Word.CHANGE.said_in(language)}", amount_text(change_ore), bold=True))
    return rows


def _account(payment: Payment) -> str:
    """Return a voucher's number: whole on the paper the customer gets it from, else only its end."""
    return payment.account if payment.amount_ore < 0 else account_end_text(payment.account)
