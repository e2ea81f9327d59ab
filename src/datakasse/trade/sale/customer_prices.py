"""
A customer on the basket: its lines get her prices, and have their own again when she is taken off.

Her points lie in it as long as she is on it.

What a line costs without her stands on the line, and a discount in kroner that hers has no room for: taking
her off asks nobody what it was.
"""

from collections.abc import Mapping

import msgspec

from datakasse.trade.pricing.line_price import ListPrice
from datakasse.trade.sale.basket import Basket, Line, with_discount_kept


def choose_customer(basket: Basket, customer: str, prices: Mapping[int, ListPrice]) -> Basket:
    """
    Return the basket with a customer on it, instead of the one there may be.

    Args:
        basket: As it is.
        customer: Her number; empty for nobody.
        prices: Line id → what one unit costs her, of the lines that have another price for her.
    """
    lines = tuple(at_her_price(line, prices.get(line.line_id)) for line in basket.lines)
    kept = basket.sale_discount
    if kept is not None and kept.points and customer != basket.customer:
        kept = None
    return msgspec.structs.replace(basket, customer=customer, lines=lines, sale_discount=kept)


def at_her_price(line: Line, hers: ListPrice | None) -> Line:
    """Return a line at a customer's price; at its own where she has none. What comes back has its price."""
    if line.returns is not None:
        return line
    own = line.without_customer or line.price_list or ListPrice(line.unit_price_ore)
    price = hers or own
    priced = msgspec.structs.replace(
        line,
        unit_price_ore=price.price_ore,
        price_list=price if price.price_list else msgspec.UNSET,
        without_customer=own if hers else msgspec.UNSET,
    )
    return with_discount_kept(line, priced)
