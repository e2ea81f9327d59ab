"""
What may stand against a sale as it was settled: means, customer, vouchers, what came back, the receipt.

Law: KSF-2-6-4b, KSL-2-a, BFF-5-3-7, law.md 4.3, 4.5.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.trade.gift_cards import BalanceTooLow, UnknownVoucher
from datakasse.errors.trade.payments import CustomerNeeded, ReceiptMustBePrinted
from datakasse.errors.trade.returns import OnlyToTheAccount, ReturnedMoreThanSold, ReturnNeedsItsSale
from datakasse.journal.events.sale import SaleCompleted
from datakasse.till.sale.means_taken import demand_taken
from datakasse.trade.amount import kroner_text
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import quantity_text
from datakasse.trade.sale.basket import ReturnOf
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import VOUCHERS, TenderKind


def demand_lawful(point: CashPoint, sale: Sale, *, receipt_declined: bool) -> None:
    """
    Go on only if the register, the vouchers, the returns and the receipt allow the sale.

    Raises:
        CashNotTaken, MeansNotTaken: As `demand_taken`.
        CustomerNeeded: A credit sale to somebody whom the shop has no name for, or who may not buy on
            account (KSL-2-a).
        ReceiptMustBePrinted: A receipt declined where something came back, or was not paid by an
            integrated solution.
        UnknownVoucher, BalanceTooLow: A gift card or store credit that does not cover its part.
        ReturnedMoreThanSold: Something came back elsewhere in the meantime.
        MissingRight: A credit sale by a role that may not, or one beyond what the customer may owe.
    """
    kinds = {payment.kind for payment in sale.payments}
    demand_taken(point, sale.payments, (row.line for row in sale.lines))
    if sale.kind.on_credit:
        point.demand(Right.SELL_ON_CREDIT)
        customer = point.books.customer(sale.customer)
        if customer is None or not (customer.is_on_account or sale.gross_ore < 0):
            raise CustomerNeeded
        if _is_over_limit(point, sale, customer.credit_limit_ore):
            point.demand(Right.SELL_OVER_LIMIT)
    returns = [row.line.returns for row in sale.lines if row.line.returns is not None]
    if returns:
        if not all(origin.approver for origin in returns):
            point.demand(Right.RETURN)
        _demand_still_returnable(point, sale)
    integrated = sale.payments and all(payment.integrated for payment in sale.payments)
    if receipt_declined and (returns or not integrated or TenderKind.CASH in kinds):
        raise ReceiptMustBePrinted
    if not point.state.training:
        _demand_covered(point, sale)


def _is_over_limit(point: CashPoint, sale: Sale, limit_ore: int | None) -> bool:
    """Return whether a credit sale lets a customer owe more than she may; what comes back never does."""
    if limit_ore is None or sale.gross_ore <= 0 or point.state.training:
        return False
    return point.books.owed_ore(sale.customer) + sale.gross_ore > limit_ore


def _demand_covered(point: CashPoint, sale: Sale) -> None:
    """
    Go on only if each voucher holds all that is drawn on it, however many times it was laid down.

    What is paid back onto a gift card needs the card; a store credit may begin with it.
    """
    drawn: dict[str, int] = {}
    for payment in sale.payments:
        if payment.kind not in VOUCHERS:
            continue
        drawn[payment.account] = drawn.get(payment.account, 0) + payment.amount_ore
        begins = payment.kind is TenderKind.STORE_CREDIT and payment.amount_ore < 0
        if not begins and point.books.voucher_balance_ore(payment.account) is None:
            raise UnknownVoucher(account=payment.account)
    for account, amount_ore in drawn.items():
        balance_ore = point.books.voucher_balance_ore(account) or 0
        if balance_ore < amount_ore:
            raise BalanceTooLow(account=account, balance_kroner=kroner_text(balance_ore))


def _demand_still_returnable(point: CashPoint, sale: Sale) -> None:
    """Look once more, now that the pen is held, that nothing comes back twice, not in parts either."""
    back_milli: dict[ReturnOf, int] = {}
    for line in (row.line for row in sale.lines):
        if line.returns is not None:
            origin = msgspec.structs.replace(line.returns, approver="")
            back_milli[origin] = back_milli.get(origin, 0) - line.quantity_milli
    for origin, quantity_milli in back_milli.items():
        sold = point.books.sold(origin.register, origin.transaction)
        event = None if sold is None else sold.record.event
        if sold is None or not isinstance(event, SaleCompleted):
            raise ReturnNeedsItsSale(receipt=f"{origin.register} #{origin.transaction}")
        if event.sale.kind.on_credit and not sale.kind.on_credit:
            raise OnlyToTheAccount
        original = next(row.line for row in event.sale.lines if row.line.line_id == origin.line_id)
        remaining_milli = original.quantity_milli - sold.returned_milli.get(origin.line_id, 0)
        if quantity_milli > remaining_milli:
            raise ReturnedMoreThanSold(name=original.name, remaining=quantity_text(remaining_milli))
