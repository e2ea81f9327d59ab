"""
Rows cut into the lines of a paper so many columns wide.

The one place that wraps, so that a slip reads the same as text, bytes, PDF and picture. A line of
width 2 has half as many columns. A row whose longest word would not fit at its width is set
narrower, at the same height: a label on 58 mm paper stays twice as high as the amounts, and whole.

Nothing is cut off. Words break only where a single one is longer than the paper, and a figure is
never broken between its thousands.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from datakasse.receipt.layout import (
    Align,
    Barcode,
    Columns,
    Feed,
    Picture,
    QrCode,
    Role,
    Row,
    Rule,
    Table,
    Text,
)

NARROWEST = 16
"""Columns below which no paper is made, so that the sums here need no further care."""

GAP, WIDE_GAP = 1, 2
"""Columns between a name and its figure, at least, and between figures where there is room."""

_BREAK = re.compile(r"(?<!\d) | (?!\d{3}(?!\d))|(?<=,\d\d) ")
"""A space, unless it stands between the thousands of a figure."""

_AFTER_DASH = re.compile(r"(?<= [–-]) +")


@dataclass(frozen=True, slots=True)
class Line:
    """
    One printed line.

    Attributes:
        text: What stands on it; at most columns / width characters, no spaces at its end.
        align: Where it stands across the paper.
        width: 1 to 3 times as wide as the paper's text.
        height: 1 to 3 times as high.
        bold: Whether it is bold.
        role: Role of the row it comes from.
    """

    text: str
    align: Align = Align.LEFT
    width: int = 1
    height: int = 1
    bold: bool = False
    role: Role = Role.PLAIN


Printed: TypeAlias = Line | Rule | Feed | QrCode | Barcode | Picture


def printed_lines(rows: Sequence[Row], columns: int, spelled: Callable[[str], str]) -> tuple[Printed, ...]:
    """
    Return the rows as lines, top to bottom.

    Args:
        rows: Of a slip.
        columns: Characters of single width across the paper.
        spelled: Turns any text into characters the paper has, one column each.

    Raises:
        ValueError: Fewer columns than `NARROWEST`.
    """
    if columns < NARROWEST:
        raise ValueError(f"no paper has {columns} columns")
    printed: list[Printed] = []
    for row in rows:
        match row:
            case Text():
                printed += _text_lines(row, columns, spelled)
            case Columns():
                printed += _column_lines(row, columns, spelled)
            case Table():
                printed += _table_lines(row, columns, spelled)
            case Rule() | Feed() | QrCode() | Barcode() | Picture():
                printed.append(row)
    return tuple(printed)


def wrapped(text: str, columns: int) -> list[str]:
    """
    Return the text in pieces of at most so many columns, at least one piece.

    Spaces at the beginning indent every piece, as far as no word is broken for it. Spaces where a line ends
    are dropped; everything else is kept.

    Example:
        >>> wrapped("Økologisk surdeigsbrød med 1 250 g solsikkekjerner", 16)
        ['Økologisk', 'surdeigsbrød med', '1 250 g', 'solsikkekjerner']
        >>> wrapped("  à 24,90 kr per stykk", 12)
        ['  à 24,90 kr', '  per stykk']
    """
    words = text.strip(" ")
    indent = _indent(text)[: min(columns // 2, max(0, columns - _longest_word(words)))]
    room = columns - len(indent)
    pieces = [""]
    for word in _unbroken(words):
        if not pieces[-1]:
            pieces[-1] = word
        elif len(pieces[-1]) + 1 + len(word) <= room:
            pieces[-1] += " " + word
        else:
            pieces.append(word)
        while len(pieces[-1]) > room:
            pieces[-1:] = [pieces[-1][:room], pieces[-1][room:]]
    return [(indent + piece).rstrip(" ") for piece in pieces]


def _text_lines(row: Text, columns: int, spelled: Callable[[str], str]) -> list[Line]:
    text = spelled(row.text)
    width = _width_for(row.size, columns, _longest_word(text))
    set_pieces = _centred if row.align is Align.CENTRE else wrapped
    return [
        Line(piece, row.align, width, row.size, row.bold, row.role)
        for piece in set_pieces(text, columns // width)
    ]


def _centred(text: str, columns: int) -> list[str]:
    """
    Return the pieces of a centred text, which looks worst when its last line is one word.

    It breaks after its dash where the two halves fit; else a lone last word gets company.
    """
    pieces = wrapped(text.strip(" "), columns)
    if len(pieces) == 1:
        return pieces
    halves = _AFTER_DASH.split(text.strip(" "), maxsplit=1)
    if all(len(half) <= columns for half in halves):
        return halves
    *above, word = _unbroken(pieces[-2])
    last = f"{word} {pieces[-1]}"
    if above and " " not in pieces[-1] and len(last) <= columns:
        return [*pieces[:-2], " ".join(above).rstrip(" "), last]
    return pieces


def _column_lines(row: Columns, columns: int, spelled: Callable[[str], str]) -> list[Line]:
    left, right = spelled(row.left), spelled(row.right).strip(" ")
    width = _width_for(row.size, columns, _longest_word(left) + GAP + len(right))
    return [
        Line(text, Align.LEFT, width, row.size, row.bold, row.role)
        for text in _side_by_side(left, right, columns // width)
    ]


def _side_by_side(left: str, right: str, columns: int) -> list[str]:
    """Return name and figure: the figure ends the name's last line, or stands below it."""
    room = columns - GAP - len(right)
    if room < _least_room([left], columns):
        name = wrapped(left, columns) if left.strip(" ") else []
        figure = wrapped(right, columns) if right else []
        return [*name, *(piece.rjust(columns) for piece in figure)]
    *above, last = wrapped(left, room)
    return [*above, (last + right.rjust(columns - len(last))).rstrip(" ")]


def _least_room(names: Sequence[str], columns: int) -> int:
    """Return how wide a column of names must be at least: a third, and no word broken in it."""
    longest_word = max(len(_indent(name)) + _longest_word(name.strip(" ")) for name in names)
    return min(max(map(len, names)), max(columns // 3, min(longest_word, columns)))


def _table_lines(table: Table, columns: int, spelled: Callable[[str], str]) -> list[Line]:
    rows = [table.head, *table.body, *([table.foot] if table.foot else [])]
    cells = [[spelled(cell).strip(" ") for cell in row] for row in rows]
    names, *figures = zip(*cells, strict=True)
    widths = [max(map(len, column)) for column in figures]
    least_room = _least_room(names, columns)

    def room_with(gap: int) -> int:
        return columns - sum(gap + width for width in widths)

    gap = next((gap for gap in (WIDE_GAP, GAP) if room_with(gap) >= least_room), None)
    lines: list[Line] = []
    for number, row in enumerate(cells):
        bold = bool(table.foot) and number == len(cells) - 1
        if gap is None:
            texts = _stacked_row(cells[0], row, columns) if number else []
        else:
            texts = _table_row(row, room_with(gap), [gap + width for width in widths])
        lines += [Line(text, bold=bold, role=table.role) for text in texts]
    return lines


def _table_row(row: list[str], room: int, widths: list[int]) -> list[str]:
    figures = "".join(cell.rjust(width) for cell, width in zip(row[1:], widths, strict=True))
    *above, last = wrapped(row[0], room)
    return [*above, (last.ljust(room) + figures).rstrip(" ")]


def _stacked_row(head: list[str], row: list[str], columns: int) -> list[str]:
    """Return the name, and under it every figure beside the heading of its column."""
    texts = wrapped(row[0], columns)
    for heading, cell in zip(head[1:], row[1:], strict=True):
        texts += _side_by_side("  " + heading, cell, columns)
    return texts


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" "))] if text.strip(" ") else ""


def _unbroken(text: str) -> list[str]:
    return _BREAK.split(text)


def _longest_word(text: str) -> int:
    return max(map(len, _unbroken(text)))


def _width_for(size: int, columns: int, needed: int) -> int:
    """Return the largest width, `size` or less, at which so many characters fit on a line."""
    return next((width for width in range(size, 1, -1) if needed <= columns // width), 1)
