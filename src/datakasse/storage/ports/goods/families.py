"""What may be asked of a database about families of articles, and entered; a part of `ports/store.py`."""

from typing import Protocol

from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family


class FamilyReadings(Protocol):
    """What can be asked."""

    def families(self) -> list[Family]:
        """Return every family, by name."""
        ...

    def has_families(self) -> bool:
        """Return whether there is any."""
        ...

    def family(self, number: str) -> Family | None:
        """Return the family of a number, if there is one."""
        ...

    def family_members(self, number: str) -> list[Article]:
        """Return the articles for sale that belong to a family, in the order of their values."""
        ...

    def family_members_on_record(self, number: str) -> list[Article]:
        """Return all articles that belong to a family, for sale or not, by number."""
        ...

    def families_of_articles(self) -> dict[str, str]:
        """Return the family of every article that has one, for sale or not."""
        ...


class FamilyBooks(FamilyReadings, Protocol):
    """What can be entered."""

    def put_family(self, family: Family) -> None:
        """Enter a family, or change it; its members are entered as articles."""
        ...
