"""Imports of articles, each with what it did to every article, so that the whole of it can be undone."""

from collections.abc import Sequence
from typing import Final

import msgspec

from datakasse.storage.ports.goods.articles import ArticleImport, ImportedArticle
from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written

ARTICLE_IMPORTS: Final = (
    """CREATE TABLE article_imports (
        company TEXT NOT NULL,
        import INTEGER NOT NULL,
        head TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, import)
    ) STRICT""",
)
"""What came in from files; `body` is large and asked for only when an import is undone."""

_head = msgspec.json.Decoder(ArticleImport).decode
_body = msgspec.json.Decoder(list[ImportedArticle]).decode


class ArticleImportReadings(Look):
    """What can be asked about imports."""

    def article_imports(self) -> list[ArticleImport]:
        """Return the imports of articles there have been, by number."""
        rows = self._all("SELECT head FROM article_imports WHERE company = :company ORDER BY import")
        return [_head(head) for (head,) in rows]

    def articles_of_import(self, number: int) -> list[ImportedArticle]:
        """Return what an import did to each article, in the order it was done; nothing of an unknown one."""
        found = self._one(
            "SELECT body FROM article_imports WHERE company = :company AND import = :import",
            **{"import": number},
        )
        return [] if found is None else _body(found[0])


class ArticleImportBooks(ArticleImportReadings):
    """What can be entered about imports."""

    def put_article_import(self, kept: ArticleImport, articles: Sequence[ImportedArticle]) -> None:
        """Enter an import, or note that it was undone."""
        self._run(
            """INSERT INTO article_imports (company, import, head, body)
            VALUES (:company, :import, :head, :body)
            ON CONFLICT (company, import) DO UPDATE SET head = excluded.head""",
            **{"import": kept.number},
            head=written(kept),
            body=msgspec.json.encode(list(articles)).decode(),
        )
