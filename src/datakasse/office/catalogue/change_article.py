"""
Enter or change an article; what is sold otherwise from then on is journalled at every register.

That is a new price (13021), another VAT code, and another group, for X and Z count by the group's own.

Law: KSF-2-7-1.
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from datakasse.counter.article_changes import told_of
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.offered_terms import coupons_in_the_way
from datakasse.errors.catalogue.articles import BadArticle, GtinTaken
from datakasse.errors.phrase import Phrase
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article, as_the_law_has_it
from datakasse.trade.goods.article_faults import faults_of
from datakasse.trade.people.operator import Right


class ChangeArticle(msgspec.Struct, frozen=True):
    """
    Enter or change an article.

    Attributes:
        article: The article as it is to be.
    """

    article: Article

    def __call__(self, point: CashPoint) -> Article:
        """
        Keep the article; record a change of price, VAT code or group at each register.

        Tobacco is never discounted, whatever was asked for (law.md 4.14). What belongs to a family stays in
        it, and is called what the family calls it; a picture stays as well.

        Raises:
            BadArticle: Empty name or number, a new number that is a coupon's code, unknown group, VAT code or
                deposit, a GTIN with a wrong check digit, a negative price, another unit where it is a part of
                others.
            GtinTaken: Another article for sale answers to the barcode.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        groups = {group.code: group.predefined for group in books.groups()}
        article = _of_its_family(books, self.article)
        demand_sellable(books, article, groups, point.day)
        return enter_article(point, article, groups)


def demand_sellable(books: Readings, article: Article, groups: Mapping[str, str], day: date) -> None:
    """
    Go on only if an article could be sold so.

    Args:
        books: The books.
        article: The article.
        groups: Code of each group → SAF-T's code of it.
        day: The day that it is.

    Raises:
        BadArticle, GtinTaken: As `ChangeArticle`.
    """
    wrong = faults_of(article, groups.keys(), books.vat_codes().keys())
    if not is_deposit_known(books, article):
        wrong.append(Phrase("panten", "the deposit"))
    if is_measured_otherwise(books, article):
        wrong.append(
            Phrase(
                "enheten, for oppskrifter måler varen i den den har",
                "the unit, for recipes measure the article in the one it has",
            )
        )
    wrong += coupons_in_the_way(books, article, day)
    if wrong:
        raise BadArticle(what=Phrase.joined(wrong))
    for gtin in article.gtins:
        taken = books.article_with_gtin(gtin)
        if taken is not None and taken.number != article.number:
            raise GtinTaken(gtin=gtin, number=taken.number, name=taken.name)


def _of_its_family(books: Readings, article: Article) -> Article:
    """Return an article in its family, called so, and with its picture; other pages change those."""
    before = books.article_on_record(article.number)
    picture = "" if before is None else before.picture
    family = None if before is None else books.family(before.family)
    if before is None or family is None:
        return msgspec.structs.replace(article, family="", variant=(), picture=picture)
    name = family.member_name(before.variant)
    return msgspec.structs.replace(
        article, name=name, family=family.number, variant=before.variant, picture=picture
    )


def is_deposit_known(books: Readings, article: Article) -> bool:
    """Return whether the deposit of an article, if it has one, is a deposit that is for sale."""
    if article.deposit is None:
        return True
    deposit = books.article(article.deposit)
    return deposit is not None and deposit.is_deposit


def is_measured_otherwise(books: Readings, article: Article) -> bool:
    """Return whether an article would be counted in another unit than the recipes measure it in."""
    before = books.article_on_record(article.number)
    return before is not None and before.unit != article.unit and bool(books.made_with(article.number))


def enter_article(point: CashPoint, article: Article, groups: Mapping[str, str]) -> Article:
    """
    Keep an article that nothing is wrong with; record a new price, VAT code or group at each register.

    Args:
        point: The cash point.
        article: The article.
        groups: Code of each group → SAF-T's code of it.
    """
    article = as_the_law_has_it(article, groups[article.group])
    before = point.books.article_on_record(article.number)
    point.books.put_article(article, point.day)
    if before is None:
        return article
    for told in told_of(before, article):
        point.tell_all(told)
    return article
