"""
The rows of a price list as somebody types or pastes them: an article and a price on each line.

    200;35,00
    7038010001109 29,90

The article by its number or barcode, parted from the price by `;`, a tab, or a space. A first line that names
its columns is no row; any other without a price is one, and told as faulty.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.office.catalogue.list_figures import ore_of
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.price_list import PriceList

_NAMES_LENGTH_MAX: Final = 40
_ARTICLE_COLUMNS: Final = frozenset(
    {
        "vare",
        "varer",
        "varenr",
        "varenr.",
        "varenummer",
        "artikkel",
        "artikkelnr",
        "artikkelnummer",
        "produkt",
    }
    | {"nummer", "nr", "nr.", "strekkode", "ean", "gtin", "sku", "id"}
    | {"article", "item", "product", "number", "barcode"}
)
_PRICE_COLUMNS: Final = frozenset(
    {"pris", "ny pris", "priser", "salgspris", "utsalgspris", "price", "new price"}
)
_UNITS_OF_PRICE: Final = ("(kr)", "(nok)", "kr", "nok", "inkl. mva", "inkl mva", "med mva")
"""What may stand behind the name of the column with prices."""


class PriceFault(StrEnum):
    """Why a row cannot be taken in; the page says it in words."""

    UNKNOWN = "unknown"
    """No article for sale has the number or barcode."""
    OPEN_PRICE = "open_price"
    DEPOSIT = "deposit"
    NEVER_CHEAPER = "never_cheaper"
    """Tobacco, beer sold in a shop, goods without discount: on no list for some, or for a while."""
    NO_PRICE = "no_price"
    """What stands there is no amount above zero."""
    TWICE = "twice"
    """The article stands on an earlier line too."""


class PriceRow(msgspec.Struct, frozen=True):
    """
    A row as it was read.

    Attributes:
        line: Where it stands, counted from 1.
        article: Number of the article; what was typed where there is none.
        name: What that is called; empty where there is none.
        shelf_ore: What it costs on the shelf; None for an open price, or where there is none.
        price_ore: What it is to cost; None where that is no price.
        fault: Why it cannot be taken in; None where it can.
        other_line: The earlier line that the article stands on, where that is why.
    """

    line: int
    article: str
    name: str
    shelf_ore: int | None
    price_ore: int | None
    fault: PriceFault | None = None
    other_line: int | None = None


def read_rows(books: Readings, text: str, price_list: PriceList) -> list[PriceRow]:
    """Return the rows of a text, those with faults too; of two for one article the second is one."""
    rows: list[PriceRow] = []
    seen: dict[str, int] = {}
    lines = list(_cells(text))
    goods = books.articles_coded({typed for _, (typed, _) in lines})
    for line, cells in lines:
        row = _row(goods, line, cells, price_list)
        if row.fault is None and row.article in seen:
            row = msgspec.structs.replace(row, fault=PriceFault.TWICE, other_line=seen[row.article])
        seen.setdefault(row.article, line)
        rows.append(row)
    return rows


def _cells(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    r"""
    Yield line number, article and price of each line on which something stands.

    Example:
        >>> list(_cells("Vare;Pris\n200;1 035,00\n\n300\t29\n400 5,50"))
        [(2, ('200', '1 035,00')), (4, ('300', '29')), (5, ('400', '5,50'))]
    """
    is_first = True
    for line, row in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not row.strip():
            continue
        sign = next((sign for sign in (";", "\t") if sign in row), None)
        article, _, rest = row.strip().partition(sign or " ")
        price = rest.split(sign)[0] if sign else rest
        cells = article.strip().strip('"'), price.strip().strip('"')
        if not (is_first and _is_heading(*cells)):
            yield line, cells
        is_first = False


def _is_heading(article: str, price: str) -> bool:
    """
    Return whether two cells are names of the columns for an article and its price.

    Example:
        >>> _is_heading("Varenr", "Ny pris (kr)"), _is_heading("A-12", ""), _is_heading("Kaffe", "gratis")
        (True, False, False)
    """
    named = price.casefold()
    for unit in _UNITS_OF_PRICE:
        named = named.removesuffix(unit).strip()
    return article.casefold() in _ARTICLE_COLUMNS and named in _PRICE_COLUMNS


def _row(goods: Mapping[str, Article], line: int, cells: tuple[str, str], price_list: PriceList) -> PriceRow:
    typed, price = cells
    article, price_ore = goods.get(typed), ore_of(price, ",")
    if article is None:
        return PriceRow(line, typed[:_NAMES_LENGTH_MAX], "", None, price_ore, PriceFault.UNKNOWN)
    fault = _fault(article, price_ore, price_list)
    return PriceRow(line, article.number, article.name, article.price_ore, price_ore, fault)


def _fault(article: Article, price_ore: int | None, price_list: PriceList) -> PriceFault | None:
    if article.price_ore is None:
        return PriceFault.OPEN_PRICE
    if article.is_deposit:
        return PriceFault.DEPOSIT
    if not price_list.may_price(article):
        return PriceFault.NEVER_CHEAPER
    if price_ore is None or not 0 < price_ore <= AMOUNT_LIMIT_ORE:
        return PriceFault.NO_PRICE
    return None
