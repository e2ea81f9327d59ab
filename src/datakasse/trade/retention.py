"""
How long each class of what the shop has is kept, and from which day it may be deleted.

Counted from the end of the financial year that a document belongs to, which is the calendar year here.
Primary documentation is kept for five years, secondary for three and a half. What the law wants kept is
refused to be deleted by anybody; what may be deleted need not be. What no law wants kept, and names somebody
who works here, goes a year after the end of its year.

Law: BFL § 13 (five years; secondary documentation three years and six months), law.md 5.1, 5.5; GDPR
art. 5 (1)(e) (no longer than it is of use).
"""

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec


class DocumentClass(StrEnum):
    """What is kept, by the rule it is kept under."""

    JOURNAL = "journal"
    REPORTS = "reports"
    COUNTS = "counts"
    RECEIPTS = "receipts"
    BUYERS = "buyers"
    CUSTOMERS = "customers"
    VOUCHERS = "vouchers"
    STATEMENTS = "statements"
    PRICE_LISTS = "price_lists"
    STAFF_REGISTER = "staff_register"
    ALERTS = "alerts"
    SAVED_VIEWS = "saved_views"


class Rule(msgspec.Struct, frozen=True):
    """
    How long a class is kept after the end of its financial year.

    Attributes:
        months: How long.
        paragraph: The rule of law.
    """

    months: int
    paragraph: str


_PRIMARY: Final = Rule(60, "BFL § 13")
_SECONDARY: Final = Rule(42, "BFL § 13")
_OF_USE: Final = Rule(12, "GDPR art. 5")

RULES: Final[dict[DocumentClass, Rule]] = {
    DocumentClass.JOURNAL: _PRIMARY,
    DocumentClass.REPORTS: _PRIMARY,
    DocumentClass.COUNTS: _PRIMARY,
    DocumentClass.RECEIPTS: _PRIMARY,
    DocumentClass.BUYERS: _PRIMARY,
    DocumentClass.CUSTOMERS: _PRIMARY,
    DocumentClass.VOUCHERS: _PRIMARY,
    DocumentClass.STATEMENTS: _PRIMARY,
    DocumentClass.PRICE_LISTS: _SECONDARY,
    DocumentClass.STAFF_REGISTER: _SECONDARY,
    DocumentClass.ALERTS: _OF_USE,
    DocumentClass.SAVED_VIEWS: _OF_USE,
}
"""The rule of each class; names on receipts follow the receipts (law.md 5.5)."""


def last_deletable(document: DocumentClass, today: date) -> date:
    """
    Return the last day whose documents may be deleted on a day.

    Example:
        >>> last_deletable(DocumentClass.STAFF_REGISTER, date(2030, 6, 30))
        datetime.date(2025, 12, 31)
        >>> last_deletable(DocumentClass.STAFF_REGISTER, date(2030, 7, 1))
        datetime.date(2026, 12, 31)
    """
    year = today.year
    while deletable_from(document, year) > today:
        year -= 1
    return date(year, 12, 31)


def deletable_from(document: DocumentClass, year: int) -> date:
    """
    Return the first day on which a document of a financial year may be deleted.

    Example:
        >>> deletable_from(DocumentClass.JOURNAL, 2026), deletable_from(DocumentClass.PRICE_LISTS, 2026)
        (datetime.date(2032, 1, 1), datetime.date(2030, 7, 1))
    """
    years, months = divmod(RULES[document].months, 12)
    return date(year + 1 + years, 1 + months, 1)
