"""What may be asked of a database about the ledger, a view over the journal; a part of `ports/store.py`."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.evidence import LockedPeriod
from datakasse.bookkeeping.mapping import DepartmentOf, Rule
from datakasse.bookkeeping.posting import Waiting
from datakasse.bookkeeping.voucher import DayVoucher, Voucher


class LedgerReadings(Protocol):
    """What can be asked."""

    def vouchers(
        self, register: str | None, from_day: date | None, to_day: date | None, *, skip: int = 0
    ) -> Iterator[Voucher]:
        """
        Yield vouchers in order of day, register, and entry, in constant memory.

        Args:
            register: Which register; None for all.
            from_day: First day they are booked on; None for the first there is.
            to_day: Last day; None for the last there is.
            skip: How many to leave out before the first.
        """
        ...

    def voucher(self, register: str, entry: int) -> Voucher | Waiting | None:
        """Return the voucher of an entry, or what it waits for; None when the entry moved no money."""
        ...

    def waiting_vouchers(self) -> list[Waiting]:
        """Return the vouchers that wait for the mapping to be completed, by day."""
        ...

    def day_vouchers(
        self, register: str | None, from_day: date | None, to_day: date | None
    ) -> Iterator[DayVoucher]:
        """Yield day vouchers in order of day, register, and Z; those that wait are not among them."""
        ...

    def office_vouchers(self, register: str, from_day: date | None, to_day: date | None) -> Iterator[Voucher]:
        """Yield in order what the office posted of itself at a register, which is in no Z's day voucher."""
        ...

    def day_voucher(self, key: str) -> DayVoucher | None:
        """Return the day voucher of a key; None when there is none, or when it waits."""
        ...

    def waiting_days(self) -> list[tuple[str, int, date]]:
        """Return register, number, and day of each Z whose day voucher waits for a voucher."""
        ...

    def booked_periods(self, register: str, from_day: date | None, to_day: date | None) -> list[BookedPeriod]:
        """Return a register's periods in order, those whose day voucher waits too, and the open one last."""
        ...

    def day_voucher_digests(
        self, register: str, from_day: date | None, to_day: date | None
    ) -> dict[date, bytes]:
        """Return a digest of the day vouchers of each of a register's days, waiting or not."""
        ...

    def day_digests(self, register: str, from_day: date | None, to_day: date | None) -> dict[date, bytes]:
        """Return a digest of all that the ledger holds of each of a register's days, waiting or not."""
        ...

    def open_periods(self) -> dict[str, date]:
        """Return the day that each register with money moved since its last Z is booked on."""
        ...

    def locked_periods(self) -> list[LockedPeriod]:
        """Return the periods that are locked, oldest first."""
        ...

    def last_booked_day(self) -> date | None:
        """Return the last day that anything is booked on or waits to be; None before the first."""
        ...

    def accounts(self) -> dict[str, Account]:
        """Return the chart of accounts by number, closed accounts too."""
        ...

    def mapping_rules(self) -> list[Rule]:
        """Return all rules there ever were, the standard ones first, then in the order they were made."""
        ...

    def departments(self) -> list[DepartmentOf]:
        """Return which department each place is booked under, and from when."""
        ...


class LedgerBooks(LedgerReadings, Protocol):
    """What can be written; what waited for it is made at once."""

    def put_account(self, account: Account) -> None:
        """Enter or change an account."""
        ...

    def put_mapping_rule(self, rule: Rule) -> None:
        """Add a rule; that it may count from its day is seen to in `office/ledger/change_mapping.py`."""
        ...

    def put_department(self, department: DepartmentOf) -> None:
        """Book a place under a department from a day on; said again for the same day, the later counts."""
        ...
