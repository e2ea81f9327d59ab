"""
What an entry of the journal moves on the shelves.

    SaleCompleted     takes what each line says that one unit draws, and gives it back where goods come back
    GoodsReceived     puts there
    GoodsWasted       takes away
    GoodsTakenOut     takes away
    GoodsTransferred  takes from one place and puts at another
    StockCounted      puts there what was found too much, or takes away what was missing

It follows from the entry alone and, for a sale, from where its register stands. Training moves nothing.
"""

from collections.abc import Iterator

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.goods import (
    GoodsReceived,
    GoodsTakenOut,
    GoodsTransferred,
    GoodsWasted,
    StockCounted,
)
from datakasse.journal.events.sale import SaleCompleted


class Move(msgspec.Struct, frozen=True):
    """
    What somebody moved.

    Attributes:
        article: Of which article.
        place: Where.
        quantity_milli: What came; below zero what went.
        before_milli: What was there before.
    """

    article: str
    place: str
    quantity_milli: int
    before_milli: int


class Cost(msgspec.Struct, frozen=True):
    """What one unit of an article costs on average from an entry on, and which cost of it that is."""

    article: str
    turn: int
    average_milliore: int


def sold_by(record: Record) -> Iterator[tuple[str, int]]:
    """Yield each article once, and how much of it, thousandths; below zero where more came back."""
    if record.training or not isinstance(record.event, SaleCompleted):
        return
    sums: dict[str, int] = {}
    for line in (row.line for row in record.event.sale.lines):
        for draw in line.draws or ():
            sums[draw.article] = sums.get(draw.article, 0) + draw.taken_by(line.quantity_milli)
    yield from ((article, quantity_milli) for article, quantity_milli in sums.items() if quantity_milli)


def moved_by(event: Event) -> Iterator[Move]:
    """Yield what somebody moved, line by line."""
    match event:
        case GoodsReceived(place=place, lines=lines):
            for line in lines:
                yield Move(line.article, place, line.quantity_milli, line.before_milli)
        case GoodsWasted(place=place, lines=lines) | GoodsTakenOut(place=place, lines=lines):
            for line in lines:
                yield Move(line.article, place, -line.quantity_milli, line.before_milli)
        case GoodsTransferred(from_place=from_place, to_place=to_place, lines=lines):
            for line in lines:
                yield Move(line.article, from_place, -line.quantity_milli, line.before_milli)
                yield Move(line.article, to_place, line.quantity_milli, line.there_milli)
        case StockCounted(place=place, lines=lines):
            for line in lines:
                yield Move(line.article, place, line.variance_milli, line.before_milli)
        case _:
            return


def costs_in(event: Event) -> Iterator[Cost]:
    """Yield what articles cost on average from here on."""
    if isinstance(event, GoodsReceived):
        for line in event.lines:
            if line.turn:
                yield Cost(line.article, line.turn, line.average_milliore)
