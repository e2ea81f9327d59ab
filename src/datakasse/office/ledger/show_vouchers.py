"""Show the books: vouchers, day vouchers, what waits, and the way back to the receipt."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

import msgspec

from datakasse.bookkeeping.mapping import DepartmentOf, Rule
from datakasse.bookkeeping.posting import Waiting
from datakasse.bookkeeping.voucher import DayVoucher, Posting, Voucher, postings
from datakasse.errors.ledger.books import NothingBooked
from datakasse.office.ledger.open_days import first_open_day
from datakasse.storage.ports.store import Readings

PAGE = 100
"""How many vouchers are shown at a time."""


class VoucherPage(msgspec.Struct, frozen=True):
    """
    Some vouchers of a period.

    Attributes:
        page: Which page, from 1.
        more: Whether there is another one.
        vouchers: Those on it, by day, register, and entry.
    """

    page: int
    more: bool
    vouchers: list[Voucher]


class VoucherView(msgspec.Struct, frozen=True):
    """
    A voucher with what leads back to where it came from.

    Attributes:
        voucher: The voucher.
        at: When its entry was written, UTC.
        operator: Who was signed on; empty for the system itself.
        postings: What it puts on each account, VAT apart.
        gross_ore: What was sold or moved, with VAT: the sum of its debit side.
        vat_ore: VAT in it; credit negative.
        receipt: Address of the sale under the interface; empty where there is no receipt.
        customer_name: Name of the customer on account; empty when there is none, or when it was erased.
    """

    voucher: Voucher
    at: datetime
    operator: str
    postings: list[Posting]
    gross_ore: int
    vat_ore: int
    receipt: str
    customer_name: str


class WaitingView(msgspec.Struct, frozen=True):
    """
    A voucher that waits, with what it waits for in a sentence.

    Attributes:
        waiting: The voucher.
        sentences: What is missing and what to do, in bokmål.
    """

    waiting: Waiting
    sentences: list[str]


class DayThatWaits(msgspec.Struct, frozen=True):
    """A Z whose day voucher waits for one of its vouchers."""

    register: str
    z_number: int
    day: date


class MappingView(msgspec.Struct, frozen=True):
    """
    The mapping as it is.

    Attributes:
        rules: All rules there ever were, the standard ones first.
        departments: The department of each place, and from when.
        first_open_day: The first day that a change may count from.
    """

    rules: list[Rule]
    departments: list[DepartmentOf]
    first_open_day: date


def show_vouchers(
    books: Readings, register: str | None, from_day: date | None, to_day: date | None, page: int = 1
) -> VoucherPage:
    """
    Return some vouchers.

    Raises:
        UnknownRegister: There is no such register.
    """
    if register is not None:
        books.register(register)
    found = list(islice(books.vouchers(register, from_day, to_day, skip=(page - 1) * PAGE), PAGE + 1))
    return VoucherPage(page, len(found) > PAGE, found[:PAGE])


def show_every_voucher(
    books: Readings, register: str | None, from_day: date | None, to_day: date | None
) -> Iterator[Voucher]:
    """Yield the vouchers of a period; raises `UnknownRegister`."""
    if register is not None:
        books.register(register)
    return books.vouchers(register, from_day, to_day)


def show_voucher(books: Readings, register: str, entry: int) -> VoucherView | WaitingView:
    """
    Return the voucher of an entry, or what it waits for.

    Raises:
        NothingBooked: The entry has none.
    """
    found = books.voucher(register, entry)
    if found is None:
        raise NothingBooked(what=f"{register} {entry}"[:120])
    if isinstance(found, Waiting):
        return _waiting(found)
    put, record = postings(found.lines), books.record(register, entry)
    is_sale = found.kind == "sale_completed" and found.transaction is not None
    return VoucherView(
        voucher=found,
        at=record.at,
        operator=record.operator,
        postings=put,
        gross_ore=sum(max(posting.amount_ore, 0) for posting in put),
        vat_ore=sum(line.vat_ore for line in found.lines),
        receipt=f"/registers/{register}/sales/{found.transaction}" if is_sale else "",
        customer_name=books.customer_name(found.customer) if found.customer else "",
    )


def show_waiting(books: Readings) -> tuple[list[WaitingView], list[DayThatWaits]]:
    """Return the vouchers that wait, and the days that wait for them."""
    vouchers = [_waiting(row) for row in books.waiting_vouchers()]
    return vouchers, [DayThatWaits(*row) for row in books.waiting_days()]


def show_days(
    books: Readings, register: str | None, from_day: date | None, to_day: date | None
) -> Iterator[DayVoucher]:
    """Yield the day vouchers of a period, without what waits; raises `UnknownRegister`."""
    if register is not None:
        books.register(register)
    return books.day_vouchers(register, from_day, to_day)


def show_day(books: Readings, key: str) -> DayVoucher:
    """
    Return a day voucher.

    Raises:
        NothingBooked: There is none of that key, or it waits.
    """
    found = books.day_voucher(key)
    if found is None:
        raise NothingBooked(what=key[:120])
    return found


def show_mapping(books: Readings) -> MappingView:
    """Return the mapping as it is, and from when it may be changed."""
    return MappingView(books.mapping_rules(), books.departments(), first_open_day(books))


def _waiting(waiting: Waiting) -> WaitingView:
    return WaitingView(waiting, [reason.sentence for reason in waiting.reasons])
