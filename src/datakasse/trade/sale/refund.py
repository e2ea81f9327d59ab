"""
Taking goods back: the only way to correct a finished sale.

A return line mirrors a line of a sale on record: same article, price and VAT rate, and never more
than was sold less what came back before (BFF-5-3-7, KSF-2-6-6). Returning a line in several parts
pays back exactly what the line cost, whatever the rounding of each part.
"""

from datetime import datetime

import msgspec

from datakasse.errors.trade.returns import ReturnedMoreThanSold
from datakasse.trade.amount import divide_half_away
from datakasse.trade.pricing.discount import share_out
from datakasse.trade.pricing.line_price import CampaignCut
from datakasse.trade.quantity import check_parts, check_quantity, price_of, quantity_text
from datakasse.trade.sale.basket import Line, ReturnOf
from datakasse.trade.sale.sale import SaleLine


def return_line(
    sold: SaleLine,
    quantity_milli: int,
    *,
    origin: ReturnOf,
    returned_milli: int,
    line_id: int,
    at: datetime,
    operator: str,
) -> Line:
    """
    Make the line that takes back part or all of a sold line.

    Args:
        sold: The line of the sale.
        quantity_milli: How much comes back, above zero.
        origin: Where the sold line stands.
        returned_milli: How much of it has come back before.
        line_id: What the new line will be called.
        at: When, UTC.
        operator: Who.

    Raises:
        ReturnedMoreThanSold: More than remains, or the line was a return itself.
        QuantityOutOfRange: Not above zero.
        FractionNotSold: A part of something sold by the piece.
    """
    line = sold.line
    check_parts(check_quantity(quantity_milli), unit=line.unit, name=line.name)
    remaining_milli = max(line.quantity_milli - returned_milli, 0)
    if quantity_milli > remaining_milli:
        raise ReturnedMoreThanSold(name=line.name, remaining=quantity_text(remaining_milli))
    paid_back_ore = divide_half_away(sold.gross_ore * returned_milli, line.quantity_milli)
    after_ore = divide_half_away(sold.gross_ore * (returned_milli + quantity_milli), line.quantity_milli)
    gross_ore = paid_back_ore - after_ore
    kept_ore = price_of(line.unit_price_ore, -quantity_milli) - gross_ore
    cuts, cut_ore = _cuts_kept(sold, kept_ore)
    return msgspec.structs.replace(
        line,
        line_id=line_id,
        quantity_milli=-quantity_milli,
        discount_ore=kept_ore - cut_ore,
        discount_share_bp=0,
        discount_asked_ore=msgspec.UNSET,
        campaigns=cuts,
        added_at=at,
        operator=operator,
        deposit_of=None,
        returns=origin,
        note="",
    )


def _cuts_kept(sold: SaleLine, kept_ore: int) -> tuple[tuple[CampaignCut, ...] | msgspec.UnsetType, int]:
    """
    Return what campaigns took off the part that comes back, and the sum of it; discounts have the rest.

    Args:
        sold: The line of the sale.
        kept_ore: What is not paid back of the part's price, in all.
    """
    cuts = sold.line.campaigns
    if not cuts:
        return msgspec.UNSET, 0
    given_ore = sold.line.discount_ore + sold.sale_discount_ore
    sign = -1 if kept_ore < 0 else 1
    *parts, _ = share_out(abs(kept_ore), [*(cut.off_ore for cut in cuts), given_ore])
    kept = tuple(
        msgspec.structs.replace(cut, off_ore=sign * part_ore)
        for cut, part_ore in zip(cuts, parts, strict=True)
    )
    return kept, sign * sum(parts)
