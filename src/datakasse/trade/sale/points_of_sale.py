"""
What a sale is worth in points, and what of them goes back when its goods come back.

Points are counted of the whole sale and never line by line, so that three breads earn what they cost
together. What goes back is the difference between what the sale earned with and without what came back: all
of it when everything came back, in however many parts.
"""

from collections.abc import Collection, Mapping

from datakasse.trade.pricing.points import PointsMoved
from datakasse.trade.sale.sale import Sale, SaleLine


def earning_lines(lines: Collection[SaleLine], barred: Collection[str]) -> tuple[SaleLine, ...]:
    """
    Return the lines that earn points: what is sold, and may be discounted at all.

    Args:
        lines: The lines of a sale.
        barred: Numbers of articles that are never cheaper: tobacco, deposit, beer sold in a shop.
    """
    return tuple(sold for sold in lines if sold.line.may_be_cheaper and sold.line.article not in barred)


def points_earned(lines: Collection[SaleLine], earn_ore: int) -> int:
    """Return the whole points that lines earn."""
    return sum(sold.gross_ore for sold in lines) // earn_ore


def points_to_take_back(
    sale: Sale, moved: PointsMoved, *, before_milli: Mapping[int, int], after_milli: Mapping[int, int]
) -> int:
    """
    Return the points that go back when more of a sale comes back.

    Args:
        sale: As it was sold.
        moved: What it did to the customer's points.
        before_milli: What had come back of each line.
        after_milli: What has come back of each line after this.
    """
    lines = [sold for sold in sale.lines if sold.line.line_id in moved.lines]

    def left(returned_milli: Mapping[int, int]) -> int:
        return sum(_left_ore(sold, returned_milli.get(sold.line.line_id, 0)) for sold in lines)

    return left(before_milli) // moved.earn_ore - left(after_milli) // moved.earn_ore if lines else 0


def _left_ore(sold: SaleLine, returned_milli: int) -> int:
    """Return what a line costs without what came back of it."""
    left_milli = max(sold.line.quantity_milli - returned_milli, 0)
    return sold.gross_ore * left_milli // sold.line.quantity_milli
