"""
Campaigns as the journal has them: each version whole, so that the journal alone proves what a sale cost.

Law: KSF-2-7-1 (a price is changed: 13021), KSF-2-8-2-q.
"""

import msgspec

from datakasse.trade.pricing.campaign import Campaign


class _CampaignEvent(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """What all kinds share; as all events of the journal (`event.py`)."""


class CampaignSet(_CampaignEvent, frozen=True, tag="campaign_set"):
    """A campaign was made, or changed: then this is another version, and the one before holds no more."""

    campaign: Campaign


class CampaignEnded(_CampaignEvent, frozen=True, tag="campaign_ended"):
    """A campaign holds no more from here on."""

    number: int
    version: int
    name: str


CampaignEvent = CampaignSet | CampaignEnded
"""All kinds of them."""
