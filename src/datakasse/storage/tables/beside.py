"""
Everything beside the journal, row by row, for the backup (`storage/ports/backup.py`).

Every table is one of three: the truth, which is copied byte for byte; a view, which is made again from the
truth; or it is named here. A test holds this list against the schema.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from datakasse.errors.storage.folder import ShopExists
from datakasse.storage.ports.backup import CopiedJournal, Row
from datakasse.storage.tables.journal import JournalReadings
from datakasse.storage.tables.look import Look

_BEFORE_ENTRIES: Final = {
    "companies": ("", "body"),
    "locations": ("location", "body"),
    "registers": ("register", "body"),
    "operators": ("operator", "body pin_hash"),
    "roles": ("role", "body"),
    "badges": ("operator", "digest"),
    "staff": ("person", "body"),
    "staff_register": ("register number", "day journal_entry body"),
    "vat_codes": ("code", "body"),
    "article_groups": ("code", "body"),
    "articles": (
        "number",
        """entered for_sale folded body changed favourite article_group is_deposit stock_kept
        stock_minimum_milli priced family""",
    ),
    "families": ("family", "folded body"),
    "article_pictures": ("article", "digest content"),
    "article_imports": ("import", "head body"),
    "coming_prices": ("coming", "state valid_from_s body"),
    "campaigns": ("campaign version", "over_s body"),
    "coupons": ("coupon", "body"),
    "coupon_codes": ("code", "coupon"),
    "price_lists": ("price_list", "body"),
    "list_prices": ("price_list article", "price_ore"),
    "barcodes": ("gtin number", ""),
    "stock_rooms": ("room", "name"),
    "recipe_parts": ("article part", "quantity_milli"),
    "shelf_rules": ("article", "rule"),
    "suppliers": ("supplier", "body"),
    "supplied_articles": ("supplier article", "is_first body"),
    "count_sheets": ("sheet", "is_open body"),
    "count_lines": ("sheet article", "body"),
    "purchase_orders": ("purchase_order", "is_open body"),
    "customers": ("customer", "name sealed"),
    "customer_keys": ("customer", "wrapped"),
    "shop_keys": ("purpose", "secret"),
    "breaches": ("breach", "body"),
    "alerts": ("alert", "key is_unseen body"),
    "alert_recipients": ("recipient", "body"),
    "alert_messages": ("message", "is_open body"),
    "saved_views": ("saved_view", "body"),
    "price_experiments": ("experiment", "body"),
    "buyers": ("register transaction_number", "name"),
    "devices": ("register device", "body"),
    "approvals": ("register approval", "asked_s body"),
    "left_entries": ("register place", "body"),
    "accounts": ("account", "body"),
    "mapping_rules": ("rule", "body"),
    "departments": ("location since", "department"),
    "delivery_connections": ("connection", "body"),
    "deliveries": ("connection voucher", "day state is_open body"),
    "bank_accounts": ("account", "body"),
    "bank_files": ("digest", "imported_at body"),
    "bank_statements": ("account from_day statement", "digest body"),
    "bank_entries": ("key", "day body"),
    "bank_batches": ("key", "body"),
    "payouts": ("key", "day body"),
    "bank_rules": ("rule", "body"),
    "rejected_proposals": ("proposal", ""),
    "submissions": ("submission", "body"),
    "submission_parts": ("submission part", "content"),
    "changes": ("version", "valid_from body"),
    "changes_in_effect": ("version", "since refused"),
    "hub_machines": ("machine", "body"),
    "hub_registers": ("register", "body"),
    "hub_findings": ("subject code number", "body"),
}
_AFTER_ENTRIES: Final = {
    "print_jobs": ("register job", "document entry transaction_number opens_drawer state to_entry way"),
    "handovers": ("register job", "token address expires"),
    "displays": ("register lane", "token"),
    "answers": ("register answered key", "request_digest answer"),
}
"""Their rows may point at entries."""

BESIDE: Final = {**_BEFORE_ENTRIES, **_AFTER_ENTRIES}
"""
The tables, in an order in which they can be filled: what each is ordered by, and what else is in it.

What is new should come together in that order: a copy sends the pieces that have changed (decision 0078).
"""

VIEWS: Final = frozenset(
    {
        "days",
        "sales",
        "returned_lines",
        "coupon_uses",
        "vouchers",
        "ledger_vouchers",
        "booked_days",
        "ledger_days",
        "ledger_locks",
        "money_in_transit",
        "settlements",
        "settled",
        "routine_signatures",
        "takings",
        "hourly_takings",
        "article_takings",
        "takings_by_date",
        "stock_levels",
        "stock_moves",
        "stock_costs",
        "account_rows",
        "account_balances",
        "points_balances",
        "points_moves",
        "invoices",
        "invoiced_sales",
        "open_invoices",
        "staff_proofs",
        "last_moments",
    }
)
"""What is made again from the entries."""


class BesideReadings(Look):
    """How the rows beside the journal are read."""

    def tables_beside(self) -> tuple[str, ...]:
        """Return the tables, in an order in which they can be filled."""
        return tuple(BESIDE)

    def rows_beside(self, table: str, after: Row | None = None) -> Iterator[Row]:
        """Yield the rows of a table in the order of their keys, or those after one of them."""
        columns, keys = columns_of(table), BESIDE[table][0].split()
        if after is not None and not keys:
            return
        wanted = "company = :company"
        if after is not None:
            wanted += f" AND ({', '.join(keys)}) > ({', '.join(f':{key}' for key in keys)})"
        rows = self._stream(
            f"""SELECT {", ".join(columns)} FROM {table} WHERE {wanted}
            ORDER BY {", ".join(["company", *keys])}""",  # noqa: S608 - names of ours
            **{} if after is None else {key: after[key] for key in keys},
        )
        for row in rows:
            yield dict(zip(columns, row, strict=True))


class Filling(JournalReadings):
    """How an empty database is filled from a copy; only a store that was newly made has one."""

    def put_copy(self, beside: Iterable[tuple[str, Row]], journals: Iterable[CopiedJournal]) -> None:
        """
        Put a copy in; the caller has begun a transaction, and ends it.

        Args:
            beside: Tables and rows, in the order of `tables_beside`.
            journals: The journals.

        Raises:
            ShopExists: There is a business in it.
            KeyError: A table is named that is not beside the journal, or a row lacks its key.
        """
        if self._organisation_number:
            raise ShopExists(folder=self._folder)
        waiting: Iterable[CopiedJournal] = journals
        for table, row in beside:
            if table in _AFTER_ENTRIES:
                self._put_journals(waiting)
                waiting = ()
            self._put(table, row)
        self._put_journals(waiting)

    def _put_journals(self, journals: Iterable[CopiedJournal]) -> None:
        self._see()
        for journal in journals:
            for stored in journal.rows:
                self._run(
                    """INSERT INTO entries (company, register, number, body, digest)
                    VALUES (:company, :register, :number, :body, :digest)""",
                    register=journal.register,
                    number=stored.number,
                    body=stored.body,
                    digest=stored.digest,
                )
            for seal in journal.seals:
                self._run(
                    """INSERT INTO seals (company, register, number, digest, key_version, signature)
                    VALUES (:company, :register, :number, :digest, :key_version, :signature)""",
                    register=journal.register,
                    number=seal.number,
                    digest=seal.digest,
                    key_version=seal.key_version,
                    signature=seal.signature,
                )

    def _put(self, table: str, row: Row) -> None:
        """Put a row in; a column that its version did not have gets what the schema says."""
        keys, _ = BESIDE[table]
        values = {"company": row["company"], **{key: row[key] for key in keys.split()}, **row}
        columns = [name for name in columns_of(table) if name in values]
        named = ", ".join(f":{name}" for name in columns)
        self._connection.enter(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({named})",  # noqa: S608 - names of ours
            {name: values[name] for name in columns},
        )


def columns_of(table: str) -> list[str]:
    """Return the columns of a table that is beside the journal."""
    keys, others = BESIDE[table]
    return ["company", *keys.split(), *others.split()]
