"""
Keep what a customer has agreed to: what for, when, how, and to which text; and that she took it back.

To take it back is as easy as to give it: one call, no reason asked for.

Law: GDPR art. 6 (1)(a), art. 7 (1) (it can be shown), art. 7 (3) (as easily withdrawn as given).
"""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.customers import BadConsent
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.customers.keep_customers import staying_customer
from datakasse.trade.people.customer import Consent, ConsentPurpose, Customer
from datakasse.trade.people.operator import Right

HOW_LENGTH_MAX: Final = 60


class GiveConsent(msgspec.Struct, frozen=True):
    """
    Keep that a customer said yes.

    Attributes:
        number: Who.
        purpose: To what.
        how: How she said so.
        text_version: Which text she was shown.
    """

    number: str
    purpose: ConsentPurpose
    how: str
    text_version: str

    def __call__(self, point: CashPoint) -> Customer:
        """
        Keep it, and record that one was given, by number; one that holds to the same text stays as it is.

        Raises:
            MissingRight: She who asks does not administer.
            NoSuchCustomer, CustomerLeaving: There is nobody to keep it of.
            BadConsent: Nobody says how it was given, or to which text.
        """
        point.demand_right(Right.ADMINISTER)
        customer = staying_customer(point.books, self.number)
        how, text_version = self.how.strip(), self.text_version.strip()
        if not all(0 < len(said) <= HOW_LENGTH_MAX and said.isprintable() for said in (how, text_version)):
            raise BadConsent
        given = Consent(self.purpose, point.at, how, text_version)
        held = next((each for each in customer.consents if _holds(each, self.purpose)), None)
        if held is not None and (held.how, held.text_version) == (how, text_version):
            return customer
        consents = (*_withdrawn(customer, self.purpose, point), given)
        return _kept(point, msgspec.structs.replace(customer, consents=consents), "consent given")


class WithdrawConsent(msgspec.Struct, frozen=True):
    """
    Keep that a customer took a yes back.

    Attributes:
        number: Who.
        purpose: To what.
    """

    number: str
    purpose: ConsentPurpose

    def __call__(self, point: CashPoint) -> Customer:
        """
        Keep when, and record that one was withdrawn, by number; nothing where there was none.

        Raises:
            MissingRight: She who asks does not administer.
            NoSuchCustomer, CustomerLeaving: There is nobody to keep it of.
        """
        point.demand_right(Right.ADMINISTER)
        customer = staying_customer(point.books, self.number)
        if not customer.agrees_to(self.purpose):
            return customer
        consents = _withdrawn(customer, self.purpose, point)
        return _kept(point, msgspec.structs.replace(customer, consents=consents), "consent withdrawn")


def _holds(consent: Consent, purpose: ConsentPurpose) -> bool:
    return consent.purpose is purpose and consent.withdrawn_at is None


def _withdrawn(customer: Customer, purpose: ConsentPurpose, point: CashPoint) -> tuple[Consent, ...]:
    """Return a customer's consents with the one to a purpose taken back now, if one holds."""
    return tuple(
        msgspec.structs.replace(each, withdrawn_at=point.at) if _holds(each, purpose) else each
        for each in customer.consents
    )


def _kept(point: CashPoint, customer: Customer, what: str) -> Customer:
    point.books.keep_customer(customer)
    point.record(SettingsChanged(what=what, subject=customer.number))
    return customer
