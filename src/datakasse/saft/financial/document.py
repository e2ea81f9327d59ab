"""
Write a SAF-T Financial 1.30 file: the order of the file, and the one way to make it.

    survey ─▶ header, accounts with balances, customers, VAT codes ─▶ one journal of all vouchers
       └─ what stood before, what the file comes to                   └─ read again, written one by one

Memory does not grow with the vouchers. The stream belongs to the caller; what is in it after a refusal is
not a file.

Law: BFL § 13, law.md 3.3; SAF-T Financial 1.30.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from datakasse.saft.financial.accounts import customers, general_ledger_accounts
from datakasse.saft.financial.header import financial_header
from datakasse.saft.financial.source import FinancialSource
from datakasse.saft.financial.survey import FinancialSurvey, financial_survey
from datakasse.saft.financial.tables import TaxCodes, analysis_table, tax_codes_of, tax_table
from datakasse.saft.financial.vouchers import REGISTER_IN_NUMBER_MAX, voucher_elements
from datakasse.saft.periods import month_begins, month_ends
from datakasse.saft.series import check_numbers, series_of
from datakasse.saft.source import Selection, Software, chosen
from datakasse.saft.stream import Stream, write_in_blocks
from datakasse.saft.text import identifier
from datakasse.trade.amount import kroner_text
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Register

FINANCIAL_NAMESPACE: Final = "urn:StandardAuditFile-Taxation-Financial:NO"
FINANCIAL_SCHEMA_NAME: Final = "Norwegian_SAF-T_Financial_Schema_v_1.30.xsd"
JOURNAL: Final = "KASSE"

_OPENING: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<AuditFile xmlns="{FINANCIAL_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{FINANCIAL_NAMESPACE} {FINANCIAL_SCHEMA_NAME}">\n'
)


def write_financial(
    source: FinancialSource,
    selection: Selection,
    stream: Stream,
    *,
    software: Software,
    user_id: str,
    created_at: datetime,
) -> None:
    """
    Write the file.

    Args:
        source: The shop and its ledger.
        selection: Which days, by booking, and registers.
        stream: Where the bytes go: UTF-8. It is neither flushed nor closed.
        software: What makes the file.
        user_id: Operator id of who asked for it; may be empty.
        created_at: When, UTC.

    Raises:
        PeriodReversed: The period ends before it begins; nothing is written.
        RegisterNotInShop: A register that the shop does not have; nothing is written.
        SeriesOverlap: Registers whose numbers cannot be told apart; nothing is written.
        IdentifierUnfit: An id that the format cannot hold.
    """
    texts = financial_document(source, selection, software=software, user_id=user_id, created_at=created_at)
    write_in_blocks(texts, stream)


def financial_document(
    source: FinancialSource, selection: Selection, *, software: Software, user_id: str, created_at: datetime
) -> Iterator[str]:
    """Yield the file as text, line by line; arguments and refusals as `write_financial`."""
    registers = chosen(source, selection)
    check_numbers(registers)
    for register in registers:
        identifier(register.register_id, REGISTER_IN_NUMBER_MAX)
    survey = financial_survey(source, selection, registers)
    tax_codes = tax_codes_of(survey.rates)
    narrowed = () if len(registers) == len(tuple(source.registers())) else selection.registers
    yield _OPENING
    yield financial_header(
        source.company,
        source.contact,
        software,
        span=span_of_vouchers(selection, survey, created_at),
        registers=narrowed,
        user_id=user_id,
        created_at=created_at,
    )
    yield "\n<MasterFiles>\n"
    yield from general_ledger_accounts(source.accounts(), survey)
    yield from customers(survey, source.customer_name)
    yield tax_table(tax_codes, source.vat_codes())
    yield analysis_table(survey.departments)
    yield "</MasterFiles>\n"
    yield from _entries(source, selection, registers, survey, tax_codes)
    yield "</AuditFile>\n"


def span_of_vouchers(
    selection: Selection, survey: FinancialSurvey, created_at: datetime
) -> tuple[date, date]:
    """Return first and last day of the file: those asked for, else the whole months that vouchers lie in."""
    today = in_norway(created_at).date()
    first = selection.from_date or month_begins(survey.first_day or selection.to_date or today)
    last = selection.to_date or month_ends(survey.last_day or max(first, today))
    return first, last


def _entries(
    source: FinancialSource,
    selection: Selection,
    registers: tuple[Register, ...],
    survey: FinancialSurvey,
    tax_codes: TaxCodes,
) -> Iterator[str]:
    yield (
        f"<GeneralLedgerEntries><NumberOfEntries>{survey.vouchers}</NumberOfEntries>"
        f"<TotalDebit>{kroner_text(survey.debit_ore)}</TotalDebit>"
        f"<TotalCredit>{kroner_text(survey.credit_ore)}</TotalCredit>"
        f"<Journal><JournalID>{JOURNAL}</JournalID><Description>Kassabilag</Description>"
        f"<Type>{JOURNAL}</Type>\n"
    )
    texts = source.line_texts()
    for register in registers:
        vouchers = source.vouchers(register.register_id, selection.from_date, selection.to_date)
        series = series_of(register)
        yield from voucher_elements(vouchers, series=series, tax_codes=tax_codes, texts=texts)
    yield "</Journal></GeneralLedgerEntries>\n"
