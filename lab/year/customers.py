"""
What people buy in the bakery-café, by season, weekday and time of day, drawn from a seed.

A `Visit` says all that happens from the first article to the payment; `visit_steps.py` makes use cases of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from datakasse.trade.quantity import ONE_MILLI, price_of
from datakasse.trade.tender import TenderKind
from lab.shop import Article, Shop
from lab.year.shelf import Shelf

_SIZES = range(1, 7)
_HOW_OFTEN = (40, 27, 16, 9, 5, 3)
"""How many baskets in a hundred have one line, two, … six."""

_BY_THE_BAG = frozenset({"11", "12"})
"""Rolls and buns are bought several at a time."""

_MEANS = (TenderKind.DEBIT_CARD, TenderKind.VIPPS, TenderKind.CASH, TenderKind.CREDIT_CARD)
_MEANS_SHARES = (71, 15, 9, 5)
_NOTES_ORE = (5_000, 10_000, 20_000, 50_000)

_AT_KIOSK = 0.15
_EAT_IN = 0.35
_TIPS = 0.06
_DECLINES_PAPER = 0.35
_LINE_DISCOUNT = 0.012
_SALE_DISCOUNT = 0.008
_CORRECTION = 0.03
_PARKED = 0.03
_GIVEN_UP = 0.005
_ON_ACCOUNT = 0.004
_BY_GIFT_CARD = 0.003
_COPY = 0.004
"""How often a customer does these."""


@dataclass(frozen=True, slots=True)
class Pick:
    """
    An article that is put in the basket.

    Attributes:
        article: Which.
        quantity_milli: How much, thousandths.
        price_ore: What it costs, for an open price.
        deposit_ore: The deposit on one.
    """

    article: Article
    quantity_milli: int
    price_ore: int | None = None
    deposit_ore: int = 0

    @property
    def is_counted(self) -> bool:
        """Whether it is sold by the piece."""
        return self.article.unit != "kg"

    @property
    def sells_itself(self) -> bool:
        """Whether a screen can sell it: nothing to weigh, no price to agree, no age to look at."""
        is_for_all = self.article.age_limit is None and self.article.restriction is None
        return self.is_counted and self.article.price_ore is not None and is_for_all

    @property
    def amount_ore(self) -> int:
        """What it costs, with its deposit."""
        return price_of((self.article.price_ore or 0) + self.deposit_ore, self.quantity_milli)


@dataclass(frozen=True, slots=True)
class Payment:
    """
    How a customer pays.

    Attributes:
        kind: What with.
        note_ore: Cash in such notes; 0 for exact money.
        by_gift_card: The shop's newest gift card is emptied first.
        on_account: The customer who gets a bill; empty for who pays at once.
        tip_bp: Share of the amount given on top.
        declines_paper: No receipt wanted.
        wants_copy: A copy of the receipt is asked for.
    """

    kind: TenderKind
    note_ore: int = 0
    by_gift_card: bool = False
    on_account: str = ""
    tip_bp: int = 0
    declines_paper: bool = False
    wants_copy: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """
    One customer.

    Attributes:
        picks: What is put in the basket, one to seven lines.
        payment: How it is paid.
        eat_in: It is eaten here.
        at_kiosk: Ordered and paid on the screen by the door, in one go.
        mistake: The last pick was one, and is removed.
        one_too_many: One of the first was, and is taken off.
        line_discount_bp: Share off the first line; 0 for none.
        sale_discount_bp: Share off the whole; 0 for none.
        parked: It waits until the next customer has been served.
        given_up: It is aborted.
    """

    picks: Sequence[Pick]
    payment: Payment
    eat_in: bool = False
    at_kiosk: bool = False
    mistake: bool = False
    one_too_many: bool = False
    line_discount_bp: int = 0
    sale_discount_bp: int = 0
    parked: bool = False
    given_up: bool = False


class Customers:
    """
    The customers of a shop.

    Args:
        shop: What there is to buy.
        chance: Where everything random comes from.
    """

    def __init__(self, shop: Shop, chance: Random) -> None:
        self._chance = chance
        self._accounts = [customer.customer_id for customer in shop.customers]
        self._deposits_ore = {each.number: each.price_ore or 0 for each in shop.articles if each.is_deposit}
        self._shelf = Shelf(shop, chance)

    def next(self, at: datetime) -> Visit:
        """Return the next customer's visit, at a Norwegian time."""
        happens = self._happens
        picks = self.picks(at, self._chance.choices(_SIZES, _HOW_OFTEN)[0])
        eat_in = len(picks) <= 4 and happens(_EAT_IN)
        at_kiosk = all(pick.sells_itself for pick in picks) and happens(_AT_KIOSK)
        payment = self._payment(eat_in=eat_in, at_kiosk=at_kiosk)
        if at_kiosk:
            return Visit(picks, payment, eat_in, at_kiosk)
        mistake = happens(_CORRECTION / 2)
        return Visit(
            picks=[*picks, *self.picks(at, 1)] if mistake else picks,
            payment=payment,
            eat_in=eat_in,
            mistake=mistake,
            one_too_many=picks[0].is_counted and happens(_CORRECTION / 2),
            line_discount_bp=self._chance.choice((1_000, 2_000, 5_000)) if happens(_LINE_DISCOUNT) else 0,
            sale_discount_bp=1_000 if happens(_SALE_DISCOUNT) else 0,
            parked=happens(_PARKED),
            given_up=happens(_GIVEN_UP),
        )

    def _payment(self, *, eat_in: bool, at_kiosk: bool) -> Payment:
        happens, kind = self._happens, self._chance.choices(_MEANS, _MEANS_SHARES)[0]
        if at_kiosk:
            return Payment(TenderKind.DEBIT_CARD, declines_paper=happens(_DECLINES_PAPER))
        if happens(_ON_ACCOUNT):
            return Payment(TenderKind.INVOICE, on_account=self._chance.choice(self._accounts))
        if happens(_BY_GIFT_CARD):
            return Payment(kind, by_gift_card=True)
        if kind is TenderKind.CASH:
            note_ore = 0 if happens(0.3) else self._chance.choice(_NOTES_ORE)
            return Payment(kind, note_ore, wants_copy=happens(_COPY))
        tip_bp = 1_000 if eat_in and happens(_TIPS) else 0
        if happens(_DECLINES_PAPER):
            return Payment(kind, tip_bp=tip_bp, declines_paper=True)
        return Payment(kind, tip_bp=tip_bp, wants_copy=happens(_COPY))

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def picks(self, at: datetime, number: int) -> list[Pick]:
        """Return so many articles as somebody would pick at that time."""
        return [self._pick(article) for article in self._shelf.reach_for(at, number)]

    def _pick(self, article: Article) -> Pick:
        chance = self._chance
        if article.unit == "kg":
            return Pick(article, chance.randrange(100, 700, 5))
        if article.price_ore is None:
            return Pick(article, ONE_MILLI, chance.randrange(25_000, 90_000, 1_000))
        most = 6 if article.group in _BY_THE_BAG else 2
        number = 1 if self._happens(0.7) else chance.randint(1, most)
        return Pick(article, number * ONE_MILLI, deposit_ore=self._deposits_ore.get(article.deposit or "", 0))
