"""
One voucher's way into their books, from the top down. It stops wherever something is not as it should be.

    find ─┬─ there ───────────────────────────────────────────────▶ compare ─▶ confirmed ─▶ attach
          └─ not there ─ note «sent» ─ book ─ note their number ─ find ─┘ └──▶ needs a person

Each step that changes something on either side is noted before the next one begins, so that a crash between
any two leaves what the next attempt can go on from.
"""

from datetime import timedelta
from typing import Final

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.office.delivery.accounting_system import (
    AccountingSystem,
    Booked,
    Document,
    NotBooked,
    Place,
    Trouble,
)
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.placing import unplaced
from datakasse.office.delivery.read_back import debit_ore, differences, vat_difference_ore
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, DocumentState, Why
from datakasse.storage.ports.store import Books

QUIET_AFTER_LOST_S: Final = 120
"""After a lost answer, what is not found may still be on its way in; so long it is not sent again."""


class Unplaced(Exception):
    """A voucher with a line that has no place in their books; nothing was sent."""


class NotSeen(Exception):
    """A voucher that the system has taken, and that cannot be found there."""


def attempt(dispatch: Dispatch, system: AccountingSystem, place: Place, row: Delivery) -> Delivery:
    """
    Get a voucher as far as it comes, and return where it is then; that has been noted.

    Raises:
        NotBooked: The system did not do what it was asked.
        NotPosted: The ledger has no such voucher yet.
        Unplaced: A line of it has no place there.
        NotSeen: It was taken and cannot be found.
    """
    with dispatch.counter.store.read() as books:
        voucher = dispatch.vouchers.voucher(books, row.register, row.key)
    if not voucher.lines:
        return note(dispatch, further(row, state=DeliveryState.SKIPPED, why=Why.EMPTY))
    document = Document(f"{voucher.key}.pdf", dispatch.z_report(voucher.register, voucher.last_entry))
    row = msgspec.structs.replace(row, day=voucher.day, debit_ore=debit_ore(voucher.lines))
    booked = system.find(voucher)
    if booked is None:
        if row.their_id:
            raise NotSeen
        if _may_be_on_its_way(dispatch, row):
            return _look_again_later(dispatch, row)
        missing = unplaced(voucher, place, dispatch.systems.kind(system.name))
        if missing:
            raise Unplaced(", ".join(missing))
        row = let_go(dispatch, row)
        if row.state is not DeliveryState.SENT:
            return row
        row, booked = _book(dispatch, system, place, row, voucher, document=document)
    if row.state is not DeliveryState.CONFIRMED:
        row = _compared(dispatch, row, voucher, booked)
    if row.state is DeliveryState.CONFIRMED and row.document is DocumentState.WAITING:
        if not booked.documented:
            system.attach(booked, document)
        row = note(dispatch, further(row, document=DocumentState.ATTACHED))
    return row


def note(dispatch: Dispatch, row: Delivery) -> Delivery:
    """Keep where a voucher is, durably, and return what counts: it may have been skipped meanwhile."""

    def command(books: Books) -> Delivery:
        there = books.delivery(row.connection, row.key)
        is_skipped = there is not None and there.state is DeliveryState.SKIPPED
        if there is not None and is_skipped and row.state is not DeliveryState.CONFIRMED:
            return there
        books.put_delivery(row)
        return row

    return dispatch.counter.store.write(command).result()


def let_go(dispatch: Dispatch, row: Delivery) -> Delivery:
    """Note that a voucher is sent, before it is; unless somebody has just decided otherwise."""
    now = dispatch.now()
    return note(dispatch, msgspec.structs.replace(row, state=DeliveryState.SENT, sent_at=now, last_try=now))


def further(row: Delivery, **changed: object) -> Delivery:
    """Return a row that has got further: what went wrong before is over."""
    over = {"why": None, "reason": "", "request_id": "", "failures": 0, "next_try": None}
    return msgspec.structs.replace(row, **{**over, **changed})


def _book(
    dispatch: Dispatch,
    system: AccountingSystem,
    place: Place,
    row: Delivery,
    voucher: DayVoucher,
    *,
    document: Document,
) -> tuple[Delivery, Booked]:
    """Book, note what they call it, and read it back."""
    try:
        taken = system.book(voucher, place, document)
    except NotBooked as trouble:
        if trouble.trouble is not Trouble.UNKNOWN:
            note(dispatch, msgspec.structs.replace(row, state=DeliveryState.WAITING, sent_at=None))
        raise
    row = note(dispatch, msgspec.structs.replace(row, their_id=taken.their_id, their_number=taken.number))
    seen = system.find(voucher)
    if seen is None:
        raise NotSeen
    return row, msgspec.structs.replace(seen, documented=taken.documented or seen.documented)


def _compared(dispatch: Dispatch, row: Delivery, voucher: DayVoucher, booked: Booked) -> Delivery:
    """Hold what stands there against the voucher."""
    row = further(row, their_id=booked.their_id, their_number=booked.number or row.their_number)
    wrong = differences(voucher, booked)
    if wrong:
        differing = msgspec.structs.replace(row, state=DeliveryState.NEEDS_A_PERSON, why=Why.DIFFERS)
        return note(dispatch, msgspec.structs.replace(differing, reason="; ".join(wrong)))
    vat = vat_difference_ore(voucher, booked)
    return note(dispatch, msgspec.structs.replace(row, state=DeliveryState.CONFIRMED, vat_difference_ore=vat))


def _may_be_on_its_way(dispatch: Dispatch, row: Delivery) -> bool:
    """Whether a voucher was let go so lately that it may still turn up there; a clock may have gone back."""
    if row.sent_at is None:
        return False
    return abs((dispatch.now() - row.sent_at).total_seconds()) < QUIET_AFTER_LOST_S


def _look_again_later(dispatch: Dispatch, row: Delivery) -> Delivery:
    """Leave a voucher that was let go alone until it may be sent again."""
    since = dispatch.now() if row.sent_at is None else min(row.sent_at, dispatch.now())
    when = since + timedelta(seconds=QUIET_AFTER_LOST_S)
    return note(dispatch, msgspec.structs.replace(row, why=Why.NO_ANSWER, next_try=when))
