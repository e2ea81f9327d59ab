"""
A file with a list of articles, read whole before anybody waits for it.

Reading a workbook of 20,000 rows takes seconds, and needs nothing of the books: it is done before the pen is
taken, so that no sale stands behind it. Only what the list means for the shop is found out with pen in hand.
"""

import hashlib

import msgspec

from datakasse.office.catalogue.layouts import ListedArticle, System, listed, recognised
from datakasse.office.catalogue.list_file import read_list


class ArticleFile(msgspec.Struct, frozen=True):
    """
    What stands in a file.

    Attributes:
        system: Where it comes from.
        digest: SHA-256 of the file, hexadecimal.
        articles: The articles as it has them, in its order.
    """

    system: System
    digest: str
    articles: tuple[ListedArticle, ...]


def read_articles(content: bytes, system: System | None = None) -> ArticleFile:
    r"""
    Return what stands in a file.

    Args:
        content: The file.
        system: Where it comes from; found out when None.

    Raises:
        ArticleFileTooLarge, ArticleFileUnreadable: It is no list that can be taken in.

    Example:
        >>> read_articles("Varenummer;Navn;Varegruppe\n200;Kaffe;DRIKKE\n".encode()).articles[0].name
        'Kaffe'
    """
    table = read_list(content)
    system = system or recognised(table.columns)
    return ArticleFile(system, hashlib.sha256(content).hexdigest(), tuple(listed(system, table)))
