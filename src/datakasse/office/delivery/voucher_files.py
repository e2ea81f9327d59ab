"""
Day vouchers as a file, for an accountant whose system is fed by files: CSV, GBAT10, or Excel.

A file is whole or not made: a day whose voucher waits for the mapping would be missing without anybody seeing
it, so that it is told instead. That a file was made stands in the journal.

    CSV      one amount a line, with its VAT in it, and the standard code of VAT
    GBAT10   what most Norwegian systems import; `bookkeeping/gbat10.py`
    Excel    the amounts without VAT, the VAT, and with it, to be read, summed and filtered

Law: BFL § 13, KSF-2-7-1; integrations.md 2.9.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from datakasse.bookkeeping.gbat10 import gbat10
from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.ledger.voucher_files import RegistersNotToldApart, VouchersWait
from datakasse.journal.events.paper import JournalExported
from datakasse.office.delivery.workbook import MEDIA_TYPE as WORKBOOK, Cell, hundredths, workbook
from datakasse.office.ledger.csv_file import csv_file, kroner_cell
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right

CSV_HEAD = ("dato", "bilag", "konto", "mva-kode", "beløp", "tekst", "nøkkel")
WORKBOOK_HEAD = (
    ("Dato", 12),
    ("Kasse", 12),
    ("Z", 8),
    ("Konto", 8),
    ("Tekst", 32),
    ("Mva-kode", 10),
    ("Sats %", 8),
    ("Uten mva", 14),
    ("Mva", 14),
    ("Mva-konto", 10),
    ("Med mva", 14),
    ("Avdeling", 10),
    ("Nøkkel", 22),
)

REGISTERS_MAX = 99
_TOLD_MAX = 5


class VoucherForm(StrEnum):
    """What a file of vouchers can be."""

    CSV = "csv"
    GBAT10 = "gbat10"
    XLSX = "xlsx"


class VoucherFile(msgspec.Struct, frozen=True):
    """A file: what it is called, its type, and what is in it."""

    name: str
    media_type: str
    content: bytes


class NoteVoucherFile(msgspec.Struct, frozen=True):
    """Note in the journals of registers that their vouchers were exported, by somebody who may."""

    registers: list[str]
    form: VoucherForm
    from_day: date | None
    to_day: date | None

    def __call__(self, point: CashPoint) -> None:
        """
        Record it.

        Raises:
            MissingRight: The role may not.
        """
        if point.operator is not None:
            point.demand_right(Right.KEEP_BOOKS)
        point.books.lock_all()
        told = JournalExported(f"Dagsbilag {self.form}", _text(self.from_day), _text(self.to_day))
        for register in self.registers:
            point.tell(register, told)


def export_vouchers(
    counter: Counter,
    form: VoucherForm,
    from_day: date | None = None,
    to_day: date | None = None,
    operator: str = "",
) -> VoucherFile:
    """
    Return the day vouchers of a period as a file, and journal that it was made.

    Args:
        counter: The till.
        form: What kind of file.
        from_day: First business day; None for the first there is.
        to_day: Last one; None for the last there is.
        operator: Who asks; empty is the one who keeps the machine.

    Raises:
        PeriodReversed: It ends before it begins.
        VouchersWait: Days in it have no voucher yet.
        RegistersNotToldApart: There are more than the numbers of GBAT10 have room for.
        MissingRight: The operator's role may not keep the books.
    """
    if from_day is not None and to_day is not None and to_day < from_day:
        raise PeriodReversed(from_date=_text(from_day), to_date=_text(to_day))
    with counter.store.read() as books:
        _demand_whole(books, from_day, to_day)
        registers = [register.register_id for register in books.registers()]
        content = _content(form, list(books.day_vouchers(None, from_day, to_day)), registers)
    note = NoteVoucherFile(counter.telling(registers), form, from_day, to_day)
    counter.carry_out(counter.office_register(), operator, note).result()
    media_type, ending = _KINDS[form]
    return VoucherFile(f"dagsbilag{_span(from_day, to_day)}.{ending}", media_type, content)


def _demand_whole(books: Readings, from_day: date | None, to_day: date | None) -> None:
    """See that every day of a period has its voucher; raises `VouchersWait`."""
    first, last = from_day or date.min, to_day or date.max
    waiting = [(day, register, z) for register, z, day in books.waiting_days() if first <= day <= last]
    if waiting:
        told = ", ".join(f"{register} Z {z} ({day})" for day, register, z in sorted(waiting)[:_TOLD_MAX])
        raise VouchersWait(days=told + (" …" if len(waiting) > _TOLD_MAX else ""), count=len(waiting))


def _content(form: VoucherForm, vouchers: Sequence[DayVoucher], registers: Sequence[str]) -> bytes:
    if form is VoucherForm.CSV:
        return csv_file(CSV_HEAD, _csv_rows(vouchers))
    if form is VoucherForm.XLSX:
        return workbook("Dagsbilag", WORKBOOK_HEAD, _workbook_rows(vouchers))
    if len(registers) > REGISTERS_MAX:
        raise RegistersNotToldApart(limit=REGISTERS_MAX)
    return gbat10(vouchers, {register: place for place, register in enumerate(registers, start=1)})


def _csv_rows(vouchers: Iterable[DayVoucher]) -> Iterable[Sequence[str | int]]:
    for voucher in vouchers:
        for line in voucher.lines:
            yield (
                voucher.day.isoformat(),
                f"{voucher.register} Z {voucher.z_number}" if voucher.z_number else voucher.key,
                line.account,
                line.vat_code,
                kroner_cell(line.gross_ore),
                line.text,
                voucher.key,
            )


def _workbook_rows(vouchers: Iterable[DayVoucher]) -> Iterable[Sequence[Cell]]:
    for voucher in vouchers:
        for line in voucher.lines:
            yield (
                voucher.day,
                voucher.register,
                voucher.z_number,
                line.account,
                line.text,
                line.vat_code,
                hundredths(line.rate_bp) if line.vat_code else "",
                hundredths(line.net_ore),
                hundredths(line.vat_ore),
                line.vat_account,
                hundredths(line.gross_ore),
                line.department,
                voucher.key,
            )


_KINDS = {
    VoucherForm.CSV: ("text/csv; charset=utf-8", "csv"),
    VoucherForm.GBAT10: ("text/plain; charset=windows-1252", "gbat10.csv"),
    VoucherForm.XLSX: (WORKBOOK, "xlsx"),
}


def _span(from_day: date | None, to_day: date | None) -> str:
    days = [_text(day) for day in (from_day, to_day) if day is not None]
    return f"-{'--'.join(days)}" if days else ""


def _text(day: date | None) -> str:
    return "" if day is None else day.isoformat()
