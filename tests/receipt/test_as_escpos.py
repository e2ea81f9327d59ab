"""A slip as printer bytes: the bytes vendors document, and what a printer that reads them would print."""

from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, strategies as st

from datakasse.receipt.formats import as_escpos
from datakasse.receipt.formats.printer_profile import PROFILES, DrawerPin, PrinterProfile
from datakasse.receipt.layout import (
    DEMANDED_LABELS,
    LONGEST_BARCODE,
    LONGEST_QR_CODE,
    Align,
    Barcode,
    Columns,
    Feed,
    QrCode,
    Row,
    Slip,
    SlipKind,
    Symbology,
    Text,
)
from lab.printer.paper import Cut, Modes, PaperReader, PrintedDots, PrintedLine, UnknownCommandError
from tests.receipt.conftest import Golden
from tests.receipt.shop_slips import LABELLED_KINDS, TERMINAL_REFERENCE, sales_receipt, slip_of

EPSON = PROFILES["epson_80"]
every_printer = pytest.mark.parametrize("printer", PROFILES.values(), ids=list(PROFILES))


def slip(*rows: Row) -> Slip:
    return Slip(SlipKind.DRAWER, "nb", rows)


def printed(*rows: Row, printer: PrinterProfile = EPSON) -> list[PrintedLine]:
    """The lines of text a printer would put on paper."""
    marks = PaperReader().read(as_escpos.render(slip(*rows), printer)).marks
    return [mark for mark in marks if isinstance(mark, PrintedLine)]


def command(escpos_bytes: dict[str, Any], name: str) -> bytes:
    (documented,) = (value for key, value in escpos_bytes["commands"].items() if key.startswith(name))
    return bytes.fromhex(documented.split("/")[0])


# ── the bytes themselves ─────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-3-a")
@pytest.mark.parametrize("name", ["epson_80", "epson_58", "generic_865"])
def test_a_sales_receipt_is_as_it_was(golden: Golden, name: str) -> None:
    made = as_escpos.render(sales_receipt(), PROFILES[name], open_drawer=DrawerPin.PIN_2)
    golden(f"sales_receipt.{name}.escpos", made)


@pytest.mark.parametrize(
    ("case", "rows", "holds"),
    [
        ("it begins with a printer that forgets", (), "initialise"),
        ("1252", (), "code page WPC1252"),
        ("bold", (Text("a", bold=True),), "bold on"),
        ("double width and height", (Text("a", size=2),), "double width and height (GS !"),
        ("double height where the width is too little", (Text("a" * 30, size=2),), "double height only"),
        ("back to normal", (Text("a", size=2), Text("b")), "normal size"),
        ("centre", (Text("a", Align.CENTRE),), "align left, centre, right"),
        ("feed", (Feed(4),), "feed n lines"),
        ("cut", (), "feed to cutter and partial cut"),
        ("barcode", (Barcode("703801000110", Symbology.EAN_13),), "EAN-13 below text"),
    ],
)
def test_commands_are_those_that_are_documented(
    escpos_bytes: dict[str, Any], case: str, rows: tuple[Row, ...], holds: str
) -> None:
    made = as_escpos.render(slip(*rows), EPSON)
    if holds.startswith("align"):
        wanted = bytes.fromhex(escpos_bytes["commands"]["align left, centre, right (ESC a)"].split("/")[1])
    else:
        wanted = command(escpos_bytes, holds)
    assert wanted in made, case
    assert made.startswith(command(escpos_bytes, "initialise"))
    assert made.endswith(command(escpos_bytes, "feed to cutter and partial cut"))


@pytest.mark.parametrize(
    ("printer", "page"),
    [
        ("epson_80", "WPC1252"),
        ("epson_80_42", "WPC1252"),
        ("epson_58", "WPC1252"),
        ("generic_858", "PC858"),
        ("generic_58", "PC858"),
        ("generic_865", "PC865"),
    ],
)
def test_page_and_letters_agree(escpos_bytes: dict[str, Any], printer: str, page: str) -> None:
    text = escpos_bytes["text"]["string"]
    made = as_escpos.render(slip(Text(text)), PROFILES[printer])
    assert command(escpos_bytes, f"code page {page}") + bytes.fromhex(escpos_bytes["text"][page]) in made


@pytest.mark.law("KSF-2-2-a")
@pytest.mark.parametrize(
    ("pin", "documented"), [(DrawerPin.PIN_2, "drawer pin 2, 100 ms on"), (DrawerPin.PIN_5, "drawer pin 5")]
)
def test_the_drawer_opens_before_the_receipt_is_printed(
    escpos_bytes: dict[str, Any], pin: DrawerPin, documented: str
) -> None:
    kick = command(escpos_bytes, documented)
    assert as_escpos.render(sales_receipt(), EPSON, open_drawer=pin).startswith(b"\x1b\x40" + kick)
    assert as_escpos.render_drawer_kick(EPSON, pin) == b"\x1b\x40" + kick


@pytest.mark.law("KSF-2-2-a")
@every_printer
def test_no_drawer_opens_unasked(printer: PrinterProfile) -> None:
    assert PaperReader().read(as_escpos.render(sales_receipt(), printer)).drawer_kicks == []


def test_a_qr_code_is_what_is_documented(escpos_bytes: dict[str, Any]) -> None:
    made = as_escpos.render(slip(QrCode(escpos_bytes["qr"]["data"])), EPSON)
    assert bytes.fromhex(escpos_bytes["qr"]["bytes"]) in made


def test_a_picture_is_what_is_documented(escpos_bytes: dict[str, Any]) -> None:
    rows = (bytes([1] * 16), bytes([1] * 8 + [0] * 8))
    assert as_escpos.raster(rows) == bytes.fromhex(escpos_bytes["raster"]["bytes"])


def test_a_tall_picture_goes_in_strips() -> None:
    strips = PaperReader().read(as_escpos.raster((bytes([1] * 8),) * 120)).marks
    assert [len(strip.rows) for strip in strips if isinstance(strip, PrintedDots)] == [48, 48, 24]


# ── what it prints ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-7-1", "KSF-2-8-8-1")
@every_printer
@pytest.mark.parametrize("kind", LABELLED_KINDS)
def test_labels_are_half_as_high_again_as_anything_else(kind: SlipKind, printer: PrinterProfile) -> None:
    """Read back from `GS ! n`, on every paper: the label is there word for word, and large."""
    marks = PaperReader().read(as_escpos.render(slip_of(kind), printer)).marks
    lines = [mark for mark in marks if isinstance(mark, PrintedLine)][4:]
    runs = {large: list(run) for large, run in groupby(lines, key=lambda line: line.modes.height >= 2)}
    words = " ".join(line.text for line in runs[True]).replace(" - ", " – ")
    assert words == DEMANDED_LABELS[kind].nb
    assert any("Sum" in line.text for line in runs[False])
    smallest_label = min(line.modes.height for line in runs[True])
    assert 2 * smallest_label >= 3 * max(line.modes.height for line in runs[False])


@every_printer
def test_a_receipt_fits_the_paper_and_ends_in_a_cut_where_there_is_a_cutter(
    printer: PrinterProfile,
) -> None:
    marks = PaperReader().read(as_escpos.render(sales_receipt(), printer)).marks
    for mark in marks:
        match mark:
            case PrintedLine():
                assert len(mark.text) * mark.modes.width <= printer.columns
            case PrintedDots():
                assert len(mark.rows[0]) <= printer.dots
            case Cut():
                assert mark is marks[-1]
    assert isinstance(marks[-1], Cut) is (printer.name != "generic_58")


@every_printer
def test_the_terminal_reference_is_on_every_paper(printer: PrinterProfile) -> None:
    lines = printed(*sales_receipt().rows, printer=printer)
    assert TERMINAL_REFERENCE in " ".join(" ".join(line.text for line in lines).split())


@every_printer
@given(name=st.text(max_size=120), amount=st.text(max_size=30))
def test_no_name_is_a_command(printer: PrinterProfile, name: str, amount: str) -> None:
    """A printer that stops at any byte it does not know prints what anybody called an article."""
    rows = (Text(name, bold=True, size=2), Columns(name, amount))
    printer_that_read_it = PaperReader().read(as_escpos.render(slip(*rows), printer))
    assert printer_that_read_it.drawer_kicks == []
    lines = [mark for mark in printer_that_read_it.marks if isinstance(mark, PrintedLine)]
    assert all(len(line.text) * line.modes.width <= printer.columns for line in lines)


@pytest.mark.parametrize("stray", [b"\x1b\x70\x00\x32\x32", b"\x10\x14\x01\x00\x02", b"\x1d\x21\x77", b"\r"])
def test_a_command_in_a_name_is_printed_not_obeyed(stray: bytes) -> None:
    """The control experiment: sent as they are, the same bytes do something else than print."""
    name = "Brød" + stray.decode("latin-1")
    (line,) = printed(Text(name))
    assert line == PrintedLine("Brød" + "".join(c if c.isprintable() else "?" for c in name[4:]), Modes())
    try:
        obeying = PaperReader().read(EPSON.page + name.encode("latin-1") + b"\n")
    except UnknownCommandError:
        return
    assert obeying.drawer_kicks or obeying.marks != [line]


@every_printer
@pytest.mark.parametrize(
    "code",
    [
        QrCode("https://kasse.example.no/k/1-000042"),
        QrCode("a" * LONGEST_QR_CODE),
        Barcode("1-000042"),
        Barcode("{A}{B}"),
        Barcode("K" * LONGEST_BARCODE),
        Barcode("703801000110", Symbology.EAN_13),
    ],
    ids=lambda code: f"{type(code).__name__} {code.data[:12]}",
)
def test_codes_fit_every_paper(printer: PrinterProfile, code: QrCode | Barcode) -> None:
    """With their light margins: without those a scanner finds nothing."""
    marks = PaperReader().read(as_escpos.render(slip(code), printer)).marks
    dots = [mark for mark in marks if isinstance(mark, PrintedDots)]
    assert dots
    assert all(mark.align == 1 and len(mark.rows[0]) + 16 <= printer.dots for mark in dots)
    if isinstance(code, QrCode):
        top_row = dots[0].rows[0]
        finder_dots = top_row.index(0)  # Seven modules; the light margin is four on each side.
        assert len(top_row) + 8 * finder_dots // 7 <= printer.dots
    if isinstance(code, Barcode):
        assert any(code.data in mark.text for mark in marks if isinstance(mark, PrintedLine))
