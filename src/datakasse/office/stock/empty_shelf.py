"""Say what the till does when the books say that nothing is left: for the shop, or for one article."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.stock.move_goods import stock_article
from datakasse.trade.goods.stock import EmptyShelf
from datakasse.trade.people.operator import Right


class SetEmptyShelf(msgspec.Struct, frozen=True):
    """
    Say what the till does when nothing is left.

    Attributes:
        article: Of which article; the shop's own rule where it is empty.
        rule: What it does; None lets an article follow the shop, and the shop sell on.
    """

    article: str
    rule: EmptyShelf | None

    def __call__(self, point: CashPoint) -> None:
        """
        Keep it, and record that it was changed.

        Raises:
            MissingRight: The role may not.
            UnknownArticle, StockNotKept: There is no such article, or no count is kept of it.
        """
        point.demand_right(Right.ADMINISTER)
        if self.article:
            stock_article(point.books, self.article)
        point.books.put_shelf_rule(self.article, self.rule)
        told = (self.article, "" if self.rule is None else str(self.rule))
        point.record(SettingsChanged(what="empty shelf", subject=", ".join(filter(None, told))))
