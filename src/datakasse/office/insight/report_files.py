"""
A report of sales as a file: CSV, Excel, and PDF/A on A4.

Who may see what goods cost has more columns: cost of goods, what is left, and sales of unknown cost.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.delivery.workbook import MEDIA_TYPE as WORKBOOK, Cell, hundredths, workbook
from datakasse.office.insight.margin import Margin, known_share_bp
from datakasse.office.insight.report_sales import Apart, Asked, SalesReport, SalesRow, report_sales
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.receipt.sheets.table_page import TablePage, render_table
from datakasse.receipt.words.figures import amount_text, quantity_text
from datakasse.trade.moment import in_norway


class ReportForm(StrEnum):
    """What a file of a report can be."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class ReportFile(msgspec.Struct, frozen=True):
    """A file: what it is called, its type, and what is in it."""

    name: str
    media_type: str
    content: bytes


TITLES: Final = {
    Apart.ARTICLE: "vare",
    Apart.UNSOLD: "vare uten salg",
    Apart.GROUP: "varegruppe",
    Apart.DAY: "dag",
    Apart.HOUR: "time",
    Apart.REGISTER: "kasse",
    Apart.LOCATION: "sted",
    Apart.OPERATOR: "operatør",
    Apart.TENDER: "betalingsmiddel",
    Apart.VAT: "mva",
}
_MEDIA_TYPES: Final = {
    ReportForm.CSV: "text/csv; charset=utf-8",
    ReportForm.XLSX: WORKBOOK,
    ReportForm.PDF: "application/pdf",
}
_HEAD: Final = (
    ("Kode", 14),
    ("Navn", 32),
    ("Kvitteringer", 12),
    ("Antall", 12),
    ("Uten mva", 14),
    ("Mva", 14),
    ("Med mva", 14),
)
_MARGIN_HEAD: Final = (
    ("Varekost", 14),
    ("Margin", 14),
    ("Margin i %", 12),
    ("Uten kjent kost", 16),
)
"""Without VAT; the last is sales without VAT that nobody has said the cost of."""
_PAID_HEAD: Final = (*_HEAD[:3], ("Betalt", 14))
"""By means of payment: a payment is of a whole receipt, and has no VAT of its own."""
_TEXTS: Final = 2
"""How many of the columns are texts."""


PAPER_ROWS_MAX: Final = 2_000
"""How many rows go on paper: some sixty pages. The other files have all of them."""


def report_file(counter: Counter, asked: Asked, form: ReportForm, *, with_cost: bool = False) -> ReportFile:
    """
    Return a report as a file, with all its rows; paper has the first `PAPER_ROWS_MAX` of them.

    Args:
        counter: The till.
        asked: What is asked for.
        form: What kind of file.
        with_cost: Whoever asks may see what goods cost.

    Raises:
        PeriodReversed: The period ends before it begins.
        UnknownRegister: There is no such register.
    """
    with counter.store.read() as books:
        limit = PAPER_ROWS_MAX if form is ReportForm.PDF else None
        report = report_sales(books, asked, counter.clock.now(), limit=limit, with_cost=with_cost)
        company = books.company()
    head = _head(report)
    name = f"salg-{asked.apart}-{asked.from_day}--{asked.to_day}.{form}"
    match form:
        case ReportForm.CSV:
            made = csv_file([title for title, _ in head], _csv_rows(report))
        case ReportForm.XLSX:
            made = workbook("Salg", head, _workbook_rows(report))
        case ReportForm.PDF:
            whose = f"{company.name}, org.nr. {company.organisation_number}"
            footer = f"Laget {in_norway(report.as_of):%d.%m.%Y %H:%M} av datakasse {counter.software_version}"
            made = render_table(_page(report, whose, footer), report.as_of)
    return ReportFile(name, _MEDIA_TYPES[form], made)


def _csv_rows(report: SalesReport) -> Iterator[list[str | int]]:
    for row in report.rows:
        amounts = map(kroner_cell, _amounts(report, row))
        margins = _margin_texts(report, row.margin, kroner_cell)
        quantity = [] if _is_paid(report) else [_quantity(row).replace(".", ",")]
        yield [row.code, row.name, row.number, *quantity, *amounts, *margins]


def _workbook_rows(report: SalesReport) -> Iterator[list[Cell]]:
    for row in report.rows:
        amounts = map(hundredths, _amounts(report, row))
        counted = hundredths(row.quantity_milli).scaleb(-1) if row.quantity_milli else ""
        quantity = [] if _is_paid(report) else [counted]
        margins = ["" if each is None else hundredths(each) for each in _margin_ore(report, row.margin)]
        yield [row.code, row.name, row.number, *quantity, *amounts, *margins]


def _page(report: SalesReport, whose: str, footer: str) -> TablePage:
    register = f"Kasse {report.register}" if report.register else "Alle kasser"
    name = f"Sum, også av {report.left_out} rader som ikke er med" if report.left_out else "Sum"
    total = SalesRow("", name, 0, 0, report.amount_ore, report.vat_ore)
    head = _head(report)
    about = [whose, f"{register}. Salg med mva, returer trukket fra. Fakturasalg er ikke med."]
    if report.margin is not None:
        about.append(_margin_told(report.margin))
    return TablePage(
        title=f"Salg etter {TITLES[report.apart]}, {report.from_day:%d.%m.%Y} til {report.to_day:%d.%m.%Y}",
        about=tuple(about),
        header=tuple(title for title, _ in head),
        numbers=tuple(place >= _TEXTS for place in range(len(head))),
        widths=tuple(int(title == "Navn") for title, _ in head),
        rows=tuple(
            (
                row.code,
                row.name,
                str(row.number),
                *([] if _is_paid(report) else [_quantity(row)]),
                *map(amount_text, _amounts(report, row)),
                *_margin_texts(report, row.margin),
            )
            for row in report.rows
        ),
        sums=(
            (
                "",
                total.name,
                "",
                *([] if _is_paid(report) else [""]),
                *map(amount_text, _amounts(report, total)),
                *_margin_texts(report, report.margin),
            ),
        ),
        footer=footer,
    )


def _has_margins(report: SalesReport) -> bool:
    """Return whether the rows tell what is left of them."""
    return any(row.margin is not None for row in report.rows)


def _margin_ore(report: SalesReport, margin: Margin | None) -> list[int | None]:
    """Return the columns of a margin, øre and hundredths of a per cent; None where no cost is known."""
    if not _has_margins(report):
        return []
    if margin is None:
        return [None] * len(_MARGIN_HEAD)
    if not margin.net_ore and not margin.margin_ore:
        return [None, None, None, margin.unknown_ore]
    share_bp = margin.share_bp if margin.net_ore > 0 else None
    return [margin.cost_ore, margin.margin_ore, share_bp, margin.unknown_ore]


def _margin_texts(
    report: SalesReport, margin: Margin | None, written: Callable[[int], str] = amount_text
) -> list[str]:
    return ["" if each is None else written(each) for each in _margin_ore(report, margin)]


def _margin_told(margin: Margin) -> str:
    """Return what is left, and of how much that is."""
    if not margin.net_ore and not margin.margin_ore:
        return "Ingen har sagt hva noe av det solgte koster."
    return (
        f"Varekost {amount_text(margin.cost_ore)} og margin {amount_text(margin.margin_ore)} uten mva, etter "
        f"hva varene koster nå. Kosten er kjent for {known_share_bp(margin) // 100} % av salget uten mva."
    )


def _is_paid(report: SalesReport) -> bool:
    return report.apart is Apart.TENDER


def _head(report: SalesReport) -> tuple[tuple[str, int], ...]:
    if _is_paid(report):
        return _PAID_HEAD
    return (*_HEAD, *_MARGIN_HEAD) if _has_margins(report) else _HEAD


def _amounts(report: SalesReport, row: SalesRow) -> tuple[int, ...]:
    if _is_paid(report):
        return (row.amount_ore,)
    return row.amount_ore - row.vat_ore, row.vat_ore, row.amount_ore


def _quantity(row: SalesRow) -> str:
    return quantity_text(row.quantity_milli) if row.quantity_milli else ""
