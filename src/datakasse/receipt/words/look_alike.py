"""
Whether a text can be read as certain words, as a person reads a receipt: in a hurry, and by the shape.

Words and text are folded alike: without marks, in small letters. Then every sign of the text stands for each
letter that it looks like, two of them may stand for one, what is no letter may be there or not, and in a long
word it counts for nothing how often a letter comes. No list of that kind is ever whole; it holds what a
keyboard reaches.
"""

import unicodedata
from itertools import groupby
from typing import Final

LONG: Final = 8
"""Words of so many letters are found inside other words too; «KOPI» is a part of too many."""

_PLAIN: Final = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "đ": "d", "ð": "d", "þ": "p", "ł": "l", "ı": "i"}
)
_LOOKS_LIKE: Final = {
    "0": "o",
    "1": "il",
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "gb",
    "7": "t",
    "8": "b",
    "9": "g",
    "i": "lj",
    "j": "i",
    "l": "i",
    "c": "g",
    "g": "c",
    "q": "g",
    "u": "v",
    "v": "u",
    "|": "il",
    "!": "il",
    "¡": "il",
    "¦": "il",
    "@": "a",
    "$": "s",
    "§": "s",
    "€": "e",
    "£": "el",
    "°": "o",
    "¤": "o",
    "+": "t",
    "†": "t",
    "×": "x",
    "¢": "cg",
    "©": "cg",
    "®": "r",
    "ƒ": "f",
    "#": "h",
}
_PAIR_LOOKS_LIKE: Final = {
    "rn": "m",
    "cl": "d",
    "vv": "w",
    "()": "o",
    "[]": "o",
    "|<": "k",
    "i<": "k",
    "l<": "k",
    "1<": "k",
    "|>": "p",
    "i>": "p",
    "l>": "p",
}


def folded(text: str) -> str:
    """
    Return a text in small letters without marks; signs and spaces stay.

    Example:
        >>> folded("KÓPI – Kjøp")
        'kopi – kjop'
    """
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return bare.casefold().translate(_PLAIN)


def letters_of(text: str) -> str:
    """Return the letters of a text, folded."""
    return "".join(sign for sign in folded(text) if sign.isalpha())


def can_be_read_as(words: str, text: str) -> bool:
    """
    Return whether somewhere in a text certain words can be read: short ones on their own, long ones anywhere.

    Args:
        words: Their letters, as `letters_of` returns them.
        text: The text, folded.

    Example:
        >>> [can_be_read_as("kopi", folded(text)) for text in ("K0 P1!", "KOPÍ 2", "Kopimaskin")]
        [True, True, False]
        >>> can_be_read_as("salgskvittering", folded("Vår $aIgs-kvitering"))
        True
    """
    is_long = len(words) >= LONG
    if is_long:
        words = "".join(letter for letter, _ in groupby(words))
    end = len(words)
    # How many letters of the words can have been read when so much of the text has been.
    read: list[set[int]] = [set() for _ in range(len(text) + 2)]
    for at, sign in enumerate(text):
        starts = is_long or at == 0 or not text[at - 1].isalpha()
        reading = read[at] | {0} if starts else read[at]
        for so_far in reading:
            if not sign.isalnum():
                read[at + 1].add(so_far)
            if so_far < end and _looks(sign, words[so_far]):
                read[at + 1].add(so_far + 1)
            if so_far < end and words[so_far] == _PAIR_LOOKS_LIKE.get(text[at : at + 2]):
                read[at + 2].add(so_far + 1)
            if is_long and so_far > 0 and _looks(sign, words[so_far - 1]):
                read[at + 1].add(so_far)
    return any(
        end in read[at] and (is_long or not text[at : at + 1].isalpha()) for at in range(len(text) + 1)
    )


def _looks(sign: str, letter: str) -> bool:
    return sign == letter or letter in _LOOKS_LIKE.get(sign, "")
