"""What may be asked of a database about pictures of articles, and entered; a part of `ports/store.py`."""

from typing import Protocol


class ArticlePictureReadings(Protocol):
    """What can be asked."""

    def article_picture(self, digest: str) -> bytes | None:
        """Return the picture of a digest, if an article has it."""
        ...


class ArticlePictureBooks(ArticlePictureReadings, Protocol):
    """What can be entered."""

    def put_article_picture(self, article: str, digest: str, content: bytes) -> None:
        """Enter the picture of an article, or another one."""
        ...

    def drop_article_picture(self, article: str) -> None:
        """Let go of the picture of an article, if it has one."""
        ...
