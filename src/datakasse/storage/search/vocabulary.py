"""
All words there are in the names of articles, and which of them hold what somebody typed.

The words stand in one text, and the text is looked at all at once: for every letter a number with one
bit for each place in the text, set where that letter stands. Shifting and masking such numbers follows
the typed word letter by letter through all places together, with up to two slips of the finger (Wu and
Manber's agrep, with swapped neighbours as one slip): a hundred thousand words in a millisecond or two.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

_SOME_BIT: Final = re.compile(rb"[^\0]")
_BITS: Final = 8
_INSIDE_LENGTH: Final = 3
"""Shorter words are looked for where words begin only: inside, they are everywhere."""

_NEAR_INSIDE_LENGTH: Final = 6
"""The same for words with a slip in them."""


class Vocabulary:
    """
    Words by place: the first is 0.

    Args:
        words: Different folded words; none is empty.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._text = "\n".join(("", *self._words, ""))
        self._begins: list[int] = []
        at = 1
        for word in self._words:
            self._begins.append(at)
            at += len(word) + 1
        self._everywhere = (1 << len(self._text)) - 1
        self._places: dict[str, int] = {}
        self._within_words = self._everywhere ^ self._where("\n")

    def holding(self, word: str) -> list[int]:
        """Return the words that hold a word; those that begin with it where it is very short."""
        begins_only = len(word) < _INSIDE_LENGTH
        return self._ended_at(self._followed(word, 0, begins_only=begins_only)[0])

    def beginning(self, word: str) -> list[int]:
        """Return the words that begin with a word."""
        return self._ended_at(self._followed(word, 0, begins_only=True)[0])

    def near(self, word: str, slips: int) -> list[int]:
        """Return the words that hold a word with at most so many slips."""
        begins_only = len(word) < _NEAR_INSIDE_LENGTH
        return self._ended_at(self._followed(word, slips, begins_only=begins_only)[slips])

    def _followed(self, word: str, slips: int, *, begins_only: bool) -> list[int]:
        """
        Return where a typed word ends with no slip, with at most one, and so on.

        A slip is a letter too many, a letter missing, another letter, or two letters swapped. Places are
        bits from the top down, so that the next place of the text is one bit to the right.
        """
        start = self._where("\n") if begins_only else self._everywhere
        ends = [start]
        for _ in range(slips):
            ends.append(ends[-1] | (ends[-1] >> 1) & self._within_words)
        before_last, last = ends, 0
        for letter in word:
            here = self._where(letter)
            moved = [(ends[0] >> 1) & here]
            for slip in range(1, slips + 1):
                swapped = ((before_last[slip - 1] >> 1) & here) >> 1 & last
                gone_on = (ends[slip] >> 1) & here | (ends[slip - 1] | moved[slip - 1]) >> 1 | swapped
                moved.append(gone_on & self._within_words | ends[slip - 1])
            before_last, ends, last = ends, moved, here
        return ends

    def _where(self, letter: str) -> int:
        """Return the places of a letter; worked out once."""
        if letter not in self._places:
            self._places[letter] = int(self._text.translate(_OneLetter(letter)), 2)
        return self._places[letter]

    def _ended_at(self, ends: int) -> list[int]:
        """Return the words that have one of the places, in order."""
        return sorted({bisect_right(self._begins, place) - 1 for place in self._set_in(ends)} - {-1})

    def _set_in(self, ends: int) -> Iterator[int]:
        """Yield the places of the bits that are set, from the first in the text."""
        length = len(self._text)
        raw = ends.to_bytes((length + _BITS - 1) // _BITS, "big")
        unused = len(raw) * _BITS - length
        for found in _SOME_BIT.finditer(raw):
            byte, first = raw[found.start()], found.start() * _BITS - unused
            yield from (first + bit for bit in range(_BITS) if byte & (0x80 >> bit))


class _OneLetter(dict[int, str]):
    """A translation of one letter to 1 and of every other to 0."""

    def __init__(self, letter: str) -> None:
        super().__init__({ord(letter): "1"})

    def __missing__(self, key: int) -> str:
        return "0"
