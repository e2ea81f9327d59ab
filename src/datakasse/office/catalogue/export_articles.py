"""The articles as a list that can be changed in a spreadsheet and taken in again: CSV or Excel."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.office.catalogue.layouts import FAMILY_COLUMNS, OWN_COLUMNS
from datakasse.office.delivery.workbook import Cell, workbook
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family

_COLUMNS: Final = (*OWN_COLUMNS.values(), *FAMILY_COLUMNS.values())


class ListForm(StrEnum):
    """How a list is written."""

    CSV = "csv"
    XLSX = "xlsx"


def export_articles(counter: Counter, form: ListForm) -> bytes:
    """Return every article for sale, a row each, in the columns that `layouts` names."""
    with counter.store.read() as books:
        if form is ListForm.CSV:
            return csv_file(list(_COLUMNS), (list(texts.values()) for texts in _rows(books)))
        head = [(name, 28 if name == "Navn" else 16) for name in _COLUMNS]
        return workbook("Varer", head, map(_as_cells, _rows(books)))


def _rows(books: Readings) -> Iterator[dict[str, str]]:
    """Yield what stands in each column, article by article."""
    families = {family.number: family for family in books.families()}
    for article in _all(books):
        yield _texts(article, families.get(article.family))


def _all(books: Readings) -> Iterator[Article]:
    """Deposits first: what refers to them is read after them."""
    articles = list(books.for_sale())
    yield from (each for each in articles if each.is_deposit)
    yield from (each for each in articles if not each.is_deposit)


def _as_cells(texts: dict[str, str]) -> list[Cell]:
    price = texts["Pris"]
    told: dict[str, Cell] = {**texts, "Pris": Decimal(price.replace(",", ".")) if price else ""}
    return list(told.values())


def _texts(article: Article, family: Family | None) -> dict[str, str]:
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
        *_family_texts(article, family),
    ]
    return dict(zip(_COLUMNS, texts, strict=True))


def _family_texts(article: Article, family: Family | None) -> list[str]:
    """Return what stands in the columns of the family; nothing for an article that is in none."""
    if family is None:
        return [""] * len(FAMILY_COLUMNS)
    told = [(each.name, value) for each, value in zip(family.properties, article.variant, strict=False)]
    first, second = (*told, ("", ""), ("", ""))[:2]
    return [family.number, family.name, *first, *second]


def _said(is_so: object) -> str:
    return "ja" if is_so else "nei"
