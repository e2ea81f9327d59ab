"""What somebody asks another to approve: one action, told so that whoever approves knows what it is."""

from datetime import datetime

import msgspec

from datakasse.trade.people.operator import Right


class Sought(msgspec.Struct, frozen=True):
    """
    What an action is about, for the one who is to approve it and for the journal.

    Attributes:
        amount_ore: What it comes to; None where it comes to nothing in particular.
        subject: What else tells it from others of its kind.
    """

    amount_ore: int | None = None
    subject: str = ""


class Approval(msgspec.Struct, frozen=True):
    """
    A right that somebody at a till asked to be lent for one action, and whether it was.

    Attributes:
        approval: Its identity.
        register: Where it was asked for.
        lane: At which device.
        operator: Who asked.
        right: Which right.
        request_digest: Digest of the action and of the basket it is about: nothing else is approved, and that
            only as long as it comes to the same.
        what: The action, by the name of its use case.
        asked_at: When it was asked for.
        amount_ore: What the action comes to, if anything.
        subject: What else tells it from others.
        approver: Who approved; empty as long as nobody has.
        approved_at: When.
    """

    approval: str
    register: str
    lane: str
    operator: str
    right: Right
    request_digest: str
    what: str
    asked_at: datetime
    amount_ore: int | None = None
    subject: str = ""
    approver: str = ""
    approved_at: datetime | None = None

    @property
    def sought(self) -> Sought:
        """What it was told to be about, to the one who approved it."""
        return Sought(self.amount_ore, self.subject)
