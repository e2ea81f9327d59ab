"""
Adyen's settlement detail report (CSV): one row a payment or fee, and one for the payout of each batch.

Amounts of a row are those of the net currency, in debit and credit columns; what was kept of a payment is
the sum of commission, markup, scheme fees and interchange.

Source: Adyen, "Settlement details report" (columns and journal types).
"""

from collections.abc import Mapping
from typing import Final

from datakasse.bank.money import day_of, ore_of
from datakasse.bank.table import Table
from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.errors.ledger.bank_files import BankCurrencyForeign, PayoutOff

COLUMNS: Final = frozenset({
    "Merchant Account", "Psp Reference", "Merchant Reference", "Creation Date", "Type",
    "Net Currency", "Net Debit (NC)", "Net Credit (NC)", "Batch Number",
})  # fmt: skip
"""What the report is known by."""

_FEES: Final = ("Commission (NC)", "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)")
_PAID_OUT: Final = "MerchantPayout"
_KINDS: Final = {
    "Settled": PayoutLineKind.SALE,
    "Refunded": PayoutLineKind.REFUND,
    "RefundedReversed": PayoutLineKind.REFUND,
    "Fee": PayoutLineKind.FEE,
    "PaymentCost": PayoutLineKind.FEE,
    "MiscCosts": PayoutLineKind.FEE,
    "InvoiceDeduction": PayoutLineKind.FEE,
    "Chargeback": PayoutLineKind.CHARGEBACK,
    "SecondChargeback": PayoutLineKind.CHARGEBACK,
    "ChargebackReversed": PayoutLineKind.CHARGEBACK,
    "Balancetransfer": PayoutLineKind.CARRIED,
}
"""Journal types; what is not here is a correction that a person looks at."""


def read_adyen(table: Table) -> list[Payout]:
    """
    Return the payouts of a report; a batch that is not paid out yet is none.

    Raises:
        BankFileUnreadable: An amount or a day is none.
        BankCurrencyForeign: Not Norwegian kroner.
        PayoutOff: The rows of a batch do not come to its payout.
    """
    batches: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for row in table.each():
        if row["Net Currency"] and row["Net Currency"] != "NOK":
            raise BankCurrencyForeign(currency=row["Net Currency"])
        batches.setdefault((row["Merchant Account"], row["Batch Number"]), []).append(row)
    found: list[Payout] = []
    for (merchant, batch), rows in batches.items():
        paid = [row for row in rows if row["Type"] == _PAID_OUT]
        if not paid:
            continue
        lines = [_line(row) for row in rows if row["Type"] != _PAID_OUT]
        payout = payout_of(Provider.ADYEN, merchant, batch, day_of(paid[-1]["Creation Date"]), lines)
        net_ore = -sum(_net_ore(row) for row in paid)
        if payout.net_ore != net_ore:
            raise PayoutOff(payout=batch, lines_ore=payout.net_ore, net_ore=net_ore)
        found.append(payout)
    return found


def _line(row: Mapping[str, str]) -> PayoutLine:
    fee_ore = sum(_ore(row, column) for column in _FEES)
    kind = _KINDS.get(row["Type"], PayoutLineKind.CORRECTION)
    named = row["Merchant Reference"] or row["Psp Reference"]
    return PayoutLine(day_of(row["Creation Date"]), kind, _net_ore(row) + fee_ore, fee_ore, named)


def _net_ore(row: Mapping[str, str]) -> int:
    """Return what a row adds to the batch."""
    return _ore(row, "Net Credit (NC)") - _ore(row, "Net Debit (NC)")


def _ore(row: Mapping[str, str], column: str) -> int:
    text = row.get(column, "")
    return ore_of(text) if text else 0
