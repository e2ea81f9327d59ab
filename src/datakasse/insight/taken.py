"""What the takings came to, as it is read: sums of tallies, told apart by what was asked."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec

from datakasse.insight.takings import CashWay, Figure


class By(StrEnum):
    """What takings can be told apart by, beside their figure and its name."""

    DAY = "day"
    REGISTER = "register"
    OPERATOR = "operator"
    HOUR = "hour"


class Taken(msgspec.Struct, frozen=True):
    """
    What a figure came to; what was not asked to be told apart is left as it is here.

    Attributes:
        figure: Which figure.
        name: What it tells apart: a group, a means of payment; empty where it tells nothing apart.
        day: The business day.
        register: Which register.
        operator: Who was signed on.
        hour: The hour on Norwegian clocks, 0 to 23; those before 5 come last in a business day.
        number: How often.
        quantity_milli: Thousandths of what was sold, less what came back.
        amount_ore: What it came to, with VAT.
        vat_ore: VAT inside it.
    """

    figure: Figure
    name: str
    number: int
    quantity_milli: int
    amount_ore: int
    vat_ore: int
    day: date | None = None
    register: str = ""
    operator: str = ""
    hour: int | None = None


def cash_of(taken: Iterable[Taken], operator: str) -> dict[CashWay, int]:
    """
    Return what came and went in notes and coins, in øre, each way as a positive amount.

    Args:
        taken: Figures of a period, by operator.
        operator: Whose belt; empty for the drawer, which all have in common.
    """
    cash = dict.fromkeys(CashWay, 0)
    for row in taken:
        if row.figure is Figure.CASH and operator in {"", row.operator}:
            cash[CashWay(row.name)] += row.amount_ore
    return cash


class TakenArticle(msgspec.Struct, frozen=True):
    """What an article came to: as `Taken`."""

    article: str
    number: int
    quantity_milli: int
    amount_ore: int
    vat_ore: int


SoldBy = Literal["day", "register", "article_group", "article"]
"""What sales of articles can be summed by."""


class CostedSales(msgspec.Struct, frozen=True):
    """
    What was sold against what it costs.

    Attributes:
        net_ore: What was sold without VAT, of what is known to cost something.
        cost_micro_ore: What that costs, millionths of an øre: thousandths for each thousandth sold.
        unknown_ore: What was sold besides, without VAT.
    """

    net_ore: int
    cost_micro_ore: int
    unknown_ore: int

    def plus(self, other: "CostedSales") -> "CostedSales":
        """Return both together."""
        return CostedSales(
            self.net_ore + other.net_ore,
            self.cost_micro_ore + other.cost_micro_ore,
            self.unknown_ore + other.unknown_ore,
        )


class TakenArticles(msgspec.Struct, frozen=True):
    """Some articles, those that came to most, and how many there are."""

    articles: list[TakenArticle]
    count: int


class HourSpan(msgspec.Struct, frozen=True):
    """Where in a register's journal the sales of an hour stand: first and last entry, others between."""

    register: str
    hour: int
    first_entry: int
    last_entry: int


class TakenPeriod(msgspec.Struct, frozen=True):
    """
    A period between two Z reports.

    Attributes:
        register: Which register.
        first_entry: Where it begins in the journal.
        z_entry: The Z that ended it; None while it is open.
    """

    register: str
    first_entry: int
    z_entry: int | None
