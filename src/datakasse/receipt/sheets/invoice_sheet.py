"""
An invoice on A4 as PDF/A-2u: who to, what for, how much, and how to pay it, where one looks for it.

The buyer's address stands in the window of an envelope (C5/6, NS 4124). As with the other pages the template
is constant and the document goes in beside it as JSON: there is nothing to escape and no name can become
code. Nothing is read from the machine.
"""

import json
from datetime import UTC, datetime
from typing import Final, Union

import msgspec
import typst

from datakasse.receipt.sheets.invoice_page import InvoicePage
from datakasse.receipt.words.letters import page_has, spell

TEMPLATE: Final = """\
#let invoice = json(bytes(sys.inputs.invoice))
#let quiet = luma(90)

#set document(title: invoice.called + " " + invoice.number, date: auto)
#set text(
  font: ("Libertinus Serif", "DejaVu Sans Mono"), fallback: false, size: 10pt, lang: "nb",
  hyphenate: false, ligatures: false, number-width: "tabular",
)
#set page(
  paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context text(size: 8pt, fill: quiet)[
    #invoice.footer #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#set par(leading: 0.45em, spacing: 0.45em)
#set table(stroke: none, inset: (x: 0mm, y: 1.1mm))

#let pairs(rows, gap) = grid(
  columns: (auto, auto), column-gutter: gap, row-gutter: 1.9mm,
  ..rows.map(((called, said)) => (text(fill: quiet, called), said)).flatten(),
)

#grid(
  columns: (1fr, auto),
  {
    text(size: 15pt, weight: "bold", invoice.seller.first())
    v(0.5mm)
    invoice.seller.slice(1).join(linebreak())
  },
  align(right)[#text(size: 22pt)[#invoice.called] #linebreak() #text(size: 13pt)[#invoice.number]],
)

#place(top + left, dy: 32mm, block(width: 85mm, invoice.buyer.join(linebreak())))
#place(top + right, dy: 32mm, block(width: 72mm, align(left, pairs(invoice.facts, 5mm))))
#v(calc.max(5, calc.max(invoice.buyer.len(), invoice.facts.len())) * 5.4mm + 12mm)

#let small(it) = text(size: 8pt, fill: quiet, it)
#table(
  columns: (1fr, auto, auto, auto, auto), column-gutter: 5mm,
  align: (left, right, right, right, right),
  table.header(
    ..("Vare", "Antall", "Pris uten mva", "Mva", "Beløp uten mva").map(small),
    table.hline(stroke: 0.8pt),
  ),
  ..invoice.lines.map(line => (
    [#line.name #linebreak() #small(line.article + if line.note != "" { " · " + line.note })],
    line.quantity, line.price, line.vat, line.amount,
  )).flatten(),
  table.hline(stroke: 0.8pt),
)
#v(3mm)

#block(breakable: false, width: 100%, {
  grid(
    columns: (1fr, 78mm), column-gutter: 8mm,
    table(
      columns: (auto, auto, auto), column-gutter: 6mm, align: (left, right, right),
      ..("", "Grunnlag", "Mva").map(small),
      ..invoice.vat.map(row => (row.called, row.net, row.vat)).flatten(),
    ),
    {
      table(
        columns: (1fr, auto), align: (left, right),
        ..invoice.sums.flatten(),
        table.hline(stroke: 0.4pt),
        ..invoice.total.map(part => pad(top: 1mm, text(size: 14pt, weight: "bold", part))),
      )
    },
  )
  if invoice.payment.len() > 0 {
    v(8mm)
    block(
      width: 100%, stroke: 0.8pt, inset: 4mm, radius: 1mm,
      grid(
        columns: (1fr,) * invoice.payment.len(), column-gutter: 4mm,
        ..invoice.payment.map(((called, said)) => stack(
          spacing: 1.8mm, small(called), text(size: 11.5pt, weight: "bold", said),
        )),
      ),
    )
  }
})
"""

_Texts = Union[str, "list[_Texts]", "dict[str, _Texts]"]

_FONTS: Final = typst.Fonts(include_system_fonts=False)


def render_invoice(page: InvoicePage, moment: datetime) -> bytes:
    """
    Return the document as PDF/A-2u.

    Args:
        page: What it says.
        moment: When the document was made; becomes the PDF's creation date.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone could be any hour")
    made = compiler(page).compile(
        format="pdf", pdf_standards="a-2u", timestamp=moment.astimezone(UTC).replace(microsecond=0)
    )
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF, however many pages")
    return made


def compiler(page: InvoicePage) -> typst.Compiler:
    """Return what makes the pages."""
    return typst.Compiler(
        TEMPLATE.encode(),
        font_paths=_FONTS,
        ignore_system_fonts=True,
        sys_inputs={"invoice": json.dumps(_spelt(msgspec.to_builtins(page)))},
    )


def _spelt(said: _Texts) -> _Texts:
    """Return texts with only such signs as the page has letters for."""
    if isinstance(said, str):
        return spell(said, page_has)
    if isinstance(said, dict):
        return {name: _spelt(part) for name, part in said.items()}
    return [_spelt(part) for part in said]
