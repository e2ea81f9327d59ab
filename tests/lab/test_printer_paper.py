"""The printer on the screen reads what a printer reads, and stops at what no receipt holds."""

import pytest

from lab.printer.paper import Cut, Modes, PaperReader, PrintedDots, PrintedLine, UnknownCommandError
from lab.printer.picture import draw


def test_text_is_read_by_the_page_and_the_modes_that_were_sent() -> None:
    job = b"\x1b@\x1bt\x05\x1ba\x01\x1bE\x01\x1d!\x11K\x9bP\n\x1d!\x00\x1bE\x00\x1ba\x00\x1bt\x10K\xd8P\n"
    assert PaperReader().read(job).marks == [
        PrintedLine("KøP", Modes(align=1, bold=True, width=2, height=2)),
        PrintedLine("KØP", Modes()),
    ]


def test_without_a_page_it_is_american() -> None:
    """As Epson printers come: page 437, which has no ø. This is why a page is always selected."""
    assert PaperReader().read(b"\x1b@K\x9bP\n").marks == [PrintedLine("K¢P", Modes())]


@pytest.mark.parametrize(
    ("case", "job"),
    [
        ("a control character", b"a\x07"),
        ("a command of others", b"\x1b\x21\x30"),
        ("a real-time drawer pulse", b"\x10\x14\x01\x00\x02"),
        ("a cut where the paper stands", b"\x1d\x56\x00"),
        ("a command broken off", b"\x1d\x21"),
        ("a code page nobody has", b"\x1b\x74\x63"),
        ("a Star code page nobody has", b"\x1b\x1d\x74\x63"),
        ("a barcode of another kind", b"\x1d\x6b\x41\x01\x31"),
        ("bars too narrow for a printer", b"\x1d\x77\x01"),
    ],
)
def test_it_stops_at_what_no_receipt_holds(case: str, job: bytes) -> None:
    with pytest.raises(UnknownCommandError, match="byte"):
        PaperReader().read(job)
    assert case


def test_paper_is_as_wide_as_asked_and_a_line_too_long_goes_on_below() -> None:
    short = draw([PrintedLine("a" * 48, Modes()), Cut()], 576)
    long = draw([PrintedLine("a" * 49, Modes()), Cut()], 576)
    assert short.width == long.width == 576 + 48
    assert long.height - short.height == 30


def test_dots_stand_where_they_were_aligned() -> None:
    picture = draw([PrintedDots((bytes([1] * 10),) * 10, align=2)], 384)
    assert picture.getpixel((24 + 383, 24 + 5)) == 0
    assert picture.getpixel((24 + 373, 24 + 5)) == 255
