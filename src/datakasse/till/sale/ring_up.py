"""
Put something in the basket: by scan, by number, with a quantity, with an open price.

Law: KSF-2-7-1 (each line is journalled as it comes), KSF-2-6-3, KSF-2-6-5, law.md 4.13 (age and hours).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.list_prices import group_of, her_price_of, price_of
from datakasse.errors.trade.articles import UnknownArticle, WrongCheckDigit
from datakasse.journal.events.basket import LineAdded, ServingChosen
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.store import Readings
from datakasse.till.sale.sale_limits import confirmed_age, demand_old_enough, demand_sale_hours
from datakasse.till.sale.short_lines import demand_on_shelf
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.goods.recipe import draws_of
from datakasse.trade.goods.scanned_code import gtin_forms, is_misread
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Basket, Line, line_of
from datakasse.trade.sale.customer_prices import at_her_price

CODE_LENGTH_MAX = 35


def find_article(books: Readings, code: str) -> Article:
    """
    Return the article that a code means: its own number first, then a barcode.

    Raises:
        UnknownArticle: No article answers to it.
        WrongCheckDigit: It has the shape of a GTIN, and the check digit is wrong.
    """
    code = code.strip()
    article = books.article(code)
    for gtin in gtin_forms(code):
        article = article or books.article_with_gtin(gtin)
    if article is not None:
        return article
    if is_misread(code):
        raise WrongCheckDigit(code=code)
    raise UnknownArticle(code=code[:CODE_LENGTH_MAX])


class AddArticle(msgspec.Struct, frozen=True):
    """
    Put an article in the basket.

    Attributes:
        code: Article number or barcode.
        quantity_milli: How much, thousandths.
        price_ore: Price of one unit, for an open-price article only.
        age_confirmed: The buyer's age has been checked.
    """

    code: str
    quantity_milli: int = ONE_MILLI
    price_ore: int | None = None
    age_confirmed: bool = False

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        return Sought(self.price_ore, name_of(point.books, self.code))

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record a line, and one for its deposit where it has one.

        Raises:
            UnknownArticle, WrongCheckDigit: No such article.
            OutsideSaleHours: It may not be sold at this hour.
            AgeNotConfirmed: There is an age limit and nobody has looked.
            MissingRight: The books say that there is none, and the shop refuses to sell it then.
            Refused: As `demand_ready` and `line_of`.
        """
        point.demand_ready(Right.SELL)
        article = find_article(point.books, self.code)
        if self.price_ore is not None:
            point.demand(Right.OPEN_PRICE)
        put_in_basket(
            point,
            article,
            self.quantity_milli,
            price_ore=self.price_ore,
            age_confirmed=self.age_confirmed,
        )
        return point.state


class ChooseServing(msgspec.Struct, frozen=True):
    """
    Say whether the food is eaten here or taken away, before payment (law.md 3.1).

    Attributes:
        serving: Which.
    """

    serving: Serving

    def __call__(self, point: CashPoint) -> RegisterState:
        """Record the choice; every line gets the VAT that goes with it."""
        point.demand_ready(Right.SELL)
        basket = point.basket
        if basket is None or basket.serving is not self.serving:
            point.record(ServingChosen(basket_id=basket_of(point), serving=self.serving))
        return point.state


def put_in_basket(
    point: CashPoint,
    article: Article,
    quantity_milli: int,
    *,
    price_ore: int | None = None,
    age_confirmed: bool = False,
    label: str = "",
) -> None:
    """
    Record a line, and one for its deposit where it has one.

    Args:
        point: The cash point.
        article: What is sold.
        quantity_milli: How much.
        price_ore: Price of one unit, for an open-price article only.
        age_confirmed: The buyer's age has been checked.
        label: The label of a scale that says how much or what it costs.

    Raises:
        AgeNotConfirmed: There is an age limit and nobody has looked.
        Refused: As `demand_ready`, `line_of` and `demand_on_shelf`.
    """
    point.demand_ready(Right.SELL)
    demand_sale_hours(point, article)
    demand_old_enough(point, article, confirmed=age_confirmed or _asked_before(point, article))
    line = next_line(point, point.basket, article, quantity_milli, price_ore=price_ore)
    if label:
        line = msgspec.structs.replace(line, label=label)
    demand_on_shelf(point, point.basket, line)
    basket_id = basket_of(point)
    deposit = None if article.deposit is None else find_article(point.books, article.deposit)
    point.record(LineAdded(basket_id=basket_id, line=line))
    if deposit is not None:
        followed = next_line(point, point.basket, deposit, quantity_milli, deposit_of=line.line_id)
        point.record(LineAdded(basket_id=basket_id, line=followed))


def name_of(books: Readings, code: str) -> str:
    """Return what is told of a code when somebody is asked about it: its article's name, or the code."""
    try:
        return find_article(books, code).name
    except (UnknownArticle, WrongCheckDigit):
        return code


def basket_of(point: CashPoint) -> str:
    """Return the identity of the open basket, or of the one that begins now."""
    basket = point.basket
    return point.new_id if basket is None else basket.basket_id


def next_line(
    point: CashPoint,
    basket: Basket | None,
    article: Article,
    quantity_milli: int,
    *,
    price_ore: int | None = None,
    deposit_of: int | None = None,
) -> Line:
    """Return the line that an article would be next in a basket, at its price; None is one that begins."""
    listed = price_of(point.books, article, place=point.register.location, day=point.day)
    line = line_of(
        article if listed is None else msgspec.structs.replace(article, price_ore=listed.price_ore),
        quantity_milli,
        line_id=1 if basket is None else basket.next_line_id,
        serving=Serving.TAKE_AWAY if basket is None else basket.serving,
        codes=point.books.vat_codes(),
        day=point.day,
        at=point.at,
        operator=point.operator_id,
        price_ore=price_ore,
        deposit_of=deposit_of,
        draws=draws_of(article.number, point.books.making),
    )
    if listed and listed.price_list:
        line = msgspec.structs.replace(line, price_list=listed)
    group = group_of(point.books, "" if basket is None else basket.customer)
    hers = her_price_of(point.books, article, group=group, day=point.day)
    return line if hers is None else at_her_price(line, hers)


def _asked_before(point: CashPoint, article: Article) -> bool:
    """Return whether the buyer's age was confirmed for as much earlier in the basket."""
    return confirmed_age(point.basket) >= (article.age_limit_on(point.day) or 0)
