"""
Campaigns as the journal has them: each version whole, so that the journal alone proves what a sale cost.

Law: KSF-2-7-1 (a price is changed: 13021), KSF-2-8-2-q.
"""

from datakasse.journal.events.happened import Happened
from datakasse.trade.pricing.campaign import Campaign


class CampaignSet(Happened, frozen=True, tag="campaign_set"):
    """A campaign was made, or changed: then this is another version, and the one before holds no more."""

    campaign: Campaign


class CampaignEnded(Happened, frozen=True, tag="campaign_ended"):
    """A campaign holds no more from here on."""

    number: int
    version: int
    name: str


CampaignEvent = CampaignSet | CampaignEnded
"""All kinds of them."""
