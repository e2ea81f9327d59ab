"""
Read what was written of sales in SAF-T Cash Register, to hold it against what it was written from.

It reads the text of one `cashtransaction` as `cash_sales.py` writes it, sums the lines and the rows that
stand after them, and shares nothing with the writer but the names of the elements. What is void or training
is no sale, and neither is what has no lines.

Law: SAFT-9, SAFT-10.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from datakasse.bookkeeping.agree import Sold, vat_key
from datakasse.journal.entry import Record
from datakasse.saft.cash_sales import transactions
from datakasse.saft.codes import TENDER_CODES
from datakasse.saft.periods import Periods
from datakasse.saft.prints import Prints
from datakasse.saft.series import series_of
from datakasse.trade.shop import Register

_UNCOUNTED: Final = (0, 0, 0, 0)
_NUMBER: Final = re.compile(r"<cashtransaction><nr>(\d+)</nr>")
_LINE_GROSS: Final = re.compile(r"<lineAmntIn>(-?)(\d+)\.(\d\d)</lineAmntIn>")
_ROW: Final = re.compile(
    r"<vat><vatCode>([^<]*)</vatCode><vatPerc>([\d.]+)</vatPerc><vatAmnt>(-?[\d.]+)</vatAmnt>"
    r"<vatAmntTp>[CD]</vatAmntTp><vatBasAmnt>(-?[\d.]+)</vatBasAmnt></vat>"
    r"|<raiseAmnt>(-?[\d.]+)</raiseAmnt>"
    r"|<roundingAmnt>(-?[\d.]+)</roundingAmnt>"
    r"|<paymentType>([^<]*)</paymentType><paidAmnt>(-?[\d.]+)</paidAmnt>"
)
_LAST_LINE: Final = "</ctLine>"
_NO_SALE: Final = ("<voidTransaction>true</voidTransaction>", "<trainingID>true</trainingID>")
_KINDS: Final = {code.code: str(kind) for kind, code in TENDER_CODES.items()}


class ReadSale(msgspec.Struct, frozen=True):
    """A sale as it stands in the file, by its number (`nr`)."""

    number: int
    text: str


class _Groups(dict[str, str]):
    """Every group under its own code: what it is called does not change what it comes to."""

    def __missing__(self, group: str) -> str:
        return group


class _Uncounted(Prints):
    """No prints: how often a receipt was printed does not change what it comes to."""

    def __init__(self) -> None:
        super().__init__(0, -1)

    def of(self, transaction: int) -> tuple[int, int, int, int]:
        """Return none."""
        del transaction
        return _UNCOUNTED


def sales_as_written(records: Iterable[Record], register: Register) -> Iterator[ReadSale]:
    """
    Yield the sales among a register's records as the file tells them.

    Args:
        records: By number; each is written as it comes.
        register: Whose they are.
    """
    written = transactions(
        records, series=series_of(register), prints=_Uncounted(), groups=_Groups(), periods=Periods(())
    )
    for text in written:
        sale = read_sale(text)
        if sale is not None:
            yield sale


def read_sale(text: str) -> ReadSale | None:
    """
    Return the sale that a `cashtransaction` tells of; None when it is none.

    Raises:
        ValueError: The text is no `cashtransaction`.
    """
    found = _NUMBER.match(text)
    if found is None:
        raise ValueError("this is no cash transaction")
    if _LAST_LINE not in text or any(mark in text for mark in _NO_SALE):
        return None
    return ReadSale(int(found[1]), text)


def add_sale(sold: Sold, sale: ReadSale) -> None:
    """Add a sale as it was written: the lines make the sum, the rows after them the rest."""
    lines, _, rows = sale.text.rpartition(_LAST_LINE)
    for sign, kroner, ore in _LINE_GROSS.findall(lines):
        amount_ore = int(kroner + ore)
        sold.gross_ore += -amount_ore if sign else amount_ore
    for code, rate, vat, net, tip, rounding, tender, paid in _ROW.findall(rows):
        if code:
            key = vat_key(code, read_ore(rate))
            sold.vat_ore[key] += read_ore(vat)
            sold.net_ore[key] += read_ore(net)
        elif tender:
            kind: str = _KINDS.get(tender) or tender
            sold.tenders_ore[kind] += read_ore(paid)
        elif rounding:
            sold.rounding_ore += read_ore(rounding)
        else:
            sold.tips_ore += read_ore(tip)


def read_ore(text: str) -> int:
    """
    Return an amount of the file in øre: two decimals, perhaps a minus.

    Example:
        >>> read_ore("-16.40"), read_ore("0.05")
        (-1640, 5)
    """
    return int(text.replace(".", ""))
