"""
Families of articles in the office: made with their members at once, seen, changed.

A member is an article as any other: its own number, barcodes, price and stock. It is called what its family
and its values are called, and that is the name on the line, the receipt and in the journal.

Decision: 0058-a-variant-is-an-article.
"""

from collections import Counter as Tally
from collections.abc import Mapping
from typing import Final

import msgspec

from datakasse.counter.article_changes import rename_members
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.families import BadFamily, UnknownFamily
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.change_article import demand_sellable, enter_article
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import MEMBERS_MAX, Family, faults_of_family
from datakasse.trade.people.operator import Right

FAMILIES_SHOWN_MAX: Final = 500


class FamilyMember(msgspec.Struct, frozen=True):
    """
    A member as the office describes it.

    Attributes:
        number: The article's number.
        variant: Its values, one of each property.
        price_ore: Price with VAT; None for an open price.
        gtins: Barcodes it answers to.
    """

    number: str
    variant: tuple[str, ...]
    price_ore: int | None
    gtins: tuple[str, ...] = ()


class NewMembers(msgspec.Struct, frozen=True):
    """
    What a new member is, where nothing is said of it alone.

    Attributes:
        group: Code of its group.
        vat_code: The shop's VAT code for it.
        stock_kept: Whether count is kept of it.
    """

    group: str
    vat_code: str
    stock_kept: bool = False


class ShownFamily(msgspec.Struct, frozen=True):
    """A family and its members for sale, in the order of their values."""

    family: Family
    members: list[Article]


class FamilyRow(msgspec.Struct, frozen=True):
    """
    A family among others.

    Attributes:
        family: The family.
        count: How many members are for sale.
        lowest_ore: What the cheapest costs; None where none has a price.
        highest_ore: What the dearest costs.
    """

    family: Family
    count: int
    lowest_ore: int | None
    highest_ore: int | None


class FamilyList(msgspec.Struct, frozen=True):
    """Families by name, and whether there are more than are shown."""

    rows: list[FamilyRow]
    more: bool


class KeepFamily(msgspec.Struct, frozen=True):
    """
    Make a family or change it, with its members at once.

    Attributes:
        family: The family as it is to be.
        members: Members to make or to change; others stay as they are.
        new: What new members are.
        favourite: Whether all members have a button among the favourites.
    """

    family: Family
    members: tuple[FamilyMember, ...]
    new: NewMembers
    favourite: bool = False

    def __call__(self, point: CashPoint) -> ShownFamily:
        """
        Keep the family, enter its members, and record each change of price; all of it or nothing.

        Whoever sends the same again changes nothing more.

        Raises:
            BadFamily: Something of it cannot be: a number that is another article's, two members with the
                same values, a value that the family does not have.
            BadArticle, GtinTaken: A member could not be sold so.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        family = _trimmed(self.family)
        entering = [self._article(books, family, member) for member in self.members]
        named = {article.number for article in entering}
        staying = [each for each in books.family_members(family.number) if each.number not in named]
        renamed = [_called(family, each) for each in staying]
        if wrong := _faults(books, family, [*entering, *renamed], named):
            raise BadFamily(what=Phrase.joined(wrong))
        before = books.family(family.number)
        if before != family:
            books.put_family(family)
            point.record(SettingsChanged("article family", family.number))
        groups = {group.code: group.predefined for group in books.groups()}
        for article in (*entering, *renamed):
            if books.article(article.number) != article:
                _enter(point, article, groups)
        rename_members(books, family)
        return ShownFamily(family, books.family_members(family.number))

    def _article(self, books: Readings, family: Family, member: FamilyMember) -> Article:
        """Return a member as it is to be: over what it is now, or as new ones are."""
        number = member.number.strip()
        known = books.article_on_record(number)
        base = known or Article(number, "", self.new.group, self.new.vat_code, stock_kept=self.new.stock_kept)
        changed = msgspec.structs.replace(
            base,
            price_ore=member.price_ore,
            gtins=tuple(dict.fromkeys(member.gtins)),
            favourite=self.favourite,
            variant=tuple(value.strip() for value in member.variant),
        )
        return _called(family, changed)


def list_families(counter: Counter, text: str = "") -> FamilyList:
    """Return families by name, those whose name or number holds a text; all when it is empty."""
    wanted = text.strip().casefold()
    with counter.store.read() as books:
        found = [
            family
            for family in books.families()
            if wanted in family.name.casefold() or wanted in family.number.casefold()
        ]
        rows = [_row(books, family) for family in found[:FAMILIES_SHOWN_MAX]]
    return FamilyList(rows, more=len(found) > FAMILIES_SHOWN_MAX)


def show_family(counter: Counter, number: str) -> ShownFamily:
    """
    Return a family with its members.

    Raises:
        UnknownFamily: There is none of that number.
    """
    with counter.store.read() as books:
        family = books.family(number)
        if family is None:
            raise UnknownFamily(number=number[:35])
        return ShownFamily(family, books.family_members(number))


def _enter(point: CashPoint, article: Article, groups: Mapping[str, str]) -> None:
    demand_sellable(point.books, article, groups, point.day)
    enter_article(point, article, groups)


def _trimmed(family: Family) -> Family:
    return msgspec.structs.replace(family, number=family.number.strip(), name=family.name.strip())


def _called(family: Family, article: Article) -> Article:
    return msgspec.structs.replace(article, family=family.number, name=family.member_name(article.variant))


def _faults(books: Readings, family: Family, members: list[Article], named: set[str]) -> list[Phrase]:
    """Return what cannot be."""
    wrong = faults_of_family(family)
    if len(members) > MEMBERS_MAX:
        wrong.append(Phrase(f"flere enn {MEMBERS_MAX} varer", f"more than {MEMBERS_MAX} articles"))
    for number, times in Tally(article.number for article in members).items():
        if times > 1:
            wrong.append(Phrase(f"vare {number} står to ganger", f"article {number} twice"))
    for variant, times in Tally(article.variant for article in members).items():
        if times > 1:
            wrong.append(
                Phrase(f"to varer er {', '.join(variant)}", f"two articles are {', '.join(variant)}")
            )
    for article in members:
        known = books.article_on_record(article.number)
        if article.number in named and known is not None and known.family != family.number:
            wrong.append(
                Phrase(
                    f"varenummer {article.number} er {known.name}", f"number {article.number} is {known.name}"
                )
            )
        if not family.has(article.variant):
            wrong.append(
                Phrase(f"verdiene til vare {article.number}", f"the values of article {article.number}")
            )
    return wrong


def _row(books: Readings, family: Family) -> FamilyRow:
    members = books.family_members(family.number)
    prices_ore = [member.price_ore for member in members if member.price_ore is not None]
    lowest_ore, highest_ore = min(prices_ore, default=None), max(prices_ore, default=None)
    return FamilyRow(family, len(members), lowest_ore, highest_ore)
