"""
What is matched: money on its way from the till, what came to the bank, and what explains the rest.

    transit = bank + parts          110,00 in cards = 108,35 in the bank + 1,65 in fees

Money is on its way from the Z that closes its day, per register and means of payment, or from the pay-out
that took notes to the bank, until it has been seen in the bank. A match is made by a person; what is proposed
books nothing.

Source: integrations.md 6.3.
"""

from datetime import date
from enum import StrEnum

import msgspec

from datakasse.bookkeeping.payout import Provider
from datakasse.trade.tender import TenderKind

CARDS = frozenset({TenderKind.DEBIT_CARD, TenderKind.CREDIT_CARD})


class Transit(msgspec.Struct, frozen=True):
    """
    Money on its way to the bank.

    Attributes:
        key: `<register>:Z<number>:<tender>`, or `<register>:<entry>:cash` for what was taken to the bank
            or fetched there.
        tender: What it was paid with.
        register: Where it was taken.
        day: The business day it belongs to.
        amount_ore: What of it has not been seen in the bank; negative where refunds were more
            than sales, and for change that was fetched.
        text: What people know it by: the number of the Z, or the reason of the pay-out.
    """

    key: str
    tender: TenderKind
    register: str
    day: date
    amount_ore: int
    text: str = ""


class PartReason(StrEnum):
    """Why something that was on its way did not come to the bank."""

    FEE = "fee"
    ROUNDING = "rounding"
    CHARGEBACK = "chargeback"
    CORRECTION = "correction"
    CARRIED = "carried"
    """It stood with the provider from before, or stays there."""
    OTHER = "other"


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A part of a difference.

    Attributes:
        reason: Why.
        amount_ore: What did not come; negative what came besides.
        explanation: In a person's words, where the reason does not say enough.
    """

    reason: PartReason
    amount_ore: int
    explanation: str = ""


class Taken(msgspec.Struct, frozen=True):
    """How much of some money on its way a match takes."""

    key: str
    amount_ore: int


class Certainty(StrEnum):
    """How sure a proposal is; nothing is booked by itself whichever it is."""

    CERTAIN = "certain"
    """A reference says so, and every day and amount agrees: such may be confirmed together."""
    LIKELY = "likely"
    """Amounts and days leave one way only: to be looked at one by one."""
    UNDECIDED = "undecided"
    """Several ways, or a difference that nothing explains: a person decides what belongs together."""


class Hint(StrEnum):
    """What a proposal rests on, and what stands in its way."""

    REFERENCE = "reference"
    AMOUNT_AND_DATE = "amount_and_date"
    SEVERAL_IN_ONE = "several_in_one"
    DAYS_AGREE = "days_agree"
    SUM_OF_DAYS = "sum_of_days"
    FEE_COMPUTED = "fee_computed"
    SEVERAL_WAYS = "several_ways"
    DAY_MISSING = "day_missing"
    DAY_DIFFERS = "day_differs"
    AMOUNT_DIFFERS = "amount_differs"
    NOT_IN_TILL = "not_in_till"


class Remark(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One thing to know about a proposal.

    Attributes:
        hint: What.
        day: The day it is about.
        amount_ore: What the provider or bank has more than the till.
        keys: What could be meant, where there are several.
    """

    hint: Hint
    day: date | None = None
    amount_ore: int = 0
    keys: tuple[str, ...] = ()


class Proposal(msgspec.Struct, frozen=True):
    """
    What seems to belong together.

    Attributes:
        proposal: Its name: the same for the same money, another when anything in it changes.
        certainty: How sure it is.
        bank: Keys of bank entries.
        payouts: Keys of payouts.
        transit: What it takes of the money on its way.
        bank_ore: What came to the bank.
        transit_ore: What was on its way.
        parts: What explains the difference.
        remarks: What it rests on, and what to look at.
    """

    proposal: str
    certainty: Certainty
    bank: tuple[str, ...]
    payouts: tuple[str, ...]
    transit: tuple[Taken, ...]
    bank_ore: int
    transit_ore: int
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]

    @property
    def off_ore(self) -> int:
        """What is left unexplained: 0 when it adds up."""
        return self.transit_ore - self.bank_ore - sum(part.amount_ore for part in self.parts)


class TextMeaning(StrEnum):
    """What a bank entry with a certain text is."""

    CARD = "card"
    VIPPS = "vipps"
    CASH = "cash"
    NOT_TILL = "not_till"
    """Nothing of the till's: rent, wages, suppliers."""


class TextRule(msgspec.Struct, frozen=True):
    """What the bank's text says, as a person has confirmed it; the longest text that fits counts."""

    text: str
    meaning: TextMeaning


class MerchantRule(msgspec.Struct, frozen=True):
    """
    What a provider's place of sale takes, as a person has confirmed it.

    Attributes:
        provider: Which provider.
        merchant: What it calls the place of sale.
        tenders: Which means of payment.
        registers: Whose; all when empty.
    """

    provider: Provider
    merchant: str
    tenders: tuple[TenderKind, ...]
    registers: tuple[str, ...] = ()


class Rules(msgspec.Struct, frozen=True):
    """What people have confirmed so far."""

    texts: tuple[TextRule, ...] = ()
    merchants: tuple[MerchantRule, ...] = ()

    def meaning(self, told: str) -> TextMeaning | None:
        """
        Return what a bank entry is by its text; None when no rule fits.

        Example:
            >>> rules = Rules(
            ...     (TextRule("vipps", TextMeaning.VIPPS), TextRule("vipps gebyr", TextMeaning.NOT_TILL))
            ... )
            >>> rules.meaning("VIPPS GEBYR NOVEMBER"), rules.meaning("Husleie")
            (<TextMeaning.NOT_TILL: 'not_till'>, None)
        """
        folded = told.casefold()
        fits = [rule for rule in self.texts if rule.text.casefold() in folded]
        return max(fits, key=lambda rule: len(rule.text)).meaning if fits else None

    def scope(self, provider: Provider, merchant: str) -> MerchantRule:
        """Return what a place of sale takes; without a rule Vipps takes Vipps, and the others cards."""
        for rule in self.merchants:
            if (rule.provider, rule.merchant) == (provider, merchant):
                return rule
        tenders = (TenderKind.VIPPS,) if provider is Provider.VIPPS else tuple(sorted(CARDS))
        return MerchantRule(provider, merchant, tenders)
