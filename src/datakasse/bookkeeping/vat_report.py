"""
The VAT report of a term: the basis of the VAT return (*mva-melding*), from what is booked.

One line for each standard code and rate, withdrawals (*uttak*) apart, as the return wants them. Only output
VAT passes through a register; the accounting system adds input VAT and files the return.

    vouchers of the term ─▶ vat_report ─▶ lines: code, rate, withdrawal, basis, VAT

A day voucher is as good as the vouchers it sums: it keeps account, code and rate apart (`voucher.summed`).

Law: law.md 3.1 to 3.3; skatteforvaltningsforskriften § 8-3-1 (terms); integrations.md 5.2.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher, Voucher
from datakasse.trade.amount import ORE_PER_KRONE, divide_half_away
from datakasse.trade.vat import WHOLE_BP

TERMS: Final = 6
"""Terms of two months in a year."""

UNREPORTED_CODES: Final = frozenset({"0", "7"})
"""Standard codes without VAT treatment: they have no place in the return."""

_WITHDRAWALS: Final = ("306", "307", "316", "317", "326", "327")
"""Where NS 4102 has withdrawals of goods and services: 3060 to 3079, 3160 to 3179, 3260 to 3279."""


class VatTerm(msgspec.Struct, frozen=True):
    """
    What a return is for.

    Attributes:
        year: The calendar year.
        term: 1 to 6 for two months; None for a business that reports once a year.
    """

    year: int
    term: int | None = None

    def __post_init__(self) -> None:
        if self.term is not None and not 1 <= self.term <= TERMS:
            raise ValueError(f"a year has {TERMS} terms, and {self.term} is none of them")

    @property
    def first(self) -> date:
        """
        Its first day.

        Example:
            >>> VatTerm(2026, 2).first.isoformat(), VatTerm(2024, 1).last.isoformat()
            ('2026-03-01', '2024-02-29')
        """
        return date(self.year, 1 if self.term is None else 2 * self.term - 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = 12 if self.term is None else 2 * self.term
        return date(self.year, month, monthrange(self.year, month)[1])


class VatLine(msgspec.Struct, frozen=True):
    """
    A line of the report.

    Attributes:
        code: SAF-T's standard code.
        rate_bp: Its rate, in basis points.
        is_withdrawal: Whether it is withdrawals (*uttak*) rather than sales.
        basis_ore: Turnover without VAT; negative when more came back than was sold.
        vat_ore: VAT as booked.
    """

    code: str
    rate_bp: int
    is_withdrawal: bool
    basis_ore: int
    vat_ore: int

    @property
    def basis_kroner(self) -> int:
        """The basis in whole kroner, as the return has it."""
        return divide_half_away(self.basis_ore, ORE_PER_KRONE)

    @property
    def vat_kroner(self) -> int:
        """The VAT in whole kroner, as the return has it."""
        return divide_half_away(self.vat_ore, ORE_PER_KRONE)

    @property
    def rounded_ore(self) -> int:
        """What rounding each line of a receipt has made of it: VAT as booked less that of the basis."""
        return self.vat_ore - divide_half_away(self.basis_ore * self.rate_bp, WHOLE_BP)

    @property
    def is_reported(self) -> bool:
        """Whether it has a place in the return."""
        return self.code not in UNREPORTED_CODES


class VatReport(msgspec.Struct, frozen=True):
    """
    The report of a term.

    Attributes:
        term: Which.
        lines: By code, then rate; sales before withdrawals.
        vouchers: How many vouchers it was made from.
    """

    term: VatTerm
    lines: tuple[VatLine, ...]
    vouchers: int

    @property
    def vat_ore(self) -> int:
        """All output VAT of the term."""
        return sum(line.vat_ore for line in self.lines)

    @property
    def vat_kroner(self) -> int:
        """The sum of the lines in whole kroner: what the return states."""
        return sum(line.vat_kroner for line in self.lines if line.is_reported)


def vat_report(vouchers: Iterable[Voucher | DayVoucher], term: VatTerm) -> VatReport:
    """
    Return the report of a term; what came to nothing is no line.

    Args:
        vouchers: All of the term's, each by itself or in its day voucher; those of other days are passed
            over.
        term: Which.
    """
    sums: dict[tuple[str, int, bool], list[int]] = {}
    first, last, number = term.first, term.last, 0
    for voucher in vouchers:
        if not first <= voucher.day <= last:
            continue
        number += voucher.vouchers if isinstance(voucher, DayVoucher) else 1
        for line in voucher.lines:
            if not line.vat_code:
                continue
            key = (line.vat_code, line.rate_bp, line.account.startswith(_WITHDRAWALS))
            total = sums.setdefault(key, [0, 0])
            total[0] -= line.net_ore
            total[1] -= line.vat_ore
    lines = tuple(VatLine(*key, *sums[key]) for key in sorted(sums, key=_in_order) if any(sums[key]))
    return VatReport(term, lines, number)


def _in_order(key: tuple[str, int, bool]) -> tuple[int, str, int, bool]:
    """Order codes as the authority lists them: 3, 5, 6, 31, 33, 51."""
    code, rate_bp, is_withdrawal = key
    return (len(code), code, rate_bp, is_withdrawal)
