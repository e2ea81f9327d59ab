"""Show the shop's suppliers, and what each of them sells."""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.purchase import SuppliedArticle, Supplier


class SupplierRow(msgspec.Struct, frozen=True):
    """
    An article as a supplier sells it.

    Attributes:
        article: Its number.
        name: What it is called; its number where it is no longer on record.
        unit: What it is counted in.
        their_number: What the supplier calls it.
        pack_milli: How much one pack holds; None where it is sold by the unit.
        unit_cost_ore: What one unit costs; None where nobody has said, or may not be seen.
        is_first: It is bought here, where others have it too.
    """

    article: str
    name: str
    unit: str
    their_number: str
    pack_milli: int | None
    unit_cost_ore: int | None
    is_first: bool


class ShownSupplier(msgspec.Struct, frozen=True):
    """A supplier, a page of what it sells by number of the article, and whether there is more after it."""

    supplier: Supplier
    articles: list[SupplierRow]
    more: bool


def list_suppliers(counter: Counter) -> list[Supplier]:
    """Return all suppliers by name, those that are set aside last."""
    with counter.store.read() as books:
        return sorted(
            books.suppliers(), key=lambda each: (not each.active, each.name.casefold(), each.number)
        )


def show_supplier(
    counter: Counter, supplier: int, limit: int, *, after: str = "", with_cost: bool
) -> ShownSupplier:
    """Return a supplier with a page of what it sells, after an article; raises `UnknownSupplier`."""
    with counter.store.read() as books:
        known = known_supplier(books, supplier)
        page = books.supplied_articles(supplier, limit + 1, after=after)
        rows = [_row(books, each, with_cost=with_cost) for each in page[:limit]]
        return ShownSupplier(known, rows, len(page) > limit)


def _row(books: Readings, supplied: SuppliedArticle, *, with_cost: bool) -> SupplierRow:
    article = books.article_on_record(supplied.article)
    return SupplierRow(
        supplied.article,
        supplied.article if article is None else article.name,
        "" if article is None else article.unit,
        supplied.their_number,
        supplied.pack_milli,
        supplied.unit_cost_ore if with_cost else None,
        supplied.is_first,
    )
