"""
What the journal tells of customers: their numbers and no more; who they are is kept beside it.

Law: law.md 5.5; design 2.11 (people can be erased, books cannot).
"""

import msgspec


class _CustomerEvent(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """What all kinds share; as all events of the journal (`event.py`)."""


class CustomerErased(_CustomerEvent, frozen=True, tag="customer_erased"):
    """
    What was kept of a customer is erased, with the key it was sealed with.

    Whoever makes the views of this journal again erases it again, so that no older copy brings it back.

    Attributes:
        customer: Her number.
        kept_until: Until which day the law keeps name and address, `2032-01-01`; empty where nothing is kept.
    """

    customer: str
    kept_until: str = ""


class AccountPaid(_CustomerEvent, frozen=True, tag="account_paid"):
    """
    Money for what a customer bought on account has come, and she owes less.

    It is no cash sale and goes through no drawer; the accounting system books it with the bank's statement.

    Attributes:
        customer: Her number.
        amount_ore: How much; below zero takes an entry back.
        reference: Which invoice or payment, in the office's words.
    """

    customer: str
    amount_ore: int
    reference: str


CustomerEvent = CustomerErased | AccountPaid
"""All kinds of them."""
