"""
How much there is of what the shop keeps count of; `tables/goods/stock_views.py` follows the journal.

A row is what the entries of one register have moved of one article at one place. What is on the shelf is the
sum over the registers: each writes its own rows, so no till ever waits for another.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from datakasse.storage.ports.goods.stock import StockCost, StockLevel, StockMove
from datakasse.storage.search.article_search import wanted_words
from datakasse.storage.tables.journal import JournalReadings
from datakasse.trade.goods.article import Article

STOCK: Final = (
    "ALTER TABLE articles ADD COLUMN stock_kept INTEGER NOT NULL DEFAULT 0 CHECK (stock_kept IN (0, 1))",
    # What is counted need not be for sale: coffee beans are sold by the cup.
    "CREATE INDEX articles_stock_kept ON articles (company, folded, number) WHERE stock_kept = 1",
    """CREATE TABLE stock_levels (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        article TEXT NOT NULL,
        place TEXT NOT NULL,
        sold_milli INTEGER NOT NULL,
        moved_milli INTEGER NOT NULL,
        PRIMARY KEY (company, register, article, place)
    ) STRICT, WITHOUT ROWID""",
)
"""A step of the schema. No entry from before it says what it took off the shelves: the view begins empty."""

GOODS: Final = (
    "ALTER TABLE articles ADD COLUMN stock_minimum_milli INTEGER",
    # What people moved, by article and newest last; all but where it stands is in the entry.
    """CREATE TABLE stock_moves (
        company TEXT NOT NULL,
        article TEXT NOT NULL,
        at TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        line INTEGER NOT NULL,
        place TEXT NOT NULL,
        quantity_milli INTEGER NOT NULL,
        before_milli INTEGER NOT NULL,
        PRIMARY KEY (company, article, at, register, entry, line)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stock_costs (
        company TEXT NOT NULL,
        article TEXT NOT NULL,
        turn INTEGER NOT NULL,
        register TEXT NOT NULL,
        average_milliore INTEGER NOT NULL,
        PRIMARY KEY (company, article)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stock_rooms (
        company TEXT NOT NULL,
        room TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (company, room)
    ) STRICT""",
)
"""A step of the schema: what people move, what it cost, and rooms that no register stands in."""

STOCK_BY_ARTICLE: Final = (
    # What there is of an article stands together: nothing is sorted to add up tens of thousands of them.
    """CREATE TABLE stock_levels_by_article (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        article TEXT NOT NULL,
        place TEXT NOT NULL,
        sold_milli INTEGER NOT NULL,
        moved_milli INTEGER NOT NULL,
        PRIMARY KEY (company, article, place, register)
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO stock_levels_by_article (company, register, article, place, sold_milli, moved_milli)
    SELECT company, register, article, place, sold_milli, moved_milli FROM stock_levels""",
    "DROP TABLE stock_levels",
    "ALTER TABLE stock_levels_by_article RENAME TO stock_levels",
)
"""A step of the schema."""

STOCK_BY_MINIMUM: Final = (
    # What it takes to see which articles are low stands in it, so that no article is read that is not.
    """CREATE INDEX articles_by_minimum ON articles (company, folded, number, stock_minimum_milli)
    WHERE stock_kept = 1 AND stock_minimum_milli IS NOT NULL""",
)
"""A step of the schema."""

_ON_HAND: Final = """SELECT sum(moved_milli - sold_milli) FROM stock_levels
WHERE stock_levels.company = :company AND stock_levels.article ="""
_ORE_MILLI: Final = 1_000_000
"""Thousandths of a unit at thousandths of an øre, in an øre."""

_article = msgspec.json.Decoder(Article).decode


class StockReadings(JournalReadings):
    """What can be asked about stock."""

    def stock_page(self, limit: int, *, text: str = "", after: str = "") -> list[Article]:
        """
        Return articles that count is kept of, for sale or not, by name.

        Args:
            limit: How many at most.
            text: What every one of them has in its name or number; all when empty.
            after: Number of the article they come after; from the first one when empty or unknown.
        """
        found = self._one(
            "SELECT folded FROM articles WHERE company = :company AND number = :number", number=after
        )
        words = wanted_words(text)
        rows = self._stream(
            """SELECT folded, body FROM articles WHERE company = :company AND stock_kept = 1
            AND (folded, number) > (:folded, :after) ORDER BY folded, number""",
            folded="" if found is None else found[0],
            after="" if found is None else after,
        )
        page: list[Article] = []
        for folded, body in rows:
            if all(word in folded for word in words):
                page.append(_article(body))
            if len(page) == limit:
                break
        return page

    def stock_articles_counted(self) -> int:
        """Return how many articles count is kept of."""
        found = self._one("SELECT count(*) FROM articles WHERE company = :company AND stock_kept = 1")
        return 0 if found is None else found[0]

    def stock_levels(self, articles: Sequence[str]) -> list[StockLevel]:
        """Return how much there is of articles at each place that has had some, by number and place."""
        if not articles:
            return []
        names = {f"article_{place}": number for place, number in enumerate(articles)}
        wanted = ", ".join(f":{name}" for name in names)
        rows = self._all(
            f"""SELECT article, place, sum(sold_milli), sum(moved_milli) FROM stock_levels
            WHERE company = :company AND article IN ({wanted})
            GROUP BY article, place ORDER BY article, place""",  # noqa: S608 - names of ours
            **names,
        )
        return [StockLevel(article, place, int(sold), int(moved)) for article, place, sold, moved in rows]

    def stock_low(self, limit: int) -> list[Article]:
        """Return articles of which there is less than their minimum, by name."""
        rows = self._all(
            f"""SELECT body FROM articles JOIN (
                SELECT number AS low FROM articles WHERE company = :company AND stock_kept = 1
                AND stock_minimum_milli IS NOT NULL
                AND stock_minimum_milli > coalesce(({_ON_HAND} articles.number), 0)
                ORDER BY folded, number LIMIT :limit
            ) AS found ON number = low WHERE company = :company ORDER BY folded, number""",  # noqa: S608 - names of ours
            limit=limit,
        )
        return [_article(body) for (body,) in rows]

    def stock_value_ore(self) -> int:
        """Return what is on the shelves at its average cost, each article rounded down to whole øre."""
        # PostgreSQL sums whole numbers to decimal ones, which would not be rounded down.
        found = self._one(
            f"""SELECT coalesce(sum(CAST(there AS BIGINT) * average_milliore / {_ORE_MILLI}), 0) FROM (
                SELECT sum(moved_milli - sold_milli) AS there, min(average_milliore) AS average_milliore
                FROM stock_levels JOIN stock_costs ON stock_costs.company = stock_levels.company
                    AND stock_costs.article = stock_levels.article
                WHERE stock_levels.company = :company GROUP BY stock_levels.article
            ) AS each WHERE there > 0"""  # noqa: S608 - a number of ours
        )
        return 0 if found is None else int(found[0])

    def stock_costs(self, articles: Sequence[str]) -> dict[str, StockCost]:
        """Return what articles cost on average, of those of which somebody has said."""
        if not articles:
            return {}
        names = {f"article_{place}": number for place, number in enumerate(articles)}
        wanted = ", ".join(f":{name}" for name in names)
        rows = self._all(
            f"""SELECT article, turn, average_milliore FROM stock_costs
            WHERE company = :company AND article IN ({wanted})""",  # noqa: S608 - names of ours
            **names,
        )
        return {article: StockCost(turn, average) for article, turn, average in rows}

    def stock_moves(self, article: str, limit: int) -> list[StockMove]:
        """Return what people moved of an article, newest first."""
        rows = self._all(
            """SELECT register, entry, place, quantity_milli, before_milli FROM stock_moves
            WHERE company = :company AND article = :article
            ORDER BY at DESC, register DESC, entry DESC, line DESC LIMIT :limit""",
            article=article,
            limit=limit,
        )
        return [StockMove(*row) for row in rows]

    def stock_rooms(self) -> dict[str, str]:
        """Return the rooms that no register stands in: code → name."""
        rows = self._all("SELECT room, name FROM stock_rooms WHERE company = :company ORDER BY room")
        return dict(rows)
