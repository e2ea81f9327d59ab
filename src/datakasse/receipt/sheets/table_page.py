"""
A table on A4 pages as PDF/A-2u: what an accountant files, with its heading on every page.

As with the narrow page (`page.py`) the template is constant and the table goes in beside it as JSON: there is
nothing to escape and no name can become code. Nothing is read from the machine.
"""

import json
from datetime import UTC, datetime
from typing import Final

import msgspec
import typst

from datakasse.receipt.words.letters import page_has, spell

TEMPLATE: Final = """\
#let table-page = json(bytes(sys.inputs.page))

#set document(title: table-page.title, date: auto)
#set text(
  font: "DejaVu Sans Mono", fallback: false, size: 7pt, lang: "nb", hyphenate: false, ligatures: false,
)
#set page(
  paper: "a4", flipped: true, margin: (x: 12mm, top: 14mm, bottom: 16mm),
  footer: context [#table-page.footer #h(1fr) #counter(page).display("1 / 1", both: true)],
)
#set par(leading: 0.5em)

= #text(size: 11pt, table-page.title)
#v(2mm)
#for line in table-page.about { block(spacing: 1.4mm, line) }
#v(3mm)

#let cells(row, bold) = row.map(cell => if bold { strong(cell) } else { cell })
#table(
  columns: table-page.widths.map(width => if width == 0 { auto } else { width * 1fr }),
  align: table-page.numbers.map(is-number => if is-number { right } else { left }),
  stroke: (x: none, y: 0.3pt + luma(150)),
  inset: (x: 1.2mm, y: 1.1mm),
  table.header(..cells(table-page.header, true)),
  ..table-page.rows.map(row => cells(row, false)).flatten(),
  ..table-page.sums.map(row => cells(row, true)).flatten(),
)
"""

_FONTS: Final = typst.Fonts(include_system_fonts=False)


class TablePage(msgspec.Struct, frozen=True):
    """
    A table and what stands around it.

    Attributes:
        title: Heading of the document.
        about: Lines below it: whose it is, which days.
        header: Heading of each column.
        numbers: Which columns are figures, and stand to the right.
        widths: Share of the room that a column takes; 0 for what it needs.
        rows: Cells, as many in each row as there are columns.
        sums: Rows of sums, in bold.
        footer: At the foot of each page.
    """

    title: str
    about: tuple[str, ...]
    header: tuple[str, ...]
    numbers: tuple[bool, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[tuple[str, ...], ...] = ()
    footer: str = ""

    def __post_init__(self) -> None:
        columns = len(self.header)
        if any(len(row) != columns for row in (self.numbers, self.widths, *self.rows, *self.sums)):
            raise ValueError(f"a table of {columns} columns has a row of another length")


def render_table(page: TablePage, moment: datetime) -> bytes:
    """
    Return the table as PDF/A-2u.

    Args:
        page: What is shown.
        moment: When the document was made; becomes the PDF's creation date.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone could be any hour")
    content = {
        "title": _spelt(page.title),
        "about": [_spelt(line) for line in page.about],
        "header": [_spelt(cell) for cell in page.header],
        "numbers": page.numbers,
        "widths": page.widths,
        "rows": [[_spelt(cell) for cell in row] for row in page.rows],
        "sums": [[_spelt(cell) for cell in row] for row in page.sums],
        "footer": _spelt(page.footer),
    }
    made = typst.Compiler(
        TEMPLATE.encode(),
        font_paths=_FONTS,
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(content)},
    ).compile(format="pdf", pdf_standards="a-2u", timestamp=moment.astimezone(UTC).replace(microsecond=0))
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF, however many pages")
    return made


def _spelt(text: str) -> str:
    """Return a text with only such signs as the page has letters for."""
    return spell(text, page_has)
