"""
A day voucher as 24SevenOffice wants it: debit positive, with VAT, accounts and taxes by number.

- `tax` stands on every line; number 0 is none.
- `tax.amount` has the sign of the line, so the register's own VAT goes along instead of one that is computed
  from the sums of the day.
- A look-up shows the comments of lines only, and a line without one of its own gets that of the voucher. So
  every line's comment carries the key, as a word of its own.
"""

from datetime import date
from decimal import Decimal

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Place, TheirVatType
from datakasse.partners.accounting.mapped import account_of, key_word, number_of, vat_type_of
from datakasse.partners.line.json_body import kroner
from datakasse.trade.vat import STANDARD_CODES, UNTAXED_CODES, rate_bp_on

DEPARTMENT = 2
"""The dimension that is the department."""

_NO_TAX = 0
_COMMENT_LENGTH = 75
_KEY_LENGTH = 40
_UNTAXED_NAMES = {"utenfor": "6", "eksport": "52", "utførsel": "52", "fri": "5", "nullsats": "5"}


class OfficeSettings(msgspec.Struct, frozen=True):
    """
    How vouchers are to be booked there.

    Attributes:
        transaction_type: Decides the series of numbers; 1 and up; None where nobody has chosen.
        organization: Whose books; a token belongs to one organisation.
        computes_vat: Whether 24SevenOffice computes VAT from the day's sums instead of taking the register's.
    """

    transaction_type: int | None = None
    organization: str = ""
    computes_vat: bool = False


class Tax(msgspec.Struct, frozen=True):
    """A tax code of theirs: number, name, and rate in per cent."""

    number: int
    name: str = ""
    rate: Decimal = Decimal()


def body(voucher: DayVoucher, place: Place, settings: OfficeSettings) -> dict[str, object]:
    """Return a day voucher as 24SevenOffice wants it; all its lines have one date, so they balance on it."""
    key = comment_key(voucher)
    return {
        "transactionTypeNumber": settings.transaction_type,
        "date": voucher.day.isoformat(),
        "comment": key,
        "lines": [_line(line, key, place, settings) for line in voucher.lines],
    }


def comment_key(voucher: DayVoucher) -> str:
    """Return the word by which a voucher is known in comments."""
    return key_word(voucher, _KEY_LENGTH)


def _line(line: Line, key: str, place: Place, settings: OfficeSettings) -> dict[str, object]:
    number = number_of(vat_type_of(place, line.vat_code).their_id) if line.vat_code else _NO_TAX
    tax: dict[str, object] = {"number": number}
    if line.vat_ore and not settings.computes_vat:
        tax["amount"] = kroner(line.vat_ore)
    told: dict[str, object] = {
        "accountNumber": number_of(account_of(place, line.account).number),
        "amount": kroner(line.gross_ore),
        "comment": f"{line.text[: _COMMENT_LENGTH - len(key) - 1]} {key}",
        "tax": tax,
    }
    department = place.departments.get(line.department)
    if department:
        told["dimensions"] = [{"dimensionType": DEPARTMENT, "value": department}]
    return told


def vat_types_among(taxes: list[Tax], day: date) -> list[TheirVatType]:
    """
    Return their codes but those for purchases, each under the standard code that it seems to be.

    Their numbers are the organisation's own, so a person confirms each. One that seems to be none, or the
    same as an earlier one, is known by its own number and can still be chosen.

    Example:
        >>> sales, other = Tax(1, "Utgående mva høy sats", Decimal(25)), Tax(12, "Kunst", Decimal())
        >>> [one.vat_code for one in vat_types_among([sales, other], date(2026, 1, 15))]
        ['3', 'nr. 12']
    """
    found: dict[str, TheirVatType] = {}
    for tax in taxes:
        if tax.number and "inng" not in tax.name.casefold():
            rate_bp = int(tax.rate.scaleb(2))
            code = _standard_code(tax, rate_bp, day)
            if not code or code in found:
                code = f"nr. {tax.number}"
            found[code] = TheirVatType(code, tax.name, rate_bp, str(tax.number))
    return list(found.values())


def _standard_code(tax: Tax, rate_bp: int, day: date) -> str:
    number, name = str(tax.number), tax.name.casefold()
    if number in STANDARD_CODES and rate_bp_on(number, day) == rate_bp:
        return number
    if rate_bp == 0:
        return next((code for word, code in _UNTAXED_NAMES.items() if word in name), "")
    taxed = sorted(STANDARD_CODES - UNTAXED_CODES) if "utg" in name else []
    return next((code for code in taxed if rate_bp_on(code, day) == rate_bp), "")
