"""
What lies beside the journal, in pieces that are sent once.

The rows of each table, in the order of their keys, are cut into pieces where a row's own bytes say so. A
row that changes changes its piece and no other, so that of a hundred thousand articles a few kilobytes
travel when one gets a new price; and nothing in the database has to remember what was changed.
"""

import hashlib
import hmac
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, cast

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.office.backup.box import BoxBroken
from datakasse.storage.ports.backup import BackupReadings, Row, Value

_CUT_MASK: Final = 0x1F
"""A piece ends at one row in 32, by chance that is the same every time."""
_ROWS_MAX: Final = 512
_BYTES_MAX: Final = 1 << 20


class TablePieces(msgspec.Struct, frozen=True):
    """The pieces of a table, by name, in order."""

    table: str
    pieces: list[str]


class Cut(NamedTuple):
    """
    Where a piece ends.

    Attributes:
        table: Which table it is of.
        last: Its last row.
    """

    table: str
    last: Row


class Piece(NamedTuple):
    """
    Some rows of a table.

    Attributes:
        name: One and the same piece has one and the same name.
        content: The rows.
        end: Where it ends.
    """

    name: str
    content: bytes
    end: Cut


def pieces(books: BackupReadings, naming: bytes, after: Cut | None = None) -> Iterator[Piece]:
    """
    Cut everything beside the journal into pieces, or what comes after one of them.

    Args:
        books: A look at it.
        naming: The key that pieces are named with, so that a name tells a stranger nothing.
        after: Where the last piece ended that was cut before.
    """
    tables = books.tables_beside()
    for table in tables if after is None else tables[tables.index(after.table) :]:
        last = after.last if after is not None and after.table == table else None
        for content, row in _pieces(books.rows_beside(table, last)):
            yield Piece(name_of(naming, content), content, Cut(table, row))


def name_of(naming: bytes, piece: bytes) -> str:
    """Return the name of a piece: the same for the same content, and a riddle without the key."""
    return hmac.digest(naming, piece, hashlib.sha256).hex()[:40]


def rows_in(piece: bytes) -> Iterator[Row]:
    """
    Yield the rows of a piece.

    Raises:
        BoxBroken: They cannot be read.
    """
    for line in piece.split(b"\n")[:-1]:
        try:
            row = msgspec.json.decode(line, type=dict[str, Any])
            yield {name: _value(told) for name, told in row.items()}
        except (msgspec.MsgspecError, ValueError) as error:
            raise BoxBroken(Phrase("radene i den kan ikke leses", "the rows in it cannot be read")) from error


def _pieces(rows: Iterable[Row]) -> Iterator[tuple[bytes, Row]]:
    """Yield pieces, each with its last row."""
    lines: list[bytes] = []
    size = 0
    row: Row = {}
    for row in rows:
        line = msgspec.json.encode({name: _told(value) for name, value in row.items()}) + b"\n"
        lines.append(line)
        size += len(line)
        if not zlib.crc32(line) & _CUT_MASK or len(lines) == _ROWS_MAX or size >= _BYTES_MAX:
            yield b"".join(lines), row
            lines, size = [], 0
    if lines:
        yield b"".join(lines), row


def _told(value: Value) -> object:
    return {"bytes": value} if isinstance(value, bytes) else value


def _value(told: object) -> Value:
    if isinstance(told, dict):
        return msgspec.convert(cast("dict[str, object]", told)["bytes"], bytes)
    if told is None or isinstance(told, str | int):
        return told
    raise ValueError(told)
