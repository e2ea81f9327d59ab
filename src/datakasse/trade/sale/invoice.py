"""
An invoice for what a customer has bought on account, and the credit note for what came back of it.

    lines of credit sales ─▶ InvoiceLine ─▶ one TaxRow for each category and rate ─▶ what is to be paid

An invoice sells nothing: the sale was finished, and booked, at the till. So amounts and VAT are those of the
sales to the øre, with VAT as each line was rounded. The European rule takes VAT of the sum of each rate and
lets it be less than a krone off (BR-S-09); an invoice that would be more than that off is refused.

Law: BFL § 10, BFF § 5-1-1 to 5-1-3; mval. § 15-10; EN 16931; integrations.md 6.1.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.errors.customers.invoices import InvoiceVatApart
from datakasse.trade.amount import divide_half_away, kroner_text
from datakasse.trade.check_digit import kid_check_digit
from datakasse.trade.people.customer import BilledAs
from datakasse.trade.sale.sale import SaleLine
from datakasse.trade.shop.shop import Company
from datakasse.trade.vat import WHOLE_BP

VAT_APART_LIMIT_ORE: Final = 100
"""From this difference on, the European rule takes VAT for wrong (BR-S-09)."""
NUMBER_MAX: Final = 999_999_999
_PRICE_DECIMALS: Final = 1_000_000
_MILLI: Final = 1_000
_ORE: Final = 100


class TaxCategory(StrEnum):
    """What an invoice calls a kind of VAT (UNCL5305)."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE = "AE"
    EXPORT = "G"
    OUTSIDE = "O"


_CATEGORIES: Final = {
    "5": TaxCategory.ZERO,
    "51": TaxCategory.REVERSE,
    "52": TaxCategory.EXPORT,
    "6": TaxCategory.EXEMPT,
    "7": TaxCategory.EXEMPT,
    "0": TaxCategory.EXEMPT,
}
"""
SAF-T's standard code without VAT → category. `O` may stand beside no other category (BR-O-12), so what is
outside the Act is `E` on the invoice of a shop that is registered; all is `O` on that of one that is not.
"""


def category_of(standard_code: str, *, vat_registered: bool) -> TaxCategory:
    """
    Return the category of a standard code.

    Example:
        >>> [category_of(code, vat_registered=True).value for code in ("3", "31", "5", "6", "52")]
        ['S', 'S', 'Z', 'E', 'G']
        >>> category_of("3", vat_registered=False).value
        'O'
    """
    if not vat_registered:
        return TaxCategory.OUTSIDE
    return _CATEGORIES.get(standard_code, TaxCategory.STANDARD)


def kid_of(number: int) -> str:
    """
    Return the customer identification (KID) of an invoice: its number, and a check digit of MOD 10.

    Example:
        >>> kid_of(10001)
        '100016'
    """
    return f"{number}{kid_check_digit(str(number))}"


class InvoiceLine(msgspec.Struct, frozen=True):
    """
    A line of an invoice: a line of a sale.

    Attributes:
        article: Article number.
        name: What the article was called when it was sold.
        quantity_milli: Thousandths; below zero where it takes away from the document's sum.
        unit: What the quantity counts.
        category: The kind of VAT.
        rate_bp: Its rate.
        net_ore: Without VAT.
        vat_ore: VAT, as it was rounded when it was sold.
        note: Which receipt it stands on.
    """

    article: str
    name: str
    quantity_milli: int
    unit: str
    category: TaxCategory
    rate_bp: int
    net_ore: int
    vat_ore: int
    note: str

    @property
    def unit_price(self) -> str:
        """
        Price of one unit without VAT, in kroner with as many decimals as it needs, at most six.

        Example:
            >>> line = InvoiceLine("1", "Kaffe", 3000, "stk", TaxCategory.STANDARD, 2500, 10000, 2500, "")
            >>> line.unit_price
            '33.333333'
        """
        if not self.quantity_milli:
            return "0"
        over, under = abs(self.net_ore) * _MILLI * (_PRICE_DECIMALS // _ORE), abs(self.quantity_milli)
        whole, rest = divmod(divide_half_away(over, under), _PRICE_DECIMALS)
        return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def line_of(sold: SaleLine, category: TaxCategory, note: str, *, is_credit_note: bool) -> InvoiceLine:
    """Return the line of an invoice for a line of a sale; a credit note counts the other way."""
    sign = -1 if is_credit_note else 1
    line = sold.line
    return InvoiceLine(
        line.article,
        line.name,
        sign * line.quantity_milli,
        line.unit,
        category,
        line.vat.rate_bp,
        sign * sold.net_ore,
        sign * sold.vat_ore,
        note,
    )


class TaxRow(msgspec.Struct, frozen=True):
    """What the lines of one category and rate come to."""

    category: TaxCategory
    rate_bp: int
    net_ore: int
    vat_ore: int

    @property
    def apart_ore(self) -> int:
        """How far its VAT is from VAT of the sum."""
        return abs(self.vat_ore - divide_half_away(self.net_ore * self.rate_bp, WHOLE_BP))


def tax_rows(lines: Iterable[InvoiceLine]) -> tuple[TaxRow, ...]:
    """
    Return one row for each category and rate, highest rate first.

    Raises:
        InvoiceVatApart: VAT of the lines is a krone or more from VAT of their sum.
    """
    sums: dict[tuple[TaxCategory, int], tuple[int, int]] = {}
    for line in lines:
        key = (line.category, line.rate_bp)
        net_ore, vat_ore = sums.get(key, (0, 0))
        sums[key] = (net_ore + line.net_ore, vat_ore + line.vat_ore)
    rows = tuple(TaxRow(*key, *sums[key]) for key in sorted(sums, key=lambda key: (-key[1], key[0])))
    for row in rows:
        if row.apart_ore >= VAT_APART_LIMIT_ORE:
            raise InvoiceVatApart(apart_kroner=kroner_text(row.apart_ore))
    return rows


class Invoice(msgspec.Struct, frozen=True):
    """
    An invoice or a credit note as it goes out: what `ehf` writes as XML and `receipt` as a page.

    Attributes:
        number: Its number; invoices and credit notes share one series without gaps.
        is_credit_note: It credits; its amounts are above zero all the same.
        day: The Norwegian day it was made.
        due: When it is to be paid.
        company: Who sells.
        customer: The customer's number.
        buyer: The customer as she was named when it was made.
        lines: What was sold.
        rows: VAT by category and rate.
        from_day: The first day something was delivered.
        to_day: The last.
        places: Where it was delivered.
        account: Where it is to be paid.
        reference: KID, or the number, that the payment is to be marked with.
        paid_ore: What had been paid beforehand.
        credits: Numbers of earlier invoices that something of it was taken back from.
    """

    number: int
    is_credit_note: bool
    day: date
    due: date
    company: Company
    customer: str
    buyer: BilledAs
    lines: tuple[InvoiceLine, ...]
    rows: tuple[TaxRow, ...]
    from_day: date
    to_day: date
    places: tuple[str, ...]
    account: str
    reference: str
    paid_ore: int = 0
    credits: tuple[int, ...] = ()

    @property
    def net_ore(self) -> int:
        """Sum without VAT."""
        return sum(row.net_ore for row in self.rows)

    @property
    def vat_ore(self) -> int:
        """VAT."""
        return sum(row.vat_ore for row in self.rows)

    @property
    def gross_ore(self) -> int:
        """Sum with VAT."""
        return self.net_ore + self.vat_ore

    @property
    def payable_ore(self) -> int:
        """What is left to pay; on a credit note what is credited."""
        return self.gross_ore - self.paid_ore
