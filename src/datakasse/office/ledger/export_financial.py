"""
Export SAF-T Financial from the ledger, and journal that it was exported.

What waits for the mapping is in no voucher yet, and so not in the file; how much that is, is told.

Law: BFL § 13, law.md 3.3, KSF-2-7-1; integrations.md 5.1.
"""

from datetime import date, datetime
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.journal.events.paper import JournalExported
from datakasse.office.control.export_saft import UNDECLARED_SUPPLIER, AskToExport
from datakasse.office.control.note_export import note_export
from datakasse.office.ledger.read_ledger import LedgerSource
from datakasse.saft.financial.document import write_financial
from datakasse.saft.source import Selection, Software, chosen
from datakasse.saft.stream import Stream
from datakasse.trade.moment import in_norway

FORM: Final = "SAF-T Financial 1.30"


def export_financial(counter: Counter, selection: Selection, stream: Stream, *, operator: str = "") -> int:
    """
    Write a SAF-T Financial file and journal that it was made.

    Args:
        counter: The till.
        selection: Which days, by booking, and registers.
        stream: Where the bytes go.
        operator: Who asks; empty is the one who keeps the machine.

    Returns:
        How many vouchers of the period wait and are not in the file.

    Raises:
        MissingRight: The operator's role may not export.
        Refused: As `saft.financial_document.write_financial`.
    """
    with counter.store.read() as books:
        registers = [register.register_id for register in chosen(LedgerSource(books), selection)]
    if operator and registers:
        counter.carry_out(counter.office_register(), operator, AskToExport()).result()
    with counter.store.read() as books:
        write_financial(
            LedgerSource(books),
            selection,
            stream,
            software=software_of(counter),
            user_id=operator,
            created_at=counter.clock.now(),
        )
        first, last = selection.from_date or date.min, selection.to_date or date.max
        waiting = [
            one for one in books.waiting_vouchers() if one.register in registers and first <= one.day <= last
        ]
    begin = "" if selection.from_date is None else selection.from_date.isoformat()
    end = "" if selection.to_date is None else selection.to_date.isoformat()
    if registers:
        note_export(counter, registers, JournalExported(FORM, begin, end), operator)
    return len(waiting)


def software_of(counter: Counter) -> Software:
    """Return what a file says that it was made by."""
    return Software(
        name="datakasse",
        version=counter.software_version,
        supplier=counter.declaration.supplier or UNDECLARED_SUPPLIER,
    )


def financial_file_name(organisation_number: str, moment: datetime) -> str:
    """
    Return what the file is called.

    Example:
        >>> from datetime import UTC
        >>> financial_file_name("999999999", datetime(2026, 1, 2, 9, 0, tzinfo=UTC))
        'SAF-T Financial_999999999_20260102100000.xml'
    """
    return f"SAF-T Financial_{organisation_number}_{in_norway(moment):%Y%m%d%H%M%S}.xml"
