"""
A table as a CSV file that a Norwegian spreadsheet opens as it is: semicolons, decimal commas, UTF-8.

A text that a spreadsheet would take for a formula has an apostrophe before it; what somebody wrote at a till
must not be carried out in the office.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int
"""A text, or a whole number."""


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""
    Return the file.

    Args:
        header: Names of the columns.
        rows: Cells in the order of the columns; amounts as `kroner_cell` has them.

    Example:
        >>> csv_file(["Dag", "Sum"], [["=1+1", 7]]).decode("utf-8-sig")
        "Dag;Sum\r\n'=1+1;7\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


class Kroner(str):
    """An amount as a spreadsheet wants it; it may begin with a minus, and is no formula."""

    __slots__ = ()


def kroner_cell(amount_ore: int) -> Kroner:
    """
    Return an amount with a decimal comma and nothing between the thousands.

    Example:
        >>> str(kroner_cell(-123_450))
        '-1234,50'
    """
    kroner, ore = divmod(abs(amount_ore), 100)
    return Kroner(f"{'-' if amount_ore < 0 else ''}{kroner},{ore:02d}")


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and not isinstance(cell, Kroner) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
