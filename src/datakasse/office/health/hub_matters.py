"""What is wrong between the shop and its hub that somebody has to know of: overview and alerts tell it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import msgspec

from datakasse.storage.ports.hub_told import UNREAD, HubTold

AWAY_FOR_LONG: Final = timedelta(days=1)
"""A hub that does not answer does no harm; after a day it is no longer a night's maintenance."""

_MATTERS: Final = {
    UNREAD: "hub_unread",
    "hub.revoked": "hub_revoked",
    "hub.unknown_machine": "hub_unknown",
    "hub.forged": "hub_unknown",
    "hub.fork": "hub_forked",
    "hub.register_retired": "hub_retired",
    "hub.register_taken": "hub_taken",
    "hub.not_trusted": "hub_not_trusted",
}
"""Code of the hub's refusal → what the system check calls it; all others are `hub_refuses`."""


class HubMatter(msgspec.Struct, frozen=True):
    """
    One thing that is wrong.

    Attributes:
        found: What, as the system check calls it: `hub_forked`, `hub_away` …
        register: Whose entries; empty for all that is delivered from here.
        since: When it was first so, UTC.
    """

    found: str
    register: str
    since: datetime


def hub_matters(told: HubTold | None, now: datetime, done: Collection[str] = ()) -> list[HubMatter]:
    """
    Return what is wrong with how the shop stands with its hub.

    Args:
        told: How it stands; None where no hub was joined.
        now: The moment, UTC.
        done: Registers of which nobody has to know it any more: those out of use.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 3, 2, tzinfo=UTC)
        >>> [each.found for each in hub_matters(HubTold("hub.no", away_since=at), at + AWAY_FOR_LONG)]
        ['hub_away']
    """
    if told is None:
        return []
    matters = [
        HubMatter(_MATTERS.get(each.code, "hub_refuses"), each.register, each.since)
        for each in told.refused
        if each.register not in done
    ]
    if told.away_since is not None and now - told.away_since >= AWAY_FOR_LONG:
        matters.append(HubMatter("hub_away", "", told.away_since))
    return matters
