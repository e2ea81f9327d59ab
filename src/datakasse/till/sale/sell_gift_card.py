"""
Sell or top up a gift card: a pay-in, not a sale; it is spent as a tender (law.md 4.3).

Law: KSF-2-8-2-2b.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.catalogue.coupons import CouponCodeTaken
from datakasse.errors.till.drawer import DrawerLockedInTraining
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.gift_cards import (
    UnknownVoucher,
    VoucherExists,
    VoucherNumberNeeded,
    VoucherPaysNoVoucher,
)
from datakasse.journal.entry import Record
from datakasse.journal.events.sale import VoucherIssued
from datakasse.receipt.words.terms import account_end_text
from datakasse.till.sale.lay_coupon import is_coupon
from datakasse.till.sale.means_taken import demand_means_taken, demand_taken
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.sale import pay
from datakasse.trade.shop.shop import DrawerUse
from datakasse.trade.tender import VOUCHERS, MeansOfPayment, Tender, TenderKind


class SellGiftCard(msgspec.Struct, frozen=True):
    """
    Sell a gift card, or top one up.

    Attributes:
        account: The card's number.
        amount_ore: What it is loaded with, above zero.
        tenders: How it is paid; never by another voucher or on account.
        top_up: The card exists already.
    """

    account: str
    amount_ore: int
    tenders: tuple[Tender, ...]
    top_up: bool = False

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(self.amount_ore, account_end_text(self.account))

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the issue and queue its slip.

        Raises:
            VoucherNumberNeeded: No number.
            VoucherExists: The number is in use and this is no top-up.
            CouponCodeTaken: It is a coupon's code, which is what a scan of it would mean.
            UnknownVoucher: A top-up of a card that was never issued.
            VoucherPaysNoVoucher: Paid with another voucher, or on account.
            MeansNotTaken: The place takes no gift cards, or not what this one is paid with.
            AmountOutOfRange, CashNotTaken, Underpaid, Overpaid, CashCeiling.
        """
        point.demand_ready(Right.GIFT_CARD)
        if point.state.training:
            raise DrawerLockedInTraining
        if not 0 < self.amount_ore <= AMOUNT_LIMIT_ORE:
            raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
        demand_means_taken(point, MeansOfPayment.VOUCHER)
        account = self._account(point)
        kinds = {tender.kind for tender in self.tenders}
        if kinds & (VOUCHERS | {TenderKind.INVOICE}):
            raise VoucherPaysNoVoucher
        payments, rounding_ore = pay(self.amount_ore, self.tenders)
        demand_taken(point, payments)
        record = point.record(VoucherIssued("gift_card", account, self.amount_ore, payments, rounding_ore))
        point.books.put_in_queue(
            point.register.register_id,
            "gift_card",
            record.number,
            transaction=None if record.transaction is None else record.transaction.number,
            opens_drawer=point.register.drawer is DrawerUse.INTEGRATED and TenderKind.CASH in kinds,
        )
        return record

    def _account(self, point: CashPoint) -> str:
        """Return the card's number; a card that is sold is new, and one that is topped up is not."""
        account = self.account.strip()
        if not account:
            raise VoucherNumberNeeded
        known = point.books.voucher_balance_ore(account) is not None
        if known and not self.top_up:
            raise VoucherExists(account=account)
        if not known and not self.top_up and is_coupon(point.books, account):
            raise CouponCodeTaken(coupon_code=account)
        if self.top_up and not known:
            raise UnknownVoucher(account=account)
        return account
