"""Add, rename or close an account; one that was posted on is never taken away."""

from datetime import date

import msgspec

from datakasse.bookkeeping.chart import GROUPING_CATEGORIES, Account, grouping_for
from datakasse.bookkeeping.mapping import rules_on
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.books import AccountInUse, BadAccount
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.ledger.open_days import first_open_day
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right

NUMBER_LENGTH = range(4, 11)
NAME_LENGTH_MAX = 100


class ChangeAccount(msgspec.Struct, frozen=True):
    """
    Enter or change an account.

    Attributes:
        number: Four to ten digits.
        name: What it is called.
        grouping_category: SAF-T's category; empty for that of the nearest standard account.
        grouping_code: SAF-T's code in it; empty likewise.
        closed_from: From which day nothing may be posted on it; None to have it open.
    """

    number: str
    name: str
    grouping_category: str = ""
    grouping_code: str = ""
    closed_from: date | None = None

    def __call__(self, point: CashPoint) -> Account:
        """
        Keep the account, and journal it at each register.

        Raises:
            MissingRight: The role may not.
            BadAccount: The number, the name or the grouping cannot be used.
            AccountInUse: It is to be closed from a day that is booked, or while a rule books on it.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        category, code = self.grouping_category, self.grouping_code
        if not category and not code:
            category, code = _grouping(books, self.number)
        wrong = [
            what
            for what, fault in (
                (
                    Phrase("nummeret", "the number"),
                    not self.number.isdecimal() or len(self.number) not in NUMBER_LENGTH,
                ),
                (
                    Phrase("navnet", "the name"),
                    not 0 < len(self.name.strip()) <= NAME_LENGTH_MAX or not self.name.isprintable(),
                ),
                (
                    Phrase("næringsspesifikasjonen", "the grouping of the tax return"),
                    category not in GROUPING_CATEGORIES or not code.isdecimal(),
                ),
            )
            if fault
        ]
        if wrong:
            raise BadAccount(account=self.number[:10], what=Phrase.joined(wrong))
        account = Account(self.number, self.name.strip(), category, code, self.closed_from)
        if account != books.accounts().get(self.number):
            _demand_closable(books, account)
            books.put_account(account)
            closed = "" if self.closed_from is None else f" stengt {self.closed_from.isoformat()}"
            point.tell_all(SettingsChanged("account", f"{account.number} {account.name}{closed}"))
        return account


def _grouping(books: Readings, number: str) -> tuple[str, str]:
    known = books.accounts().get(number)
    return grouping_for(number) if known is None else (known.grouping_category, known.grouping_code)


def _demand_closable(books: Readings, account: Account) -> None:
    if account.closed_from is None:
        return
    first = first_open_day(books)
    if account.closed_from < first:
        raise AccountInUse(
            account=account.number,
            why=Phrase(
                f"det er ført på dager før {first.isoformat()}",
                f"days before {first.isoformat()} are booked on it",
            ),
        )
    later = [rule for rule in books.mapping_rules() if rule.since > account.closed_from]
    for rule in (*rules_on(books.mapping_rules(), account.closed_from), *later):
        if rule.account == account.number:
            terms = " ".join(filter(None, (rule.purpose, *rule.terms[1:])))
            raise AccountInUse(
                account=account.number,
                why=Phrase(f"konteringsregelen «{terms}» bruker den", f'the mapping rule "{terms}" uses it'),
            )
