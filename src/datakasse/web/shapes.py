"""
What requests may look like: strict, bounded, nothing unknown.

`"1"`, `1.0` and `true` are not øre; an unknown field is refused rather than ignored.
"""

from datetime import date, time
from typing import Annotated, Literal

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from datakasse.journal.papers import ReceiptSeries
from datakasse.till.day.close_day import BeltCount, CloseDay, TerminalTold
from datakasse.till.sale.complete_sale import Item
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.quantity import ONE_MILLI, QUANTITY_LIMIT_MILLI
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.sale_hours import Hours, SaleHours
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import WHOLE_BP

NUMBER_MAX = 2**53 - 1
"""The highest number that every reader of JSON can hold."""

Number = Annotated[int, Field(ge=1, le=NUMBER_MAX)]
Ore = Annotated[int, Field(ge=-AMOUNT_LIMIT_ORE, le=AMOUNT_LIMIT_ORE)]
PositiveOre = Annotated[int, Field(ge=0, le=AMOUNT_LIMIT_ORE)]
Milli = Annotated[int, Field(ge=-(10**15), le=10**15)]
StockLimit = Annotated[int, Field(ge=0, le=QUANTITY_LIMIT_MILLI)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day that can be counted on from, also by years."""
Code = Annotated[str, Field(min_length=1, max_length=64)]
Note = Annotated[str, Field(max_length=200)]
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"


class Shape(BaseModel):
    """A request body: strict types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class NothingShape(Shape):
    """An empty object."""


class SignOnShape(Shape):
    """Who signs on."""

    operator: Annotated[str, Field(min_length=1, max_length=35)]
    pin: Annotated[str, Field(min_length=1, max_length=16)]


class PairShape(Shape):
    """A pairing code, and what the device is to be called."""

    code: Annotated[str, Field(min_length=1, max_length=64)]
    name: Annotated[str, Field(min_length=1, max_length=40)]


class FloatShape(Shape):
    """An opening float."""

    amount_ore: PositiveOre
    explanation: Note = ""


class CustomerShape(Shape):
    """Whom to look for."""

    text: Annotated[str, Field(max_length=100)]


class VoucherShape(Shape):
    """Which gift card or store credit."""

    account: Annotated[str, Field(min_length=1, max_length=35)]


class DiscountShape(Shape):
    """A discount: an amount or a share."""

    amount_ore: PositiveOre = 0
    share_bp: Annotated[int, Field(ge=0, le=10 * WHOLE_BP)] = 0
    reason: Note = ""

    def discount(self) -> Discount:
        """Return it as the trade knows it."""
        return Discount(self.amount_ore, self.share_bp, self.reason)


class TenderShape(Shape):
    """A tender."""

    kind: Literal[
        "cash", "debit_card", "credit_card", "vipps", "gift_card", "store_credit", "deposit_slip", "invoice"
    ]
    amount_ore: Ore = 0
    reference: Annotated[str, Field(max_length=100)] = ""
    integrated: bool = False
    account: Annotated[str, Field(max_length=35)] = ""

    def tender(self) -> Tender:
        """Return it as the trade knows it."""
        return Tender(TenderKind(self.kind), self.amount_ore, self.reference, self.integrated, self.account)


Tenders = Annotated[list[TenderShape], Field(max_length=20)]


class WayShape(Shape):
    """Which way a receipt goes, and where to."""

    way: Literal["paper", "email", "link"] = "paper"
    email: Annotated[str, Field(max_length=254)] = ""

    def receipt_way(self) -> ReceiptWay:
        """Return the way as the till knows it."""
        return ReceiptWay(self.way)


class CompletionShape(WayShape):
    """How the open sale is completed."""

    tenders: Tenders
    tip_ore: PositiveOre = 0
    receipt_declined: bool = False
    buyer: Annotated[str, Field(max_length=100)] = ""


class ItemShape(Shape):
    """An article of a sale made in one go."""

    code: Code
    quantity_milli: Milli = ONE_MILLI
    price_ore: PositiveOre | None = None

    def item(self) -> Item:
        """Return it as the till knows it."""
        return Item(self.code, self.quantity_milli, self.price_ore)


class SaleShape(Shape):
    """A whole sale in one request."""

    items: Annotated[list[ItemShape], Field(min_length=1, max_length=500)]
    tenders: Tenders
    serving: Literal["take_away", "eat_in"] = "take_away"
    discount: DiscountShape | None = None
    tip_ore: PositiveOre = 0
    receipt_declined: bool = False
    buyer: Annotated[str, Field(max_length=100)] = ""
    age_confirmed: bool = False
    coupon: Annotated[str, Field(max_length=40)] = ""


class PriceCheckShape(Shape):
    """What to look up."""

    code: Code


class CopyShape(WayShape):
    """Which receipt to copy."""

    receipt: Number
    series: ReceiptSeries = "sales"


class ReasonShape(Shape):
    """Why."""

    reason: Note


class PayInShape(Shape):
    """Money into the drawer."""

    amount_ore: PositiveOre
    reason: Note
    type: Literal["change", "owner", "other"] = "other"


class PayOutShape(Shape):
    """Money out of the drawer."""

    amount_ore: PositiveOre
    reason: Note
    type: Literal["bank", "expense", "owner", "deposit_refund", "tips", "other"] = "other"


class GiftCardShape(Shape):
    """A gift card to sell or top up."""

    account: Annotated[str, Field(min_length=1, max_length=35)]
    amount_ore: PositiveOre
    tenders: Tenders
    top_up: bool = False


class TrainingShape(Shape):
    """Training on or off."""

    on: bool


class CountShape(Shape):
    """What was counted."""

    counted_ore: PositiveOre | None = None
    denominations: dict[
        Literal["100000", "50000", "20000", "10000", "5000", "2000", "1000", "500", "100"],
        Annotated[int, Field(ge=0, le=100_000)],
    ] = {}
    explanation: Annotated[str, Field(max_length=500)] = ""

    def pieces(self) -> dict[str, int]:
        """Return the pieces of each denomination there is any of."""
        return {str(value): pieces for value, pieces in self.denominations.items() if pieces}


class BeltShape(CountShape):
    """What was counted of one operator's own."""

    operator: Annotated[str, Field(min_length=1, max_length=35)]

    def belt(self) -> BeltCount:
        """Return it as the till knows it."""
        return BeltCount(self.operator, self.counted_ore, self.pieces(), self.explanation)


class TerminalShape(Shape):
    """What a terminal's own report says; null when it was not taken."""

    tender: Literal["debit_card", "credit_card", "vipps"]
    terminal_ore: Ore | None = None
    explanation: Annotated[str, Field(max_length=500)] = ""

    def terminal(self) -> TerminalTold:
        """Return it as the till knows it."""
        return TerminalTold(TenderKind(self.tender), self.terminal_ore, self.explanation)


class CloseShape(CountShape):
    """What was counted, in the drawer or in each operator's belt, and what the terminals say."""

    belts: Annotated[list[BeltShape], Field(max_length=200)] = []
    terminals: Annotated[list[TerminalShape], Field(max_length=20)] = []
    prints_cash_report: bool = True

    def close(self) -> CloseDay:
        """Return it as the till knows it."""
        belts = tuple(belt.belt() for belt in self.belts)
        terminals = tuple(terminal.terminal() for terminal in self.terminals)
        return CloseDay(
            self.counted_ore, self.pieces(), self.explanation, belts, terminals, self.prints_cash_report
        )


class ExtractShape(Shape):
    """Which part of the journal to print."""

    from_entry: Number
    to_entry: Number


class SettleShape(Shape):
    """What became of a document in doubt."""

    came_out: bool


class PrinterShape(Shape):
    """Which printer documents go to: a name; empty for the register's own."""

    printer: Annotated[str, Field(max_length=100)]


class ArticleShape(Shape):
    """An article as it is to be; its number is in the address."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    group: Annotated[str, Field(min_length=1, max_length=35)]
    vat_code: Annotated[str, Field(min_length=1, max_length=20)]
    price_ore: PositiveOre | None = None
    vat_code_eat_in: Annotated[str, Field(max_length=20)] | None = None
    unit: Annotated[str, Field(min_length=1, max_length=10)] = "stk"
    gtins: Annotated[list[Annotated[str, Field(max_length=14)]], Field(max_length=20)] = []
    deposit: Annotated[str, Field(max_length=35)] | None = None
    is_deposit: bool = False
    discountable: bool = True
    age_limit: Annotated[int, Field(ge=1, le=120)] | None = None
    button_colour: Annotated[str, Field(pattern=r"^(#[0-9a-f]{6})?$")] = ""
    favourite: bool = False
    restriction: Literal["none", "beer_shop", "alcohol_served", "tobacco", "energy_drink"] = "none"
    stock_kept: bool = False
    stock_minimum_milli: StockLimit | None = None
    stock_maximum_milli: StockLimit | None = None

    def article(self, number: str) -> Article:
        """Return it as the trade knows it."""
        return msgspec.convert({**self.model_dump(), "number": number}, Article)


class HoursShape(Shape):
    """From and until, `hh:mm` on Norwegian clocks."""

    opens: Annotated[str, Field(pattern=CLOCK)]
    closes: Annotated[str, Field(pattern=CLOCK)]

    def hours(self) -> Hours:
        """Return them as the trade knows them."""
        return Hours(time.fromisoformat(self.opens), time.fromisoformat(self.closes))


class SaleHoursShape(Shape):
    """The hours of a place; what is left out has no sale, or no stated hours."""

    weekday: HoursShape
    short_day: HoursShape | None = None
    serving: HoursShape | None = None
    serving_weekend: HoursShape | None = None

    def hours(self) -> SaleHours:
        """Return them as the trade knows them."""
        return SaleHours(
            self.weekday.hours(),
            None if self.short_day is None else self.short_day.hours(),
            None if self.serving is None else self.serving.hours(),
            None if self.serving_weekend is None else self.serving_weekend.hours(),
        )
