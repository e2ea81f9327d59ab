"""
Read what was written of sales in SAF-T Cash Register, to hold it against what it was written from.

It reads the text of one `cashtransaction` as `cash_sales.py` writes it, sums the lines and the rows that
stand after them, and shares nothing with the writer but the names of the elements. What is void or training
is no sale, and neither is what has no lines.

Many sales are summed at once: the same amounts come again and again, so each is counted before it is read.

Law: SAFT-9, SAFT-10.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from datakasse.bookkeeping.agree import Sold, vat_key
from datakasse.journal.entry import Record
from datakasse.saft.cash.codes import TENDER_CODES
from datakasse.saft.cash.prints import Prints
from datakasse.saft.cash.sales import transactions
from datakasse.saft.periods import Periods
from datakasse.saft.series import series_of
from datakasse.saft.text import read_ore
from datakasse.trade.shop.shop import Register

_UNCOUNTED: Final = (0, 0, 0, 0)
_OPENING: Final = "<cashtransaction><nr>"
_LAST_LINE: Final = "</ctLine>"
_SIGNATURE: Final = "<signature>"
_IS_SALE: Final = "<voidTransaction>false</voidTransaction><trainingID>false</trainingID></cashtransaction>"
_ENDINGS: Final = (_IS_SALE + "\n", _IS_SALE)
"""How a `cashtransaction` ends that is neither void nor training."""

_LINE_GROSS: Final = re.compile(r"<lineAmntIn>(-?\d++\.\d\d)</lineAmntIn>")
_VAT: Final = re.compile(
    r"<vat><vatCode>([^<]*+)</vatCode><vatPerc>(\d++\.\d\d)</vatPerc><vatAmnt>(-?\d++\.\d\d)</vatAmnt>"
    r"<vatAmntTp>[CD]</vatAmntTp><vatBasAmnt>(-?\d++\.\d\d)</vatBasAmnt></vat>"
)
_TIP: Final = re.compile(r"<raiseAmnt>(-?\d++\.\d\d)</raiseAmnt>")
_ROUNDING: Final = re.compile(r"<roundingAmnt>(-?\d++\.\d\d)</roundingAmnt>")
_PAID: Final = re.compile(r"<paymentType>([^<]*+)</paymentType><paidAmnt>(-?\d++\.\d\d)</paidAmnt>")
_KINDS: Final = {code.code: str(kind) for kind, code in TENDER_CODES.items()}


OF_LINES: Final = "lines"
"""What stands before a VAT code whose lines do not say what the sale says."""


class ReadSale(msgspec.Struct, frozen=True):
    """
    A sale as it stands in the file.

    Attributes:
        number: Its number (`nr`).
        lines: The text up to its last line.
        rows: The text of what stands after them, up to the signature.
    """

    number: int
    lines: str
    rows: str


class _Groups(dict[str, str]):
    """Every group under its own code: what it is called does not change what it comes to."""

    def __missing__(self, group: str) -> str:
        self[group] = group
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
    begins = len(_OPENING)
    number = text[begins : text.find("<", begins)]
    if not text.startswith(_OPENING) or not number.isdecimal():
        raise ValueError("this is no cash transaction")
    lines, found, rest = text.rpartition(_LAST_LINE)
    if not found or not rest.endswith(_ENDINGS):
        return None
    return ReadSale(int(number), lines, rest.partition(_SIGNATURE)[0])


def add_sales(sold: Sold, sales: Sequence[ReadSale]) -> None:
    """
    Add sales as they were written: the lines make the sum, the rows after them the rest.

    The VAT of the lines must be that of the rows; where it is not, what the lines say too much or too little
    stands under a name of its own, so that nothing agrees with it.
    """
    lines, rows = "".join([sale.lines for sale in sales]), "".join([sale.rows for sale in sales])
    for amount, times in Counter(_LINE_GROSS.findall(lines)).items():
        sold.gross_ore += times * read_ore(amount)
    net_ore, vat_ore = _vat_in(rows)
    sold.net_ore.update(net_ore)
    sold.vat_ore.update(vat_ore)
    for of_rows, of_lines, sums in zip(
        (net_ore, vat_ore), _vat_in(lines), (sold.net_ore, sold.vat_ore), strict=True
    ):
        of_lines.subtract(of_rows)
        sums.update({f"{OF_LINES} {key}": amount_ore for key, amount_ore in of_lines.items() if amount_ore})
    for amount, times in Counter(_TIP.findall(rows)).items():
        sold.tips_ore += times * read_ore(amount)
    for amount, times in Counter(_ROUNDING.findall(rows)).items():
        sold.rounding_ore += times * read_ore(amount)
    for (tender, paid), times in Counter(_PAID.findall(rows)).items():
        kind: str = _KINDS.get(tender) or tender
        sold.tenders_ore[kind] += times * read_ore(paid)


def _vat_in(text: str) -> "tuple[Counter[str], Counter[str]]":
    """Return VAT code and rate → basis, and → VAT, of a text with nothing but lines, or nothing but rows."""
    net_ore: Counter[str] = Counter()
    vat_ore: Counter[str] = Counter()
    for (code, rate, vat, net), times in Counter(_VAT.findall(text)).items():
        key = vat_key(code, read_ore(rate))
        net_ore[key] += times * read_ore(net)
        vat_ore[key] += times * read_ore(vat)
    return net_ore, vat_ore
