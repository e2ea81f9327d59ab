"""
What is sold: articles and the groups they are counted in.

Every group is tied to one of SAF-T's predefined article groups (04xxx), because § 2-8-2 f and
BFF § 8-5 want sales split that way (KSF-2-8-2-f, BFF-8-5, BFF-8-3).
"""

from datetime import date
from enum import StrEnum

import msgspec

TOBACCO_GROUP = "04013"

PREDEFINED_GROUPS = frozenset({f"040{place:02d}" for place in range(1, 22)} | {"04999"})


class Serving(StrEnum):
    """Where the food is eaten, which decides its VAT (law.md 3.1)."""

    TAKE_AWAY = "take_away"
    EAT_IN = "eat_in"


class Restriction(StrEnum):
    """What the law says of when an article may be sold, and to whom (law.md 4.13, 4.14)."""

    NONE = "none"
    BEER_SHOP = "beer_shop"
    ALCOHOL_SERVED = "alcohol_served"
    TOBACCO = "tobacco"
    ENERGY_DRINK = "energy_drink"


AGE_LIMITS: dict[Restriction, int] = {
    Restriction.BEER_SHOP: 18,
    Restriction.ALCOHOL_SERVED: 18,
    Restriction.TOBACCO: 18,
    Restriction.ENERGY_DRINK: 16,
}
"""The youngest buyer; spirits of 22 per cent or more state 20 on the article itself."""

ENERGY_DRINKS_LIMITED_FROM = date(2026, 1, 1)


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
        age_limit: Youngest buyer, where the shop states one; never younger than the restriction has it.
        button_colour: Colour of its button on the till page, as `#rrggbb`; empty for the group's.
        favourite: It has a button among the favourites.
        restriction: What the law says of when and to whom it may be sold.
        stock_kept: How much of it there is, is kept count of.
        stock_minimum_milli: When there is less than this it is time to buy; None for never.
        stock_maximum_milli: What is bought up to; None where nobody has said.
        family: Number of the family it belongs to; empty for none.
        variant: Its value of each property of the family.
        picture: Digest of its picture; empty for none.
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
    restriction: Restriction = Restriction.NONE
    stock_kept: bool = False
    stock_minimum_milli: int | None = None
    stock_maximum_milli: int | None = None
    family: str = ""
    variant: tuple[str, ...] = ()
    picture: str = ""

    def age_limit_on(self, day: date) -> int | None:
        """
        Return the youngest buyer on a Norwegian day; None for anybody.

        Example:
            >>> wine = Article("1", "Akevitt", "A", "3", age_limit=20, restriction=Restriction.ALCOHOL_SERVED)
            >>> wine.age_limit_on(date(2026, 5, 1))
            20
        """
        is_early = self.restriction is Restriction.ENERGY_DRINK and day < ENERGY_DRINKS_LIMITED_FROM
        by_law = 0 if is_early else AGE_LIMITS.get(self.restriction, 0)
        return max(self.age_limit or 0, by_law) or None

    def vat_code_for(self, serving: Serving) -> str:
        """Return the VAT code that applies where the article is consumed."""
        if serving is Serving.EAT_IN and self.vat_code_eat_in is not None:
            return self.vat_code_eat_in
        return self.vat_code


def as_the_law_has_it(article: Article, predefined: str) -> Article:
    """
    Return an article as it may be sold: what is counted as tobacco is tobacco, and is never discounted.

    Args:
        article: As it was described.
        predefined: SAF-T's code of its group.

    Example:
        >>> snus = as_the_law_has_it(Article("1", "Snus", "A", "3"), TOBACCO_GROUP)
        >>> str(snus.restriction), snus.discountable, snus.age_limit_on(date(2026, 1, 1))
        ('tobacco', False, 18)
    """
    if predefined != TOBACCO_GROUP and article.restriction is not Restriction.TOBACCO:
        return article
    return msgspec.structs.replace(article, restriction=Restriction.TOBACCO, discountable=False)
