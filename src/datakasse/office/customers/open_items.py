"""
What a customer's debt consists of: her newest purchases, as far back as it reaches.

A payment that names an invoice settles what is on it, as does what came back of it (`settled_by_name.py`).
All else settles the oldest purchase first, as the law has it where nobody says otherwise. So what is open is
found from the newest one backwards, however long the account is.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

import msgspec

from datakasse.journal.event import SaleCompleted
from datakasse.office.customers.settled_by_name import SettledByName
from datakasse.storage.ports.customers import AccountRow
from datakasse.storage.ports.store import Readings
from datakasse.trade.customer import Customer

_ROWS_AT_A_TIME: Final = 200


class OpenItem(msgspec.Struct, frozen=True):
    """
    A purchase that is not paid, or not all of it.

    Attributes:
        register: In whose journal it stands.
        entry: In which entry.
        day: When it was bought.
        due: When it is to be paid.
        amount_ore: What it came to.
        open_ore: What is left of it.
    """

    register: str
    entry: int
    day: date
    due: date
    amount_ore: int
    open_ore: int


def open_items(books: Readings, customer: Customer) -> list[OpenItem]:
    """Return what is open of a customer's purchases, newest first; together it is what she owes."""
    left_ore, found = books.owed_ore(customer.number), list[OpenItem]()
    if left_ore <= 0:
        return found
    settled = SettledByName(books, customer.number)
    for day, group in groupby(newest_first(books, customer.number), lambda row: row.day):
        rows = list(group)
        # Of one day, a payment at one register may stand behind the purchase at another.
        for row in rows:
            settled.take_in(row)
        for row in rows:
            if row.owed_ore <= 0 or not _is_purchase(books, row):
                continue
            open_ore = min(row.owed_ore - settled.settled_ore(row), left_ore)
            if open_ore > 0:
                due = day + timedelta(days=customer.invoice_days)
                found.append(OpenItem(row.register, row.entry, day, due, row.amount_ore, open_ore))
                left_ore -= open_ore
        if not left_ore:
            break
    return found


def _is_purchase(books: Readings, row: AccountRow) -> bool:
    """Return whether a row is something she bought, and no payment that was taken back."""
    return isinstance(books.record(row.register, row.entry).event, SaleCompleted)


def newest_first(books: Readings, number: str) -> Iterator[AccountRow]:
    """Yield what is on record for a customer, newest first, however much it is."""
    before = None
    while rows := books.account_rows(number, _ROWS_AT_A_TIME, before):
        yield from rows
        before = rows[-1].day, rows[-1].register, rows[-1].entry
