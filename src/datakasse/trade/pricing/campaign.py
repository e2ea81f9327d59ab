"""
Campaigns: prices that hold for some goods, for some time, without anybody giving a discount.

What they take off a basket: `sale/campaign_cuts.py`.

Law: KSF-2-8-2-q (a campaign is no discount of X and Z), law.md 4.14 (never on tobacco), *alkoholloven* § 8-12
(never on alcohol that is sold in a shop; what is served may be cheaper for an hour).
"""

from datetime import datetime, time
from functools import cached_property
from typing import Final

import msgspec

from datakasse.trade.calendar import DAY
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.moment import in_norway

_BARRED: Final = frozenset({Restriction.TOBACCO, Restriction.BEER_SHOP})


class PercentOff(msgspec.Struct, frozen=True, tag="percent"):
    """A share off every piece, in basis points."""

    share_bp: int


class Multibuy(msgspec.Struct, frozen=True, tag="multibuy"):
    """So many for the price of fewer: of each lot the cheapest are free."""

    take: int
    pay: int


class Together(msgspec.Struct, frozen=True, tag="together"):
    """One piece of each part, together for a price with VAT."""

    price_ore: int


Offer = PercentOff | Multibuy | Together


class OfferGoods(msgspec.Struct, frozen=True, dict=True):
    """Articles by number and groups by code; all goods where neither is named."""

    articles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def hold(self, article: str, group: str) -> bool:
        """Return whether an article is of them, by its number and the code of its group."""
        if not self.articles and not self.groups:
            return True
        return article in self._articles or group in self.groups

    @cached_property
    def _articles(self) -> frozenset[str]:
        """The articles, to be found among many; what is written and read stays as it was named."""
        return frozenset(self.articles)


class CampaignHours(msgspec.Struct, frozen=True):
    """
    CampaignHours of some days on Norwegian clocks; those that end after midnight are of the day they began.

    Attributes:
        opens: From.
        closes: Until; the last moment is outside.
        weekdays: 1 for Monday to 7 for Sunday; every day when empty.
    """

    opens: time = time(0)
    closes: time = time(0)
    weekdays: tuple[int, ...] = ()

    def hold(self, moment: datetime) -> bool:
        """
        Return whether a moment is within.

        Example:
            >>> from datetime import UTC
            >>> friday_night = CampaignHours(time(22), time(2), (5,))
            >>> [
            ...     friday_night.hold(datetime(2026, 5, day, hour, tzinfo=UTC))
            ...     for day, hour in ((1, 21), (1, 23), (2, 1))
            ... ]
            [True, True, False]
        """
        local = in_norway(moment)
        at, day = local.time(), local.date()
        if self.opens < self.closes:
            is_within = self.opens <= at < self.closes
        else:
            is_within = at >= self.opens or at < self.closes
            if at < self.closes:
                day -= DAY
        return is_within and (not self.weekdays or day.isoweekday() in self.weekdays)


class Campaign(msgspec.Struct, frozen=True):
    """
    A campaign as it stands in the journal.

    Attributes:
        number: 1, 2, 3 …
        version: 1, 2, 3 …: a campaign that is changed is another version from then on.
        name: What the receipt calls it.
        offer: What it gives.
        parts: The goods; one for each piece of `Together`, otherwise one.
        begins: From when, UTC; never before it was entered.
        ends: Until when, UTC; the last moment is outside. None where nobody has said.
        hours: The hours in which it holds; None for all.
    """

    number: int
    version: int
    name: str
    offer: Offer
    parts: tuple[OfferGoods, ...]
    begins: datetime
    ends: datetime | None = None
    hours: CampaignHours | None = None

    def holds_at(self, moment: datetime) -> bool:
        """Return whether it holds at a moment."""
        if moment < self.begins or (self.ends is not None and moment >= self.ends):
            return False
        return self.hours is None or self.hours.hold(moment)


def is_barred(article: Article) -> bool:
    """
    Return whether the law or the shop keeps an article out of every campaign.

    Example:
        >>> is_barred(Article("1", "Snus", "A", "3", restriction=Restriction.TOBACCO))
        True
    """
    return not article.discountable or article.is_deposit or article.restriction in _BARRED
