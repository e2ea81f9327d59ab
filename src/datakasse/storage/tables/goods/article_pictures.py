"""Pictures of articles in the database: of each article at most one, found by its digest."""

from typing import Final

from datakasse.storage.tables.look import Look

ARTICLE_PICTURES: Final = (
    """CREATE TABLE article_pictures (
        company TEXT NOT NULL,
        article TEXT NOT NULL,
        digest TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (company, article)
    ) STRICT""",
    "CREATE INDEX article_pictures_by_digest ON article_pictures (company, digest)",
)
"""A step of the schema."""


class ArticlePictureLook(Look):
    """What can be asked about them."""

    def article_picture(self, digest: str) -> bytes | None:
        """Return the picture of a digest, if an article has it."""
        found = self._one(
            "SELECT content FROM article_pictures WHERE company = :company AND digest = :digest LIMIT 1",
            digest=digest,
        )
        return None if found is None else found[0]


class ArticlePicturePen(ArticlePictureLook):
    """What can be entered about them."""

    def put_article_picture(self, article: str, digest: str, content: bytes) -> None:
        """Enter the picture of an article, or another one."""
        self._run(
            """INSERT INTO article_pictures (company, article, digest, content)
            VALUES (:company, :article, :digest, :content)
            ON CONFLICT (company, article) DO UPDATE
            SET digest = excluded.digest, content = excluded.content""",
            article=article,
            digest=digest,
            content=content,
        )

    def drop_article_picture(self, article: str) -> None:
        """Let go of the picture of an article, if it has one."""
        self._run(
            "DELETE FROM article_pictures WHERE company = :company AND article = :article", article=article
        )
