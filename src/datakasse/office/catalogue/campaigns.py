"""Campaigns: made, changed and ended in the office, journalled at every register, tried out before that."""

from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.offered_terms import demand_lawful_campaign
from datakasse.errors.catalogue.campaigns import (
    CampaignChanged,
    CampaignOver,
    TooManyCampaigns,
    UnknownCampaign,
)
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.moment import in_norway, to_journal
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.campaign import (
    Campaign,
    CampaignHours,
    Multibuy,
    Offer,
    OfferGoods,
    PercentOff,
    Together,
    is_barred,
)
from datakasse.trade.pricing.campaign_faults import RUNNING_MAX
from datakasse.trade.quantity import ONE_MILLI, UNITS_IN_PARTS
from datakasse.trade.sale.basket import Basket, line_of, put
from datakasse.trade.sale.campaign_cuts import with_campaigns

OVER_LISTED_MAX: Final = 100
GOODS_NAMED_MAX: Final = 10
_TRIED_MAX: Final = 20
_LOOKED_THROUGH: Final = 200


class CampaignDraft(msgspec.Struct, frozen=True):
    """
    A campaign as the office describes it.

    Attributes:
        name: What the receipt calls it.
        offer: What it gives.
        parts: The goods; one for each piece of `Together`, otherwise one.
        begins: From when, with a time zone; None, or what is past, for now.
        ends: Until when; None where nobody has said.
        hours: The hours in which it holds; None for all.
    """

    name: str
    offer: Offer
    parts: tuple[OfferGoods, ...]
    begins: datetime | None = None
    ends: datetime | None = None
    hours: CampaignHours | None = None


class MakeCampaign(msgspec.Struct, frozen=True):
    """
    Make a campaign.

    Attributes:
        draft: What it is.
    """

    draft: CampaignDraft

    def __call__(self, point: CashPoint) -> Campaign:
        """
        Keep it; it holds for what is put on the counter from its moment on.

        Raises:
            BadCampaign: Something of it cannot be: name, goods, offer, time.
            CampaignBarred: It names goods that may be in none (law.md 4.14, *alkoholloven* § 8-12).
            TooManyCampaigns: More campaigns run, or are to come, than a basket is held against.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        if sum(_runs(each, point.at) for each in books.campaigns_since(point.at)) >= RUNNING_MAX:
            raise TooManyCampaigns(count_max=RUNNING_MAX)
        newest = books.campaigns(1)
        number = newest[0].number + 1 if newest else 1
        return _keep(point, _campaign(books, self.draft, number, 1, point.at))


class ChangeCampaign(msgspec.Struct, frozen=True):
    """
    Change a campaign that is not over.

    Attributes:
        number: Which.
        seen: The version that was looked at.
        draft: What it is to be.
    """

    number: int
    seen: int
    draft: CampaignDraft

    def __call__(self, point: CashPoint) -> Campaign:
        """
        End the version there is and keep another; what lies in a basket keeps the price it was rung up at.

        Where it is so already nothing happens, so that the same request may come twice.

        Raises:
            UnknownCampaign: There has been none of that number.
            CampaignOver: It is over.
            CampaignChanged: Somebody else changed it meanwhile.
            BadCampaign, CampaignBarred: As `MakeCampaign`.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        before = _running(point, self.number)
        changed = _campaign(point.books, self.draft, self.number, before.version + 1, point.at)
        if _is_same(changed, before, point.at):
            return before
        if self.seen != before.version:
            raise CampaignChanged(number=self.number)
        _keep(point, changed)
        point.books.put_campaign(msgspec.structs.replace(before, ends=point.at))
        return changed


class EndCampaign(msgspec.Struct, frozen=True):
    """
    End a campaign, or call off one that is to come.

    Attributes:
        number: Which.
    """

    number: int

    def __call__(self, point: CashPoint) -> Campaign:
        """
        Let it hold no more from now on; what lies in a basket keeps the price it was rung up at.

        Raises:
            UnknownCampaign: There has been none of that number.
            CampaignOver: It is over.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        before = _running(point, self.number)
        ended = msgspec.structs.replace(before, ends=point.at)
        point.books.put_campaign(ended)
        point.tell_all(CampaignEnded(before.number, before.version, before.name))
        return ended


class ShownCampaign(msgspec.Struct, frozen=True):
    """
    A campaign as it stands now.

    Attributes:
        campaign: Its last version.
        state: `to_come`, `runs` or `over`; `runs` is told of its dates and not of its hours.
        goods: What each part is called, in the order of the parts, the first of them; nothing for all goods.
        unnamed: How many more there are of each part.
    """

    campaign: Campaign
    state: str
    goods: list[list[str]]
    unnamed: list[int]


class Tried(msgspec.Struct, frozen=True):
    """Some goods, what they cost, and what they would cost in a campaign."""

    goods: list[str]
    before_ore: int
    after_ore: int


def list_campaigns(counter: Counter) -> list[ShownCampaign]:
    """Return every campaign that runs or is to come, newest first; then the newest of those that are over."""
    with counter.store.read() as books:
        now, names = counter.clock.now(), {group.code: group.name for group in books.groups()}
        running = [each for each in books.campaigns_since(now) if _runs(each, now)]
        newest = books.campaigns(OVER_LISTED_MAX + len(running))
        over = [each for each in newest if not _runs(each, now)][:OVER_LISTED_MAX]
        return [_shown(books, each, names, now) for each in (*reversed(running), *over)]


def try_campaign(counter: Counter, draft: CampaignDraft) -> list[Tried]:
    """
    Return what some of the goods would cost, were the campaign alone; nothing is written.

    Each article by itself: one for a share, a lot for a multibuy; for a set, the first of each part.

    Raises:
        BadCampaign, CampaignBarred: As `MakeCampaign`.
    """
    with counter.store.read() as books:
        now = to_journal(counter.clock.now())
        campaign = msgspec.structs.replace(
            _campaign(books, draft, 1, 1, now), begins=now, ends=None, hours=None
        )
        is_counted = not isinstance(campaign.offer, PercentOff)
        found = [_articles(books, part, is_counted=is_counted) for part in campaign.parts]
        count = campaign.offer.take if isinstance(campaign.offer, Multibuy) else 1
        if isinstance(campaign.offer, Together):
            sets = [tuple(first[0] for first in found)] if all(found) else []
        else:
            sets = [(article,) for article in found[0][:_TRIED_MAX]]
        return [_tried(books, campaign, articles, count, now) for articles in sets]


def _keep(point: CashPoint, campaign: Campaign) -> Campaign:
    point.books.put_campaign(campaign)
    point.tell_all(CampaignSet(campaign))
    return campaign


def _is_same(changed: Campaign, before: Campaign, now: datetime) -> bool:
    """Return whether a campaign would be as it is; one that runs and is to begin now has begun."""
    begins = before.begins if before.begins <= now == changed.begins else changed.begins
    return msgspec.structs.replace(changed, version=before.version, begins=begins) == before


def _campaign(books: Readings, draft: CampaignDraft, number: int, version: int, now: datetime) -> Campaign:
    begins = max(now, to_journal(draft.begins)) if draft.begins is not None else now
    ends = None if draft.ends is None else to_journal(draft.ends)
    campaign = Campaign(
        number, version, draft.name.strip(), draft.offer, draft.parts, begins, ends, draft.hours
    )
    demand_lawful_campaign(books, campaign)
    return campaign


def _running(point: CashPoint, number: int) -> Campaign:
    campaign = point.books.campaign(number)
    if campaign is None:
        raise UnknownCampaign(number=number)
    if not _runs(campaign, point.at):
        raise CampaignOver(number=number)
    return campaign


def _runs(campaign: Campaign, now: datetime) -> bool:
    return campaign.ends is None or campaign.ends > now


def _state(campaign: Campaign, now: datetime) -> str:
    if not _runs(campaign, now):
        return "over"
    return "runs" if campaign.begins <= now else "to_come"


def _shown(books: Readings, campaign: Campaign, groups: dict[str, str], now: datetime) -> ShownCampaign:
    named = [_named(books, part, groups) for part in campaign.parts]
    counts = [len(part.groups) + len(part.articles) for part in campaign.parts]
    unnamed = [count - len(names) for count, names in zip(counts, named, strict=True)]
    return ShownCampaign(campaign, _state(campaign, now), named, unnamed)


def _named(books: Readings, part: OfferGoods, groups: dict[str, str]) -> list[str]:
    """Return what the first goods of a part are called, groups before articles."""
    codes = part.groups[:GOODS_NAMED_MAX]
    numbers = part.articles[: GOODS_NAMED_MAX - len(codes)]
    articles = ((number, books.article_on_record(number)) for number in numbers)
    named = [number if article is None else article.name for number, article in articles]
    return [*(groups.get(code, code) for code in codes), *named]


def _articles(books: Readings, part: OfferGoods, *, is_counted: bool) -> list[Article]:
    """Return some articles of a part that have a price and may be cheaper; of the counted ones alone."""
    named = [article for number in part.articles if (article := books.article(number)) is not None]
    of_groups = [
        article for code in part.groups for article in books.article_page(_LOOKED_THROUGH, group=code)
    ]
    found = named + of_groups if part.articles or part.groups else books.article_page(_LOOKED_THROUGH)
    return [
        article
        for article in found
        if article.price_ore
        and not is_barred(article)
        and not (is_counted and article.unit in UNITS_IN_PARTS)
    ]


def _tried(
    books: Readings, campaign: Campaign, articles: tuple[Article, ...], count: int, now: datetime
) -> Tried:
    basket = Basket("", now)
    for article in articles:
        line = line_of(
            article,
            ONE_MILLI * count,
            line_id=basket.next_line_id,
            serving=Serving.TAKE_AWAY,
            codes=books.vat_codes(),
            day=in_norway(now).date(),
            at=now,
            operator="",
        )
        basket = put(basket, line)
    after = with_campaigns(basket, [campaign])
    names = [article.name if count == 1 else f"{count} × {article.name}" for article in articles]
    return Tried(names, basket.gross_ore, after.gross_ore)
