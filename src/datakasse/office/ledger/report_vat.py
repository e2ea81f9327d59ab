"""
The VAT report of a term, as figures, as CSV, and as a draft of the return.

A day that has its day voucher is read from it, so that a year costs what its days do; what is in none, the
open day and what waits, is read voucher by voucher, and so is what the office posted. That a day voucher
says what its vouchers do is one of the equations of the agreement (`bookkeeping/agree.py`), for those of the
office too; what is locked is guarded in the vouchers themselves (`lock_period.py`).

Law: law.md 3.1 to 3.3; integrations.md 5.2. Filing belongs to the accounting system.
"""

from collections.abc import Iterator

import msgspec

from datakasse.bookkeeping.vat_report import VatReport, VatTerm, vat_report
from datakasse.bookkeeping.voucher import DayVoucher, Voucher
from datakasse.counter.counter import Counter
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.office.ledger.export_financial import software_of
from datakasse.saft.vat_return import rate_text, vat_return
from datakasse.storage.ports.store import Readings


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


def vouchers_of_term(books: Readings, term: VatTerm) -> Iterator[Voucher | DayVoucher]:
    """Yield what is booked in a term: day vouchers, and the vouchers that are in none."""
    for register in books.registers():
        made = list(books.day_vouchers(register.register_id, term.first, term.last))
        yield from (voucher for voucher in made if voucher.z_number)
        yield from books.office_vouchers(register.register_id, term.first, term.last)
        summed = {voucher.last_entry for voucher in made}
        booked = books.booked_periods(register.register_id, term.first, term.last)
        apart = [period for period in booked if period.last_entry not in summed]
        for day in sorted({period.day for period in apart}):
            for voucher in books.vouchers(register.register_id, day, day):
                is_apart = any(period.holds(voucher.entry) for period in apart)
                if is_apart and voucher.entry not in summed:
                    yield voucher


def report_vat(counter: Counter, term: VatTerm) -> VatFigures:
    """Return the report of a term."""
    with counter.store.read() as books:
        report = vat_report(vouchers_of_term(books, term), term)
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
