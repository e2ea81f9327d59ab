"""
The ledger: a view over the journal, written in the same transaction as the entry.

    entry that moves money ─▶ ledger_vouchers (a number, the day, the voucher or what it waits for)
    ZReported              ─▶ ledger_days (the day voucher, unless a voucher of it waits)
    BooksCorrected         ─▶ both, for it is in no Z, as what the bank settled (`stands_alone`); the day
                              voucher when it waits for nothing
    PeriodLocked           ─▶ ledger_locks

Numbers and days follow from the journal alone: a voucher gets the next number of its register and year when
the entry is written, also when it has to wait. So the view is the same when it is made again, whatever has
been mapped since; `bookkeeping/mapping.py` says why the lines are too.

A period between two Z reports is booked on one day: the business day of the first money that moved in it.
A correction or a settlement between two periods is booked on its own business day. None of them is ever
before a day that is locked.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.day import day_voucher, office_voucher
from datakasse.bookkeeping.evidence import Evidence, LockedPeriod
from datakasse.bookkeeping.mapping import DayMapping, DepartmentOf, Rule, department_on
from datakasse.bookkeeping.posting import Waiting, moves_money, post, stands_alone, voucher_number
from datakasse.bookkeeping.voucher import DayVoucher, Voucher, day_voucher_key
from datakasse.journal.entry import Record
from datakasse.journal.events.books import PeriodLocked
from datakasse.journal.events.day import ZReported
from datakasse.storage.tables.bookkeeping.ledger import LedgerLook, read_voucher
from datakasse.storage.tables.shop import ShopBooks, written
from datakasse.storage.tables.till.sale_views import SaleViews
from datakasse.trade.moment import business_day
from datakasse.trade.vat import VatCode


class Cursor(msgspec.Struct, frozen=True):
    """
    Where a register's ledger ends.

    Attributes:
        year: Year of the last voucher; 0 before the first.
        number: Its number in that year.
        booked_day: The day of the last voucher; None before the first.
        last_day: The last day anything was booked on or closed; nothing comes before it.
        locked: The last day that is locked.
        period_day: The day that is booked on until the next Z; None until money moves.
        first_entry: First entry after the last Z.
    """

    year: int = 0
    number: int = 0
    booked_day: date | None = None
    last_day: date = date.min
    locked: date = date.min
    period_day: date | None = None
    first_entry: int = 1

    def day_of(self, record: Record) -> date:
        """Return the day that an entry is booked on."""
        if self.period_day is not None:
            return self.period_day
        open_from = self.locked + timedelta(days=1) if self.locked > date.min else date.min
        return max(business_day(record.at), self.last_day, open_from)


class LedgerViews(LedgerLook, SaleViews, ShopBooks):
    """How the ledger follows an entry, and what completes it."""

    def put_account(self, account: Account) -> None:
        """Enter or change an account."""
        self._of_company()
        self._run(
            """INSERT INTO accounts (company, account, body) VALUES (:company, :account, :body)
            ON CONFLICT (company, account) DO UPDATE SET body = excluded.body""",
            account=account.number,
            body=written(account),
        )
        self._mapping_changed()

    def put_mapping_rule(self, rule: Rule) -> None:
        """Add a rule."""
        self._of_company()
        self._run(
            """INSERT INTO mapping_rules (company, rule, body)
            SELECT :company, coalesce(max(rule), 0) + 1, :body FROM mapping_rules WHERE company = :company""",
            body=written(rule),
        )
        self._mapping_changed()

    def put_department(self, department: DepartmentOf) -> None:
        """Book a place under a department from a day on."""
        self._of_company()
        self._run(
            """INSERT INTO departments (company, location, since, department)
            VALUES (:company, :location, :since, :department)
            ON CONFLICT (company, location, since) DO UPDATE SET department = excluded.department""",
            location=department.location,
            since=department.since.isoformat(),
            department=department.department,
        )
        self._mapping_changed()

    def put_vat_code(self, code: VatCode) -> None:
        """Enter or change a VAT code."""
        super().put_vat_code(code)
        self._mapping_changed()

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries."""
        self._forget_ledger()
        super().rebuild_views()

    def build_missing_views(self) -> bool:
        """Make the ledger of a store that has entries from before there was one; tell whether it was so."""
        if self._is_built("ledger"):
            return self._build_office_days()
        self._forget_ledger()
        for register in self.registers():
            for record in self.records(register.register_id):
                self._book(record)
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view IN ('ledger', 'office days')")
        return True

    def _build_office_days(self) -> bool:
        """Put among the days what the office had posted before it stood there; tell whether it was so."""
        if self._is_built("office days"):
            return False
        missing = self._all(
            """SELECT body FROM ledger_vouchers AS each
            WHERE company = :company AND corrects = 1 AND waits = 0
            AND NOT EXISTS (SELECT 1 FROM ledger_days AS day WHERE day.company = each.company
                AND day.register = each.register AND day.entry = each.entry)"""
        )
        for (body,) in missing:
            self._put_day(office_voucher(read_voucher(body)))
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = 'office days'")
        return True

    def _is_built(self, view: str) -> bool:
        found = self._one("SELECT 1 FROM unbuilt_views WHERE company = :company AND view = :view", view=view)
        return found is None

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        self._book(record)

    def _book(self, record: Record) -> None:
        match record.event:
            case ZReported() as z:
                self._close(record, z)
            case PeriodLocked() as locked:
                self._lock(record, locked)
            case event if moves_money(event):
                self._post(record)
            case _:
                pass

    def _post(self, record: Record) -> None:
        """Book an entry, or let it wait: either way it has its number."""
        cursor = self._cursor(record.register)
        day = cursor.day_of(record)
        number = cursor.number + 1 if day.year == cursor.year else 1
        found = post(
            record,
            self._mapping(record.register, day),
            number=voucher_number(day.year, number),
            day=day,
        )
        if found is None:
            return
        corrects = stands_alone(record.event)
        self._run(
            """INSERT INTO ledger_vouchers
                (company, register, entry, year, number, day, corrects, waits, body)
            VALUES (:company, :register, :entry, :year, :number, :day, :corrects, :waits, :body)""",
            register=record.register,
            entry=record.number,
            year=day.year,
            number=number,
            day=day.isoformat(),
            corrects=int(corrects),
            waits=int(isinstance(found, Waiting)),
            body=written(found),
        )
        if day != cursor.booked_day:
            self._run(
                """INSERT INTO booked_days (company, day, register, first_entry)
                VALUES (:company, :day, :register, :first_entry)""",
                day=day.isoformat(),
                register=record.register,
                first_entry=record.number,
            )
        if corrects and isinstance(found, Voucher):
            self._put_day(office_voucher(found))
        period_day = cursor.period_day if corrects else day
        self._ends_at(
            record.register,
            msgspec.structs.replace(
                cursor, year=day.year, number=number, booked_day=day, last_day=day, period_day=period_day
            ),
        )

    def _lock(self, record: Record, locked: PeriodLocked) -> None:
        through = date.fromisoformat(locked.through)
        before = max(
            (known.through for known in self.locked_periods() if known.through < through), default=None
        )
        evidence = Evidence(locked.vouchers, locked.debit_ore, locked.digest)
        from_day = None if before is None else before + timedelta(days=1)
        self._run(
            """INSERT INTO ledger_locks (company, register, through, body)
            VALUES (:company, :register, :through, :body)""",
            register=record.register,
            through=locked.through,
            body=written(LockedPeriod(from_day, through, evidence, record.operator)),
        )
        cursor = self._cursor(record.register)
        self._ends_at(record.register, msgspec.structs.replace(cursor, locked=through))

    def _close(self, record: Record, z: ZReported) -> None:
        """Sum a period up; its day voucher waits where one of its vouchers does."""
        cursor = self._cursor(record.register)
        day = cursor.day_of(record)
        self._run(
            """INSERT INTO ledger_days
                (company, register, entry, key, day, z_number, first_entry, waits, body)
            VALUES (:company, :register, :entry, :key, :day, :z_number, :first_entry, 1, '')""",
            register=record.register,
            entry=record.number,
            key=day_voucher_key(record.register, z.number),
            day=day.isoformat(),
            z_number=z.number,
            first_entry=cursor.first_entry,
        )
        self._sum_days(record.register)
        self._ends_at(
            record.register,
            msgspec.structs.replace(cursor, last_day=day, period_day=None, first_entry=record.number + 1),
        )

    def _put_day(self, made: DayVoucher) -> None:
        """Keep a day voucher that waits for nothing."""
        self._run(
            """INSERT INTO ledger_days
                (company, register, entry, key, day, z_number, first_entry, waits, body)
            VALUES (:company, :register, :entry, :key, :day, :z_number, :first_entry, 0, :body)""",
            register=made.register,
            entry=made.last_entry,
            key=made.key,
            day=made.day.isoformat(),
            z_number=made.z_number,
            first_entry=made.first_entry,
            body=written(made),
        )

    def _sum_days(self, register: str) -> None:
        """Make the day vouchers of a register that wait for nothing any more."""
        waiting = self._all(
            """SELECT entry, z_number, first_entry, day FROM ledger_days AS closed
            WHERE company = :company AND register = :register AND waits = 1 AND NOT EXISTS (
                SELECT 1 FROM ledger_vouchers AS each WHERE each.company = closed.company
                AND each.register = closed.register AND each.waits = 1 AND each.corrects = 0
                AND each.entry BETWEEN closed.first_entry AND closed.entry)""",
            register=register,
        )
        for entry, z_number, first_entry, day in waiting:
            made = day_voucher(
                self._vouchers_of(register, first_entry, entry),
                self._remember(("chart",), self._read_chart),
                register=register,
                z_number=z_number,
                day=date.fromisoformat(day),
                first_entry=first_entry,
                last_entry=entry,
            )
            self._run(
                """UPDATE ledger_days SET waits = 0, body = :body
                WHERE company = :company AND register = :register AND entry = :entry""",
                register=register,
                entry=entry,
                body=written(made),
            )

    def _vouchers_of(self, register: str, first_entry: int, last_entry: int) -> Iterator[Voucher]:
        rows = self._stream(
            """SELECT body FROM ledger_vouchers WHERE company = :company AND register = :register
            AND corrects = 0 AND entry BETWEEN :first_entry AND :last_entry ORDER BY entry""",
            register=register,
            first_entry=first_entry,
            last_entry=last_entry,
        )
        return (read_voucher(body) for (body,) in rows)

    def _mapping_changed(self) -> None:
        """Forget what was remembered, and make what waited and waits no more."""
        self._shop_changed()
        registers = {self._complete(waiting) for waiting in self.waiting_vouchers()}
        for register in sorted(registers - {""}):
            self._sum_days(register)

    def _complete(self, waiting: Waiting) -> str:
        """Make a voucher that waited, or bring up to date what it waits for; return whose it is if made."""
        record = self.record(waiting.register, waiting.entry)
        found = post(
            record,
            self._mapping(waiting.register, waiting.day),
            number=waiting.number,
            day=waiting.day,
        )
        if found is None or found == waiting:
            return ""
        waits = isinstance(found, Waiting)
        self._run(
            """UPDATE ledger_vouchers SET waits = :waits, body = :body
            WHERE company = :company AND register = :register AND entry = :entry""",
            register=waiting.register,
            entry=waiting.entry,
            waits=int(waits),
            body=written(found),
        )
        if isinstance(found, Voucher) and stands_alone(record.event):
            self._put_day(office_voucher(found))
        return "" if waits else waiting.register

    def _mapping(self, register: str, day: date) -> DayMapping:
        return self._remember(
            ("day mapping", register, day.isoformat()), lambda: self._read_mapping(register, day)
        )

    def _read_mapping(self, register: str, day: date) -> DayMapping:
        location = self.register(register).location
        return DayMapping(
            self.mapping_rules(),
            self._remember(("chart",), self._read_chart),
            {code.code: code.standard_code for code in self.vat_codes().values()},
            location=location,
            department=department_on(self.departments(), location, day),
            day=day,
        )

    def _cursor(self, register: str) -> Cursor:
        return self._remember(("ledger ends", register), lambda: self._read_cursor(register))

    def _ends_at(self, register: str, cursor: Cursor) -> None:
        self._remembered["ledger ends", register] = cursor

    def _read_cursor(self, register: str) -> Cursor:
        last = self._one(
            """SELECT year, number, day FROM ledger_vouchers
            WHERE company = :company AND register = :register ORDER BY entry DESC LIMIT 1""",
            register=register,
        )
        closed = self._one(
            """SELECT coalesce(max(entry), 0), max(day) FROM ledger_days
            WHERE company = :company AND register = :register AND z_number > 0""",
            register=register,
        )
        locked = self._one(
            "SELECT max(through) FROM ledger_locks WHERE company = :company AND register = :register",
            register=register,
        )
        z_entry, closed_day = closed or (0, None)
        year, number, day = last or (0, 0, None)
        return Cursor(
            year=year,
            number=number,
            booked_day=None if day is None else _day(day),
            last_day=max(_day(day), _day(closed_day)),
            locked=_day(None if locked is None else locked[0]),
            period_day=self.open_periods().get(register),
            first_entry=z_entry + 1,
        )

    def _forget_ledger(self) -> None:
        for view in ("ledger_vouchers", "booked_days", "ledger_days", "ledger_locks"):
            self._run(f"DELETE FROM {view} WHERE company = :company")  # noqa: S608 - a name of ours
        self._remembered.clear()


def _day(text: str | None) -> date:
    """Return a day; one before all others where there is none."""
    return date.min if text is None else date.fromisoformat(text)
