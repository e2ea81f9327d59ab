"""
Make the files of a submission: SAF-T of a period, zipped, split by days where one file would be too long.

Each part is a whole and valid SAF-T file of its own days, named `…_<n>_<N>`. A file is never cut in two: its
halves would be files of nothing.

Law: KSF-2-7-4, BFL § 13; integrations.md 5.1.
"""

import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from enum import StrEnum
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from datakasse.errors.control.submissions import DayTooLarge, NothingInPeriod
from datakasse.errors.ledger.voucher_files import VouchersWait
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.control.export_saft import FORM as CASH_FORM, JournalSource, file_name
from datakasse.office.control.recorded import is_anything_booked, is_anything_told
from datakasse.office.control.working_file import WorkingFile
from datakasse.office.ledger.export_financial import (
    FORM as FINANCIAL_FORM,
    financial_file_name,
    software_of,
)
from datakasse.office.ledger.read_ledger import LedgerSource
from datakasse.saft.cash.document import write
from datakasse.saft.financial.document import write_financial
from datakasse.saft.source import Selection
from datakasse.trade.moment import in_norway

_ZIP_HEAD_BYTES = 1_000
_TOLD_MAX = 5


class AccountingForm(StrEnum):
    """What can be handed in."""

    CASH_REGISTER = "saft-cash"
    FINANCIAL = "saft-financial"


FORM_NAMES = {AccountingForm.CASH_REGISTER: CASH_FORM, AccountingForm.FINANCIAL: FINANCIAL_FORM}
"""What each is called in the journal."""


def made_parts(
    submitting: Submitting, form: AccountingForm, first: date, last: date, *, operator: str, moment: datetime
) -> Iterator[tuple[str, bytes]]:
    """
    Yield name and bytes of each file, in order of their days.

    Raises:
        NothingInPeriod: There is nothing to make a file of.
        DayTooLarge: A day alone is too long.
        VouchersWait: Vouchers of the period wait for the mapping, and would be missing without a word.
        Refused: As `saft.document.write` and `saft.financial_document.write_financial`.
    """
    if form is AccountingForm.FINANCIAL:
        _demand_all_mapped(submitting, first, last)
    _demand_anything(submitting, form, first, last)
    with ExitStack() as files, submitting.counter.store.read() as books:
        organisation = books.company().organisation_number

        def written(begin: date, end: date) -> Iterator[WorkingFile]:
            made = files.enter_context(WorkingFile())
            selection = Selection(begin, end)
            software = software_of(submitting.counter)
            if form is AccountingForm.CASH_REGISTER:
                source = JournalSource(books)
                write(source, selection, made, software=software, user_id=operator, created_at=moment)
            else:
                ledger = LedgerSource(books)
                write_financial(
                    ledger, selection, made, software=software, user_id=operator, created_at=moment
                )
            if _zipped_bytes(made) <= submitting.part_bytes_max:
                yield made
                return
            made.close()
            if begin == end:
                raise DayTooLarge(day=begin.isoformat())
            middle = begin + timedelta(days=(end - begin).days // 2)
            yield from written(begin, middle)
            yield from written(middle + timedelta(days=1), end)

        made = list(written(first, last))
        name_of = file_name if form is AccountingForm.CASH_REGISTER else financial_file_name
        whole = name_of(organisation, moment)
        for number, part in enumerate(made, start=1):
            name = part_name(whole, number, len(made))
            yield f"{name.removesuffix('.xml')}.zip", _zipped(part, name, moment)


def part_name(whole: str, number: int, count: int) -> str:
    """
    Return what a file is called that is one of several.

    Example:
        >>> part_name("SAF-T Financial_999999999_20260102100000.xml", 2, 3)
        'SAF-T Financial_999999999_20260102100000_2_3.xml'
        >>> part_name("SAF-T Financial_999999999_20260102100000.xml", 1, 1)
        'SAF-T Financial_999999999_20260102100000.xml'
    """
    return whole if count == 1 else f"{whole.removesuffix('.xml')}_{number}_{count}.xml"


def _demand_all_mapped(submitting: Submitting, first: date, last: date) -> None:
    with submitting.counter.store.read() as books:
        waiting = [one for one in books.waiting_vouchers() if first <= one.day <= last]
    if waiting:
        days = sorted({one.day.isoformat() for one in waiting})
        told = ", ".join(days[:_TOLD_MAX]) + (" …" if len(days) > _TOLD_MAX else "")
        raise VouchersWait(count=len(waiting), days=told)


def _demand_anything(submitting: Submitting, form: AccountingForm, first: date, last: date) -> None:
    is_anything = is_anything_booked if form is AccountingForm.FINANCIAL else is_anything_told
    with submitting.counter.store.read() as books:
        has_any = is_anything(books, first, last)
    if not has_any:
        raise NothingInPeriod(from_date=first.isoformat(), to_date=last.isoformat())


def _zipped_bytes(made: WorkingFile) -> int:
    """Return how long a file is once it is zipped, without keeping any of it."""
    packer = zlib.compressobj()
    length = _ZIP_HEAD_BYTES
    for block in made.blocks():
        length += len(packer.compress(block))
    return length + len(packer.flush())


def _zipped(made: WorkingFile, name: str, moment: datetime) -> bytes:
    packed = BytesIO()
    head = ZipInfo(name, in_norway(moment).timetuple()[:6])
    head.compress_type = ZIP_DEFLATED
    with ZipFile(packed, "w") as archive, archive.open(head, "w") as inside:
        for block in made.blocks():
            inside.write(block)
    return packed.getvalue()
