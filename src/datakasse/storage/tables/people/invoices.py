"""
Invoices: views over the journal, so that no sale is on two of them and no number is left out.

    invoices        number ─▶ the entry that says so
    invoiced_sales  a sale on account ─▶ the number it stands on

Law: BFF § 5-1-1 (numbered in an unbroken series).
"""

from datetime import date
from typing import Final

from datakasse.bookkeeping.customer_account import AccountRow, InvoiceRow
from datakasse.storage.tables.look import Look

INVOICES: Final = (
    # Keyed by what they stand in: a hub takes in the journals of shops that number for themselves.
    """CREATE TABLE invoices (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        number INTEGER NOT NULL,
        customer TEXT NOT NULL,
        PRIMARY KEY (company, register, entry)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX invoices_by_number ON invoices (company, number)",
    "CREATE INDEX invoices_by_customer ON invoices (company, customer, number)",
    """CREATE TABLE invoiced_sales (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (company, register, entry, number)
    ) STRICT, WITHOUT ROWID""",
)
"""A step of the schema; no journal from before has an invoice in it."""


class InvoiceReadings(Look):
    """What can be asked about invoices."""

    def rows_not_invoiced(self, customer: str, since: date) -> list[AccountRow]:
        """
        Return what a customer bought or took back from a day on that no invoice is for, oldest first.

        What she paid for at the till did nothing to what she owes, and is not in it.

        It goes through all that is on her account since that day, in the keys alone: 0.06 s with thirty
        purchases a day for five years.
        """
        rows = self._all(
            """SELECT a.register, a.entry, a.day, a.amount_ore, a.owed_ore FROM account_rows AS a
            LEFT JOIN invoiced_sales AS s
                ON s.company = a.company AND s.register = a.register AND s.entry = a.entry
            WHERE a.company = :company AND a.customer = :customer AND a.day >= :since AND s.number IS NULL
                AND (a.owed_ore <> 0 OR a.amount_ore = 0)
            ORDER BY a.day, a.register, a.entry""",
            customer=customer,
            since=since.isoformat(),
        )
        return [
            AccountRow(register, entry, date.fromisoformat(day), amount_ore, owed_ore)
            for register, entry, day, amount_ore, owed_ore in rows
        ]

    def invoice_of(self, register: str, entry: int) -> int | None:
        """Return the number of the invoice that an entry stands on; None before there is one."""
        found = self._one(
            """SELECT min(number) FROM invoiced_sales
            WHERE company = :company AND register = :register AND entry = :entry""",
            register=register,
            entry=entry,
        )
        return None if found is None or found[0] is None else int(found[0])

    def invoice(self, number: int) -> InvoiceRow | None:
        """Return where an invoice is in the journal; None where there is none."""
        rows = self._all(
            "SELECT register, entry, customer FROM invoices WHERE company = :company AND number = :number",
            number=number,
        )
        for register, entry, customer in sorted(rows)[:1]:
            return InvoiceRow(number, customer, register, entry)
        return None

    def invoices(self, limit: int, before: int | None = None, customer: str = "") -> list[InvoiceRow]:
        """Return invoices and credit notes, newest first; before a number, or of one customer, if named."""
        rows = self._all(
            """SELECT number, customer, register, entry FROM invoices
            WHERE company = :company AND (:customer = '' OR customer = :customer)
            AND (:before = 0 OR number < :before)
            ORDER BY number DESC, register, entry LIMIT :limit""",
            customer=customer,
            before=before or 0,
            limit=limit,
        )
        return [InvoiceRow(*row) for row in rows]

    def last_invoice(self) -> int:
        """Return the highest number that an invoice has; zero before the first."""
        found = self._one("SELECT max(number) FROM invoices WHERE company = :company")
        return 0 if found is None or found[0] is None else int(found[0])
