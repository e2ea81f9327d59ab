"""
Read a list of articles, CSV or Excel, as rows of texts under the names of their columns.

Names of columns are compared without case. A row may be shorter than the head; what it lacks is empty.

    CSV     UTF-8 or Windows' Western alphabet; `;`, `,` or tab between the cells
    Excel   the first sheet of a workbook (Office Open XML, ECMA-376); values, never formulas
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

import msgspec
from lxml import etree

from datakasse.errors.catalogue.article_lists import ArticleFileTooLarge, ArticleFileUnreadable
from datakasse.errors.phrase import Phrase

FILE_LIMIT_BYTES: Final = 16 << 20
ROWS_MAX: Final = 20_000
_UNPACKED_MAX_BYTES: Final = 128 << 20
_COLUMNS_MAX: Final = 400
_SEPARATORS: Final = ";\t,"
_SHEET: Final = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml names its type so


class ListRow(msgspec.Struct, frozen=True):
    """
    A row of a list.

    Attributes:
        line: Where it stands in the file, counted from 1.
        cells: Name of a column, in small letters → what stands there.
    """

    line: int
    cells: Mapping[str, str]

    def of(self, *columns: str) -> str:
        """Return the first of these columns in which something stands; empty when none."""
        return next((text for column in columns if (text := self.cells.get(column, ""))), "")


class ArticleList(msgspec.Struct, frozen=True):
    """The names of the columns, in small letters, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]


def read_list(content: bytes) -> ArticleList:
    r"""
    Return what stands in a file.

    Raises:
        ArticleFileTooLarge: More than is taken in at once.
        ArticleFileUnreadable: Neither CSV nor a workbook, or without names of columns.

    Example:
        >>> read_list("Navn;Pris\nKaffe;39,00\n".encode()).rows[0].of("navn")
        'Kaffe'
    """
    lines = read_cells(content)
    head = next(((number, cells) for number, cells in lines if any(cells)), None)
    if head is None:
        raise ArticleFileUnreadable(why=Phrase("den er tom", "it is empty"))
    columns = tuple(name.strip().casefold() for name in head[1][:_COLUMNS_MAX])
    if sum(map(bool, columns)) < 2:
        raise ArticleFileUnreadable(
            why=Phrase("den har ingen rad med kolonnenavn", "it has no row with names of columns")
        )
    rows: list[ListRow] = []
    for number, cells in lines:
        if any(cells):
            rows.append(ListRow(number, _named(columns, cells)))
        if len(rows) > ROWS_MAX:
            raise too_large()
    return ArticleList(columns, tuple(rows))


def read_cells(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """
    Yield line number and cells of each row of a file, the head too.

    Raises:
        ArticleFileTooLarge: More than is taken in at once.
        ArticleFileUnreadable: Neither CSV nor a workbook.
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise too_large()
    yield from _workbook(content) if content.startswith(b"PK") else _text(content)


def too_large() -> ArticleFileTooLarge:
    """Return the refusal that tells how much is taken in at once."""
    return ArticleFileTooLarge(rows=ROWS_MAX, limit_mib=FILE_LIMIT_BYTES >> 20)


def _named(columns: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Return cells by column; of two columns with one name the first that is filled counts."""
    named: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if cell and not named.get(name):
            named[name] = cell
    return named


def _text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    if b"\0" in content:
        raise ArticleFileUnreadable(why=Phrase("den er ikke tekst", "it is no text"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.lstrip().partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count))
    try:
        for row in rows:
            yield rows.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise ArticleFileUnreadable(why=Phrase(f"linje {rows.line_num}", f"line {rows.line_num}")) from error


def _workbook(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sheets = sorted(
                (int(found[1]), found[0]) for found in map(_SHEET.fullmatch, package.namelist()) if found
            )
            if not sheets or sum(part.file_size for part in package.infolist()) > _UNPACKED_MAX_BYTES:
                raise ArticleFileUnreadable(
                    why=Phrase("ingen arbeidsbok vi kan lese", "no workbook that can be read")
                )
            shared = _shared(package)
            sheet = _parsed(package.read(sheets[0][1]))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, etree.XMLSyntaxError) as error:
        raise ArticleFileUnreadable(
            why=Phrase("ingen arbeidsbok vi kan lese", "no workbook that can be read")
        ) from error
    for place, row in enumerate(sheet.iter(f"{_MAIN}row"), start=1):
        cells: dict[int, str] = {}
        for after, cell in enumerate(row.iter(f"{_MAIN}c")):
            cells[_column(cell.get("r", ""), after)] = _value(cell, shared)
        width = min(max(cells, default=-1) + 1, _COLUMNS_MAX)
        number = row.get("r", "")
        yield int(number) if number.isdigit() else place, [cells.get(at, "") for at in range(width)]


def _parsed(xml: bytes) -> Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _shared(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_texts(each) for each in _parsed(package.read("xl/sharedStrings.xml")).iter(f"{_MAIN}si")]


def _texts(element: Element) -> str:
    """Return a text that may be in several pieces; how it is said in Japanese is not of it."""
    return "".join(
        piece.text or ""
        for piece in element.iter(f"{_MAIN}t")
        if (above := piece.getparent()) is not None and above.tag != f"{_MAIN}rPh"
    ).strip()


def _value(cell: Element, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
    if kind == "inlineStr":
        return _texts(cell)
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    if kind == "n" and value:
        return _number(value)
    return value.strip()


def _number(value: str) -> str:
    """Return a number as a person would write it: a barcode has no exponent, a price no eighth decimal."""
    try:
        number = Decimal(value)
    except ArithmeticError:
        return value
    rounded = number.quantize(Decimal("0.000001")) if abs(number) < 10**15 else number
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _column(address: str, after: int) -> int:
    letters = re.match("[A-Z]{1,3}", address)
    if letters is None:
        return after
    place = 0
    for letter in letters[0]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
