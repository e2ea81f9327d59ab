"""The picture of an article, on its button at the till: given, taken away, shown."""

import hashlib
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.pictures import NoSuchPicture
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.article_picture import bare_picture
from datakasse.trade.people.operator import Right

DIGEST_LENGTH: Final = 32
"""Hexadecimal digits of a picture's digest: nobody finds two pictures with the same."""


class GivePicture(msgspec.Struct, frozen=True):
    """
    Give an article a picture, or another one.

    Attributes:
        number: Its number.
        content: The picture, a small JPEG.
    """

    number: str
    content: bytes

    def __call__(self, point: CashPoint) -> Article:
        """
        Keep the picture without what cameras write beside it, and record that there is one.

        Raises:
            UnknownArticle: No article of that number is for sale.
            PictureTooLarge, PictureUnreadable: As `bare_picture`.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        article = _for_sale(point, self.number)
        content = bare_picture(self.content)
        digest = hashlib.sha256(content).hexdigest()[:DIGEST_LENGTH]
        if digest == article.picture:
            return article
        point.books.put_article_picture(self.number, digest, content)
        return _with_picture(point, article, digest)


class TakePicture(msgspec.Struct, frozen=True):
    """
    Take the picture of an article away.

    Attributes:
        number: Its number.
    """

    number: str

    def __call__(self, point: CashPoint) -> Article:
        """
        Let go of the picture, and record it; nothing happens where there is none.

        Raises:
            UnknownArticle: No article of that number is for sale.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        article = _for_sale(point, self.number)
        if not article.picture:
            return article
        point.books.drop_article_picture(self.number)
        return _with_picture(point, article, "")


def show_picture(counter: Counter, digest: str) -> bytes:
    """
    Return the picture of a digest.

    Raises:
        NoSuchPicture: No article has it, or not any longer.
    """
    with counter.store.read() as books:
        content = books.article_picture(digest)
    if content is None:
        raise NoSuchPicture
    return content


def _for_sale(point: CashPoint, number: str) -> Article:
    article = point.books.article(number)
    if article is None:
        raise UnknownArticle(code=number[:35])
    return article


def _with_picture(point: CashPoint, article: Article, digest: str) -> Article:
    pictured = msgspec.structs.replace(article, picture=digest)
    point.books.put_article(pictured, point.day)
    point.record(SettingsChanged(what="article picture", subject=article.number))
    return pictured
