"""
Give a discount by hand, on a line or over the whole sale.

Law: KSF-2-8-2-q (counted), law.md 4.14 (never on tobacco).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors import Refused
from datakasse.errors.trade.discounts import DiscountUnclear
from datakasse.journal.events.basket import LineDiscounted, SaleDiscounted
from datakasse.journal.register_state import RegisterState
from datakasse.receipt.words.figures import rate_text
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Basket, demand_lines, discount_all, discount_line
from datakasse.trade.sale.sale import price_lines


class GiveDiscount(msgspec.Struct, frozen=True):
    """
    Give a discount.

    Attributes:
        amount_ore: Øre to take off; 0 when a share is meant.
        share_bp: Share to take off in basis points; 0 when an amount is meant.
        reason: Why.
        line_id: On which line; None for the whole sale.
    """

    amount_ore: int = 0
    share_bp: int = 0
    reason: str = ""
    line_id: int | None = None

    def sought(self, point: CashPoint) -> Sought:
        """Return what it takes off, and of what."""
        share = rate_text(self.share_bp) if self.share_bp else ""
        basket = point.priced_basket
        line = next((line for line in basket.lines if line.line_id == self.line_id), None) if basket else None
        told = (share, "" if line is None else line.name, self.reason.strip())
        try:
            taken_off_ore = gross_ore(basket) - gross_ore(self._given(basket)) if basket else None
        except Refused:
            taken_off_ore = self.amount_ore or None
        return Sought(taken_off_ore, ", ".join(filter(None, told)))

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record the discount; a later one on the same thing replaces it.

        Raises:
            EmptyBasket: Nothing to discount.
            DiscountUnclear: Neither an amount nor a share, or both.
            DiscountTooLarge: More than it costs, or negative.
            DiscountForbidden: Tobacco or deposit.
            MissingRight: The role may not.
        """
        point.demand_ready_to_end(Right.DISCOUNT)
        basket = demand_lines(point.priced_basket)
        discount = Discount(self.amount_ore, self.share_bp, self.reason.strip())
        demand_clear(discount)
        self._given(basket)
        if self.line_id is None:
            point.record(SaleDiscounted(basket_id=basket.basket_id, discount=discount))
        else:
            point.record(LineDiscounted(basket_id=basket.basket_id, line_id=self.line_id, discount=discount))
        return point.state

    def _given(self, basket: Basket) -> Basket:
        """Return the basket with the discount given; refusals as of the trade."""
        discount = Discount(self.amount_ore, self.share_bp, self.reason.strip())
        if self.line_id is None:
            return discount_all(basket, discount)
        return discount_line(basket, self.line_id, discount)


def gross_ore(basket: Basket) -> int:
    """Return what a basket comes to."""
    return sum(line.gross_ore for line in price_lines(basket)[0])


def demand_clear(discount: Discount) -> None:
    """
    Go on only if a discount takes something off, in one way.

    Raises:
        DiscountUnclear: Neither an amount nor a share, or both.
    """
    if bool(discount.amount_ore) == bool(discount.share_bp):
        raise DiscountUnclear
