"""What is told of books that were carried from one database to another, and of where a database is."""

from urllib.parse import urlsplit, urlunsplit

import msgspec


class MovedBooks(msgspec.Struct, frozen=True):
    """
    What was carried, counted and compared at both ends.

    Attributes:
        place: Where to.
        entries: Register → number of its last entry.
        rows: How many rows there were in all.
        digest: SHA-256 over every row of every table, in hexadecimals; the same at both ends.
    """

    place: str
    entries: dict[str, int]
    rows: int
    digest: str


def without_password(database: str) -> str:
    """
    Return a database's address without what nobody should read in it.

    Example:
        >>> without_password("postgresql://kasse:hemmelig@db.example/butikk?sslmode=verify-full")
        'postgresql://kasse@db.example/butikk?sslmode=verify-full'
    """
    parts = urlsplit(database)
    user, at, host = parts.netloc.rpartition("@")
    query = "&".join(pair for pair in parts.query.split("&") if pair and not pair.startswith("password="))
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}", query=query))
