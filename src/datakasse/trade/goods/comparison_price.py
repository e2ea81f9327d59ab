"""
What a kilo or a litre costs, so that goods of different sizes can be compared.

The size stands in the article's name ("Lettmelk 0,5 l"). Where the name holds another number as well, nobody
knows by reading which one is the size ("Kesam 1 % 300 g"), and then there is no comparison price. Nor is
there one of a pack ("Sixpack 0,5 l"), nor where a dot may part thousands as well as decimals ("1.000 g").
"""

import re
from typing import Final

import msgspec

from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.article import Article

_SIZE = re.compile(
    r"(?<![\d.,-])(\d{1,6})(?:,(\d{1,3})|\.(\d{1,2}))?\s?(kg|g|l|dl|cl|ml)\b", re.IGNORECASE | re.ASCII
)
_PACK = re.compile(r"pakk|pack", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_PARTS: Final = {"kg": 1000, "g": 1, "l": 1000, "dl": 100, "cl": 10, "ml": 1}
"""Grams or millilitres in each unit."""
_WHOLE: Final = {"kg": "kg", "g": "kg", "l": "l", "dl": "l", "cl": "l", "ml": "l"}
_MILLI: Final = 1000


class ComparisonPrice(msgspec.Struct, frozen=True):
    """What one unit costs with VAT: øre, and "kg" or "l"."""

    price_ore: int
    unit: str


def comparison_price(article: Article) -> ComparisonPrice | None:
    """
    Return what a kilo or a litre of an article costs; None where its size is not known.

    Example:
        >>> comparison_price(Article("1", "Lettmelk 0,5 l", "A", "31", 12_90))
        ComparisonPrice(price_ore=2580, unit='l')
        >>> comparison_price(Article("2", "Smågodt", "A", "31", 1_99, unit="g"))
        ComparisonPrice(price_ore=199000, unit='kg')
        >>> comparison_price(Article("3", "Kesam 1 % 300 g", "A", "31", 29_90)) is None
        True
    """
    if article.price_ore is None:
        return None
    if article.unit in _PARTS:
        return ComparisonPrice(article.price_ore * _MILLI // _PARTS[article.unit], _WHOLE[article.unit])
    found = _SIZE.search(article.name)
    if article.unit != "stk" or found is None or _PACK.search(article.name):
        return None
    if len(_NUMBER.findall(article.name)) != 1:
        return None
    whole, decimals, unit = found[1], found[2] or found[3] or "", found[4].lower()
    size_milli = int(whole + decimals.ljust(3, "0")) * _PARTS[unit]
    if size_milli == 0:
        return None
    return ComparisonPrice(divide_half_away(article.price_ore * _MILLI * _MILLI, size_milli), _WHOLE[unit])
