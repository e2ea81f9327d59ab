"""
Agree on all the processors there are: each takes some days of one register, with its own look at the books.

A shop of a million receipts has little else to wait for. What is small is done where it is asked for, because
starting processes takes longer.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import Final

from datakasse.cli.product import Opener, Shop
from datakasse.office.ledger.agree import Agreed, Part, agree, parts_of, together
from datakasse.settings import Settings

PART_ENTRIES: Final = 50_000
"""How many entries of the journal a process takes at least."""
PARTS_EACH: Final = 4
"""How many parts of a large shop a processor takes, spread over it: its busy season is for all of them."""


def agree_all(
    shop: Shop,
    open_shop: Opener,
    from_day: date | None,
    to_day: date | None,
    register: str | None,
    *,
    part_entries: int = PART_ENTRIES,
) -> Agreed:
    """
    Hold all sources of some days against each other.

    Args:
        shop: The shop.
        open_shop: Opens it once more, in another process.
        from_day: First day; None for the beginning.
        to_day: Last day; None for the end.
        register: Which register; None for all.
        part_entries: A shop that has no more entries than this is not divided.

    Raises:
        PeriodReversed: The days end before they begin.
        RegisterNotInShop: There is no such register.
    """
    processors = os.cpu_count() or 1
    with shop.store.read() as books:
        entries = sum(books.head(one.register_id).number for one in books.registers())
        each = max(part_entries, entries // (processors * PARTS_EACH))
        parts = parts_of(books, from_day, to_day, register, each)
        if entries <= part_entries or len(parts) <= 1 or processors == 1:
            return agree(books, from_day, to_day, register)
    workers = min(len(parts), processors)
    shares = [parts[first::workers] for first in range(workers)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        agreed = list(pool.map(partial(_agree_parts, open_shop, shop.settings), shares))
    return together(agreed[at % workers][at // workers] for at in range(len(parts)))


def _agree_parts(open_shop: Opener, settings: Settings, parts: Sequence[Part]) -> list[Agreed]:
    """Agree some parts one by one, in a process of its own, which opens the shop once for all of them."""
    shop = open_shop(settings)
    try:
        with shop.store.read() as books:
            return [agree(books, part.from_day, part.to_day, part.register) for part in parts]
    finally:
        shop.store.close()
