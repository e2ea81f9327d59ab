"""The articles as a list that can be changed in a spreadsheet and taken in again: CSV or Excel."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.office.catalogue.layouts import FAMILY_COLUMNS, OWN_COLUMNS, SUPPLY_COLUMNS
from datakasse.office.catalogue.plan_supply import bought_at, supplier_names
from datakasse.office.delivery.workbook import Cell, workbook
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family
from datakasse.trade.goods.purchase import SuppliedArticle
from datakasse.trade.quantity import quantity_text

_COLUMNS: Final = (*OWN_COLUMNS.values(), *FAMILY_COLUMNS.values(), *SUPPLY_COLUMNS.values())
_KRONER: Final = (OWN_COLUMNS["price"], SUPPLY_COLUMNS["unit_cost"])


class ListForm(StrEnum):
    """How a list is written."""

    CSV = "csv"
    XLSX = "xlsx"


def export_articles(counter: Counter, form: ListForm, *, with_cost: bool = False) -> bytes:
    """
    Return every article for sale, a row each, in the columns that `layouts` names.

    Args:
        counter: The till.
        form: How the list is written.
        with_cost: Whoever asks may see what goods cost; without there is no such column.
    """
    columns = _COLUMNS if with_cost else _COLUMNS[:-1]
    with counter.store.read() as books:
        rows = ({name: texts[name] for name in columns} for texts in _rows(books))
        if form is ListForm.CSV:
            return csv_file(list(columns), (list(texts.values()) for texts in rows))
        head = [(name, 28 if name == "Navn" else 16) for name in columns]
        return workbook("Varer", head, map(_as_cells, rows))


def _rows(books: Readings) -> Iterator[dict[str, str]]:
    """Yield what stands in each column, article by article."""
    families = {family.number: family for family in books.families()}
    bought, names = bought_at(books), supplier_names(books)
    for article in _all(books):
        supply = _supply_texts(bought.get(article.number), names)
        yield _texts(article, families.get(article.family), supply)


def _all(books: Readings) -> Iterator[Article]:
    """Deposits first: what refers to them is read after them."""
    articles = list(books.for_sale())
    yield from (each for each in articles if each.is_deposit)
    yield from (each for each in articles if not each.is_deposit)


def _as_cells(texts: dict[str, str]) -> list[Cell]:
    return [
        Decimal(text.replace(",", ".")) if text and name in _KRONER else text for name, text in texts.items()
    ]


def _texts(article: Article, family: Family | None, supply: list[str]) -> dict[str, str]:
    """Return what stands in each column."""
    texts = [
        article.number,
        article.name,
        article.group,
        "" if article.price_ore is None else kroner_cell(article.price_ore),
        article.vat_code,
        article.vat_code_eat_in or "",
        article.unit,
        " ".join(article.gtins),
        article.deposit or "",
        _said(article.is_deposit),
        _said(article.discountable),
        "" if article.age_limit is None else str(article.age_limit),
        str(article.restriction),
        _said(article.favourite),
        article.button_colour,
        _said(article.stock_kept),
        "" if article.stock_minimum_milli is None else _quantity(article.stock_minimum_milli),
        *_family_texts(article, family),
        *supply,
    ]
    return dict(zip(_COLUMNS, texts, strict=True))


def _family_texts(article: Article, family: Family | None) -> list[str]:
    """Return what stands in the columns of the family; nothing for an article that is in none."""
    if family is None:
        return [""] * len(FAMILY_COLUMNS)
    told = [(each.name, value) for each, value in zip(family.properties, article.variant, strict=False)]
    first, second = (*told, ("", ""), ("", ""))[:2]
    return [family.number, family.name, *first, *second]


def _supply_texts(supplied: SuppliedArticle | None, names: dict[int, str]) -> list[str]:
    """Return what stands in the columns of the supplier; nothing for an article that has none."""
    if supplied is None:
        return [""] * len(SUPPLY_COLUMNS)
    cost_ore = supplied.unit_cost_ore
    return [
        names[supplied.supplier],
        supplied.their_number,
        "" if cost_ore is None else kroner_cell(cost_ore),
    ]


def _quantity(quantity_milli: int) -> str:
    return quantity_text(quantity_milli).replace(".", ",")


def _said(is_so: object) -> str:
    return "ja" if is_so else "nei"
