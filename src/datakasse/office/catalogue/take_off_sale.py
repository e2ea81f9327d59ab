"""Take an article off sale; it stays on record for returns, reports and files."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.catalogue.articles import DepositInUse
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.operator import Right


class TakeOffSale(msgspec.Struct, frozen=True):
    """
    Stop selling an article.

    Attributes:
        number: Its number.
    """

    number: str

    def __call__(self, point: CashPoint) -> None:
        """
        Take it off sale and record that it was done.

        Raises:
            UnknownArticle: No article of that number is for sale.
            DepositInUse: It is a deposit, and follows an article that is for sale.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        article = point.books.article(self.number)
        if article is None:
            raise UnknownArticle(code=self.number[:35])
        if article.is_deposit and (user := point.books.followed_by(self.number)) is not None:
            raise DepositInUse(name=user.name, number=user.number)
        point.books.take_off_sale(self.number)
        point.record(SettingsChanged(what="article taken off sale", subject=self.number))
