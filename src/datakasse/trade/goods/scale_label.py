"""
Labels from the shop's own scales: an EAN-13 that holds an article and what the package costs or weighs.

    2312345007503     23 · 12345 · 00750 · 3     prefix, item, value, check digit

GS1 leaves the prefixes 20 to 29 to each country and each shop, so that a shop describes its labels itself:
`ScaleLabel`, one a prefix. A label that says a price says it with VAT. A digit between item and value is a
check digit of the label's own; the last digit covers it too, and it is not read.

Decision: 0024-a-price-on-a-label-is-one-piece.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from datakasse.trade.check_digit import gtin_check_digit, is_gtin

_LENGTH: Final = 13
_DIGITS: Final = _LENGTH - 1
_DECIMALS_MAX: Final = 3
_PREFIX: Final = re.compile(r"2\d{1,3}", re.ASCII)

Says = Literal["price", "weight", "count"]


class ScaleLabel(msgspec.Struct, frozen=True):
    """
    How labels with a prefix are read.

    Attributes:
        prefix: What they begin with: 20 to 29, or up to two digits more.
        says: Whether the value is a price, a weight in kilos or a number of pieces.
        item_digits: How many digits name the article.
        value_digits: How many digits before the last are the value.
        decimals: How many of those are decimals of a krone or a kilo.
    """

    prefix: str
    says: Says
    item_digits: int = 5
    value_digits: int = 5
    decimals: int = 2

    @property
    def is_sound(self) -> bool:
        """Whether an EAN-13 can be read so."""
        left = _DIGITS - len(self.prefix) - self.item_digits - self.value_digits
        return (
            _PREFIX.fullmatch(self.prefix) is not None
            and self.item_digits > 0
            and self.value_digits > 0
            and left in {0, 1}
            and 0 <= self.decimals <= _decimals_max(self.says)
        )


class LabelRead(msgspec.Struct, frozen=True):
    """
    What a label says.

    Attributes:
        item: The digits that name the article.
        base_code: The code with nothing for a value: how the article may be entered as a barcode.
        says: What the amount is.
        amount: Øre, grams, or thousandths of a piece.
    """

    item: str
    base_code: str
    says: Says
    amount: int


def read_label(code: str, labels: Iterable[ScaleLabel]) -> LabelRead | None:
    """
    Return what the label of a scale says; None where a code is no label of the shop's.

    Example:
        >>> weight = ScaleLabel("23", "weight", decimals=3)
        >>> read_label("2312345007506", [weight]).amount
        750
    """
    if len(code) != _LENGTH or not is_gtin(code):
        return None
    fitting = [label for label in labels if code.startswith(label.prefix)]
    if not fitting:
        return None
    label = max(fitting, key=lambda label: len(label.prefix))
    item_at = len(label.prefix)
    value_at = _DIGITS - label.value_digits
    base = f"{code[: item_at + label.item_digits]}".ljust(_DIGITS, "0")
    return LabelRead(
        item=code[item_at : item_at + label.item_digits],
        base_code=base + gtin_check_digit(base),
        says=label.says,
        amount=int(code[value_at:_DIGITS]) * 10 ** (_decimals_max(label.says) - label.decimals)
        if label.says != "count"
        else int(code[value_at:_DIGITS]) * 1000,
    )


def _decimals_max(says: Says) -> int:
    """Return how many decimals what a label says can have: øre, grams, none of a piece."""
    return {"price": 2, "weight": _DECIMALS_MAX, "count": 0}[says]
