"""
A voucher (*bilag*): lines that balance to the øre.

Debit is positive, credit negative, in whole øre. A line that carries VAT holds both its parts, because some
accounting systems take the amount with VAT and others the two apart; the ledger always sees two postings.

    line                                      postings
    3000 Salg, −100 net, −25 VAT, code 3  ─▶  3000 −100 · 2700 −25

Law: BFL § 5 (specifications), § 10 (documentation), BFF-5-3; SAF-T's standard codes for VAT.
"""

from collections.abc import Iterable
from datetime import date

import msgspec


class Unbalanced(ValueError):
    """Lines that do not sum to nothing: a bug in whoever made them, never something to book."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A line of a voucher.

    Attributes:
        account: Account number.
        text: What it says.
        net_ore: Amount without VAT; debit positive, credit negative.
        vat_ore: VAT on it, with the same sign rule; 0 where there is none.
        vat_code: SAF-T's standard code; empty where VAT has nothing to do with the line.
        rate_bp: The rate of that code, in basis points.
        vat_account: Where the VAT goes; empty when there is none.
        department: Department of the place of business; empty where none is set.
    """

    account: str
    text: str
    net_ore: int
    vat_ore: int = 0
    vat_code: str = ""
    rate_bp: int = 0
    vat_account: str = ""
    department: str = ""

    @property
    def gross_ore(self) -> int:
        """Amount with VAT."""
        return self.net_ore + self.vat_ore


class Posting(msgspec.Struct, frozen=True):
    """An amount on an account: debit positive, credit negative."""

    account: str
    amount_ore: int


class Voucher(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What one entry of the journal means in the ledger.

    Attributes:
        number: As people see it, `2026-001234`: gapless for each register and year.
        register: Which register.
        entry: The journal's entry that it follows from.
        day: The day it is booked on, Norwegian.
        kind: The kind of the entry, as in the journal.
        text: What it is about.
        lines: They balance.
        transaction: The receipt's transaction number; None where the entry was none.
        customer: Customer number, where it is on account.
    """

    number: str
    register: str
    entry: int
    day: date
    kind: str
    text: str
    lines: tuple[Line, ...]
    transaction: int | None = None
    customer: str = ""


class DayVoucher(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A whole period between two Z reports as one voucher, for an accounting system.

    Attributes:
        key: `<register>-Z-<6 digits>`: its one identity wherever it goes.
        register: Which register.
        z_number: Number of the Z report.
        day: The day it is booked on, Norwegian: the business day that the Z closed.
        text: What it is about.
        lines: One for each account, VAT code and department; they balance.
        vouchers: How many vouchers it sums.
        first_entry: First entry of the journal that it covers.
        last_entry: Last one: the Z itself.
    """

    key: str
    register: str
    z_number: int
    day: date
    text: str
    lines: tuple[Line, ...]
    vouchers: int
    first_entry: int
    last_entry: int


def day_voucher_key(register: str, z_number: int) -> str:
    """
    Return what a day voucher is known by everywhere.

    Example:
        >>> day_voucher_key("KASSE-1", 42)
        'KASSE-1-Z-000042'
    """
    return f"{register}-Z-{z_number:06d}"


def balanced(lines: Iterable[Line]) -> tuple[Line, ...]:
    """
    Return lines that have been seen to balance; empty ones are left out.

    Raises:
        Unbalanced: They do not.

    Example:
        >>> cash = Line("1900", "Kontant", 12_500)
        >>> sold = Line("3000", "Salg", -10_000, -2_500, "3", 2_500, "2700")
        >>> len(balanced([cash, sold, Line("7740", "Øreavrunding", 0)]))
        2
        >>> balanced([cash])
        Traceback (most recent call last):
        datakasse.bookkeeping.voucher.Unbalanced: the lines come to 12500 øre and not to nothing
    """
    kept = tuple(line for line in lines if line.net_ore or line.vat_ore)
    total_ore = sum(line.gross_ore for line in kept)
    if total_ore:
        raise Unbalanced(f"the lines come to {total_ore} øre and not to nothing")
    return kept


def postings(lines: Iterable[Line]) -> list[Posting]:
    """
    Return what lines put on accounts: net and VAT apart.

    Example:
        >>> postings([Line("3000", "Salg", -10_000, -2_500, "3", 2_500, "2700")])
        [Posting(account='3000', amount_ore=-10000), Posting(account='2700', amount_ore=-2500)]
    """
    found: list[Posting] = []
    for line in lines:
        found.append(Posting(line.account, line.net_ore))
        if line.vat_ore:
            found.append(Posting(line.vat_account, line.vat_ore))
    return found


def summed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """
    Return lines with those of one account, VAT code, rate, and department made one, in order of account.

    Texts of lines that are made one are those of the first. VAT is summed, never computed again.
    """
    sums: dict[tuple[str, str, int, str, str], Line] = {}
    for line in lines:
        key = (line.account, line.vat_code, line.rate_bp, line.vat_account, line.department)
        known = sums.get(key)
        sums[key] = (
            line
            if known is None
            else msgspec.structs.replace(
                known, net_ore=known.net_ore + line.net_ore, vat_ore=known.vat_ore + line.vat_ore
            )
        )
    return balanced(sums[key] for key in sorted(sums))
