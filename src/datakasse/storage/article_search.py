"""
How names are compared when somebody types: no case, no accents, æøå as one can type them.

Law has nothing to say here; a queue does.
"""

import re
import unicodedata
from typing import Final

_NORWEGIAN: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_WORDS_MAX: Final = 8


def fold(text: str) -> str:
    """
    Return a text as it is compared: a, aa and å are one letter, o and ø, ae and æ.

    Example:
        >>> fold("Grovbrød  på TUR"), fold("Blåbær"), fold("blaabaer"), fold("Crème fraîche")
        ('grovbrod pa tur', 'blabaer', 'blabaer', 'creme fraiche')
    """
    letters = unicodedata.normalize("NFC", text).casefold().translate(_NORWEGIAN)
    plain = (sign for sign in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(sign))
    return re.sub("a+", "a", " ".join("".join(plain).split()))


def wanted_words(text: str) -> list[str]:
    """
    Return the words that a search asks for, folded.

    Example:
        >>> wanted_words("  Brød  GROV ")
        ['brod', 'grov']
    """
    return fold(text).split()[:_WORDS_MAX]


def holding(word: str) -> str:
    r"""
    Return the LIKE pattern of texts that hold a word; what LIKE reads as a sign stands for itself.

    Example:
        >>> holding("50%")
        '%50\\%%'
    """
    return f"%{beginning(word)}"


def beginning(word: str) -> str:
    """Return the LIKE pattern of texts that begin with a word."""
    return re.sub(r"([\\%_])", r"\\\1", word) + "%"
