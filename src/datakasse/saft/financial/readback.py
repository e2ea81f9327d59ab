"""
Read what was written of vouchers in SAF-T Financial, to hold it against what it was written from.

It reads the text of one `Transaction` as `financial_vouchers.py` writes it, and shares nothing with the
writer but the names of the elements. Many are summed at once, as in `cash_readback.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from datakasse.bookkeeping.agree import Booked, vat_key
from datakasse.bookkeeping.voucher import Voucher
from datakasse.saft.financial.vouchers import voucher_elements
from datakasse.saft.series import series_of
from datakasse.saft.text import read_ore
from datakasse.trade.shop.shop import Register

_ENTRY: Final = re.compile(
    r"<VoucherType>([^<]*+)</VoucherType><Description>[^<]*+</Description>"
    r"<SystemEntryDate>[^<]*+</SystemEntryDate><GLPostingDate>[^<]*+</GLPostingDate>"
    r"<SystemID>(\d++)</SystemID>"
)
_LINE: Final = re.compile(
    r"<AccountID>([^<]*+)</AccountID>(?:<Analysis><AnalysisType>[^<]*+</AnalysisType>"
    r"<AnalysisID>[^<]*+</AnalysisID></Analysis>)?+(?:<SourceDocumentID>[^<]*+</SourceDocumentID>)?+"
    r"(?:<CustomerID>[^<]*+</CustomerID>)?+<Description>[^<]*+</Description>"
    r"<(Debit|Credit)Amount><Amount>(\d++\.\d\d)</Amount></(?:Debit|Credit)Amount>"
    r"(?:<TaxInformation><TaxType>MVA</TaxType><TaxCode>([^<-]*+)[^<]*+</TaxCode>"
    r"<TaxPercentage>(\d++\.\d\d)</TaxPercentage><Country>NO</Country><TaxBase>(-?\d++\.\d\d)</TaxBase>"
    r"<(Debit|Credit)TaxAmount><Amount>(\d++\.\d\d)</Amount></(?:Debit|Credit)TaxAmount></TaxInformation>)?+"
    r"</Line>"
)


class ReadVoucher(msgspec.Struct, frozen=True):
    """A voucher as it stands in the file, with its kind and the journal's entry that it follows from."""

    kind: str
    entry: int
    text: str


class _TaxCodes(dict[tuple[str, int], str]):
    """Every VAT code under its own name; the rate stands beside it."""

    def __missing__(self, code_and_rate: tuple[str, int]) -> str:
        return code_and_rate[0]


def vouchers_as_written(vouchers: Iterable[Voucher], register: Register) -> Iterator[ReadVoucher]:
    """
    Yield a register's vouchers as the file tells them.

    Args:
        vouchers: In order; each is written as it comes.
        register: Whose they are.
    """
    for text in voucher_elements(vouchers, series=series_of(register), tax_codes=_TaxCodes()):
        yield read_voucher(text)


def read_voucher(text: str) -> ReadVoucher:
    """
    Return a voucher as it was written.

    Raises:
        ValueError: The text is no `Transaction`.
    """
    found = _ENTRY.search(text)
    if found is None:
        raise ValueError("this is no voucher")
    return ReadVoucher(found[1], int(found[2]), text)


def add_vouchers(booked: Booked, vouchers: Sequence[ReadVoucher]) -> None:
    """Add vouchers as they were written."""
    lines = Counter(_LINE.findall("".join([voucher.text for voucher in vouchers])))
    for (account, side, amount, code, rate, base, tax_side, tax), times in lines.items():
        amount_ore = times * read_ore(amount)
        booked.accounts_ore[account] += amount_ore if side == "Debit" else -amount_ore
        if code:
            sign = -times if tax_side == "Debit" else times
            key = vat_key(code, read_ore(rate))
            booked.net_ore[key] += sign * read_ore(base)
            booked.vat_ore[key] += sign * read_ore(tax)
