"""
A shop's own words on its receipts, and that nobody can take them for the law's.

A receipt is known by its label, and a copy, a training receipt or a bill by theirs (KSF-2-8-6-1). So no text
of the shop's can be read as a label, whole or in part, in either form of Norwegian (`look_alike.py`): not as
it is typed, and not as any receipt printer spells and breaks it. Nor does one tell an organisation number,
which names the seller (KSF-2-8-4-1), or begin a line as the register begins its own: a number of a receipt, a
sum. Letters that some receipt printer lacks are refused as well: they would come out as question marks.

Law: KSF-2-8-4-1, KSF-2-8-6-1, KSL-7.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from datakasse.errors.shop.receipts import ReceiptTextOfLaw, ReceiptTextUnprintable
from datakasse.receipt.formats.lines import Line, printed_lines
from datakasse.receipt.formats.printer_profile import PROFILES, PrinterProfile
from datakasse.receipt.layout import Align, Feed, Row, Text
from datakasse.receipt.words.letters import STAND_IN, spell
from datakasse.receipt.words.look_alike import can_be_read_as, folded, letters_of
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.shop.receipt_texts import ReceiptTexts

_NINE_DIGITS: Final = re.compile(r"(?<!\d)\d(?:[\W_]?\d){8}(?![ .]?\d)")
_THREE_BY_THREE: Final = re.compile(r"(?<![0-9])[0-9oil]{3}(?:[\W_]{0,3}[0-9oil]{3}){2}(?![0-9])")
"""As organisation numbers are written, whatever stands behind."""
_NUMBERED: Final = Word.ORGANISATION_NUMBER, Word.RECEIPT_NUMBER, Word.TRANSACTION_NUMBER
_SUMMED: Final = Word.TOTAL, Word.VAT, Word.WITH_VAT, Word.NO_VAT, Word.TO_PAY, Word.TO_REFUND
_ALONE: Final = frozenset({"ikkekvittering", "ikkjekvittering"})
"""Half of a label: fine within a sentence, not as a line of its own."""
_CURRENCY: Final = re.compile(r"\b(kr|nok)\W*$")


def demand_own_words(texts: ReceiptTexts) -> None:
    """
    Go on only if nobody can take a shop's words for the law's.

    Raises:
        ReceiptTextOfLaw: They can be read as a label, an organisation number or a line of the register's own.
        ReceiptTextUnprintable: They have letters that some receipt printer lacks.
    """
    for typed in (texts.above, texts.below):
        on_paper = {_on_paper(typed, profile) for profile in PROFILES.values()}
        for lines in {typed, *on_paper}:
            _demand_nothing_of_law(lines)
        for sign in "".join(typed):
            if sign != STAND_IN and any(spell(sign, each.has) == STAND_IN for each in PROFILES.values()):
                raise ReceiptTextUnprintable(sign=sign)


def rows_above(texts: ReceiptTexts) -> list[Row]:
    """Return a shop's words above the label, an empty line after them."""
    return [*_rows(texts.above), Feed()] if texts.above else []


def rows_below(texts: ReceiptTexts) -> list[Row]:
    """Return a shop's words at the foot, an empty line before them."""
    return [Feed(), *_rows(texts.below)] if texts.below else []


def _rows(lines: Sequence[str]) -> list[Row]:
    """Return words as rows that are smaller than any label."""
    return [Text(line, Align.CENTRE) for line in lines]


def _on_paper(lines: Sequence[str], profile: PrinterProfile) -> tuple[str, ...]:
    """Return lines as a printer prints them: spelled and broken."""
    printed = printed_lines(_rows(lines), profile.columns, lambda text: spell(text, profile.has))
    return tuple(line.text for line in printed if isinstance(line, Line))


def _demand_nothing_of_law(lines: Sequence[str]) -> None:
    """Raise `ReceiptTextOfLaw` if lines can be read as what only the register says."""
    seen = [folded(line) for line in lines]
    whole = " ".join(seen)
    number = _NINE_DIGITS.search(whole) or _THREE_BY_THREE.search(whole)
    if number is not None:
        raise ReceiptTextOfLaw(said=number[0])
    for said, letters in _OF_LAW.items():
        if can_be_read_as(letters, whole):
            raise ReceiptTextOfLaw(said=said)
    for line in (*seen, *map(" ".join, pairwise(seen))):
        _demand_no_line_of_ours(line)


def _demand_no_line_of_ours(line: str) -> None:
    """Raise `ReceiptTextOfLaw` if a line tells a number or a sum as the register's own lines do."""
    letters = letters_of(line)
    before_figure = letters_of(_CURRENCY.sub("", re.split(r"\d", line, maxsplit=1)[0]))
    for said, word in _NUMBERED_WORDS.items():
        if letters.startswith(word):
            raise ReceiptTextOfLaw(said=said)
    if letters in _ALONE:
        raise ReceiptTextOfLaw(said=line.upper())
    for said, word in _SUMMED_WORDS.items():
        if before_figure == word and re.search(r"\d", line):
            raise ReceiptTextOfLaw(said=said)


def _of_law() -> dict[str, str]:
    """Return what may not be said: each label in parts, in both forms of Norwegian, and its letters."""
    parts = [
        part
        for label in Label
        if label is not Label.VAT_REGISTERED
        for said in (label.nb, label.nn)
        for part in said.split(" – ")
    ]
    # «KOPI» is too short to be looked for inside other words.
    return {part: letters_of(part) for part in (*parts, "Kopikvittering")}


def _letters_of_words(words: Sequence[Word]) -> dict[str, str]:
    return {said: letters_of(said) for word in words for said in (word.nb, word.nn, word.en)}


_OF_LAW: Final = _of_law()
_NUMBERED_WORDS: Final = _letters_of_words(_NUMBERED)
_SUMMED_WORDS: Final = _letters_of_words(_SUMMED)
