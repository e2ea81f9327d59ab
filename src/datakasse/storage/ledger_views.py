"""
The ledger: a view over the journal, written in the same transaction as the entry.

    entry that moves money ─▶ ledger_vouchers (a number, the day, the voucher or what it waits for)
    ZReported              ─▶ ledger_days (the day voucher, unless a voucher of it waits)
    what is the office's   ─▶ ledger_vouchers alone, for it is in no Z (`stands_alone`)

Numbers and days follow from the journal alone: a voucher gets the next number of its register and year when
the entry is written, also when it has to wait. So the view is the same when it is made again, whatever has
been mapped since; `bookkeeping/mapping.py` says why the lines are too.

A period between two Z reports is booked on one day: the business day of the first money that moved in it.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.day import day_voucher
from datakasse.bookkeeping.mapping import DayMapping, DepartmentOf, Rule, department_on
from datakasse.bookkeeping.posting import Waiting, moves_money, post, stands_alone, voucher_number
from datakasse.bookkeeping.voucher import Voucher, day_voucher_key
from datakasse.journal.entry import Record
from datakasse.journal.event import ZReported
from datakasse.storage.ledger_tables import OF_THE_TILL, LedgerLook, read_voucher
from datakasse.storage.sale_views import SaleViews
from datakasse.storage.shop_tables import ShopBooks, written
from datakasse.trade.moment import business_day
from datakasse.trade.vat import VatCode


class Cursor(msgspec.Struct, frozen=True):
    """
    Where a register's ledger ends.

    Attributes:
        year: Year of the last voucher; 0 before the first.
        number: Its number in that year.
        last_day: The last day anything was booked on or closed.
        period_day: The day that is booked on until the next Z; None until money moves.
        first_entry: First entry after the last Z.
    """

    year: int = 0
    number: int = 0
    last_day: date = date.min
    period_day: date | None = None
    first_entry: int = 1


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
        if self._one("SELECT view FROM unbuilt_views WHERE company = :company AND view = 'ledger'") is None:
            return False
        self._forget_ledger()
        for register in self.registers():
            for record in self.records(register.register_id):
                self._book(record)
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = 'ledger'")
        return True

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        self._book(record)

    def _book(self, record: Record) -> None:
        if isinstance(record.event, ZReported):
            self._close(record, record.event)
        elif moves_money(record.event):
            self._post(record)

    def _post(self, record: Record) -> None:
        """Book an entry, or let it wait: either way it has its number."""
        cursor = self._cursor(record.register)
        day = cursor.period_day or max(business_day(record.at), cursor.last_day)
        number = cursor.number + 1 if day.year == cursor.year else 1
        found = post(
            record,
            self._mapping(record.register, day),
            number=voucher_number(day.year, number),
            day=day,
        )
        if found is None:
            return
        self._run(
            """INSERT INTO ledger_vouchers (company, register, entry, year, number, day, waits, body)
            VALUES (:company, :register, :entry, :year, :number, :day, :waits, :body)""",
            register=record.register,
            entry=record.number,
            year=day.year,
            number=number,
            day=day.isoformat(),
            waits=isinstance(found, Waiting),
            body=written(found),
        )
        self._ends_at(
            record.register,
            msgspec.structs.replace(
                cursor,
                year=day.year,
                number=number,
                last_day=day,
                period_day=cursor.period_day if stands_alone(record.event) else day,
            ),
        )

    def _close(self, record: Record, z: ZReported) -> None:
        """Sum a period up; its day voucher waits where one of its vouchers does."""
        cursor = self._cursor(record.register)
        day = cursor.period_day or max(business_day(record.at), cursor.last_day)
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

    def _sum_days(self, register: str) -> None:
        """Make the day vouchers of a register that wait for nothing any more."""
        waiting = self._all(
            """SELECT entry, z_number, first_entry, day FROM ledger_days AS closed
            WHERE company = :company AND register = :register AND waits = 1 AND NOT EXISTS (
                SELECT 1 FROM ledger_vouchers AS each WHERE each.company = closed.company
                AND each.register = closed.register AND each.waits = 1
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
            f"""SELECT body FROM ledger_vouchers WHERE company = :company AND register = :register
            AND entry BETWEEN :first_entry AND :last_entry {OF_THE_TILL} ORDER BY entry""",  # noqa: S608 - words of ours
            register=register,
            first_entry=first_entry,
            last_entry=last_entry,
        )
        return (read_voucher(body) for (body,) in rows)

    def _mapping_changed(self) -> None:
        """Forget what was remembered, and make what waited and waits no more."""
        self._remembered.clear()
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
            waits=waits,
            body=written(found),
        )
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
        closed = self._one(
            """SELECT entry, day FROM ledger_days WHERE company = :company AND register = :register
            ORDER BY entry DESC LIMIT 1""",
            register=register,
        )
        last = self._one(
            """SELECT year, number, day FROM ledger_vouchers
            WHERE company = :company AND register = :register ORDER BY entry DESC LIMIT 1""",
            register=register,
        )
        of_till = self._one(
            f"""SELECT entry, day FROM ledger_vouchers WHERE company = :company
            AND register = :register {OF_THE_TILL} ORDER BY entry DESC LIMIT 1""",  # noqa: S608 - words of ours
            register=register,
        )
        z_entry, closed_day = (0, date.min) if closed is None else (closed[0], date.fromisoformat(closed[1]))
        if last is None:
            return Cursor(last_day=closed_day, first_entry=z_entry + 1)
        year, number, day_text = last
        day = date.fromisoformat(day_text)
        is_open = of_till is not None and of_till[0] > z_entry
        return Cursor(
            year=year,
            number=number,
            last_day=max(day, closed_day),
            period_day=date.fromisoformat(of_till[1]) if of_till is not None and is_open else None,
            first_entry=z_entry + 1,
        )

    def _forget_ledger(self) -> None:
        for view in ("ledger_vouchers", "ledger_days"):
            self._run(f"DELETE FROM {view} WHERE company = :company")  # noqa: S608 - a name of ours
        self._remembered.clear()
