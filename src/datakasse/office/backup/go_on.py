"""
Go on where a machine's own database is older than what the machine remembers.

Somebody has put yesterday's file back. What was written since is gone, unless a backup has it: then
`datakasse restore` is the way, and not this. What the anchor remembers says how many entries there were, so
every number they can have used is passed over. The journal says what happened, with new keys: two histories
must not be signed with one key.

A register that was added since is not in the old file at all. Where its journal began is gone with it, so it
does not go on: it is in the books as out of use, so that nobody gets its id once more, its keys sign nothing
more, and another register's journal says so.

Decision: 0039-a-lost-key-is-not-brought-back.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.backup.going_on import NothingLost, NotOlder
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.backup.restore import NewKeys, numbers_to_skip
from datakasse.office.shop.add_register import next_prefix
from datakasse.storage.ports.left_entries import LeftEntry
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Register, SignatureMethod, in_use


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


class WentOn(msgspec.Struct, frozen=True):
    """
    What became of the registers whose anchors were ahead.

    Attributes:
        restored: The entries of those that go on.
        given_up: Those whose whole journal is lost.
    """

    restored: tuple[RegisterRestored, ...]
    given_up: tuple[Ahead, ...]


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
    have signed other entries of these numbers. Where a machine died after it and before the anchor was put
    aside, it is the last entry, and is not written once more.

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
        last = books.record(register, head.number).event
        if isinstance(last, RegisterRestored) and last.lost_through == self.lost.number:
            return last
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


class GiveUp(msgspec.Struct, frozen=True):
    """
    Give a register up whose whole journal is lost.

    Attributes:
        lost: What is known of it.
    """

    lost: Ahead

    def __call__(self, point: CashPoint) -> None:
        """Have it be in the books as out of use, and record at another register what is lost, once."""
        if not _is_given_up(point.books, self.lost):
            point.record(_kept_out_of_use(point.books, self.lost, point.at))


class GiveUpElsewhere(msgspec.Struct, frozen=True):
    """
    The same from a machine that has no other register: it is told in a journal of another machine.

    Attributes:
        lost: What is known of it.
        now: The time, UTC.
    """

    lost: Ahead
    now: datetime

    def __call__(self, books: Books) -> None:
        """Have it be in the books as out of use, and leave what is lost to be recorded, once."""
        if _is_given_up(books, self.lost):
            return
        told = _kept_out_of_use(books, self.lost, self.now)
        used = (each.register_id for each in in_use(books.registers()))
        first = next((each for each in used if books.head(each).number), None)
        if first is not None:
            books.leave(first, LeftEntry(told, ""))


def _is_given_up(books: Books, lost: Ahead) -> bool:
    """Return whether that is done, and the machine died before the anchor was put aside."""
    return any(one.register_id == lost.register and not one.is_in_use for one in books.registers())


def _kept_out_of_use(books: Books, lost: Ahead, now: datetime) -> SettingsChanged:
    """Keep a register whose journal is lost as out of use, and return what is told of it."""
    known = books.registers()
    there = next((each for each in known if each.register_id == lost.register), None)
    place = books.locations()[0].code
    register = there or Register(lost.register, place, series_prefix=next_prefix(known))
    books.put_register(msgspec.structs.replace(register, out_of_use_since=now))
    return SettingsChanged("register given up", f"{lost.register}: 1–{lost.number}")


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


def go_on_from_older(counter: Counter, store: AnchoredStore, keys: NewKeys) -> WentOn:
    """
    Let every register go on whose anchor is ahead; the anchor counts until the journal says so.

    Raises:
        NothingLost, NotOlder: As `lost_of`.
    """
    told: list[RegisterRestored] = []
    every = lost_of(store)
    with counter.store.read() as books:
        known = [each.register_id for each in books.registers()]
        begun = {each for each in known if next(books.stored(each), None) is not None}
    for lost in (each for each in every if each.register in begun):
        store.overlook_anchor(lost.register)
        action = GoOn(keys, lost, to_journal(counter.clock.now()), counter.software_version)
        told.append(counter.store.write(action, lost.register).result())
        # Until the old keys sign nothing more, the anchor refuses the start.
        _retire(keys, lost.register, keys.versions(lost.register)[:-1])
        store.renew_anchor(lost.register)
    given_up = tuple(each for each in every if each.register not in begun)
    for lost in given_up:
        store.overlook_anchor(lost.register)
        _give_up(counter, lost, begun)
        store.renew_anchor(lost.register)
        # Should the machine die before this, nothing is signed with them: it is out of use for good.
        _retire(keys, lost.register, keys.versions(lost.register))
    return WentOn(tuple(told), given_up)


def _retire(keys: NewKeys, register: str, old: Collection[PublicKeys]) -> None:
    """Let keys check and sign nothing more."""
    for public in old:
        keys.retire(register, public, keys.secret_of(register, public))


def _give_up(counter: Counter, lost: Ahead, begun: Collection[str]) -> None:
    teller = next((each for each in counter.used_here() if each in begun), None)
    if teller is None:
        counter.store.write(GiveUpElsewhere(lost, to_journal(counter.clock.now()))).result()
    else:
        counter.carry_out(teller, "", GiveUp(lost)).result()
