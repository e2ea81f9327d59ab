"""
The articles in the database: by number, by barcode, by what somebody types.

A number or a barcode is looked up by its key, whole or by how it begins. Words are looked for in an index
in memory (`search/article_index.py`), which asks here for what has changed since it last looked: every
change of an article gets the next number in `changed`.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

import msgspec

from datakasse.storage.search.article_index import ArticleIndex, Change
from datakasse.storage.search.article_search import fold, wanted_words
from datakasse.storage.tables.goods.article_list import ArticleList
from datakasse.storage.tables.goods.article_pictures import ArticlePictureLook, ArticlePicturePen
from datakasse.storage.tables.shop import written
from datakasse.trade.goods.article import Article

_article = msgspec.json.Decoder(Article).decode

_BEYOND_ALL: Final = "\U0010ffff"
_CODE_LENGTH_MIN: Final = 3
"""Shorter digits are words like others, and the numbers that begin so come after the names."""


class ArticleReadings(ArticleList, ArticlePictureLook):
    """What can be asked about articles."""

    _index: ArticleIndex

    def articles(self) -> Iterator[tuple[Article, date]]:
        """Yield all articles there ever were and the day each was entered, by number."""
        rows = self._stream("SELECT body, entered FROM articles WHERE company = :company ORDER BY number")
        for body, entered in rows:
            yield _article(body), date.fromisoformat(entered)

    def article(self, number: str) -> Article | None:
        """Return the article of a number that is for sale, if any."""
        return self._remember(("article", number), lambda: self._read_article(number))

    def article_on_record(self, number: str) -> Article | None:
        """Return the article of a number as it stands now, for sale or not, if there ever was one."""
        return self._remember(("article on record", number), lambda: self._read_article_on_record(number))

    def articles_on_record(self, numbers: Collection[str]) -> dict[str, Article]:
        """Return the articles of some numbers as they stand now, for sale or not, by number."""
        rows = self._in_parts(
            "SELECT number, body FROM articles WHERE company = :company AND number IN ({wanted})", numbers
        )
        return {number: _article(body) for number, body in rows}

    def articles_coded(self, codes: Collection[str]) -> dict[str, Article]:
        """Return the articles for sale that some numbers or barcodes are of, by what was asked for."""
        barcodes = self._in_parts(
            "SELECT gtin, number FROM barcodes WHERE company = :company AND gtin IN ({wanted})", codes
        )
        # The lowest number of several with a barcode counts, and a number before a barcode.
        numbers = sorted(barcodes, reverse=True)
        sold = self._in_parts(
            """SELECT number, body FROM articles
            WHERE company = :company AND number IN ({wanted}) AND for_sale = 1""",
            {*codes, *(number for _, number in numbers)},
        )
        goods = {number: _article(body) for number, body in sold}
        coded = {gtin: goods[number] for gtin, number in numbers if number in goods}
        return coded | {code: goods[code] for code in codes if code in goods}

    def _read_article_on_record(self, number: str) -> Article | None:
        found = self._one(
            "SELECT body FROM articles WHERE company = :company AND number = :number", number=number
        )
        return None if found is None else _article(found[0])

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

    def barcodes(self) -> Iterator[tuple[str, Article]]:
        """Yield every barcode with the article for sale that answers to it, in the order of the digits."""
        rows = self._stream(
            """SELECT barcodes.gtin, articles.body FROM barcodes
            JOIN articles ON articles.company = barcodes.company AND articles.number = barcodes.number
            WHERE barcodes.company = :company AND articles.for_sale = 1
            ORDER BY barcodes.gtin, barcodes.number"""
        )
        known = ""
        for gtin, body in rows:
            if gtin != known:
                yield gtin, _article(body)
            known = gtin

    def for_sale(self) -> Iterator[Article]:
        """Yield every article for sale, by number."""
        rows = self._stream(
            "SELECT body FROM articles WHERE company = :company AND for_sale = 1 ORDER BY number"
        )
        yield from (_article(body) for (body,) in rows)

    def articles_for_sale(self) -> int:
        """Return how many articles are for sale."""
        found = self._one("SELECT count(*) FROM articles WHERE company = :company AND for_sale = 1")
        return 0 if found is None else found[0]

    def articles_amiss(self, vat_codes: Collection[str]) -> list[tuple[Article, bool]]:
        """
        Return articles with an open price, or none, or with none of some VAT codes, and whether each is sold.

        All articles are read through for it, once for each change to any of them.
        """
        known, made_of = self._index.amiss, (self.article_changes(), *sorted(vat_codes))
        if known is None or known[0] != made_of:
            known = self._index.amiss = (made_of, self._read_articles_amiss(vat_codes))
        return known[1]

    def _read_articles_amiss(self, vat_codes: Collection[str]) -> list[tuple[Article, bool]]:
        named = {
            f"code_{place}": f'"vat_code":{msgspec.json.encode(code).decode()}'
            for place, code in enumerate(sorted(vat_codes))
        }
        others = " AND ".join(["1 = 1", *(f"replace(body, :{name}, '') = body" for name in named)])
        rows = self._all(
            f"""SELECT body, for_sale FROM articles WHERE company = :company
            AND (body LIKE '%"price_ore":null%' OR body LIKE '%"price_ore":0,%' OR ({others}))
            ORDER BY number""",  # noqa: S608 - names of ours
            **named,
        )
        return [(_article(body), bool(for_sale)) for body, for_sale in rows]

    def article_changes(self) -> int:
        """Return how many changes there have been to articles: another number, other articles."""
        found = self._one("SELECT max(changed) FROM articles WHERE company = :company")
        return 0 if found is None else found[0] or 0

    def buttons(self, limit: int) -> list[Article]:
        """Return all favourites for sale, and the first other articles for sale, by number."""
        favourites = self._all(
            """SELECT body FROM articles WHERE company = :company AND for_sale = 1 AND favourite = 1
            ORDER BY number LIMIT :limit""",
            limit=limit,
        )
        others = self._all(
            """SELECT body FROM articles WHERE company = :company AND for_sale = 1 AND favourite = 0
            ORDER BY number LIMIT :limit""",
            limit=limit - len(favourites),
        )
        articles = [_article(body) for (body,) in (*favourites, *others)]
        return sorted(articles, key=lambda article: article.number)

    def search(self, text: str, limit: int) -> list[Article]:
        """
        Return articles for sale whose name or number holds every word, best first.

        The number or barcode itself comes first. Digits alone are the beginning of a number or barcode
        before they are a word; then names follow as `ArticleIndex` orders them.
        """
        text, words = text.strip(), wanted_words(text)
        if not words:
            return []
        exact = [article.number for article in (self.article(text), self.article_with_gtin(text)) if article]
        named = self._index.find(words, limit, self._changes_since)
        numbered = self._numbers_beginning(text, limit) if len(words) == 1 else []
        is_code = text.isdigit() and len(text) >= _CODE_LENGTH_MIN
        ordered = (*exact, *numbered, *named) if is_code else (*exact, *named, *numbered)
        found = (self.article(number) for number in dict.fromkeys(ordered))
        return [article for article in found if article is not None][:limit]

    def _numbers_beginning(self, text: str, limit: int) -> list[str]:
        """Return the articles whose number or barcode begins so."""
        rows = self._all(
            """SELECT number FROM articles
            WHERE company = :company AND number >= :text AND number < :beyond AND for_sale = 1
            ORDER BY number LIMIT :limit""",
            text=text,
            beyond=text + _BEYOND_ALL,
            limit=limit,
        )
        if text.isdigit() and len(text) >= _CODE_LENGTH_MIN:
            rows += self._all(
                """SELECT number FROM barcodes
                WHERE company = :company AND gtin >= :text AND gtin < :beyond
                ORDER BY gtin, number LIMIT :limit""",
                text=text,
                beyond=text + _BEYOND_ALL,
                limit=limit,
            )
        return [number for (number,) in rows]

    def _changes_since(self, changed: int) -> Iterator[Change]:
        """Yield what has changed after a change, in order."""
        rows = self._stream(
            """SELECT changed, number, folded, for_sale FROM articles
            WHERE company = :company AND changed > :changed ORDER BY changed""",
            changed=changed,
        )
        for place, number, folded, for_sale in rows:
            yield Change(place, number, folded, bool(for_sale))


class ArticleBooks(ArticleReadings, ArticlePicturePen):
    """What can be entered about articles."""

    def put_article(self, article: Article, entered: date) -> None:
        """Enter an article, or change it; the day it was first entered stays."""
        self._of_company()
        before = self.article_on_record(article.number)
        self._run(
            """INSERT INTO articles
                (company, number, entered, for_sale, folded, changed, favourite, article_group,
                is_deposit, stock_kept, stock_minimum_milli, family, priced, body)
            VALUES (:company, :number, :entered, 1, :folded, :changed, :favourite, :article_group,
                :is_deposit, :stock_kept, :stock_minimum_milli, :family, :priced, :body)
            ON CONFLICT (company, number) DO UPDATE
            SET for_sale = 1, folded = excluded.folded, changed = excluded.changed,
                favourite = excluded.favourite, article_group = excluded.article_group,
                is_deposit = excluded.is_deposit, stock_kept = excluded.stock_kept,
                stock_minimum_milli = excluded.stock_minimum_milli, family = excluded.family,
                body = excluded.body,
                priced = CASE WHEN :repriced = 1 THEN excluded.priced ELSE articles.priced END""",
            number=article.number,
            entered=entered.isoformat(),
            folded=fold(f"{article.name} {article.number}"),
            changed=self._next_change(),
            favourite=int(article.favourite),
            article_group=article.group,
            is_deposit=int(article.is_deposit),
            stock_kept=int(article.stock_kept),
            stock_minimum_milli=article.stock_minimum_milli,
            family=article.family,
            priced=entered.isoformat(),
            repriced=int(before is not None and before.price_ore != article.price_ore),
            body=written(article),
        )
        self._forget_barcodes(article.number)
        self._shop_changed()
        for gtin in dict.fromkeys(article.gtins):
            self._run(
                "INSERT INTO barcodes (company, gtin, number) VALUES (:company, :gtin, :number)",
                gtin=gtin,
                number=article.number,
            )

    def rename_article(self, article: Article) -> None:
        """Call an article otherwise, for sale or not; all else of it stays."""
        self._run(
            """UPDATE articles SET folded = :folded, changed = :changed, body = :body
            WHERE company = :company AND number = :number""",
            number=article.number,
            folded=fold(f"{article.name} {article.number}"),
            changed=self._next_change(),
            body=written(article),
        )
        self._shop_changed()

    def take_off_sale(self, number: str) -> None:
        """Stop selling an article; it stays on record, and comes back when it is entered again."""
        self._forget_barcodes(number)
        self._run(
            """UPDATE articles SET for_sale = 0, changed = :changed
            WHERE company = :company AND number = :number""",
            number=number,
            changed=self._next_change(),
        )
        self._shop_changed()

    def _next_change(self) -> int:
        """Return the place that a change made now has among all changes."""
        found = self._one("SELECT max(changed) FROM articles WHERE company = :company")
        return 1 if found is None else (found[0] or 0) + 1

    def _forget_barcodes(self, number: str) -> None:
        self._run("DELETE FROM barcodes WHERE company = :company AND number = :number", number=number)
