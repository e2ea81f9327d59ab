"""Look up a price without a sale (13022, item t)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.list_prices import group_of, price_of
from datakasse.errors.trade.articles import PriceNeeded
from datakasse.journal.events.basket import PriceChecked
from datakasse.till.sale.ring_up import find_article
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import vat_rate
from datakasse.trade.vat import vat_in_gross


class CheckPrice(msgspec.Struct, frozen=True):
    """
    Look up the price of an article.

    Attributes:
        code: Article number or barcode.
    """

    code: str

    def __call__(self, point: CashPoint) -> Article:
        """
        Record that a price was looked up, and return the article at what it costs here and now.

        That is what it costs the customer on the basket, where a list of hers has it, else at this place.

        Raises:
            UnknownArticle, WrongCheckDigit: No such article.
            PriceNeeded: Its price is open, so there is none to tell.
        """
        point.demand_ready(Right.PRICE_CHECK)
        article = find_article(point.books, self.code)
        group = group_of(point.books, "" if point.basket is None else point.basket.customer)
        listed = price_of(point.books, article, place=point.register.location, day=point.day, group=group)
        if listed is None:
            raise PriceNeeded(name=article.name)
        codes = point.books.vat_codes()
        rate = vat_rate(codes, article.vat_code_for(Serving.TAKE_AWAY), point.day)
        net_ore = listed.price_ore - vat_in_gross(listed.price_ore, rate.rate_bp)
        point.record(
            PriceChecked(
                article=article.number, group=article.group, gross_ore=listed.price_ore, net_ore=net_ore
            )
        )
        return msgspec.structs.replace(article, price_ore=listed.price_ore)
