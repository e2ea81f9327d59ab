"""
Text from outside, made of letters that a paper has.

Names of articles, operators and customers can hold anything: emoji, Chinese, a control character
that a printer would take for a command. Before a renderer sees a text, every character in it is one
the paper prints in one column:

1. composed (å in one piece, not a with a ring after it),
2. kept, if the paper has it,
3. else replaced by its everyday form: a dash by a hyphen, a curly quote by a straight one, € by EUR,
   a Sámi or Slavic letter by the letter under its mark,
4. else replaced by a question mark. Nothing is dropped, so nobody can hide a character.
"""

import unicodedata
from collections.abc import Callable

STAND_IN = "?"

_EVERYDAY = {
    "\u00a0": " ",  # no-break space: lines.py looks after that itself
    "\u202f": " ",  # narrow no-break space
    "\u2009": " ",  # thin space
    "\u00ad": "-",  # soft hyphen
    "\u2010": "-",  # hyphen
    "\u2011": "-",  # no-break hyphen
    "\u2012": "-",  # figure dash
    "\u2013": "-",  # en dash
    "\u2014": "-",  # em dash
    "\u2212": "-",  # minus
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": ",",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2022": "*",
    "\u2026": "...",
    "\u20ac": "EUR",
    "\u2122": "TM",
    "\u00d7": "x",
    "đ": "d",
    "Đ": "D",
    "ŋ": "n",
    "Ŋ": "N",
    "ŧ": "t",
    "Ŧ": "T",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "œ": "oe",
    "Œ": "OE",
    "«": '"',
    "»": '"',
}

_ALWAYS = {"\u00a0", "\u202f", "\u2009", "\u00ad"}
"""Replaced even where the paper has them: printers disagree on how wide or visible they are."""

_PAGE = ((0x20, 0x7E), (0xA1, 0x17F), (0x391, 0x3C9), (0x401, 0x45F), (0x2010, 0x2015))
_PAGE_SIGNS = frozenset("‘’‚“”„†‡•…‰‹›€№™−")


def page_has(character: str) -> bool:
    """
    Return whether pages and plain text have the character, one column wide.

    Latin, Greek and Cyrillic letters with the usual signs: what the font inside the PDF can show.
    """
    return character in _PAGE_SIGNS or any(first <= ord(character) <= last for first, last in _PAGE)


def spell(text: str, has: Callable[[str], bool]) -> str:
    r"""
    Return the text in characters that the paper has.

    Args:
        text: Anything.
        has: Whether the paper prints a character in one column. It is never asked about a control
            character: none gets through.

    Example:
        >>> spell("Blåbær – 2 €", page_has)
        'Blåbær – 2 €'
        >>> spell("Čáhcesuolu – 2 €\x1b", str.isascii)
        'Cahcesuolu - 2 EUR?'
    """
    return "".join(_spell_one(character, has) for character in unicodedata.normalize("NFC", text))


def _spell_one(character: str, has: Callable[[str], bool]) -> str:
    if character not in _ALWAYS and character.isprintable() and has(character):
        return character
    everyday = _EVERYDAY.get(character, "")
    if everyday and all(has(letter) for letter in everyday):
        return everyday
    under_the_mark = unicodedata.normalize("NFD", character)[0]
    if under_the_mark != character and under_the_mark.isalpha() and has(under_the_mark):
        return under_the_mark
    return STAND_IN
