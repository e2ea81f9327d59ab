"""
GS1 element strings: an article, and what the package weighs or costs, in DataBar, GS1-128 and 2D codes.

    01 97038010001102 3103 000350 3922 4200     GTIN, 0.350 kg, 42.00

Fields of a known length follow each other; others end with a separator (FNC1, sent as GS), or with the code.
What is behind a field that nobody knows is not read, for it may be of any length. Many scanners lose the
separators: what comes after is lost with them, and a price of more than six digits is taken for a price with
something behind it, and is not read.

Source: GS1 General Specifications, 3.2 to 3.7.
"""

import re
from typing import Final

import msgspec

from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.scale_label import LabelRead

SEPARATOR: Final = "\x1d"
KRONER: Final = "578"
"""Norwegian kroner (ISO 4217)."""

_GRAM_DECIMALS: Final = 3
_ORE_DECIMALS: Final = 2
_CURRENCY_DIGITS: Final = 3

_FIXED: Final = re.compile(
    r"""(?P<ai>(?P<gtin>01)(?=\d{14})|(?P<weight>310)(?P<weight_decimals>[0-5])(?=\d{6})
    |1[1-7](?=\d{6})|20(?=\d{2}))""",
    re.VERBOSE | re.ASCII,
)
_LENGTHS: Final = {"01": 14, "20": 2}
_LENGTH: Final = 6
_ENDED: Final = re.compile(
    rf"""(?:(?P<price>392)(?P<price_decimals>\d)(?P<price_value>\d{{1,6}})
    |(?P<money>393)(?P<money_decimals>\d)(?P<money_value>\d{{4,9}})
    |(?:30|37)\d{{1,8}}|(?:10|21)[^{SEPARATOR}]{{1,20}})(?:{SEPARATOR}|$)""",
    re.VERBOSE | re.ASCII,
)


class Elements(msgspec.Struct, frozen=True):
    """
    What an element string says.

    Attributes:
        gtin: The article; empty where it names none.
        weight_g: Net weight in grams; None where it says none.
        price_ore: What the package costs with VAT, in kroner; None where it says none.
    """

    gtin: str = ""
    weight_g: int | None = None
    price_ore: int | None = None

    @property
    def label(self) -> LabelRead | None:
        """
        What it says of the package, as the label of a scale would; None where it says nothing.

        A price counts before a weight: it is what the customer has read.
        """
        if self.price_ore is not None:
            return LabelRead(self.gtin, self.gtin, "price", self.price_ore)
        if self.weight_g is not None:
            return LabelRead(self.gtin, self.gtin, "weight", self.weight_g)
        return None


def read_elements(text: str) -> Elements:
    r"""
    Return what an element string says; of what is none, nothing.

    Example:
        >>> read_elements("019703801000110231030003503922" + "4200")
        Elements(gtin='97038010001102', weight_g=350, price_ore=4200)
        >>> read_elements("0197038010001102" + "10L26A" + "\x1d" + "3102000123").weight_g
        1230
    """
    said, place = Elements(), 0
    while place < len(text):
        if text[place] == SEPARATOR:
            place += 1
        elif fixed := _FIXED.match(text, place):
            length = _LENGTHS.get(fixed["ai"], _LENGTH)
            value = text[fixed.end() : fixed.end() + length]
            place = fixed.end() + length
            if fixed["gtin"] and not said.gtin:
                said = msgspec.structs.replace(said, gtin=value)
            elif fixed["weight"]:
                said = msgspec.structs.replace(
                    said, weight_g=_scaled(value, fixed["weight_decimals"], _GRAM_DECIMALS)
                )
        elif ended := _ENDED.match(text, place):
            place, said = ended.end(), _with_ended(said, ended)
        else:
            break
    return said


def _with_ended(said: Elements, field: "re.Match[str]") -> Elements:
    """Add what a field says that ends with a separator."""
    if field["price"]:
        price_ore = _scaled(field["price_value"], field["price_decimals"], _ORE_DECIMALS)
        return msgspec.structs.replace(said, price_ore=price_ore)
    if field["money"] and field["money_value"].startswith(KRONER):
        value = field["money_value"][_CURRENCY_DIGITS:]
        price_ore = _scaled(value, field["money_decimals"], _ORE_DECIMALS)
        return msgspec.structs.replace(said, price_ore=price_ore)
    return said


def _scaled(value: str, decimals: str, wanted: int) -> int:
    """Return a number with so many decimals as a whole number of a smaller unit."""
    more = wanted - int(decimals)
    return int(value) * 10**more if more >= 0 else divide_half_away(int(value), 10**-more)
