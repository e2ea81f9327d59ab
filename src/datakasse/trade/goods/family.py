"""
Families of articles: the same thing in several sizes or colours, each of them an article of its own.

An article belongs to a family by the family's number and a value of each of its properties. What the receipt
says of it is made of both, so that what was sold is told in full wherever an article is named.
"""

from collections.abc import Iterable

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.article_faults import NUMBER_LENGTH_MAX

PROPERTIES_MAX = 2
VALUES_MAX = 60
MEMBERS_MAX = 240
NAME_LENGTH_MAX = 100
VALUE_LENGTH_MAX = 40


class FamilyProperty(msgspec.Struct, frozen=True):
    """What tells the members apart, such as the size, and the values it has, in their order."""

    name: str
    values: tuple[str, ...]


class Family(msgspec.Struct, frozen=True):
    """
    A family.

    Attributes:
        number: The shop's number for it; no number of an article.
        name: What its members are called before their values.
        properties: One or two.
    """

    number: str
    name: str
    properties: tuple[FamilyProperty, ...]

    def member_name(self, variant: tuple[str, ...]) -> str:
        """
        Return what a member is called.

        Example:
            >>> size = FamilyProperty("Størrelse", ("S", "M"))
            >>> Family("T", "T-skjorte", (size, FamilyProperty("Farge", ("blå",)))).member_name(("M", "blå"))
            'T-skjorte, M, blå'
        """
        return ", ".join((self.name, *variant))

    def has(self, variant: tuple[str, ...]) -> bool:
        """Return whether a member may have these values."""
        return len(variant) == len(self.properties) and all(
            value in each.values for value, each in zip(variant, self.properties, strict=True)
        )

    def in_order(self, members: Iterable[Article]) -> list[Article]:
        """Return members in the order of their values; of the same values the lowest number first."""
        return sorted(members, key=lambda member: (self._places(member.variant), member.number))

    def grown(self, variant: tuple[str, ...]) -> "Family":
        """Return the family with values that it did not have, after those it had."""
        properties = tuple(
            each if value in each.values else FamilyProperty(each.name, (*each.values, value))
            for value, each in zip(variant, self.properties, strict=True)
        )
        return msgspec.structs.replace(self, properties=properties)

    def _places(self, variant: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(
            each.values.index(value) if value in each.values else len(each.values)
            for value, each in zip(variant, self.properties, strict=False)
        )


def faults_of_family(family: Family) -> list[Phrase]:
    """
    Return what is wrong with a family; nothing when it can be kept.

    Example:
        >>> [fault.nb for fault in faults_of_family(Family("1", " ", ()))]
        ['navnet', 'egenskapene']
    """
    return [
        what
        for what, fault in (
            (Phrase("nummeret", "the number"), not 0 < len(family.number) <= NUMBER_LENGTH_MAX),
            (Phrase("navnet", "the name"), not 0 < len(family.name.strip()) <= NAME_LENGTH_MAX),
            (Phrase("egenskapene", "the properties"), not _are_properties(family.properties)),
            (
                Phrase("verdiene", "the values"),
                not all(_are_values(each.values) for each in family.properties),
            ),
        )
        if fault
    ]


def _are_properties(properties: tuple[FamilyProperty, ...]) -> bool:
    names = {each.name.strip().casefold() for each in properties}
    return (
        0 < len(properties) <= PROPERTIES_MAX
        and len(names) == len(properties)
        and all(0 < len(each.name.strip()) <= VALUE_LENGTH_MAX for each in properties)
    )


def _are_values(values: tuple[str, ...]) -> bool:
    are_texts = all(0 < len(value) <= VALUE_LENGTH_MAX and value == value.strip() for value in values)
    return 0 < len(values) <= VALUES_MAX and are_texts and len(set(values)) == len(values)
