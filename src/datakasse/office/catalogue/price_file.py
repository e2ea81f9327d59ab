"""
A file of prices, CSV or Excel, as the text that the office reads the rows of a price list from.

Which columns have the article and the price is told by their names, where the first row has such; else they
are the first two. The article is known by its number where that stands there, else by its barcode.
"""

from collections.abc import Iterator
from typing import Final

from datakasse.office.catalogue.list_file import ROWS_MAX, read_cells, too_large

_NUMBERS: Final = ("varenummer", "varenr", "varenr.", "artikkelnummer", "sku", "number", "vare", "article")
_BARCODES: Final = ("strekkode", "strekkoder", "ean", "gtin", "barcode")
_PRICES: Final = ("ny pris", "listepris", "pris", "utsalgspris", "price")


def text_of_prices(content: bytes) -> str:
    r"""
    Return an article and a price on each line.

    Raises:
        ArticleFileTooLarge: More than is taken in at once.
        ArticleFileUnreadable: Neither CSV nor a workbook.

    Example:
        >>> text_of_prices("Navn;Varenummer;Pris\nKaffe;200;35,00\n".encode())
        '200;35,00'
        >>> text_of_prices("200;35\n300;29,50\n".encode())
        '200;35\n300;29,50'
    """
    rows = [cells for _, cells in read_cells(content) if any(cells)]
    if len(rows) > ROWS_MAX:
        raise too_large()
    return "\n".join(f"{article};{price}" for article, price in _pairs(rows))


def _pairs(rows: list[list[str]]) -> Iterator[tuple[str, str]]:
    names = [cell.strip().casefold() for cell in rows[0]] if rows else []
    goods, prices = _places(names, (*_NUMBERS, *_BARCODES)), _places(names, _PRICES)
    has_names = bool(goods and prices)
    for cells in rows[1:] if has_names else rows:
        yield _first(cells, goods if has_names else [0]), _first(cells, prices if has_names else [1])


def _places(names: list[str], wanted: tuple[str, ...]) -> list[int]:
    """Return where the columns of some names stand, in the order of the names that are wanted."""
    return [names.index(name) for name in wanted if name in names]


def _first(cells: list[str], places: list[int]) -> str:
    """Return the first of some cells in which something stands; empty when none."""
    return next((cells[place] for place in places if place < len(cells) and cells[place]), "")
