"""
The staff register as a file: CSV, and PDF/A on A4 to print; with every correction.

That identity numbers were taken out of the register, by whom and for which days, is an entry of the journal.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.report_files import ReportFile
from datakasse.office.ledger.csv_file import csv_file
from datakasse.office.people.show_staff_register import (
    ShownMark,
    ShownShift,
    StaffRegister,
    show_staff_register,
)
from datakasse.receipt.sheets.table_page import TablePage, render_table
from datakasse.trade.moment import in_norway

_HEAD: Final = ("Dato", "Navn", "Fødselsnr./D-nr.", "Innleid fra", "Inn", "Ut", "Rettelser")


class NoteStaffFile(msgspec.Struct, frozen=True):
    """
    Note that the register was taken out as a file, by whoever may read it.

    Attributes:
        form: As what.
        from_day: First day.
        to_day: Last day.
    """

    form: str
    from_day: date
    to_day: date

    def __call__(self, point: CashPoint) -> None:
        """Record it."""
        told = f"{self.form} {self.from_day} {self.to_day}"
        point.record_for_books(SettingsChanged("staff register taken out", told))


def staff_register_file(
    counter: Counter, from_day: date, to_day: date, form: str, *, operator: str
) -> ReportFile:
    """
    Return the register of a period as a file, and journal that it was made.

    Args:
        counter: The till.
        from_day: First day.
        to_day: Last day.
        form: `csv` or `pdf`.
        operator: Who asks.

    Raises:
        PeriodReversed, StaffPeriodTooLong: As `show_staff_register`.
    """
    shown = show_staff_register(counter, from_day, to_day)
    note = NoteStaffFile(form, from_day, to_day)
    counter.carry_out(counter.office_register(), operator, note).result()
    name = f"personalliste-{from_day}--{to_day}.{form}"
    if form == "csv":
        return ReportFile(name, "text/csv; charset=utf-8", csv_file(_HEAD, _rows(shown)))
    footer = f"Laget {in_norway(shown.as_of):%d.%m.%Y %H:%M} av datakasse {counter.software_version}"
    return ReportFile(name, "application/pdf", render_table(_page(shown, footer), shown.as_of))


def _page(shown: StaffRegister, footer: str) -> TablePage:
    proved = (
        "Journalen bekrefter alle føringene." if shown.holds else "OBS: føringer stemmer ikke med journalen."
    )
    return TablePage(
        title=f"Personalliste, {shown.from_day:%d.%m.%Y} til {shown.to_day:%d.%m.%Y}",
        about=(
            f"{shown.company}, org.nr. {shown.organisation_number}",
            f"Bokføringsforskriften § 8-5-6. {proved} På arbeid da listen ble laget: {shown.now}.",
        ),
        header=_HEAD,
        numbers=(False,) * len(_HEAD),
        widths=(0, 1, 0, 0, 0, 0, 1),
        rows=tuple(tuple(row) for row in _rows(shown)),
        footer=footer,
    )


def _rows(shown: StaffRegister) -> Iterator[list[str]]:
    for shift in shown.shifts:
        begun = shift.came or shift.left
        day = "" if begun is None else f"{in_norway(begun.at):%d.%m.%Y}"
        left = _time(shift.left, begun)
        if shift.is_open:
            left = "på arbeid" if shift.is_now else "ikke ført ut"
        yield [
            day,
            shift.name,
            shift.identity_number,
            shift.employer,
            _time(shift.came, begun),
            "" if shift.is_struck else left,
            _traces(shift),
        ]


def _time(mark: ShownMark | None, begun: ShownMark | None) -> str:
    """Return the time of day, with the date where it is another than that of the line."""
    if mark is None or begun is None:
        return "mangler"
    at, first = in_norway(mark.at), in_norway(begun.at)
    return f"{at:%H:%M}" if at.date() == first.date() else f"{at:%d.%m. %H:%M}"


def _traces(shift: ShownShift) -> str:
    told: list[str] = []
    for word, mark in (("inn", shift.came), ("ut", shift.left)):
        if mark is None or not (len(mark.traces) > 1 or mark.is_late or mark.is_by_other):
            continue
        for trace in mark.traces:
            what = "strøket" if trace.is_struck else f"{in_norway(trace.at):%d.%m. %H:%M}"
            by = f"ført {in_norway(trace.entered_at):%d.%m. %H:%M} av {trace.entered_by}"
            told.append(f"{word} {what}, {by}{f': {trace.reason}' if trace.reason else ''}")
    return "; ".join(told)
