"""
Read the article list of a shop: CSV, UTF-8, `;` between the cells, one article a row.

A row is turned into an `article` sentence and read as one, so a list and a description mean the
same by every column. Columns are named by the sentence's own words and come in any order; an empty
cell leaves its part out, `yes` sets a flag.
"""

import csv
import io
from collections.abc import Iterator

from lab.language.words import Fault, Sentence, Word

NEEDED = ("number", "name", "group", "price", "vat")
MAY_BE_LEFT_OUT = ("eat-in-vat", "gtin", "unit", "deposit", "age", "restricted", "colour")
FLAGS = ("is-deposit", "no-discount", "favourite")
OPEN_PRICE = "open"


def article_sentences(text: str, file: str, entered_on: str) -> Iterator[Sentence | Fault]:
    """
    Give an `article` sentence for each row of a list.

    Args:
        text: The list.
        file: Its name, for faults.
        entered_on: The date all its articles came into the register, as the language writes it.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        columns = next(rows, None) or []
        wrong = list(_column_faults(columns, file))
        yield from wrong
        for row in () if wrong else rows:
            if len(row) == len(columns):
                yield Sentence(tuple(_words(dict(zip(columns, row, strict=True)), rows.line_num, entered_on)))
            elif row:
                wanted = f"{len(columns)} cells, as in the first row"
                yield Fault(file, rows.line_num, f"the row has {len(row)} cells", wanted)
    except csv.Error as problem:
        yield Fault(file, rows.line_num, f"the row cannot be read: {problem}", 'a closing " in every cell')


def _column_faults(columns: list[str], file: str) -> Iterator[Fault]:
    known = (*NEEDED, *MAY_BE_LEFT_OUT, *FLAGS)
    for column in columns:
        if column not in known or columns.count(column) > 1:
            yield Fault(file, 1, f"the column `{column}` is unknown or there twice", ", ".join(known))
    for column in NEEDED:
        if column not in columns:
            yield Fault(file, 1, f"the column `{column}` is missing", ", ".join(NEEDED))


def _words(cells: dict[str, str], line: int, entered_on: str) -> Iterator[Word]:
    """Give the words of the sentence that says what a row says."""
    yield Word("article", line)
    yield Word(cells.get("number", ""), line, quoted=True)
    yield Word(cells.get("name", ""), line, quoted=True)
    for column in ("group", "price", "vat", *MAY_BE_LEFT_OUT):
        cell = cells.get(column, "")
        if column == "price" and cell == OPEN_PRICE:
            yield Word("open-price", line)
        elif cell:
            yield Word(column, line)
            for value in cell.split():
                yield Word(value, line)
    for column in FLAGS:
        if cells.get(column):
            yield Word(column if cells[column] == "yes" else f"{column}={cells[column]}", line)
    yield Word("from", line)
    yield Word(entered_on, line)
