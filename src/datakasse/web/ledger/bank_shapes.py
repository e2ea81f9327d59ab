"""What requests about the bank may look like."""

from typing import Annotated, Literal

import msgspec
from pydantic import Field

from datakasse.bookkeeping.payout import ColumnMapping, Provider
from datakasse.bookkeeping.settlement import (
    MerchantRule,
    Part,
    PartReason,
    Taken,
    TextMeaning,
    TextRule,
)
from datakasse.office.bank.settle import Settle
from datakasse.trade.tender import TenderKind
from datakasse.web.shapes import Note, Ore, Shape

Key = Annotated[str, Field(min_length=1, max_length=200)]
Keys = Annotated[list[Key], Field(max_length=500)]
Column = Annotated[str, Field(max_length=100)]
ProposalName = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class BankAccountShape(Shape):
    """What an account is called."""

    name: Annotated[str, Field(min_length=1, max_length=60)]


class ProposalsShape(Shape):
    """Some proposals."""

    proposals: Annotated[list[ProposalName], Field(min_length=1, max_length=500)]


class TakenShape(Shape):
    """How much of some money on its way."""

    key: Key
    amount_ore: Ore


class PartShape(Shape):
    """What explains a part of a difference."""

    reason: Literal["fee", "rounding", "chargeback", "correction", "carried", "other"]
    amount_ore: Ore
    explanation: Note = ""


class SettleShape(Shape):
    """What belongs together."""

    bank: Keys
    payouts: list[Key] = Field(default_factory=list, max_length=500)
    transit: Annotated[list[TakenShape], Field(max_length=500)]
    parts: list[PartShape] = Field(default_factory=list, max_length=50)

    def settle(self) -> Settle:
        """Return it as what is done."""
        return Settle(
            bank=tuple(self.bank),
            payouts=tuple(self.payouts),
            transit=tuple(Taken(each.key, each.amount_ore) for each in self.transit),
            parts=tuple(
                Part(PartReason(part.reason), part.amount_ore, part.explanation) for part in self.parts
            ),
        )


class UndoShape(Shape):
    """Why a settlement was wrong."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]


class TextRuleShape(Shape):
    """What bank entries with a text are; null takes the rule away."""

    text: Annotated[str, Field(min_length=3, max_length=100)]
    meaning: Literal["card", "vipps", "cash", "not_till"] | None

    def rule(self) -> TextRule | None:
        """Return the rule."""
        return None if self.meaning is None else TextRule(self.text, TextMeaning(self.meaning))


class MerchantRuleShape(Shape):
    """What a provider's place of sale takes."""

    provider: Literal["vipps", "adyen", "zettle", "sumup", "other"]
    merchant: Annotated[str, Field(max_length=100)]
    tenders: Annotated[list[Literal["debit_card", "credit_card", "vipps"]], Field(min_length=1, max_length=3)]
    registers: list[Key] = Field(default_factory=list, max_length=500)

    def rule(self) -> MerchantRule:
        """Return the rule."""
        return MerchantRule(
            Provider(self.provider),
            self.merchant,
            tuple(sorted(TenderKind(tender) for tender in set(self.tenders))),
            tuple(sorted(set(self.registers))),
        )


class ColumnsShape(Shape):
    """What the columns of a file are; a name that is empty says that there is none."""

    day: Column
    reference: Column = ""
    gross: Column = ""
    fee: Column = ""
    net: Column = ""
    merchant: Column = ""
    currency: Column = ""
    sold_on: Column = ""
    payment: Column = ""

    def mapping(self) -> ColumnMapping:
        """Return what they are."""
        return msgspec.convert(self.model_dump(), ColumnMapping)
