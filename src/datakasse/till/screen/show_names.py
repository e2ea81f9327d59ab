"""
What a screen may search in by itself: every article for sale, as its button shows it.

A screen that knows the names draws what is found in the frame after the key. What counts is still the
register's own search, which the screen asks right after.
"""

from collections.abc import Generator

import msgspec

from datakasse.counter.counter import Counter
from datakasse.till.screen.show_catalogue import button_colours, tile_of
from datakasse.till.screen.unforeseen import unforeseen, unforeseen_version
from datakasse.trade.moment import in_norway

NAMES_MAX = 100_000
"""A shop with more articles is searched by the register alone: the list would fill a tablet's memory."""

BLOCK_LINES = 2_000


def names_version(counter: Counter, register: str = "") -> str | None:
    """Return what changes whenever the list does; None where there is none."""
    now = counter.clock.now()
    with counter.store.read() as books:
        if books.articles_for_sale() > NAMES_MAX:
            return None
        return f"{unforeseen_version(books, now, register)}-{in_norway(now).date()}"


def show_names(counter: Counter, register: str = "") -> Generator[bytes]:
    """Yield the list in blocks: a line of JSON for each article, the fields of its `Tile` as an array."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        colours, unsure = button_colours(books), unforeseen(books, counter.clock.now(), register)
        block = bytearray()
        for place, article in enumerate(books.for_sale(), start=1):
            tile = tile_of(books, article, colours, today, unsure)
            block += msgspec.json.encode(msgspec.structs.astuple(tile)) + b"\n"
            if place % BLOCK_LINES == 0:
                yield bytes(block)
                block.clear()
        yield bytes(block)
