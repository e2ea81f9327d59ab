"""Read the journal on a screen (KSF-2-7-5, KSL-4)."""

from datetime import datetime

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.journal.entry import Record
from datakasse.journal.event import kind_of
from datakasse.trade.people.operator import Right

PAGE_MAX = 500
LOOKED_AT_MAX = 20_000


class ReadJournal(msgspec.Struct, frozen=True):
    """Ask to read the journal; who tries without the right to is in it."""

    def __call__(self, point: CashPoint) -> None:
        """
        Go on only if the one who asks may.

        Raises:
            MissingRight: The role may not.
        """
        point.demand_right(Right.READ_JOURNAL)


class Row(msgspec.Struct, frozen=True):
    """An entry, outlined."""

    number: int
    at: datetime
    kind: str
    operator: str
    training: bool
    transaction: int | None
    gross_ore: int | None
    signature: str
    event: msgspec.Raw


class Page(msgspec.Struct, frozen=True):
    """
    A page of the journal.

    `next` is where the following page begins, None at the end. A page may hold fewer than asked for and
    not be the last: when entries of a kind are far between.
    """

    entries: list[Row]
    next: int | None


def read_journal(
    counter: Counter, register: str, operator: str, *, from_number: int, limit: int, kind: str = ""
) -> Page:
    """
    Return a page of a register's journal.

    Args:
        counter: The till.
        register: Register id.
        operator: Who reads.
        from_number: First entry.
        limit: How many at the most; `PAGE_MAX` is the ceiling.
        kind: Only entries of this kind; empty for all.

    Raises:
        MissingRight: The role may not read the journal.
    """
    counter.carry_out(register, operator, ReadJournal()).result()
    with counter.store.read() as books:
        rows: list[Row] = []
        for looked_at, record in enumerate(books.records(register, max(from_number, 1))):
            if len(rows) == min(max(limit, 1), PAGE_MAX) or looked_at == LOOKED_AT_MAX:
                return Page(rows, record.number)
            row = outline(record)
            if kind in ("", row.kind):
                rows.append(row)
        return Page(rows, None)


def outline(record: Record) -> Row:
    """Return an entry as a list shows it."""
    made = record.transaction
    return Row(
        number=record.number,
        at=record.at,
        kind=kind_of(record.event),
        operator=record.operator,
        training=record.training,
        transaction=None if made is None else made.number,
        gross_ore=None if made is None else made.gross_ore,
        signature="" if made is None else made.signature,
        event=msgspec.Raw(msgspec.json.encode(record.event)),
    )
