"""
Enter a customer, and keep what is known of her right.

No more is asked for than an invoice and a message need. A number that was ever given is given to nobody else.
It stands in the journal for ever, so it is nobody's name, and too short to be her phone's (8 digits) or her
national identity number (11). One that the shop came with stays as it is.

Law: law.md 5.5, 4.5; GDPR art. 5, 16 (what is wrong is put right); personopplysningsloven § 12.
"""

import re
from collections.abc import Collection
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.customers import (
    BadCustomer,
    CustomerLeaving,
    CustomerNumberTaken,
    NoSuchCustomer,
)
from datakasse.errors.phrase import Phrase
from datakasse.errors.shop.mail import BadMailAddress
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.check_digit import is_organisation_number
from datakasse.trade.mail import mail_address
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Right

TEXT_LENGTH_MAX: Final = 100
INVOICE_DAYS_MAX: Final = 90
_FIRST_NUMBER: Final = 1001
NUMBER_LENGTH_MAX: Final = 7
_NUMBER: Final = re.compile(rf"[0-9]{{1,{NUMBER_LENGTH_MAX}}}")
_PHONE: Final = re.compile(r"[0-9+() -]{0,20}")


class EnterCustomer(msgspec.Struct, frozen=True):
    """
    Enter a customer.

    Attributes:
        customer: What is known of her; without a number she gets the next one.
    """

    customer: Customer

    def __call__(self, point: CashPoint) -> Customer:
        """
        Keep it, and record that she was entered, by number.

        Raises:
            MissingRight: She who asks does not administer.
            CustomerNumberTaken: Somebody has it, or had it.
            BadCustomer: Something is not as it has to be.
        """
        point.demand_right(Right.ADMINISTER)
        taken = point.books.customer_numbers()
        number = self.customer.number.strip() or _next_number(taken)
        if number in taken:
            raise CustomerNumberTaken(customer=number)
        entered = msgspec.structs.replace(
            self.customer, number=number, consents=(), kept_until=None, billed=()
        )
        customer = _sound(entered, _groups(point.books), is_new=True)
        point.books.keep_customer(customer)
        point.record(SettingsChanged(what="customer entered", subject=number))
        return customer


class ChangeCustomer(msgspec.Struct, frozen=True):
    """
    Put right what is known of a customer.

    Attributes:
        customer: As it is from now on; what she agreed to stays as it was.
    """

    customer: Customer

    def __call__(self, point: CashPoint) -> Customer:
        """
        Keep it, and record that something was changed, by number.

        Raises:
            MissingRight: She who asks does not administer.
            NoSuchCustomer: Nothing is kept of her.
            CustomerLeaving: She asked to be erased.
            BadCustomer: Something is not as it has to be.
        """
        point.demand_right(Right.ADMINISTER)
        before = staying_customer(point.books, self.customer.number)
        changed = msgspec.structs.replace(
            self.customer, consents=before.consents, kept_until=None, billed=before.billed
        )
        customer = _sound(changed, {*_groups(point.books), before.group}, is_new=False)
        if customer != before:
            point.books.keep_customer(customer)
            point.record(SettingsChanged(what="customer changed", subject=customer.number))
        return customer


def known_customer(books: Readings, number: str) -> Customer:
    """Return what is kept of a customer; raises `NoSuchCustomer`."""
    found = books.customer(number)
    if found is None:
        raise NoSuchCustomer(customer=number[:TEXT_LENGTH_MAX])
    return found


def staying_customer(books: Readings, number: str) -> Customer:
    """Return what is kept of a customer who has not asked to be erased; raises as well `CustomerLeaving`."""
    found = known_customer(books, number)
    if found.kept_until is not None:
        raise CustomerLeaving(customer=number, until=found.kept_until.isoformat())
    return found


def _next_number(taken: frozenset[str]) -> str:
    given = (int(number) for number in taken if _NUMBER.fullmatch(number))
    return str(max(given, default=_FIRST_NUMBER - 1) + 1)


def _groups(books: Readings) -> set[str]:
    """Return the groups that a customer may be of: none, and those that there has been a price list for."""
    return {"", *(each.group for each in books.price_lists())}


def _sound(customer: Customer, groups: Collection[str], *, is_new: bool) -> Customer:
    """Return a customer as she is kept; raises `BadCustomer` with all that is wrong."""
    texts = {
        field: getattr(customer, field).strip()
        for field in ("name", "street_address", "postal_address", "email", "phone", "organisation_number")
    }
    texts["invoice_reference"] = customer.invoice_reference.strip()
    texts["group"] = customer.group.strip()
    digits = texts["organisation_number"].replace(" ", "")
    tidy = msgspec.structs.replace(customer, **{**texts, "organisation_number": digits})
    limit_ore = 0 if tidy.credit_limit_ore is None else tidy.credit_limit_ore
    sound = {
        Phrase("kundenummeret", "the customer number"): not is_new or bool(_NUMBER.fullmatch(tidy.number)),
        Phrase("navnet", "the name"): bool(tidy.name) and _is_line(tidy.name),
        Phrase("adressen", "the address"): _is_line(tidy.street_address) and _is_line(tidy.postal_address),
        Phrase("e-postadressen", "the e-mail address"): not tidy.email or _is_mail_address(tidy.email),
        Phrase("telefonnummeret", "the phone number"): bool(_PHONE.fullmatch(tidy.phone)),
        Phrase("referansen", "the reference"): _is_line(tidy.invoice_reference),
        Phrase("organisasjonsnummeret", "the organisation number"): not digits
        or is_organisation_number(digits),
        Phrase("kredittgrensen", "the credit limit"): 0 <= limit_ore <= AMOUNT_LIMIT_ORE,
        Phrase("kundegruppen", "the group of customers"): tidy.group in groups,
        Phrase("betalingsfristen", "the days to pay in"): 0 <= tidy.invoice_days <= INVOICE_DAYS_MAX,
    }
    if wrong := [what for what, is_sound in sound.items() if not is_sound]:
        raise BadCustomer(what=Phrase.joined(wrong))
    return tidy


def _is_line(text: str) -> bool:
    return len(text) <= TEXT_LENGTH_MAX and text.isprintable()


def _is_mail_address(text: str) -> bool:
    try:
        mail_address(text)
    except BadMailAddress:
        return False
    return True
