"""What a basket comes to, and gift cards: numbered and signed as the authority wants it."""

from typing import Literal

from datakasse.journal.events.happened import Happened
from datakasse.journal.papers import ReceiptSeries
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import Payment


class SaleCompleted(Happened, frozen=True, tag="sale_completed"):
    """
    A sale, a return or both was completed and got its receipt number.

    Attributes:
        basket_id: The basket it was.
        sale: What was settled.
        series: Which receipt series it is in.
        receipt: Its number in that series.
        receipt_declined: The customer wanted none and the law allows it (KSF-2-6-4b).
    """

    basket_id: str
    sale: Sale
    series: ReceiptSeries
    receipt: int
    receipt_declined: bool = False


class SaleAborted(Happened, frozen=True, tag="sale_aborted"):
    """An open basket was given up: item r."""

    basket_id: str
    sale: Sale


class VoucherIssued(Happened, frozen=True, tag="voucher_issued"):
    """A gift card was sold or topped up: a pay-in, not a sale (law.md 4.3)."""

    voucher: Literal["gift_card", "store_credit"]
    account: str
    amount_ore: int
    payments: tuple[Payment, ...]
    rounding_ore: int = 0


SaleEvent = SaleCompleted | SaleAborted | VoucherIssued
"""All kinds of them."""
