"""
A bank's statement: what came to and went from an account, and whether it adds up.

An amount is positive when it came to the account. An entry has one key wherever it is read again, so that a
file that is imported twice, and a month that overlaps a day, bring nothing twice:

    account + the bank's own reference              12345678903:20261101-77
    …else date, amount, reference, running number   12345678903:2026-11-01:125000:KID1:1

Source: ISO 20022 camt.053 and camt.054 (`bank/camt.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec


class BatchPayment(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the payments that an entry sums, as a notification tells it."""

    amount_ore: int
    references: tuple[str, ...] = ()
    text: str = ""


class BankEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One line of a statement.

    Attributes:
        key: Its one identity (above).
        account: The account it is on, digits only.
        booked_on: The day the bank booked it.
        amount_ore: What came to the account; negative what went from it.
        reference: What the bank calls it; empty when it calls it nothing.
        references: What else it can be known by: KID, end-to-end reference, message.
        text: What it says, for people.
        valued_on: The day from which interest counts, where it is told.
        is_reversal: It takes an earlier entry back.
        batch: The payments that it sums, where a notification tells them and they add up to it.
    """

    key: str
    account: str
    booked_on: date
    amount_ore: int
    reference: str = ""
    references: tuple[str, ...] = ()
    text: str = ""
    valued_on: date | None = None
    is_reversal: bool = False
    batch: tuple[BatchPayment, ...] = ()

    @property
    def told(self) -> str:
        """Everything the bank says about it, as one text to look for a reference in."""
        parts = (self.reference, *self.references, self.text)
        payments = (text for payment in self.batch for text in (*payment.references, payment.text))
        return "\n".join(part for part in (*parts, *payments) if part)


class Statement(msgspec.Struct, frozen=True):
    """
    A statement, or a notification, of one account.

    Attributes:
        statement_id: What the bank calls it.
        account: The account, digits only.
        currency: Its currency.
        entries: What was booked, in the bank's order.
        is_notification: It tells of single entries and has no balances (camt.054).
        from_date: First day, where told.
        to_date: Last day, where told.
        opening_ore: Balance before the first entry; None when it is not told.
        closing_ore: Balance after the last one; None when it is not told.
    """

    statement_id: str
    account: str
    currency: str
    entries: tuple[BankEntry, ...]
    is_notification: bool = False
    from_date: date | None = None
    to_date: date | None = None
    opening_ore: int | None = None
    closing_ore: int | None = None

    @property
    def off_ore(self) -> int:
        """What the closing balance has more than the opening one and the entries; 0 when it adds up."""
        if self.opening_ore is None or self.closing_ore is None:
            return 0
        return self.closing_ore - self.opening_ore - sum(entry.amount_ore for entry in self.entries)


class Gap(msgspec.Struct, frozen=True):
    """
    A place between two statements of an account where something is missing.

    Attributes:
        account: Which account.
        after: Last day of the statement before; None when it does not tell.
        before: First day of the one after it.
        closed_ore: Balance at the end of the first.
        opened_ore: Balance at the beginning of the second.
    """

    account: str
    after: date | None
    before: date | None
    closed_ore: int
    opened_ore: int


def entry_key(account: str, reference: str, number: int) -> str:
    """
    Return the key of an entry that the bank has a reference for.

    Args:
        account: The account.
        reference: The bank's reference.
        number: How many entries of the same statement have had it, this one included.

    Example:
        >>> entry_key("12345678903", "77", 1), entry_key("12345678903", "77", 2)
        ('12345678903:77', '12345678903:77:2')
    """
    return f"{account}:{reference}" if number == 1 else f"{account}:{reference}:{number}"


def nameless_key(account: str, booked_on: date, amount_ore: int, reference: str, number: int) -> str:
    """
    Return the key of an entry that the bank has no reference for.

    Example:
        >>> nameless_key("12345678903", date(2026, 11, 1), 125_000, "KID1", 2)
        '12345678903:2026-11-01:125000:KID1:2'
    """
    return f"{account}:{booked_on.isoformat()}:{amount_ore}:{reference}:{number}"


def gaps(statements: Iterable[Statement]) -> list[Gap]:
    """
    Return where the closing balance of one statement is not the opening balance of the next.

    Days without movement may have no statement; that is no gap, for the balance stays. Statements that
    cover others, as a month covers its days, are told from them by their first day.

    Example:
        >>> def day(number, opening, closing):
        ...     when = date(2026, 11, number)
        ...     return Statement("", "1", "NOK", (), False, when, when, opening, closing)
        >>> gaps([day(2, 100, 300), day(1, 0, 100)])
        []
        >>> [(gap.closed_ore, gap.opened_ore) for gap in gaps([day(1, 0, 100), day(3, 200, 300)])]
        [(100, 200)]
    """
    by_account: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.opening_ore is not None and statement.from_date is not None:
            by_account[statement.account].append(statement)
    found: list[Gap] = []
    for account, told in sorted(by_account.items()):
        told.sort(key=lambda each: (_first_day(each), _last_day(each)))
        found.extend(_gaps_of(account, told))
    return found


def _gaps_of(account: str, told: Sequence[Statement]) -> Iterable[Gap]:
    """Walk along an account; a statement inside what is covered already adds nothing, unless it goes on."""
    last = told[0]
    for statement in told[1:]:
        begins, covered = _first_day(statement), _last_day(last)
        meets = last.closing_ore == statement.opening_ore
        if begins > covered and not meets:
            closed_ore, opened_ore = last.closing_ore or 0, statement.opening_ore or 0
            yield Gap(account, last.to_date, statement.from_date, closed_ore, opened_ore)
        if meets or _last_day(statement) > covered:
            last = statement


def _first_day(statement: Statement) -> date:
    return statement.from_date or date.min


def _last_day(statement: Statement) -> date:
    return statement.to_date or _first_day(statement)
