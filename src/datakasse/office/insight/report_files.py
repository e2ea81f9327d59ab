"""A report of sales as a file: CSV, Excel, and PDF/A on A4."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.delivery.workbook import MEDIA_TYPE as WORKBOOK, Cell, hundredths, workbook
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
_TEXTS: Final = 2
"""How many of the columns are texts."""


PAPER_ROWS_MAX: Final = 2_000
"""How many rows go on paper: some sixty pages. The other files have all of them."""


def report_file(counter: Counter, asked: Asked, form: ReportForm) -> ReportFile:
    """
    Return a report as a file, with all its rows; paper has the first `PAPER_ROWS_MAX` of them.

    Args:
        counter: The till.
        asked: What is asked for.
        form: What kind of file.

    Raises:
        PeriodReversed: The period ends before it begins.
        UnknownRegister: There is no such register.
    """
    with counter.store.read() as books:
        limit = PAPER_ROWS_MAX if form is ReportForm.PDF else None
        report = report_sales(books, asked, counter.clock.now(), limit=limit)
        company = books.company()
    name = f"salg-{asked.apart}-{asked.from_day}--{asked.to_day}.{form}"
    match form:
        case ReportForm.CSV:
            made = csv_file([title for title, _ in _HEAD], _csv_rows(report))
        case ReportForm.XLSX:
            made = workbook("Salg", _HEAD, _workbook_rows(report))
        case ReportForm.PDF:
            whose = f"{company.name}, org.nr. {company.organisation_number}"
            footer = f"Laget {in_norway(report.as_of):%d.%m.%Y %H:%M} av datakasse {counter.software_version}"
            made = render_table(_page(report, whose, footer), report.as_of)
    return ReportFile(name, _MEDIA_TYPES[form], made)


def _csv_rows(report: SalesReport) -> Iterator[list[str | int]]:
    for row in report.rows:
        amounts = map(kroner_cell, _amounts(row))
        yield [row.code, row.name, row.number, _quantity(row).replace(".", ","), *amounts]


def _workbook_rows(report: SalesReport) -> Iterator[list[Cell]]:
    for row in report.rows:
        amounts = map(hundredths, _amounts(row))
        quantity = hundredths(row.quantity_milli).scaleb(-1) if row.quantity_milli else ""
        yield [row.code, row.name, row.number, quantity, *amounts]


def _page(report: SalesReport, whose: str, footer: str) -> TablePage:
    register = f"Kasse {report.register}" if report.register else "Alle kasser"
    name = f"Sum, også av {report.left_out} rader som ikke er med" if report.left_out else "Sum"
    total = SalesRow("", name, 0, 0, report.amount_ore, report.vat_ore)
    return TablePage(
        title=f"Salg etter {TITLES[report.apart]}, {report.from_day:%d.%m.%Y} til {report.to_day:%d.%m.%Y}",
        about=(whose, f"{register}. Salg med mva, returer trukket fra. Fakturasalg er ikke med."),
        header=tuple(title for title, _ in _HEAD),
        numbers=tuple(place >= _TEXTS for place in range(len(_HEAD))),
        widths=(0, 1, 0, 0, 0, 0, 0),
        rows=tuple(
            (row.code, row.name, str(row.number), _quantity(row), *map(amount_text, _amounts(row)))
            for row in report.rows
        ),
        sums=(("", total.name, "", "", *map(amount_text, _amounts(total))),),
        footer=footer,
    )


def _amounts(row: SalesRow) -> tuple[int, int, int]:
    return row.amount_ore - row.vat_ore, row.vat_ore, row.amount_ore


def _quantity(row: SalesRow) -> str:
    return quantity_text(row.quantity_milli) if row.quantity_milli else ""
