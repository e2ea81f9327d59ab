"""
The day voucher: everything between two Z reports as one voucher, for an accounting system.

One line for each account, VAT code and department; what nets to nothing is left out, so a day on which
nothing was left over has no lines and is nothing to send. What the office posts is in no Z: a correction is
sent by itself, known by `<register>-K-<6 digits of its entry>`, and what the bank settled, or a person undid
of it, as `<register>-B-<6 digits>`.

Source: integrations.md 1.2, 2.1.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.voucher import DayVoucher, Line, Voucher, day_voucher_key, summed


def day_voucher(
    vouchers: Iterable[Voucher],
    chart: Mapping[str, Account],
    *,
    register: str,
    z_number: int,
    day: date,
    first_entry: int,
    last_entry: int,
) -> DayVoucher:
    """
    Return what a Z closes as one voucher.

    Args:
        vouchers: All that follow from the entries it covers, corrections left out.
        chart: The accounts; their names become the texts of the lines.
        register: Which register.
        z_number: Number of the Z.
        day: The business day that it closes.
        first_entry: First entry it covers.
        last_entry: The Z's own entry.
    """
    lines: list[Line] = []
    number = 0
    for voucher in vouchers:
        lines.extend(voucher.lines)
        number += 1
        if len(lines) > _LINES_AT_ONCE:
            lines = list(summed(lines))
    return DayVoucher(
        key=day_voucher_key(register, z_number),
        register=register,
        z_number=z_number,
        day=day,
        text=f"Kassaoppgjør {register}, Z {z_number}",
        lines=tuple(_named(line, chart) for line in summed(lines)),
        vouchers=number,
        first_entry=first_entry,
        last_entry=last_entry,
    )


def office_voucher(voucher: Voucher) -> DayVoucher:
    """Return what the office posted as what is sent to an accounting system; its number of a Z is 0."""
    kind = "K" if voucher.kind == _CORRECTION else "B"
    return DayVoucher(
        key=f"{voucher.register}-{kind}-{voucher.entry:06d}",
        register=voucher.register,
        z_number=0,
        day=voucher.day,
        text=voucher.text,
        lines=voucher.lines,
        vouchers=1,
        first_entry=voucher.entry,
        last_entry=voucher.entry,
    )


_CORRECTION = "books_corrected"
_LINES_AT_ONCE = 5_000
"""Lines are summed as they come, so that a day of any size takes the same room."""


def _named(line: Line, chart: Mapping[str, Account]) -> Line:
    """Return a line with its account's name as its text."""
    account = chart.get(line.account)
    return line if account is None else msgspec.structs.replace(line, text=account.name)
