"""
A slip as plain text in one width: for a screen, a log, an e-mail that shows nothing else.

Plain text has no sizes, so a label stands between two lines of stars: three lines high where an
amount is one.
"""

from itertools import groupby

from datakasse.receipt.formats.lines import Line, Printed, printed_lines, wrapped
from datakasse.receipt.layout import Align, Barcode, Feed, Picture, QrCode, Role, Rule, Slip, Stroke
from datakasse.receipt.words.letters import page_has, spell

COLUMNS = 42


def render(slip: Slip, columns: int = COLUMNS) -> str:
    """
    Return the slip as text, every line at most `columns` characters and ended by a line feed.

    Raises:
        ValueError: Fewer columns than any paper has.

    Example:
        >>> from datakasse.receipt.layout import Columns, SlipKind, Text
        >>> print(
        ...     render(
        ...         Slip(
        ...             SlipKind.COPY,
        ...             "nb",
        ...             (
        ...                 Text("KOPI", Align.CENTRE, size=2, role=Role.LABEL),
        ...                 Columns("Sum", "148,80"),
        ...             ),
        ...         ),
        ...         columns=20,
        ...     ),
        ...     end="",
        ... )
        ********************
                KOPI
        ********************
        Sum           148,80
    """
    printed = printed_lines(slip.rows, columns, lambda text: spell(text, page_has))
    texts: list[str] = []
    for is_label, group in groupby(printed, key=_is_label):
        frame = ["*" * columns] if is_label else []
        texts += frame
        for one in group:
            texts += _texts(one, columns)
        texts += frame
    return "".join(text + "\n" for text in texts)


def _is_label(printed: Printed) -> bool:
    return isinstance(printed, Line) and printed.role is Role.LABEL


def _texts(printed: Printed, columns: int) -> list[str]:
    match printed:
        case Line():
            return [_placed(printed.text, printed.align, columns)]
        case Rule():
            return [("=" if printed.stroke is Stroke.DOUBLE else "-") * columns]
        case Feed():
            return [""] * printed.lines
        case QrCode() | Barcode():
            return [_placed(piece, Align.CENTRE, columns) for piece in wrapped(printed.data, columns)]
        case Picture():
            return []


def _placed(text: str, align: Align, columns: int) -> str:
    match align:
        case Align.LEFT:
            return text
        case Align.CENTRE:
            return text.center(columns).rstrip(" ")
        case Align.RIGHT:
            return text.rjust(columns)
