"""
Text as it can stand in the file.

Three things can make a text unfit for XML or for the schema: signs that markup is made of, signs
that XML cannot hold at all, and length. The first are escaped, the second become U+FFFD so that the
reader sees that something stood there, and a text that is too long is cut. An identifier is never
changed, because a reference to it must find it: one that does not fit is refused.

The file is written as text, element by element: building a tree of each sale first costs several
times as much. That every text goes through here is what keeps it well formed.

Law: SAFT-6.
"""

import re
from functools import lru_cache
from typing import Final

from datakasse.errors.control.exports import IdentifierUnfit

IDENTIFIER_LENGTH_MAX: Final = 35
"""`IdentificationString35`."""

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_REMEMBERED_TEXTS: Final = 2_048
"""Codes, article numbers and names come again and again."""

_CAREFUL = re.compile(f"[&<>\r{_FORBIDDEN}]")
_UNFIT = re.compile(f"[\t\n\r{_FORBIDDEN}]")
_WRITTEN: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def escaped(text: str) -> str:
    r"""
    Return the text as it is written between two tags.

    Example:
        >>> escaped("Fisk & chips <3"), escaped("a\x00b")
        ('Fisk &amp; chips &lt;3', 'a�b')
    """
    return _CAREFUL.sub(_written, text)


def escaped_once(text: str) -> str:
    """Return as `escaped` a text that does not come again, such as a signature; it is not remembered."""
    if text.isprintable() and "<" not in text and ">" not in text and "&" not in text:
        return text
    return _CAREFUL.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    return _WRITTEN.get(match[0], "\ufffd")


def identifier(text: str, limit: int = IDENTIFIER_LENGTH_MAX) -> str:
    """
    Return an identifier as it is written.

    Raises:
        IdentifierUnfit: Empty, longer than `limit` characters, or with control characters.
    """
    if not 0 < len(text) <= limit or _UNFIT.search(text):
        raise IdentifierUnfit(identifier=escaped(text[:100]), limit=limit)
    return escaped(text)


def element(tag: str, *children: str) -> str:
    """
    Return an element with what is in it, already written.

    Example:
        >>> element("rounding", leaf("roundingAmnt", "-0.40"))
        '<rounding><roundingAmnt>-0.40</roundingAmnt></rounding>'
    """
    return f"<{tag}>{''.join(children)}</{tag}>"


def leaf(tag: str, text: str, limit: int = IDENTIFIER_LENGTH_MAX) -> str:
    """Return an element that holds a text, cut to `limit` characters."""
    return f"<{tag}>{escaped(text[:limit])}</{tag}>"


def leaf_if(tag: str, text: str, limit: int = IDENTIFIER_LENGTH_MAX) -> str:
    """Return an element that holds a text, or nothing when there is no text."""
    return leaf(tag, text, limit) if text else ""


def side(amount_ore: int) -> str:
    """Return `C` for money in and `D` for money out, as the authority's example does (SAFT-8)."""
    return "D" if amount_ore < 0 else "C"


def read_ore(text: str) -> int:
    """
    Return an amount of the file in øre: two decimals, perhaps a minus.

    Example:
        >>> read_ore("-16.40"), read_ore("0.05")
        (-1640, 5)
    """
    return int(text.replace(".", ""))
