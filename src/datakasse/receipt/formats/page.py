"""
The narrow page that a PDF and a picture both show, set by typst.

Same lines as every other paper, in the monospaced font that typst carries. The template is constant
and the slip goes in beside it as JSON, so there is nothing to escape and no name can become code.
Nothing is read from the machine (no fonts, no packages, no clock): the same slip gives the same
page.

A page is as high as its slip; only a long extract of the journal goes over several.
"""

import json
from collections.abc import Sequence

import typst

from datakasse.receipt.formats.codes import dots_of, drawing_of
from datakasse.receipt.formats.lines import Line, Printed, printed_lines
from datakasse.receipt.formats.picture_file import data_address_of
from datakasse.receipt.layout import Barcode, Feed, Picture, QrCode, Role, Rule, Slip, Stroke, Text
from datakasse.receipt.words.letters import page_has, spell

COLUMNS = 48
"""The longest label needs 47: in size 2 it breaks after its dash."""

LINE_HEIGHT_UM = 3_600
"""Height of a line of size 1, in micrometres."""

QR_SIDE_UM = 28_000
BAR_UM, BARCODE_LIMIT_UM, BARCODE_HEIGHT_UM = 400, 78_000, 11_000
CODE_MARGIN_UM = 2_400
DOT_UM = 125
"""A dot of a receipt printer: 203 an inch."""

PAGE_LIMIT_UM = 1_900_000
"""The longest page: below PDF's own limit, and below the highest picture a browser shows."""

TEMPLATE = """\
#let slip = json(bytes(sys.inputs.slip))
#let micrometres(n) = n * 0.001mm

#set document(title: slip.title, date: auto)
#set page(width: 90mm, height: auto, margin: (x: 4.2mm, y: 6mm))
#set text(
  font: "DejaVu Sans Mono", fallback: false, size: 8pt, lang: slip.language,
  hyphenate: false, ligatures: false, top-edge: "ascender", bottom-edge: "descender",
)
#set par(leading: 0pt, spacing: 0pt)
#set block(spacing: 0pt, breakable: false)

#let printed-line(item) = {
  set align((left: left, centre: center, right: right).at(item.align) + horizon)
  set text(size: item.height * 1em, weight: if item.bold { "bold" } else { "regular" })
  scale(x: item.width * 100% / item.height, reflow: true, box(item.text))
}

#let rule(item) = {
  set align(horizon)
  line(length: 100%, stroke: 0.6pt)
  if item.double { v(1.4pt) + line(length: 100%, stroke: 0.6pt) }
}

#let code(item) = {
  set align(center + horizon)
  image(
    bytes(item.drawing), format: "svg", fit: "stretch", alt: item.data,
    width: micrometres(item.drawing_width_um), height: micrometres(item.drawing_height_um),
  )
  if item.text_below { v(1mm) + item.data }
}

#let picture(item) = {
  set align(center + horizon)
  image(
    bytes(item.drawing), format: "svg", fit: "stretch", alt: "",
    width: micrometres(item.drawing_width_um), height: micrometres(item.drawing_height_um),
  )
}

#for (number, items) in slip.pages.enumerate() {
  if number > 0 { pagebreak() }
  for item in items {
    block(width: 100%, height: micrometres(item.height_um), {
      if item.kind == "line" { printed-line(item) }
      if item.kind == "rule" { rule(item) }
      if item.kind == "code" { code(item) }
      if item.kind == "picture" { picture(item) }
    })
  }
}
"""

_FONTS = typst.Fonts(include_system_fonts=False)

_Item = dict[str, str | int]


def compiler(slip: Slip) -> typst.Compiler:
    """Return typst with the slip's page in it, ready to be made into a PDF or a picture."""
    printed = printed_lines(slip.rows, COLUMNS, lambda text: spell(text, page_has))
    content = {
        "title": _title(slip),
        "language": slip.language,
        "pages": _pages([_item(one) for one in printed]),
    }
    return typst.Compiler(
        TEMPLATE.encode(),
        font_paths=_FONTS,
        ignore_system_fonts=True,
        sys_inputs={"slip": json.dumps(content)},
    )


def _title(slip: Slip) -> str:
    """Return the first label, or else the first text: what a reader would call the document."""
    texts = [row for row in slip.rows if isinstance(row, Text)]
    chosen = next((row for row in texts if row.role is Role.LABEL), texts[0] if texts else None)
    return spell(chosen.text, page_has) if chosen else slip.kind.value


def _pages(items: Sequence[_Item]) -> list[list[_Item]]:
    """Return the items in pages of at most `PAGE_LIMIT_UM`; one empty page for an empty slip."""
    pages: list[list[_Item]] = [[]]
    height_um = 0
    for item in items:
        item_um = int(item["height_um"])
        if height_um + item_um > PAGE_LIMIT_UM:
            pages.append([])
            height_um = 0
        pages[-1].append(item)
        height_um += item_um
    return pages


def _item(printed: Printed) -> _Item:
    match printed:
        case Line():
            return {
                "kind": "line",
                "height_um": printed.height * LINE_HEIGHT_UM,
                "text": printed.text,
                "align": printed.align.value,
                "width": printed.width,
                "height": printed.height,
                "bold": printed.bold,
            }
        case Rule():
            double = printed.stroke is Stroke.DOUBLE
            return {"kind": "rule", "height_um": LINE_HEIGHT_UM, "double": double}
        case Feed():
            return {"kind": "feed", "height_um": printed.lines * LINE_HEIGHT_UM}
        case QrCode():
            return _code_item(printed, QR_SIDE_UM, QR_SIDE_UM, text_below=False)
        case Barcode():
            width_um = min(len(dots_of(printed)[0]) * BAR_UM, BARCODE_LIMIT_UM)
            return _code_item(printed, width_um, BARCODE_HEIGHT_UM, text_below=True)
        case Picture(width_dots=width, height_dots=height):
            return {
                "kind": "picture",
                "height_um": height * DOT_UM,
                "drawing": _drawing(printed),
                "drawing_width_um": width * DOT_UM,
                "drawing_height_um": height * DOT_UM,
            }


def _code_item(code: QrCode | Barcode, width_um: int, height_um: int, *, text_below: bool) -> _Item:
    text_um = LINE_HEIGHT_UM + 1_000 if text_below else 0
    return {
        "kind": "code",
        "height_um": height_um + text_um + 2 * CODE_MARGIN_UM,
        "drawing": drawing_of(code),
        "drawing_width_um": width_um,
        "drawing_height_um": height_um,
        "data": code.data,
        "text_below": text_below,
    }


def _drawing(picture: Picture) -> str:
    """Return a picture as SVG, since typst takes what it is given as text."""
    width, height = picture.width_dots, picture.height_dots
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image href="{data_address_of(picture)}" width="{width}" height="{height}"/></svg>'
    )
