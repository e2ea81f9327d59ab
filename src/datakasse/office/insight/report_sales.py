"""
Sales of a period, told apart by one thing: article, group, hour, operator, means of payment, VAT, and more.

    views over the journal ─▶ SalesReport ─▶ figures, CSV, Excel, PDF/A (`report_files.py`)

Rows of whatever kind come to the same sum as the day's page and the Z reports: cash sales with VAT less
returns. Means of payment have tips and cash rounding as well, as on the Z.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.errors.control.exports import PeriodReversed
from datakasse.insight.taken import By, Taken
from datakasse.insight.takings import Figure
from datakasse.office.insight.margin import Margin
from datakasse.office.insight.report_margin import Sold, margins_of
from datakasse.office.insight.show_day import HOURS, demand_register
from datakasse.receipt.words.terms import tender_text
from datakasse.saft.vat_return import rate_text
from datakasse.storage.ports.store import Readings

ROWS_MAX: Final = 500
"""How many rows a page shows; a file has them all."""
NO_FAMILY: Final = "Uten varefamilie"


class Apart(StrEnum):
    """What a report tells apart."""

    ARTICLE = "article"
    UNSOLD = "unsold"
    FAMILY = "family"
    GROUP = "group"
    DAY = "day"
    HOUR = "hour"
    REGISTER = "register"
    LOCATION = "location"
    OPERATOR = "operator"
    TENDER = "tender"
    VAT = "vat"


class SalesRow(msgspec.Struct, frozen=True):
    """
    One row. Amounts are øre.

    Attributes:
        code: What it is about, as the books have it.
        name: What people call it, in bokmål.
        number: Receipts that sell of it less those that take back; of whole receipts, those that sell.
        quantity_milli: Thousandths sold less what came back; 0 where units cannot be added.
        amount_ore: With VAT.
        vat_ore: VAT in it; 0 for means of payment, which have none.
        margin: What is left of it; None where it may not be seen, or is not counted by what is told apart.
    """

    code: str
    name: str
    number: int
    quantity_milli: int
    amount_ore: int
    vat_ore: int
    margin: Margin | None = None


class SalesReport(msgspec.Struct, frozen=True):
    """
    A report.

    Attributes:
        apart: What it tells apart.
        from_day: First business day.
        to_day: Last business day, included.
        register: Which register; empty for all.
        as_of: When it was made, UTC.
        rows: The rows; the largest first, or in the order of time.
        amount_ore: What all of them come to, also those that are not among `rows`.
        vat_ore: VAT in it.
        left_out: How many rows are not among them.
        margin: What is left of all of it when the goods are paid; None where it may not be seen.
    """

    apart: Apart
    from_day: date
    to_day: date
    register: str
    as_of: datetime
    rows: list[SalesRow]
    amount_ore: int
    vat_ore: int
    left_out: int
    margin: Margin | None = None


class Asked(msgspec.Struct, frozen=True):
    """
    What a report is asked for.

    Attributes:
        apart: What it tells apart.
        from_day: First business day.
        to_day: Last business day, included.
        register: Which register; empty for all.
    """

    apart: Apart
    from_day: date
    to_day: date
    register: str = ""


def report_sales(
    books: Readings, asked: Asked, now: datetime, *, limit: int | None = ROWS_MAX, with_cost: bool = False
) -> SalesReport:
    """
    Report sales.

    Args:
        books: One consistent look at the books.
        asked: What is asked for.
        now: The moment, UTC.
        limit: How many rows at most; None for all.
        with_cost: Whoever asks may see what goods cost.

    Raises:
        PeriodReversed: It ends before it begins.
        UnknownRegister: There is no such register.
    """
    if asked.to_day < asked.from_day:
        raise PeriodReversed(from_date=asked.from_day.isoformat(), to_date=asked.to_day.isoformat())
    demand_register(books, asked.register)
    if asked.apart is Apart.ARTICLE:
        shown, count = _articles(books, asked, limit)
        summed = _days(books, asked)
    else:
        summed = _ROWS[asked.apart](books, asked)
        shown, count = summed if limit is None else summed[:limit], len(summed)
    margins = None
    if with_cost and asked.apart is not Apart.UNSOLD:
        sold = Sold(asked.from_day, asked.to_day, asked.register)
        margins = margins_of(books, sold, asked.apart, [row.code for row in shown])
        shown = [msgspec.structs.replace(row, margin=margins.rows.get(row.code)) for row in shown]
    return SalesReport(
        apart=asked.apart,
        from_day=asked.from_day,
        to_day=asked.to_day,
        register=asked.register,
        as_of=now,
        rows=shown,
        amount_ore=sum(row.amount_ore for row in summed),
        vat_ore=sum(row.vat_ore for row in summed),
        left_out=count - len(shown),
        margin=None if margins is None else margins.total,
    )


def _articles(books: Readings, asked: Asked, limit: int | None) -> tuple[list[SalesRow], int]:
    """Return the articles that came to most, and how many there are."""
    taken = books.article_takings(asked.from_day, asked.to_day, register=asked.register, limit=limit)
    rows: list[SalesRow] = []
    for row in taken.articles:
        known = books.article_on_record(row.article)
        name = "" if known is None else known.name
        rows.append(SalesRow(row.article, name, row.number, row.quantity_milli, row.amount_ore, row.vat_ore))
    return rows, taken.count


def _unsold(books: Readings, asked: Asked) -> list[SalesRow]:
    """Return what is for sale and was not sold, by name."""
    return [
        SalesRow(number, name, 0, 0, 0, 0)
        for number, name in books.unsold_articles(asked.from_day, asked.to_day, register=asked.register)
    ]


def _families(books: Readings, asked: Asked) -> list[SalesRow]:
    """
    Return the families that came to most, as articles belong to them today, and the rest as one row.

    Receipts are counted for each article: one that sells two of a family is counted twice.
    """
    family_of = books.families_of_articles()
    names = {family.number: family.name for family in books.families()} | {"": NO_FAMILY}
    sums: dict[str, SalesRow] = {}
    for row in books.article_takings(asked.from_day, asked.to_day, register=asked.register).articles:
        code = family_of.get(row.article, "")
        before = sums.get(code, SalesRow(code, names.get(code, code), 0, 0, 0, 0))
        sums[code] = SalesRow(
            code,
            before.name,
            before.number + row.number,
            before.quantity_milli + row.quantity_milli if code else 0,
            before.amount_ore + row.amount_ore,
            before.vat_ore + row.vat_ore,
        )
    return _largest_first(sums.values())


def _groups(books: Readings, asked: Asked) -> list[SalesRow]:
    names = {group.code: group.name for group in books.groups()}
    rows = books.takings(asked.from_day, asked.to_day, [Figure.GROUP], register=asked.register)
    return _largest_first(_row(row.name, names.get(row.name, ""), row) for row in rows)


def _days(books: Readings, asked: Asked) -> list[SalesRow]:
    rows = books.takings(asked.from_day, asked.to_day, [Figure.SALES], [By.DAY], register=asked.register)
    return [_row(str(row.day), str(row.day), row) for row in rows]


def _hours(books: Readings, asked: Asked) -> list[SalesRow]:
    rows = books.hourly_takings(asked.from_day, asked.to_day, Figure.SALES, register=asked.register)
    known = {row.hour: row for row in rows}
    return [
        _row(str(hour), f"{hour:02d}–{(hour + 1) % 24:02d}", known[hour]) for hour in HOURS if hour in known
    ]


def _registers(books: Readings, asked: Asked) -> list[SalesRow]:
    names = {each.register_id: each.description for each in books.registers()}
    rows = books.takings(asked.from_day, asked.to_day, [Figure.SALES], [By.REGISTER], register=asked.register)
    return _largest_first(_row(row.register, names.get(row.register, ""), row) for row in rows)


def _locations(books: Readings, asked: Asked) -> list[SalesRow]:
    place_of = {each.register_id: each.location for each in books.registers()}
    names = {each.code: each.name for each in books.locations()}
    sums: dict[str, SalesRow] = {}
    for row in _registers(books, asked):
        place = place_of.get(row.code, "")
        before = sums.get(place, SalesRow(place, names.get(place, ""), 0, 0, 0, 0))
        sums[place] = msgspec.structs.replace(
            before,
            number=before.number + row.number,
            amount_ore=before.amount_ore + row.amount_ore,
            vat_ore=before.vat_ore + row.vat_ore,
        )
    return _largest_first(sums.values())


def _operators(books: Readings, asked: Asked) -> list[SalesRow]:
    names = {each.operator_id: f"{each.first_name} {each.surname}".strip() for each in books.operators()}
    rows = books.takings(asked.from_day, asked.to_day, [Figure.SALES], [By.OPERATOR], register=asked.register)
    return _largest_first(_row(row.operator, names.get(row.operator, ""), row) for row in rows)


def _tenders(books: Readings, asked: Asked) -> list[SalesRow]:
    rows = books.takings(asked.from_day, asked.to_day, [Figure.TENDER], register=asked.register)
    return _largest_first(_row(row.name, tender_text(row.name, "nb"), row) for row in rows)


def _vat(books: Readings, asked: Asked) -> list[SalesRow]:
    rows = books.takings(asked.from_day, asked.to_day, [Figure.VAT], register=asked.register)
    found: list[SalesRow] = []
    for row in rows:
        code, _, rate_bp = row.name.partition(":")
        found.append(_row(row.name, f"Kode {code}, {rate_text(int(rate_bp))} %", row))
    return _largest_first(found)


_ROWS: Final[dict[Apart, Callable[[Readings, Asked], list[SalesRow]]]] = {
    Apart.UNSOLD: _unsold,
    Apart.FAMILY: _families,
    Apart.GROUP: _groups,
    Apart.DAY: _days,
    Apart.HOUR: _hours,
    Apart.REGISTER: _registers,
    Apart.LOCATION: _locations,
    Apart.OPERATOR: _operators,
    Apart.TENDER: _tenders,
    Apart.VAT: _vat,
}


def _row(code: str, name: str, row: Taken) -> SalesRow:
    return SalesRow(code, name, row.number, 0, row.amount_ore, row.vat_ore)


def _largest_first(rows: Iterable[SalesRow]) -> list[SalesRow]:
    return sorted(rows, key=lambda row: (-row.amount_ore, row.code))
