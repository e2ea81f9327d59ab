"""
What the entries say of each customer, by number, and what she owes; and who is erased stays erased.

    SaleCompleted with a customer ─▶ account_rows; on credit ─▶ account_balances
    AccountPaid                   ─▶ account_rows, account_balances
    InvoiceMade                   ─▶ invoices, invoiced_sales; her documents are kept from its day on
    each of them                  ─▶ open_invoices
    CustomerErased                ─▶ her key, record and points go, also where an older copy is put back
"""

from datetime import date
from typing import Final

from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.journal.entry import Record
from datakasse.journal.events.customers import AccountPaid, CustomerErased, InvoiceMade
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.tables.goods.stock_views import StockViews
from datakasse.storage.tables.people.customers import CustomerBooks
from datakasse.storage.tables.people.open_invoices import OpenInvoicePen
from datakasse.trade.moment import in_norway
from datakasse.trade.people.customer import Customer, what_the_law_keeps

_VIEW: Final = "customers"
_OPEN_VIEW: Final = "open invoices"


class CustomerViews(StockViews, CustomerBooks, OpenInvoicePen):
    """How what is known of customers follows an entry."""

    _accounts_are_whole = True

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries."""
        self._forget_accounts()
        self.seal_customers()
        # Which are open is found of the whole account: a payment may be read before what it pays.
        self._accounts_are_whole = False
        try:
            super().rebuild_views()
        finally:
            self._accounts_are_whole = True
        self._find_all_open_invoices()

    def build_missing_views(self) -> bool:
        """Make the accounts of a store from before they were kept, and seal names; tell whether it was so."""
        built = super().build_missing_views()
        built = self._build_accounts() or built
        if self._is_built(_OPEN_VIEW):
            return built
        self._find_all_open_invoices()
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = :view", view=_OPEN_VIEW)
        return True

    def _build_accounts(self) -> bool:
        if self._is_built(_VIEW):
            return False
        self._forget_accounts()
        self.seal_customers()
        for register in self.registers():
            for record in self.records(register.register_id):
                self._show_customer(record)
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = :view", view=_VIEW)
        return True

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        self._show_customer(record)
        if self._accounts_are_whole:
            self._show_open_invoices(record)

    def _show_open_invoices(self, record: Record) -> None:
        match record.event:
            case SaleCompleted(sale=sale) if sale.customer and sale.kind.on_credit and not record.training:
                if sale.gross_ore < 0 or not self._goes_on_top(record, sale.customer, sale.gross_ore):
                    self._find_open_invoices(sale.customer)
            case AccountPaid(customer=customer) | InvoiceMade(customer=customer):
                self._find_open_invoices(customer)
            case _:
                pass

    def _goes_on_top(self, record: Record, customer: str, amount_ore: int) -> bool:
        """Return whether a purchase is the newest row of an account on which nothing was paid beforehand."""
        newest = self.account_rows(customer, 1)[0]
        is_newest = (newest.register, newest.entry) == (record.register, record.number)
        return is_newest and self.owed_ore(customer) >= amount_ore

    def _show_customer(self, record: Record) -> None:
        match record.event:
            case SaleCompleted(sale=sale) if sale.customer and not record.training:
                owed_ore = sale.gross_ore if sale.kind.on_credit else None
                self._add_account_row(record, sale.customer, sale.gross_ore, owed_ore)
            case AccountPaid(customer=customer, amount_ore=amount_ore):
                self._add_account_row(record, customer, -amount_ore, -amount_ore)
            case InvoiceMade():
                self._add_invoice(record, record.event)
            case CustomerErased(customer=customer, kept_until=kept_until):
                self._erase(customer, kept_until)
            case _:
                pass

    def _erase(self, customer: str, kept_until: str) -> None:
        self._forget_points(customer)
        if not kept_until:
            self._forget_customer(customer)
        elif (known := self._whole_customer(customer)) is not None:
            self.keep_customer(what_the_law_keeps(known, date.fromisoformat(kept_until)))

    def _whole_customer(self, customer: str) -> Customer | None:
        """Return what is kept of a customer; None as well where it does not open, as her address does not."""
        try:
            return self.customer(customer)
        except WrongDatabaseKey:
            return None

    def _add_account_row(self, record: Record, customer: str, amount_ore: int, owed_ore: int | None) -> None:
        day = in_norway(record.at).date().isoformat()
        self._run(
            """INSERT INTO account_rows (company, customer, day, register, entry, amount_ore, owed_ore)
            VALUES (:company, :customer, :day, :register, :entry, :amount_ore, :owed_ore)""",
            customer=customer,
            day=day,
            register=record.register,
            owed_ore=owed_ore or 0,
            entry=record.number,
            amount_ore=amount_ore,
        )
        if owed_ore is not None:
            self._add_to_balance(customer, day, record.register, owed_ore)

    def _add_to_balance(self, customer: str, day: str, register: str, owed_ore: int) -> None:
        """Add to what a customer owes by a register: a row each, so that no till waits for another."""
        self._run(
            """INSERT INTO account_balances (company, customer, register, owed_ore, last_day)
            VALUES (:company, :customer, :register, :owed_ore, :day)
            ON CONFLICT (company, customer, register) DO UPDATE
            SET owed_ore = account_balances.owed_ore + excluded.owed_ore,
                last_day = CASE WHEN excluded.last_day > account_balances.last_day
                    THEN excluded.last_day ELSE account_balances.last_day END""",
            customer=customer,
            day=day,
            register=register,
            owed_ore=owed_ore,
        )

    def _add_invoice(self, record: Record, made: InvoiceMade) -> None:
        self._run(
            """INSERT INTO invoices (company, register, entry, number, customer)
            VALUES (:company, :register, :entry, :number, :customer)""",
            register=record.register,
            entry=record.number,
            number=made.number,
            customer=made.customer,
        )
        for sale in made.sales:
            self._run(
                """INSERT INTO invoiced_sales (company, register, entry, number)
                VALUES (:company, :register, :entry, :number)""",
                register=sale.register,
                entry=sale.entry,
                number=made.number,
            )
        day = in_norway(record.at).date().isoformat()
        self._add_to_balance(made.customer, day, record.register, 0)

    def _forget_accounts(self) -> None:
        for view in ("account_rows", "account_balances", "invoices", "invoiced_sales", "open_invoices"):
            self._run(f"DELETE FROM {view} WHERE company = :company")  # noqa: S608 - a name of ours
