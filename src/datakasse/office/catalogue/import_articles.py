"""Take a list of articles in, all that has no fault in one transaction, and undo a whole import again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.catalogue.article_lists import ImportUndone, NothingToImport, UnknownImport
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.article_file import ArticleFile
from datakasse.office.catalogue.change_article import enter_article, is_deposit_known
from datakasse.office.catalogue.plan_import import PlannedRow, RowState, Wishes, plan_import
from datakasse.office.catalogue.plan_supply import nothing
from datakasse.office.purchasing.keep_suppliers import enter_supplied, known_supplier
from datakasse.storage.ports.goods.articles import ArticleImport, ImportedArticle
from datakasse.storage.ports.store import Books, Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.people.operator import Right

_ENTERS: Final = frozenset({RowState.NEW, RowState.CHANGED})
_NAME_LENGTH_MAX: Final = 200


class Undone(msgspec.Struct, frozen=True):
    """
    What an undoing did.

    Attributes:
        back: How many articles are as they were.
        left: Numbers of those that stay as they are: somebody changed them since, or what was changed since
            of other articles leaves no way back.
    """

    back: int
    left: tuple[str, ...]


class ImportArticles(msgspec.Struct, frozen=True):
    """
    Take a list of articles in.

    Attributes:
        file: What stands in the file, read before the pen is taken.
        name: What it is called.
        wishes: What the owner says where the list does not.
    """

    file: ArticleFile
    name: str
    wishes: Wishes

    def __call__(self, point: CashPoint) -> ArticleImport:
        """
        Enter what is new and what is changed, record each change of price, and keep how it was before.

        Raises:
            NothingToImport: No row is new or changed.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        operator = point.operator
        may = nothing if operator is None else operator.may
        plan = plan_import(books, self.file, self.wishes, point.day, may)
        entering = [row for row in plan.rows if row.article is not None and row.state in _ENTERS]
        if not entering:
            raise NothingToImport
        for group in plan.groups:
            books.put_group(group)
            point.record(SettingsChanged("article group", group.code))
        for family in plan.families:
            books.put_family(family)
            point.record(SettingsChanged("article family", family.number))
        groups = {group.code: group.predefined for group in books.groups()}
        taken_in = [_enter(point, row, row.article, groups) for row in entering if row.article is not None]
        kept = ArticleImport(
            number=len(books.article_imports()) + 1,
            name=self.name[:_NAME_LENGTH_MAX],
            system=plan.system,
            digest=self.file.digest,
            at=point.at,
            operator=point.operator_id,
            new=plan.count(RowState.NEW),
            changed=plan.count(RowState.CHANGED),
            faults=plan.count(RowState.FAULT),
        )
        books.put_article_import(kept, taken_in)
        point.record(SettingsChanged("articles imported", str(kept.number)))
        return kept


def _enter(point: CashPoint, row: PlannedRow, article: Article, groups: Mapping[str, str]) -> ImportedArticle:
    """Enter an article, and where it is bought; return how it was before, too."""
    books = point.books
    before = books.article_on_record(article.number)
    was_for_sale = books.article(article.number) is not None
    entered = ImportedArticle(enter_article(point, article, groups), before, was_for_sale=was_for_sale)
    if row.supply is None:
        return entered
    suppliers = tuple(books.suppliers_of(article.number))
    supplied = enter_supplied(books, row.supply, known_supplier(books, row.supply.supplier))
    return msgspec.structs.replace(entered, supplied=supplied, suppliers=suppliers)


class UndoImport(msgspec.Struct, frozen=True):
    """
    Put back what an import changed, and take off sale what it brought.

    Attributes:
        number: Which import.
    """

    number: int

    def __call__(self, point: CashPoint) -> Undone:
        """
        Put every article back that is still as the import left it; record each change of price.

        Raises:
            UnknownImport: There has been none of that number.
            ImportUndone: It is undone already.
            MissingRight: The role may not, or not say where goods are bought, where the import did.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        kept = next((each for each in books.article_imports() if each.number == self.number), None)
        if kept is None:
            raise UnknownImport(number=self.number)
        if kept.undone_at is not None:
            raise ImportUndone(number=self.number)
        groups = {group.code: group.predefined for group in books.groups()}
        left: list[str] = []
        taken_in = books.articles_of_import(self.number)
        if any(each.supplied is not None for each in taken_in):
            point.demand_right(Right.KEEP_STOCK)
        # The last one first: a deposit came in before what it follows, and goes after it.
        for each in reversed(taken_in):
            if not _goes_back(books, each):
                left.append(each.after.number)
                continue
            if each.before is not None:
                enter_article(point, each.before, groups)
            if each.supplied is not None:
                _buy_as_before(books, each)
            if not each.was_for_sale:
                books.take_off_sale(each.after.number)
        books.put_article_import(_undone(kept, point.at), taken_in)
        point.record(SettingsChanged("import of articles undone", str(self.number)))
        return Undone(len(taken_in) - len(left), tuple(reversed(left)))


def _goes_back(books: Readings, each: ImportedArticle) -> bool:
    """Return whether an article is as the import left it, and can be what it was beside the others."""
    after = each.after
    if books.article(after.number) != after:
        return False
    if each.supplied is not None and each.supplied not in books.suppliers_of(after.number):
        return False
    sold = each.before if each.was_for_sale else None
    if after.is_deposit and (sold is None or not sold.is_deposit) and books.followed_by(after.number):
        return False
    if sold is None:
        return True
    holders = {holder.number for gtin in sold.gtins if (holder := books.article_with_gtin(gtin)) is not None}
    return holders <= {after.number} and is_deposit_known(books, sold)


def _buy_as_before(books: Books, each: ImportedArticle) -> None:
    """Have an article come from the supplier of an import as it did before; others keep theirs."""
    before = {supplied.supplier: supplied for supplied in each.suppliers}
    if each.supplied is not None and each.supplied.supplier not in before:
        books.drop_supplied_article(each.supplied.supplier, each.after.number)
    for supplied in before.values():
        books.put_supplied_article(supplied)


def _undone(kept: ArticleImport, at: datetime) -> ArticleImport:
    return msgspec.structs.replace(kept, undone_at=at)
