"""
Customers: each sealed with a key of her own, which the shop's key opens; a number is never given twice.

    customers       the number, and what is known of her, sealed
    customer_keys   her key, wrapped
    shop_keys       what opens those; in the encrypted database, and so under the master secret

To erase somebody is to drop her key and what it opens. Her number stays, so that nobody else gets it.

Law: law.md 5.5. Decision: 0050-a-customer-is-sealed-with-a-key-of-her-own.
"""

import base64
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec
import structlog

from datakasse.bookkeeping.customer_account import AccountRow
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.keys.person_key import new_key, sealed, unsealed, unwrapped, wrapped
from datakasse.storage.search.article_search import fold, wanted_words
from datakasse.storage.tables.look import Look
from datakasse.trade.people.customer import Customer

CUSTOMERS: Final = (
    "ALTER TABLE customers ADD COLUMN sealed TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE customer_keys (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        wrapped TEXT NOT NULL,
        PRIMARY KEY (company, customer)
    ) STRICT""",
    """CREATE TABLE shop_keys (
        company TEXT NOT NULL,
        purpose TEXT NOT NULL,
        secret TEXT NOT NULL,
        PRIMARY KEY (company, purpose)
    ) STRICT""",
    # What the entries say of each customer; `tables/people/customer_views.py` follows them.
    """CREATE TABLE account_rows (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        amount_ore INTEGER NOT NULL,
        owed_ore INTEGER NOT NULL,
        PRIMARY KEY (company, customer, day, register, entry)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE account_balances (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        register TEXT NOT NULL,
        owed_ore INTEGER NOT NULL,
        last_day TEXT NOT NULL,
        PRIMARY KEY (company, customer, register)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'customers' FROM companies",
)
"""A step of the schema; names that stand in the open from before are sealed when the store is opened."""

_PURPOSE: Final = "customers"
_KEPT: Final = """SELECT customers.customer, customers.name, customers.sealed, customer_keys.wrapped
FROM customers LEFT JOIN customer_keys
    ON customer_keys.company = customers.company AND customer_keys.customer = customers.customer
WHERE customers.company = :company AND (customers.sealed <> '' OR customers.name <> '')"""

_LOG: Final = structlog.get_logger()
_customer: Final = msgspec.json.Decoder(Customer).decode


class CustomerReadings(Look):
    """What can be asked about customers."""

    def customer(self, customer: str) -> Customer | None:
        """Return what is kept of a customer, or None; raises `WrongDatabaseKey` where it does not open."""
        return self._looked_up(customer)

    def customers(self) -> list[Customer]:
        """Return what is kept of everybody, by number; without those whose rows do not open."""
        return list(self._kept())

    def customer_name(self, customer: str) -> str:
        """Return the name of a customer; empty when unknown or erased, or where her row does not open."""
        try:
            found = self._looked_up(customer)
        except WrongDatabaseKey:
            return ""
        return "" if found is None else found.name

    def customer_numbers(self) -> frozenset[str]:
        """Return every number that was ever given, erased ones too."""
        rows = self._all("SELECT customer FROM customers WHERE company = :company")
        return frozenset(customer for (customer,) in rows)

    def find_customers(self, text: str, limit: int) -> list[tuple[str, str]]:
        """
        Return those on account whose name or number holds every word, by name: number and name.

        A shop has hundreds of them, not tens of thousands, so each is opened and looked at.
        """
        words = wanted_words(text)
        found = sorted(
            (fold(each.name), each.number, each.name) for each in self._kept() if words and each.is_on_account
        )
        fits = [
            (number, name)
            for folded, number, name in found
            if all(word in f"{folded} {fold(number)}" for word in words)
        ]
        return fits[:limit]

    def account_rows(
        self, customer: str, limit: int, before: tuple[date, str, int] | None = None
    ) -> list[AccountRow]:
        """Return what is on record for a customer, newest first; before a place, if one is named."""
        day, register, entry = before or (date.max, "", 0)
        rows = self._all(
            """SELECT register, entry, day, amount_ore, owed_ore FROM account_rows
            WHERE company = :company AND customer = :customer
            AND (day, register, entry) < (:day, :register, :entry)
            ORDER BY day DESC, register DESC, entry DESC LIMIT :limit""",
            customer=customer,
            day=day.isoformat(),
            register=register,
            entry=entry,
            limit=limit,
        )
        return [
            AccountRow(register, entry, date.fromisoformat(day), amount_ore, owed_ore)
            for register, entry, day, amount_ore, owed_ore in rows
        ]

    def owed_ore(self, customer: str) -> int:
        """Return what a customer owes."""
        found = self._one(
            """SELECT sum(owed_ore) FROM account_balances
            WHERE company = :company AND customer = :customer""",
            customer=customer,
        )
        return 0 if found is None else int(found[0] or 0)

    def owed_by_all_ore(self) -> dict[str, int]:
        """Return what each customer owes, of those who have bought on account."""
        rows = self._all(
            """SELECT customer, sum(owed_ore) FROM account_balances
            WHERE company = :company GROUP BY customer"""
        )
        return {number: int(owed_ore) for number, owed_ore in rows}

    def last_on_account(self, customer: str) -> date | None:
        """Return the last day with something on a customer's account; None before the first."""
        found = self._one(
            """SELECT max(last_day) FROM account_balances
            WHERE company = :company AND customer = :customer""",
            customer=customer,
        )
        return None if found is None or found[0] is None else date.fromisoformat(found[0])

    def _looked_up(self, customer: str) -> Customer | None:
        row = self._one(f"{_KEPT} AND customers.customer = :customer", customer=customer)
        return None if row is None else _opened(self._shop_key(), *row)

    def _kept(self) -> Iterator[Customer]:
        """Yield everybody, by number; a row that does not open is logged and stops nothing for the others."""
        shop_key = self._shop_key()
        for row in self._all(f"{_KEPT} ORDER BY customers.customer"):
            try:
                opened = _opened(shop_key, *row)
            except WrongDatabaseKey:
                _LOG.error("what is kept of a customer does not open", customer=row[0])
                continue
            yield opened

    def _shop_key(self) -> bytes | None:
        found = self._one(
            "SELECT secret FROM shop_keys WHERE company = :company AND purpose = :purpose", purpose=_PURPOSE
        )
        return None if found is None else base64.b64decode(found[0])


class CustomerBooks(CustomerReadings):
    """What can be entered about customers."""

    def put_customer(self, customer: str, name: str) -> None:
        """Enter somebody to sell to on account, or give her another name; an empty one erases her."""
        if not name:
            self._forget_customer(customer)
            return
        known = self.customer(customer) or Customer(customer, name)
        self.keep_customer(msgspec.structs.replace(known, name=name))

    def keep_customer(self, customer: Customer) -> None:
        """Enter a customer, or keep something else of her: under a new key, so that the old row is lost."""
        self._of_company()
        shop_key, key = self._shop_key() or self._new_shop_key(), new_key()
        is_known = self._one(
            "SELECT 1 FROM customers WHERE company = :company AND customer = :customer",
            customer=customer.number,
        )
        # One who is new is never written over: where two servers give the same number, one of them asks anew.
        self._run(
            """INSERT INTO customers (company, customer, name, sealed)
            VALUES (:company, :customer, '', :sealed)"""
            if is_known is None
            else """UPDATE customers SET name = '', sealed = :sealed
            WHERE company = :company AND customer = :customer""",
            customer=customer.number,
            sealed=sealed(key, customer.number, msgspec.json.encode(customer)),
        )
        self._run(
            """INSERT INTO customer_keys (company, customer, wrapped) VALUES (:company, :customer, :wrapped)
            ON CONFLICT (company, customer) DO UPDATE SET wrapped = excluded.wrapped""",
            customer=customer.number,
            wrapped=wrapped(shop_key, customer.number, key),
        )

    def seal_customers(self) -> None:
        """Seal those whose names stand in the open from before there were keys."""
        rows = self._all("SELECT customer, name FROM customers WHERE company = :company AND name <> ''")
        for number, name in rows:
            self.keep_customer(Customer(number, name))

    def _forget_customer(self, customer: str) -> None:
        """Drop a customer's key and what it opens; the number stays given."""
        self._run(
            "DELETE FROM customer_keys WHERE company = :company AND customer = :customer", customer=customer
        )
        self._run(
            """UPDATE customers SET name = '', sealed = ''
            WHERE company = :company AND customer = :customer""",
            customer=customer,
        )

    def _new_shop_key(self) -> bytes:
        key = new_key()
        self._run(
            "INSERT INTO shop_keys (company, purpose, secret) VALUES (:company, :purpose, :secret)",
            purpose=_PURPOSE,
            secret=base64.b64encode(key).decode("ascii"),
        )
        return key


def _opened(shop_key: bytes | None, number: str, name: str, content: str, key: str | None) -> Customer:
    """Return a customer from her row; one from before there were keys stands in the open."""
    if not content:
        return Customer(number, name)
    if shop_key is None or key is None:
        raise WrongDatabaseKey
    return _customer(unsealed(unwrapped(shop_key, number, key), number, content))
