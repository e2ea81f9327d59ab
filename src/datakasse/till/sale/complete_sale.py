"""
Complete a sale: the moment the register promises.

    basket + tenders ─▶ trade.settle ─▶ SaleCompleted in the journal ─▶ receipt in the print queue

All in one database transaction. When the answer is out, the sale is durable, numbered and signed,
and its receipt is on its way to paper whatever happens to the printer.

Law: KSF-2-6-4a, KSF-2-6-4b, KSF-2-8-4-2, BFF-5-3-5, KSF-2-2-c, law.md 4.3, 4.5, 4.8, 4.13.
"""

import msgspec

from datakasse.counter.campaign_prices import priced
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sale import AnotherSaleOpen
from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.number_series import Series
from datakasse.journal.papers import ReceiptSeries
from datakasse.till.paper.hand_over import demand_way, keep_handover
from datakasse.till.sale.choose_customer import at_prices_of_buyer
from datakasse.till.sale.give_discount import demand_clear, gross_ore
from datakasse.till.sale.known_by_key import demand_unsold, identity_of_request
from datakasse.till.sale.lawful_sale import demand_lawful
from datakasse.till.sale.lay_coupon import demand_unspent, discount_of, is_coupon, with_code
from datakasse.till.sale.move_points import demand_hers, with_points
from datakasse.till.sale.ring_up import find_article, next_line
from datakasse.till.sale.sale_limits import demand_handing_over, demand_old_enough
from datakasse.till.sale.short_lines import demand_on_shelf
from datakasse.trade.goods.article import Serving
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Basket, demand_lines, discount_all, put
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.sale.sale import Sale, settle
from datakasse.trade.shop.shop import DrawerOpens, DrawerUse
from datakasse.trade.tender import Tender, TenderKind


class Completed(msgspec.Struct, frozen=True):
    """
    What the register answers when a sale is done.

    Attributes:
        register: Where.
        entry: Journal entry.
        transaction: Transaction number.
        series: Receipt series.
        receipt: Receipt number in the series.
        gross_ore: What was sold for.
        paid_ore: What was paid after rounding.
        change_ore: What goes back in cash.
        rounding_ore: What cash rounding added.
        digest: The entry's digest as hex, by which its place in the journal can be proved.
        tip_ore: What was given on top; it is in what was paid and in no turnover.
        store_credit: Number of the store credit that was paid out with it, if one was.
        job: Its receipt in the queue; None where it was declined.
        way: How the receipt reaches the customer.
    """

    register: str
    entry: int
    transaction: int
    series: ReceiptSeries
    receipt: int
    gross_ore: int
    paid_ore: int
    change_ore: int
    rounding_ore: int
    digest: str
    tip_ore: int = 0
    store_credit: str = ""
    job: int | None = None
    way: ReceiptWay = ReceiptWay.PAPER


class CompleteSale(msgspec.Struct, frozen=True):
    """
    Complete the open sale.

    Attributes:
        tenders: How it is paid.
        tip_ore: Tip on top.
        receipt_declined: The customer wants no receipt; only where all is paid by an integrated
            solution (KSF-2-6-4b).
        buyer: Name to print on the receipt, when asked for.
        way: How the receipt reaches the customer.
        email: Where to, for an e-mail.
    """

    tenders: tuple[Tender, ...]
    tip_ore: int = 0
    receipt_declined: bool = False
    buyer: str = ""
    way: ReceiptWay = ReceiptWay.PAPER
    email: str = ""

    def sought(self, point: CashPoint) -> Sought:
        """Return what the basket comes to, and on whose account."""
        accounts = {tender.account.strip() for tender in self.tenders if tender.kind is TenderKind.INVOICE}
        basket = point.basket and priced(point.books, at_prices_of_buyer(point, point.basket, self.tenders))
        return Sought(gross_ore(basket) if basket else None, ", ".join(sorted(accounts)))

    def __call__(self, point: CashPoint) -> Completed:
        """
        Settle the basket, record the sale, queue its receipt.

        Raises:
            EmptyBasket: Nothing to sell.
            CouponSpent: Its coupon was used elsewhere since it was laid.
            NoPartInPoints, PointsTooFew, PointsOfAnother: Its points cannot be spent now, or not so.
            HandedOverTooLate, AgeNoLongerConfirmed, DiscountNoLongerAllowed: As `demand_handing_over`.
            Refused: As `settle`, and where the register, the vouchers or the receipt stand against it.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        return self.complete(point, basket)

    def complete(self, point: CashPoint, basket: Basket) -> Completed:
        """Settle a basket and write everything that follows from it; refusals as above."""
        demand_hers(basket, self.tenders)
        basket = with_code(point.books, priced(point.books, at_prices_of_buyer(point, basket, self.tenders)))
        demand_handing_over(point, basket)
        tenders = [_with_account(point, tender) for tender in self.tenders]
        sale = with_points(point, basket, settle(basket, tenders, tip_ore=self.tip_ore))
        demand_lawful(point, sale, receipt_declined=self.receipt_declined)
        if not point.state.training:
            demand_unspent(point.books, sale)
        email = demand_way(point, self.way, self.email)
        series = _series(sale, training=point.state.training)
        sold = SaleCompleted(
            basket_id=basket.basket_id,
            sale=sale,
            series=series,
            receipt=_last(point.state.series, series) + 1,
            receipt_declined=self.receipt_declined,
        )
        record = point.record(sold, begun_at=basket.begun_at)
        transaction = number_of(record)
        register = point.register.register_id
        if buyer := self.buyer.strip():
            point.books.name_buyer(register, transaction, buyer)
        job = None
        if not self.receipt_declined:
            opens_drawer = _opens_drawer(point, sale)
            job = point.books.put_in_queue(
                register,
                series,
                record.number,
                transaction=transaction,
                opens_drawer=opens_drawer,
                way=self.way,
            )
            keep_handover(point, job, email)
        return Completed(
            register=register,
            entry=record.number,
            transaction=transaction,
            series=series,
            receipt=sold.receipt,
            gross_ore=sale.gross_ore,
            paid_ore=sum(payment.amount_ore for payment in sale.payments),
            change_ore=sale.change_ore,
            rounding_ore=sale.rounding_ore,
            digest=point.books.head(register).digest.hex(),
            tip_ore=sale.tip_ore,
            store_credit=_store_credit(sale),
            job=None if job is None else job.job,
            way=self.way,
        )


class Item(msgspec.Struct, frozen=True):
    """One article of a sale that is made in one go."""

    code: str
    quantity_milli: int = ONE_MILLI
    price_ore: int | None = None


class SellAtOnce(msgspec.Struct, frozen=True):
    """
    Make a whole sale in one request: a kiosk, a web shop, another till.

    Attributes:
        items: What is sold.
        tenders: How it is paid.
        serving: Eat in or take away.
        discount: Discount over the whole sale, if any.
        tip_ore: Tip on top.
        receipt_declined: As in `CompleteSale`.
        buyer: As in `CompleteSale`.
        age_confirmed: Every age limit has been checked.
        coupon: Code of a coupon, instead of a discount; left out of the bytes where there is none.
    """

    items: tuple[Item, ...]
    tenders: tuple[Tender, ...]
    serving: Serving = Serving.TAKE_AWAY
    discount: Discount | None = None
    tip_ore: int = 0
    receipt_declined: bool = False
    buyer: str = ""
    age_confirmed: bool = False
    coupon: str | msgspec.UnsetType = msgspec.UNSET

    def __call__(self, point: CashPoint) -> Completed:
        """
        Fill a basket, settle it, record the sale, queue its receipt.

        Raises:
            AlreadySold: It was asked for before, under the same key, and sold.
            AnotherSaleOpen: There is an open basket at the device.
            Refused: As `AddArticle` and `CompleteSale`.
        """
        point.demand_ready(Right.SELL)
        demand_unsold(point)
        if point.basket is not None and point.basket.lines:
            raise AnotherSaleOpen
        completion = CompleteSale(self.tenders, self.tip_ore, self.receipt_declined, self.buyer)
        return completion.complete(point, self._basket(point))

    def _basket(self, point: CashPoint) -> Basket:
        basket = Basket(identity_of_request(point), point.at, serving=self.serving)
        for item in self.items:
            article = find_article(point.books, item.code)
            demand_old_enough(point, article, confirmed=self.age_confirmed)
            if item.price_ore is not None:
                point.demand(Right.OPEN_PRICE)
            quantity_milli = item.quantity_milli
            line = next_line(point, basket, article, quantity_milli, price_ore=item.price_ore)
            demand_on_shelf(point, basket, line)
            basket = put(basket, line)
            if article.deposit is not None:
                deposit = find_article(point.books, article.deposit)
                basket = put(
                    basket, next_line(point, basket, deposit, quantity_milli, deposit_of=line.line_id)
                )
        if self.discount is not None:
            point.demand(Right.DISCOUNT)
            demand_clear(self.discount)
            basket = discount_all(priced(point.books, basket), self.discount)
        if self.coupon:
            basket = discount_all(basket, discount_of(point, self.coupon))
        return basket


def number_of(record: Record) -> int:
    """
    Return the transaction number of an entry that is one.

    Raises:
        ValueError: It is not: a bug, nothing an operator can cause.
    """
    if record.transaction is None:
        raise ValueError(f"entry {record.number} is not a transaction")
    return record.transaction.number


def _with_account(point: CashPoint, tender: Tender) -> Tender:
    """Give a store credit that is paid out a number of its own, where none was given."""
    account = tender.account.strip()
    if tender.kind is TenderKind.STORE_CREDIT and tender.amount_ore < 0 and not account:
        register = point.register
        transaction = point.books.head(register.register_id).transaction + 1
        account = f"T{register.series_prefix}{transaction:06d}"
        while point.books.voucher_balance_ore(account) is not None or is_coupon(point.books, account):
            account += "-"
    return msgspec.structs.replace(tender, account=account)


def _store_credit(sale: Sale) -> str:
    """Return the number of the store credit that a return was paid out as, if it was."""
    paid_out = (
        payment.account
        for payment in sale.payments
        if payment.kind is TenderKind.STORE_CREDIT and payment.amount_ore < 0
    )
    return next(paid_out, "")


def _series(sale: Sale, *, training: bool) -> ReceiptSeries:
    if training:
        return "training"
    if sale.kind.is_pure_return:
        return "return"
    return "delivery" if sale.kind.on_credit else "sales"


def _last(series: Series, name: ReceiptSeries) -> int:
    return {
        "sales": series.sales,
        "return": series.returns,
        "training": series.training,
        "delivery": series.delivery,
    }[name]


def _opens_drawer(point: CashPoint, sale: Sale) -> bool:
    """Return whether the drawer opens with the receipt: never in training (law.md 4.8)."""
    register = point.register
    if register.drawer is not DrawerUse.INTEGRATED or point.state.training:
        return False
    cash = any(payment.kind is TenderKind.CASH for payment in sale.payments)
    return cash or register.drawer_opens is DrawerOpens.EVERY_SALE
