"""A table on A4: kept for years, so it is PDF/A and the same bytes each time."""

import re
from datetime import UTC, datetime

import msgspec
import pytest

from datakasse.receipt.sheets.table_page import TablePage, render_table
from tests.receipt.test_as_page import streams

MOMENT = datetime(2026, 11, 23, 13, 5, 9, tzinfo=UTC)
PAGE = TablePage(
    title="Kasseoversikt mars 2026",
    about=("Bakeriet på Hjørnet AS, org.nr. 987654325",),
    header=("Dag", "Kasse", "Differanse"),
    numbers=(False, False, True),
    widths=(0, 1, 0),
    rows=tuple((f"2026-03-{day:02d}", "#import <K1> \\ $x$", "-5,00") for day in range(1, 32)),
    sums=(("Sum", "", "-155,00"),),
    footer="datakasse",
)


def test_it_is_pdf_a() -> None:
    pdf = render_table(PAGE, MOMENT)
    metadata = b"".join(streams(pdf))
    assert pdf.startswith(b"%PDF-1.7")
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>U</pdfaid:conformance>", metadata)


def test_the_same_table_gives_the_same_bytes() -> None:
    assert render_table(PAGE, MOMENT) == render_table(PAGE, MOMENT)


def test_a_long_table_goes_over_pages() -> None:
    long = msgspec.structs.replace(PAGE, rows=PAGE.rows * 12)
    short_pages, long_pages = (
        len(re.findall(rb"/Type\s*/Page\b", render_table(page, MOMENT))) for page in (PAGE, long)
    )
    assert (short_pages, long_pages > 5) == (1, True)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="another length"):
        msgspec.structs.replace(PAGE, rows=(("one",),))
    with pytest.raises(ValueError, match="time zone"):
        render_table(PAGE, MOMENT.replace(tzinfo=None))
