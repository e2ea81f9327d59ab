"""A shop and what happens in it."""

from dataclasses import dataclass

from lab.day.basket import BASKET
from lab.day.offers import OFFERS
from lab.day.register import AT_REGISTER
from lab.day.statement import Statement
from lab.shop import Shop


@dataclass(frozen=True, kw_only=True)
class Day:
    """
    A shop day. It may be a night, or several days.

    Attributes:
        shop: The shop.
        shop_file: The file that describes it; None where the day does so itself.
        statements: As they stand in the file: in time order at each register, not across them.
    """

    shop: Shop
    shop_file: str | None = None
    statements: tuple[Statement, ...]

    def in_time_order(self) -> tuple[Statement, ...]:
        """Return the statements of all registers as they happen; file order where times are equal."""
        return tuple(sorted(self.statements, key=lambda statement: statement.moment))


STATEMENTS: tuple[type[Statement], ...] = (*AT_REGISTER, *BASKET, *OFFERS)
"""Everything that can stand after a time."""
