"""
What an X or Z report says, item by item, as it is kept whole in the journal.

Names follow the items of § 2-8-2 (letters in brackets); the fold that fills them in is
`report/period.py`. Amounts are øre.

Law: KSF-2-7-2, KSF-2-8-2-a to -z, KSF-2-8-2-2a, -2b.
"""

from datetime import datetime

import msgspec


class Count(msgspec.Struct, frozen=True):
    """A number of times and what it came to."""

    number: int = 0
    amount_ore: int = 0


class NamedCount(msgspec.Struct, frozen=True):
    """A count for one group, tender, type."""

    name: str
    number: int
    amount_ore: int


class OperatorCount(msgspec.Struct, frozen=True):
    """A count for one operator and one group or tender."""

    operator: str
    name: str
    number: int
    amount_ore: int


class OperatorAmount(msgspec.Struct, frozen=True):
    """An amount for one operator."""

    operator: str
    amount_ore: int


class VatTotal(msgspec.Struct, frozen=True):
    """Cash sales of one VAT code and rate: basis without VAT, and VAT."""

    code: str
    rate_bp: int
    net_ore: int
    vat_ore: int


class GrandTotals(msgspec.Struct, frozen=True):
    """Totals since the register was first used, never reset (KSF-1-2-o..q, KSF-2-6-9)."""

    sales_ore: int = 0
    returns_ore: int = 0

    @property
    def net_ore(self) -> int:
        """Sales less returns (item z)."""
        return self.sales_ore - self.returns_ore


class CashCount(msgspec.Struct, frozen=True):
    """
    Counting the money at the end of the day.

    Attributes:
        expected_ore: What the drawer should hold.
        counted_ore: What it held.
        denominations: Pieces per denomination in øre, as counted: `{"20000": 3}`; empty when only a
            sum was given.
        explanation: Written when the two differ (BFF-5-3-14-c).
        operator: Whose money it is when cash belongs to each operator; empty for the register's.
    """

    expected_ore: int
    counted_ore: int
    denominations: dict[str, int] = {}
    explanation: str = ""
    operator: str = ""

    @property
    def difference_ore(self) -> int:
        """Counted less expected."""
        return self.counted_ore - self.expected_ore


class ReportContent(msgspec.Struct, frozen=True):
    """
    A whole X or Z report.

    Attributes:
        company_name: (b)
        organisation_number: (b)
        vat_registered: Whether «MVA» follows the number.
        register: (d)
        at: (c) UTC.
        from_entry: First journal entry it covers.
        to_entry: Last journal entry it covers.
        cash_sales_ore: (e) With VAT, net of returns, before cash rounding.
        rounding_ore: Cash rounding, so that payments = cash sales + rounding + tips.
        groups: (f) Per article group: sales that hold it less returns, and amount.
        payments: (g) Per tender.
        operator_groups: (h)
        operator_payments: (h)
        tips: (i)
        vat: (j) One row per VAT code of the shop, also with zeros.
        float_ore: (k) Opening float.
        operator_floats: (k)
        receipts: (l) Sales receipts.
        drawer_openings: (m) Without sale or repayment.
        copies: (n)
        provisional: (o)
        returns: (p) Positive amount.
        discounts: (q) Given by hand.
        aborted: (r)
        line_corrections: (s) By type.
        price_checks: (t) By article group.
        other_corrections: (u) By type.
        deliveries: (v)
        training: (w)
        credit_sales: (2nd paragraph)
        credit_notes: (2nd paragraph)
        pay_ins: (2nd paragraph) By type.
        pay_outs: (2nd paragraph) By type.
        grand_totals: (x, y, z)
        counts: What was counted in the drawer before a Z.
        expected_cash_ore: What the drawer should hold.
    """

    company_name: str
    organisation_number: str
    vat_registered: bool
    register: str
    at: datetime
    from_entry: int
    to_entry: int
    cash_sales_ore: int
    rounding_ore: int
    groups: tuple[NamedCount, ...]
    payments: tuple[NamedCount, ...]
    operator_groups: tuple[OperatorCount, ...]
    operator_payments: tuple[OperatorCount, ...]
    tips: Count
    vat: tuple[VatTotal, ...]
    float_ore: int
    operator_floats: tuple[OperatorAmount, ...]
    receipts: int
    drawer_openings: int
    copies: Count
    provisional: Count
    returns: Count
    discounts: Count
    aborted: Count
    line_corrections: tuple[NamedCount, ...]
    price_checks: tuple[NamedCount, ...]
    other_corrections: tuple[NamedCount, ...]
    deliveries: Count
    training: Count
    credit_sales: Count
    credit_notes: Count
    pay_ins: tuple[NamedCount, ...]
    pay_outs: tuple[NamedCount, ...]
    grand_totals: GrandTotals
    counts: tuple[CashCount, ...] = ()
    expected_cash_ore: int = 0
