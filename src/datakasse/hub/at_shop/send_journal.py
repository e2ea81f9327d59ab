"""
Send what a hub has not got: the register's side, on a connection that only reads.

    report ─▶ "I have up to N" ─▶ is that N ours? ─▶ entries after N, up to a seal ─▶ "I have up to M" ─▶ …

The hub says what it has, each time; nothing is noted here, so nothing can be noted wrongly. A delivery that
got no answer is found out by the next report. Deliveries end at a sealed entry, because the last one of each
has to be proved.
"""

from collections.abc import Callable, Iterator
from itertools import islice

import msgspec

from datakasse.errors.hub.journals import JournalGap
from datakasse.hub.at_shop.line import HubLine
from datakasse.hub.between.wire import ENTRIES_AT_ONCE, Delivery, Standing
from datakasse.journal.verify import Seal, Stored
from datakasse.storage.ports.store import Store


class Sent(msgspec.Struct, frozen=True):
    """What came of sending a register's journal: what the hub has now, and how many entries it had not."""

    have: int
    sent: int


def send_journal(
    store: Store,
    line: HubLine,
    standing: Standing,
    *,
    between: Callable[[float], bool] = lambda _: True,
    clock_s: Callable[[], float],
) -> Sent:
    """
    Send a register's entries until the hub has all.

    Args:
        store: The shop's books.
        line: The line to the hub.
        standing: What the hub has.
        between: Called after each delivery with how long it took, seconds; False ends the sending.
        clock_s: Seconds that only go forward.

    Raises:
        Refused: As the hub refused, or it is away; what was taken in until then is taken in.
    """
    have, sent, asked_again = standing.have, 0, False
    _show_what_differs(store, line, standing)
    while True:
        begun_s = clock_s()
        delivery = next_delivery(store, standing.register, have)
        if delivery is None:
            return Sent(have, sent)
        try:
            answered = line.deliver(delivery).have
        except JournalGap as gap:
            # The hub has less than it said, or more; it is asked once and then believed.
            if asked_again:
                raise
            have, asked_again = int(gap.facts["have"]), True
            continue
        sent, have, asked_again = sent + max(answered - have, 0), answered, False
        if not between(clock_s() - begun_s):
            return Sent(have, sent)


def _show_what_differs(store: Store, line: HubLine, standing: Standing) -> None:
    """
    Deliver entries of which the hub has others, or beyond which it has more: it tells of two journals then.

    Else a shop that came back from a copy, with fewer entries than the hub has, would seem to be all sent. So
    many go that the first one that differs is among them, where it is not too long ago: the hub names it.
    """
    with store.read() as books:
        if standing.register not in {each.register_id for each in books.registers()}:
            return
        number = min(standing.have, books.head(standing.register).number)
        last = next(books.stored(standing.register, number), None) if number else None
        if last is None or (number, last.digest.hex()) == (standing.have, standing.digest):
            return
        first = max(number - ENTRIES_AT_ONCE + 1, 1)
        rows = tuple(islice(books.stored(standing.register, first), number - first + 1))
    line.deliver(Delivery(standing.register, rows, ()))


def next_delivery(store: Store, register: str, have: int) -> Delivery | None:
    """Return what follows on what the hub has, up to a seal; None when nothing does."""
    with store.read() as books:
        seals = books.seals(register, have + 1)
        wanted = _up_to_one_beyond(seals, have + ENTRIES_AT_ONCE)
        if not wanted:
            return None
        until = wanted[-1].number
        rows: Iterator[Stored] = islice(books.stored(register, have + 1), until - have)
        return Delivery(register, tuple(rows), tuple(wanted))


def _up_to_one_beyond(seals: Iterator[Seal], wanted: int) -> list[Seal]:
    """Return the seals up to an entry; where there is none so early, the first one after."""
    found: list[Seal] = []
    for seal in seals:
        if seal.number > wanted and found:
            break
        found.append(seal)
    return found
