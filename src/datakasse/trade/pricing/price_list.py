"""
Price lists: what articles cost at a place of business, or for a group of customers, on some days.

    lists + place + group + day ─▶ in_order() ─▶ the first of them that has an article gives its price

Her list beats the place's, and that beats the price on the shelf. Of two for the same, the one that began
last; of two that began together, the one that was made last. The lowest is not looked for: a list says what
something costs, and what is to be cheaper is a campaign, which is taken off what the list says.

A list with an end, and one for a group, is an offer: what campaigns keep out it leaves at the shelf's price.

Law: KSF-2-6-3 (a price is the register's), law.md 4.14 (tobacco is never cheaper for some, or for a while).
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.campaign import is_barred
from datakasse.trade.pricing.line_price import ListPrice


class PriceList(msgspec.Struct, frozen=True):
    """
    A price list as it stands in the journal; its prices stand beside it.

    Attributes:
        number: 1, 2, 3 …
        version: 1, 2, 3 …: one more with every change.
        name: What the office calls it.
        begins: The first day it holds, Norwegian.
        ends: The last day; None where nobody has said.
        place: Code of the place of business it is for; empty where it is for a group.
        group: The group of customers it is for; empty where it is for a place.
    """

    number: int
    version: int
    name: str
    begins: date
    ends: date | None = None
    place: str = ""
    group: str = ""

    @property
    def is_offer(self) -> bool:
        """Whether it is for some alone, or for a while."""
        return bool(self.group) or self.ends is not None

    def holds_on(self, day: date) -> bool:
        """
        Return whether it holds on a day.

        Example:
            >>> june = PriceList(1, 1, "Juni", date(2026, 6, 1), date(2026, 6, 30), place="1")
            >>> [june.holds_on(date(2026, month, 30)) for month in (5, 6, 7)]
            [False, True, False]
        """
        return self.begins <= day and (self.ends is None or day <= self.ends)

    def is_over(self, day: date) -> bool:
        """Return whether it holds no more from a day on."""
        return self.ends is not None and self.ends < day

    def may_price(self, article: Article) -> bool:
        """Return whether it may say what an article costs: a deposit and an open price have theirs."""
        if article.price_ore is None or article.is_deposit:
            return False
        return not (self.is_offer and is_barred(article))

    def price(self, price_ore: int) -> ListPrice:
        """Return a price as one of this list."""
        return ListPrice(price_ore, self.number, self.version, self.name)


def in_order(lists: Iterable[PriceList], *, place: str, group: str, day: date) -> list[PriceList]:
    """
    Return those that hold for a place and a customer of a group on a day, the one that counts first first.

    Example:
        >>> day = date(2026, 5, 1)
        >>> here, hers = (
        ...     PriceList(2, 1, "Torget", day, place="1"),
        ...     PriceList(1, 1, "Klubb", day, group="Klubb"),
        ... )
        >>> [each.name for each in in_order([here, hers], place="1", group="Klubb", day=day)]
        ['Klubb', 'Torget']
        >>> [each.name for each in in_order([here, hers], place="1", group="", day=day)]
        ['Torget']
    """
    holding = [
        each
        for each in lists
        if each.holds_on(day)
        and ((each.place and each.place == place) or (each.group and each.group == group))
    ]
    return sorted(holding, key=lambda each: (bool(each.group), each.begins, each.number), reverse=True)
