"""
Corrections: what is taken out of a basket before it is settled. Nothing else makes a line less.

Law: KSF-2-8-2-s (each is counted), SAFT-12.
"""

import msgspec

from datakasse.errors.trade.basket import OnlyReductions
from datakasse.trade.quantity import check_parts, check_quantity
from datakasse.trade.sale.basket import Basket, Line, with_discount_kept


def take_out(basket: Basket, line_id: int) -> Basket:
    """
    Return the basket without a line and the deposit that follows it; an empty one is nobody's.

    Raises:
        UnknownLine: There is no such line.
    """
    basket.line(line_id)
    kept = tuple(line for line in basket.lines if line_id not in (line.line_id, line.deposit_of))
    if kept:
        return msgspec.structs.replace(basket, lines=kept)
    nothing = msgspec.UNSET
    return msgspec.structs.replace(basket, lines=(), sale_discount=None, lost_coupon=nothing, customer="")


def reduce(basket: Basket, line_id: int, quantity_milli: int) -> Basket:
    """
    Return the basket with less of a line, and of the deposit that follows it; so much remains.

    Raises:
        UnknownLine: There is no such line.
        OnlyReductions: It would not become less (KSF-2-8-2-s), or the line is a return.
        QuantityOutOfRange: Not above zero.
    """
    line = basket.line(line_id)
    check_parts(check_quantity(quantity_milli), unit=line.unit, name=line.name)
    if line.returns is not None or quantity_milli >= line.quantity_milli:
        raise OnlyReductions
    lines = tuple(
        _shrunk(kept, quantity_milli) if line_id in (kept.line_id, kept.deposit_of) else kept
        for kept in basket.lines
    )
    return msgspec.structs.replace(basket, lines=lines)


def _shrunk(line: Line, quantity_milli: int) -> Line:
    """
    Return the line with less on it; a share goes with it, a fixed discount never exceeds it.

    A deposit that was reduced by itself may already be below its bottle, and then stays there.
    """
    quantity_milli = min(quantity_milli, line.quantity_milli)
    return with_discount_kept(line, msgspec.structs.replace(line, quantity_milli=quantity_milli))
