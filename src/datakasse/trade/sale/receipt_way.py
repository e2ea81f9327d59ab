"""
How a receipt reaches the customer: on paper, by e-mail, or fetched through a link.

A receipt is one document with one way at a time; which of them reaches the customer first is the
original, whatever it is made of (KSF-2-6-4d, BFF-5-3-5).
"""

from enum import StrEnum


class ReceiptWay(StrEnum):
    """Which way."""

    PAPER = "paper"
    EMAIL = "email"
    LINK = "link"
