"""An alert: what somebody should look at, who is told of it, and the messages that tell."""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

import msgspec

SILENCE: Final = "silence"
"""The kind of an alert about a register that sells nothing."""
HUB: Final = "hub"
"""The kind of one about how the shop stands with its hub; every other kind is a `Figure`."""


class Alert(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Something at a register on a day; there is one of each kind. It names nobody.

    Attributes:
        number: 1, 2, 3 … in the order they were found.
        day: The business day.
        register: Where; empty where it is about all registers.
        kind: A `Figure`, `SILENCE` or `HUB`.
        found_at: When it was found, UTC.
        times: How often it had happened by then.
        amount_ore: What it came to.
        usual_hundredths: How often was to be expected, in hundredths.
        base_times: How often in the eight weeks before; of silence, receipts in those hours of the weekday.
        base_of: On how many receipts; of silence, in how many weeks; of a cash difference, øre in all.
        hours: Of silence: the first hour without a sale, and the hour that has begun.
        seen_at: When somebody had seen it; None until then.
        seen_by: Who, by operator number.
        found: Of the hub: what is wrong, as `office/health/hub_matters.py` calls it.
    """

    number: int
    day: date
    register: str
    kind: str
    found_at: datetime
    times: int = 0
    amount_ore: int = 0
    usual_hundredths: int = 0
    base_times: int = 0
    base_of: int = 0
    hours: tuple[int, int] | None = None
    seen_at: datetime | None = None
    seen_by: str = ""
    found: str = ""

    @property
    def key(self) -> str:
        """What makes it the same alert, however often it is found."""
        return f"{self.day} {self.register} {self.found or self.kind}"


class AlertWay(StrEnum):
    """How somebody is told."""

    EMAIL = "email"
    WEBHOOK = "webhook"


class AlertRecipient(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Somebody who is told.

    Attributes:
        number: 1, 2, 3 …
        way: How.
        address: An e-mail address, or an `https://` address; empty once it was taken away.
        kinds: Of which kinds; empty for all.
        told_through: The newest alert that a message was made of, or that was there before.
        gathered_at: When a message was last made, UTC.
    """

    number: int
    way: AlertWay
    address: str
    kinds: tuple[str, ...] = ()
    told_through: int = 0
    gathered_at: datetime | None = None

    def wants(self, kind: str) -> bool:
        """Return whether alerts of a kind are told."""
        return not self.kinds or kind in self.kinds


class AlertMessageState(StrEnum):
    """Where a message is; the last three are ends."""

    WAITING = "waiting"
    SENDING = "sending"
    TOLD = "told"
    UNKNOWN = "unknown"
    DEAD = "dead"


class AlertMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A message with one alert or many.

    Attributes:
        number: 1, 2, 3 …
        recipient: To whom.
        alerts: Of which alerts it tells, oldest first.
        made_at: When it was made, UTC.
        state: Where it is.
        failures: How often it was tried in vain.
        refusals: How often of those there was an answer, and it was no.
        last_try: When it was last tried; None before the first time.
        next_try: When it is tried next, or given up where who sends it is gone.
        reason: What went wrong last, in few words and without anybody's address.
    """

    number: int
    recipient: int
    alerts: tuple[int, ...]
    made_at: datetime
    state: AlertMessageState = AlertMessageState.WAITING
    failures: int = 0
    refusals: int = 0
    last_try: datetime | None = None
    next_try: datetime | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it may still go out."""
        return self.state in {AlertMessageState.WAITING, AlertMessageState.SENDING}
