"""What is wrong with a campaign that somebody wants to hold, wherever it comes from."""

from collections.abc import Callable, Set as AbstractSet
from typing import Final

from datakasse.errors.phrase import Phrase
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.pricing.campaign import Campaign, Multibuy, Offer, PercentOff, Together
from datakasse.trade.vat import WHOLE_BP

NAME_LENGTH_MAX: Final = 40
GOODS_MAX: Final = 500
PARTS_MAX: Final = 5
PIECES_MAX: Final = 20
RUNNING_MAX: Final = 50
"""Of so many, with so many goods, 200 lines are priced within what a scan may take."""


def faults_of_campaign(
    campaign: Campaign, is_article: Callable[[str], bool], groups: AbstractSet[str]
) -> list[Phrase]:
    """
    Return what is wrong with a campaign; nothing when it can hold.

    Args:
        campaign: The campaign.
        is_article: Tells whether an article of a number is for sale.
        groups: Codes of the groups there are.
    """
    named = [number for part in campaign.parts for number in part.articles]
    return [
        what
        for what, fault in (
            (Phrase("navnet", "the name"), not 0 < len(campaign.name) <= NAME_LENGTH_MAX),
            (Phrase("tilbudet", "the offer"), not _is_offer(campaign.offer)),
            (Phrase("antall deler", "the number of parts"), not _are_parts(campaign)),
            (
                Phrase("varene", "the articles"),
                len(named) > GOODS_MAX or not all(is_article(number) for number in named),
            ),
            (
                Phrase("varegruppen", "the group"),
                any(code not in groups for part in campaign.parts for code in part.groups),
            ),
            (Phrase("slutten", "the end"), campaign.ends is not None and campaign.ends <= campaign.begins),
            (
                Phrase("ukedagene", "the weekdays"),
                campaign.hours is not None and not set(campaign.hours.weekdays) <= set(range(1, 8)),
            ),
        )
        if fault
    ]


def _is_offer(offer: Offer) -> bool:
    match offer:
        case PercentOff(share_bp=share_bp):
            return 0 < share_bp <= WHOLE_BP
        case Multibuy(take=take, pay=pay):
            return 0 < pay < take <= PIECES_MAX
        case Together(price_ore=price_ore):
            return 0 < price_ore <= AMOUNT_LIMIT_ORE


def _are_parts(campaign: Campaign) -> bool:
    """Return whether there are as many parts as the offer has, and no goods are named in two of them."""
    parts = campaign.parts
    if not isinstance(campaign.offer, Together):
        return len(parts) == 1
    named = [name for part in parts for name in (*part.articles, *(f"/{code}" for code in part.groups))]
    is_each_named = all(part.articles or part.groups for part in parts)
    return 2 <= len(parts) <= PARTS_MAX and is_each_named and len(named) == len(set(named))
