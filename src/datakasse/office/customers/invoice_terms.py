"""
Say how the shop makes its invoices: where they are paid, from which day, and what the series begins at.

Law: BFF § 5-1-1 (an unbroken series: it goes on where another system's ended, and is never set back).
"""

from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.invoices import BadInvoiceTerms, InvoicingNotSetUp
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings
from datakasse.trade.check_digit import is_bank_account
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.invoice import NUMBER_MAX
from datakasse.trade.shop.shop import InvoiceTerms


class SetInvoiceTerms(msgspec.Struct, frozen=True):
    """
    Say how invoices are made.

    Attributes:
        terms: How, from now on.
    """

    terms: InvoiceTerms

    def __call__(self, point: CashPoint) -> InvoiceTerms:
        """
        Keep it, and record that it was changed; what was made stays as it is.

        Raises:
            MissingRight: She who asks does not administer.
            BadInvoiceTerms: Something is not as it has to be.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        account = "".join(sign for sign in self.terms.account if sign not in ". ")
        terms = msgspec.structs.replace(self.terms, account=account)
        last = books.last_invoice()
        sound = {
            Phrase("kontonummeret", "the account number"): is_bank_account(account),
            Phrase("dagen", "the day"): date(2000, 1, 1) <= terms.since <= date(2100, 1, 1),
            Phrase("det første nummeret", "the first number"): 0 < terms.first_number <= NUMBER_MAX,
        }
        company = books.company()
        before = company.invoicing
        if last and before is not None and terms.first_number != before.first_number:
            begun = Phrase(
                "det første nummeret (serien er begynt)", "the first number (the series has begun)"
            )
            sound[begun] = False
        if wrong := [what for what, is_sound in sound.items() if not is_sound]:
            raise BadInvoiceTerms(what=Phrase.joined(wrong))
        if terms != before:
            books.put_company(msgspec.structs.replace(company, invoicing=terms))
            point.record(SettingsChanged(what="invoicing", subject=_told(before, terms)))
        return terms


def _told(before: InvoiceTerms | None, after: InvoiceTerms) -> str:
    """
    Return what the journal tells of a change: what was, and what is from now on.

    Example:
        >>> _told(
        ...     InvoiceTerms("86011117947", date(2026, 1, 1)), InvoiceTerms("15032080119", date(2026, 1, 1))
        ... )
        'konto fra 86011117947 til 15032080119'
    """
    return ", ".join(
        f"{what} fra {was} til {now}"
        for what, was, now in (
            ("konto", before.account if before else "ingen", after.account),
            ("første dag", before.since if before else "ingen", after.since),
            ("første nummer", before.first_number if before else "ingen", after.first_number),
            ("KID", _yes(is_so=before is not None and before.uses_kid), _yes(is_so=after.uses_kid)),
        )
        if was != now
    )


def _yes(*, is_so: bool) -> str:
    return "ja" if is_so else "nei"


def terms_of(books: Readings) -> InvoiceTerms:
    """Return how invoices are made; raises `InvoicingNotSetUp`."""
    terms = books.company().invoicing
    if terms is None:
        raise InvoicingNotSetUp
    return terms
