"""What the figures in a list of articles say: amounts and quantities, however the list writes them."""

import re
from collections.abc import Iterable
from decimal import Decimal

from datakasse.trade.quantity import ONE_MILLI


def ore_of(text: str, decimal: str) -> int | None:
    """
    Return an amount in øre; None when it is none.

    Example:
        >>> ore_of("1 234,50", ","), ore_of("kr 1,234.50", "."), ore_of("12.5000", "."), ore_of("-1", ",")
        (123450, 123450, 1250, None)
    """
    bare = re.sub(r"(?i)kr\.?|nok|,-$|\s", "", text)
    other = "." if decimal == "," else ","
    if decimal not in bare and re.search(rf"\{other}\d{{1,2}}$", bare):
        decimal, other = other, decimal
    bare = bare.replace(other, "").replace(decimal, ".")
    if not re.fullmatch(r"\d{1,9}(\.\d*)?", bare):
        return None
    ore = Decimal(bare) * 100
    return int(ore) if ore == ore.to_integral_value() else None


def decimal_sign(prices: Iterable[str]) -> str:
    """Return the decimal sign of a list: the one that stands before one or two last digits more often."""
    texts = [re.sub(r"[^\d.,]", "", price) for price in prices]
    commas = sum(bool(re.search(r",\d{1,2}$", text)) for text in texts)
    points = sum(bool(re.search(r"\.\d{1,2}$", text)) for text in texts)
    return "," if commas > points else "."


def milli_of(text: str) -> int | None:
    """Return a quantity in thousandths; None when it is none, or more exact than is counted."""
    bare = re.sub(r"\s", "", text).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,3})?", bare):
        return None
    return int(Decimal(bare) * ONE_MILLI)
