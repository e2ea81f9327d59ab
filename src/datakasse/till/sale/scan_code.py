"""
Scan a code: one request that does at once what the code is for, or tells what it names.

    goods        put in the basket
    parked sale  taken up again
    receipt      shown, for a return
    gift card    its balance
    customer     the name; who has prices of her own is put on the basket with them, and who may not buy on
                 account is a member and nothing more
    badge        nothing but that it is one
    coupon       laid in the basket

Nothing is written for a code that nobody knows, and the basket is untouched.

Law: as `ring_up.py` and `park_basket.py`. Decision: 0024-a-price-on-a-label-is-one-piece.
"""

from typing import Literal

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.loyalty import terms_for
from datakasse.errors.till.paper import UnknownReceipt
from datakasse.errors.till.sale import UnknownParked
from datakasse.errors.trade.articles import LabelDoesNotFit, MeasureNeeded, UnknownArticle
from datakasse.errors.trade.payments import UnknownCustomer
from datakasse.receipt.parts.barcode_text import ScannedReceipt, parse_barcode
from datakasse.storage.ports.store import Readings
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.find_sale import SoldWhole, whole
from datakasse.till.sale.lay_coupon import LayCoupon
from datakasse.till.sale.park_basket import ResumeBasket
from datakasse.till.sale.ring_up import find_article, name_of, put_in_basket
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.scale_label import LabelRead, read_label
from datakasse.trade.goods.scanned_code import PARKED_LENGTH, CodeKind, read_code
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.coupon import read_coupon_code
from datakasse.trade.quantity import ONE_MILLI, UNITS_IN_PARTS
from datakasse.trade.sale.approval import Sought

_GRAMS_IN: dict[str, int] = {"kg": 1000, "hg": 100, "g": 1}


class Scanned(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What a code was.

    Attributes:
        found: What it names; an article is in the basket now, and a parked sale is open.
        sale: The sale of a receipt, with what has come back of it.
        account: Number of a gift card.
        balance_ore: What the card holds; left out of one that was never issued.
        customer: Number of a credit customer.
        name: The customer's name, or the coupon's.
    """

    found: Literal["article", "parked", "receipt", "gift_card", "customer", "member", "badge", "coupon"]
    sale: SoldWhole | None = None
    account: str = ""
    balance_ore: int | None = None
    customer: str = ""
    name: str = ""


class ScanCode(msgspec.Struct, frozen=True):
    """
    Scan a code.

    Attributes:
        code: What the scanner read.
        quantity_milli: How much of an article, or how many of a label; None where nobody has said.
        age_confirmed: The buyer's age has been checked.
    """

    code: str
    quantity_milli: int | None = None
    age_confirmed: bool = False

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about: only goods take more than the right to sell."""
        return Sought(subject=name_of(point.books, self.code))

    def __call__(self, point: CashPoint) -> Scanned:
        """
        Do what the code is for, or tell what it names.

        Raises:
            UnknownArticle, WrongCheckDigit, UnknownParked, UnknownReceipt, UnknownCustomer: Nobody knows it.
            MeasureNeeded: The article is sold in parts, and nobody says how much.
            LabelDoesNotFit: The label says a weight of what is not weighed, or a price of what has one.
            Refused: As `AddArticle` and `ResumeBasket`.
        """
        scanned = read_code(self.code)
        if scanned.kind is CodeKind.BADGE:
            return Scanned("badge")
        point.demand(Right.SELL)
        match scanned.kind:
            case CodeKind.GOODS:
                return self._goods(point, scanned.text, scanned.label)
            case CodeKind.PARKED:
                return _resume(point, scanned.text)
            case CodeKind.RECEIPT:
                return Scanned("receipt", sale=_sale_of(point, parse_barcode(scanned.text)))
            case CodeKind.GIFT_CARD:
                balance_ore = point.books.voucher_balance_ore(scanned.text)
                return Scanned("gift_card", account=scanned.text, balance_ore=balance_ore)
            case CodeKind.CUSTOMER:
                return _customer(point, scanned.text)
            case CodeKind.COUPON:
                return _coupon(point, scanned.text)

    def _goods(self, point: CashPoint, code: str, said: LabelRead | None) -> Scanned:
        """Put an article in the basket, by its code or by a label; else it may be a card of another maker."""
        try:
            article = find_article(point.books, code)
        except UnknownArticle:
            label = read_label(code, point.books.company().scale_labels)
            if label is not None:
                self._labelled(point, _labelled_article(point.books, code, label), code, label)
                return Scanned("article")
            if point.books.coupon_with_code(read_coupon_code(code)) is not None:
                return _coupon(point, code)
            balance_ore = point.books.voucher_balance_ore(code)
            if balance_ore is None:
                raise
            return Scanned("gift_card", account=code, balance_ore=balance_ore)
        if said is not None and _fits(article, said):
            self._labelled(point, article, self.code.strip(), said)
            return Scanned("article")
        if self.quantity_milli is None and article.unit in UNITS_IN_PARTS:
            point.demand_ready(Right.SELL)
            raise MeasureNeeded(name=article.name, unit=article.unit)
        quantity_milli = ONE_MILLI if self.quantity_milli is None else self.quantity_milli
        put_in_basket(point, article, quantity_milli, age_confirmed=self.age_confirmed)
        return Scanned("article")

    def _labelled(self, point: CashPoint, article: Article, code: str, label: LabelRead) -> None:
        """Put what has a label in the basket, with the quantity or the price that it says."""
        times_milli = ONE_MILLI if self.quantity_milli is None else self.quantity_milli
        price_ore: int | None = None
        match label.says:
            case "weight":
                if article.unit not in _GRAMS_IN:
                    raise LabelDoesNotFit(name=article.name, unit=article.unit)
                quantity_milli = label.amount * times_milli // _GRAMS_IN[article.unit]
            case "count":
                quantity_milli = label.amount * times_milli // ONE_MILLI
            case "price":
                if article.price_ore is not None and article.unit not in UNITS_IN_PARTS:
                    raise LabelDoesNotFit(name=article.name, unit=article.unit)
                article = msgspec.structs.replace(article, price_ore=None, unit="stk")
                quantity_milli, price_ore = times_milli, label.amount
        put_in_basket(
            point,
            article,
            quantity_milli,
            price_ore=price_ore,
            age_confirmed=self.age_confirmed,
            label=code,
        )


def _fits(article: Article, said: LabelRead) -> bool:
    """
    Return whether what an element string says of a package is to be charged.

    A maker writes the weight on goods that are sold by the piece, too: those cost what they cost.
    """
    return article.unit in _GRAMS_IN or (said.says == "price" and article.price_ore is None)


def _coupon(point: CashPoint, code: str) -> Scanned:
    LayCoupon(code)(point)
    coupon = point.books.coupon_with_code(read_coupon_code(code))
    return Scanned("coupon", name="" if coupon is None else coupon.name)


def _labelled_article(books: Readings, code: str, label: LabelRead) -> Article:
    """
    Return the article of a label: by the code with no value in it, else by the item digits as its number.

    Raises:
        UnknownArticle: There is none.
    """
    for known_as in (label.base_code, label.item, label.item.lstrip("0")):
        article = books.article_with_gtin(known_as) or books.article(known_as)
        if article is not None:
            return article
    raise UnknownArticle(code=code)


def _resume(point: CashPoint, ending: str) -> Scanned:
    """Take up the parked sale whose identity ends so."""
    for parked in point.state.parked:
        if parked.basket.basket_id[-PARKED_LENGTH:].casefold() == ending.casefold():
            ResumeBasket(parked.basket.basket_id)(point)
            return Scanned("parked")
    raise UnknownParked


def _sale_of(point: CashPoint, receipt: ScannedReceipt | None) -> SoldWhole:
    """
    Return the sale of a receipt, whichever register of the shop made it.

    Raises:
        UnknownReceipt: There is none.
    """
    if receipt is None:
        raise UnknownReceipt(receipt=0)
    for register in point.books.registers():
        if register.series_prefix == receipt.series_prefix:
            sold = point.books.sold_on_receipt(register.register_id, receipt.series, receipt.receipt)
            if sold is not None:
                return whole(sold)
    raise UnknownReceipt(receipt=receipt.receipt)


def _customer(point: CashPoint, customer: str) -> Scanned:
    known = point.books.customer(customer)
    if known is None:
        raise UnknownCustomer(customer=customer)
    is_member = False
    is_chosen = bool(known.group) or terms_for(point.books, customer) is not None
    if point.basket is not None and point.basket.lines and is_chosen:
        ChooseCustomer(customer)(point)
        is_member = not known.is_on_account
    return Scanned("member" if is_member else "customer", customer=customer, name=known.name)
