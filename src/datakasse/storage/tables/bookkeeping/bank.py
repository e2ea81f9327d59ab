"""
The bank in the database: what was imported, beside the journal, and what follows from it, as views.

    beside the journal   bank_accounts, bank_files, bank_statements, bank_entries, bank_batches, payouts,
                         bank_rules, rejected_proposals
    views, rebuildable   money_in_transit ◀─ ZReported, PaidOut to the bank
                         settlements, settled ◀─ SettlementConfirmed, SettlementUndone
                         routine_signatures ◀─ RoutineSigned

What a person has confirmed is in the journal alone; `settled` says how much of each thing that comes to. An
imported file is kept by its digest: what it held is in the other tables, and what it said about customers
nowhere.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from datakasse.bookkeeping.payout import ColumnMapping, Payout
from datakasse.bookkeeping.settlement import Rules, Transit
from datakasse.bookkeeping.statement import BankEntry, Statement
from datakasse.journal.settlement import Settlement
from datakasse.storage.ports.bookkeeping.bank import BankAccount, BankFile, Settled
from datakasse.storage.tables.look import Look, Row
from datakasse.storage.tables.shop import written
from datakasse.trade.tender import TenderKind

BANK: Final = (
    """CREATE TABLE bank_accounts (
        company TEXT NOT NULL,
        account TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, account)
    ) STRICT""",
    """CREATE TABLE bank_files (
        company TEXT NOT NULL,
        digest TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, digest)
    ) STRICT""",
    """CREATE TABLE bank_statements (
        company TEXT NOT NULL,
        account TEXT NOT NULL,
        from_day TEXT NOT NULL,
        statement TEXT NOT NULL,
        digest TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, account, from_day, statement)
    ) STRICT""",
    """CREATE TABLE bank_entries (
        company TEXT NOT NULL,
        key TEXT NOT NULL,
        day TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, key)
    ) STRICT""",
    "CREATE INDEX bank_entries_by_day ON bank_entries (company, day, key)",
    """CREATE TABLE bank_batches (
        company TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, key)
    ) STRICT""",
    """CREATE TABLE payouts (
        company TEXT NOT NULL,
        key TEXT NOT NULL,
        day TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, key)
    ) STRICT""",
    "CREATE INDEX payouts_by_day ON payouts (company, day, key)",
    """CREATE TABLE bank_rules (
        company TEXT NOT NULL,
        rule TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, rule)
    ) STRICT""",
    """CREATE TABLE rejected_proposals (
        company TEXT NOT NULL,
        proposal TEXT NOT NULL,
        PRIMARY KEY (company, proposal)
    ) STRICT""",
    """CREATE TABLE money_in_transit (
        company TEXT NOT NULL,
        key TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        day TEXT NOT NULL,
        tender TEXT NOT NULL,
        amount_ore INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (company, key)
    ) STRICT""",
    "CREATE INDEX money_in_transit_by_day ON money_in_transit (company, day, key)",
    """CREATE TABLE settlements (
        company TEXT NOT NULL,
        settlement TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        day TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, settlement)
    ) STRICT""",
    "CREATE INDEX settlements_by_day ON settlements (company, day, register, entry)",
    """CREATE TABLE settled (
        company TEXT NOT NULL,
        key TEXT NOT NULL,
        amount_ore INTEGER NOT NULL,
        PRIMARY KEY (company, key)
    ) STRICT""",
    """CREATE TABLE routine_signatures (
        company TEXT NOT NULL,
        month TEXT NOT NULL,
        point TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        PRIMARY KEY (company, month, point)
    ) STRICT""",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'transit' FROM companies",
)
"""A step of the schema; a store that has entries already gets its views when it is opened next."""

CHANGE_ON_ITS_WAY: Final = (
    "DELETE FROM unbuilt_views WHERE view = 'transit'",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'transit' FROM companies",
)
"""Change fetched from the bank is on its way too: what is told of it is made again from the entries."""

_FIRST_DAY: Final = "0000-00-00"
_LAST_DAY: Final = "9999-99-99"
_RULES: Final = "rules"
_COLUMNS: Final = "columns:"

_account = msgspec.json.Decoder(BankAccount).decode
_file = msgspec.json.Decoder(BankFile).decode
_statement = msgspec.json.Decoder(Statement).decode
_entry = msgspec.json.Decoder(BankEntry).decode
_payout = msgspec.json.Decoder(Payout).decode
_rules = msgspec.json.Decoder(Rules).decode
_columns = msgspec.json.Decoder(ColumnMapping).decode
_settlement = msgspec.json.Decoder(Settlement).decode

_TRANSIT: Final = """SELECT transit.key, tender, register, day, transit.amount_ore, text,
    coalesce(settled.amount_ore, 0)
FROM money_in_transit AS transit LEFT JOIN settled
    ON settled.company = transit.company AND settled.key = transit.key
WHERE transit.company = :company"""


class BankLook(Look):
    """What can be asked about the bank and what is matched."""

    def bank_accounts(self) -> list[BankAccount]:
        """Return the shop's accounts, by number."""
        rows = self._all("SELECT body FROM bank_accounts WHERE company = :company ORDER BY account")
        return [_account(body) for (body,) in rows]

    def bank_file(self, digest: str) -> BankFile | None:
        """Return what is known of a file, if it was imported."""
        found = self._one(
            "SELECT body FROM bank_files WHERE company = :company AND digest = :digest", digest=digest
        )
        return None if found is None else _file(found[0])

    def bank_files(self, limit: int) -> list[BankFile]:
        """Return the last files that were imported, newest first."""
        rows = self._all(
            """SELECT body FROM bank_files WHERE company = :company
            ORDER BY imported_at DESC, digest LIMIT :limit""",
            limit=limit,
        )
        return [_file(body) for (body,) in rows]

    def bank_statements(self) -> list[Statement]:
        """Return all statements that were imported, without their entries, by account and first day."""
        rows = self._all(
            """SELECT body FROM bank_statements WHERE company = :company
            ORDER BY account, from_day, statement"""
        )
        return [_statement(body) for (body,) in rows]

    def bank_entry(self, key: str) -> BankEntry | None:
        """Return an entry of a statement."""
        found = self._one("SELECT body FROM bank_entries WHERE company = :company AND key = :key", key=key)
        return None if found is None else _entry(found[0])

    def bank_entries(self, from_day: date | None, to_day: date | None, *, open_only: bool) -> list[BankEntry]:
        """Return entries by day; those alone that nothing is matched with, if so asked."""
        return [
            _entry(body) for (body,) in self._dated("bank_entries", from_day, to_day, open_only=open_only)
        ]

    def notified_entry(self, key: str) -> BankEntry | None:
        """Return an entry as a notification told it, whether or not its statement has come."""
        found = self._one("SELECT body FROM bank_batches WHERE company = :company AND key = :key", key=key)
        return None if found is None else _entry(found[0])

    def payout(self, key: str) -> Payout | None:
        """Return a payout."""
        found = self._one("SELECT body FROM payouts WHERE company = :company AND key = :key", key=key)
        return None if found is None else _payout(found[0])

    def payouts(self, from_day: date | None, to_day: date | None, *, open_only: bool) -> list[Payout]:
        """Return payouts by day; those alone that nothing is matched with, if so asked."""
        return [_payout(body) for (body,) in self._dated("payouts", from_day, to_day, open_only=open_only)]

    def transit(self, key: str) -> Transit | None:
        """Return money on its way, with what is left of it."""
        found = self._one(f"{_TRANSIT} AND transit.key = :key", key=key)
        return None if found is None else _in_transit(found)

    def transits(self, *, open_only: bool) -> list[Transit]:
        """Return money on its way by day, with what is left of each; all there ever was, unless so asked."""
        left = "AND transit.amount_ore <> coalesce(settled.amount_ore, 0)" if open_only else ""
        rows = self._all(f"{_TRANSIT} {left} ORDER BY day, transit.key")
        return [_in_transit(row) for row in rows]

    def matching_rules(self) -> Rules:
        """Return what people have confirmed about texts and places of sale."""
        found = self._one(
            "SELECT body FROM bank_rules WHERE company = :company AND rule = :rule", rule=_RULES
        )
        return Rules() if found is None else _rules(found[0])

    def column_mappings(self) -> dict[str, ColumnMapping]:
        """Return what people have confirmed about columns, by the key of the columns."""
        rows = self._all(
            """SELECT rule, body FROM bank_rules
            WHERE company = :company AND rule LIKE :columns ORDER BY rule""",
            columns=f"{_COLUMNS}%",
        )
        return {rule.removeprefix(_COLUMNS): _columns(body) for rule, body in rows}

    def rejected_proposals(self) -> frozenset[str]:
        """Return the names of the proposals that a person has said no to."""
        rows = self._all("SELECT proposal FROM rejected_proposals WHERE company = :company")
        return frozenset(proposal for (proposal,) in rows)

    def settlement(self, settlement: str) -> Settled | None:
        """Return a settlement in force."""
        found = self._one(
            """SELECT register, entry, day, body FROM settlements
            WHERE company = :company AND settlement = :settlement""",
            settlement=settlement,
        )
        return None if found is None else _settled(found)

    def settlements(self, limit: int) -> list[Settled]:
        """Return the last settlements in force, newest first."""
        rows = self._all(
            """SELECT register, entry, day, body FROM settlements WHERE company = :company
            ORDER BY day DESC, register, entry DESC LIMIT :limit""",
            limit=limit,
        )
        return [_settled(row) for row in rows]

    def settled_entry(self, key: str) -> bool:
        """Return whether a bank entry or a payout is matched."""
        return (
            self._one("SELECT key FROM settled WHERE company = :company AND key = :key", key=key) is not None
        )

    def routine_signatures(self, month: str) -> list[tuple[str, str, int]]:
        """Return point, register and entry of what was signed of the routine of a month."""
        rows = self._all(
            """SELECT point, register, entry FROM routine_signatures
            WHERE company = :company AND month = :month ORDER BY point""",
            month=month,
        )
        return [(point, register, entry) for point, register, entry in rows]

    def _dated(self, table: str, from_day: date | None, to_day: date | None, *, open_only: bool) -> list[Row]:
        left = (
            """AND NOT EXISTS (SELECT 1 FROM settled
                WHERE settled.company = each.company AND settled.key = each.key)"""
            if open_only
            else ""
        )
        return self._all(
            f"""SELECT body FROM {table} AS each WHERE company = :company
            AND day BETWEEN :from_day AND :to_day {left} ORDER BY day, key""",  # noqa: S608 - a name of ours
            from_day=_FIRST_DAY if from_day is None else from_day.isoformat(),
            to_day=_LAST_DAY if to_day is None else to_day.isoformat(),
        )


class BankKeeping(BankLook):
    """What can be kept beside the journal."""

    def put_bank_account(self, account: BankAccount) -> None:
        """Enter or change an account."""
        self._of_company()
        self._run(
            """INSERT INTO bank_accounts (company, account, body) VALUES (:company, :account, :body)
            ON CONFLICT (company, account) DO UPDATE SET body = excluded.body""",
            account=account.account,
            body=written(account),
        )

    def put_bank_file(self, file: BankFile) -> None:
        """Keep that a file was imported."""
        self._run(
            """INSERT INTO bank_files (company, digest, imported_at, body)
            VALUES (:company, :digest, :imported_at, :body)""",
            digest=file.digest,
            imported_at=file.imported_at.isoformat(),
            body=written(file),
        )

    def put_statement(self, statement: Statement, digest: str) -> None:
        """Keep a statement, without its entries; the same one again changes nothing."""
        kept = msgspec.structs.replace(statement, entries=())
        self._run(
            """INSERT INTO bank_statements (company, account, from_day, statement, digest, body)
            VALUES (:company, :account, :from_day, :statement, :digest, :body)
            ON CONFLICT (company, account, from_day, statement) DO NOTHING""",
            account=kept.account,
            from_day="" if kept.from_date is None else kept.from_date.isoformat(),
            statement=kept.statement_id,
            digest=digest,
            body=written(kept),
        )

    def put_bank_entry(self, entry: BankEntry) -> None:
        """Enter a bank entry, or what is new about one."""
        self._run(
            """INSERT INTO bank_entries (company, key, day, body) VALUES (:company, :key, :day, :body)
            ON CONFLICT (company, key) DO UPDATE SET body = excluded.body""",
            key=entry.key,
            day=entry.booked_on.isoformat(),
            body=written(entry),
        )

    def put_notified_entry(self, entry: BankEntry) -> None:
        """Keep an entry as a notification tells it; it is no money before its statement comes."""
        self._run(
            """INSERT INTO bank_batches (company, key, body) VALUES (:company, :key, :body)
            ON CONFLICT (company, key) DO UPDATE SET body = excluded.body""",
            key=entry.key,
            body=written(entry),
        )

    def put_payout(self, payout: Payout) -> None:
        """Enter a payout."""
        self._run(
            "INSERT INTO payouts (company, key, day, body) VALUES (:company, :key, :day, :body)",
            key=payout.key,
            day=payout.day.isoformat(),
            body=written(payout),
        )

    def put_matching_rules(self, rules: Rules) -> None:
        """Keep what people have confirmed, instead of what they had."""
        self._put_rule(_RULES, rules)

    def put_column_mapping(self, key: str, mapping: ColumnMapping) -> None:
        """Keep what the columns of a file are."""
        self._put_rule(f"{_COLUMNS}{key}", mapping)

    def reject_proposals(self, proposals: Iterable[str]) -> None:
        """Keep that a person has said no."""
        for proposal in proposals:
            self._run(
                """INSERT INTO rejected_proposals (company, proposal) VALUES (:company, :proposal)
                ON CONFLICT (company, proposal) DO NOTHING""",
                proposal=proposal,
            )

    def _put_rule(self, rule: str, body: Rules | ColumnMapping) -> None:
        self._of_company()
        self._run(
            """INSERT INTO bank_rules (company, rule, body) VALUES (:company, :rule, :body)
            ON CONFLICT (company, rule) DO UPDATE SET body = excluded.body""",
            rule=rule,
            body=written(body),
        )


def _in_transit(row: Row) -> Transit:
    key, tender, register, day, amount_ore, text, settled_ore = row
    return Transit(key, TenderKind(tender), register, date.fromisoformat(day), amount_ore - settled_ore, text)


def _settled(row: Row) -> Settled:
    register, entry, day, body = row
    return Settled(register, entry, date.fromisoformat(day), _settlement(body))
