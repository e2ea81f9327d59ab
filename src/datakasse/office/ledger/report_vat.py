"""
The VAT report of a term, as figures, as CSV, and as a draft of the return.

Law: law.md 3.1 to 3.3; integrations.md 5.2. Filing belongs to the accounting system.
"""

import msgspec

from datakasse.bookkeeping.vat_report import VatReport, VatTerm, vat_report
from datakasse.counter.counter import Counter
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.office.ledger.export_financial import software_of
from datakasse.saft.vat_return import rate_text, vat_return


class VatFigures(msgspec.Struct, frozen=True):
    """
    A report with what it lacks.

    Attributes:
        report: What is booked.
        waiting: Vouchers of the term that wait for the mapping, and are not in it.
        open_periods: Registers whose last day in the term has no Z yet.
    """

    report: VatReport
    waiting: int
    open_periods: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.waiting and not self.open_periods


def report_vat(counter: Counter, term: VatTerm) -> VatFigures:
    """Return the report of a term."""
    with counter.store.read() as books:
        report = vat_report(books.vouchers(None, term.first, term.last), term)
        waiting = sum(term.first <= one.day <= term.last for one in books.waiting_vouchers())
        still_open = tuple(
            register.register_id
            for register in books.registers()
            if any(
                period.z_number is None
                for period in books.booked_periods(register.register_id, term.first, term.last)
            )
        )
    return VatFigures(report, waiting, still_open)


def vat_csv(report: VatReport) -> bytes:
    """Return a report as CSV."""
    return csv_file(
        ["Mva-kode", "Sats", "Spesifikasjon", "Grunnlag", "Mva", "Grunnlag hele kroner", "Mva hele kroner"],
        [
            [
                line.code,
                rate_text(line.rate_bp),
                "uttak" if line.is_withdrawal else "",
                kroner_cell(line.basis_ore),
                kroner_cell(line.vat_ore),
                line.basis_kroner,
                line.vat_kroner,
            ]
            for line in report.lines
        ],
    )


def vat_draft(counter: Counter, report: VatReport) -> bytes:
    """Return a draft of the return (`mvaMeldingDto`)."""
    with counter.store.read() as books:
        company = books.company()
    return vat_return(report, company, software_of(counter)).encode()
