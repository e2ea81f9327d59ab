"""
The nouns of what the office offers in a day: a campaign, which is a price, and a coupon, which is a discount.

Each noun is one sentence after a time; its `form` is the grammar (see README.md). Who is signed on makes
them.
"""

from dataclasses import dataclass
from typing import ClassVar

from lab.day.basket import DiscountWords
from lab.day.statement import Statement
from lab.language.kinds import Code, Kroner, Text, Whole


@dataclass(frozen=True, kw_only=True)
class MakeCampaign(Statement):
    """
    A campaign on a group of articles holds from now on: so many for the price of fewer.

    Attributes:
        name: What the receipt calls it.
        take: How many are taken.
        pay: How many of them are paid.
        group: Of which goods.
    """

    form: ClassVar[str] = "campaign <name> take <take> pay <pay> of group <group>"
    name: Text
    take: Whole
    pay: Whole
    group: Code


@dataclass(frozen=True, kw_only=True)
class EndCampaign(Statement):
    """A campaign ends at once; what lies in a basket keeps its price."""

    form: ClassVar[str] = "end campaign <name>"
    name: Text


@dataclass(frozen=True, kw_only=True)
class MakeCoupon(Statement):
    """
    A coupon that holds from now on.

    Attributes:
        name: What the receipt calls it.
        code: What is scanned or typed.
        discount: What it takes off.
        minimum_ore: What the goods have to come to.
        once: It counts once.
    """

    form: ClassVar[str] = "coupon <name> code <code> <discount> [from <minimum_ore>] [once]"
    name: Text
    code: Code
    discount: DiscountWords
    minimum_ore: Kroner = 0
    once: bool = False


OFFERS: tuple[type[Statement], ...] = (MakeCampaign, EndCampaign, MakeCoupon)
