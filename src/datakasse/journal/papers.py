"""Which papers a register makes, and the series in which receipts are numbered."""

from typing import Literal

ReceiptSeries = Literal["sales", "return", "training", "delivery"]

Document = Literal[
    "sales", "return", "copy", "provisional", "training", "delivery", "x_report", "z_report",
    "drawer", "pay_in", "pay_out", "gift_card", "float", "journal", "test_page", "cash_report", "parked",
]  # fmt: skip
