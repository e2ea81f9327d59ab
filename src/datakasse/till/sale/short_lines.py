"""
What the register's own books say is not on the shelf, of what is in a basket.

They know what all registers of this database sold and what people moved, at the place where the register
stands; nobody else is asked, so the answer is the same without a network. They may be wrong, which is why the
shop says what follows from it: the till sells on, tells the cashier, or wants somebody's approval.
"""

from collections.abc import Iterable

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.stock import EmptyShelf
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import Basket, Line
from datakasse.trade.shop.shop import Register


class Short(msgspec.Struct, frozen=True):
    """
    A shelf that a line takes more from than is there.

    Attributes:
        article: Number of what is short: the line's own article, or a part of it.
        left_milli: What the books say was left of it for the line; below zero where too much was sold before.
        rule: What the shop wants done.
    """

    article: str
    left_milli: int
    rule: EmptyShelf


def short_lines(books: Readings, register: Register, lines: Iterable[Line]) -> dict[int, Short]:
    """
    Return which lines take more than there is, where the shop wants to know: line id → what is short.

    Lines take in their order. What comes back is not counted on: it may be sour.
    """
    drawing = [line for line in lines if line.returns is None and line.draws]
    numbers = sorted({draw.article for line in drawing for draw in line.draws or ()})
    rules = books.shelf_rules(numbers) if numbers else {}
    shop = rules.get("", EmptyShelf.SELL_ON)
    watched = [number for number in numbers if rules.get(number, shop) is not EmptyShelf.SELL_ON]
    left_milli = dict.fromkeys(watched, 0)
    for level in books.stock_levels(watched):
        if level.place == register.location:
            left_milli[level.article] += level.on_hand_milli
    found: dict[int, Short] = {}
    for line in drawing:
        for draw in line.draws or ():
            if draw.article not in left_milli:
                continue
            before_milli = left_milli[draw.article]
            left_milli[draw.article] -= draw.taken_by(line.quantity_milli)
            if left_milli[draw.article] < 0:
                short = Short(draw.article, before_milli, rules.get(draw.article, shop))
                if line.line_id not in found or short.rule is EmptyShelf.REFUSE:
                    found[line.line_id] = short
    return found


def demand_on_shelf(point: CashPoint, basket: Basket | None, line: Line) -> None:
    """
    Go on only if the shop lets a line be sold after those in a basket; in training nothing is taken.

    Raises:
        MissingRight: The shop refuses it, and nobody who may has approved it.
    """
    if point.state.training:
        return
    lines = (*(() if basket is None else basket.lines), line)
    short = short_lines(point.books, point.register, lines).get(line.line_id)
    if short is not None and short.rule is EmptyShelf.REFUSE:
        point.demand(Right.SELL_BEYOND_STOCK)
