"""
Slips about the drawer: float, pay-in, pay-out, gift card sold, opening without a sale.

None of them is a receipt for a purchase and none is called one. Each says what happened, why, how
much, when and who, with room to sign where the business's own money moves (BFF-5-3-8). Money that
leaves the drawer has a minus sign.

Law: KSF-2-8-2-2b, KSF-2-5-a, KSF-1-2-c, BFF-5-3-8, KSF-2-5-d, law.md 4.3, 4.7.
"""

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.sale import VoucherIssued
from datakasse.receipt.layout import Align, Columns, Feed, Row, Rule, Slip, SlipKind, Text
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.settlement import payment_rows, total_rows
from datakasse.receipt.parts.stamp import signature_rows, stamp_rows
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.terms import type_text
from datakasse.receipt.words.wording import Word


def cash_slip(record: Record, letterhead: Letterhead) -> Slip:
    """
    Build the slip of an entry that moved money or opened the drawer without a sale.

    Raises:
        ValueError: The entry did neither: a bug in the caller.
    """
    language, event = letterhead.language, record.event
    kind, title, rows, moves_money = _content(event, language)
    return Slip(
        kind,
        language,
        (
            *letterhead.rows(),
            Text(title.said_in(language), Align.CENTRE, size=2, bold=True),
            Feed(),
            *stamp_rows(record, language, f"{Word.JOURNAL_ENTRY.said_in(language)} {record.number}"),
            Rule(),
            *rows,
            *(signature_rows(language, record.operator) if moves_money else ()),
        ),
    )


def _content(event: Event, language: Language) -> tuple[SlipKind, Word, list[Row], bool]:
    """Return kind and title of the slip, what it says, and whether somebody signs for the money."""
    match event:
        case FloatDeclared():
            return SlipKind.FLOAT, Word.OPENING_FLOAT, _float_rows(event, language), True
        case PaidIn(type=kind, amount_ore=amount_ore, reason=reason):
            return SlipKind.PAY_IN, Word.PAY_IN, _moved_rows(kind, amount_ore, reason, language), True
        case PaidOut(type=kind, amount_ore=amount_ore, reason=reason):
            return SlipKind.PAY_OUT, Word.PAY_OUT, _moved_rows(kind, -amount_ore, reason, language), True
        case VoucherIssued(voucher=voucher):
            title = Word.GIFT_CARD_SOLD if voucher == "gift_card" else Word.STORE_CREDIT_ISSUED
            return SlipKind.GIFT_CARD, title, _voucher_rows(event, language), False
        case DrawerOpened(reason=reason):
            return SlipKind.DRAWER, Word.DRAWER_OPENING, _why(Word.REASON, reason, language), False
        case _:
            raise ValueError(f"{type(event).__name__} has no slip of the drawer")


def _float_rows(event: FloatDeclared, language: Language) -> list[Row]:
    """Return the float, beside what the last close left in the drawer."""
    rows: list[Row] = []
    if event.expected_ore is not None:
        difference_ore = event.amount_ore - event.expected_ore
        rows = [
            Columns(Word.EXPECTED.said_in(language), amount_text(event.expected_ore)),
            Columns(Word.DIFFERENCE.said_in(language), amount_text(difference_ore)),
        ]
    amount = Columns(Word.OPENING_FLOAT.said_in(language), amount_text(event.amount_ore), bold=True)
    return [amount, *rows, *_why(Word.EXPLANATION, event.explanation, language)]


def _moved_rows(kind: str, amount_ore: int, reason: str, language: Language) -> list[Row]:
    amount = Columns(type_text(kind, language), amount_text(amount_ore), bold=True)
    return [amount, *_why(Word.REASON, reason, language)]


def _voucher_rows(event: VoucherIssued, language: Language) -> list[Row]:
    """Return what the voucher was loaded with and how that was paid; its number whole, as on the card."""
    return [
        Text(f"{Word.CARD_NUMBER.said_in(language)} {event.account}", bold=True),
        *total_rows(event.amount_ore, language, rounding_ore=event.rounding_ore),
        *payment_rows(event.payments, language),
    ]


def _why(word: Word, reason: str, language: Language) -> list[Row]:
    return [Text(f"{word.said_in(language)}: {reason}")] if reason else []
