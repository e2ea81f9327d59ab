"""Families of articles in the database; which articles belong to one stands with the articles."""

from typing import Final

import msgspec

from datakasse.storage.search.article_search import fold
from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family

FAMILIES: Final = (
    """CREATE TABLE families (
        company TEXT NOT NULL,
        family TEXT NOT NULL,
        folded TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, family)
    ) STRICT""",
    "ALTER TABLE articles ADD COLUMN family TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX articles_by_family ON articles (company, family) WHERE family <> ''",
)
"""A step of the schema."""

_family = msgspec.json.Decoder(Family).decode
_article = msgspec.json.Decoder(Article).decode


class FamilyLook(Look):
    """What can be asked about them."""

    def families(self) -> list[Family]:
        """Return every family, by name."""
        rows = self._all("SELECT body FROM families WHERE company = :company ORDER BY folded, family")
        return [_family(body) for (body,) in rows]

    def has_families(self) -> bool:
        """Return whether there is any."""
        return self._one("SELECT 1 FROM families WHERE company = :company LIMIT 1") is not None

    def family(self, number: str) -> Family | None:
        """Return the family of a number, if there is one."""
        return self._remember(("family", number), lambda: self._read_family(number))

    def _read_family(self, number: str) -> Family | None:
        found = self._one(
            "SELECT body FROM families WHERE company = :company AND family = :number", number=number
        )
        return None if found is None else _family(found[0])

    def family_members(self, number: str) -> list[Article]:
        """Return the articles for sale that belong to a family, in the order of their values."""
        family = self.family(number)
        members = self._members(
            """SELECT body FROM articles
            WHERE company = :company AND family = :number AND family <> '' AND for_sale = 1""",
            number,
        )
        return members if family is None else family.in_order(members)

    def family_members_on_record(self, number: str) -> list[Article]:
        """Return all articles that belong to a family, for sale or not, by number."""
        return self._members(
            "SELECT body FROM articles WHERE company = :company AND family = :number AND family <> ''", number
        )

    def _members(self, sql: str, number: str) -> list[Article]:
        # Put in order here: asked of the database, it walks all articles, which stand in that order.
        members = (_article(body) for (body,) in self._all(sql, number=number))
        return sorted(members, key=lambda article: article.number)

    def families_of_articles(self) -> dict[str, str]:
        """Return the family of every article that has one, for sale or not."""
        rows = self._all("SELECT number, family FROM articles WHERE company = :company AND family <> ''")
        return dict(rows)


class FamilyPen(FamilyLook):
    """What can be entered about them."""

    def put_family(self, family: Family) -> None:
        """Enter a family, or change it; its members are entered as articles."""
        self._run(
            """INSERT INTO families (company, family, folded, body)
            VALUES (:company, :number, :folded, :body)
            ON CONFLICT (company, family) DO UPDATE SET folded = excluded.folded, body = excluded.body""",
            number=family.number,
            folded=fold(family.name),
            body=written(family),
        )
        self._shop_changed()
