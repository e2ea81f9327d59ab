"""
Change many articles at once: looked at first, entered in one transaction, undone as an import is.

What it did is kept as an import of the system `bulk_edit`, so that there is one list of what was done to many
articles and one way to undo it (`import_articles.py`).
"""

import hashlib
from collections.abc import Sequence
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.articles import BadArticle
from datakasse.errors.catalogue.bulk_edit import EditNotAsShown, NothingToChange, TooManyToChange
from datakasse.errors.phrase import Phrase
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.change_article import enter_article
from datakasse.storage.ports.goods.articles import ArticleImport, ImportedArticle
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.article_faults import faults_of
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.price_rounding import PriceEnding, changed_price

ARTICLES_MAX: Final = 2_000
"""At one register; fewer where there are more, for each is told in every journal while sales wait."""
SYSTEM: Final = "bulk_edit"


class BulkEdit(msgspec.Struct, frozen=True):
    """
    What is to become of which articles.

    Attributes:
        numbers: Numbers of articles for sale; when there are any, `of_group` does not count.
        of_group: Code of the group whose articles are meant.
        by_bp: How much dearer, in basis points; 0 leaves the prices alone. Deposit and open prices stay.
        ending: What a changed price ends with.
        group: Code of the group they are to be in; empty where they stay.
        vat_code: VAT code they are to have; empty where it stays.
        favourite: Whether they have a button; None where it stays.
    """

    numbers: tuple[str, ...] = ()
    of_group: str = ""
    by_bp: int = 0
    ending: PriceEnding = PriceEnding.ORE
    group: str = ""
    vat_code: str = ""
    favourite: bool | None = None


class PlannedEdit(msgspec.Struct, frozen=True):
    """An article as it is and as it is to be; only what changes is planned."""

    before: Article
    after: Article


def plan_bulk_edit(books: Readings, edit: BulkEdit) -> list[PlannedEdit]:
    """
    Return what would change, in the order of the articles.

    Raises:
        UnknownArticle: A number that nothing for sale has.
        TooManyToChange: More articles than are changed at once.
        BadArticle: The group or the VAT code is unknown.
    """
    articles = _meant(books, edit)
    count_max = ARTICLES_MAX // max(1, len(books.registers()))
    if len(articles) > count_max:
        raise TooManyToChange(count_max=count_max)
    groups = {group.code for group in books.groups()}
    vat_codes = books.vat_codes().keys()
    planned = [PlannedEdit(article, _edited(article, edit)) for article in articles]
    changing = [each for each in planned if each.before != each.after]
    for each in changing:
        if wrong := faults_of(each.after, groups, vat_codes):
            raise BadArticle(what=Phrase.joined(wrong))
    return changing


def preview_bulk_edit(counter: Counter, edit: BulkEdit) -> list[PlannedEdit]:
    """Return what would change; raises as `plan_bulk_edit`."""
    with counter.store.read() as books:
        return plan_bulk_edit(books, edit)


def digest_of(planned: Sequence[PlannedEdit]) -> str:
    """Return the SHA-256 of all that would change, as it is and as it is to be, in hexadecimal."""
    return hashlib.sha256(msgspec.json.encode(planned)).hexdigest()


class EditArticles(msgspec.Struct, frozen=True):
    """
    Change many articles.

    Attributes:
        edit: What is to become of which.
        seen: Digest of what was shown (`digest_of`).
    """

    edit: BulkEdit
    seen: str

    def __call__(self, point: CashPoint) -> ArticleImport:
        """
        Enter what changes, record each change of price, and keep how it was before.

        Raises:
            NothingToChange: Nothing would change.
            EditNotAsShown: Something else would change than was shown.
            Refused: As `plan_bulk_edit`.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        planned = plan_bulk_edit(books, self.edit)
        if not planned:
            raise NothingToChange
        if digest_of(planned) != self.seen:
            raise EditNotAsShown
        groups = {group.code: group.predefined for group in books.groups()}
        done = [
            ImportedArticle(enter_article(point, each.after, groups), each.before, was_for_sale=True)
            for each in planned
        ]
        kept = ArticleImport(
            number=len(books.article_imports()) + 1,
            name="",
            system=SYSTEM,
            digest=hashlib.sha256(msgspec.json.encode(self.edit)).hexdigest(),
            at=point.at,
            operator=point.operator_id,
            new=0,
            changed=len(done),
            faults=0,
        )
        books.put_article_import(kept, done)
        point.record(SettingsChanged("articles edited together", str(kept.number)))
        return kept


def _meant(books: Readings, edit: BulkEdit) -> Sequence[Article]:
    if not edit.numbers:
        return books.article_page(ARTICLES_MAX + 1, group=edit.of_group) if edit.of_group else ()
    articles: list[Article] = []
    for number in dict.fromkeys(edit.numbers):
        article = books.article(number)
        if article is None:
            raise UnknownArticle(code=number[:35])
        articles.append(article)
    return articles


def _edited(article: Article, edit: BulkEdit) -> Article:
    price_ore = article.price_ore
    if price_ore is not None and edit.by_bp and not article.is_deposit:
        price_ore = changed_price(price_ore, edit.by_bp, edit.ending)
    return msgspec.structs.replace(
        article,
        price_ore=price_ore,
        group=edit.group or article.group,
        vat_code=edit.vat_code or article.vat_code,
        favourite=article.favourite if edit.favourite is None else edit.favourite,
    )
