"""
Vouchers (`Transaction`): what the registers did, line by line, in debit and credit.

    voucher                                 written
    1900 +125,00                            Line 1 DebitAmount 125.00
    3000 −100,00, VAT −25,00, code 3   ─▶   Line 2 CreditAmount 100.00, TaxInformation: base 100.00, tax 25.00
                                            Line 3 CreditAmount 25.00 on the VAT account

A voucher's number is counted for each register, so the register stands before it. A line names the receipt
it follows from as the SAF-T Cash Register file does (`SourceDocumentID` is `transID` there), and the voucher
the journal's entry (`SystemID`): one can go from either file to the other.

Law: BFL § 10, § 5; SAF-T Financial 1.30, chapter GeneralLedgerEntries.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from datakasse.bookkeeping.voucher import Line, Voucher
from datakasse.saft.financial_header import NAME_LENGTH_MAX, TEXT_LENGTH_MAX
from datakasse.saft.financial_survey import owes
from datakasse.saft.financial_tables import DEPARTMENT, TAX_TYPE, TaxCodes
from datakasse.saft.master_data import COUNTRY
from datakasse.saft.series import Series
from datakasse.saft.text import escaped, leaf
from datakasse.trade.amount import kroner_text

REGISTER_IN_NUMBER_MAX: Final = 50
"""Leaves room for the voucher's number in a `TransactionID` of 70."""


def voucher_elements(vouchers: Iterable[Voucher], *, series: Series, tax_codes: TaxCodes) -> Iterator[str]:
    """
    Yield one `Transaction` for each voucher.

    Args:
        vouchers: One register's vouchers in order.
        series: How its transactions are numbered in files.
        tax_codes: What VAT codes and rates are called.
    """
    for voucher in vouchers:
        day = voucher.day.isoformat()
        yield (
            f"<Transaction><TransactionID>{escaped(voucher.register)}-{escaped(voucher.number)}"
            f"</TransactionID><Period>{voucher.day.month}</Period>"
            f"<PeriodYear>{voucher.day.year}</PeriodYear><TransactionDate>{day}</TransactionDate>"
            f"{leaf('SourceID', voucher.register)}{leaf('VoucherType', voucher.kind, NAME_LENGTH_MAX)}"
            f"{leaf('Description', voucher.text, TEXT_LENGTH_MAX)}"
            f"<SystemEntryDate>{day}</SystemEntryDate><GLPostingDate>{day}</GLPostingDate>"
            f"<SystemID>{voucher.entry}</SystemID>"
            f"{''.join(_lines(voucher, series, tax_codes))}</Transaction>\n"
        )


def _lines(voucher: Voucher, series: Series, tax_codes: TaxCodes) -> Iterator[str]:
    receipt = (
        ""
        if voucher.transaction is None
        else f"<SourceDocumentID>{series.number(voucher.transaction)}</SourceDocumentID>"
    )
    place = 0
    for line in voucher.lines:
        customer = f"<CustomerID>{escaped(voucher.customer)}</CustomerID>" if owes(voucher, line) else ""
        about = f"{_department(line.department)}{receipt}{customer}{leaf('Description', line.text, 256)}"
        place += 1
        yield _line(place, line.account, about, line.net_ore, _tax(line, tax_codes))
        if line.vat_ore:
            place += 1
            yield _line(place, line.vat_account, about, line.vat_ore, "")


def _line(place: int, account: str, about: str, amount_ore: int, tax: str) -> str:
    side = "Credit" if amount_ore < 0 else "Debit"
    return (
        f"<Line><RecordID>{place}</RecordID><AccountID>{escaped(account)}</AccountID>{about}"
        f"<{side}Amount><Amount>{kroner_text(abs(amount_ore))}</Amount></{side}Amount>{tax}</Line>"
    )


def _tax(line: Line, tax_codes: TaxCodes) -> str:
    """Return what VAT a line carries; base and tax stand on the side of the line."""
    if not line.vat_code:
        return ""
    side = "Credit" if line.net_ore < 0 else "Debit"
    return (
        f"<TaxInformation><TaxType>{TAX_TYPE}</TaxType>"
        f"<TaxCode>{tax_codes[line.vat_code, line.rate_bp]}</TaxCode>"
        f"<TaxPercentage>{kroner_text(line.rate_bp)}</TaxPercentage><Country>{COUNTRY}</Country>"
        f"<TaxBase>{kroner_text(abs(line.net_ore))}</TaxBase>"
        f"<{side}TaxAmount><Amount>{kroner_text(abs(line.vat_ore))}</Amount></{side}TaxAmount>"
        "</TaxInformation>"
    )


def _department(department: str) -> str:
    if not department:
        return ""
    return (
        f"<Analysis><AnalysisType>{DEPARTMENT}</AnalysisType>"
        f"<AnalysisID>{escaped(department)}</AnalysisID></Analysis>"
    )
