"""
A slip as a page that a phone shows, and that a mail carries: plain HTML, no scripts, nothing fetched.

The rows are those of every other paper, so nothing can be missing. Sizes are those of the slip: what is
size 2 there is twice the page's text here, in the same unit, so that a label is as much larger than the
amounts as the law wants, however large the reader's own text is.

Law: KSF-2-8-6-1, KSF-2-8-4-1; law.md 2.8 on the 50 % trap.
"""

from collections.abc import Iterable
from html import escape

from datakasse.receipt.formats.codes import outline_of
from datakasse.receipt.formats.picture_file import data_address_of
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
    Slip,
    Stroke,
    Table,
    Text,
)
from datakasse.receipt.words.wording import Label

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #ebe8e1; color: #1c2024;
  font: 1rem/1.45 -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1.25rem 2rem; background: #fff; }
p, h1, table, hr { margin: 0; }
main h1 + p, main p + p[lang] { margin-top: .6em; }
.row { overflow-wrap: anywhere; hyphens: auto; white-space: pre-wrap; }
.s2 { font-size: 2em; line-height: 1.15; }
.s3 { font-size: 3em; line-height: 1.1; }
.centre { text-align: center; }
.right { text-align: right; }
.bold { font-weight: 700; }
.pair { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; }
.pair span:last-child { margin-left: auto; text-align: right; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: right; font-weight: 600; }
td { text-align: right; }
th:first-child, td:first-child { text-align: left; font-weight: 400; }
tfoot td { font-weight: 700; }
hr { border: 0; border-top: 1px solid #8d8a82; margin: .6em 0; }
hr.double { border-top: 3px double #8d8a82; }
figure { margin: .8em 0; text-align: center; }
figure svg { display: block; margin: 0 auto; max-width: 100%; }
figure.bars svg { width: 16rem; height: 3rem; }
figure.qr svg { width: 9rem; height: 9rem; }
figure.qr figcaption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
main > img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { font-size: .8em; color: #565a5f; overflow-wrap: anywhere; }
nav { max-width: 26rem; margin: 0 auto; padding: 1rem 1.25rem 2rem; }
nav a { display: block; padding: .9rem; border-radius: .6rem; background: #0e5a50; color: #fff;
  text-align: center; font-weight: 600; text-decoration: none; }
nav p { margin-top: .8rem; color: #3d4145; }
a:focus-visible { outline: 3px solid #1d5fd1; outline-offset: 2px; }
@media print { nav { display: none; } body { background: #fff; } }
"""


def title_of(slip: Slip) -> str:
    """Return what a receipt is called: its labels, without the one about the register itself."""
    return " · ".join(row.text for row in slip.rows if isinstance(row, Text) and _names_receipt(row))


def _names_receipt(row: Text) -> bool:
    return row.role is Role.LABEL and row.text not in {Label.DEMONSTRATION.nb, Label.DEMONSTRATION.nn}


def render(slip: Slip, below: str = "") -> str:
    """
    Return the slip as a whole page.

    Args:
        slip: What is shown.
        below: HTML that stands under the receipt and is no part of it.
    """
    rows = "\n".join(_rows(slip.rows))
    language = "nn" if slip.language == "nn" else "nb"
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{escape(title_of(slip))}</title>
<link rel="icon" href="data:,">
<style>{STYLE}</style>
</head>
<body>
<main>
{rows}
</main>
{below}</body>
</html>
"""


def _rows(rows: Iterable[Row]) -> Iterable[str]:
    """Yield each row; what the receipt is called is the page's heading."""
    headed = False
    for row in rows:
        match row:
            case Text() if not headed and _names_receipt(row):
                headed = True
                yield f'<h1 class="{_classes(row)}">{escape(row.text)}</h1>'
            case Text():
                yield f'<p class="{_classes(row)}">{escape(row.text)}</p>'
            case Columns():
                yield _columns(row)
            case Table():
                yield _table(row)
            case Rule():
                yield '<hr class="double">' if row.stroke is Stroke.DOUBLE else "<hr>"
            case Feed():
                yield f'<div style="height: {row.lines}em"></div>'
            case QrCode() | Barcode():
                yield _code(row)
            case Picture(width_dots=width, height_dots=height):
                yield f'<img src="{data_address_of(row)}" width="{width}" height="{height}" alt="">'


def _classes(row: Text | Columns) -> str:
    words = ["row", f"s{row.size}"]
    if isinstance(row, Text) and row.align is not Align.LEFT:
        words.append(row.align.value)
    if row.bold:
        words.append("bold")
    if row.role is not Role.PLAIN:
        words.append(row.role.value)
    return " ".join(words)


def _columns(row: Columns) -> str:
    left, right = escape(row.left), escape(row.right)
    return f'<p class="{_classes(row)} pair"><span>{left}</span> <span>{right}</span></p>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in table.body)
    foot = f"<tfoot><tr>{_cells(table.foot)}</tr></tfoot>" if table.foot else ""
    shown = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}"
    return f'<table class="s1 {table.role.value}">{shown}</table>'


def _cells(row: Iterable[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in row)


def _code(code: QrCode | Barcode) -> str:
    """Return a code as a drawing with what it says below, which is what a reader reads aloud."""
    kind = "qr" if isinstance(code, QrCode) else "bars"
    width, height, path = outline_of(code)
    drawing = (
        f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" shape-rendering="crispEdges" '
        f'aria-hidden="true"><path d="{path}"/></svg>'
    )
    return f'<figure class="{kind}">{drawing}<figcaption>{escape(code.data)}</figcaption></figure>'
