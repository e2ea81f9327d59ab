"""
The articles as the office leafs through them: by name, for sale or not, of one group or of all.

A page begins after an article, not at a place, so that the last page of half a million articles costs what
the first one does.
"""

from datetime import date
from typing import Final

import msgspec

from datakasse.storage.search.article_search import wanted_words
from datakasse.storage.tables.look import Look
from datakasse.trade.goods.article import Article

_article = msgspec.json.Decoder(Article).decode

_FOR_SALE: Final = {True: "for_sale = 1", False: "for_sale = 0"}
"""Written out, because an index of half the rows is chosen by what is written."""


ARTICLES_BY_PRICING: Final = (
    "ALTER TABLE articles ADD COLUMN priced TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX articles_by_pricing ON articles (company, priced) WHERE for_sale = 1",
)
"""The day that an article came or got the price it has; unknown for those that were there before."""


class ArticleList(Look):
    """How articles are leafed through."""

    def article_page(
        self, limit: int, *, for_sale: bool = True, group: str = "", after: str = ""
    ) -> list[Article]:
        """
        Return articles by name.

        Args:
            limit: How many at most.
            for_sale: Those that are for sale, or those that are not any longer.
            group: Code of the group they are of; all when empty.
            after: Number of the article they come after; from the first one when empty or unknown.
        """
        found = self._one(
            "SELECT folded FROM articles WHERE company = :company AND number = :number", number=after
        )
        rows = self._all(
            f"""SELECT body FROM articles WHERE company = :company AND {_which(group, for_sale=for_sale)}
            AND (folded, number) > (:folded, :after) ORDER BY folded, number LIMIT :limit""",  # noqa: S608 - words of ours
            article_group=group,
            folded="" if found is None else found[0],
            after="" if found is None else after,
            limit=limit,
        )
        return [_article(body) for (body,) in rows]

    def priced_articles(self, limit: int, *, group: str = "", since: date | None = None) -> list[Article]:
        """
        Return articles for sale that have a price and are no deposit; by name.

        Where there are more than the limit it is any of them, so that not all are read and put in order.

        Args:
            limit: How many at most.
            group: Code of the group they are of; all when empty.
            since: Those that came, or got another price, on this day or after it; None for all.
        """
        rows = self._all(
            f"""SELECT folded, number, body FROM articles
            WHERE company = :company AND {_which(group, for_sale=True)} AND priced >= :day
            AND is_deposit = 0 AND body NOT LIKE '%"price_ore":null%' LIMIT :limit""",  # noqa: S608 - words of ours
            article_group=group,
            day="" if since is None else since.isoformat(),
            limit=limit,
        )
        return [_article(body) for _, _, body in sorted(rows, key=lambda row: (row[0], row[1]))]

    def articles_counted(self, *, for_sale: bool = True, group: str = "") -> int:
        """Return how many articles there are, for sale or not any longer, of a group or of all."""
        found = self._one(
            f"SELECT count(*) FROM articles WHERE company = :company AND {_which(group, for_sale=for_sale)}",  # noqa: S608 - words of ours
            article_group=group,
        )
        return 0 if found is None else found[0]

    def deposits(self, limit: int) -> list[Article]:
        """Return the deposits (pant) that are for sale, by number."""
        rows = self._all(
            """SELECT body FROM articles WHERE company = :company AND for_sale = 1 AND is_deposit = 1
            ORDER BY number LIMIT :limit""",
            limit=limit,
        )
        return [_article(body) for (body,) in rows]

    def followed_by(self, deposit: str) -> Article | None:
        """Return an article for sale that a deposit (pant) follows, if any; the lowest number of several."""
        rows = self._stream(
            """SELECT body FROM articles WHERE company = :company AND for_sale = 1
            AND body LIKE '%"deposit":"%' ORDER BY number"""
        )
        return next((article for (body,) in rows if (article := _article(body)).deposit == deposit), None)

    def off_sale_with(self, text: str, limit: int) -> list[Article]:
        """Return articles that are not sold any longer and whose name or number holds every word, by name."""
        words = wanted_words(text)
        rows = self._stream(
            """SELECT folded, body FROM articles WHERE company = :company AND for_sale = 0
            ORDER BY folded, number"""
        )
        found: list[Article] = []
        for folded, body in rows:
            if words and all(word in folded for word in words):
                found.append(_article(body))
            if len(found) == limit:
                break
        return found


def _which(group: str, *, for_sale: bool) -> str:
    return f"{_FOR_SALE[for_sale]} AND article_group = :article_group" if group else _FOR_SALE[for_sale]
