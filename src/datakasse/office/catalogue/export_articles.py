"""The articles as a list that can be changed in a spreadsheet and taken in again: CSV or Excel."""

from collections.abc import Iterator
from enum import StrEnum

from datakasse.counter.counter import Counter
from datakasse.office.catalogue.layouts import OWN_COLUMNS
from datakasse.office.delivery.workbook import Cell, hundredths, workbook
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.storage.ports.store import Readings
from datakasse.trade.article import Article


class ListForm(StrEnum):
    """How a list is written."""

    CSV = "csv"
    XLSX = "xlsx"


def export_articles(counter: Counter, form: ListForm) -> bytes:
    """Return every article for sale, a row each, in the columns that `layouts.OWN_COLUMNS` names."""
    with counter.store.read() as books:
        if form is ListForm.CSV:
            return csv_file(list(OWN_COLUMNS.values()), map(_as_texts, _all(books)))
        head = [(name, 28 if name == "Navn" else 16) for name in OWN_COLUMNS.values()]
        return workbook("Varer", head, map(_as_cells, _all(books)))


def _all(books: Readings) -> Iterator[Article]:
    """Deposits first: what refers to them is read after them."""
    articles = list(books.for_sale())
    yield from (each for each in articles if each.is_deposit)
    yield from (each for each in articles if not each.is_deposit)


def _as_cells(article: Article) -> list[Cell]:
    price: Cell = "" if article.price_ore is None else hundredths(article.price_ore)
    return [price if name == "Pris" else text for name, text in _texts(article).items()]


def _as_texts(article: Article) -> list[str]:
    return list(_texts(article).values())


def _texts(article: Article) -> dict[str, str]:
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
    ]
    return dict(zip(OWN_COLUMNS.values(), texts, strict=True))


def _said(is_so: object) -> str:
    return "ja" if is_so else "nei"
