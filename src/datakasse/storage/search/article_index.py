"""
What a search looks in: the names of all articles for sale, kept in memory.

The articles in the database stay the truth. The index is told which of them have changed since it last
looked, and keeps those beside the many that have not, until they are so many that all are sorted anew.

    changes ─▶ Shelf of what was there ─┐
           └─▶ Shelf of what changed ───┴─▶ Hit, best first

Hits come in this order: names that begin with the first word, names with a word that does, names that
hold every word somewhere; within each, short names first. Only where these are few, names follow that
hold the words with a slip of the finger.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from threading import Lock
from typing import Final

import msgspec

from datakasse.storage.search.article_search import fold, slips_allowed
from datakasse.storage.search.vocabulary import Vocabulary
from datakasse.trade.goods.article import Article

FEW: Final = 4
"""With fewer hits than this, names with a slip are shown too."""

NEAR_MAX: Final = 12
"""Of those, no more are shown."""

FRESH_MAX: Final = 500
"""When so many articles have changed, or one in fifty, all are sorted anew."""

_FRESH_SHARE: Final = 50
_ALMOST: Final = 3
_BEYOND_ALL: Final = "\U0010ffff"


class Change(msgspec.Struct, frozen=True):
    """
    An article as it now is.

    Attributes:
        changed: The place of this change among all changes.
        number: Its number.
        folded: Its name and number, folded.
        for_sale: Whether it is for sale.
    """

    changed: int
    number: str
    folded: str
    for_sale: bool


class Hit(msgspec.Struct, frozen=True, order=True):
    """An article that was found; the smaller, the better."""

    rank: int
    length: int
    folded: str
    number: str


class Shelf:
    """
    Articles sorted so that a short name comes before a long one, with every word of their names.

    Args:
        articles: Number → folded name and number.
    """

    def __init__(self, articles: dict[str, str]) -> None:
        by_name = sorted((folded, number) for number, folded in articles.items())
        lengths = [len(folded) for folded, _ in by_name]
        rows = sorted(range(len(by_name)), key=lengths.__getitem__)
        self._folded = [by_name[place][0] for place in rows]
        self._numbers = [by_name[place][1] for place in rows]
        self._by_name = array("I", rows)
        for row, place in enumerate(rows):
            self._by_name[place] = row
        rows_of: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for row, (folded, number) in enumerate(zip(self._folded, self._numbers, strict=True)):
            for word in set(_name(folded, number).split()):
                rows_of[word].append(row)
        self._rows = list(rows_of.values())
        self._words = list(rows_of)
        self._vocabulary = Vocabulary(self._words)

    def hits(self, words: list[str], limit: int) -> list[Hit]:
        """Return the best that hold every word in name or number."""
        named = [word for word in words if self._vocabulary.holding(word)]
        numbers = [word for word in words if word not in named]
        if not named or any(map(str.isalpha, numbers)):
            return []
        best: dict[int, int] = {}
        for rank, rows in enumerate(self._better_and_worse(named)):
            for row in self._with_numbers(rows - best.keys(), numbers)[: limit - len(best)]:
                best[row] = rank
            if len(best) == limit:
                break
        return [self._hit(row, rank) for row, rank in best.items()]

    def near(self, words: list[str], limit: int) -> Iterator[Hit]:
        """Yield the best that hold every word, each with the slips of the finger it may have."""
        allowed = {word: slips_allowed(word) for word in words}
        numbers = [word for word in words if not word.isalpha()]
        for slips in range(1, max(allowed.values()) + 1):
            rows = [
                self._rows_with(self._vocabulary.near(word, min(slips, may)))
                if may
                else self._rows_with(self._vocabulary.holding(word))
                for word, may in allowed.items()
                if word not in numbers
            ]
            fitting = self._with_numbers(rows[0].intersection(*rows), numbers)
            yield from (self._hit(row, _ALMOST + slips) for row in fitting[:limit])

    def _better_and_worse(self, words: list[str]) -> Iterator[set[int]]:
        """Yield the rows that hold every word: names that begin with the first; one of theirs does; all."""
        first, *others = words
        holding, beginning = self._vocabulary.holding, self._vocabulary.beginning
        rest = [self._rows_with(holding(word)) for word in others]
        yield set(self._beginning(first)).intersection(*rest)
        yield self._rows_with(beginning(first)).intersection(*rest)
        yield self._rows_with(holding(first)).intersection(*rest)

    def _with_numbers(self, rows: set[int], numbers: list[str]) -> list[int]:
        """Return the rows that hold some numbers too, which may be of the name or the article's own."""
        folded = self._folded
        return sorted(row for row in rows if all(number in folded[row] for number in numbers))

    def _beginning(self, word: str) -> "array[int]":
        """Return the rows of the names that begin with a word."""
        low = bisect_left(self._by_name, word, key=self._folded.__getitem__)
        high = bisect_left(self._by_name, word + _BEYOND_ALL, lo=low, key=self._folded.__getitem__)
        return self._by_name[low:high]

    def _rows_with(self, places: list[int]) -> set[int]:
        """Return the rows whose names have one of the words."""
        return set[int]().union(*(self._rows[place] for place in places))

    def _hit(self, row: int, rank: int) -> Hit:
        folded = self._folded[row]
        return Hit(rank, len(folded), folded, self._numbers[row])


class ArticleIndex:
    """
    The index that all searches of a process share.

    Attributes:
        amiss: What else was found by reading all articles through, behind the change and for the VAT codes it
            was found for (`tables/goods/articles.py`); None before anybody asked.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known = -1
        self._for_sale: dict[str, str] = {}
        self._old = self._fresh = Shelf({})
        self._changed: set[str] = set()
        self.amiss: tuple[tuple[int | str, ...], list[tuple[Article, bool]]] | None = None

    def find(
        self, words: list[str], limit: int, changes_since: Callable[[int], Iterable[Change]]
    ) -> list[str]:
        """
        Return the numbers of the best articles.

        Args:
            words: Folded words, at least one.
            limit: How many at most.
            changes_since: Gives what has changed after a change, in order; all there is after -1.
        """
        with self._lock:
            self._take_up(changes_since(self._known))
            old, fresh, changed = self._old, self._fresh, self._changed
        more = limit + len(changed)
        held = sorted(chain(_kept(old.hits(words, more), changed), fresh.hits(words, limit)))
        found = dict.fromkeys(hit.number for hit in held[:limit])
        if len(found) < min(FEW, limit):
            almost = sorted(chain(_kept(old.near(words, more), changed), fresh.near(words, limit)))
            found |= dict.fromkeys(hit.number for hit in almost)
            return list(found)[: min(NEAR_MAX, limit)]
        return list(found)

    def _take_up(self, changes: Iterable[Change]) -> None:
        """Note what has changed; whoever is reading the old shelves may go on doing so."""
        changed = set(self._changed)
        known = self._known
        for change in changes:
            known = change.changed
            changed.add(change.number)
            if change.for_sale:
                self._for_sale[change.number] = change.folded
            else:
                self._for_sale.pop(change.number, None)
        if known == self._known:
            return
        self._known = known
        if len(changed) > max(FRESH_MAX, len(self._for_sale) // _FRESH_SHARE):
            self._old = Shelf(self._for_sale)
            changed.clear()
        fresh = {number: self._for_sale[number] for number in changed if number in self._for_sale}
        self._fresh, self._changed = Shelf(fresh), changed


def _kept(hits: Iterable[Hit], changed: set[str]) -> Iterator[Hit]:
    """Yield the hits that have not changed since."""
    return (hit for hit in hits if hit.number not in changed)


def _name(folded: str, number: str) -> str:
    """
    Return what of a folded name and number is the name: numbers are found by the database itself.

    Example:
        >>> _name("cola 0,5 l 201", "201"), _name("cola b12", "B12")
        ('cola 0,5 l', 'cola')
    """
    plain = number.casefold()
    return folded.removesuffix(plain if folded.endswith(f" {plain}") else fold(number)).rstrip()
