"""Show the customers, and one of them with her account and what is due to her."""

from datetime import date
from typing import Final

import msgspec

from datakasse.bookkeeping.customer_account import AccountRow
from datakasse.counter.counter import Counter
from datakasse.office.customers.erase_customer import erasable_from
from datakasse.office.customers.keep_customers import known_customer
from datakasse.office.customers.open_items import OpenItem, open_items
from datakasse.storage.ports.people.points import PointsRow
from datakasse.trade.people.customer import Customer

ROWS_AT_A_TIME: Final = 50


class CustomerRow(msgspec.Struct, frozen=True):
    """
    A customer in the list.

    Attributes:
        number: Her number.
        name: Her name.
        is_on_account: Whether she may buy on account.
        owed_ore: What she owes.
        credit_limit_ore: How much she may owe; None for no limit.
        kept_until: She asked to be erased; the rest goes on this day.
    """

    number: str
    name: str
    is_on_account: bool
    owed_ore: int
    credit_limit_ore: int | None
    kept_until: date | None


class ShownCustomer(msgspec.Struct, frozen=True):
    """
    A customer and her account.

    Attributes:
        customer: What is kept of her.
        owed_ore: What she owes.
        erasable_from: The first day on which all of it may be erased; None for now.
        open_items: What that consists of, newest first.
        rows: What is on record for her, newest first.
        more: Whether there is more of it.
        points: How many loyalty points she has.
        points_rows: The last that were done to them, newest first.
    """

    customer: Customer
    owed_ore: int
    erasable_from: date | None
    open_items: list[OpenItem]
    rows: list[AccountRow]
    more: bool
    points: int
    points_rows: list[PointsRow]


def list_customers(counter: Counter) -> list[CustomerRow]:
    """Return everybody of whom something is kept, by number."""
    with counter.store.read() as books:
        owed_ore = books.owed_by_all_ore()
        return [
            CustomerRow(
                each.number,
                each.name,
                each.is_on_account,
                owed_ore.get(each.number, 0),
                each.credit_limit_ore,
                each.kept_until,
            )
            for each in books.customers()
        ]


def show_customer(counter: Counter, number: str) -> ShownCustomer:
    """Return a customer and her account; raises `NoSuchCustomer`."""
    with counter.store.read() as books:
        customer = known_customer(books, number)
        rows = books.account_rows(number, ROWS_AT_A_TIME + 1)
        return ShownCustomer(
            customer,
            books.owed_ore(number),
            erasable_from(books, number),
            open_items(books, customer),
            rows[:ROWS_AT_A_TIME],
            len(rows) > ROWS_AT_A_TIME,
            books.points_balance(number),
            books.points_moves(number, ROWS_AT_A_TIME),
        )
