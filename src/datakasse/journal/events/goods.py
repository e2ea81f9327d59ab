"""
What people move on the shelves, as the journal has it; what a sale moves stands in the sale.

Every line says what was there before (`before_milli`: what the books said when the entry was written), so
that an inspector sees what a count was held against, and the owner what was sold between two moves.

Quantities are thousandths of the article's unit and above zero; the kind says which way they went.
"""

import msgspec

from datakasse.journal.events.happened import Happened
from datakasse.trade.vat import VatRate


class MovedGoods(msgspec.Struct, frozen=True):
    """How much of an article was moved, and what was there before."""

    article: str
    quantity_milli: int
    before_milli: int


class CarriedGoods(msgspec.Struct, frozen=True):
    """How much of an article was carried, and what was there before where it came from and where it went."""

    article: str
    quantity_milli: int
    before_milli: int
    there_milli: int


class ReceivedGoods(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    How much of an article came.

    Attributes:
        article: Its number.
        quantity_milli: How much.
        before_milli: What was there before.
        unit_cost_ore: What one unit cost without VAT; None where nobody has said.
        average_milliore: What one unit costs on average from here on, thousandths of an øre.
        turn: Which cost of the article that is: 1, 2, 3 …, whichever register wrote it; 0 for none.
    """

    article: str
    quantity_milli: int
    before_milli: int
    unit_cost_ore: int | None = None
    average_milliore: int = 0
    turn: int = 0


class TakenGoods(msgspec.Struct, frozen=True):
    """
    How much of an article somebody took for own use, and the VAT on it.

    Attributes:
        article: Its number.
        quantity_milli: How much.
        before_milli: What was there before.
        gross_ore: What it is sold for, with VAT.
        vat_ore: The VAT inside it.
        vat: The shop's VAT code, and its rate on that day.
    """

    article: str
    quantity_milli: int
    before_milli: int
    gross_ore: int
    vat_ore: int
    vat: VatRate


class CountedGoods(msgspec.Struct, frozen=True):
    """
    How much of an article was counted.

    The shop may sell between the count and its entry, so the books were asked when it was counted.

    Attributes:
        article: Its number.
        counted_milli: What was counted.
        expected_milli: What the books said when it was.
        before_milli: What they say when it is written.
    """

    article: str
    counted_milli: int
    expected_milli: int
    before_milli: int

    @property
    def variance_milli(self) -> int:
        """What there is too much of; below zero what is missing."""
        return self.counted_milli - self.expected_milli


class GoodsReceived(Happened, frozen=True, tag="goods_received"):
    """Goods came to a place, from whom and with which delivery note."""

    place: str
    lines: tuple[ReceivedGoods, ...]
    supplier: str = ""
    reference: str = ""


class GoodsWasted(Happened, frozen=True, tag="goods_wasted"):
    """Goods were thrown away or lost, and why."""

    place: str
    lines: tuple[MovedGoods, ...]
    reason: str


class GoodsTakenOut(Happened, frozen=True, tag="goods_taken_out"):
    """Goods were taken for own use (*uttak*): no sale, but a voucher with VAT (mval. § 3-21, § 4-9)."""

    place: str
    lines: tuple[TakenGoods, ...]
    reason: str


class GoodsTransferred(Happened, frozen=True, tag="goods_transferred"):
    """Goods were carried from one place of the shop to another."""

    from_place: str
    to_place: str
    lines: tuple[CarriedGoods, ...]


class StockCounted(Happened, frozen=True, tag="stock_counted"):
    """Goods were counted at a place, and the books were put right by the difference."""

    place: str
    lines: tuple[CountedGoods, ...]


GoodsEvent = GoodsReceived | GoodsWasted | GoodsTakenOut | GoodsTransferred | StockCounted
"""All kinds of them."""
