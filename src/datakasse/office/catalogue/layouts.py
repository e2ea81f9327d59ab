"""
The lists that people bring: ours, exports of other systems, and what an owner has typed into a spreadsheet.

A list is known by the names of its columns. What comes out is the same for all: texts as they stand there.
Rows that are no article of their own (pictures, parts of a set, parents of variants) do not come out.

Source: the head rows of the systems' exports; Zettle's and Odoo's are read by more names than one, since
they follow the language of whoever exported.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.errors.catalogue.article_lists import ArticleFileUnreadable
from datakasse.errors.phrase import Phrase
from datakasse.office.catalogue.list_file import ArticleList, ListRow
from datakasse.office.catalogue.plain_columns import PLAIN_COLUMNS

_RATE: Final = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*%")
_NOT_A_VARIANT: Final = frozenset({"default title", "regular", "title", "vanlig", "standard"})
_YES: Final = frozenset({"y", "yes", "ja", "true", "1", "x", "sann"})
_NO: Final = frozenset({"n", "no", "nei", "false", "0", "-1", "draft", "archived", "usann"})
NUMBER_LENGTH_MAX: Final = 35


class System(StrEnum):
    """Where a list comes from."""

    DATAKASSE = "datakasse"
    LOYVERSE = "loyverse"
    SHOPIFY = "shopify"
    SQUARE = "square"
    WOOCOMMERCE = "woocommerce"
    ODOO = "odoo"
    ZETTLE = "zettle"
    PLAIN = "plain"


class ListedArticle(msgspec.Struct, frozen=True):
    """
    An article as a list has it.

    Attributes:
        line: Its line in the file.
        number: What it is called there; empty when it has no number.
        name: Its name, with its variant.
        group: Name or code of its group; empty when it has none.
        price: As it is written; `variable` is an open price.
        vat: A rate in per cent, or what the list calls it; empty when the list does not say.
        barcodes: As they are written.
        clears_barcodes: The list says that it has none, rather than nothing of them.
        unit: Empty when the list does not say.
        skipped: Why it does not come in, where it does not.
        more: Fields of our own list that no other has, by the names of `Article`.
        family: What our own list says of its family, by the names of `FAMILY_COLUMNS`; None where it says
            nothing.
        supply: What our own list says of where it is bought, by the names of `SUPPLY_COLUMNS`; only columns
            that are there.
    """

    line: int
    number: str
    name: str
    group: str = ""
    price: str = ""
    vat: str = ""
    barcodes: tuple[str, ...] = ()
    unit: str = ""
    skipped: str = ""
    clears_barcodes: bool = False
    more: dict[str, str] = {}
    family: dict[str, str] | None = None
    supply: dict[str, str] = {}


OWN_COLUMNS: Final = {
    "number": "Varenummer",
    "name": "Navn",
    "group": "Varegruppe",
    "price": "Pris",
    "vat_code": "Mva-kode",
    "vat_code_eat_in": "Mva-kode servering",
    "unit": "Enhet",
    "gtins": "Strekkoder",
    "deposit": "Pant",
    "is_deposit": "Er pant",
    "discountable": "Kan få rabatt",
    "age_limit": "Aldersgrense",
    "restriction": "Begrensning",
    "favourite": "Favoritt",
    "button_colour": "Farge",
    "stock_kept": "Føres på lager",
    "stock_minimum_milli": "Minste lager",
}
"""Field of an article → the column of our own list."""

FAMILY_COLUMNS: Final = {
    "number": "Varefamilie",
    "name": "Familienavn",
    "property_1": "Egenskap 1",
    "value_1": "Verdi 1",
    "property_2": "Egenskap 2",
    "value_2": "Verdi 2",
}
"""What of an article's family → the column of our own list, after those of the article."""

SUPPLY_COLUMNS: Final = {
    "supplier": "Leverandør",
    "their_number": "Leverandørens varenummer",
    "unit_cost": "Innkjøpspris",
}
"""What of where an article is bought → the column of our own list, last; the cost for who may see it."""

_ODOO_ONLY: Final = (
    "id", "external id", "ekstern id", "default_code", "internal reference", "intern referanse",
    "internreferanse", "pos_categ_ids", "point of sale category", "categ_id", "product category",
    "produktkategori", "taxes_id", "customer taxes", "kundeavgifter", "avgifter på salg", "available_in_pos",
    "available in pos", "tilgjengelig i kassen", "list_price",
)  # fmt: skip

_OWN_MORE: Final = (
    "vat_code", "vat_code_eat_in", "deposit", "is_deposit", "discountable", "age_limit", "restriction",
    "favourite", "button_colour", "stock_kept", "stock_minimum_milli",
)  # fmt: skip


def recognised(columns: tuple[str, ...]) -> System:
    """
    Return the system that a list comes from.

    Raises:
        ArticleFileUnreadable: None that is known.
    """
    there = set(columns)
    for system, (marks, _) in LAYOUTS.items():
        if all(any(name in there for name in names) for names in marks):
            return system
    raise ArticleFileUnreadable(
        why=Phrase("kolonnene er ikke fra noe system vi kjenner", "the columns are of no system known here")
    )


def listed(system: System, table: ArticleList) -> Iterator[ListedArticle]:
    """Yield the articles of a list, as they stand there."""
    return LAYOUTS[system][1](table)


def _own(table: ArticleList) -> Iterator[ListedArticle]:
    column = {field: name.casefold() for field, name in OWN_COLUMNS.items()}
    codes = (column["gtins"], "strekkode", "ean")
    for row in table.rows:
        yield ListedArticle(
            line=row.line,
            number=_unquoted(row.of(column["number"])),
            name=_unquoted(row.of(column["name"])),
            group=_unquoted(row.of(column["group"])),
            price=row.of(column["price"], *PLAIN_COLUMNS["price"])
            or ("variable" if column["price"] in table.columns else ""),
            vat=row.of(*PLAIN_COLUMNS["vat"]),
            barcodes=tuple(row.of(*codes).split()),
            clears_barcodes=not row.of(*codes) and any(name in table.columns for name in codes),
            unit=_unquoted(row.of(column["unit"])),
            more={field: row.of(column[field]) for field in _OWN_MORE if column[field] in table.columns},
            family=_family(row) if FAMILY_COLUMNS["number"].casefold() in table.columns else None,
            supply={
                what: _unquoted(row.of(name.casefold()))
                for what, name in SUPPLY_COLUMNS.items()
                if name.casefold() in table.columns
            },
        )


def _family(row: ListRow) -> dict[str, str]:
    return {what: _unquoted(row.of(name.casefold())) for what, name in FAMILY_COLUMNS.items()}


def _loyverse(table: ArticleList) -> Iterator[ListedArticle]:
    above: dict[str, ListRow] = {}
    prices = _beginning(table, "price", "default price")
    sold = _beginning(table, "available for sale")
    for row in table.rows:
        first = above.setdefault(row.of("handle"), row)
        options = [row.of(f"option {place} value") for place in (1, 2, 3)]
        if row.of("sku of included item") and not row.of("name", "sku") and not any(options):
            continue
        yield ListedArticle(
            line=row.line,
            number=row.of("sku") or _made(row.of("handle"), options),
            name=_with_variant(first.of("name"), options),
            group=first.of("category"),
            price=row.of(*prices),
            vat=_rate_of_columns(row, first),
            barcodes=_barcodes(row.of("barcode")),
            unit="kg" if _is_yes(first.of("sold by weight")) else "",
            skipped=_off(row.of(*sold)),
        )


def _shopify(table: ArticleList) -> Iterator[ListedArticle]:
    above: dict[str, ListRow] = {}
    for row in table.rows:
        handle = row.of("handle", "url handle")
        first = above.setdefault(handle, row)
        options = [row.of(f"option{place} value") for place in (1, 2, 3)]
        sku, price = row.of("variant sku", "sku"), row.of("variant price", "price")
        if not sku and not price:
            continue  # One more picture of the article above.
        yield ListedArticle(
            line=row.line,
            number=sku.lstrip("'") or _made(handle, options),
            name=_with_variant(first.of("title"), options),
            group=first.of("type", "product category").rpartition(">")[2].strip(),
            price=price,
            barcodes=_barcodes(row.of("variant barcode", "barcode")),
            skipped=_off(first.of("status")) or _off(first.of("published", "published on online store")),
        )


def _square(table: ArticleList) -> Iterator[ListedArticle]:
    for row in table.rows:
        variant = row.of("variation name")
        yield ListedArticle(
            line=row.line,
            number=row.of("sku") or _made(row.of("token", "reference handle"), [variant]),
            name=_with_variant(row.of("item name"), [variant]),
            group=_first_path(row.of("category", "reporting category", "categories")),
            price=row.of("price") or "variable",
            vat=_rate_of_columns(row, row),
            barcodes=_barcodes(row.of("gtin")),
            skipped="arkivert" if _is_yes(row.of("archived")) else "",
        )


def _woocommerce(table: ArticleList) -> Iterator[ListedArticle]:
    parents = {key: row for row in table.rows for key in (f"id:{row.of('id')}", row.of("sku")) if key}
    for row in table.rows:
        kind = row.of("type").casefold()
        if kind.startswith(("variable", "grouped", "external")):
            continue  # What is sold are the variants below it.
        above = parents.get(row.of("parent"), row) if kind.startswith("variation") else row
        rate = row.of("tax class")
        if rate in {"", "parent"}:
            rate = above.of("tax class")
        yield ListedArticle(
            line=row.line,
            number=row.of("sku") or row.of("id"),
            name=row.of("name") or above.of("name"),
            group=_first_path(row.of("categories") or above.of("categories")),
            price=row.of("regular price"),
            vat="" if rate == "standard" else _rate(rate),
            barcodes=_barcodes(row.of("gtin, upc, ean, or isbn", "gtin")),
            skipped=_off(row.of("published")),
        )


def _odoo(table: ArticleList) -> Iterator[ListedArticle]:
    for row in table.rows:
        unit = row.of("uom_id", "unit of measure", "enhet", "måleenhet").casefold()
        number = row.of("default_code", "internal reference", "intern referanse", "internreferanse")
        yield ListedArticle(
            line=row.line,
            number=number or _made(row.of("id", "external id", "ekstern id").rpartition("_")[2], []),
            name=row.of("name", "navn"),
            group=row.of(
                "pos_categ_ids", "point of sale category", "categ_id", "product category", "produktkategori"
            )
            .rpartition("/")[2]
            .strip(),
            price=row.of("list_price", "sales price", "salgspris"),
            vat=_rate(row.of("taxes_id", "customer taxes", "kundeavgifter", "avgifter på salg")),
            barcodes=_barcodes(row.of("barcode", "strekkode")),
            unit=unit if unit in {"kg", "g", "l", "m"} else "",
            skipped=_off(row.of("available_in_pos", "available in pos", "tilgjengelig i kassen")),
        )


def _zettle(table: ArticleList) -> Iterator[ListedArticle]:
    for row in table.rows:
        variant = row.of("variant", "variant name", "variantnavn")
        name = row.of("name", "product name", "navn", "produktnavn")
        yield ListedArticle(
            line=row.line,
            number=row.of("sku", "varenummer") or row.of("barcode", "strekkode") or _made(name, [variant]),
            name=_with_variant(name, [variant]),
            group=row.of("category", "kategori"),
            price=row.of("price", "price (nok)", "pris", "pris (nok)", "pris inkl. mva"),
            vat=_rate(row.of("vat", "vat %", "vat rate", "tax rate", "mva", "mva %", "mva-sats")),
            barcodes=_barcodes(row.of("barcode", "strekkode")),
            unit=row.of("unit", "unit name", "enhet"),
        )


def _plain(table: ArticleList) -> Iterator[ListedArticle]:
    for row in table.rows:
        cells = {field: row.of(*names) for field, names in PLAIN_COLUMNS.items()}
        vat_code = cells.pop("vat_code")
        barcodes = _barcodes(cells.pop("barcodes"))
        number = _unquoted(cells.pop("number")) or "".join(barcodes[:1]) or _made(cells["name"], [])
        yield ListedArticle(
            line=row.line,
            number=number,
            name=_unquoted(cells["name"]),
            group=_unquoted(cells["group"]),
            price=cells["price"],
            vat="" if vat_code else _rate(cells["vat"]),
            barcodes=barcodes,
            unit=_unquoted(cells["unit"]),
            more={"vat_code": vat_code} if vat_code else {},
        )


Layout = tuple[tuple[tuple[str, ...], ...], Callable[[ArticleList], Iterator[ListedArticle]]]

LAYOUTS: Final[dict[System, Layout]] = {
    System.DATAKASSE: ((("varenummer",), ("navn",), ("varegruppe",)), _own),
    System.LOYVERSE: ((("handle",), ("sold by weight", "sku of included item"), ("name",)), _loyverse),
    System.SHOPIFY: ((("handle", "url handle"), ("title",), ("variant price", "price")), _shopify),
    System.SQUARE: ((("item name",), ("variation name",), ("price",)), _square),
    System.WOOCOMMERCE: ((("type",), ("regular price",), ("name",)), _woocommerce),
    System.ODOO: ((("name", "navn"), ("list_price", "sales price", "salgspris"), _ODOO_ONLY), _odoo),
    System.ZETTLE: (
        (
            ("name", "product name", "navn", "produktnavn"),
            ("price", "price (nok)", "pris", "pris (nok)", "pris inkl. mva"),
            ("variant", "variant name", "variantnavn"),
        ),
        _zettle,
    ),
    System.PLAIN: ((PLAIN_COLUMNS["name"], PLAIN_COLUMNS["price"]), _plain),
}
"""System → columns of which one of each row has to be there, and how its rows are read; the surest first."""


def _unquoted(text: str) -> str:
    """Return a text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def _barcodes(text: str) -> tuple[str, ...]:
    return tuple(each for each in re.split(r"[\s,;|]+", text.strip().lstrip("'")) if each)


def _with_variant(name: str, options: list[str]) -> str:
    told = [option for option in options if option and option.casefold() not in _NOT_A_VARIANT]
    return ", ".join([name, *told]) if name else ""


def _made(base: str, options: list[str]) -> str:
    """Return a number for what has none: what it is called where it comes from, with its variant."""
    told = [option for option in options if option and option.casefold() not in _NOT_A_VARIANT]
    return re.sub(r"\s+", "-", "-".join([base, *told]).strip())[:NUMBER_LENGTH_MAX]


def _first_path(text: str) -> str:
    """Return the last part of the first of some paths: `Mat > Brød, Tilbud` is of `Brød`."""
    return text.split(",", maxsplit=1)[0].rpartition(">")[2].strip()


def _rate(text: str) -> str:
    """Return the rate in a text; the text itself where there is none, so that whoever reads it is told."""
    found = _RATE.search(text)
    return found[1] if found else text


def _rate_of_columns(row: ListRow, first: ListRow) -> str:
    """Return the rate of the tax column that says yes: `Tax - mva (25%)`."""
    for cells in (row.cells, first.cells):
        for column, cell in cells.items():
            if column.startswith("tax") and _is_yes(cell) and (found := _RATE.search(column)):
                return found[1]
    return ""


def _beginning(table: ArticleList, *starts: str) -> list[str]:
    return [column for column in table.columns if column.startswith(starts)]


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in _YES


def _off(text: str) -> str:
    """Return why an article does not come in where a cell says that it is not for sale."""
    return "ikke til salgs i det gamle systemet" if text.strip().casefold() in _NO else ""
