"""
Look through the journal from the newest entry back: by what sort of thing, who, when, and any word.

Nothing is kept beside the journal for this. An answer looks at so many entries at most and says where to go
on, so that it is quick however long the journal is; the days are found by what the store keeps of them.

Law: KSF-2-7-5 (the journal can be read), KSL-4 (by the inspector too).
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.journal.entry import Record
from datakasse.journal.event import kind_of
from datakasse.office.control.plain_words import details_in_words
from datakasse.receipt.words.event_text import event_amount_ore, event_title
from datakasse.storage.ports.store import Readings

PAGE: Final = 50
LOOKED_AT_MAX: Final = 5_000
_STEP: Final = 250


class Sort(StrEnum):
    """What sort of thing happened."""

    ACCESS = "access"
    SETTINGS = "settings"
    SALES = "sales"
    MONEY = "money"
    PAPER = "paper"
    GOODS = "goods"
    BOOKS = "books"
    SYSTEM = "system"


_SORTS: Final = {
    Sort.ACCESS: """
        signed_on signed_off office_entered office_left attempt_refused action_approved role_defined
        role_given
    """,
    Sort.SETTINGS: """
        settings_changed price_changed price_list_set price_list_ended campaign_set campaign_ended coupon_set
        coupon_ended printing_moved training_started training_ended customer_erased
    """,
    Sort.SALES: """
        sale_completed sale_aborted voucher_issued price_checked line_added line_corrected line_discounted
        line_noted sale_discounted customer_chosen serving_chosen basket_parked basket_resumed
        provisional_issued parked_slip_issued
    """,
    Sort.MONEY: """
        float_declared drawer_opened drawer_closed paid_in paid_out cash_counted terminal_reconciled
    """,
    Sort.PAPER: """
        copy_issued document_printed receipt_delivered print_failed journal_exported x_reported z_reported
    """,
    Sort.GOODS: "goods_received goods_taken_out goods_transferred goods_wasted stock_counted",
    Sort.BOOKS: """
        books_corrected period_locked settlement_confirmed settlement_undone routine_signed account_paid
        invoice_made
    """,
    Sort.SYSTEM: """
        register_commissioned system_started system_stopped software_updated keys_rotated register_restored
        clock_went_back
    """,
}
SORT_OF: Final[Mapping[str, Sort]] = {kind: sort for sort, kinds in _SORTS.items() for kind in kinds.split()}
"""Kind of entry → what sort of thing it is."""


class Wanted(msgspec.Struct, frozen=True):
    """
    What is looked for.

    Attributes:
        sort: Which sort; None for all.
        operator: Whose doing; empty for everybody's.
        first: The first day; None for the beginning.
        last: The last day; None for today.
        text: A word in what it is called, in its details, or in who did it; empty for any.
        before: Only entries before this one, where an answer before told to go on; None for the newest.
    """

    sort: Sort | None = None
    operator: str = ""
    first: date | None = None
    last: date | None = None
    text: str = ""
    before: int | None = None


class Happened(msgspec.Struct, frozen=True):
    """An entry in words, in bokmål."""

    number: int
    at: datetime
    sort: Sort
    kind: str
    title: str
    details: str
    operator: str
    name: str
    amount_ore: int | None
    training: bool


class Found(msgspec.Struct, frozen=True):
    """
    What was found, newest first.

    Attributes:
        entries: The entries; fewer than a page does not mean that there are no more.
        next: Before which entry to go on; None at the end.
        looked_until: When the oldest entry that was looked at happened; None where there was none.
    """

    entries: list[Happened]
    next: int | None
    looked_until: datetime | None


def search_journal(counter: Counter, register: str, wanted: Wanted) -> Found:
    """
    Return a page of what a register's journal has.

    Raises:
        UnknownRegister: There is none of that id.
    """
    with counter.store.read() as books:
        books.register(register)
        names = {each.operator_id: f"{each.first_name} {each.surname}".strip() for each in books.operators()}
        lowest, at = _reach(books, register, wanted)
        stop = max(lowest, at - LOOKED_AT_MAX + 1)
        entries: list[Happened] = []
        oldest: datetime | None = None
        while at >= stop:
            begin = max(at - _STEP + 1, stop)
            for record in reversed(list(books.told(register, begin, at))):
                oldest = record.at
                happened = _in_words(record, names)
                if _is_wanted(happened, wanted):
                    entries.append(happened)
                if len(entries) == PAGE:
                    return Found(entries, record.number if record.number > lowest else None, oldest)
            at = begin - 1
        return Found(entries, stop if stop > lowest else None, oldest)


def _reach(books: Readings, register: str, wanted: Wanted) -> tuple[int, int]:
    """Return the lowest and the highest number that may be wanted."""
    head = books.head(register).number
    lowest, highest = 1, head
    if wanted.first is not None:
        lowest = _first_from(books, register, wanted.first) or head + 1
    if wanted.last is not None:
        after = _first_from(books, register, wanted.last + timedelta(days=1))
        highest = head if after is None else after - 1
    return lowest, highest if wanted.before is None else min(highest, wanted.before - 1)


def _first_from(books: Readings, register: str, day: date) -> int | None:
    """Return the first entry of a day or a later one; None where there is none."""
    for record in books.records_between(register, day, None):
        return record.number
    return None


def _in_words(record: Record, names: Mapping[str, str]) -> Happened:
    kind = kind_of(record.event)
    return Happened(
        number=record.number,
        at=record.at,
        sort=SORT_OF[kind],
        kind=kind,
        title=event_title(record.event, "nb"),
        details=details_in_words(record.event),
        operator=record.operator,
        name=names.get(record.operator, ""),
        amount_ore=event_amount_ore(record.event),
        training=record.training,
    )


def _is_wanted(happened: Happened, wanted: Wanted) -> bool:
    if wanted.sort not in {None, happened.sort} or wanted.operator not in {"", happened.operator}:
        return False
    words = f"{happened.title} {happened.details} {happened.name} {happened.number}".casefold()
    return wanted.text.casefold() in words
