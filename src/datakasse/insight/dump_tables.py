"""
The tables of a dump: what notebooks and Power BI read, with what each column means.

    record ─▶ receipt_rows, line_rows, tender_rows        facts of the journal
    takings, articles, groups, registers, places          sums and what things are called

No column is ever empty. Of people there is the operator's number and nothing else: no name, no customer, no
account, no note, no reference of a payment. Training is left out.

Decision: 0055-what-is-dumped-is-a-copy.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.insight.taken import Taken
from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.trade.moment import business_day, in_norway

SCHEMA_VERSION: Final = 1
"""Goes up when a column changes its meaning or goes away; a new column is no new version."""

Cell = str | int | bool | date | datetime
Row = tuple[Cell, ...]


class ColumnKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"


class Column(msgspec.Struct, frozen=True):
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: ColumnKind
    means: str


class Table(msgspec.Struct, frozen=True):
    """A table: its name, what a row is, which columns name a row, and all columns in order."""

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


_TEXT, _INTEGER, _BOOLEAN, _DAY, _MOMENT = ColumnKind

_REGISTER: Final = Column("register", _TEXT, "Register ID.")
_ENTRY: Final = Column("entry", _INTEGER, "Number of the entry in the register's journal.")
_BUSINESS_DAY: Final = Column("business_day", _DAY, "The day it belongs to, which ends at 05:00 in Norway.")

RECEIPTS: Final = Table(
    "receipts",
    "A completed sale, return or both. `on_credit` tells those on an invoice, which are not in the takings.",
    ("register", "entry"),
    (
        _REGISTER,
        _ENTRY,
        Column("series", _TEXT, "Receipt series: `sales`, `return`, `delivery`."),
        Column("receipt", _INTEGER, "Receipt number in its series."),
        Column("at", _MOMENT, "When it was written, UTC."),
        _BUSINESS_DAY,
        Column("hour", _INTEGER, "Hour on Norwegian clocks, 0 to 23."),
        Column("operator", _TEXT, "Number of who was signed on."),
        Column("kind", _TEXT, "`cash_sale`, `return`, `cash_sale_and_return`, or the same on credit."),
        Column("on_credit", _BOOLEAN, "It went on an invoice."),
        Column("gross_ore", _INTEGER, "Sum with VAT, øre; negative when more comes back than goes out."),
        Column("net_ore", _INTEGER, "Sum without VAT, øre."),
        Column("rounding_ore", _INTEGER, "What cash rounding added, øre."),
        Column("tip_ore", _INTEGER, "Tip on top, øre; no turnover."),
    ),
)

LINES: Final = Table(
    "lines",
    "A line of a receipt.",
    ("register", "entry", "line"),
    (
        _REGISTER,
        _ENTRY,
        Column("line", _INTEGER, "Number of the line in its basket."),
        _BUSINESS_DAY,
        Column("article", _TEXT, "Article number."),
        Column("name", _TEXT, "What the article was called then."),
        Column("article_group", _TEXT, "Code of its group then."),
        Column("unit", _TEXT, "What the quantity counts."),
        Column("quantity_milli", _INTEGER, "Thousandths of a unit; negative when it comes back."),
        Column("unit_price_ore", _INTEGER, "Price with VAT of one unit, øre."),
        Column(
            "discount_ore", _INTEGER, "Taken off by hand, its share of one over the whole sale included, øre."
        ),
        Column("campaign_ore", _INTEGER, "Taken off by campaigns, øre."),
        Column("gross_ore", _INTEGER, "What it came to with VAT, øre."),
        Column("vat_ore", _INTEGER, "VAT inside it, øre."),
        Column("vat_code", _TEXT, "The shop's VAT code."),
        Column("vat_rate_bp", _INTEGER, "VAT rate in basis points: 2500 is 25 %."),
        Column("is_return", _BOOLEAN, "It takes something back."),
    ),
)

TENDERS: Final = Table(
    "tenders",
    "A payment of a receipt.",
    ("register", "entry", "payment"),
    (
        _REGISTER,
        _ENTRY,
        Column("payment", _INTEGER, "1, 2, 3 … within the receipt."),
        _BUSINESS_DAY,
        Column("kind", _TEXT, "How it was paid: `cash`, `debit_card`, `vipps` …"),
        Column("amount_ore", _INTEGER, "What it counts for, after rounding and change, øre."),
    ),
)

TAKINGS: Final = Table(
    "takings",
    "What a figure came to on a business day at a register by an operator, counted as the Z counts.",
    ("business_day", "register", "operator", "figure", "name"),
    (
        _BUSINESS_DAY,
        _REGISTER,
        Column("operator", _TEXT, "Number of who was signed on; empty where nobody was."),
        Column("figure", _TEXT, "`sales`, `returns`, `discounts`, `drawer_openings` …"),
        Column("name", _TEXT, "What the figure tells apart: a group, a means of payment; else empty."),
        Column("number", _INTEGER, "How often."),
        Column("amount_ore", _INTEGER, "What it came to with VAT, øre."),
        Column("vat_ore", _INTEGER, "VAT inside it, øre."),
    ),
)

ARTICLES: Final = Table(
    "articles",
    "An article that is for sale now.",
    ("article",),
    (
        Column("article", _TEXT, "Article number."),
        Column("name", _TEXT, "What the receipt calls it."),
        Column("article_group", _TEXT, "Code of its group."),
        Column("vat_code", _TEXT, "The shop's VAT code for it, taken away."),
        Column("unit", _TEXT, "What a quantity of it counts."),
        Column("has_price", _BOOLEAN, "It has a price; if not, one is typed at the till."),
        Column("price_ore", _INTEGER, "Price with VAT of one unit, øre; 0 where it has none."),
        Column("is_deposit", _BOOLEAN, "It is a deposit (pant)."),
    ),
)

GROUPS: Final = Table(
    "article_groups",
    "A group of articles.",
    ("article_group",),
    (Column("article_group", _TEXT, "Its code."), Column("name", _TEXT, "What it is called.")),
)

REGISTERS: Final = Table(
    "registers",
    "A cash point.",
    ("register",),
    (
        _REGISTER,
        Column("description", _TEXT, "What people call it."),
        Column("location", _TEXT, "Code of its place."),
    ),
)

LOCATIONS: Final = Table(
    "locations",
    "A place of business.",
    ("location",),
    (Column("location", _TEXT, "Its code."), Column("name", _TEXT, "What it is called.")),
)

TABLES: Final = (RECEIPTS, LINES, TENDERS, TAKINGS, ARTICLES, GROUPS, REGISTERS, LOCATIONS)
"""All tables, in the order they are written."""


class View(msgspec.Struct, frozen=True):
    """A view over the tables, in SQL that SQLite and DuckDB read alike."""

    name: str
    row_is: str
    sql: str


VIEWS: Final = (
    View(
        "sales_by_day",
        "Cash sales less returns of a business day at a register; a return alone is no receipt here.",
        """SELECT business_day, register, sum(number) AS receipts, sum(amount_ore) AS gross_ore,
        sum(vat_ore) AS vat_ore FROM takings WHERE figure = 'sales' GROUP BY business_day, register""",
    ),
    View(
        "sales_by_article",
        "What was sold of an article on a business day, less what came back; credit sales are left out.",
        """SELECT lines.business_day, lines.article, lines.article_group,
        sum(lines.quantity_milli) AS quantity_milli, sum(lines.gross_ore) AS gross_ore,
        sum(lines.vat_ore) AS vat_ore FROM lines JOIN receipts USING (register, entry)
        WHERE NOT receipts.on_credit GROUP BY lines.business_day, lines.article, lines.article_group""",
    ),
    View(
        "sales_by_hour",
        "The same for each hour of a business day.",
        """SELECT business_day, register, hour,
        count(CASE WHEN kind <> 'return' THEN 1 END) AS receipts, sum(gross_ore) AS gross_ore FROM receipts
        WHERE NOT on_credit GROUP BY business_day, register, hour""",
    ),
    View(
        "tenders_by_day",
        "What was paid by each means on a business day, tips and rounding included; not what is on credit.",
        """SELECT tenders.business_day, tenders.kind, count(*) AS payments,
        sum(tenders.amount_ore) AS amount_ore FROM tenders JOIN receipts USING (register, entry)
        WHERE NOT receipts.on_credit GROUP BY tenders.business_day, tenders.kind""",
    ),
)
"""The views of the SQLite file."""


def sold_in(record: Record, from_day: date | None, to_day: date | None) -> SaleCompleted | None:
    """
    Return what an entry sold, if it is of a business day that is dumped; None for everything else.

    Args:
        record: The entry.
        from_day: First business day; None for all before.
        to_day: Last business day, included; None for all after.
    """
    event = record.event
    if record.training or not isinstance(event, SaleCompleted):
        return None
    day = business_day(record.at)
    is_in = (from_day is None or day >= from_day) and (to_day is None or day <= to_day)
    return event if is_in else None


def receipt_row(record: Record, event: SaleCompleted) -> Row:
    """Return a sale as a row of `RECEIPTS`."""
    sale = event.sale
    return (
        record.register,
        record.number,
        str(event.series),
        event.receipt,
        record.at,
        business_day(record.at),
        in_norway(record.at).hour,
        record.operator,
        str(sale.kind),
        sale.kind.on_credit,
        sale.gross_ore,
        sale.net_ore,
        sale.rounding_ore,
        sale.tip_ore,
    )


def line_rows(record: Record, event: SaleCompleted) -> Iterator[Row]:
    """Yield the lines of a sale as rows of `LINES`."""
    day = business_day(record.at)
    for sold in event.sale.lines:
        line = sold.line
        cuts = () if line.campaigns is msgspec.UNSET else line.campaigns
        vat = line.vat
        yield (
            record.register,
            record.number,
            line.line_id,
            day,
            line.article,
            line.name,
            line.group,
            line.unit,
            line.quantity_milli,
            line.unit_price_ore,
            line.discount_ore + sold.sale_discount_ore,
            sum(cut.off_ore for cut in cuts),
            sold.gross_ore,
            sold.vat_ore,
            vat.code,
            vat.rate_bp,
            line.returns is not None,
        )


def tender_rows(record: Record, event: SaleCompleted) -> Iterator[Row]:
    """Yield the payments of a sale as rows of `TENDERS`; who paid is not among them."""
    day = business_day(record.at)
    for place, payment in enumerate(event.sale.payments, start=1):
        yield (record.register, record.number, place, day, str(payment.kind), payment.amount_ore)


def taking_row(row: Taken) -> Row:
    """Return a sum that was told apart by day, register and operator as a row of `TAKINGS`."""
    return (
        row.day or date.min,
        row.register,
        row.operator,
        str(row.figure),
        row.name,
        row.number,
        row.amount_ore,
        row.vat_ore,
    )
