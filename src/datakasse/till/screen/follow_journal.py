"""Follow a register's journal: what has come since an entry was seen."""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.journal.event import kind_of

CATCH_UP_MAX = 500


class Followed(msgspec.Struct, frozen=True):
    """An entry as a follower hears of it."""

    number: int
    kind: str


class Fresh(msgspec.Struct, frozen=True):
    """Entries since the last look, and the entry up to which everything has been seen."""

    entries: list[Followed]
    head: int


def entries_after(counter: Counter, register: str, seen: int | None) -> Fresh:
    """
    Return what came after an entry; None begins at the head.

    Someone who has been away for long gets the newest `CATCH_UP_MAX` only: a screen wants to know
    that something changed, not to read the journal here.
    """
    with counter.store.read() as books:
        head = books.head(register).number
        if seen is None or seen >= head:
            return Fresh([], head)
        first = max(seen + 1, head - CATCH_UP_MAX + 1)
        records = books.records(register, first, head)
        return Fresh([Followed(row.number, kind_of(row.event)) for row in records], head)
