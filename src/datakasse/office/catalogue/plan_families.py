"""
What an import of articles would do to families: the first row that names one makes it, values let it grow.

What a family is called is said on its page; a list that calls it otherwise, or has other properties for it,
is told so row by row.
"""

from typing import Final

import msgspec

from datakasse.office.catalogue.layouts import ListedArticle
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import MEMBERS_MAX, Family, FamilyProperty, faults_of_family

_PLACES: Final = ("1", "2")


class PlannedFamilies:
    """Families as they would be, while the rows of a list are gone through."""

    def __init__(self, books: Readings) -> None:
        """Begin with those there are."""
        self._books = books
        self._taken: dict[tuple[str, tuple[str, ...]], str] = {}
        self._offered: dict[str, Family] = {}
        self.changed: dict[str, Family] = {}

    def joined(self, article: Article, listed: ListedArticle, faults: list[str]) -> Article:
        """
        Return an article in the family that its row says, called as the family has it.

        Args:
            article: The article as the rest of the row has it.
            listed: The row.
            faults: What is wrong with it; what is wrong with its family is put there.
        """
        cells = listed.family
        if cells is None:
            return self._as_before(article)
        number = cells["number"].strip()
        if not number:
            return msgspec.structs.replace(article, family="", variant=())
        told = [(cells[f"property_{place}"].strip(), cells[f"value_{place}"].strip()) for place in _PLACES]
        told = [(name, value) for name, value in told if name or value]
        values = tuple(value for _, value in told)
        family = self._family(number) or _made(number, cells["name"].strip(), told)
        wrong = _unlike(family, cells["name"].strip(), told)
        if not wrong:
            family = family.grown(values)
            wrong = [f"varefamilien: {fault.nb}" for fault in faults_of_family(family)]
        if not wrong:
            wrong = self._held(family, article, values)
        if wrong:
            faults += wrong
            return article
        self._offered[number] = family
        return msgspec.structs.replace(
            article, family=number, variant=values, name=family.member_name(values)
        )

    def take(self, article: Article) -> None:
        """Keep that an article comes in, and its family with it."""
        if not article.family:
            return
        self._taken[article.family, article.variant] = article.number
        family = self._offered.pop(article.family, None)
        if family is not None and family != self._books.family(family.number):
            self.changed[family.number] = family

    def _family(self, number: str) -> Family | None:
        return self.changed.get(number) or self._books.family(number)

    def _as_before(self, article: Article) -> Article:
        """Return an article of whose family the list says nothing: it stays in it, and is called so."""
        family = self._books.family(article.family) if article.family else None
        if family is None:
            return article
        return msgspec.structs.replace(article, name=family.member_name(article.variant))

    def _held(self, family: Family, article: Article, values: tuple[str, ...]) -> list[str]:
        """Return what is wrong where another article has these values, or the family is full."""
        members = {
            (family.number, member.variant): member.number
            for member in self._books.family_members(family.number)
        } | self._taken
        holder = members.get((family.number, values), article.number)
        if holder != article.number:
            return [f"{family.member_name(values)} er vare {holder}"]
        count = sum(number == family.number for number, _ in members)
        return ["varefamilien er full"] if count > MEMBERS_MAX else []


def _made(number: str, name: str, told: list[tuple[str, str]]) -> Family:
    """Return a family as the first row that names it has it."""
    return Family(number, name, tuple(FamilyProperty(each, ()) for each, _ in told))


def _unlike(family: Family, name: str, told: list[tuple[str, str]]) -> list[str]:
    """Return what a row says of a family that is not so, in Norwegian."""
    names = [each.name for each in family.properties]
    if name and name != family.name:
        return [f"varefamilien heter «{family.name}»; det endres på siden dens"]
    if [each for each, _ in told] != names:
        return [f"varefamiliens egenskaper er {', '.join(names) or 'ingen'}"]
    return [] if all(value for _, value in told) else ["verdiene i varefamilien mangler"]
