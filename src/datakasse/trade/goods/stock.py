"""What a sale takes off the shelves: of which articles, and how much for each unit sold."""

from enum import StrEnum

import msgspec

from datakasse.trade.amount import divide_half_away
from datakasse.trade.quantity import ONE_MILLI


class EmptyShelf(StrEnum):
    """What the till does when more is sold of something than the books say there is."""

    SELL_ON = "sell_on"
    WARN = "warn"
    REFUSE = "refuse"


class Draw(msgspec.Struct, frozen=True, array_like=True):
    """
    What one unit sold takes of an article that is kept in stock.

    Attributes:
        article: Its number.
        quantity_milli: How much, thousandths of its own unit.
    """

    article: str
    quantity_milli: int

    def taken_by(self, sold_milli: int) -> int:
        """
        Return what a quantity sold takes, thousandths; what comes back gives it back.

        Example:
            >>> Draw("beans", 18).taken_by(2_000), Draw("beans", 18).taken_by(-1_000)
            (36, -18)
        """
        return divide_half_away(self.quantity_milli * sold_milli, ONE_MILLI)


def average_cost(
    on_hand_milli: int, average_milliore: int | None, came_milli: int, unit_cost_ore: int
) -> int:
    """
    Return what one unit costs on average when more has come, thousandths of an øre (moving average).

    Args:
        on_hand_milli: What there was before; below zero counts as nothing.
        average_milliore: What a unit of it cost; None where nobody has said.
        came_milli: What came, above zero.
        unit_cost_ore: What a unit of that cost.

    Example:
        >>> average_cost(10_000, 2_000_000, 30_000, 24_00), average_cost(-5_000, 2_000_000, 1_000, 24_00)
        (2300000, 2400000)
    """
    cost_milliore = unit_cost_ore * ONE_MILLI
    there_milli = 0 if average_milliore is None else max(on_hand_milli, 0)
    total = there_milli * (average_milliore or 0) + came_milli * cost_milliore
    return divide_half_away(total, there_milli + came_milli)
