"""
What is sold: articles and the groups they are counted in.

Every group is tied to one of SAF-T's predefined article groups (04xxx), because § 2-8-2 f and
BFF § 8-5 want sales split that way (KSF-2-8-2-f, BFF-8-5, BFF-8-3).
"""

from enum import StrEnum

import msgspec

TOBACCO_GROUP = "04013"

PREDEFINED_GROUPS = frozenset({f"040{place:02d}" for place in range(1, 22)} | {"04999"})


class Serving(StrEnum):
    """Where the food is eaten, which decides its VAT (law.md 3.1)."""

    TAKE_AWAY = "take_away"
    EAT_IN = "eat_in"


class ArticleGroup(msgspec.Struct, frozen=True):
    """A group of articles: its own code, SAF-T's predefined code, its name."""

    code: str
    predefined: str
    name: str


class Article(msgspec.Struct, frozen=True):
    """
    Something that can be put on a sale line.

    Attributes:
        number: The shop's number for it; unique.
        name: What the receipt says. Never "diverse" (KSF-2-6-3).
        group: Code of its group.
        vat_code: The shop's VAT code for it, taken away.
        price_ore: Price with VAT of one unit; None for an open price.
        vat_code_eat_in: The VAT code when it is eaten on the premises; None when it makes no difference.
        unit: "stk", "kg", ...
        gtins: Barcodes it answers to.
        deposit: Number of the deposit (pant) article that follows it, if any.
        is_deposit: It is itself a deposit: never discounted, never counted as goods.
        discountable: False for tobacco and deposit.
        age_limit: Youngest buyer, where law sets one.
        button_colour: Colour of its button on the till page, as `#rrggbb`; empty for the group's.
        favourite: It has a button among the favourites.
    """

    number: str
    name: str
    group: str
    vat_code: str
    price_ore: int | None = None
    vat_code_eat_in: str | None = None
    unit: str = "stk"
    gtins: tuple[str, ...] = ()
    deposit: str | None = None
    is_deposit: bool = False
    discountable: bool = True
    age_limit: int | None = None
    button_colour: str = ""
    favourite: bool = False

    def vat_code_for(self, serving: Serving) -> str:
        """Return the VAT code that applies where the article is consumed."""
        if serving is Serving.EAT_IN and self.vat_code_eat_in is not None:
            return self.vat_code_eat_in
        return self.vat_code
