"""
Which account something goes on: rules, the most specific of which wins.

A rule counts from a day. It is never changed: another with the same terms and a later day takes over, and one
with no account ends it, so that what is less specific holds again. A day is booked by one mapping only, so
what is booked never depends on when a rule was written down.

    rules, chart, VAT codes, place, day ─▶ DayMapping ─▶ account | Missing

Source: integrations.md 1.9.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.bookkeeping.chart import Account
from datakasse.trade.tender import TenderKind

SINCE_EVER: Final = date(2000, 1, 1)
"""The day the standard rules count from: before any register of ours."""


class Purpose(StrEnum):
    """What is to be booked."""

    SALE = "sale"
    """Goods; the subject is the article group."""
    VAT = "vat"
    """Output VAT, by standard code."""
    DEPOSIT = "deposit"
    """Deposit on bottles, charged; the subject is the article group."""
    TENDER = "tender"
    """Means of payment; the subject is its kind. Gift cards and store credit are owed on the same account."""
    ROUNDING = "rounding"
    TIPS = "tips"
    CASH_HELD = "cash_held"
    """Notes and coins that are counted and lie in no drawer: where a float comes from and a count goes."""
    CASH_DIFFERENCE = "cash_difference"
    PAY_IN = "pay_in"
    """Where money comes from; the subject is the type of pay-in."""
    PAY_OUT = "pay_out"
    """Where money goes; the subject is the type of pay-out."""
    BANK = "bank"
    CARD_FEE = "card_fee"
    PAYOUT_DIFFERENCE = "payout_difference"
    """What a payout came short by and nobody knows yet; the subject is the reason."""
    OWN_USE = "own_use"
    """Who owes for goods that were taken for own use."""
    WITHDRAWAL = "withdrawal"
    """Goods that were taken for own use (*uttak*), by standard code."""


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A rule of the mapping; a term that is empty holds for anything.

    Attributes:
        purpose: What is booked.
        account: Account number; empty ends the rule with the same terms.
        since: First day it counts.
        subject: Article group, kind of tender, type of pay-in or pay-out.
        vat_code: SAF-T's standard code.
        location: Code of the place of business.
        department: Department of the place.
    """

    purpose: Purpose
    account: str
    since: date
    subject: str = ""
    vat_code: str = ""
    location: str = ""
    department: str = ""

    @property
    def terms(self) -> tuple[Purpose, str, str, str, str]:
        """What it holds for; two rules with the same terms are versions of one."""
        return (self.purpose, self.subject, self.vat_code, self.location, self.department)

    @property
    def rank(self) -> tuple[int, bool, bool, bool]:
        """How specific it is: how many terms, then subject before VAT code before location."""
        _, subject, vat_code, location, department = self.terms
        count = sum(map(bool, (subject, vat_code, location, department)))
        return (count, bool(subject), bool(vat_code), bool(location))

    def meets(self, other: "Rule") -> bool:
        """Return whether something could be booked by either of two rules."""
        return self.purpose is other.purpose and all(
            not ours or not theirs or ours == theirs
            for ours, theirs in zip(self.terms[1:], other.terms[1:], strict=True)
        )


class DepartmentOf(msgspec.Struct, frozen=True):
    """The department that a place of business is booked under, from a day; empty for none."""

    location: str
    department: str
    since: date


class Missing(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Why something cannot be booked yet.

    Attributes:
        what: `no_rule`, `no_account` (not in the chart), `account_closed`, `no_vat_code` (the shop has no
            such code), or `unbalanced` (the entry's own amounts do not sum).
        purpose: What was to be booked.
        subject: Article group, kind of tender, type of pay-in or pay-out.
        vat_code: Standard VAT code, or the shop's own where it has none such.
        account: The account that is closed or unknown.
    """

    what: str
    purpose: Purpose
    subject: str = ""
    vat_code: str = ""
    account: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in bokmål."""
        about = PURPOSE_WORDS[self.purpose] + (f" «{self.subject}»" if self.subject else "")
        about += f" med mva-kode {self.vat_code}" if self.vat_code else ""
        match self.what:
            case "account_closed":
                return f"Konto {self.account} for {about} er stengt. Åpne den, eller velg en annen konto."
            case "no_account":
                return f"Konto {self.account} for {about} finnes ikke i kontoplanen. Legg den inn."
            case "no_vat_code":
                return f"Butikken har ingen mva-kode {self.vat_code}. Legg den inn."
            case "unbalanced":
                return "Beløpene i journalposten går ikke opp. Ingenting er ført; meld fra til leverandøren."
            case _:
                return f"Det er ikke valgt konto for {about}. Velg en."


PURPOSE_WORDS: Final = {
    Purpose.SALE: "varegruppe",
    Purpose.VAT: "utgående mva",
    Purpose.DEPOSIT: "pant i varegruppe",
    Purpose.TENDER: "betalingsmiddel",
    Purpose.ROUNDING: "øreavrunding",
    Purpose.TIPS: "tips",
    Purpose.CASH_HELD: "opptalte kontanter",
    Purpose.CASH_DIFFERENCE: "kassedifferanse",
    Purpose.PAY_IN: "innbetaling",
    Purpose.PAY_OUT: "utbetaling",
    Purpose.BANK: "bank",
    Purpose.CARD_FEE: "kortgebyr",
    Purpose.PAYOUT_DIFFERENCE: "avvik i oppgjør",
    Purpose.OWN_USE: "eget uttak av varer",
    Purpose.WITHDRAWAL: "uttak av varer",
}


def _standard(purpose: Purpose, accounts: Mapping[str, str], by: str = "subject") -> tuple[Rule, ...]:
    return tuple(
        Rule(purpose, account, SINCE_EVER, **({by: term} if term else {}))
        for term, account in accounts.items()
    )


STANDARD_RULES: Final = (
    *_standard(
        Purpose.SALE,
        {
            "3": "3000", "31": "3030", "32": "3035", "33": "3050", "5": "3100",
            "51": "3005", "52": "3105", "6": "3200", "7": "3900", "0": "3200",
        },
        "vat_code",
    ),
    *_standard(Purpose.VAT, {"3": "2700", "31": "2701", "32": "2702", "33": "2703"}, "vat_code"),
    *_standard(
        Purpose.TENDER,
        {
            TenderKind.CASH: "1901",
            TenderKind.DEBIT_CARD: "1579",
            TenderKind.CREDIT_CARD: "1578",
            TenderKind.VIPPS: "1577",
            TenderKind.GIFT_CARD: "2900",
            TenderKind.STORE_CREDIT: "2901",
            TenderKind.DEPOSIT_SLIP: "2995",
            TenderKind.INVOICE: "1500",
        },
    ),
    *_standard(Purpose.PAY_IN, {"change": "1910", "owner": "2915", "": "2998"}),
    *_standard(
        Purpose.PAY_OUT,
        {
            "bank": "1910", "expense": "1571", "owner": "2915",
            "deposit_refund": "2995", "tips": "2911", "": "2998",
        },
    ),
    *_standard(Purpose.DEPOSIT, {"": "2995"}),
    *_standard(Purpose.ROUNDING, {"": "7740"}),
    *_standard(Purpose.TIPS, {"": "2911"}),
    *_standard(Purpose.CASH_HELD, {"": "1900"}),
    *_standard(Purpose.CASH_DIFFERENCE, {"": "1909"}),
    *_standard(Purpose.BANK, {"": "1920"}),
    *_standard(Purpose.CARD_FEE, {"": "7770"}),
    *_standard(Purpose.PAYOUT_DIFFERENCE, {"": "1572"}),
    *_standard(Purpose.OWN_USE, {"": "2915"}),
    *_standard(
        Purpose.WITHDRAWAL,
        {
            "3": "3060", "31": "3063", "32": "3064", "33": "3065", "5": "3160",
            "51": "3160", "52": "3160", "6": "3260", "7": "3260", "0": "3260",
        },
        "vat_code",
    ),
)  # fmt: skip
"""What every shop begins with. Rules are only added: books made with them must be made the same again."""


def department_on(departments: Iterable[DepartmentOf], location: str, day: date) -> str:
    """Return the department of a place on a day; empty where none is set."""
    counting = [row for row in departments if row.location == location and row.since <= day]
    return max(counting, key=lambda row: row.since).department if counting else ""


def rules_on(rules: Iterable[Rule], day: date) -> list[Rule]:
    """
    Return the rules that count on a day: of each set of terms the newest, unless it ends there.

    Rules come in the order they were written down; of two from the same day the later one counts.
    """
    newest: dict[tuple[Purpose, str, str, str, str], Rule] = {}
    for rule in rules:
        known = newest.get(rule.terms)
        if rule.since <= day and (known is None or known.since <= rule.since):
            newest[rule.terms] = rule
    return [rule for rule in newest.values() if rule.account]


def alters_booked(rule: Rule, rules: Iterable[Rule], last_booked: date) -> bool:
    """
    Return whether a new rule could give another account to something that is booked.

    It could not if it counts after the last booked day, or if nothing that it would win over, or take the
    place of, counted on any booked day from its own on: then all that it covers waits for it.

    Args:
        rule: The new rule.
        rules: Those there are.
        last_booked: The last day that anything is booked on.
    """
    rules = list(rules)
    days = {rule.since, *(known.since for known in rules if rule.since < known.since)}
    return any(
        known.meets(rule) and known.rank <= rule.rank
        for day in days
        if day <= last_booked
        for known in rules_on(rules, day)
    )


class DayMapping:
    """
    How things are booked at one place on one day; what has been asked for once is remembered.

    Attributes:
        department: The department of the place on that day.
        standard_codes: The shop's VAT codes and the standard codes they are tied to.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        chart: Mapping[str, Account],
        standard_codes: Mapping[str, str],
        *,
        location: str,
        department: str,
        day: date,
    ) -> None:
        """Take the rules of the shop, whichever days they count; those of this place and day are kept."""
        self.department = department
        self.standard_codes = standard_codes
        self._chart = chart
        self._day = day
        here = [
            rule
            for rule in rules_on(rules, day)
            if rule.location in {"", location} and rule.department in {"", department}
        ]
        self._rules = sorted(here, key=lambda rule: rule.rank, reverse=True)
        self._found: dict[tuple[Purpose, str, str], str | Missing] = {}

    def account(self, purpose: Purpose, subject: str = "", vat_code: str = "") -> str | Missing:
        """
        Return the account of something, or why there is none.

        Args:
            purpose: What is booked.
            subject: Article group, kind of tender, type of pay-in or pay-out.
            vat_code: SAF-T's standard code.
        """
        asked = (purpose, subject, vat_code)
        if asked not in self._found:
            self._found[asked] = self._find(purpose, subject, vat_code)
        return self._found[asked]

    def _find(self, purpose: Purpose, subject: str, vat_code: str) -> str | Missing:
        for rule in self._rules:
            if rule.purpose is purpose and rule.subject in {"", subject} and rule.vat_code in {"", vat_code}:
                return self._open(rule.account, purpose, subject, vat_code)
        return Missing("no_rule", purpose, subject, vat_code)

    def _open(self, number: str, purpose: Purpose, subject: str, vat_code: str) -> str | Missing:
        account = self._chart.get(number)
        if account is None:
            return Missing("no_account", purpose, subject, vat_code, number)
        if not account.is_open_on(self._day):
            return Missing("account_closed", purpose, subject, vat_code, number)
        return number
