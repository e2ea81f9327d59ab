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


def slips_allowed(word: str) -> int:
    """
    Return how many slips of the finger a folded word may have and still be understood.

    A number is never understood as another one.

    Example:
        >>> [slips_allowed(word) for word in ("ost", "kafe", "kanlebolle", "2000")]
        [0, 1, 2, 0]
    """
    if not word.isalpha() or len(word) < _ONE_SLIP_LENGTH:
        return 0
    return 1 if len(word) < _TWO_SLIPS_LENGTH else 2


_ONE_SLIP_LENGTH: Final = 4
_TWO_SLIPS_LENGTH: Final = 8
