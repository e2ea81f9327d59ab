"""What may be asked of a database about campaigns, and entered; a part of `ports/store.py`."""

from datetime import datetime
from typing import Protocol

from datakasse.trade.pricing.campaign import Campaign


class CampaignReadings(Protocol):
    """What can be asked."""

    def campaigns_since(self, moment: datetime) -> list[Campaign]:
        """Return every version that was not over by the beginning of a moment's day in UTC, by number."""
        ...

    def campaigns(self, limit: int) -> list[Campaign]:
        """Return the last version of each campaign, the newest campaign first."""
        ...

    def campaign(self, number: int) -> Campaign | None:
        """Return the last version of a campaign, if there has been one of that number."""
        ...

    def campaign_changes(self) -> str:
        """Return what is another text whenever a campaign was made, changed or ended."""
        ...


class CampaignBooks(CampaignReadings, Protocol):
    """What can be entered."""

    def put_campaign(self, campaign: Campaign) -> None:
        """Enter a version of a campaign, or that it ends at another moment."""
        ...
