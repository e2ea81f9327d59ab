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

from datakasse.counter.counter import Counter
from datakasse.errors.backing_up import NothingLost, NotOlder
from datakasse.journal.event import RegisterRestored
from datakasse.office.backup.restore import NewKeys, numbers_to_skip
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import to_journal
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

    It comes before all else that is to be written there, as what another machine has left: the old keys
    have signed other entries of these numbers.

    Attributes:
        keys: The registers' keys.
        lost: What is known of what is not here.
        now: The time, UTC.
        version: The running version.
    """

    keys: NewKeys
    lost: Ahead
    now: datetime
    version: str

    def __call__(self, books: Books) -> RegisterRestored:
        """Make new keys, record that they count and why, and let the old ones sign nothing more."""
        register = self.lost.register
        head, old = books.head(register), books.state(register).keys
        method = SignatureMethod.RSA_SHA1_1024 if old is None else SignatureMethod(old.method)
        skipped, reports_skipped = numbers_to_skip(self.lost.at or self.now, self.now)
        event = RegisterRestored(
            self.keys.create(register, method).public,
            "older_copy",
            self.version,
            skipped + max(0, self.lost.number - head.number),
            reports_skipped,
            lost_through=self.lost.number,
        )
        # A clock behind the journal's last entry is told by the first thing done at the register.
        books.append(register, event, at=self.now if head.at is None else max(self.now, head.at))
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
        action = GoOn(keys, lost, to_journal(counter.clock.now()), counter.software_version)
        told.append(counter.store.write(action, lost.register).result())
        store.renew_anchor(lost.register)
        for old in keys.versions(lost.register)[:-1]:
            keys.retire(lost.register, old, keys.secret_of(lost.register, old))
    return told
