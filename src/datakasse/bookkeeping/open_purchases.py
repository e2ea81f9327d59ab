"""
What is open of a customer's purchases: the newest of them, as far back as her debt reaches.

A payment that names an invoice settles what is on it, as does what came back of it (`settled_by_name.py`).
All else settles the oldest purchase first, as the law has it where nobody says otherwise. So what is open is
found from the newest one backwards, however long the account is.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import msgspec

from datakasse.bookkeeping.customer_account import AccountBooks, AccountRow
from datakasse.bookkeeping.settled_by_name import SettledByName
from datakasse.journal.events.sale import SaleCompleted

_ROWS_AT_A_TIME: Final = 200


class OpenPurchase(msgspec.Struct, frozen=True):
    """A purchase that is not paid, or not all of it; and what is left of it."""

    row: AccountRow
    open_ore: int


def open_purchases(books: AccountBooks, customer: str) -> Iterator[OpenPurchase]:
    """Yield what is open of a customer's purchases, newest first; together it is what she owes."""
    left_ore = books.owed_ore(customer)
    if left_ore <= 0:
        return
    settled = SettledByName(books, customer)
    for _, group in groupby(newest_first(books, customer), lambda row: row.day):
        rows = list(group)
        # Of one day, a payment at one register may stand behind the purchase at another.
        for row in rows:
            settled.take_in(row)
        for row in rows:
            if row.owed_ore <= 0 or not _is_purchase(books, row):
                continue
            open_ore = min(row.owed_ore - settled.settled_ore(row), left_ore)
            if open_ore > 0:
                yield OpenPurchase(row, open_ore)
                left_ore -= open_ore
        if not left_ore:
            return


def _is_purchase(books: AccountBooks, row: AccountRow) -> bool:
    """Return whether a row is something she bought, and no payment that was taken back."""
    return isinstance(books.record(row.register, row.entry).event, SaleCompleted)


def newest_first(books: AccountBooks, number: str) -> Iterator[AccountRow]:
    """Yield what is on record for a customer, newest first, however much it is."""
    before = None
    while rows := books.account_rows(number, _ROWS_AT_A_TIME, before):
        yield from rows
        before = rows[-1].day, rows[-1].register, rows[-1].entry
