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

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from datakasse.bookkeeping.voucher import Line, Voucher
from datakasse.saft.financial.header import NAME_LENGTH_MAX, TEXT_LENGTH_MAX
from datakasse.saft.financial.survey import owes
from datakasse.saft.financial.tables import DEPARTMENT, TAX_TYPE, TaxCodes
from datakasse.saft.master_data import COUNTRY
from datakasse.saft.series import Series
from datakasse.saft.text import escaped, escaped_once, leaf
from datakasse.trade.amount import kroner_text

REGISTER_IN_NUMBER_MAX: Final = 50
"""Leaves room for the voucher's number in a `TransactionID` of 70."""

_REMEMBERED_DAYS: Final = 1_024
_AS_KEPT: Final[Mapping[str, str]] = MappingProxyType({})


def voucher_elements(
    vouchers: Iterable[Voucher], *, series: Series, tax_codes: TaxCodes, texts: Mapping[str, str] = _AS_KEPT
) -> Iterator[str]:
    """
    Yield one `Transaction` for each voucher.

    Args:
        vouchers: One register's vouchers in order.
        series: How its transactions are numbered in files.
        tax_codes: What VAT codes and rates are called.
        texts: What lines are called, by what they are called in the ledger; others stay.
    """
    for voucher in vouchers:
        before, after = _dates(voucher.day)
        yield (
            f"<Transaction><TransactionID>{escaped(voucher.register)}-{escaped_once(voucher.number)}"
            f"</TransactionID>{before}"
            f"{leaf('SourceID', voucher.register)}{leaf('VoucherType', voucher.kind, NAME_LENGTH_MAX)}"
            f"<Description>{escaped_once(voucher.text[:TEXT_LENGTH_MAX])}</Description>"
            f"{after}<SystemID>{voucher.entry}</SystemID>"
            f"{''.join(_lines(voucher, series, tax_codes, texts))}</Transaction>\n"
        )


@lru_cache(maxsize=_REMEMBERED_DAYS)
def _dates(day: date) -> tuple[str, str]:
    """Return what is said of a day before a voucher's text and after it."""
    before = (
        f"<Period>{day.month}</Period><PeriodYear>{day.year}</PeriodYear>"
        f"<TransactionDate>{day}</TransactionDate>"
    )
    return before, f"<SystemEntryDate>{day}</SystemEntryDate><GLPostingDate>{day}</GLPostingDate>"


def _lines(voucher: Voucher, series: Series, tax_codes: TaxCodes, texts: Mapping[str, str]) -> Iterator[str]:
    receipt = (
        ""
        if voucher.transaction is None
        else f"<SourceDocumentID>{series.number(voucher.transaction)}</SourceDocumentID>"
    )
    place = 0
    for line in voucher.lines:
        place += 1
        customer = f"<CustomerID>{escaped(voucher.customer)}</CustomerID>" if owes(voucher, line) else ""
        about = (
            f"{_department(line.department)}{receipt}{customer}"
            f"<Description>{escaped(texts.get(line.text, line.text)[:TEXT_LENGTH_MAX])}</Description>"
        )
        yield _line(place, line.account, about, line.net_ore, _tax(line, tax_codes))
        if line.vat_ore:
            place += 1
            yield _line(place, line.vat_account, about, line.vat_ore, "")


def _line(place: int, account: str, about: str, amount_ore: int, tax: str) -> str:
    side, amount = ("Credit", -amount_ore) if amount_ore < 0 else ("Debit", amount_ore)
    return (
        f"<Line><RecordID>{place}</RecordID><AccountID>{escaped(account)}</AccountID>{about}"
        f"<{side}Amount><Amount>{kroner_text(amount)}</Amount></{side}Amount>{tax}</Line>"
    )


def _tax(line: Line, tax_codes: TaxCodes) -> str:
    """
    Return what VAT a line carries.

    Base and tax stand on the side of the tax. Where goods came back and others went out, a rounding can leave
    the base on the other side, an øre large: then it is negative.
    """
    if not line.vat_code:
        return ""
    is_credit = (line.vat_ore or line.net_ore) < 0
    side, base_ore = ("Credit", -line.net_ore) if is_credit else ("Debit", line.net_ore)
    return (
        f"<TaxInformation><TaxType>{TAX_TYPE}</TaxType>"
        f"<TaxCode>{tax_codes[line.vat_code, line.rate_bp]}</TaxCode>"
        f"<TaxPercentage>{kroner_text(line.rate_bp)}</TaxPercentage><Country>{COUNTRY}</Country>"
        f"<TaxBase>{kroner_text(base_ore)}</TaxBase>"
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
