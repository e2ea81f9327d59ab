"""
The nouns of ringing up: what is put in the basket, changed, taken back or put aside.

Each noun is one sentence after a time; its `form` is the grammar (see README.md). A line number counts
the lines from the top, as the screen or the receipt shows them, deposits too.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from lab.day.statement import Statement
from lab.language.kinds import KRONER, Code, Grams, Gtin, Kind, Kroner, Milli, Text, Whole, one_of, one_word
from lab.language.reading import Reading
from lab.language.words import Word


class Serving(StrEnum):
    """Where the food is eaten, which decides its VAT (law.md 3.1)."""

    EAT_IN = "eat in"
    TAKE_AWAY = "take away"


@dataclass(frozen=True, kw_only=True)
class Discount:
    """
    A discount as it is asked for: an amount or a share, never both.

    Attributes:
        amount_ore: Øre off; 0 when a share is meant.
        share_bp: Share off in basis points; 0 when an amount is meant.
    """

    amount_ore: int = 0
    share_bp: int = 0


def _read_kroner_off(reading: Reading) -> Discount:
    amount_ore = KRONER.read(reading)
    reading.keywords("kr")
    return Discount(amount_ore=amount_ore)


def _read_share_off(reading: Reading) -> Discount:
    share_bp = _SHARE.read(reading)
    reading.keywords("%")
    return Discount(share_bp=share_bp)


def _fits_share(word: Word) -> int | None:
    match = None if word.quoted else _PER_CENT.fullmatch(word.text)
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else None


def _write_discount(discount: Discount) -> str:
    if not discount.share_bp:
        return f"{KRONER.write(discount.amount_ore)} kr"
    whole, parts = divmod(discount.share_bp, 100)
    return f"{whole}{f'.{parts:02d}' if parts else ''} %"


_PER_CENT = re.compile(r"(\d{1,6})(?:\.(\d{1,2}))?", re.ASCII)
_SHARE = one_word("a number of per cent", _fits_share)
_SOLD = "[x <quantity_milli>] [weighing <weight_grams>] [at <unit_price_ore>] [age-checked]"

ServingWord = Annotated[Serving, one_of({serving.value: serving for serving in Serving})]
DiscountWords = Annotated[
    Discount,
    Kind(lambda reading: reading.try_to(_read_kroner_off) or _read_share_off(reading), _write_discount),
]


@dataclass(frozen=True, kw_only=True)
class Sold(Statement):
    """
    Something put in the basket.

    Attributes:
        quantity_milli: How many, in thousandths.
        weight_grams: What the scale says; None for what is counted.
        unit_price_ore: The price keyed in for an open-price article.
        age_checked: The buyer is old enough, and somebody has looked.
    """

    quantity_milli: Milli = 1000
    weight_grams: Grams | None = None
    unit_price_ore: Kroner | None = None
    age_checked: bool = False


@dataclass(frozen=True, kw_only=True)
class Scan(Sold):
    """A barcode is scanned."""

    form: ClassVar[str] = f"scan <gtin> {_SOLD}"
    gtin: Gtin


@dataclass(frozen=True, kw_only=True)
class Sell(Sold):
    """An article is keyed in or its button is pressed."""

    form: ClassVar[str] = f"sell <article> {_SOLD}"
    article: Code


@dataclass(frozen=True, kw_only=True)
class ServeSale(Statement):
    """The whole sale is to be eaten here, or taken away."""

    form: ClassVar[str] = "sale is <serving>"
    serving: ServingWord


@dataclass(frozen=True, kw_only=True)
class ReduceLine(Statement):
    """Less is left of a line: a correction (KSF-2-8-2-s)."""

    form: ClassVar[str] = "reduce line <line_number> to <quantity_milli>"
    line_number: Whole
    quantity_milli: Milli


@dataclass(frozen=True, kw_only=True)
class RemoveLine(Statement):
    """A line is removed before the sale is completed."""

    form: ClassVar[str] = "remove line <line_number>"
    line_number: Whole


@dataclass(frozen=True, kw_only=True)
class DiscountLine(Statement):
    """A discount on one line, given by hand."""

    form: ClassVar[str] = "discount line <line_number> <discount> [because <reason>]"
    line_number: Whole
    discount: DiscountWords
    reason: Text | None = None


@dataclass(frozen=True, kw_only=True)
class DiscountSale(Statement):
    """A discount on the sale as it stands, given by hand."""

    form: ClassVar[str] = "discount sale <discount> [because <reason>]"
    discount: DiscountWords
    reason: Text | None = None


@dataclass(frozen=True, kw_only=True)
class CheckPrice(Statement):
    """Somebody asks what an article costs."""

    form: ClassVar[str] = "price check <article>"
    article: Code


@dataclass(frozen=True, kw_only=True)
class ScanPrice(Statement):
    """Somebody scans an article to see what it costs."""

    form: ClassVar[str] = "price check scan <gtin>"
    gtin: Gtin


@dataclass(frozen=True, kw_only=True)
class Park(Statement):
    """The sale is put aside under a name: a customer, a table."""

    form: ClassVar[str] = "park as <name>"
    name: Text


@dataclass(frozen=True, kw_only=True)
class Resume(Statement):
    """A parked sale is taken up again."""

    form: ClassVar[str] = "resume <name>"
    name: Text


@dataclass(frozen=True, kw_only=True)
class Abort(Statement):
    """The sale is given up."""

    form: ClassVar[str] = "abort"


@dataclass(frozen=True, kw_only=True)
class ReturnLine(Statement):
    """
    Goods of one receipt line come back into the basket.

    Attributes:
        line_number: The line of that receipt.
        quantity_milli: How many; None for all that is left of the line.
        receipt_number: The sales receipt.
        sold_at: Register that printed it; None for this one.
        reason: Why (BFF-5-3-7).
    """

    form: ClassVar[str] = (
        "return line <line_number> [x <quantity_milli>] of receipt <receipt_number> "
        "[from register <sold_at>] because <reason>"
    )
    line_number: Whole
    quantity_milli: Milli | None = None
    receipt_number: Whole
    sold_at: Code | None = None
    reason: Text


@dataclass(frozen=True, kw_only=True)
class ReturnReceipt(Statement):
    """Everything on a receipt comes back into the basket."""

    form: ClassVar[str] = "return all of receipt <receipt_number> [from register <sold_at>] because <reason>"
    receipt_number: Whole
    sold_at: Code | None = None
    reason: Text


@dataclass(frozen=True, kw_only=True)
class LayCoupon(Statement):
    """A coupon is laid in the basket: the discount over the whole sale."""

    form: ClassVar[str] = "lay coupon <code>"
    code: Code


BASKET: tuple[type[Statement], ...] = (
    Scan, Sell, ServeSale, ReduceLine, RemoveLine, DiscountLine, DiscountSale,
    CheckPrice, ScanPrice, Park, Resume, Abort, ReturnLine, ReturnReceipt, LayCoupon,
)  # fmt: skip
