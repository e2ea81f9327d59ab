"""The ledger in the database: what it is made by and what it comes to; `ledger_views.py` makes it."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Final

import msgspec

from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.bookkeeping.chart import Account, chart_of
from datakasse.bookkeeping.evidence import LockedPeriod
from datakasse.bookkeeping.mapping import STANDARD_RULES, DepartmentOf, Rule
from datakasse.bookkeeping.posting import Waiting
from datakasse.bookkeeping.voucher import DayVoucher, Voucher
from datakasse.storage.tables.till.sale_views import SaleReadings

LEDGER: Final = (
    """CREATE TABLE accounts (
        company TEXT NOT NULL,
        account TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, account)
    ) STRICT""",
    """CREATE TABLE mapping_rules (
        company TEXT NOT NULL,
        rule INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, rule)
    ) STRICT""",
    """CREATE TABLE departments (
        company TEXT NOT NULL,
        location TEXT NOT NULL,
        since TEXT NOT NULL,
        department TEXT NOT NULL,
        PRIMARY KEY (company, location, since)
    ) STRICT""",
    """CREATE TABLE ledger_vouchers (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        corrects INTEGER NOT NULL CHECK (corrects IN (0, 1)),
        waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, entry)
    ) STRICT, WITHOUT ROWID""",
    # A register's days never go back, so the vouchers of a day stand together: no sale pays for an index.
    """CREATE TABLE booked_days (
        company TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        first_entry INTEGER NOT NULL,
        PRIMARY KEY (company, day, register)
    ) STRICT""",
    "CREATE INDEX ledger_vouchers_waiting ON ledger_vouchers (company, day) WHERE waits = 1",
    """CREATE TABLE ledger_days (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        key TEXT NOT NULL,
        day TEXT NOT NULL,
        z_number INTEGER NOT NULL,
        first_entry INTEGER NOT NULL,
        waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, entry)
    ) STRICT""",
    "CREATE UNIQUE INDEX ledger_days_by_key ON ledger_days (company, key)",
    "CREATE INDEX ledger_days_by_day ON ledger_days (company, day, register, entry)",
    """CREATE TABLE ledger_locks (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        through TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, through)
    ) STRICT""",
    """CREATE TABLE unbuilt_views (
        company TEXT NOT NULL,
        view TEXT NOT NULL,
        PRIMARY KEY (company, view)
    ) STRICT""",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'ledger' FROM companies",
)
"""A step of the schema: a store that has entries already gets its ledger when it is opened next."""

OFFICE_DAYS: Final = (
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'office days' FROM companies",
)
"""A step of the schema: what the bank settled stands among the days of the ledger, as corrections do."""

_account = msgspec.json.Decoder(Account).decode
_locked = msgspec.json.Decoder(LockedPeriod).decode
_rule = msgspec.json.Decoder(Rule).decode
read_voucher = msgspec.json.Decoder(Voucher).decode
_waiting = msgspec.json.Decoder(Waiting).decode
_day_voucher = msgspec.json.Decoder(DayVoucher).decode

_FIRST_DAY: Final = "0000-00-00"
_LAST_DAY: Final = "9999-99-99"
_ENDLESS: Final = 2**63 - 1
_SPAN: Final = """FROM ledger_vouchers WHERE company = :company AND register = :register
AND entry BETWEEN :first_entry AND :last_entry AND waits = 0"""


class LedgerLook(SaleReadings):
    """What can be asked about the ledger."""

    def vouchers(
        self, register: str | None, from_day: date | None, to_day: date | None, *, skip: int = 0
    ) -> Iterator[Voucher]:
        """Yield vouchers in order of day, register, and entry."""
        for _, each, first_entry, last_entry in self._spans(register, from_day, to_day):
            span = {"register": each, "first_entry": first_entry, "last_entry": last_entry}
            if skip:
                (number,) = self._one(f"SELECT count(*) {_SPAN}", **span) or (0,)
                if number <= skip:
                    skip -= number
                    continue
            rows = self._stream(
                f"SELECT body {_SPAN} ORDER BY entry LIMIT :endless OFFSET :skip",
                endless=_ENDLESS,
                skip=skip,
                **span,
            )
            skip = 0
            for (body,) in rows:
                yield read_voucher(body)

    def voucher(self, register: str, entry: int) -> Voucher | Waiting | None:
        """Return the voucher of an entry, or what it waits for; None when the entry moved no money."""
        found = self._one(
            """SELECT waits, body FROM ledger_vouchers
            WHERE company = :company AND register = :register AND entry = :entry""",
            register=register,
            entry=entry,
        )
        if found is None:
            return None
        waits, body = found
        return _waiting(body) if waits else read_voucher(body)

    def waiting_vouchers(self) -> list[Waiting]:
        """Return the vouchers that wait for the mapping to be completed, by day."""
        rows = self._all(
            """SELECT body FROM ledger_vouchers WHERE company = :company AND waits = 1
            ORDER BY day, register, entry"""
        )
        return [_waiting(body) for (body,) in rows]

    def day_vouchers(
        self, register: str | None, from_day: date | None, to_day: date | None
    ) -> Iterator[DayVoucher]:
        """Yield day vouchers in order of day, register, and Z; those that wait are not among them."""
        rows = self._stream(
            """SELECT body FROM ledger_days WHERE company = :company AND day BETWEEN :from_day AND :to_day
            AND register = coalesce(:register, register) AND waits = 0 ORDER BY day, register, entry""",
            register=register,
            **_days(from_day, to_day),
        )
        for (body,) in rows:
            yield _day_voucher(body)

    def office_vouchers(self, register: str, from_day: date | None, to_day: date | None) -> Iterator[Voucher]:
        """Yield in order what the office posted, as the vouchers themselves have it."""
        rows = self._stream(
            """SELECT each.body FROM ledger_days AS made, ledger_vouchers AS each
            WHERE made.company = :company AND made.register = :register AND made.z_number = 0
            AND made.day BETWEEN :from_day AND :to_day AND each.company = made.company
            AND each.register = made.register AND each.entry = made.entry AND each.waits = 0
            ORDER BY made.entry""",
            register=register,
            **_days(from_day, to_day),
        )
        for (body,) in rows:
            yield read_voucher(body)

    def day_voucher(self, key: str) -> DayVoucher | None:
        """Return the day voucher of a key; None when there is none, or when it waits."""
        found = self._one(
            "SELECT body FROM ledger_days WHERE company = :company AND key = :key AND waits = 0", key=key
        )
        return None if found is None else _day_voucher(found[0])

    def waiting_days(self) -> list[tuple[str, int, date]]:
        """Return register, number, and day of each Z whose day voucher waits for a voucher."""
        rows = self._all(
            """SELECT register, z_number, day FROM ledger_days WHERE company = :company AND waits = 1
            ORDER BY day, register, entry"""
        )
        return [(register, z_number, date.fromisoformat(day)) for register, z_number, day in rows]

    def booked_periods(self, register: str, from_day: date | None, to_day: date | None) -> list[BookedPeriod]:
        """Return a register's periods in order, those whose day voucher waits too, and the open one last."""
        first, last = from_day or date.min, to_day or date.max
        rows = self._all(
            """SELECT day, first_entry, entry, z_number FROM ledger_days
            WHERE company = :company AND register = :register AND z_number > 0
            AND day BETWEEN :from_day AND :to_day ORDER BY entry""",
            register=register,
            from_day=first.isoformat(),
            to_day=last.isoformat(),
        )
        periods = [
            BookedPeriod(register, date.fromisoformat(day), first_entry, entry, z_number)
            for day, first_entry, entry, z_number in rows
        ]
        still = self._one(
            """SELECT day, closed FROM ledger_vouchers,
                (SELECT coalesce(max(entry), 0) AS closed FROM ledger_days
                WHERE company = :company AND register = :register AND z_number > 0) AS last
            WHERE company = :company AND register = :register AND entry > closed AND corrects = 0
            ORDER BY entry LIMIT 1""",
            register=register,
        )
        if still is not None and first <= date.fromisoformat(still[0]) <= last:
            periods.append(BookedPeriod(register, date.fromisoformat(still[0]), still[1] + 1))
        return periods

    def day_digests(self, register: str, from_day: date | None, to_day: date | None) -> dict[date, bytes]:
        """Return a digest of all that the ledger holds of each of a register's days, waiting or not."""
        closed = self._closed_days(register, from_day, to_day)
        digests: dict[date, bytes] = {}
        for day, _, first_entry, last_entry in self._spans(register, from_day, to_day):
            found = self._all(
                """SELECT body, waits FROM ledger_vouchers WHERE company = :company AND register = :register
                AND entry BETWEEN :first_entry AND :last_entry ORDER BY entry""",
                register=register,
                first_entry=first_entry,
                last_entry=last_entry,
            )
            told = [f"{waits}{body}" for body, waits in found]
            digests[date.fromisoformat(day)] = sha256(
                "\n".join([*told, *closed.get(day, ())]).encode()
            ).digest()
        return digests

    def day_voucher_digests(
        self, register: str, from_day: date | None, to_day: date | None
    ) -> dict[date, bytes]:
        """Return a digest of the day vouchers of each of a register's days, waiting or not."""
        return {
            date.fromisoformat(day): sha256("\n".join(told).encode()).digest()
            for day, told in self._closed_days(register, from_day, to_day).items()
        }

    def _closed_days(self, register: str, from_day: date | None, to_day: date | None) -> dict[str, list[str]]:
        """Return what is kept of the day vouchers of each day."""
        closed: dict[str, list[str]] = {}
        rows = self._all(
            """SELECT day, waits, body FROM ledger_days WHERE company = :company AND register = :register
            AND day BETWEEN :from_day AND :to_day ORDER BY entry""",
            register=register,
            **_days(from_day, to_day),
        )
        for day, waits, body in rows:
            closed.setdefault(day, []).append(f"{waits}{body}")
        return closed

    def open_periods(self) -> dict[str, date]:
        """Return the day that each register with money moved since its last Z is booked on."""
        found: dict[str, date] = {}
        for register in self.registers():
            row = self._one(
                """SELECT day FROM ledger_vouchers WHERE company = :company AND register = :register
                AND corrects = 0 AND entry > (
                    SELECT coalesce(max(entry), 0) FROM ledger_days
                    WHERE company = :company AND register = :register AND z_number > 0)
                ORDER BY entry LIMIT 1""",
                register=register.register_id,
            )
            if row is not None:
                found[register.register_id] = date.fromisoformat(row[0])
        return found

    def locked_periods(self) -> list[LockedPeriod]:
        """Return the periods that are locked, oldest first."""
        rows = self._all(
            """SELECT min(body) FROM ledger_locks WHERE company = :company
            GROUP BY through ORDER BY through"""
        )
        return [_locked(body) for (body,) in rows]

    def last_booked_day(self) -> date | None:
        """Return the last day that anything is booked on or waits to be; None before the first."""
        found = self._one("SELECT max(day) FROM booked_days WHERE company = :company")
        return None if found is None or found[0] is None else date.fromisoformat(found[0])

    def has_unbuilt_views(self) -> bool:
        """Return whether there are entries from before there was a ledger, or another view."""
        return bool(self._all("SELECT view FROM unbuilt_views WHERE company = :company"))

    def accounts(self) -> dict[str, Account]:
        """Return the chart of accounts by number, closed accounts too."""
        return dict(self._remember(("chart",), self._read_chart))

    def mapping_rules(self) -> list[Rule]:
        """Return all rules there ever were, the standard ones first, then in the order they were made."""
        rows = self._all("SELECT body FROM mapping_rules WHERE company = :company ORDER BY rule")
        return [*STANDARD_RULES, *(_rule(body) for (body,) in rows)]

    def departments(self) -> list[DepartmentOf]:
        """Return which department each place is booked under, and from when."""
        rows = self._all(
            """SELECT location, department, since FROM departments WHERE company = :company
            ORDER BY location, since"""
        )
        return [
            DepartmentOf(location, department, date.fromisoformat(since))
            for location, department, since in rows
        ]

    def _read_chart(self) -> dict[str, Account]:
        rows = self._all("SELECT body FROM accounts WHERE company = :company")
        return chart_of(_account(body) for (body,) in rows)

    def _spans(
        self, register: str | None, from_day: date | None, to_day: date | None
    ) -> list[tuple[str, str, int, int]]:
        """Return where the vouchers of each day stand, in order: day, register, first and last entry."""
        rows = self._all(
            """SELECT day, register, first_entry, last_entry FROM (
                SELECT day, register, first_entry, coalesce(
                    lead(first_entry) OVER (PARTITION BY register ORDER BY first_entry) - 1, :endless
                ) AS last_entry
                FROM booked_days WHERE company = :company
                AND register = coalesce(:register, register)
            ) AS spans WHERE day BETWEEN :from_day AND :to_day ORDER BY day, register""",
            register=register,
            endless=_ENDLESS,
            **_days(from_day, to_day),
        )
        return [(day, found, first_entry, last_entry) for day, found, first_entry, last_entry in rows]


def _days(from_day: date | None, to_day: date | None) -> dict[str, str]:
    return {
        "from_day": _FIRST_DAY if from_day is None else from_day.isoformat(),
        "to_day": _LAST_DAY if to_day is None else to_day.isoformat(),
    }
