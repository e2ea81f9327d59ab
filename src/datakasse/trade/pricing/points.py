"""
Loyalty points (*fordelspoeng*): what a customer who takes part earns by buying, and spends as a discount.

    so many øre of goods ─▶ one point ─▶ so many øre off another sale

They are no money: nobody pays them out, and where one is spent the goods are sold for less, with less VAT.

Law: KSF-2-8-2-q (counted as a discount), law.md 4.14 (never on tobacco), *alkoholloven* § 8-12.
"""

from typing import Final

import msgspec

TERMS_ORE_MAX: Final = 10_000_00
"""What a point may cost to earn, or be worth: beyond it somebody has typed kroner for øre."""


class PointsTerms(msgspec.Struct, frozen=True):
    """
    The terms of a shop's points.

    Attributes:
        earn_ore: What one has to pay for goods to earn a point.
        worth_ore: What a point takes off when it is spent.
    """

    earn_ore: int
    worth_ore: int

    @property
    def can_hold(self) -> bool:
        """Whether a point costs and is worth something, and is worth no more than it costs."""
        return 0 < self.worth_ore <= self.earn_ore <= TERMS_ORE_MAX


class LaidPoints(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Points of the customer who is on a basket, laid in it.

    Attributes:
        points: How many at most.
        worth_ore: What each takes off, as the terms were when they were laid.
        barred: Numbers of articles in the basket that are kept out.
    """

    points: int
    worth_ore: int
    barred: tuple[str, ...] = ()

    def off_ore(self, limit_ore: int) -> int:
        """
        Return what they take off goods that cost so much: points are spent whole, and none for nothing.

        Example:
            >>> LaidPoints(30, 1_00).off_ore(24_90), LaidPoints(30, 1_00).off_ore(100_00)
            (2400, 3000)
        """
        return min(self.points, limit_ore // self.worth_ore) * self.worth_ore


class PointsMoved(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What a sale did to a customer's points.

    Attributes:
        customer: Her number.
        balance: What she had after it.
        earned: What she earned by it.
        spent: What she spent on it.
        taken_back: What went back because goods came back that she had earned them by.
        earn_ore: What a point cost to earn, by which what comes back is counted.
        lines: The lines that she earned them by.
    """

    customer: str
    balance: int
    earned: int = 0
    spent: int = 0
    taken_back: int = 0
    earn_ore: int = 0
    lines: tuple[int, ...] = ()
