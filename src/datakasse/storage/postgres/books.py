"""
The books with the pen in hand where other processes write too: what is to change is locked before it is read.

    a register         its row, before anything else is done at it: numbers follow each other, without a gap
    the shop           its row in `offices`, by what is about no register, or changes something of the shop
    a gift card        its row, before its balance is read: two tills cannot spend it twice
    a customer         her row, before what is kept of her, what she owes or her points are read: two tills do
                       not pass her limit together or spend a point twice, and nobody sells to her while she
                       is erased
    an article         its row, before its cost is read: two that take goods in follow each other
    an order, a count  its row, before it is read; the shop, before the next number is given
    an invoice         the shop, before the next number is given; the customer, before what is hers is read
    views, recipients  the shop, before they are read: a number is given once, and nobody is written back
    a sale             its row, before what came back of it is read: two tills cannot take a line back twice

Each is a row of one business and, but for the shop's, of one register. Nothing waits for anything else.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

import psycopg

from datakasse.errors.storage.folder import ShopExists
from datakasse.errors.storage.keys import KeyMissing
from datakasse.insight.alert import AlertRecipient
from datakasse.insight.price_experiment import PriceExperiment
from datakasse.insight.saved_view import SavedView
from datakasse.journal.papers import ReceiptSeries
from datakasse.storage.ports.goods.stock import StockCost
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.pricing.coupons import CouponUse
from datakasse.storage.ports.store import Sold
from datakasse.storage.postgres.connection import PostgresConnection
from datakasse.storage.tables.books import Kept, TableBooks
from datakasse.storage.tables.position import Position, Positions
from datakasse.trade.goods.count_sheet import CountSheet
from datakasse.trade.goods.purchase import PurchaseOrder
from datakasse.trade.people.customer import Customer
from datakasse.trade.shop.shop import Company

COUNT_CHANGE: Final = """INSERT INTO offices (company, changes) VALUES (:company, 1)
ON CONFLICT (company) DO UPDATE SET changes = offices.changes + 1"""
"""Locks what is about the shop, and counts that it changes; other processes look at the count."""


class LockFirst(BaseException):
    """
    Registers were come upon that are not locked: the command begins anew, with the locks.

    No refusal and no fault, so whoever catches those lets it pass.

    Attributes:
        registers: Which.
    """

    def __init__(self, registers: Collection[str]) -> None:
        """Say which."""
        super().__init__(*registers)
        self.registers = registers


class PostgresBooks(TableBooks):
    """The books of one business, of which other processes may have the pen in hand at other registers."""

    def __init__(
        self,
        connection: PostgresConnection,
        folder: str,
        positions: Positions,
        keys: KeyRing,
        claim: Callable[[str], None],
    ) -> None:
        """Take the writer's connection, the keys, and what notes that a new business's books are ours."""
        super().__init__(connection, folder, positions, keys)
        self._claim = claim
        self.locked: set[str] = set()
        self._is_counted = False

    def position(self, register: str) -> Position:
        """
        Return head and state of a register that is locked; raises as `JournalReadings.position`.

        Raises:
            LockFirst: It is not.
        """
        if register not in self.locked:
            raise LockFirst([register])
        return super().position(register)

    def stand_at(self, heads: Mapping[str, int], left_at: Collection[str]) -> bool:
        """
        Take in where locked registers end; return whether another process has written to one of them.

        Args:
            heads: The number of each one's last entry.
            left_at: Those for which another machine has left entries.
        """
        self._left_at = frozenset(left_at)
        others_wrote = False
        for register, number in heads.items():
            self.locked.add(register)
            known = self._positions.get(register) or self._known.get(register)
            if known is None or register in self._damaged:
                self._positions.pop(register, None)
            elif known.number == number:
                self._positions[register] = known
            else:
                self._positions.pop(register, None)
                others_wrote = True
        return others_wrote

    def take_up(self, known: Mapping[str, Position], *, others_wrote: bool) -> None:
        """Begin a batch, as `TableBooks.take_up`."""
        self._is_counted = False
        super().take_up(known, others_wrote=others_wrote)

    def undo(self, kept: Kept) -> None:
        """Go back to what stood before a command, which may have taken the count with it."""
        self._is_counted = False
        super().undo(kept)

    def look_anew(self) -> None:
        """Forget what is remembered of the shop; another process has changed it."""
        self._see()

    def write_through(self, connection: PostgresConnection) -> None:
        """Go on with another connection, for the one before broke."""
        self._connection = connection

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries, which nobody adds to meanwhile."""
        self.lock_all()
        super().rebuild_views()

    def build_missing_views(self) -> bool:
        """Make the views of a store that has entries from before there were any, as `rebuild_views`."""
        self.lock_all()
        return super().build_missing_views()

    def put_company(self, company: Company) -> None:
        """
        Enter or change the business.

        Raises:
            ShopExists: They belong to another organisation number, or another folder has this one's.
        """
        if not self._organisation_number:
            self._enter_first(company.organisation_number)
        super().put_company(company)

    def voucher_balance_ore(self, account: str) -> int | None:
        """Return what a gift card or store credit holds, which nobody else draws on meanwhile."""
        self._one(
            "SELECT account FROM vouchers WHERE company = :company AND account = :account FOR UPDATE",
            account=account,
        )
        return super().voucher_balance_ore(account)

    def coupon_use(self, coupon: int, code: str) -> CouponUse | None:
        """Return the first sale that a code of a coupon was used for; nobody else uses it meanwhile."""
        self._one(
            "SELECT code FROM coupon_codes WHERE company = :company AND code = :code FOR UPDATE", code=code
        )
        return super().coupon_use(coupon, code)

    def customer(self, customer: str) -> Customer | None:
        """Return what is kept of a customer, whom nobody else changes, erases or sells to meanwhile."""
        self._lock_customer(customer)
        return super().customer(customer)

    def owed_ore(self, customer: str) -> int:
        """Return what a customer owes, to whom nobody else sells on account meanwhile."""
        self._lock_customer(customer)
        return super().owed_ore(customer)

    def points_balance(self, customer: str) -> int:
        """Return the points of a customer, who neither spends nor earns any elsewhere meanwhile."""
        self._lock_customer(customer)
        return super().points_balance(customer)

    def last_invoice(self) -> int:
        """Return the highest number that an invoice has; nobody else takes the next one meanwhile."""
        self._shop_changed()
        return super().last_invoice()

    def stock_costs(self, articles: Sequence[str]) -> dict[str, StockCost]:
        """Return what articles cost on average, of which nobody else takes any in meanwhile."""
        names = {f"article_{place}": number for place, number in enumerate(articles)}
        if names:
            wanted = ", ".join(f":{name}" for name in names)
            self._all(
                f"""SELECT number FROM articles WHERE company = :company AND number IN ({wanted})
                ORDER BY number FOR UPDATE""",  # noqa: S608 - names of ours
                **names,
            )
        return super().stock_costs(articles)

    def purchase_order(self, order: int) -> PurchaseOrder | None:
        """Return an order, which nobody else changes meanwhile."""
        self._one(
            """SELECT purchase_order FROM purchase_orders
            WHERE company = :company AND purchase_order = :number FOR UPDATE""",
            number=order,
        )
        return super().purchase_order(order)

    def last_purchase_order(self) -> int:
        """Return the highest number that an order has; nobody else takes the next one meanwhile."""
        self._shop_changed()
        return super().last_purchase_order()

    def count_sheet(self, sheet: int) -> CountSheet | None:
        """Return a count sheet, on which nobody else writes meanwhile."""
        self._one(
            "SELECT sheet FROM count_sheets WHERE company = :company AND sheet = :sheet FOR UPDATE",
            sheet=sheet,
        )
        return super().count_sheet(sheet)

    def last_count_sheet(self) -> int:
        """Return the highest number that a count sheet has; nobody else takes the next one meanwhile."""
        self._shop_changed()
        return super().last_count_sheet()

    def last_supplier(self) -> int:
        """Return the highest number that a supplier has; nobody else takes the next one meanwhile."""
        self._shop_changed()
        return super().last_supplier()

    def alert_recipients(self) -> list[AlertRecipient]:
        """Return all recipients of alerts there ever were; nobody else changes one meanwhile."""
        self._shop_changed()
        return super().alert_recipients()

    def saved_views(self) -> list[SavedView]:
        """Return all saved views there ever were; nobody else takes the next number meanwhile."""
        self._shop_changed()
        return super().saved_views()

    def price_experiments(self) -> list[PriceExperiment]:
        """Return all experiments there ever were; nobody else takes the next number meanwhile."""
        self._shop_changed()
        return super().price_experiments()

    def sold(self, register: str, transaction: int) -> Sold | None:
        """Return a completed transaction, of which nobody else takes anything back meanwhile."""
        self._one(
            """SELECT transaction_number FROM sales
            WHERE company = :company AND register = :register AND transaction_number = :transaction
            FOR UPDATE""",
            register=register,
            transaction=transaction,
        )
        return super().sold(register, transaction)

    def sold_on_receipt(self, register: str, series: ReceiptSeries, receipt: int) -> Sold | None:
        """Return the transaction of a receipt number in a series, as `sold`."""
        self._one(
            """SELECT transaction_number FROM sales
            WHERE company = :company AND register = :register AND series = :series AND receipt = :receipt
            FOR UPDATE""",
            register=register,
            series=series,
            receipt=receipt,
        )
        return super().sold_on_receipt(register, series, receipt)

    def _lock_customer(self, customer: str) -> None:
        self._one(
            "SELECT customer FROM customers WHERE company = :company AND customer = :customer FOR UPDATE",
            customer=customer,
        )

    def is_here(self, register: str) -> bool:
        """Return whether the keys of a register are here, and not at another machine; it is locked."""
        declared = self.state(register).keys
        if declared is None:
            return True
        try:
            self._keys.signer_of(register, declared)
        except KeyMissing:
            return False
        return True

    def lock_all(self) -> None:
        """Go on only with every register locked; raises `LockFirst`."""
        missing = {register.register_id for register in self.registers()} - self.locked
        if missing:
            raise LockFirst(missing)

    def _shop_changed(self) -> None:
        """Forget what is remembered, and count the change, so that the other processes forget it too."""
        super()._shop_changed()
        if not self._is_counted:
            self._run(COUNT_CHANGE)
            self._is_counted = True

    def _enter_first(self, organisation_number: str) -> None:
        try:
            self._connection.execute(
                "INSERT INTO companies (company, body) VALUES (:company, '')",
                {"company": organisation_number},
            )
        except psycopg.errors.UniqueViolation as error:
            raise ShopExists(folder=self._folder) from error
        self._claim(organisation_number)
