"""What a line of the basket tells of a shelf that it takes too much from."""

import msgspec

from datakasse.storage.ports.store import Readings
from datakasse.till.sale.short_lines import Short


class ShortPart(msgspec.Struct, frozen=True):
    """What a line takes more of than the books say there is, and what they say was left of it."""

    name: str
    unit: str
    left_milli: int


def short_part(books: Readings, short: Short | None) -> ShortPart | None:
    """Return what a line says is short; None where nothing is."""
    article = None if short is None else books.article_on_record(short.article)
    return ShortPart(article.name, article.unit, short.left_milli) if short and article else None
