"""
Read what was written of vouchers in SAF-T Financial, to hold it against what it was written from.

It reads the text of one `Transaction` as `financial_vouchers.py` writes it, and shares nothing with the
writer but the names of the elements.
"""

import re
from typing import Final

from datakasse.bookkeeping.agree import Booked, vat_key
from datakasse.saft.cash_readback import read_ore

_ENTRY: Final = re.compile(r"<VoucherType>([^<]*)</VoucherType>.*?<SystemID>(\d+)</SystemID>", re.DOTALL)
_LINE: Final = re.compile(
    r"<AccountID>([^<]*)</AccountID>.*?<(Debit|Credit)Amount><Amount>([\d.]+)</Amount>"
    r"</(?:Debit|Credit)Amount>(?:<TaxInformation><TaxType>MVA</TaxType><TaxCode>([^<-]*)[^<]*</TaxCode>"
    r"<TaxPercentage>([\d.]+)</TaxPercentage><Country>NO</Country><TaxBase>([\d.]+)</TaxBase>"
    r"<(Debit|Credit)TaxAmount><Amount>([\d.]+)</Amount></(?:Debit|Credit)TaxAmount></TaxInformation>)?</Line>",
    re.DOTALL,
)


def read_voucher(text: str) -> tuple[str, int]:
    """
    Return a voucher's kind and the journal's entry that it follows from.

    Raises:
        ValueError: The text is no `Transaction`.
    """
    found = _ENTRY.search(text)
    if found is None:
        raise ValueError("this is no voucher")
    return found[1], int(found[2])


def add_voucher(booked: Booked, text: str) -> None:
    """Add a voucher as it was written."""
    for account, side, amount, code, rate, base, tax_side, tax in _LINE.findall(text):
        amount_ore = read_ore(amount)
        booked.accounts_ore[account] += amount_ore if side == "Debit" else -amount_ore
        if code:
            sign = -1 if tax_side == "Debit" else 1
            key = vat_key(code, read_ore(rate))
            booked.net_ore[key] += sign * read_ore(base)
            booked.vat_ore[key] += sign * read_ore(tax)
