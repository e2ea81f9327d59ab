"""What may be asked of a database about the bank, payouts, and matches; a part of `ports/store.py`."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

import msgspec

from datakasse.bookkeeping.payout import ColumnMapping, Payout
from datakasse.bookkeeping.settlement import Rules, Transit
from datakasse.bookkeeping.statement import BankEntry, Statement
from datakasse.journal.settlement import Settlement


class BankAccount(msgspec.Struct, frozen=True):
    """
    An account of the shop's in a bank.

    Attributes:
        account: Its 11 digits.
        name: What people call it.
    """

    account: str
    name: str


class BankFile(msgspec.Struct, frozen=True):
    """
    A file that was imported. What is in it is kept, the file itself is not: it may name customers.

    Attributes:
        digest: SHA-256 of its bytes, in hexadecimals.
        name: What it was called.
        form: What it was.
        imported_at: When.
        operator: By whom.
        entries: How many bank entries were new.
        payouts: How many payouts were new.
    """

    digest: str
    name: str
    form: str
    imported_at: datetime
    operator: str
    entries: int
    payouts: int


class Settled(msgspec.Struct, frozen=True):
    """
    A settlement in force, and where it stands in the journal.

    Attributes:
        register: Whose journal.
        entry: Which entry.
        day: The day it was confirmed, Norwegian.
        settlement: What it says.
    """

    register: str
    entry: int
    day: date
    settlement: Settlement


class BankReadings(Protocol):
    """What can be asked."""

    def bank_accounts(self) -> list[BankAccount]:
        """Return the shop's accounts, by number."""
        ...

    def bank_file(self, digest: str) -> BankFile | None:
        """Return what is known of a file, if it was imported."""
        ...

    def bank_files(self, limit: int) -> list[BankFile]:
        """Return the last files that were imported, newest first."""
        ...

    def bank_statements(self) -> list[Statement]:
        """Return all statements that were imported, without their entries, by account and first day."""
        ...

    def bank_entry(self, key: str) -> BankEntry | None:
        """Return an entry of a statement."""
        ...

    def bank_entries(self, from_day: date | None, to_day: date | None, *, open_only: bool) -> list[BankEntry]:
        """Return entries by day; those alone that nothing is matched with, if so asked."""
        ...

    def notified_entry(self, key: str) -> BankEntry | None:
        """Return an entry as a notification told it, whether or not its statement has come."""
        ...

    def payout(self, key: str) -> Payout | None:
        """Return a payout."""
        ...

    def payouts(self, from_day: date | None, to_day: date | None, *, open_only: bool) -> list[Payout]:
        """Return payouts by day; those alone that nothing is matched with, if so asked."""
        ...

    def transit(self, key: str) -> Transit | None:
        """Return money on its way, with what is left of it."""
        ...

    def transits(self, *, open_only: bool) -> list[Transit]:
        """Return money on its way by day, with what is left of each; all there ever was, unless so asked."""
        ...

    def matching_rules(self) -> Rules:
        """Return what people have confirmed about texts and places of sale."""
        ...

    def column_mappings(self) -> dict[str, ColumnMapping]:
        """Return what people have confirmed about columns, by the key of the columns."""
        ...

    def rejected_proposals(self) -> frozenset[str]:
        """Return the names of the proposals that a person has said no to."""
        ...

    def settlement(self, settlement: str) -> Settled | None:
        """Return a settlement in force."""
        ...

    def settlements(self, limit: int) -> list[Settled]:
        """Return the last settlements in force, newest first."""
        ...

    def routine_signatures(self, month: str) -> list[tuple[str, str, int]]:
        """Return point, register and entry of what was signed of the routine of a month, `2026-10`."""
        ...

    def settled_entry(self, key: str) -> bool:
        """Return whether a bank entry or a payout is matched."""
        ...


class BankBooks(BankReadings, Protocol):
    """What can be written beside the journal; settlements are written in it."""

    def put_bank_account(self, account: BankAccount) -> None:
        """Enter or change an account."""
        ...

    def put_bank_file(self, file: BankFile) -> None:
        """Keep that a file was imported."""
        ...

    def put_statement(self, statement: Statement, digest: str) -> None:
        """Keep a statement, without its entries; the same one again changes nothing."""
        ...

    def put_bank_entry(self, entry: BankEntry) -> None:
        """Enter a bank entry, or what is new about one."""
        ...

    def put_notified_entry(self, entry: BankEntry) -> None:
        """Keep an entry as a notification tells it; it is no money before its statement comes."""
        ...

    def put_payout(self, payout: Payout) -> None:
        """Enter a payout."""
        ...

    def put_matching_rules(self, rules: Rules) -> None:
        """Keep what people have confirmed, instead of what they had."""
        ...

    def put_column_mapping(self, key: str, mapping: ColumnMapping) -> None:
        """Keep what the columns of a file are."""
        ...

    def reject_proposals(self, proposals: Iterable[str]) -> None:
        """Keep that a person has said no."""
        ...
