"""An invoice on A4: kept for years, so it is PDF/A and the same bytes each time; what is typed is text."""

import re
from datetime import UTC, datetime

import msgspec
import pytest

from datakasse.receipt.sheets.invoice_page import InvoicePage, PageLine, PageVat
from datakasse.receipt.sheets.invoice_sheet import render_invoice
from tests.receipt.test_as_page import streams

MOMENT = datetime(2026, 11, 23, 13, 5, 9, tzinfo=UTC)
LINE = PageLine("#import <K1> \\ $x$", "200", "Kvittering 1", "2 stk", "10,00", "25 %", "20,00")
PAGE = InvoicePage(
    called="Faktura",
    number="10001",
    seller=("Bakeriet på Hjørnet AS", "Org.nr. 987 654 325 MVA"),
    buyer=("Kafeen på Torget AS",),
    facts=(("Dato", "23.11.2026"),),
    lines=(LINE,),
    vat=(PageVat("Mva 25 %", "20,00", "5,00"),),
    sums=(("Sum uten mva", "20,00"), ("Mva", "5,00")),
    total=("Å betale", "25,00"),
    payment=(("Til konto", "8601 11 17947"),),
    footer="datakasse",
)


def pages(page: InvoicePage) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", render_invoice(page, MOMENT)))


def test_it_is_pdf_a() -> None:
    pdf = render_invoice(PAGE, MOMENT)
    assert pdf.startswith(b"%PDF-1.7")
    identity = rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>U</pdfaid:conformance>"
    assert re.search(identity, b"".join(streams(pdf)))


def test_the_same_invoice_gives_the_same_bytes() -> None:
    assert render_invoice(PAGE, MOMENT) == render_invoice(PAGE, MOMENT)


def test_many_lines_go_over_pages() -> None:
    assert pages(PAGE) == 1
    assert pages(msgspec.structs.replace(PAGE, lines=(LINE,) * 200)) > 3


def test_a_credit_note_tells_nobody_where_to_pay() -> None:
    assert render_invoice(msgspec.structs.replace(PAGE, payment=()), MOMENT) != render_invoice(PAGE, MOMENT)


def test_a_letter_that_no_font_has_is_written_as_another() -> None:
    strange = msgspec.structs.replace(PAGE, buyer=("Café 東京 🍰",))
    assert pages(strange) == 1


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_invoice(PAGE, MOMENT.replace(tzinfo=None))
