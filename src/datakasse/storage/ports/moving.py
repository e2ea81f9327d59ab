"""What is told of books that were carried from one database to another, and of where a database is."""

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import msgspec

_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.]*\]|[^:@\[\]]*)(:\d*)?")
_MALFORMED: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


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


def is_address(database: str) -> bool:
    """
    Whether something is the address of a database, in which everybody finds the password at the same place.

    What libpq would read otherwise than we do, or refuse with the password in what it says, is none.

    Example:
        >>> is_address("postgresql://kasse:hem%40melig@db1.example:5432,db2.example/butikk?sslmode=require")
        True
        >>> [is_address(f"postgresql://kasse:{it}@db.example/butikk") for it in ("a@b", "a/b", "a#b", "a%zz")]
        [False, False, False, False]
    """
    try:
        parts = urlsplit(database)
    except ValueError:
        return False
    user, _, hosts = parts.netloc.rpartition("@")
    return (
        parts.scheme in {"postgresql", "postgres"}
        and "@" not in user
        and "#" not in database
        and not _MALFORMED.search(database)
        and all(_HOST.fullmatch(host) for host in hosts.split(","))
    )


def without_password(database: str) -> str:
    """
    Return a database's address without what nobody should read in it; nothing of what is none.

    Example:
        >>> without_password("postgresql://kasse:hemmelig@db.example/butikk?sslmode=verify-full")
        'postgresql://kasse@db.example/butikk?sslmode=verify-full'
        >>> (
        ...     without_password("postgresql://kasse:hem@melig@db.example/butikk"),
        ...     without_password("/srv/butikk"),
        ... )
        ('', '/srv/butikk')
    """
    if "://" not in database:
        return "" if "password=" in database else database
    if not is_address(database):
        return ""
    parts = urlsplit(database)
    user, at, host = parts.netloc.rpartition("@")
    query = "&".join(pair for pair in parts.query.split("&") if pair and not pair.startswith("password="))
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}", query=query))
