"""Excel workbooks: what a person wrote is a text whatever it looks like, and figures are exact."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from datakasse.office.delivery.workbook import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEAD = (("Dato", 12), ("Tekst", 30), ("Beløp", 14), ("Antall", 8))


def sheet_of(book: bytes) -> bytes:
    """Return the sheet, once every part has been seen to be sound."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            etree.fromstring(package.read(name))
        return package.read("xl/worksheets/sheet1.xml")


def row_of(book: bytes, number: int) -> list[tuple[str, str]]:
    """Return the cells of a row: their kind, and what is in them."""
    (row,) = etree.fromstring(sheet_of(book)).findall(f"{MAIN}sheetData/{MAIN}row[@r='{number}']")
    return [(cell.get("t", "n"), "".join(str(text) for text in cell.itertext())) for cell in row]


def test_days_are_days_and_amounts_are_exact() -> None:
    book = workbook("Dagsbilag", HEAD, [(date(2026, 1, 15), "Salg", Decimal("-12500.05"), 3)])
    assert row_of(book, 1) == [("inlineStr", name) for name, _ in HEAD]
    assert row_of(book, 2) == [("n", "46037"), ("inlineStr", "Salg"), ("n", "-12500.05"), ("n", "3")]
    assert b'<autoFilter ref="A1:D2"/>' in sheet_of(book)


@pytest.mark.parametrize("text", ["=1+1", "+47 22 33", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"])
def test_no_text_is_ever_a_formula(text: str) -> None:
    book = workbook("Dagsbilag", HEAD, [(date(2026, 1, 15), text, Decimal(0), 0)])
    assert row_of(book, 2)[1] == ("inlineStr", text)
    assert b"<f>" not in sheet_of(book)


def test_what_looks_like_the_number_of_a_sign_stays_a_text() -> None:
    book = workbook("A", HEAD, [(date(2026, 1, 15), "_x0041_", Decimal(0), 0)])
    assert row_of(book, 2)[1] == ("inlineStr", "_x005F_x0041_")


@given(st.text())
def test_any_text_makes_a_sound_file(text: str) -> None:
    book = workbook("A", HEAD, [(date(2026, 1, 15), text, Decimal(0), 0)])
    assert row_of(book, 2)[0] == ("n", "46037")


def test_the_same_table_gives_the_same_bytes() -> None:
    row = (date(2026, 1, 15), "Salg", Decimal(1), 1)
    assert workbook("A", HEAD, [row]) == workbook("A", HEAD, [row])
