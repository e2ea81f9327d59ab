"""
Choose the account of something, from a day on; and the department of a place.

A rule may count from the first day that is not booked. One that fills a gap may count from further back, so
that what waits for it is made on its own day; whatever is booked stays as it is. Each change is journalled at
every register.

Source: integrations.md 1.9.
"""

from datetime import date, timedelta

import msgspec

from datakasse.bookkeeping.mapping import DepartmentOf, Purpose, Rule, alters_booked
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.books import BadMapping, MappingTooEarly, UnknownAccount
from datakasse.errors.phrase import Phrase
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.ledger.open_days import demand_open, first_open_day
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.cash_move import PAY_IN_TYPES, PAY_OUT_TYPES
from datakasse.trade.tender import TenderKind
from datakasse.trade.vat import STANDARD_CODES

DEPARTMENT_LENGTH_MAX = 35
VAT_ACCOUNTS = "27"
"""Where NS 4102 has VAT: on any other account basis and VAT could not be told apart again."""

_BY_VAT_CODE = frozenset({Purpose.SALE, Purpose.VAT, Purpose.DEPOSIT})


class ChangeMapping(msgspec.Struct, frozen=True):
    """
    Add a rule to the mapping.

    Attributes:
        purpose: What is booked.
        account: Account number; empty ends the rule with the same terms.
        subject: Article group, kind of tender, type of pay-in or pay-out; empty for any.
        vat_code: SAF-T's standard code; empty for any.
        location: Place of business; empty for any.
        department: Department; empty for any.
        since: First day it counts; None for as early as it may.
    """

    purpose: Purpose
    account: str
    subject: str = ""
    vat_code: str = ""
    location: str = ""
    department: str = ""
    since: date | None = None

    def __call__(self, point: CashPoint) -> Rule:
        """
        Keep the rule, journal it at each register, and make what waited for it.

        Raises:
            MissingRight: The role may not.
            BadMapping: A term that means nothing here, or VAT on an account that is none for VAT.
            UnknownAccount: The account is not in the chart.
            MappingTooEarly: It would alter what is booked.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        self._demand_sound(books)
        rule = Rule(
            self.purpose,
            self.account,
            self.since or self._earliest(books),
            self.subject,
            self.vat_code,
            self.location,
            self.department,
        )
        first = first_open_day(books)
        if alters_booked(rule, books.mapping_rules(), first - timedelta(days=1)):
            raise MappingTooEarly(day=first.isoformat())
        books.put_mapping_rule(rule)
        terms = " ".join(filter(None, (rule.purpose, *rule.terms[1:])))
        subject = f"{terms} = {rule.account or '-'} {rule.since.isoformat()}"
        point.tell_all(SettingsChanged("mapping", subject))
        return rule

    def _earliest(self, books: Readings) -> date:
        """Return the first day that something waits for such a rule, if it may count then."""
        first = first_open_day(books)
        waiting = [
            row.day
            for row in books.waiting_vouchers()
            for reason in row.reasons
            if reason.purpose is self.purpose
            and self.subject in {"", reason.subject}
            and self.vat_code in {"", reason.vat_code}
        ]
        if not waiting:
            return first
        rule = Rule(
            self.purpose,
            self.account,
            min(waiting),
            self.subject,
            self.vat_code,
            self.location,
            self.department,
        )
        alters = alters_booked(rule, books.mapping_rules(), first - timedelta(days=1))
        return first if alters else rule.since

    def _demand_sound(self, books: Readings) -> None:
        subjects: dict[Purpose, set[str]] = {
            Purpose.SALE: {group.code for group in books.groups()},
            Purpose.DEPOSIT: {group.code for group in books.groups()},
            Purpose.TENDER: set(TenderKind),
            Purpose.PAY_IN: set(PAY_IN_TYPES),
            Purpose.PAY_OUT: set(PAY_OUT_TYPES),
        }
        places = {place.code for place in books.locations()}
        codes = STANDARD_CODES if self.purpose in _BY_VAT_CODE else frozenset[str]()
        wrong = [
            what
            for what, fault in (
                (
                    Phrase("hva regelen gjelder", "what the rule is about"),
                    self.subject not in {"", *subjects.get(self.purpose, ())},
                ),
                (Phrase("mva-koden", "the VAT code"), self.vat_code not in {"", *codes}),
                (Phrase("stedet", "the place"), self.location not in {"", *places}),
                (Phrase("avdelingen", "the department"), len(self.department) > DEPARTMENT_LENGTH_MAX),
            )
            if fault
        ]
        if wrong:
            raise BadMapping(what=Phrase.joined(wrong))
        if not self.account:
            return
        account = books.accounts().get(self.account)
        if account is None:
            raise UnknownAccount(account=self.account)
        if account.closed_from is not None:
            raise BadMapping(
                what=Phrase(
                    f"kontoen, for {self.account} er stengt", f"the account, for {self.account} is closed"
                )
            )
        if (self.purpose is Purpose.VAT) != self.account.startswith(VAT_ACCOUNTS):
            raise BadMapping(
                what=Phrase(
                    f"kontoen, for mva føres på {VAT_ACCOUNTS}xx, og ikke noe annet føres der",
                    f"the account, for VAT is booked on {VAT_ACCOUNTS}xx, and nothing else is",
                )
            )


class SetDepartment(msgspec.Struct, frozen=True):
    """
    Book a place of business under a department.

    Attributes:
        location: Code of the place.
        department: The department; empty for none.
        since: First day it counts; None for as early as it may.
    """

    location: str
    department: str
    since: date | None = None

    def __call__(self, point: CashPoint) -> DepartmentOf:
        """
        Keep it, and journal it at each register.

        Raises:
            MissingRight: The role may not.
            UnknownLocation: The shop has no such place.
            BadMapping: The department is too long, or cannot be printed.
            MappingTooEarly: Something is booked on that day or after it.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        if self.location not in {place.code for place in books.locations()}:
            raise UnknownLocation(location=self.location[:100])
        if len(self.department) > DEPARTMENT_LENGTH_MAX or not self.department.isprintable():
            raise BadMapping(what=Phrase("avdelingen", "the department"))
        row = DepartmentOf(self.location, self.department, self.since or first_open_day(books))
        demand_open(books, row.since)
        books.put_department(row)
        subject = f"{row.location} = {row.department or '-'} {row.since.isoformat()}"
        point.tell_all(SettingsChanged("department", subject))
        return row
