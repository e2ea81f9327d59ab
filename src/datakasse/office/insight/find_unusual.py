"""What happened more often on a day than it does at the same register, over the eight weeks before."""

from datetime import date, timedelta
from typing import Final

import msgspec

from datakasse.insight.taken import By, Taken
from datakasse.insight.takings import Figure
from datakasse.office.insight.unusual import (
    CHANCE_MAX,
    RARE,
    RECEIPTS_MIN,
    Unusual,
    expected_of,
    is_unusual,
)
from datakasse.storage.ports.store import Readings

BASE: Final = timedelta(weeks=8)


class Watched(msgspec.Struct, frozen=True):
    """
    What is out of the way on a day.

    Attributes:
        base_from: First day of those that it is held against; the last is the day before.
        unusual: What happened more often than it usually does, by register.
        too_little: Registers with sales whose days before are too few to know what is usual.
    """

    base_from: date
    unusual: list[Unusual]
    too_little: list[str]


def find_unusual(
    books: Readings, day: date, *, register: str = "", chance_max: float = CHANCE_MAX
) -> Watched:
    """
    Return what is out of the way on a business day.

    Args:
        books: One consistent look at the books.
        day: The business day.
        register: Which register; empty for all.
        chance_max: How seldom a day may come so high by chance.
    """
    looked_at = (Figure.SALES, *RARE)
    base_from = day - BASE
    before = counted(
        books.takings(base_from, day - timedelta(days=1), looked_at, [By.REGISTER], register=register)
    )
    now = counted(books.takings(day, day, looked_at, [By.REGISTER], register=register))
    unusual: list[Unusual] = []
    too_little: set[str] = set()
    for (where, figure), (number, amount_ore) in sorted(now.items()):
        receipts, _ = now.get((where, Figure.SALES), (0, 0))
        base_receipts, _ = before.get((where, Figure.SALES), (0, 0))
        if base_receipts < RECEIPTS_MIN:
            too_little.add(where)
            continue
        base_number, _ = before.get((where, figure), (0, 0))
        if figure in RARE and is_unusual(number, receipts, base_number, base_receipts, chance_max):
            usual = round(expected_of(receipts, base_number, base_receipts) * 100)
            unusual.append(Unusual(where, figure, number, amount_ore, usual, base_number, base_receipts))
    return Watched(base_from, unusual, sorted(too_little))


def counted(rows: list[Taken]) -> dict[tuple[str, Figure], tuple[int, int]]:
    """Return number and amount of each figure at each register; what its name tells apart is added up."""
    sums: dict[tuple[str, Figure], tuple[int, int]] = {}
    for row in rows:
        number, amount_ore = sums.get((row.register, row.figure), (0, 0))
        sums[row.register, row.figure] = (number + row.number, amount_ore + row.amount_ore)
    return sums
