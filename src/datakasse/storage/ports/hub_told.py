"""How a shop stands with the hub that it has joined, as its system check needs it."""

from datetime import datetime
from typing import Final

import msgspec

ENDS: Final = frozenset({"hub.fork", "hub.register_retired"})
"""Codes of the refusals after which a hub takes no more of a register, whatever is done at the shop."""

UNREAD: Final = "hub.unread"
"""In place of a refusal's code: this machine cannot read which hub it has joined, and sends nothing."""


class HubRefusal(msgspec.Struct, frozen=True):
    """
    Something that the hub does not take.

    Attributes:
        register: Whose entries; empty where the whole machine is refused.
        code: The refusal's code.
        facts: What fills its sentences.
        since: When it was first refused, UTC.
        have: How many entries the hub has of the register.
    """

    register: str
    code: str
    facts: dict[str, str | int]
    since: datetime
    have: int = 0


class HubTold(msgspec.Struct, frozen=True):
    """
    How a shop stands with its hub.

    Attributes:
        host: Where the hub is.
        heard_at: When it last answered as it should; None before the first time.
        away_since: Since when it does not answer; None while it does.
        refused: What it does not take, by register; or that it is asked to take nothing (`UNREAD`).
    """

    host: str
    heard_at: datetime | None = None
    away_since: datetime | None = None
    refused: tuple[HubRefusal, ...] = ()

    def has_ended(self, register: str) -> bool:
        """
        Return whether the hub takes no more of a register, and never will.

        Example:
            >>> from datetime import UTC
            >>> fork = HubRefusal("K1", "hub.fork", {}, datetime(2026, 3, 2, tzinfo=UTC))
            >>> told = HubTold("hub.no", refused=(fork,))
            >>> told.has_ended("K1"), told.has_ended("K2")
            (True, False)
        """
        return any(each.register == register and each.code in ENDS for each in self.refused)
