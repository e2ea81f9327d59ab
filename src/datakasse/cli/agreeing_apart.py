"""
Agree on all the processors there are: each takes some days of one register, with its own look at the books.

A shop of a million receipts has little else to wait for. What is small is done where it is asked for, because
starting processes takes longer.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Final

from datakasse.cli.door import Opener, Shop
from datakasse.office.ledger.agree import Agreed, Part, agree, parts_of, together
from datakasse.settings import Settings

PART_ENTRIES: Final = 50_000
"""How many entries of the journal a process takes at a time."""


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
        to_day: Last day, included; None for the end.
        register: Which register; None for all.
        part_entries: A shop that has no more entries than this is not divided.

    Raises:
        PeriodReversed: The days end before they begin.
        RegisterNotInShop: There is no such register.
    """
    with shop.store.read() as books:
        entries = sum(books.head(one.register_id).number for one in books.registers())
        parts = parts_of(books, from_day, to_day, register, part_entries)
        if entries <= part_entries or len(parts) <= 1 or os.cpu_count() == 1:
            return agree(books, from_day, to_day, register)
    workers = min(len(parts), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(_agree_part, open_shop, shop.settings, part) for part in parts]
        return together(one.result() for one in waiting)


def _agree_part(open_shop: Opener, settings: Settings, part: Part) -> Agreed:
    """Agree one part, in a process of its own."""
    shop = open_shop(settings)
    try:
        with shop.store.read() as books:
            return agree(books, part.from_day, part.to_day, part.register)
    finally:
        shop.store.close()
