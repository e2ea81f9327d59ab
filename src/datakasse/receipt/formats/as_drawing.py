"""
The bytes that a printer gets as a drawing of the paper (SVG): what the office shows before it is printed.

Drawn at the printer's own dots: characters 12 wide and 24 high, lines 30 apart, on paper as wide as the
profile's. Each line is stretched to exactly the columns it takes, whatever font the screen has, so that a
figure stands below a figure here as there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from datakasse.receipt.formats.as_escpos import render as escpos
from datakasse.receipt.formats.lines import Line
from datakasse.receipt.formats.picture_file import data_address_of
from datakasse.receipt.formats.printed_paper import Cut, Dots, Mark, printed_paper
from datakasse.receipt.formats.printer_profile import PrinterProfile
from datakasse.receipt.layout import Align, Slip

_CELL_WIDTH, _CELL_HEIGHT, _BASELINE, _LINE_HEIGHT = 12, 24, 19, 30
_MARGIN: Final = 24
_FONTS: Final = "ui-monospace, 'DejaVu Sans Mono', Consolas, Menlo, monospace"


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A paper as it will come out.

    Attributes:
        drawing: The paper, as SVG.
        text: What stands on it, line by line, for who does not see the drawing.
    """

    drawing: str
    text: str


def render(slip: Slip, profile: PrinterProfile) -> Shown:
    """Return a slip as the printer of a profile makes it, of the bytes that go to it."""
    marks = printed_paper(escpos(slip, profile))
    texts = [mark.text for mark in marks if isinstance(mark, Line)]
    return Shown(_drawn(marks, profile.dots), "".join(f"{text}\n" for text in texts))


def _drawn(marks: tuple[Mark, ...], dots: int) -> str:
    """Return the paper, as wide as its dots and the margins that no printer reaches."""
    top, parts = _MARGIN, list[str]()
    for mark in marks:
        parts += _parts(mark, top, dots)
        top += _height(mark)
    width, height = dots + 2 * _MARGIN, top + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><rect width="100%" height="100%" fill="#fff"/>'
        f'<g font-family="{_FONTS}" font-size="20" fill="#111">{"".join(parts)}</g></svg>'
    )


def _height(mark: Mark) -> int:
    match mark:
        case Line():
            return max(_LINE_HEIGHT, _CELL_HEIGHT * mark.height)
        case Dots():
            return mark.picture.height_dots
        case Cut():
            return 2 * _LINE_HEIGHT


def _parts(mark: Mark, top: int, dots: int) -> Iterator[str]:
    match mark:
        case Line() if mark.text:
            length = _CELL_WIDTH * len(mark.text)
            left = _MARGIN + _left(mark.width * length, mark.align, dots)
            bold = ' font-weight="700"' if mark.bold else ""
            yield (
                f'<text transform="translate({left} {top}) scale({mark.width} {mark.height})" '
                f'y="{_BASELINE}" textLength="{length}" lengthAdjust="spacingAndGlyphs"{bold} '
                f'xml:space="preserve">{escape(mark.text)}</text>'
            )
        case Dots(picture=picture, align=align):
            left = _MARGIN + _left(picture.width_dots, align, dots)
            yield (
                f'<image x="{left}" y="{top}" width="{picture.width_dots}" height="{picture.height_dots}" '
                f'image-rendering="pixelated" href="{data_address_of(picture)}"/>'
            )
        case Cut():
            y = top + _LINE_HEIGHT
            yield (
                f'<line x1="0" x2="{dots + 2 * _MARGIN}" y1="{y}" y2="{y}" '
                'stroke="#999" stroke-dasharray="8 8"/>'
            )
        case _:
            return


def _left(width: int, align: Align, dots: int) -> int:
    return {Align.LEFT: 0, Align.CENTRE: (dots - width) // 2, Align.RIGHT: dots - width}[align]
