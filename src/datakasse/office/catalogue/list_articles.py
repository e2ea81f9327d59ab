"""List articles as the owner looks for them: by name, by what she types, of a group, for sale or not."""

from datetime import date
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.office.insight.margin import unit_costs
from datakasse.office.stock.recipes import Margin, margins_of
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.moment import in_norway
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.vat import VatCode, rate_bp_on

HITS_MAX: Final = 500
"""What somebody types finds no more than this; a longer word finds fewer."""

TEXT_LENGTH_MAX: Final = 100
_DEPOSITS_MAX: Final = 500


class ArticlePage(msgspec.Struct, frozen=True):
    """
    Some articles.

    Attributes:
        articles: In the order of their names, or the best hit first.
        more: There are others after them.
        count: How many there are in all.
        is_cut: There may be more hits than are counted.
    """

    articles: list[Article]
    more: bool
    count: int
    is_cut: bool = False


class ArticleCost(msgspec.Struct, frozen=True):
    """
    What an article costs to buy or make.

    Attributes:
        cost_ore: One unit, without VAT; None where nobody has said.
        margins: What is left of its price, by where it is eaten where that makes a difference.
        suppliers: Who sells it to the shop: number and name, the one that it is bought from first.
    """

    cost_ore: int | None
    margins: list[Margin]
    suppliers: list[tuple[int, str]]


class ArticleShown(msgspec.Struct, frozen=True):
    """
    An article, whether it is for sale, and what the family that it belongs to is called.

    Attributes:
        article: The article.
        for_sale: Whether it is for sale.
        family_name: Empty where it belongs to none.
        cost: What it costs to buy; None where it may not be seen.
    """

    article: Article
    for_sale: bool
    family_name: str = ""
    cost: ArticleCost | None = None


class VatChoice(msgspec.Struct, frozen=True):
    """A VAT code of the shop with its rate today, in basis points."""

    code: str
    description: str
    rate_bp: int


class CatalogueFrame(msgspec.Struct, frozen=True):
    """What an article can be: of which group, with which VAT, with which deposit."""

    groups: list[ArticleGroup]
    vat_codes: list[VatChoice]
    deposits: list[Article]
    for_sale: int


def list_articles(
    counter: Counter, limit: int, *, text: str = "", group: str = "", for_sale: bool = True, after: str = ""
) -> ArticlePage:
    """
    Return a page of articles.

    Args:
        counter: The till.
        limit: How many at most.
        text: What every one of them has in name, number or barcode; all when empty.
        group: Code of their group; all when empty.
        for_sale: Those that are for sale, or those that are not any longer.
        after: Number of the last article of the page before.
    """
    with counter.store.read() as books:
        if text.strip():
            hits = _hits(books, text[:TEXT_LENGTH_MAX], for_sale=for_sale)
            fitting = [article for article in hits if group in {"", article.group}]
            numbers = [article.number for article in fitting]
            start = numbers.index(after) + 1 if after in numbers else 0
            page = fitting[start : start + limit]
            more = len(fitting) > start + limit
            return ArticlePage(page, more, len(fitting), is_cut=len(hits) == HITS_MAX)
        page = books.article_page(limit + 1, for_sale=for_sale, group=group, after=after)
        count = books.articles_counted(for_sale=for_sale, group=group)
        return ArticlePage(page[:limit], len(page) > limit, count)


def _hits(books: Readings, text: str, *, for_sale: bool) -> list[Article]:
    return books.search(text, HITS_MAX) if for_sale else books.off_sale_with(text, HITS_MAX)


def show_article(counter: Counter, number: str, *, with_cost: bool = False) -> ArticleShown:
    """
    Return an article, for sale or not.

    Args:
        counter: The till.
        number: Its number.
        with_cost: Who asks may see what goods cost.

    Raises:
        UnknownArticle: There never was one of that number.
    """
    with counter.store.read() as books:
        article = books.article_on_record(number)
        if article is None:
            raise UnknownArticle(code=number[:35])
        family = books.family(article.family) if article.family else None
        family_name = "" if family is None else family.name
        cost = _cost(counter, books, article) if with_cost else None
        return ArticleShown(article, books.article(number) is not None, family_name, cost)


def _cost(counter: Counter, books: Readings, article: Article) -> ArticleCost:
    milliore = unit_costs(books, [article.number]).get(article.number)
    cost_ore = None if milliore is None else divide_half_away(milliore, ONE_MILLI)
    names = {each.number: each.name for each in books.suppliers()}
    bought = sorted(books.suppliers_of(article.number), key=lambda each: not each.is_first)
    suppliers = [(each.supplier, names.get(each.supplier, "")) for each in bought]
    return ArticleCost(cost_ore, margins_of(counter, books, article, cost_ore), suppliers)


def show_frame(counter: Counter) -> CatalogueFrame:
    """Return what an article can be."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        codes = [_choice(code, today) for code in books.vat_codes().values()]
        groups = sorted(books.groups(), key=lambda group: group.name.casefold())
        deposits = sorted(books.deposits(_DEPOSITS_MAX), key=lambda article: article.price_ore or 0)
        return CatalogueFrame(groups, codes, deposits, books.articles_counted())


def _choice(code: VatCode, day: date) -> VatChoice:
    return VatChoice(code.code, code.description, rate_bp_on(code.standard_code, day))
