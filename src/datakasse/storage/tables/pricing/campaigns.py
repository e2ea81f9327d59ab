"""Campaigns in the database: every version there has been, found by when it is over."""

from datetime import UTC, datetime
from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written
from datakasse.trade.pricing.campaign import Campaign

CAMPAIGNS: Final = (
    """CREATE TABLE campaigns (
        company TEXT NOT NULL,
        campaign INTEGER NOT NULL,
        version INTEGER NOT NULL,
        over_s INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, campaign, version)
    ) STRICT""",
    "CREATE INDEX campaigns_by_end ON campaigns (company, over_s)",
)
"""A step of the schema; seconds since 1970, the first whole one after the end."""

_NEVER_S: Final = 1 << 40
_DAY_S: Final = 24 * 60 * 60

_body = msgspec.json.Decoder(Campaign).decode


class CampaignLook(Look):
    """What can be asked about them."""

    def campaigns_since(self, moment: datetime) -> list[Campaign]:
        """Return every version that was not over by the beginning of a moment's day in UTC, by number."""
        day = _seconds(moment) // _DAY_S
        return self._remember(("campaigns", str(day)), lambda: self._not_over(day * _DAY_S))

    def campaigns(self, limit: int) -> list[Campaign]:
        """Return the last version of each campaign, the newest campaign first."""
        rows = self._all(
            """SELECT body FROM campaigns AS last WHERE company = :company AND version = (
                SELECT max(version) FROM campaigns
                WHERE company = :company AND campaign = last.campaign
            ) ORDER BY campaign DESC LIMIT :limit""",
            limit=limit,
        )
        return [_body(body) for (body,) in rows]

    def campaign(self, number: int) -> Campaign | None:
        """Return the last version of a campaign, if there has been one of that number."""
        found = self._one(
            """SELECT body FROM campaigns WHERE company = :company AND campaign = :number
            ORDER BY version DESC LIMIT 1""",
            number=number,
        )
        return None if found is None else _body(found[0])

    def campaign_changes(self) -> str:
        """Return what is another text whenever a campaign was made, changed or ended."""
        found = self._one("SELECT count(*), coalesce(sum(over_s), 0) FROM campaigns WHERE company = :company")
        return "0" if found is None else f"{found[0]}.{int(found[1])}"

    def _not_over(self, since_s: int) -> list[Campaign]:
        rows = self._all(
            """SELECT body FROM campaigns WHERE company = :company AND over_s > :since_s
            ORDER BY campaign, version""",
            since_s=since_s,
        )
        return [_body(body) for (body,) in rows]


class CampaignPen(CampaignLook):
    """What can be entered about them."""

    def put_campaign(self, campaign: Campaign) -> None:
        """Enter a version of a campaign, or that it ends at another moment."""
        self._run(
            """INSERT INTO campaigns (company, campaign, version, over_s, body)
            VALUES (:company, :number, :version, :over_s, :body)
            ON CONFLICT (company, campaign, version) DO UPDATE
            SET over_s = excluded.over_s, body = excluded.body""",
            number=campaign.number,
            version=campaign.version,
            over_s=_NEVER_S if campaign.ends is None else _seconds(campaign.ends) + 1,
            body=written(campaign),
        )
        self._shop_changed()


def _seconds(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp())
