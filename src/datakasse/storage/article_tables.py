"""
The articles in the database: by number, by barcode, by what somebody types.

Search reads the folded names of everything for sale from one narrow index and keeps those that hold
every word: 50 000 articles in some milliseconds, and the same plain SQL for both databases.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from datakasse.storage.article_search import beginning, fold, holding, wanted_words
from datakasse.storage.look import Look
from datakasse.storage.shop_tables import written
from datakasse.trade.article import Article

_article = msgspec.json.Decoder(Article).decode

_SEARCH: Final = r"""SELECT number FROM articles
WHERE company = :company AND for_sale = 1 {holding_every_word}
ORDER BY number = :text DESC, folded LIKE :begins ESCAPE '\' DESC, folded LIKE :word_begins ESCAPE '\' DESC,
    length(folded), folded, number
LIMIT :limit"""

_ONE_WORD: Final = r"AND folded LIKE :word_{place} ESCAPE '\'"


class ArticleReadings(Look):
    """What can be asked about articles."""

    def articles(self) -> Iterator[tuple[Article, date]]:
        """Yield all articles there ever were and the day each was entered, by number."""
        rows = self._stream("SELECT body, entered FROM articles WHERE company = :company ORDER BY number")
        for body, entered in rows:
            yield _article(body), date.fromisoformat(entered)

    def article(self, number: str) -> Article | None:
        """Return the article of a number that is for sale, if any."""
        return self._remember(("article", number), lambda: self._read_article(number))

    def _read_article(self, number: str) -> Article | None:
        found = self._one(
            "SELECT body FROM articles WHERE company = :company AND number = :number AND for_sale = 1",
            number=number,
        )
        return None if found is None else _article(found[0])

    def article_with_gtin(self, gtin: str) -> Article | None:
        """Return the article of a barcode that is for sale, if any; the lowest number of several."""
        return self._remember(("gtin", gtin), lambda: self._read_article_with_gtin(gtin))

    def _read_article_with_gtin(self, gtin: str) -> Article | None:
        found = self._one(
            """SELECT articles.body FROM barcodes
            JOIN articles ON articles.company = barcodes.company AND articles.number = barcodes.number
            WHERE barcodes.company = :company AND barcodes.gtin = :gtin AND articles.for_sale = 1
            ORDER BY barcodes.number LIMIT 1""",
            gtin=gtin,
        )
        return None if found is None else _article(found[0])

    def search(self, text: str, limit: int) -> list[Article]:
        """
        Return articles for sale whose name or number holds every word, best first.

        The number itself comes first, then names that begin with the first word, then names with a
        word that does, then short names.
        """
        words = wanted_words(text)
        if not words:
            return []
        patterns = {f"word_{place}": holding(word) for place, word in enumerate(words)}
        every_word = " ".join(_ONE_WORD.format(place=place) for place in range(len(words)))
        rows = self._all(
            _SEARCH.format(holding_every_word=every_word),
            text=text.strip(),
            begins=beginning(words[0]),
            word_begins=f"% {beginning(words[0])}",
            limit=limit,
            **patterns,
        )
        found = (self.article(number) for (number,) in rows)
        return [article for article in found if article is not None]


class ArticleBooks(ArticleReadings):
    """What can be entered about articles."""

    def put_article(self, article: Article, entered: date) -> None:
        """Enter an article, or change it; the day it was first entered stays."""
        self._of_company()
        self._run(
            """INSERT INTO articles (company, number, entered, for_sale, folded, body)
            VALUES (:company, :number, :entered, 1, :folded, :body)
            ON CONFLICT (company, number) DO UPDATE
            SET for_sale = 1, folded = excluded.folded, body = excluded.body""",
            number=article.number,
            entered=entered.isoformat(),
            folded=fold(f"{article.name} {article.number}"),
            body=written(article),
        )
        self._forget_barcodes(article.number)
        self._remembered.clear()
        for gtin in dict.fromkeys(article.gtins):
            self._run(
                "INSERT INTO barcodes (company, gtin, number) VALUES (:company, :gtin, :number)",
                gtin=gtin,
                number=article.number,
            )

    def take_off_sale(self, number: str) -> None:
        """Stop selling an article; it stays on record, and comes back when it is entered again."""
        self._forget_barcodes(number)
        self._run(
            "UPDATE articles SET for_sale = 0 WHERE company = :company AND number = :number", number=number
        )
        self._remembered.clear()

    def _forget_barcodes(self, number: str) -> None:
        self._run("DELETE FROM barcodes WHERE company = :company AND number = :number", number=number)
