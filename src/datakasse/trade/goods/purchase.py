"""
What the shop buys: who supplies an article, what an order says, and how much it is time to order.

Quantities are thousandths of the article's own unit, costs are øre for one unit without VAT.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.trade.quantity import ONE_MILLI

SOLD_DAYS: Final = 28
"""It is seen what sells in so many days, today the last: four weeks, so that each weekday counts alike."""
COVER_DAYS: Final = 7
"""What is ordered lasts so much longer than until it comes, where no most is said."""
_DIGITS_MAX: Final = 9


class Supplier(msgspec.Struct, frozen=True):
    """
    Somebody the shop buys from.

    Attributes:
        number: What the shop calls it: 1, 2, 3 …
        name: Its name.
        organisation_number: Nine digits; empty where it has none.
        email: Where orders are sent; empty where they go another way.
        lead_days: Days from an order until the goods come.
        customer_number: What it calls the shop.
        active: Orders are still made there.
    """

    number: int
    name: str
    organisation_number: str = ""
    email: str = ""
    lead_days: int = 1
    customer_number: str = ""
    active: bool = True


def supplier_text(number: int) -> str:
    """
    Return what the journal calls a supplier, whose name is kept beside it: a sole trader is a person.

    Example:
        >>> supplier_text(3)
        'leverandør 3'
    """
    return f"leverandør {number}"


def supplier_of(text: str) -> int | None:
    """
    Return which supplier the journal means; None where it says a name, as it did before and does by hand.

    Example:
        >>> supplier_of("leverandør 3"), supplier_of("Meieriet")
        (3, None)
    """
    number = text.removeprefix("leverandør ")
    is_ours = number != text and number.isascii() and number.isdigit() and len(number) <= _DIGITS_MAX
    return int(number) if is_ours else None


class SuppliedArticle(msgspec.Struct, frozen=True):
    """
    An article as one supplier sells it.

    Attributes:
        supplier: Number of the supplier.
        article: Number of the article.
        their_number: What the supplier calls it.
        pack_milli: How much one pack holds; None where it is sold by the unit.
        unit_cost_ore: What one unit costs; None where nobody has said.
        is_first: It is bought here, where others have it too.
    """

    supplier: int
    article: str
    their_number: str = ""
    pack_milli: int | None = None
    unit_cost_ore: int | None = None
    is_first: bool = True


class OrderState(StrEnum):
    """How far an order has come."""

    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"


class SentWay(StrEnum):
    """How an order went to the supplier."""

    EMAIL = "email"
    OTHERWISE = "otherwise"


class OrderLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An article on an order.

    Attributes:
        article: Its number.
        ordered_milli: How much is ordered; 0 for what came without being ordered.
        received_milli: How much has come.
        unit_cost_ore: What one unit is to cost; None where nobody has said.
        their_number: What the supplier calls it.
    """

    article: str
    ordered_milli: int
    received_milli: int = 0
    unit_cost_ore: int | None = None
    their_number: str = ""

    @property
    def open_milli(self) -> int:
        """
        Return what is still to come.

        Example:
            >>> OrderLine("201", 24_000, 18_000).open_milli, OrderLine("201", 0, 2_000).open_milli
            (6000, 0)
        """
        return max(self.ordered_milli - self.received_milli, 0)


class Delivered(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Goods that came on an order.

    Attributes:
        register: In whose journal it stands.
        entry: In which entry.
        at: When, UTC.
        reference: Number of the delivery note.
        word: What was said where something else or more came than was ordered.
    """

    register: str
    entry: int
    at: datetime
    reference: str = ""
    word: str = ""


class PurchaseOrder(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An order to a supplier.

    Attributes:
        number: 1, 2, 3 …
        supplier: Number of the supplier.
        place: Code of the place where the goods are to come.
        state: How far it has come.
        made_at: When it was begun, UTC.
        made_by: By whom.
        lines: What is ordered, no article twice.
        note: What else the supplier is told.
        version: How often it was written; who changes it says what she saw.
        sent_at: When it was sent, UTC.
        sent_way: How.
        expected_on: When the goods should come.
        deliveries: What has come, oldest first.
        closed_at: When it was closed, UTC.
        word: Why it was closed before all had come.
    """

    number: int
    supplier: int
    place: str
    state: OrderState
    made_at: datetime
    made_by: str
    lines: tuple[OrderLine, ...]
    note: str = ""
    version: int = 1
    sent_at: datetime | None = None
    sent_way: SentWay | None = None
    expected_on: date | None = None
    deliveries: tuple[Delivered, ...] = ()
    closed_at: datetime | None = None
    word: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all that was ordered has come."""
        return not any(line.open_milli for line in self.lines)


class Demand(msgspec.Struct, frozen=True):
    """
    What is known of an article when it is asked whether to buy it; thousandths.

    Attributes:
        on_hand_milli: How much there is; below zero where the books were not told of all that came.
        coming_milli: How much is ordered and has not come.
        sold_milli: How much was sold, or went into what was sold, in the last `SOLD_DAYS` days.
        minimum_milli: When there is less than this it is time to buy; None for never.
        maximum_milli: What is bought up to; None where nobody has said.
        lead_days: Days until the goods come.
        pack_milli: How much one pack holds; None where it is sold by the unit.
        expected_milli: How much is expected to go in as many days at the pace of the days to come; None where
            there is too little to go by, and what was sold is all that is known.
    """

    on_hand_milli: int
    coming_milli: int
    sold_milli: int
    minimum_milli: int | None
    maximum_milli: int | None
    lead_days: int
    pack_milli: int | None = None
    expected_milli: int | None = None

    @property
    def pace_milli(self) -> int:
        """Return how much goes in `SOLD_DAYS` days: what is expected, or else as lately."""
        return self.sold_milli if self.expected_milli is None else self.expected_milli

    @property
    def left_milli(self) -> int:
        """
        Return what will be left, with what is on its way, when an order of today comes.

        Below zero is nothing: what was sold unseen is not bought once more.

        Example:
            >>> Demand(10_000, 6_000, 56_000, None, None, lead_days=3).left_milli
            10000
            >>> Demand(-500_000, 0, 28_000, None, None, lead_days=1).left_milli
            -1000
        """
        return max(self.on_hand_milli, 0) + self.coming_milli - self.sold_in(self.lead_days)

    def sold_in(self, days: int) -> int:
        """Return what is sold in so many days, rounded up to a thousandth."""
        return -(-max(self.pace_milli, 0) * days // SOLD_DAYS)

    @property
    def order_milli(self) -> int:
        """
        Return how much to order; 0 while there is enough.

        It is time when less is left than the least there should be (nothing at all, where no least is said
        and something sells). It is bought up to the most, counted on the day the goods come, or so that they
        last `COVER_DAYS` days; in whole packs.

        Example:
            >>> Demand(3_000, 0, 42_000, 5_000, 20_000, lead_days=4, pack_milli=6_000).order_milli
            24000
            >>> Demand(30_000, 0, 42_000, 5_000, 20_000, lead_days=4).order_milli
            0
            >>> Demand(0, 0, 28_000, None, None, lead_days=2).order_milli
            9000
            >>> Demand(0, 0, 28_000, None, None, lead_days=2, expected_milli=56_000).order_milli
            18000
        """
        if self.minimum_milli is None and self.pace_milli <= 0:
            return 0
        least_milli = self.minimum_milli or 0
        if self.left_milli >= least_milli and (least_milli or self.left_milli > 0):
            return 0
        lasting_milli = least_milli + self.sold_in(COVER_DAYS)
        goal_milli = lasting_milli if self.maximum_milli is None else self.maximum_milli
        step_milli = self.pack_milli or ONE_MILLI
        return max(-(-(goal_milli - self.left_milli) // step_milli), 0) * step_milli
