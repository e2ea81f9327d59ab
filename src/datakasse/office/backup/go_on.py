"""
Go on where a machine's own database is older than what the machine remembers.

Somebody has put yesterday's file back. What was written since is gone, unless a backup has it: then
`datakasse restore` is the way, and not this. What the anchor remembers says how many entries there were, so
every number they can have used is passed over. The journal says what happened, with new keys: two histories
must not be signed with one key.

Decision: 0039-a-lost-key-is-not-brought-back.
"""

from datetime import datetime
from typing import Protocol

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.backing_up import NothingLost, NotOlder
from datakasse.journal.event import RegisterRestored
from datakasse.office.backup.restore import NewKeys, numbers_to_skip
from datakasse.trade.shop.shop import SignatureMethod


class Ahead(msgspec.Struct, frozen=True):
    """
    What an anchor remembers that the journal does not have.

    Attributes:
        register: Whose anchor.
        number: The last entry that it remembers.
        at: When that was written; None where that cannot be read any longer.
    """

    register: str
    number: int
    at: datetime | None = None


class AnchoredStore(Protocol):
    """A store whose anchors may speak of more than it has."""

    def ahead(self) -> list[tuple[str, int, datetime | None]]:
        """Return the registers whose anchor is ahead: the entry it remembers, and when that was written."""
        ...

    def fault_but_for_anchor(self, register: str) -> int | None:
        """Return the entry where a whole journal has its first fault, whatever its anchor says."""
        ...

    def overlook_anchor(self, register: str) -> None:
        """Let a journal be written although its anchor is ahead."""
        ...

    def renew_anchor(self, register: str) -> None:
        """Keep the anchor as proof, and leave one where the journal ends now."""
        ...


class GoOn(msgspec.Struct, frozen=True):
    """
    Let a register go on from where its journal ends.

    Attributes:
        keys: The registers' keys.
        lost: What is known of what is not here.
    """

    keys: NewKeys
    lost: Ahead

    def __call__(self, point: CashPoint) -> RegisterRestored:
        """Make new keys, record that they count and why, and let the old ones sign nothing more."""
        register, old = self.lost.register, point.state.keys
        method = SignatureMethod.RSA_SHA1_1024 if old is None else SignatureMethod(old.method)
        last = point.books.head(register).number
        skipped, reports_skipped = numbers_to_skip(self.lost.at or point.at, point.at)
        event = RegisterRestored(
            self.keys.create(register, method).public,
            "older_copy",
            point.software_version,
            skipped + max(0, self.lost.number - last),
            reports_skipped,
            lost_through=self.lost.number,
        )
        point.record(event)
        return event


def lost_of(store: AnchoredStore) -> list[Ahead]:
    """
    Return what is lost, where nothing else is wrong.

    Raises:
        NothingLost: No anchor is ahead.
        NotOlder: A journal has a fault that an older copy does not explain.
    """
    found = [Ahead(*told) for told in store.ahead()]
    if not found:
        raise NothingLost
    for lost in found:
        fault = store.fault_but_for_anchor(lost.register)
        if fault is not None:
            raise NotOlder(register=lost.register, number=fault)
    return found


def go_on_from_older(counter: Counter, store: AnchoredStore, keys: NewKeys) -> list[RegisterRestored]:
    """
    Let every register go on whose anchor is ahead; the anchor counts until the journal says so.

    Raises:
        NothingLost, NotOlder: As `lost_of`.
    """
    told: list[RegisterRestored] = []
    for lost in lost_of(store):
        store.overlook_anchor(lost.register)
        told.append(counter.carry_out(lost.register, "", GoOn(keys, lost)).result())
        store.renew_anchor(lost.register)
        for old in keys.versions(lost.register)[:-1]:
            keys.retire(lost.register, old, keys.secret_of(lost.register, old))
    return told
