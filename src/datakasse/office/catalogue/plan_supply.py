"""
Where the articles of a list are bought: what our own list says of a supplier, held against what is known.

    Leverandør, Leverandørens varenummer, Innkjøpspris ─▶ SuppliedArticle as it would be; None where it stays

A supplier is meant by number or by name. A row that names none says nothing of suppliers, unless it has a
number or a cost of theirs: then the one the article is bought from is meant. The cost is read for who may see
it, and kept for everybody else.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from datakasse.office.ledger.csv_file import kroner_cell
from datakasse.office.purchasing.keep_suppliers import supply_faults
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.purchase import SuppliedArticle, Supplier
from datakasse.trade.people.operator import Right

_AT_ONCE: Final = 500

Allowed = Callable[[Right], bool]
"""Whether whoever asks may do something."""


def nothing(right: Right) -> bool:
    """Return that nothing is allowed, where nobody has said who asks."""
    del right
    return False


def bought_at(books: Readings) -> dict[str, SuppliedArticle]:
    """Return how each article comes from the supplier it is bought from, by its number."""
    found: dict[str, SuppliedArticle] = {}
    for supplier in books.suppliers():
        after = ""
        while page := books.supplied_articles(supplier.number, _AT_ONCE, after=after, only_first=True):
            found |= {each.article: each for each in page}
            after = page[-1].article
    return found


def supplier_names(books: Readings) -> dict[int, str]:
    """Return what a list calls each supplier: its name, or its number where others are called so."""
    suppliers = books.suppliers()
    names = [each.name.casefold() for each in suppliers]
    return {
        each.number: str(each.number)
        if names.count(each.name.casefold()) > 1 or each.name.isdigit()
        else each.name
        for each in suppliers
    }


class PlannedSupplies:
    """What is known of suppliers while the rows are gone through."""

    def __init__(self, books: Readings, may: Allowed, ore_of: Callable[[str], int | None]) -> None:
        self._books = books
        self._may = may
        self._ore_of = ore_of
        self._bought: dict[str, SuppliedArticle] | None = None
        self._suppliers = {each.number: each for each in books.suppliers()}

    def planned(
        self, cells: Mapping[str, str], article: Article, faults: list[str], told: list[str]
    ) -> SuppliedArticle | None:
        """
        Return how an article is to come from its supplier; None where that stays as it is.

        Args:
            cells: What the list says, by the names of `SUPPLY_COLUMNS`; only columns that are there.
            article: The article as it is to be.
            faults: Takes what is wrong.
            told: Takes what is left out.
        """
        if not any(cells.values()):
            return None
        first = self._first(article.number)
        supplier = self._supplier(cells.get("supplier", ""), first, faults)
        if supplier is None:
            return None
        before = self._known(article.number, supplier.number, first)
        wanted = before or SuppliedArticle(supplier.number, article.number)
        their_number = cells.get("their_number", wanted.their_number).strip()
        wanted = msgspec.structs.replace(wanted, their_number=their_number, is_first=True)
        wanted = self._costing(wanted, cells.get("unit_cost"), faults, told)
        if wanted == before:
            return None
        if not self._may(Right.KEEP_STOCK):
            told.append("leverandøren er utelatt, for du har ikke rett til lageret")
            return None
        if not article.stock_kept:
            faults.append("leverandøren, for varen føres ikke på lager")
        faults += [each.nb for each in supply_faults(wanted)]
        return wanted

    def told_of(self, wanted: SuppliedArticle) -> Iterator[str]:
        """Yield what changes of where an article is bought, in Norwegian."""
        before = self._known(wanted.article, wanted.supplier, self._first(wanted.article))
        supplier = self._suppliers[wanted.supplier]
        if before is None or not before.is_first:
            yield f"leverandør {supplier.name}"
        if wanted.their_number != ("" if before is None else before.their_number):
            yield f"varenummer hos {supplier.name} {wanted.their_number or 'tas bort'}"
        if wanted.unit_cost_ore != (None if before is None else before.unit_cost_ore):
            cost_ore = wanted.unit_cost_ore
            yield f"innkjøpspris {'tas bort' if cost_ore is None else kroner_cell(cost_ore)}"

    def _first(self, article: str) -> SuppliedArticle | None:
        if self._bought is None:
            self._bought = bought_at(self._books)
        return self._bought.get(article)

    def _known(self, article: str, supplier: int, first: SuppliedArticle | None) -> SuppliedArticle | None:
        if first is not None and first.supplier == supplier:
            return first
        known = self._books.suppliers_of(article)
        return next((each for each in known if each.supplier == supplier), None)

    def _supplier(self, text: str, first: SuppliedArticle | None, faults: list[str]) -> Supplier | None:
        text = text.strip()
        if not text:
            if first is None:
                faults.append("leverandøren mangler")
                return None
            return self._suppliers.get(first.supplier)
        meant = [each for each in self._suppliers.values() if each.name.casefold() == text.casefold()]
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text) in self._suppliers:
            meant = [self._suppliers[int(text)]]
        if len(meant) == 1:
            return meant[0]
        what = f"leverandøren «{text[:40]}»"
        faults.append(f"{what} er flere: skriv nummeret" if meant else f"{what} finnes ikke")
        return None

    def _costing(
        self, wanted: SuppliedArticle, text: str | None, faults: list[str], told: list[str]
    ) -> SuppliedArticle:
        """Return it at the cost that the list says; as it is where the list, or who asks, has none to say."""
        if text is None:
            return wanted
        if not self._may(Right.SEE_COST):
            if text.strip():
                told.append("innkjøpsprisen er utelatt, for du har ikke rett til å se den")
            return wanted
        cost_ore = self._ore_of(text) if text.strip() else None
        if cost_ore is None and text.strip():
            faults.append(f"innkjøpsprisen «{text[:20]}»")
            return wanted
        return msgspec.structs.replace(wanted, unit_cost_ore=cost_ore)
