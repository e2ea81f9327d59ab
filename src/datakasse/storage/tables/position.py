"""
Where a register stands after an entry: the head of its chain, and what the fold says.

A position never goes out of date: entries are only appended, so from any position one gets to the
present by folding the entries after it. That is why positions may be kept in memory, by several
threads and processes, with nothing to invalidate.
"""

from collections.abc import Mapping
from threading import RLock
from typing import Final

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.link import Head, empty_head, follow
from datakasse.journal.register_state import RegisterState, after
from datakasse.journal.verify import Tally
from datakasse.trade.moment import date_text
from datakasse.trade.shop.shop import Register

FOLD_VERSION: Final = 2
"""Raised when `after` or the shape of a state changes, so that no state folded the old way is used."""


class Position(msgspec.Struct, frozen=True):
    """
    Where a register stands.

    Attributes:
        head: Where its journal ends.
        state: What stands at it.
        day: Day of the last entry, as `day_of`; empty before the first.
    """

    head: Head
    state: RegisterState
    day: str = ""

    @property
    def number(self) -> int:
        """Number of the last entry."""
        return self.head.number

    def then(self, record: Record, digest: bytes) -> "Position":
        """Return the position after one more entry."""
        return Position(follow(self.head, record, digest), after(self.state, record), day_of(record))

    def tally(self) -> Tally:
        """Return from where a check of the chain can go on."""
        head = self.head
        return Tally(
            number=head.number,
            digest=head.digest,
            signature=head.signature,
            transaction=head.transaction,
            at=head.at,
            keys=self.state.keys,
        )


def first_position(company: str, register: Register) -> Position:
    """Return the position of a register that has no entries yet."""
    head = empty_head(
        company,
        register.register_id,
        first_transaction=register.first_transaction,
        first_event=register.first_event,
    )
    return Position(head, RegisterState())


def day_of(record: Record) -> str:
    """Return the day an entry is looked for under: its transaction's, else the Norwegian date."""
    return date_text(record.at) if record.transaction is None else record.transaction.date


class Positions:
    """
    The newest durable positions known in this process, for all its threads.

    Attributes:
        damaged: Registers whose journal does not hold what their anchor says, and the entry it shows at.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.damaged: dict[str, int] = {}
        self._known: Mapping[str, Position] = {}
        # Not `Lock`: the garbage collector may end a forgotten look, in the middle of `learn` too.
        self._lock = RLock()

    def known(self) -> Mapping[str, Position]:
        """Return them; taken before a look at the database begins, none is ahead of what it shows."""
        return self._known

    def learn(self, positions: Mapping[str, Position]) -> None:
        """Take durable positions up, where they are newer."""
        with self._lock:
            newer = {
                register: position
                for register, position in positions.items()
                if register not in self._known or self._known[register].number < position.number
            }
            if newer:
                self._known = {**self._known, **newer}
