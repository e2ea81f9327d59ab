"""
Where a register stands: what an anchor keeps of it must be read, and mean the same, in a later version.

The golden file holds the positions after each entry of a short day. When the fold or the shape of a
state changes, this test fails: raise `FOLD_VERSION` (unless no version with the old one was ever released)
and write the file anew with `DATAKASSE_GOLDEN=write`.
"""

import os
from collections import UserDict
from collections.abc import ItemsView
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from datakasse.journal.event import Event
from datakasse.journal.events.basket import BasketParked, BasketResumed, LineAdded, LineCorrected
from datakasse.journal.events.day import CashCounted, TrainingEnded, TrainingStarted
from datakasse.journal.events.drawer import FloatDeclared
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.register import RegisterCommissioned, SystemStarted
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.link import Head, link
from datakasse.journal.report_content import CashCount
from datakasse.journal.signature import HmacSigner
from datakasse.storage.tables.position import FOLD_VERSION, Position, Positions, first_position
from tests.shop import COMPANY, FRONT, REGISTERS, after_minutes, filled, settled

GOLDEN = Path(__file__).parent / "golden" / f"positions-{FOLD_VERSION}.json"
SIGNER = HmacSigner("1", b"SkatteetatenSign", bytes(32))


def short_day() -> list[Event]:
    """Return a day in which most of what a state holds is there at some time."""
    basket = filled("100", "202")
    lines = [LineAdded(basket_id=basket.basket_id, line=line) for line in basket.lines]
    return [
        RegisterCommissioned("987654325", 1, 1, SIGNER.public, "0.1.0"),
        SystemStarted("0.1.0"),
        SignedOn(),
        FloatDeclared(100_000),
        *lines,
        LineCorrected(basket.basket_id, 2, "202", 1000, 0, 4500),
        BasketParked(basket.basket_id, "Bord 4"),
        BasketResumed(basket.basket_id),
        SaleCompleted(basket_id=basket.basket_id, sale=settled("100"), series="sales", receipt=1),
        TrainingStarted(),
        TrainingEnded(),
        CashCounted(CashCount(104_990, 105_000, explanation="Ti øre funnet")),
    ]


def positions() -> list[Position]:
    """Return where the register stands after each entry of the day."""
    position = first_position(COMPANY.organisation_number, REGISTERS[0])
    passed: list[Position] = []
    for minute, event in enumerate(short_day()):
        entry, head = link(
            position.head, event, at=after_minutes(minute), operator="2", training=False, signer=SIGNER
        )
        position = position.then(entry.record, entry.digest)
        assert position.head == head
        passed.append(position)
    return passed


def test_what_a_register_stood_at_means_the_same_in_this_version() -> None:
    passed = positions()
    if os.environ.get("DATAKASSE_GOLDEN") == "write":
        GOLDEN.write_bytes(msgspec.json.format(msgspec.json.encode(passed)) + b"\n")
    kept = msgspec.json.decode(GOLDEN.read_bytes(), type=list[Position])
    for number, (now, then) in enumerate(zip(passed, kept, strict=True), start=1):
        assert now == then, f"after entry {number}: see the top of this file"


def test_a_check_goes_on_from_where_a_position_stands() -> None:
    """Also before the first transaction, whose number the register's own beginning decides."""
    first, *_, last = positions()
    assert (first.tally().transaction, last.tally().transaction) == (0, 3)
    assert first.tally().keys == SIGNER.public
    assert (last.tally().number, last.tally().digest) == (last.head.number, last.head.digest)


def at(number: int) -> Position:
    """Return the position after an entry of the short day."""
    return positions()[number - 1]


@pytest.mark.parametrize(("known", "told", "kept"), [(3, 5, 5), (5, 3, 5), (5, 5, 5)])
def test_the_newest_position_known_is_kept(known: int, told: int, kept: int) -> None:
    """A reader whose look began long ago does not take the others back."""
    everyones = Positions()
    everyones.learn({FRONT: at(known)})
    everyones.learn({FRONT: at(told)})
    assert everyones.known()[FRONT].number == kept


def test_what_was_taken_up_does_not_change_under_the_one_who_took_it() -> None:
    everyones = Positions()
    before = everyones.known()
    everyones.learn({FRONT: at(1)})
    assert FRONT not in before
    assert isinstance(everyones.known()[FRONT].head, Head)


class Interrupted(UserDict[str, Position]):
    """Positions at whose reading the garbage collector ends a look that somebody forgot."""

    def __init__(self, known: Positions, positions: dict[str, Position]) -> None:
        super().__init__(positions)
        self._known = known

    def items(self) -> ItemsView[str, Position]:
        self._known.learn(dict(self))
        return super().items()


def test_a_forgotten_look_that_ends_in_the_middle_of_learning_does_not_stop_the_shop() -> None:
    """The collector runs in any thread, at any allocation; also in the one that writes, while it learns."""
    known, position = Positions(), first_position(COMPANY.organisation_number, REGISTERS[0])
    learning = Thread(target=known.learn, args=[Interrupted(known, {FRONT: position})], daemon=True)
    learning.start()
    learning.join(timeout=10)
    assert not learning.is_alive()
    assert known.known() == {FRONT: position}
