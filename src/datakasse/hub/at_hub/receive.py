"""
Receive what a register has journalled: in order, verified, as it was stored there.

    delivery ─▶ what the hub has already must be the same, byte for byte     else a fork
             ─▶ the rest must follow on                                       else a gap: it says where
             ─▶ digests, signatures, seals with the register's announced keys else refused, nothing kept
             ─▶ rows, seals and how far it was verified, in one transaction

Verification happens before the pen is taken, so that registers do not wait for each other; if another
delivery of the same register came in meanwhile, it is looked at anew. A delivery that comes twice changes
nothing. A register that signs with HMAC keeps its secret: the hub believes its statutory signatures by the
chain and the seals, and says so on the fleet page.

Law: KSF-2-7-3, SIG-15.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from datakasse.errors.hub.journals import (
    JournalForked,
    JournalGap,
    JournalNotWhole,
    KeyNotAnnounced,
    RegisterRetired,
)
from datakasse.errors.hub.machines import RegisterNotOfMachine, WrongCompany
from datakasse.errors.refusal import Refused
from datakasse.hub.at_hub.admit import Caller, heard
from datakasse.hub.between.wire import Delivery, Standing
from datakasse.journal.verify import Checker, Fault, Finding, Seal, Stored, Tally, sealed_only
from datakasse.storage.ports.hub import HubBooks, HubStore, Received

SEALS_APART: Final = 64
"""One seal in so many is enough where nothing is wrong: a seal proves everything before it."""


@dataclass(frozen=True, slots=True)
class _Taking:
    """
    What was verified, to be written.

    Attributes:
        caller: Who delivers.
        known: What the hub had when it was verified.
        fresh: What it had not.
        tally: How far the journal is verified with that.
    """

    caller: Caller
    known: Received
    fresh: Delivery
    tally: Tally

    def __call__(self, hub: HubBooks) -> Standing | None:
        """Write it; None when the register has moved on meanwhile, and all is to be looked at anew."""
        books, fresh = hub.of(self.caller.company), self.fresh
        if books.received(fresh.register) != self.known:
            return None
        heard(books, self.caller)
        if not fresh.entries:
            return standing_of(self.known)
        books.take_in(fresh.register, fresh.entries, fresh.seals)
        now = msgspec.structs.replace(self.known, tally=self.tally)
        books.put_received(now)
        return standing_of(now)


class _Whose(msgspec.Struct):
    """Whose an entry says it is."""

    company: str


_WHOSE = msgspec.json.Decoder(_Whose)


def receive(store: HubStore, caller: Caller, delivery: Delivery) -> Standing:
    """
    Take a delivery in and return what the hub has then.

    Raises:
        RegisterNotOfMachine: The machine never announced the register.
        RegisterRetired: Its keys count no longer.
        JournalGap: It does not follow what the hub has.
        JournalForked: It differs from what the hub has.
        WrongCompany: Entries of another business.
        KeyNotAnnounced: Made with keys that are not the register's.
        JournalNotWhole: It does not verify.
        RequestReplayed: The request was heard before.
        MachineRevoked: The machine was shut out meanwhile.
    """
    taken: Standing | None = None
    while taken is None:
        known = _known(store, caller, delivery)
        fresh = _fresh(store, caller.company, known, delivery)
        tally = _verified(caller.company, known, fresh)
        taken = store.write(_Taking(caller, known, fresh, tally))
    return taken


def standing_of(received: Received) -> Standing:
    """Return what the hub has of a register."""
    return Standing(received.register, received.tally.number, received.tally.digest.hex())


def _known(store: HubStore, caller: Caller, delivery: Delivery) -> Received:
    with store.read() as hub:
        known = hub.of(caller.company).received(delivery.register)
    if known is None or known.machine != caller.machine.machine:
        raise RegisterNotOfMachine(machine=caller.machine.machine, register=delivery.register[:100])
    if known.retired_at is not None:
        raise RegisterRetired(register=delivery.register)
    return known


def _fresh(store: HubStore, company: str, known: Received, delivery: Delivery) -> Delivery:
    """Return what the hub has not yet; what it has must be the same."""
    have = known.tally.number
    again = [row for row in delivery.entries if row.number <= have]
    if again:
        with store.read() as hub:
            stored = hub.of(company).stored(delivery.register, again[0].number)
            for row, mine in zip(again, stored, strict=False):
                if row != mine:
                    raise JournalForked(register=delivery.register, number=row.number)
    fresh = tuple(row for row in delivery.entries if row.number > have)
    if [row.number for row in fresh] != list(range(have + 1, have + 1 + len(fresh))):
        raise JournalGap(register=delivery.register, have=have)
    seals = tuple(seal for seal in delivery.seals if seal.number > have)
    return Delivery(delivery.register, fresh, seals)


def _verified(company: str, known: Received, fresh: Delivery) -> Tally:
    """Return how far the journal is verified with what is fresh."""
    seals = fresh.seals
    fault, tally = _checked(company, known, fresh, (*seals[:-1:SEALS_APART], *seals[-1:]))
    if fault is None:
        return tally
    # With all seals the fault is named where it is.
    named, _ = _checked(company, known, fresh, seals)
    raise _refusal(company, known, named or fault, fresh.entries)


def _checked(
    company: str, known: Received, fresh: Delivery, seals: Sequence[Seal]
) -> tuple[Finding | None, Tally]:
    """Return the first fault, if any, and how far the check came."""
    checker = Checker(
        company,
        known.register,
        trusted=frozenset(known.keys),
        hmac=sealed_only,
        tally=msgspec.structs.replace(known.tally),
    )
    return next(checker.check(fresh.entries, seals), None), checker.tally


def _refusal(company: str, known: Received, finding: Finding, rows: Sequence[Stored]) -> Refused:
    """Return what a fault in a delivery means to the one who sent it."""
    faulty = next((row for row in rows if row.number == finding.number), None)
    if faulty is not None and finding.fault is Fault.INSERTED:
        try:
            found = _WHOSE.decode(faulty.body).company
        except (msgspec.MsgspecError, ValueError):
            found = company
        if found != company:
            return WrongCompany(found=found[:20], expected=company)
    if finding.fault is Fault.FOREIGN_KEY:
        return KeyNotAnnounced(register=known.register, number=finding.number)
    return JournalNotWhole(
        register=known.register, number=finding.number, fault=finding.fault, have=known.tally.number
    )
