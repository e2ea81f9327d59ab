"""Read a text file of columns (CSV): its signs, its separator, its header, its rows as they stand."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Final

import msgspec

from datakasse.errors.ledger.bank_files import BankFileTooLarge, BankFileUnreadable
from datakasse.errors.phrase import Phrase

FILE_LIMIT_BYTES: Final = 32 << 20
ROWS_MAX: Final = 200_000
_SEPARATORS: Final = ";\t,|"


class Table(msgspec.Struct, frozen=True):
    """
    A file of columns.

    Attributes:
        header: The names of its columns.
        rows: Its rows, each as long as the header.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def each(self) -> Iterator[Mapping[str, str]]:
        """Yield every row by the names of the columns."""
        for row in self.rows:
            yield dict(zip(self.header, row, strict=True))


def read_table(content: bytes) -> Table:
    r"""
    Return the columns of a file in UTF-8 or Windows' Western alphabet.

    Raises:
        BankFileTooLarge: More than a shop has.
        BankFileUnreadable: No header, a header name twice, or a row of another length.

    Example:
        >>> read_table("Dato;Beløp\n2026-11-02;1,50\n".encode("cp1252")).rows
        (('2026-11-02', '1,50'),)
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise BankFileTooLarge(limit_mib=FILE_LIMIT_BYTES >> 20)
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = [
            tuple(cell.strip() for cell in row) for row in csv.reader(StringIO(text), delimiter=separator)
        ]
    except csv.Error as error:
        raise BankFileUnreadable(why=Phrase("ikke en tabell", "no table")) from error
    rows = [row for row in rows if any(row)]
    if not rows or len(rows[0]) < 2 or len(set(rows[0])) != len(rows[0]):
        raise BankFileUnreadable(
            why=Phrase("ingen overskrift med kolonnenavn", "no heading with names of columns")
        )
    if len(rows) > ROWS_MAX:
        raise BankFileTooLarge(limit_mib=FILE_LIMIT_BYTES >> 20)
    header, body = rows[0], rows[1:]
    for number, row in enumerate(body, start=2):
        if len(row) != len(header):
            raise BankFileUnreadable(
                why=Phrase(
                    f"linje {number} har {len(row)} kolonner, ikke {len(header)}",
                    f"line {number} has {len(row)} columns, not {len(header)}",
                )
            )
    return Table(header, tuple(body))


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise BankFileUnreadable(why=Phrase("ikke tekst", "no text"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
