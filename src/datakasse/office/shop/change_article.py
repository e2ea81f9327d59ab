"""Enter or change an article; a new price is journalled at every register (13021)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.managing import BadArticle
from datakasse.journal.event import PriceChanged
from datakasse.trade.article import Article, as_the_law_has_it
from datakasse.trade.check_digit import is_gtin
from datakasse.trade.operator import Right

NUMBER_LENGTH_MAX = 35


class ChangeArticle(msgspec.Struct, frozen=True):
    """
    Enter or change an article.

    Attributes:
        article: The article as it is to be.
    """

    article: Article

    def __call__(self, point: CashPoint) -> Article:
        """
        Keep the article; record a change of price at each register.

        Tobacco is never discounted, whatever was asked for (law.md 4.14).

        Raises:
            BadArticle: Empty name or number, unknown group or VAT code, a GTIN with a wrong check
                digit, a negative price.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        article, books = self.article, point.books
        groups = {group.code: group.predefined for group in books.groups()}
        _demand_whole(article, set(groups), set(books.vat_codes()))
        article = as_the_law_has_it(article, groups[article.group])
        before = books.article(article.number)
        books.put_article(article, point.day)
        if before is not None and before.price_ore != article.price_ore:
            changed = PriceChanged(article.number, before.price_ore, article.price_ore)
            for register in books.registers():
                point.tell_clock(register.register_id)
                books.append(register.register_id, changed, at=point.at, operator=point.operator_id)
        return article


def _demand_whole(article: Article, groups: set[str], vat_codes: set[str]) -> None:
    wrong = [
        what
        for what, fault in (
            ("nummeret", not 0 < len(article.number) <= NUMBER_LENGTH_MAX),
            ("navnet", not article.name.strip()),
            ("varegruppen", article.group not in groups),
            ("mva-koden", article.vat_code not in vat_codes),
            ("mva-koden for servering", (article.vat_code_eat_in or article.vat_code) not in vat_codes),
            ("strekkoden", not all(is_gtin(gtin) for gtin in article.gtins)),
            ("prisen", article.price_ore is not None and article.price_ore < 0),
        )
        if fault
    ]
    if wrong:
        raise BadArticle(what=", ".join(wrong))
