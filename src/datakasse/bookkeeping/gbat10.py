"""
Vouchers as GBAT10, the voucher file that Mamut made and that most Norwegian accounting systems read.

A line for each amount, 28 fields with semicolons between them, no quotation marks, amounts with a point. An
amount with VAT stands twice: with its code and what it comes to with VAT, which a system that makes the VAT
itself reads, and then the VAT on its own account, marked to be passed over by such a system. So both the
amounts without VAT and those with it come to nothing, whichever of the two a system reads.

    GBAT10;1000042;20260115;6;1;2026;3000;3;-10000.00;…;KASSE-1-Z-000042 Salg 25 %;…;T;-12500.00
    GBAT10;1000042;20260115;6;1;2026;2700;1;-2500.00;…;KASSE-1-Z-000042 Mva 25 %;…;F;0.00

Codes of VAT are SAF-T's, and 1 is no VAT, as the format has it; SAF-T's own 1 is of purchases and never here.
The system that reads the file has a table from these codes to its own.

Source: the format's own table of fields, and Tripletex' description of how it reads it.
"""

from collections.abc import Iterable, Mapping

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher, Line

NO_VAT = "1"
CASH_VOUCHER = "6"
"""Type of voucher (*bilagsart*): till. What numbers there are is each system's own; this is the usual one."""

TEXT_MAX = 100
FIELDS = 28
LINE_END = "\r\n"

_VOUCHERS_A_REGISTER = 1_000_000
_OFFICE_VOUCHERS = 500_000
"""From here on a register's numbers are those of what the office posted, by entry; below are its Zs."""


def gbat10(vouchers: Iterable[DayVoucher], places: Mapping[str, int]) -> bytes:
    """
    Return the file, in the alphabet of Windows (1252), which these systems expect.

    Args:
        vouchers: Day vouchers.
        places: Register → its place among the shop's, from 1; two registers have the same numbers of Z.

    Example:
        >>> from datetime import date
        >>> lines = (Line("1900", "Kontant", 500), Line("3100", "Salg", -500, 0, "5"))
        >>> day = DayVoucher("K-Z-000042", "K", 42, date(2026, 1, 15), "Dagsoppgjør", lines, 1, 1, 9)
        >>> gbat10([day], {"K": 1}).decode().splitlines()[1][:50]
        'GBAT10;1000042;20260115;6;1;2026;3100;5;-5.00;;;;;'
    """
    rows = [LINE_END.join(_rows(voucher, places[voucher.register])) + LINE_END for voucher in vouchers]
    return "".join(rows).encode("cp1252", errors="replace")


class _Amount(msgspec.Struct, frozen=True):
    """An amount on an account, with its code of VAT; None with VAT where it may be passed over."""

    account: str
    code: str
    text: str
    net_ore: int
    gross_ore: int | None


def _rows(voucher: DayVoucher, place: int) -> Iterable[str]:
    office = _OFFICE_VOUCHERS + voucher.last_entry % _OFFICE_VOUCHERS
    number = place * _VOUCHERS_A_REGISTER + (voucher.z_number or office)
    for line in voucher.lines:
        for amount in _amounts(line):
            yield _row(voucher, number, line.department, amount)


def _amounts(line: Line) -> Iterable[_Amount]:
    yield _Amount(line.account, line.vat_code or NO_VAT, line.text, line.net_ore, line.gross_ore)
    if line.vat_ore:
        yield _Amount(line.vat_account, NO_VAT, f"Mva {line.text}", line.vat_ore, None)


def _row(voucher: DayVoucher, number: int, department: str, amount: _Amount) -> str:
    fields = [""] * FIELDS
    fields[:9] = [
        "GBAT10",
        str(number),
        f"{voucher.day:%Y%m%d}",
        CASH_VOUCHER,
        str(voucher.day.month),
        str(voucher.day.year),
        amount.account,
        amount.code,
        _amount(amount.net_ore),
    ]
    fields[20] = fields[21] = f"{voucher.key} {amount.text}"
    fields[24] = department
    passed_over = amount.gross_ore is None
    fields[26:28] = ["F" if passed_over else "T", _amount(amount.gross_ore or 0)]
    return ";".join(_plain(field) for field in fields)


def _amount(ore: int) -> str:
    sign = "-" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def _plain(text: str) -> str:
    """Return a text that cannot end its field: there are no quotation marks to put it in."""
    held = "".join(sign if sign.isprintable() and sign not in ';"' else " " for sign in text)
    return held[:TEXT_MAX].rstrip()
