"""A slip as PDF and as picture: the same page, to be kept and to be looked at."""

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageOps

from datakasse.receipt.formats import as_pdf, as_picture
from datakasse.receipt.formats.page import COLUMNS
from datakasse.receipt.layout import Barcode, Columns, QrCode, Row, Slip, SlipKind, Text
from datakasse.receipt.words.letters import page_has
from tests.receipt.shop_slips import LABELLED_KINDS, sales_receipt, slip_of

MOMENT = datetime(2026, 11, 23, 13, 5, 9, tzinfo=UTC)
DOTS_PER_COLUMN = 13.5
"""The font is 8 pt and its characters 0.602 of that; 203 dots an inch."""


def slip(*rows: Row) -> Slip:
    return Slip(SlipKind.DRAWER, "nb", rows)


def picture(of: Slip) -> Image.Image:
    (png,) = as_picture.render(of)
    return Image.open(BytesIO(png)).convert("L")


def ink(of: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not white."""
    box = ImageOps.invert(of).getbbox()
    assert box is not None
    return box


def bands(of: Image.Image) -> list[tuple[int, int]]:
    """Top and bottom of each line of text: runs of rows with ink in them."""
    inked = [of.crop((0, row, of.width, row + 1)).getextrema()[0] for row in range(of.height)]
    found: list[tuple[int, int]] = []
    for row, darkest in enumerate(inked):
        if isinstance(darkest, int | float) and darkest < 128:
            begins = found.pop()[0] if found and found[-1][1] == row else row
            found.append((begins, row + 1))
    return found


def streams(pdf: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            yield match[1]


# ── sizes ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-7-1", "KSF-2-8-8-1")
@pytest.mark.parametrize("kind", LABELLED_KINDS)
def test_labels_are_half_as_high_again_as_amounts_measured_in_dots(kind: SlipKind) -> None:
    """The lowest line of the label may be mere capitals; a line of amounts has commas below the line."""
    rows = slip_of(kind).rows
    label, amounts = rows[4], [row for row in rows[5:] if isinstance(row, Columns)]
    label_dots = min(bottom - top for top, bottom in bands(picture(slip(label))))
    (top, bottom), *_ = bands(picture(slip(*amounts[-2:])))
    assert 2 * label_dots >= 3 * (bottom - top)


@pytest.mark.law("KSF-2-8-6-1")
@pytest.mark.parametrize("kind", LABELLED_KINDS)
def test_a_pdf_sets_labels_in_twice_the_size(kind: SlipKind) -> None:
    sizes = {size for stream in streams(as_pdf.render(slip_of(kind), MOMENT)) for size in font_sizes(stream)}
    assert sizes == {8, 16}


def font_sizes(stream: bytes) -> set[int]:
    return {int(size) for size in re.findall(rb"/f\d+ (\d+) Tf", stream)}


def test_a_full_line_is_as_wide_as_the_rules() -> None:
    left, _, right, _ = ink(picture(slip(Text("M" * COLUMNS))))
    assert abs((right - left) - COLUMNS * DOTS_PER_COLUMN) < DOTS_PER_COLUMN


def test_a_text_set_narrower_keeps_its_height() -> None:
    """A word too long at double width is printed high and narrow, as on a receipt printer."""
    wide, narrow = (ink(picture(slip(Text("M" * length, size=2)))) for length in (COLUMNS // 2, COLUMNS))
    assert abs((wide[3] - wide[1]) - (narrow[3] - narrow[1])) <= 1
    assert abs((wide[2] - wide[0]) - (narrow[2] - narrow[0])) <= DOTS_PER_COLUMN


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────


def test_a_pdf_is_made_for_archives() -> None:
    """PDF/A-2u: fonts inside and every letter known by its Unicode, to be read and searched in ten years."""
    pdf = as_pdf.render(sales_receipt(), MOMENT)
    said = b"".join(streams(pdf))
    assert b"<pdfaid:part>2</pdfaid:part>" in said
    assert b"<pdfaid:conformance>U</pdfaid:conformance>" in said
    assert b"/Lang(nb)" in pdf
    assert b"Salgskvittering" in said


def test_a_pdf_is_dated_when_its_document_was_made_and_repeats() -> None:
    in_norway = MOMENT.astimezone(timezone(timedelta(hours=1))) + timedelta(microseconds=7)
    pdf = as_pdf.render(sales_receipt(), in_norway)
    assert pdf == as_pdf.render(sales_receipt(), MOMENT)
    assert pdf != as_pdf.render(sales_receipt(), MOMENT + timedelta(seconds=1))
    assert b"2026-11-23T13:05:09+00:00" in b"".join(streams(pdf))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        as_pdf.render(sales_receipt(), datetime(2026, 11, 23))  # noqa: DTZ001


def test_a_picture_repeats() -> None:
    assert as_picture.render(sales_receipt()) == as_picture.render(sales_receipt())


def test_codes_in_a_picture_can_be_read() -> None:
    read = {found.text: found.format for found in zxingcpp.read_barcodes(picture(sales_receipt()))}
    assert read == {
        "https://kasse.example.no/k/1-000042": zxingcpp.BarcodeFormat.QRCode,
        "1-000042": zxingcpp.BarcodeFormat.Code128,
    }


@pytest.mark.parametrize("code", [QrCode("a" * 300), Barcode("K" * 20)], ids=["QR code", "barcode"])
def test_the_longest_codes_can_be_read_too(code: QrCode | Barcode) -> None:
    assert [found.text for found in zxingcpp.read_barcodes(picture(slip(code)))] == [code.data]


# ── names from outside ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        '#read("/etc/passwd")',
        "#pagebreak()",
        '#import "@preview/a:1.0.0"',
        "*fet* _skrå_",
        "$ x^2 $",
        "// borte",
        "/* borte */",
        "= Overskrift",
        "- punkt",
        "<merke> @merke",
        "a\\ b ~ c -- d ... e",
        '"; panic("x',
        "}) #panic()",
    ],
)
def test_a_name_is_never_code(name: str) -> None:
    """Every character of it stands on the paper, in one line on one page."""
    only_line = picture(slip(Text(name)))
    left, _, right, _ = ink(only_line)
    assert abs((right - left) - len(name) * DOTS_PER_COLUMN) < 2 * DOTS_PER_COLUMN
    assert len({top for top, _ in bands(only_line)}) <= 2
    assert only_line.size == picture(slip(Text("a"))).size


@settings(max_examples=30)
@given(name=st.text(max_size=80))
def test_any_name_makes_a_pdf(name: str) -> None:
    """The archive format refuses a letter its font lacks, so none may get there."""
    assert as_pdf.render(slip(Text(name), Columns(name, "1,00")), MOMENT).startswith(b"%PDF-1.7")


def test_every_letter_a_page_claims_to_have_is_in_its_font() -> None:
    letters = [chr(code) for code in range(0x3000) if page_has(chr(code))]
    rows = tuple(Text("".join(letters[at : at + COLUMNS])) for at in range(0, len(letters), COLUMNS))
    assert as_pdf.render(slip(*rows), MOMENT)


# ── length ───────────────────────────────────────────────────────────────────────────────────────


def test_a_page_is_as_high_as_its_slip() -> None:
    heights = [picture(slip(*[Text("a")] * lines)).height for lines in (10, 20, 30)]
    assert heights[1] - heights[0] == pytest.approx(heights[2] - heights[1], abs=1)


def test_a_long_journal_goes_over_several_pages() -> None:
    """A PDF page may be five metres, a picture in a browser hardly two and a half."""
    journal = Slip(SlipKind.JOURNAL, "nb", (Text("Kanelbolle"),) * 1_200)
    pictures = [Image.open(BytesIO(png)) for png in as_picture.render(journal)]
    assert len(pictures) == 3
    assert all(png.height < 16_384 for png in pictures)
    pdf = as_pdf.render(journal, MOMENT)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 3


def test_an_empty_slip_is_an_empty_page() -> None:
    assert picture(slip()).getextrema() == (255, 255)
