"""
Read the words of one sentence from left to right, and know what went wrong furthest along.

Several forms may be tried on one sentence. What is reported is what the one that came furthest
wanted next, because that is nearly always the one that was meant.
"""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from lab.language.words import Word

Read = TypeVar("Read")


class Misread(Exception):
    """The next word does not fit. Stays inside this package: readers answer with faults."""


class Reading:
    """A place in a sentence."""

    def __init__(self, words: Sequence[Word], place: int = 0) -> None:
        """Begin at a word."""
        self.words = words
        self.place = place
        self._furthest = place
        self._wanted: list[str] = []

    def take(self, wanted: str, fits: Callable[[Word], Read | None]) -> Read:
        """
        Return what the next word says and go past it.

        Args:
            wanted: What should stand here, for the fault.
            fits: Gives None where the word does not fit.

        Raises:
            Misread: There is no next word, or it does not fit.
        """
        if self.place < len(self.words):
            found = fits(self.words[self.place])
            if found is not None:
                self.place += 1
                return found
        if self.place > self._furthest:
            self._furthest, self._wanted = self.place, []
        if self.place == self._furthest and wanted not in self._wanted:
            self._wanted.append(wanted)
        raise Misread

    def keywords(self, text: str) -> None:
        """
        Go past some fixed words.

        Raises:
            Misread: They do not stand here.
        """
        for keyword in text.split():
            self.take(f"`{keyword}`", lambda word, keyword=keyword: _is_keyword(word, keyword))

    def end(self) -> None:
        """
        Make sure that nothing is left.

        Raises:
            Misread: A word is left.
        """
        if self.place < len(self.words):
            self.take("the end of the line", lambda _: None)

    def try_to(self, read: Callable[["Reading"], Read]) -> Read | None:
        """Return what was read, or None with the place unchanged."""
        before = self.place
        try:
            return read(self)
        except Misread:
            self.place = before
            return None

    @property
    def problem(self) -> tuple[int, str, str]:
        """Line, sentence and expectation of the failure furthest along."""
        if self._furthest == len(self.words):
            return self.words[-1].line, f"nothing follows `{self.words[-1]}`", " or ".join(self._wanted)
        word = self.words[self._furthest]
        meant = get_close_matches(f"`{word}`", self._wanted, cutoff=0.7) or self._wanted
        return word.line, f"`{word}` cannot stand here", " or ".join(meant)


def _is_keyword(word: Word, keyword: str) -> bool | None:
    return True if not word.quoted and word.text == keyword else None
