"""
Hold what stands in their books against the voucher: key, day and sum, and where they compute VAT, the VAT.

A voucher counts as there only when it was read back and is the same. VAT that a system computes from the
day's gross may come out an øre away from ours, which is rounded for each line of each receipt and is what
the receipts say; the difference is shown and summed, and never booked away (integrations.md 1.7).
"""

from collections.abc import Iterable

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Booked


def debit_ore(lines: Iterable[Line]) -> int:
    """
    Return what the debit side of lines comes to, each with its VAT in it.

    Example:
        >>> debit_ore([Line("1900", "Kontant", 12_500), Line("3000", "Salg", -10_000, -2_500)])
        12500
    """
    return sum(max(line.gross_ore, 0) for line in lines)


def differences(voucher: DayVoucher, booked: Booked) -> list[str]:
    """Return in bokmål what is not as it should be; nothing when it is the same voucher."""
    found: list[str] = []
    if booked.key not in {None, voucher.key}:
        found.append(f"nøkkelen der er {booked.key}")
    if booked.day != voucher.day:
        there = "ingen dato" if booked.day is None else booked.day.isoformat()
        found.append(f"datoen der er {there}, her {voucher.day.isoformat()}")
    if booked.debit_ore not in _sums_ore(voucher):
        there = "ingen sum" if booked.debit_ore is None else _kroner(booked.debit_ore)
        found.append(f"summen der er {there}, her {_kroner(debit_ore(voucher.lines))}")
    return found


def vat_difference_ore(voucher: DayVoucher, booked: Booked) -> dict[str, int]:
    """Return by VAT code how much more their VAT is than ours, debit positive; equal ones are left out."""
    if booked.vat_ore is None:
        return {}
    ours: dict[str, int] = {}
    for line in voucher.lines:
        if line.vat_code:
            ours[line.vat_code] = ours.get(line.vat_code, 0) + line.vat_ore
    codes = sorted(ours.keys() | booked.vat_ore.keys())
    found = {code: booked.vat_ore.get(code, 0) - ours.get(code, 0) for code in codes}
    return {code: ore for code, ore in found.items() if ore}


def _sums_ore(voucher: DayVoucher) -> set[int]:
    """Return what the debit side may come to: with VAT in its line, or beside it."""
    apart = sum(max(line.net_ore, 0) + max(line.vat_ore, 0) for line in voucher.lines)
    return {debit_ore(voucher.lines), apart}


def _kroner(ore: int) -> str:
    sign = "−" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100},{abs(ore) % 100:02d}"
