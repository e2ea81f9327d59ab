"""A shop's mark stands on its sales receipts and on no other paper, on every way that a receipt goes."""

from dataclasses import replace
from io import BytesIO

import msgspec
import pytest
from PIL import Image

from datakasse.receipt.formats import as_drawing, as_escpos, as_html, as_mail, as_pdf, as_picture, as_text
from datakasse.receipt.formats.lines import Line
from datakasse.receipt.formats.picture_file import png_of
from datakasse.receipt.formats.printed_paper import Cut, Dots, Mark, printed_paper
from datakasse.receipt.formats.printer_profile import PROFILES, PrinterProfile
from datakasse.receipt.layout import Align, Picture, Slip, Text
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.slips.copy_slip import copy_slip
from datakasse.receipt.slips.outline_slip import outline_slip
from datakasse.receipt.slips.provisional_slip import provisional_slip
from datakasse.receipt.slips.sale_slip import sale_slip
from datakasse.receipt.words.wording import Label
from datakasse.trade.shop.receipt_logo import LOGO_WIDTH_MAX_DOTS, ReceiptLogo
from lab.printer import paper as lab
from tests.receipt.conftest import Golden
from tests.receipt.shop_papers import COMPLETED, MORNING, PAPERS, day, letterhead, paper, particulars_of
from tests.receipt.shop_slips import sales_receipt

every_printer = pytest.mark.parametrize("printer", PROFILES.values(), ids=list(PROFILES))


def ring(side: int = 96) -> ReceiptLogo:
    """A ring, which no rotation or mirror image changes but every lost row does."""
    half = side / 2 - 0.5

    def is_black(x: int, y: int) -> bool:
        return (half * 0.6) ** 2 < (x - half) ** 2 + (y - half) ** 2 < half**2

    rows = ([is_black(x, y) for x in range(side)] for y in range(side))
    return ReceiptLogo(side, side, b"".join(as_escpos.packed(bytes(row)) for row in rows))


def with_logo(*, demonstration: bool = False) -> Letterhead:
    plain = letterhead(demonstration=demonstration)
    return replace(plain, location=msgspec.structs.replace(plain.location, receipt_logo=ring()))


def sold() -> Slip:
    """The receipt of a sale in a shop with a mark."""
    record = day()[1]["sales"]
    return sale_slip(record, with_logo(), particulars_of(record))


def pictures(slip: Slip) -> list[Picture]:
    return [row for row in slip.rows if isinstance(row, Picture)]


# ── where it stands ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-4-1")
@pytest.mark.parametrize("name", COMPLETED)
def test_only_a_sales_receipt_has_it_and_says_all_that_it_said(name: str) -> None:
    record = day()[1][name]
    plain = sale_slip(record, letterhead(), particulars_of(record))
    marked = sale_slip(record, with_logo(), particulars_of(record))
    is_sale = marked.kind.value == "sales"
    assert len(pictures(marked)) == is_sale
    assert as_text.render(marked) == as_text.render(plain)
    copied = copy_slip(record, with_logo(), particulars_of(record))
    assert pictures(copied) == []


@pytest.mark.law("KSF-2-8-6-1")
def test_a_bill_has_none() -> None:
    assert pictures(provisional_slip(day()[1]["provisional"], with_logo(), {})) == []


@pytest.mark.law("KSL-7")
def test_what_an_undeclared_build_says_still_stands_first() -> None:
    record = day()[1]["sales"]
    rows = sale_slip(record, with_logo(demonstration=True), particulars_of(record)).rows
    assert isinstance(rows[0], Text)
    assert rows[0].text == Label.DEMONSTRATION.nb
    assert isinstance(rows[2], Picture)


# ── the printer's bytes ──────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-3-a")
@pytest.mark.parametrize("name", ["epson_80", "generic_58"])
def test_a_receipt_with_a_mark_is_as_it_was(golden: Golden, name: str) -> None:
    golden(f"logo_receipt.{name}.escpos", as_escpos.render(sold(), PROFILES[name]))


@every_printer
def test_every_printer_sets_the_dots_in_the_middle(printer: PrinterProfile) -> None:
    marks = lab.PaperReader().read(as_escpos.render(sold(), printer)).marks
    strips = [mark for mark in marks if isinstance(mark, lab.PrintedDots) and mark.align == 1]
    rows = [row for strip in strips for row in strip.rows]
    assert b"".join(map(as_escpos.packed, rows[: ring().height_dots])) == ring().bits


def test_the_widest_mark_fits_the_narrowest_paper() -> None:
    assert min(profile.dots for profile in PROFILES.values()) >= LOGO_WIDTH_MAX_DOTS


def test_a_printer_that_sets_no_dots_gets_none() -> None:
    record = day()[1]["sales"]
    profile = replace(PROFILES["epson_80"], draws_pictures=False)
    plain = as_escpos.render(sale_slip(record, letterhead(), particulars_of(record)), profile)
    without = as_escpos.render(sold(), profile)
    assert b"\x1d\x76\x30" not in without
    assert without == plain


# ── what the office shows ────────────────────────────────────────────────────────────────────────


ALIGNS = [Align.LEFT, Align.CENTRE, Align.RIGHT]


def told_by_lab(mark: lab.Mark) -> object:
    """What the lab's printer put on the paper, in plain values; an empty line looks like nothing."""
    match mark:
        case lab.PrintedLine(text=text, modes=modes):
            return (text, modes.align, modes.bold, modes.width, modes.height) if text else ""
        case lab.PrintedDots(rows=rows, align=align):
            return tuple(map(as_escpos.packed, rows)), align
        case lab.Cut():
            return "cut"


def told_by_us(mark: Mark) -> object:
    """The same of our own reader."""
    match mark:
        case Line(text=text, align=align, bold=bold, width=width, height=height):
            return (text, ALIGNS.index(align), bold, width, height) if text else ""
        case Dots(picture=picture, align=align):
            return picture.rows, ALIGNS.index(align)
        case Cut():
            return "cut"


@every_printer
def test_what_is_shown_is_what_another_reader_of_the_same_bytes_sees(printer: PrinterProfile) -> None:
    slips = [sales_receipt(), sold(), outline_slip(with_logo()), *(paper(name) for name in PAPERS)]
    for slip in slips:
        job = as_escpos.render(slip, printer)
        seen = [told_by_lab(mark) for mark in lab.PaperReader().read(job).marks]
        assert [told_by_us(mark) for mark in printed_paper(job)] == seen


@pytest.mark.parametrize(
    "job", [b"\x1b\x40\x1b\x42\x05\n", b"\x1b\x40\x1d\x76\x30\x00\x01\x00\x09\x00\xff", b"\x1b\x40abc"]
)
def test_bytes_that_are_not_ours_are_a_fault(job: bytes) -> None:
    with pytest.raises(ValueError, match=r"command|not found"):
        printed_paper(job)


def test_a_drawing_holds_the_paper_and_nothing_that_runs() -> None:
    shown = as_drawing.render(outline_slip(with_logo()), PROFILES["epson_58"])
    assert shown.drawing.startswith("<svg ")
    assert Label.SALES_RECEIPT.nb in shown.text
    assert 'width="432"' in shown.drawing
    assert "data:image/png;base64," in shown.drawing
    named = as_drawing.render(
        Slip(sold().kind, "nb", (*sold().rows, Text("<script>&"))), PROFILES["epson_80"]
    )
    assert "<script" not in named.drawing
    assert "&lt;script&gt;&amp;" in named.drawing


# ── the other ways ───────────────────────────────────────────────────────────────────────────────


def test_a_png_has_the_same_dots() -> None:
    logo = ring(91)
    opened = Image.open(BytesIO(png_of(Picture(logo.width_dots, logo.height_dots, logo.bits))))
    assert (opened.size, opened.mode) == ((91, 91), "1")
    rows = [bytes(0 if opened.getpixel((x, y)) else 1 for x in range(91)) for y in range(91)]
    assert b"".join(map(as_escpos.packed, rows)) == logo.bits


def test_page_and_pdf_show_it_and_a_mail_leaves_it_out() -> None:
    html = as_html.render(sold())
    assert html.count("<img ") == 1
    assert as_pdf.render(sold(), MORNING).startswith(b"%PDF")
    mail = as_mail.render(
        sold(), MORNING, subject="Kvittering", shop="Bakeriet", sender="a@b.no", recipient="c@d.no", key="1"
    )
    page = mail.get_body(("html",))
    assert page is not None
    assert "<img" not in page.get_content()


def test_a_picture_of_the_receipt_is_higher_by_the_mark_and_black_where_it_is() -> None:
    record = day()[1]["sales"]
    (plain,) = as_picture.render(sale_slip(record, letterhead(), particulars_of(record)))
    (marked,) = as_picture.render(sold())
    before, after = Image.open(BytesIO(plain)).convert("L"), Image.open(BytesIO(marked)).convert("L")
    assert after.height - before.height >= ring().height_dots
    middle = after.crop((after.width // 2 - 60, 40, after.width // 2 + 60, 60 + ring().height_dots))
    black = sum(1 for value in middle.tobytes() if value < 128)
    wanted = sum(byte.bit_count() for byte in ring().bits)
    assert abs(black - wanted) < wanted // 5
