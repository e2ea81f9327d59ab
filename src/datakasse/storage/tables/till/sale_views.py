"""
Views over the journal: what is asked often about sales, returns, vouchers and days.

Nothing here is truth. Each row follows from entries, is written in the same transaction as they
are, and can be thrown away and made again (`Store.rebuild_views`).

    SaleCompleted ─▶ sales, returned_lines, vouchers, coupon_uses, points
    SaleAborted   ─▶ sales
    CopyIssued    ─▶ sales.copies                         VoucherIssued ─▶ vouchers
    any entry     ─▶ days, where its day is not that of the entry before
"""

from collections.abc import Iterable
from typing import Final

from datakasse.journal.entry import Record, Transaction
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.papers import ReceiptSeries
from datakasse.storage.ports.store import Sold
from datakasse.storage.tables.journal import JournalReadings, read_record
from datakasse.storage.tables.look import Row
from datakasse.storage.tables.people.points import POINT_VIEWS, PointsPen
from datakasse.storage.tables.position import day_of
from datakasse.storage.tables.pricing.coupons import CouponPen
from datakasse.trade.sale.basket import ReturnOf
from datakasse.trade.tender import VOUCHERS, Payment

_VIEWS: Final = ("days", "sales", "returned_lines", "vouchers", "coupon_uses", *POINT_VIEWS)

_SALE_AND_ENTRY: Final = """SELECT sales.transaction_number, sales.copies, entries.number, entries.body
FROM sales JOIN entries ON entries.company = sales.company
    AND entries.register = sales.register AND entries.number = sales.entry
WHERE sales.company = :company AND sales.register = :register AND sales.series IS NOT NULL"""


class SaleReadings(JournalReadings):
    """What can be asked about sales, returns and vouchers."""

    def sold(self, register: str, transaction: int) -> Sold | None:
        """Return a completed transaction, if there is one of that number."""
        found = self._one(
            f"{_SALE_AND_ENTRY} AND sales.transaction_number = :transaction",
            register=register,
            transaction=transaction,
        )
        return self._sold(register, found)

    def sold_on_receipt(self, register: str, series: ReceiptSeries, receipt: int) -> Sold | None:
        """Return the transaction of a receipt number in a series."""
        found = self._one(
            f"{_SALE_AND_ENTRY} AND sales.series = :series AND sales.receipt = :receipt",
            register=register,
            series=series,
            receipt=receipt,
        )
        return self._sold(register, found)

    def recent_sales(self, register: str, limit: int) -> list[Record]:
        """Return the last completed transactions, newest first."""
        rows = self._all(
            f"{_SALE_AND_ENTRY} ORDER BY sales.transaction_number DESC LIMIT :limit",
            register=register,
            limit=limit,
        )
        return [read_record(register, number, body) for _, _, number, body in rows]

    def transaction_of(self, register: str, basket_id: str) -> int | None:
        """Return the transaction number that a basket became, completed or aborted."""
        # Not ordered by the database: that would tempt it to walk all sales instead of asking its index.
        found = self._all(
            """SELECT transaction_number FROM sales
            WHERE company = :company AND register = :register AND basket_id = :basket_id""",
            register=register,
            basket_id=basket_id,
        )
        return max((transaction for (transaction,) in found), default=None)

    def voucher_balance_ore(self, account: str) -> int | None:
        """Return what a gift card or store credit holds; None when it was never issued."""
        found = self._one(
            "SELECT balance_ore FROM vouchers WHERE company = :company AND account = :account",
            account=account,
        )
        return None if found is None else found[0]

    def vouchers_left_ore(self) -> int:
        """Return what all gift cards and store credits hold together."""
        found = self._one(
            """SELECT coalesce(sum(balance_ore), 0) FROM vouchers
            WHERE company = :company AND balance_ore > 0"""
        )
        return 0 if found is None else int(found[0])

    def _sold(self, register: str, found: Row | None) -> Sold | None:
        if found is None:
            return None
        transaction, copies, number, body = found
        returned = self._all(
            """SELECT line_id, quantity_milli FROM returned_lines
            WHERE company = :company AND register = :register AND transaction_number = :transaction
            ORDER BY line_id""",
            register=register,
            transaction=transaction,
        )
        return Sold(read_record(register, number, body), dict(returned), copies)


class SaleViews(SaleReadings, CouponPen, PointsPen):
    """How the views follow an entry."""

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        day = day_of(record)
        if day != day_before:
            self._run(
                """INSERT INTO days (company, register, number, day)
                VALUES (:company, :register, :number, :day)""",
                register=record.register,
                number=record.number,
                day=day,
            )
        match record.event:
            case SaleCompleted() as sold if record.transaction is not None:
                self._show_sale(record, record.transaction, sold)
            case SaleAborted(basket_id=basket_id) if record.transaction is not None:
                self._show_transaction(record, record.transaction, basket_id, None, None)
            case CopyIssued(transaction=transaction):
                self._run(
                    """UPDATE sales SET copies = copies + 1 WHERE company = :company
                    AND register = :register AND transaction_number = :transaction""",
                    register=record.register,
                    transaction=transaction,
                )
            case VoucherIssued(account=account, amount_ore=amount_ore, payments=payments):
                if not record.training:
                    self._move(account, amount_ore)
                    self._show_payments(payments)
            case _:
                pass

    def _show_sale(self, record: Record, made: Transaction, sold: SaleCompleted) -> None:
        self._show_transaction(record, made, sold.basket_id, sold.series, sold.receipt)
        for line in (row.line for row in sold.sale.lines):
            if line.returns is not None:
                self._show_return(line.returns, -line.quantity_milli)
        self._show_coupon(record)
        self._show_points(record)
        if not record.training:
            self._show_payments(sold.sale.payments)

    def _show_transaction(
        self, record: Record, made: Transaction, basket_id: str, series: str | None, receipt: int | None
    ) -> None:
        self._run(
            """INSERT INTO sales
                (company, register, transaction_number, entry, basket_id, series, receipt, copies)
            VALUES (:company, :register, :transaction, :entry, :basket_id, :series, :receipt, 0)""",
            register=record.register,
            transaction=made.number,
            entry=record.number,
            basket_id=basket_id,
            series=series,
            receipt=receipt,
        )

    def _show_return(self, origin: ReturnOf, quantity_milli: int) -> None:
        self._run(
            """INSERT INTO returned_lines (company, register, transaction_number, line_id, quantity_milli)
            VALUES (:company, :register, :transaction, :line_id, :quantity_milli)
            ON CONFLICT (company, register, transaction_number, line_id) DO UPDATE
            SET quantity_milli = returned_lines.quantity_milli + excluded.quantity_milli""",
            register=origin.register,
            transaction=origin.transaction,
            line_id=origin.line_id,
            quantity_milli=quantity_milli,
        )

    def _show_payments(self, payments: Iterable[Payment]) -> None:
        """Draw on vouchers that were paid with; a refund onto one fills it."""
        for payment in payments:
            if payment.kind in VOUCHERS and payment.account:
                self._move(payment.account, -payment.amount_ore)

    def _move(self, account: str, amount_ore: int) -> None:
        self._run(
            """INSERT INTO vouchers (company, account, balance_ore) VALUES (:company, :account, :amount_ore)
            ON CONFLICT (company, account) DO UPDATE
            SET balance_ore = vouchers.balance_ore + excluded.balance_ore""",
            account=account,
            amount_ore=amount_ore,
        )

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries."""
        for view in _VIEWS:
            self._run(f"DELETE FROM {view} WHERE company = :company")  # noqa: S608 - a name of ours
        for register in self.registers():
            day = ""
            for record in self.records(register.register_id):
                self._show(record, day)
                day = day_of(record)
