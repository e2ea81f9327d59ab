"""
Import a file from a bank or an acquirer: read it outside the pen, then take it in whole or not at all.

The same file again brings nothing, and so does what another file has brought already. What contradicts it is
refused: an entry does not change.

Law: BFL § 13 (bank statements are documentation of the books; what they said is kept).
"""

import hashlib

import msgspec

from datakasse.bank.recognise import FileContent, read_file
from datakasse.bookkeeping.payout import Payout
from datakasse.bookkeeping.statement import BankEntry, Statement
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.ledger.bank_files import BankAccountUnknown, BankEntryContradicts
from datakasse.storage.ports.bookkeeping.bank import BankFile
from datakasse.storage.ports.store import Books
from datakasse.trade.people.operator import Right

NAME_LENGTH_MAX = 100


class Imported(msgspec.Struct, frozen=True):
    """
    What an import brought.

    Attributes:
        file: What is known of the file.
        known: It was imported before, and nothing was done.
        again: How many of its entries and payouts were there already.
    """

    file: BankFile
    known: bool = False
    again: int = 0


def import_file(
    counter: Counter, register: str, operator: str, content: bytes, *, name: str, merchant: str = ""
) -> Imported:
    """
    Import a file.

    Args:
        counter: The till.
        register: Whose journal keeps attempts.
        operator: Who imports.
        content: The file's bytes.
        name: What it is called.
        merchant: What to call the place of sale, where the file does not say.

    Raises:
        BankFileUnreadable, BankFileTooLarge, BankCurrencyForeign, BankBalanceOff, PayoutOff.
        ColumnsUnconfirmed: Nobody has said what its columns are.
        BankAccountUnknown: An account in it is not the shop's.
        BankEntryContradicts: An entry or payout was imported before and said something else.
        MissingRight: The role may not.
    """
    digest = hashlib.sha256(content).hexdigest()
    with counter.store.read() as books:
        mappings = books.column_mappings()
    found = read_file(content, merchant.strip(), mappings)
    return counter.carry_out(register, operator, TakeIn(found, digest, name[:NAME_LENGTH_MAX])).result()


class TakeIn(msgspec.Struct, frozen=True):
    """
    Take in what was read.

    Attributes:
        content: What the file held.
        digest: Of its bytes.
        name: What it is called.
    """

    content: FileContent
    digest: str
    name: str

    def __call__(self, point: CashPoint) -> Imported:
        """
        Keep what is new.

        Raises:
            BankAccountUnknown, BankEntryContradicts, MissingRight.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        if (known := books.bank_file(self.digest)) is not None:
            return Imported(known, known=True)
        accounts = {each.account for each in books.bank_accounts()}
        for statement in self.content.statements:
            if statement.account not in accounts:
                raise BankAccountUnknown(account=statement.account[:40])
        told = [entry for statement in self.content.statements for entry in statement.entries]
        entries = sum(_take_statement(books, statement, self.digest) for statement in self.content.statements)
        payouts = sum(_take_payout(books, payout) for payout in self.content.payouts)
        file = BankFile(
            self.digest, self.name, self.content.form, point.at, point.operator_id, entries, payouts
        )
        books.put_bank_file(file)
        return Imported(file, again=len(told) + len(self.content.payouts) - entries - payouts)


def _take_statement(books: Books, statement: Statement, digest: str) -> int:
    """Take in a statement; a notification brings no money, only what the statement's entries consist of."""
    if statement.is_notification:
        return sum(_take_batch(books, entry) for entry in statement.entries)
    books.put_statement(statement, digest)
    return sum(_take_entry(books, entry) for entry in statement.entries)


def _take_entry(books: Books, entry: BankEntry) -> int:
    known = books.bank_entry(entry.key)
    if known is not None:
        _demand_same(known, entry)
        return 0
    notified = books.notified_entry(entry.key)
    if notified is not None:
        _demand_same(notified, entry)
        entry = msgspec.structs.replace(entry, batch=entry.batch or notified.batch)
    books.put_bank_entry(entry)
    return 1


def _take_batch(books: Books, entry: BankEntry) -> int:
    """Keep what an entry consists of, whichever of statement and notification came first."""
    known, notified = books.bank_entry(entry.key), books.notified_entry(entry.key)
    for each in (known, notified):
        if each is not None:
            _demand_same(each, entry)
    if notified is None:
        books.put_notified_entry(entry)
    if known is not None and entry.batch and not known.batch:
        books.put_bank_entry(msgspec.structs.replace(known, batch=entry.batch))
    return int(notified is None)


def _demand_same(known: BankEntry, entry: BankEntry) -> None:
    if (known.booked_on, known.amount_ore) != (entry.booked_on, entry.amount_ore):
        raise BankEntryContradicts(entry=entry.key[:100])


def _take_payout(books: Books, payout: Payout) -> int:
    known = books.payout(payout.key)
    if known is None:
        books.put_payout(payout)
        return 1
    if (known.day, known.net_ore) != (payout.day, payout.net_ore):
        raise BankEntryContradicts(entry=payout.key[:100])
    return 0
