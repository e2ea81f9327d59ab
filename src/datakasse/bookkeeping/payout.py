"""
A payout: what an acquirer or a payment app sends to the bank for a shop's sales, and what it kept.

    gross − fee + other = net          gross: sales less refunds; other: chargebacks, corrections …

Each provider's file or interface is read into this one form (`bank/`), so that one matching does for all.
Fees of payment services have no VAT.

Law: MVAL § 3-6 (financial services are outside the act).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec


class Provider(StrEnum):
    """Who pays out."""

    VIPPS = "vipps"
    ADYEN = "adyen"
    ZETTLE = "zettle"
    SUMUP = "sumup"
    OTHER = "other"


class PayoutLineKind(StrEnum):
    """What a line of a payout is."""

    SALE = "sale"
    REFUND = "refund"
    FEE = "fee"
    CHARGEBACK = "chargeback"
    """Money of a sale that the customer's bank took back, or that came again after such a case."""
    CORRECTION = "correction"
    CARRIED = "carried"
    """What stood with the provider from before, or stays there."""


TURNOVER = frozenset({PayoutLineKind.SALE, PayoutLineKind.REFUND})


class PayoutLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One line of a payout.

    Attributes:
        day: The day it belongs to, Norwegian.
        kind: What it is.
        amount_ore: What it adds to the payout before fees; negative what it takes.
        fee_ore: What the provider kept for it; negative what it gave back.
        reference: What the provider calls the payment; found on our receipt where the till knows it.
    """

    day: date
    kind: PayoutLineKind
    amount_ore: int
    fee_ore: int = 0
    reference: str = ""


class Payout(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A payout.

    Attributes:
        provider: Who pays.
        merchant: What the provider calls the place of sale.
        reference: What the provider calls the payout.
        day: The day it was sent.
        currency: Its currency.
        gross_ore: Sales less refunds.
        fee_ore: What was kept.
        net_ore: What comes to the bank.
        lines: What it consists of; empty where the provider tells only sums.
    """

    provider: Provider
    merchant: str
    reference: str
    day: date
    currency: str
    gross_ore: int
    fee_ore: int
    net_ore: int
    lines: tuple[PayoutLine, ...] = ()

    @property
    def key(self) -> str:
        """Its one identity."""
        return f"{self.provider}:{self.merchant}:{self.reference}"

    @property
    def other_ore(self) -> int:
        """What is neither sale, refund nor fee: chargebacks, corrections, what was carried."""
        return self.net_ore - self.gross_ore + self.fee_ore


class ColumnMapping(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Which column is what; a name that is empty says that there is none.

    Attributes:
        day: Day of the payout.
        reference: What the acquirer calls the payout.
        gross: What was sold, less what came back.
        fee: What was kept; its sign does not matter.
        net: What comes to the bank.
        merchant: Place of sale.
        currency: Currency; Norwegian kroner when there is none.
        sold_on: Day of sale, where a row is a payment.
        payment: What the acquirer calls the payment.
    """

    day: str
    reference: str = ""
    gross: str = ""
    fee: str = ""
    net: str = ""
    merchant: str = ""
    currency: str = ""
    sold_on: str = ""
    payment: str = ""


def payout_of(
    provider: Provider, merchant: str, reference: str, day: date, lines: Iterable[PayoutLine]
) -> Payout:
    """
    Return the payout in kroner that lines make.

    Example:
        >>> sold = PayoutLine(date(2026, 11, 2), PayoutLineKind.SALE, 100_00, 1_50)
        >>> taken = PayoutLine(date(2026, 11, 2), PayoutLineKind.CHARGEBACK, -20_00)
        >>> made = payout_of(Provider.VIPPS, "123455", "7", date(2026, 11, 3), [sold, taken])
        >>> made.gross_ore, made.fee_ore, made.other_ore, made.net_ore
        (10000, 150, -2000, 7850)
    """
    told = tuple(lines)
    fees_ore = sum(line.fee_ore for line in told)
    fees_ore -= sum(line.amount_ore for line in told if line.kind is PayoutLineKind.FEE)
    return Payout(
        provider=provider,
        merchant=merchant,
        reference=reference,
        day=day,
        currency="NOK",
        gross_ore=sum(line.amount_ore for line in told if line.kind in TURNOVER),
        fee_ore=fees_ore,
        net_ore=sum(line.amount_ore - line.fee_ore for line in told),
        lines=told,
    )
