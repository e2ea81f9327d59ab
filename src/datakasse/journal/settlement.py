"""
What a settlement says, as it is kept in the journal when a person has confirmed it.

Lines are as in a voucher: debit positive, credit negative, nothing when summed. They name accounts, because
money that was on its way leaves the account it was put on when it was sold, whatever has been mapped since.

Law: BFL § 5, § 10 (what is booked is documented and can be followed).
"""

from typing import Literal

import msgspec

SettlementPart = Literal[
    "bank", "in_transit", "fee", "rounding", "chargeback", "correction", "carried", "other"
]
"""What a line is: what came to the bank, what was on its way, and why the two differ."""


class SettlementLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A line of a settlement.

    Attributes:
        part: What it is.
        account: Account number.
        amount_ore: Debit positive, credit negative.
        key: Which bank entry, or which money on its way.
        explanation: Why, in a person's words.
    """

    part: SettlementPart
    account: str
    amount_ore: int
    key: str = ""
    explanation: str = ""


class Settlement(msgspec.Struct, frozen=True):
    """
    Money in the bank, and what it was for.

    Attributes:
        settlement: Its name.
        booked_on: The day the bank booked the last of it, `2026-11-04`.
        payouts: Keys of the payouts that it came with.
        lines: They balance.
    """

    settlement: str
    booked_on: str
    payouts: tuple[str, ...]
    lines: tuple[SettlementLine, ...]

    @property
    def bank_ore(self) -> int:
        """What came to the bank."""
        return sum(line.amount_ore for line in self.lines if line.part == "bank")
