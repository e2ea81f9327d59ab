"""
Is a password one that has leaked? Looked for in a list that came with the package; nobody is asked.

The list is the 30 000 commonest of ten million that were stolen and spread. Hardly anybody uses one as it
stands once twelve signs are wanted: a year or a mark is put after it, or two are put together. So what is
asked is how much is left when one or two of them are taken out.

Source: zxcvbn (`zxcvbn.frequency_lists`); NIST SP 800-63B-4, section 3.1.1.2 (blocklist).
"""

from functools import cache
from typing import Final

from zxcvbn.frequency_lists import FREQUENCY_LISTS

LEFT_MIN: Final = 6
"""How many signs have to be left besides what has leaked."""
_TAKEN_OUT: Final = 2
"""Three words of the list are more than anybody tries."""
_CORE_MIN: Final = 5
"""Shorter ones stand in ordinary words."""


def is_leaked(text: str) -> bool:
    """
    Return whether a password is one or two that have leaked, with little besides.

    Args:
        text: Its letters and digits, small.

    Example:
        >>> [is_leaked(text) for text in ("mailcreated5240", "justinbieber2026", "1qaz2wsx3edcdragon")]
        [True, True, True]
        >>> [is_leaked(text) for text in ("treblåsykleriregn", "purplemonkeydishwasher", "k9mqvt2xz7wp")]
        [False, False, False]
    """
    for _ in range(_TAKEN_OUT):
        if len(text) < LEFT_MIN:
            return True
        text = _without_longest(text)
    return len(text) < LEFT_MIN


def _without_longest(text: str) -> str:
    """Return a text without the longest part of it that has leaked."""
    leaked, longest = _leaked(), _longest()
    for length in range(min(len(text), longest), _CORE_MIN - 1, -1):
        for at in range(len(text) - length + 1):
            if text[at : at + length] in leaked:
                return text[:at] + text[at + length :]
    return text


@cache
def _leaked() -> frozenset[str]:
    folded = ("".join(filter(str.isalnum, each.casefold())) for each in FREQUENCY_LISTS["passwords"])
    return frozenset(each for each in folded if len(each) >= _CORE_MIN)


@cache
def _longest() -> int:
    return max(map(len, _leaked()))
