"""
Put a customer on the basket, so that its lines get the prices of her group, and take her off again.

A customer without a group has the prices of everybody. She is put on a basket where she takes part in the
shop's points, and else on none: no sale names somebody for nothing.

Law: KSF-2-6-3 (the price is a list's, and nobody's to key in), law.md 5.5. Decision:
0066-her-list-the-places-list-the-shelf.
"""

from collections.abc import Iterable

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.list_prices import group_of, her_price_of
from datakasse.counter.loyalty import terms_for
from datakasse.errors.customers.points import NoPartInPoints
from datakasse.errors.trade.payments import UnknownCustomer
from datakasse.journal.events.customers import CustomerChosen
from datakasse.journal.register_state import RegisterState
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.line_price import ListPrice
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Basket, demand_lines
from datakasse.trade.sale.customer_prices import choose_customer
from datakasse.trade.tender import Tender, TenderKind


class ChooseCustomer(msgspec.Struct, frozen=True):
    """
    Put a customer on the open basket, or take the one off that there is.

    Attributes:
        customer: Her number; empty to take her off.
        for_points: She is put on it for her points, and whoever takes no part is refused.
    """

    customer: str = ""
    for_points: bool = False

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(subject=self.customer)

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record it with what her lines cost; what is so already is not done again.

        Raises:
            EmptyBasket: There is nothing on it yet.
            UnknownCustomer: Nobody has the number.
            NoPartInPoints: She was to be put on it for her points, and takes no part.
            MissingRight: The role may not.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        if self.customer and not point.books.customer_name(self.customer):
            raise UnknownCustomer(customer=self.customer)
        group = group_of(point.books, self.customer)
        takes_part = terms_for(point.books, self.customer) is not None
        if self.for_points and not takes_part:
            raise NoPartInPoints(customer=self.customer)
        customer = self.customer if group or takes_part else ""
        if customer != basket.customer:
            point.record(CustomerChosen(basket.basket_id, customer, _prices(point, basket, group)))
        return point.state


def at_prices_of_buyer(point: CashPoint, basket: Basket, tenders: Iterable[Tender]) -> Basket:
    """Return a basket at the prices of the customer who gets the invoice; as it is where there is none."""
    buyer = next((tender.account.strip() for tender in tenders if tender.kind is TenderKind.INVOICE), "")
    if not buyer or buyer == basket.customer:
        return basket
    group = group_of(point.books, buyer)
    if not group and not basket.customer:
        return basket
    return choose_customer(basket, buyer if group else "", dict(_prices(point, basket, group)))


def _prices(point: CashPoint, basket: Basket, group: str) -> tuple[tuple[int, ListPrice], ...]:
    """Return line and price of the lines that cost something else for a group."""
    found: list[tuple[int, ListPrice]] = []
    for line in basket.lines:
        has_list_price = line.returns is None and not line.is_price_keyed
        article = point.books.article_on_record(line.article) if has_list_price else None
        # Sold by another unit since it was rung up, its price is another's.
        if article is not None and article.unit == line.unit:
            hers = her_price_of(point.books, article, group=group, day=point.day)
            if hers is not None:
                found.append((line.line_id, hers))
    return tuple(found)
