"""
Labels for the edge of a shelf, as PDF/A-2u: many on a sheet of A4, or one on each piece of a roll.

As with the other pages the template is constant and the labels go in beside it as JSON: there is nothing to
escape and no name can become code. Nothing is read from the machine.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

import msgspec
import typst

from datakasse.receipt.formats.codes import outline_of
from datakasse.receipt.layout import Barcode
from datakasse.receipt.words.letters import page_has, spell


class LabelForm(StrEnum):
    """The paper: a sheet of A4 with 3 by 8 labels of 70 × 37 mm, or a roll 62 mm wide cut each 29 mm."""

    A4_3X8 = "a4-3x8"
    ROLL_62 = "roll-62"


LABELS_ON_SHEET: Final = 24

TEMPLATE: Final = """\
#let sheet = json(bytes(sys.inputs.sheet))

#set document(title: sheet.title, date: auto)
#set text(font: "DejaVu Sans Mono", fallback: false, lang: "nb", hyphenate: false, ligatures: false)
#set par(leading: 0.35em)

#let label(one) = block(
  width: sheet.width * 1mm, height: sheet.height * 1mm, inset: sheet.inset * 1mm, clip: true,
)[#{
  block(width: 100%, text(size: 8pt, weight: "bold", one.name))
  place(bottom + left, stack(
    spacing: 1mm,
    ..if one.code_width_um > 0 {
      (image(
        bytes(one.drawing), format: "svg", fit: "stretch", alt: one.code,
        width: one.code_width_um / 1000 * 1mm, height: 8mm,
      ),)
    },
    text(size: 5pt, one.code),
  ))
  place(bottom + right, stack(
    spacing: 2mm,
    align(right, text(size: one.price_size * 1pt, weight: "bold", one.price)),
    ..one.about.map(line => align(right, text(size: 5.5pt, line))),
  ))
}]

#if sheet.columns == 1 {
  set page(width: sheet.width * 1mm, height: sheet.height * 1mm, margin: 0mm)
  for one in sheet.labels { page(label(one)) }
} else {
  set page(paper: "a4", margin: (x: 0mm, y: 0.5mm))
  grid(
    columns: (sheet.width * 1mm,) * sheet.columns, rows: sheet.height * 1mm,
    ..range(sheet.used).map(_ => []),
    ..sheet.labels.map(label),
  )
}
"""

_FONTS: Final = typst.Fonts(include_system_fonts=False)


class _Size(msgspec.Struct, frozen=True):
    """How large a label is, how many are beside each other, and how far from the edge nothing is printed."""

    width: int
    height: int
    columns: int
    inset: int


_SIZES: Final = {LabelForm.A4_3X8: _Size(70, 37, 3, 5), LabelForm.ROLL_62: _Size(62, 29, 1, 2)}
_LARGE_PT, _SMALL_PT = 20, 12
_LARGE_LENGTH_MAX: Final = 6
_CODE_WIDTH_MAX_UM: Final = 32_000
_NAME_LENGTH_MAX: Final = 90
"""Three lines."""
_MODULE_UM: Final = 330
"""How wide the thinnest bar is where there is room: GS1's own size."""


class Label(msgspec.Struct, frozen=True):
    """
    What stands on a label.

    Attributes:
        name: What it is.
        price: What it costs, as it is written.
        about: Smaller lines under the price: comparison price, deposit.
        code: What a scanner reads.
        barcode: The same as bars; None where it has too many signs for bars that a scanner reads.
    """

    name: str
    price: str
    about: tuple[str, ...]
    code: str
    barcode: Barcode | None


def render_labels(
    labels: Sequence[Label], form: LabelForm, moment: datetime, *, title: str, used: int = 0
) -> bytes:
    """
    Return labels as PDF/A-2u.

    Args:
        labels: At least one.
        form: The paper.
        moment: When the document was made; becomes the PDF's creation date.
        title: Of the document.
        used: How many labels of the first sheet are gone already; a roll has none.

    Raises:
        ValueError: The moment has no time zone, or there are no labels.
    """
    if moment.tzinfo is None or not labels:
        raise ValueError("labels are made at a moment with a time zone, and at least one")
    made = compiler(labels, form, title=title, used=used).compile(
        format="pdf", pdf_standards="a-2u", timestamp=moment.astimezone(UTC).replace(microsecond=0)
    )
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF, however many pages")
    return made


def compiler(labels: Sequence[Label], form: LabelForm, *, title: str, used: int = 0) -> typst.Compiler:
    """Return what makes the pages; arguments as of `render_labels`."""
    sheet = {
        "title": spell(title, page_has),
        **msgspec.to_builtins(_SIZES[form]),
        "used": used % LABELS_ON_SHEET,
        "labels": [_drawn(label) for label in labels],
    }
    return typst.Compiler(
        TEMPLATE.encode(),
        font_paths=_FONTS,
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet)},
    )


def _bars(barcode: Barcode) -> tuple[int, str]:
    """Return how many modules wide a barcode is, and its drawing."""
    bars = outline_of(barcode)
    box = f'viewBox="0 0 {bars.width} 1" preserveAspectRatio="none"'
    return bars.width, f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{bars.path}"/></svg>'


def _short(name: str) -> str:
    """Return a name that has room on a label."""
    return name if len(name) <= _NAME_LENGTH_MAX else f"{name[: _NAME_LENGTH_MAX - 1].rstrip()}…"


def _drawn(label: Label) -> dict[str, object]:
    width, drawing = (0, "") if label.barcode is None else _bars(label.barcode)
    return {
        "name": spell(_short(label.name), page_has),
        "price": spell(label.price, page_has),
        "price_size": _LARGE_PT if len(label.price) <= _LARGE_LENGTH_MAX else _SMALL_PT,
        "about": [spell(line, page_has) for line in label.about],
        "code": spell(label.code, page_has),
        "code_width_um": min(width * _MODULE_UM, _CODE_WIDTH_MAX_UM),
        "drawing": drawing,
    }
