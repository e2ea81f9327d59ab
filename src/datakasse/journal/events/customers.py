"""
What the journal tells of customers: their numbers and no more; who they are is kept beside it.

Law: law.md 5.5; design 2.11 (people can be erased, books cannot).
"""

import msgspec

from datakasse.journal.events.happened import Happened
from datakasse.trade.pricing.line_price import ListPrice
from datakasse.trade.shop.shop import Address


class CustomerErased(Happened, frozen=True, tag="customer_erased"):
    """
    What was kept of a customer is erased, with the key it was sealed with.

    Whoever makes the views of this journal again erases it again, so that no older copy brings it back.

    Attributes:
        customer: Her number.
        kept_until: Until which day the law keeps name and address, `2032-01-01`; empty where nothing is kept.
    """

    customer: str
    kept_until: str = ""


class CustomerChosen(Happened, frozen=True, tag="customer_chosen"):
    """
    A customer was put on the open basket, or taken off it: then its lines have their own prices again.

    Attributes:
        basket_id: Which basket.
        customer: Her number; empty when she is taken off.
        prices: Line and price, of the lines that cost something else for her.
    """

    basket_id: str
    customer: str
    prices: tuple[tuple[int, ListPrice], ...] = ()


class AccountPaid(Happened, frozen=True, tag="account_paid"):
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


class InvoicedSale(msgspec.Struct, frozen=True, array_like=True):
    """A credit sale, or what came back of one, by register and entry."""

    register: str
    entry: int


class InvoiceSeller(msgspec.Struct, frozen=True):
    """
    Who sold, as an invoice says it for ever: name, address and registration of the day it was made.

    Attributes:
        name: Its name.
        address: Where it is.
        vat_registered: Whether it stands in the register of VAT.
        in_company_register: Whether it stands in Foretaksregisteret.
    """

    name: str
    address: Address
    vat_registered: bool
    in_company_register: bool


class InvoiceMade(Happened, frozen=True, tag="invoice_made"):
    """
    An invoice or credit note was made for sales on account that are in the journal already.

    It sells nothing and is booked nowhere: the sales are. What it says is read off them; who the buyer is, is
    kept beside the journal.

    Attributes:
        number: Its number in the series, which invoices and credit notes share.
        customer: The buyer's number.
        is_credit_note: Whether it credits.
        due: When it is to be paid, `2026-12-13`.
        sales: What it is for, in the order of the document.
        gross_ore: What it comes to; above zero on a credit note too.
        paid_ore: What had been paid beforehand.
        account: Where it is to be paid.
        reference: What the payment is to be marked with.
        credits: Earlier invoices that something of it was taken back from.
        seller: Who sold; left out by the versions that did not keep it.
    """

    number: int
    customer: str
    is_credit_note: bool
    due: str
    sales: tuple[InvoicedSale, ...]
    gross_ore: int
    paid_ore: int
    account: str
    reference: str
    credits: tuple[int, ...] = ()
    seller: InvoiceSeller | msgspec.UnsetType = msgspec.UNSET


CustomerEvent = CustomerErased | CustomerChosen | AccountPaid | InvoiceMade
"""All kinds of them."""
