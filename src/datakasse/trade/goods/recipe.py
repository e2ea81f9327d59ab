"""
What an article is made of, and what a unit of it therefore takes off the shelves.

An article that count is kept of is taken off its own shelf. One that is made of others takes what its parts
take, through as many levels as it is made in: a latte of an espresso and milk, the espresso of beans.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Final

import msgspec

from datakasse.errors.trade.amounts import MalformedQuantity
from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.stock import Draw
from datakasse.trade.quantity import ONE_MILLI, QUANTITY_LIMIT_MILLI, check_quantity, parse_quantity

PARTS_MAX: Final = 30
LEVELS_MAX: Final = 5
"""An article is made in no more steps than this; nobody's kitchen needs as many."""
DRAWS_MAX: Final = 100
"""And what goes into it in the end is no more than this, for all of it stands on every line that sells it."""

_STEPS: Final[Mapping[str, Mapping[str, int]]] = {
    "kg": {"kg": 1, "hg": 10, "g": 1000},
    "hg": {"kg": -10, "hg": 1, "g": 100},
    "g": {"kg": -1000, "hg": -100, "g": 1},
    "l": {"l": 1, "dl": 10, "cl": 100, "ml": 1000},
    "m": {"m": 1, "dm": 10, "cm": 100, "mm": 1000},
}
"""How many of another unit there are in what is counted; negative: how many of it in the other."""


class Making(msgspec.Struct, frozen=True):
    """
    How an article comes to be there when it is sold.

    Attributes:
        kept: Count is kept of it, so that it is taken off its own shelf.
        parts: What one unit of it is made of; nothing for most.
    """

    kept: bool
    parts: tuple[Draw, ...] = ()


def draws_of(article: str, making_of: Callable[[str], Making]) -> tuple[Draw, ...]:
    """
    Return what one unit sold takes off the shelves, by article number.

    What is neither kept nor made of anything takes nothing, and so does what is made of itself: that cannot
    be entered, but two registers may enter half of it each, and the queue must not stand for that. For the
    same reason nothing is taken more of than a line may hold, whatever it comes to.

    Args:
        article: Its number.
        making_of: How an article of a number comes to be there.

    Example:
        >>> makings = {
        ...     "latte": Making(kept=False, parts=(Draw("espresso", 1_000), Draw("milk", 250))),
        ...     "espresso": Making(kept=False, parts=(Draw("beans", 18),)),
        ... }
        >>> [*draws_of("latte", lambda number: makings.get(number, Making(kept=True)))]
        [Draw(article='beans', quantity_milli=18), Draw(article='milk', quantity_milli=250)]
    """
    amounts = _amounts(article, making_of, {}, ())
    draws = (
        Draw(number, min(_milli(amount), QUANTITY_LIMIT_MILLI)) for number, amount in sorted(amounts.items())
    )
    return tuple(draw for draw in draws if draw.quantity_milli)


def can_be_drawn(article: str, making_of: Callable[[str], Making]) -> bool:
    """
    Return whether all that a unit takes can stand on a line: not too much, nor so little that it vanishes.

    Args:
        article: Its number.
        making_of: How an article of a number comes to be there.

    Example:
        >>> makings = {
        ...     "tea": Making(kept=False, parts=(Draw("pot", 1),)),
        ...     "pot": Making(kept=False, parts=(Draw("leaves", 18),)),
        ... }
        >>> can_be_drawn("tea", lambda number: makings.get(number, Making(kept=True)))
        False
    """
    amounts = _amounts(article, making_of, {}, ()).values()
    return len(amounts) <= DRAWS_MAX and all(0 < _milli(each) <= QUANTITY_LIMIT_MILLI for each in amounts)


def _milli(amount: Fraction) -> int:
    return divide_half_away(amount.numerator * ONE_MILLI, amount.denominator)


def _amounts(
    article: str,
    making_of: Callable[[str], Making],
    known: dict[tuple[str, int], Mapping[str, Fraction]],
    above: tuple[str, ...],
) -> Mapping[str, Fraction]:
    """Return how much of each kept article is in a unit of one, exactly; each is looked at once a level."""
    if article in above or len(above) > LEVELS_MAX:
        return {}
    at = (article, len(above))
    if at not in known:
        making = making_of(article)
        sums: dict[str, Fraction] = {article: Fraction(1)} if making.kept else {}
        for part in () if making.kept else making.parts:
            inside = _amounts(part.article, making_of, known, (*above, article))
            for number, amount in inside.items():
                share = amount * Fraction(part.quantity_milli, ONE_MILLI)
                sums[number] = sums.get(number, Fraction(0)) + share
        known[at] = sums
    return known[at]


def levels_along(article: str, onward: Callable[[str], Iterable[str]]) -> int | None:
    """
    Return in how many steps something goes on from an article; None where that is too many, or comes back.

    Args:
        article: Its number.
        onward: Where it goes on from an article: to its parts, or to what it is a part of.

    Example:
        >>> parts = {"latte": ["espresso", "milk"], "espresso": ["beans"]}
        >>> levels_along("latte", lambda number: parts.get(number, []))
        2
    """
    here, steps = {article}, 0
    while here := {number for each in here for number in onward(each)}:
        steps += 1
        if article in here or steps > LEVELS_MAX:
            return None
    return steps


def parse_measure(text: str, unit: str) -> int:
    """
    Read a measure in the unit that an article is counted in, or in a smaller one, and return thousandths.

    Args:
        text: As somebody wrote it; without a unit it is in the article's own.
        unit: What the article is counted in.

    Raises:
        MalformedQuantity: It is no measure, in no such unit, or finer than the count is kept.
        QuantityOutOfRange: Nothing, or absurdly much.

    Example:
        >>> parse_measure("18 g", "kg"), parse_measure("2dl", "l"), parse_measure("0,5", "stk")
        (18, 200, 500)
    """
    text = text.strip()
    number = text.rstrip("abcdefghijklmnopqrstuvwxyzæøå ")
    named = text[len(number) :].strip() or unit
    steps = _STEPS.get(unit, {unit: 1}).get(named)
    if steps is None:
        raise MalformedQuantity(text=text[:40])
    milli = parse_quantity(number)
    whole, rest = (milli * -steps, 0) if steps < 0 else divmod(milli, steps)
    if rest:
        raise MalformedQuantity(text=text[:40])
    return check_quantity(whole)
