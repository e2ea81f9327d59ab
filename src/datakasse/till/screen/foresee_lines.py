"""
What a screen may show of a scan before the register has answered: name and price of plain goods, by barcode.

A screen that knows them draws the line in the frame after the scan, marked as on its way. What counts is the
register's answer, which takes the line's place; so whatever the register may ask about or refuse is left out:
goods with an age or hours, with an open price, by weight. So is what a campaign may make cheaper, and what
the till refuses when the shelf is empty.
"""

from collections.abc import Generator
from datetime import date

from datakasse.counter.counter import Counter
from datakasse.storage.ports.store import Readings
from datakasse.till.screen.unforeseen import Unforeseen, unforeseen, unforeseen_version
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.moment import in_norway

PIECE = "stk"
BLOCK_LINES = 2_000


def foreseen_version(counter: Counter, register: str = "") -> str:
    """Return what changes whenever what is foreseen at a register does."""
    with counter.store.read() as books:
        return unforeseen_version(books, counter.clock.now(), register)


def foresee_lines(counter: Counter, register: str = "") -> Generator[bytes]:
    """
    Yield the list in blocks: a line of barcode, price in øre and name for each, in the order of the barcodes.

    The order is what lets a screen find a code in the bytes as they come, without reading them all.
    """
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        yield from _blocks(books, today, unforeseen(books, counter.clock.now(), register))


def _blocks(books: Readings, today: date, unsure: Unforeseen) -> Generator[bytes]:
    lines: list[str] = []
    for gtin, article in books.barcodes():
        if _is_plain(article, today) and unsure.is_sure_of(books, article):
            lines.append(f"{gtin}\t{unsure.prices.of(article)}\t{article.name}\n")
        if len(lines) == BLOCK_LINES:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _is_plain(article: Article, today: date) -> bool:
    """Return whether a scan of it surely becomes one line at its price."""
    return (
        article.price_ore is not None
        and article.unit == PIECE
        and article.restriction is Restriction.NONE
        and article.age_limit_on(today) is None
    )
