"""
Find a customer to sell to on account, by name or number.

Names are personal data: they are told only to somebody signed on who may sell on credit, a few at a time,
and nobody can have them all by asking for nothing.

Law: KSL-2-a, law.md 4.5.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.trade.people.operator import Right

FOUND_MAX = 20
SHORTEST_SEARCH = 2


class Customer(msgspec.Struct, frozen=True):
    """Somebody who buys on account: the number in our books, and the name."""

    customer: str
    name: str


class MayFindCustomers(msgspec.Struct, frozen=True):
    """Ask whether somebody may look customers up, before `customers_found` is asked."""

    def __call__(self, point: CashPoint) -> None:
        """
        Go on only if she may.

        Raises:
            MissingRight: The role may not sell on credit.
        """
        point.demand(Right.SELL_ON_CREDIT)


def customers_found(counter: Counter, text: str) -> list[Customer]:
    """
    Return those whose name or number holds every word, by name; the tills sell on meanwhile.

    Args:
        counter: The till.
        text: Words of the name, or the number.
    """
    if len(text.strip()) < SHORTEST_SEARCH:
        return []
    with counter.store.read() as books:
        found = books.find_customers(text, FOUND_MAX)
    return [Customer(customer, name) for customer, name in found]
