"""
A customer whom the shop knows by name: what is known of her, what for, and what she has agreed to.

All of it is personal data and lives beside the journal, sealed with a key of her own. The journal and the
ledger know the number only.

Law: law.md 5.5, 4.5 (credit sales to named customers); GDPR art. 5 (no more than needed), art. 7 (consent).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

import msgspec

INVOICE_DAYS: Final = 14
"""How long an invoice may wait, where nobody has said otherwise."""


class ConsentPurpose(StrEnum):
    """What a customer is asked about; what an agreement or the law asks for needs no consent."""

    NEWS = "news"
    LOYALTY = "loyalty"


class Consent(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A yes to one purpose; it stays on record when it is taken back, so that both can be shown (art. 7).

    Attributes:
        purpose: What for.
        given_at: When, UTC.
        how: How she said so: on paper, at the till, by e-mail.
        text_version: Which text she was shown.
        withdrawn_at: When she took it back; None while it holds.
    """

    purpose: ConsentPurpose
    given_at: datetime
    how: str
    text_version: str
    withdrawn_at: datetime | None = None


class BilledAs(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    How a customer was named on an invoice: what a document said it says for ever, wherever she has moved to.

    Attributes:
        from_number: Invoices from this number on, until the next of these.
        name: Her name.
        street_address: Street and number.
        postal_address: Postal code and place.
        organisation_number: Of a business; empty for a person.
        reference: Her own reference, which a public body cannot do without.
    """

    from_number: int
    name: str
    street_address: str = ""
    postal_address: str = ""
    organisation_number: str = ""
    reference: str = ""


class Customer(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A customer.

    Attributes:
        number: What the journal calls her; never given to anybody else.
        name: Her name, or that of the business.
        street_address: Street and number.
        postal_address: Postal code and place.
        email: Where to write to her.
        phone: Where to call her.
        organisation_number: Of a business; empty for a person.
        is_on_account: Whether she may buy on account.
        credit_limit_ore: How much she may owe; None for no limit.
        invoice_days: How many days an invoice may wait.
        consents: What she has agreed to, oldest first.
        kept_until: She asked to be erased, and this is what the law keeps, up to but not including this day.
        invoice_reference: What her invoices are marked with («Deres ref.»).
        billed: How she was named on invoices, oldest first.
        group: The group of customers whose price lists count for her; empty for none.
    """

    number: str
    name: str
    street_address: str = ""
    postal_address: str = ""
    email: str = ""
    phone: str = ""
    organisation_number: str = ""
    is_on_account: bool = True
    credit_limit_ore: int | None = None
    invoice_days: int = INVOICE_DAYS
    consents: tuple[Consent, ...] = ()
    kept_until: date | None = None
    invoice_reference: str = ""
    billed: tuple[BilledAs, ...] = ()
    group: str = ""

    def agrees_to(self, purpose: ConsentPurpose) -> bool:
        """Return whether a consent to a purpose holds now."""
        return any(each.purpose is purpose and each.withdrawn_at is None for each in self.consents)

    def billed_as(self, number: int) -> BilledAs:
        """Return how she is named on an invoice: as when it was made, or as now where that is not known."""
        held = [each for each in self.billed if each.from_number <= number]
        if held:
            return held[-1]
        return BilledAs(
            number,
            self.name,
            self.street_address,
            self.postal_address,
            self.organisation_number,
            self.invoice_reference,
        )

    def billed_from(self, number: int) -> "Customer":
        """Return her as kept once she is named on an invoice: another name counts from its number on."""
        now = msgspec.structs.replace(self, billed=()).billed_as(number)
        last = self.billed[-1] if self.billed else None
        if last is not None and msgspec.structs.replace(now, from_number=last.from_number) == last:
            return self
        return msgspec.structs.replace(self, billed=(*self.billed, now))


def what_the_law_keeps(customer: Customer, kept_until: date) -> Customer:
    """
    Return a customer with no more than a sales document has to name the buyer by.

    Example:
        >>> kept = what_the_law_keeps(Customer("7", "Kari", "Gata 1", email="k@x.no"), date(2032, 1, 1))
        >>> (kept.name, kept.street_address, kept.email, kept.is_on_account)
        ('Kari', 'Gata 1', '', False)
    """
    return Customer(
        customer.number,
        customer.name,
        customer.street_address,
        customer.postal_address,
        organisation_number=customer.organisation_number,
        is_on_account=False,
        kept_until=kept_until,
        billed=customer.billed,
    )
