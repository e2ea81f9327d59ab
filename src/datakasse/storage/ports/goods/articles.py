"""What the till and the office may ask a database of the articles."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

import msgspec

from datakasse.storage.ports.goods.article_pictures import ArticlePictureBooks, ArticlePictureReadings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.purchase import SuppliedArticle


class ArticleImport(msgspec.Struct, frozen=True):
    """
    An import of articles.

    Attributes:
        number: Counted from 1.
        name: What the file is called.
        system: Where it came from.
        digest: SHA-256 of the file, hexadecimal.
        at: When, UTC.
        operator: Who took it in.
        new: How many articles it brought.
        changed: How many it changed.
        faults: How many rows did not come in.
        undone_at: When it was undone, UTC; None as long as it stands.
    """

    number: int
    name: str
    system: str
    digest: str
    at: datetime
    operator: str
    new: int
    changed: int
    faults: int
    undone_at: datetime | None = None


class ImportedArticle(msgspec.Struct, frozen=True):
    """
    An article as an import left it, as it was before, and whether it was for sale then.

    Attributes:
        after: As it was left.
        before: As it was; None where it was new.
        was_for_sale: It was for sale.
        supplied: How it comes from its supplier since; None where the import left that alone.
        suppliers: How it came from each supplier before, where it did not.
    """

    after: Article
    before: Article | None
    was_for_sale: bool
    supplied: SuppliedArticle | None = None
    suppliers: tuple[SuppliedArticle, ...] = ()


class ArticleReadings(ArticlePictureReadings, Protocol):
    """What can be read about articles."""

    def articles(self) -> Iterator[tuple[Article, date]]:
        """Yield all articles there ever were and the day each was entered, by number."""
        ...

    def article(self, number: str) -> Article | None:
        """Return the article of a number that is for sale, if any."""
        ...

    def articles_on_record(self, numbers: Collection[str]) -> dict[str, Article]:
        """Return the articles of some numbers as they stand now, for sale or not, by number."""
        ...

    def articles_coded(self, codes: Collection[str]) -> dict[str, Article]:
        """Return the articles for sale that some numbers or barcodes are of, by what was asked for."""
        ...

    def article_on_record(self, number: str) -> Article | None:
        """Return the article of a number as it stands now, for sale or not, if there ever was one."""
        ...

    def article_with_gtin(self, gtin: str) -> Article | None:
        """Return the article of a barcode that is for sale, if any."""
        ...

    def barcodes(self) -> Iterator[tuple[str, Article]]:
        """Yield every barcode with the article for sale that answers to it, in the order of the digits."""
        ...

    def for_sale(self) -> Iterator[Article]:
        """Yield every article for sale, by number."""
        ...

    def articles_amiss(self, vat_codes: Collection[str]) -> list[tuple[Article, bool]]:
        """
        Return articles with an open price, or none, or with none of some VAT codes, and whether each is sold.

        All articles are read through for it, once for each change to any of them.
        """
        ...

    def articles_for_sale(self) -> int:
        """Return how many articles are for sale."""
        ...

    def article_changes(self) -> int:
        """Return how many changes there have been to articles: another number, other articles."""
        ...

    def article_page(
        self, limit: int, *, for_sale: bool = True, group: str = "", after: str = ""
    ) -> list[Article]:
        """Return articles by name, those that come after the one of a number; of a group or of all."""
        ...

    def articles_counted(self, *, for_sale: bool = True, group: str = "") -> int:
        """Return how many articles there are, for sale or not any longer, of a group or of all."""
        ...

    def priced_articles(self, limit: int, *, group: str = "", since: date | None = None) -> list[Article]:
        """Return articles for sale with a price, no deposits, by name; any, if there are more than asked."""
        ...

    def article_imports(self) -> list[ArticleImport]:
        """Return the imports of articles there have been, by number."""
        ...

    def articles_of_import(self, number: int) -> list[ImportedArticle]:
        """Return what an import did to each article, in the order it was done; nothing of an unknown one."""
        ...

    def deposits(self, limit: int) -> list[Article]:
        """Return the deposits (pant) that are for sale, by number."""
        ...

    def followed_by(self, deposit: str) -> Article | None:
        """Return an article for sale that a deposit (pant) follows, if any; the lowest number of several."""
        ...

    def off_sale_with(self, text: str, limit: int) -> list[Article]:
        """Return articles that are not sold any longer and whose name or number holds every word, by name."""
        ...

    def buttons(self, limit: int) -> list[Article]:
        """Return all favourites for sale, and the first other articles for sale, by number."""
        ...

    def search(self, text: str, limit: int) -> list[Article]:
        """
        Return articles for sale whose name or number holds every word, best first.

        Where few do, names follow that hold the words with a slip of the finger in them.
        """
        ...


class ArticleBooks(ArticleReadings, ArticlePictureBooks, Protocol):
    """What can be entered about articles."""

    def put_article(self, article: Article, entered: date) -> None:
        """Enter or change an article."""
        ...

    def rename_article(self, article: Article) -> None:
        """Call an article otherwise, for sale or not; all else of it stays."""
        ...

    def take_off_sale(self, number: str) -> None:
        """Stop selling an article; it stays on record, and comes back when it is entered again."""
        ...

    def put_article_import(self, kept: ArticleImport, articles: Sequence[ImportedArticle]) -> None:
        """Enter an import of articles, or note that it was undone."""
        ...
