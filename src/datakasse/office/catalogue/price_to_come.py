"""What an article is to cost, or its VAT is to be, from a moment to come: entered, taken back, listed."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.articles import BadArticle
from datakasse.errors.catalogue.prices_to_come import (
    MomentHasCome,
    NothingToCome,
    PriceDoesNotWait,
    UnknownPriceToCome,
)
from datakasse.errors.phrase import Phrase
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.pricing.prices import ComingPrice, ComingState
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import kroner_text
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.article_faults import faults_of
from datakasse.trade.moment import in_norway, to_journal
from datakasse.trade.people.operator import Right

ROWS_MAX: Final = 500
WAITING_MAX: Final = 100_000
SHOWN: Final = (ComingState.WAITS, ComingState.REFUSED)
LATE_AFTER: Final = timedelta(minutes=1)
"""The register looks every few seconds: what waits for so long after its moment is stopped by something."""


class ShownPrice(msgspec.Struct, frozen=True):
    """
    A price to come beside what holds now.

    Attributes:
        price: What is to come.
        name: What the article is called now.
        price_now_ore: What it costs now; None for an open price.
        vat_code_now: Its VAT code now.
        is_late: Its moment has come, and it waits all the same: something is wrong with the register.
        experiment: The experiment whose turn it is; 0 for a price that stands by itself.
        turns: How many turns of it the row stands for: this one, and those after it.
        until: When the last of them comes; None for a price that stands by itself.
    """

    price: ComingPrice
    name: str
    price_now_ore: int | None
    vat_code_now: str
    is_late: bool
    experiment: int = 0
    turns: int = 1
    until: datetime | None = None


class ShownPrices(msgspec.Struct, frozen=True):
    """What is to come, the next first, and whether there is more than is shown."""

    rows: tuple[ShownPrice, ...]
    more: bool


class EnterPriceToCome(msgspec.Struct, frozen=True):
    """
    Say what an article costs, or what its VAT is, from a moment to come.

    Attributes:
        article: Number of an article for sale.
        valid_from: The moment, with a time zone; parts of a second do not count.
        price_ore: Price with VAT of one unit; None where the price stays as it is.
        vat_code: The shop's VAT code, taken away; empty where it stays as it is.
    """

    article: str
    valid_from: datetime
    price_ore: int | None = None
    vat_code: str = ""

    def __call__(self, point: CashPoint) -> ComingPrice:
        """
        Keep it until its moment, and journal that it was entered.

        The price itself is journalled when it holds (13021), for until then nothing is sold at it.

        Raises:
            UnknownArticle: No article for sale has the number.
            NothingToCome: Neither a price nor a VAT code.
            MomentHasCome: The moment is not to come.
            BadArticle: The VAT code is unknown, or the price is below zero.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        article = books.article(self.article)
        if article is None:
            raise UnknownArticle(code=self.article)
        if self.price_ore is None and not self.vat_code:
            raise NothingToCome
        if self.valid_from.replace(microsecond=0) <= point.at:
            raise MomentHasCome
        moment = to_journal(self.valid_from).replace(microsecond=0)
        number = books.last_coming_price() + 1
        price = ComingPrice(
            number, self.article, moment, self.price_ore, self.vat_code, operator=point.operator_id
        )
        if wrong := faults_to_come(books, changed_by(article, price)):
            raise BadArticle(what=Phrase.joined(wrong))
        books.enter_coming_price(price)
        point.record(SettingsChanged("price to come entered", told_of(price)))
        return price


class TakeBackPriceToCome(msgspec.Struct, frozen=True):
    """
    Take back what has not come yet, or put away what was refused when its moment came.

    Attributes:
        number: Which price to come.
    """

    number: int

    def __call__(self, point: CashPoint) -> ComingPrice:
        """
        Note it, and journal it.

        Raises:
            UnknownPriceToCome: There has been none of that number.
            PriceDoesNotWait: It holds already, or was taken back before.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        price = point.books.coming_price(self.number)
        if price is None:
            raise UnknownPriceToCome(number=self.number)
        if price.state not in SHOWN:
            raise PriceDoesNotWait(number=self.number)
        taken_back = msgspec.structs.replace(price, state=ComingState.TAKEN_BACK)
        point.books.settle_coming_price(taken_back)
        point.record(SettingsChanged("price to come taken back", told_of(price)))
        return taken_back


def show_prices_to_come(counter: Counter) -> ShownPrices:
    """
    Return what is to come, the next first, with what was refused when its moment came.

    An experiment changes the same price many times: its turns that wait are one row for each article.
    """
    with counter.store.read() as books:
        late = counter.clock.now() - LATE_AFTER
        of_experiment = {change: each.number for each in books.price_experiments() for change in each.changes}
        rows: dict[tuple[int, str, int], ShownPrice] = {}
        for price in books.coming_prices(WAITING_MAX, SHOWN):
            is_turn = price.state is ComingState.WAITS and price.valid_from > late
            experiment = of_experiment.get(price.number, 0) if is_turn else 0
            key = (experiment, price.article, 0 if experiment else price.number)
            if key in rows:
                first = rows[key]
                rows[key] = msgspec.structs.replace(first, turns=first.turns + 1, until=price.valid_from)
            elif len(rows) <= ROWS_MAX:
                until = price.valid_from if experiment else None
                shown = _shown(books, price, late)
                rows[key] = msgspec.structs.replace(shown, experiment=experiment, until=until)
    return ShownPrices(tuple(rows.values())[:ROWS_MAX], more=len(rows) > ROWS_MAX)


def changed_by(article: Article, price: ComingPrice) -> Article:
    """
    Return an article as it is from the moment on.

    Example:
        >>> from datetime import UTC
        >>> milk = Article("100", "Melk", "MEIERI", "31", 22_00)
        >>> price = ComingPrice(1, "100", datetime(2026, 5, 1, tzinfo=UTC), 24_00, "", "1")
        >>> changed_by(milk, price).price_ore, changed_by(milk, price).vat_code
        (2400, '31')
    """
    return msgspec.structs.replace(
        article,
        price_ore=article.price_ore if price.price_ore is None else price.price_ore,
        vat_code=price.vat_code or article.vat_code,
    )


def faults_to_come(books: Readings, article: Article) -> list[Phrase]:
    """Return what is wrong with an article as it is to be."""
    return faults_of(article, {group.code for group in books.groups()}, books.vat_codes().keys())


def told_of(price: ComingPrice) -> str:
    """
    Return what the journal says of a price to come: article, number, moment in Norway, price, VAT code.

    Example:
        >>> told_of(ComingPrice(3, "200", datetime.fromisoformat("2026-05-01T04:00Z"), 42_00, "31", "1"))
        '200, nr. 3, 2026-05-01 06:00, 42.00, mva 31'
    """
    price_told = [] if price.price_ore is None else [kroner_text(price.price_ore)]
    vat_told = [f"mva {price.vat_code}"] if price.vat_code else []
    moment = f"{in_norway(price.valid_from):%Y-%m-%d %H:%M}"
    return ", ".join([price.article, f"nr. {price.number}", moment, *price_told, *vat_told])


def _shown(books: Readings, price: ComingPrice, late: datetime) -> ShownPrice:
    article = books.article_on_record(price.article)
    is_late = price.state is ComingState.WAITS and price.valid_from <= late
    if article is None:
        return ShownPrice(price, price.article, None, "", is_late)
    return ShownPrice(price, article.name, article.price_ore, article.vat_code, is_late)
