"""Barcodes and proofs: what a scanner reads from the paper is what was meant."""

from io import BytesIO

import msgspec
import pytest
import zxingcpp
from hypothesis import given, strategies as st
from PIL import Image

from datakasse.journal.events.people import SignedOn
from datakasse.journal.papers import ReceiptSeries
from datakasse.receipt.formats import as_picture
from datakasse.receipt.layout import LONGEST_BARCODE, Barcode, Feed, QrCode, Text
from datakasse.receipt.parts.barcode_text import LETTERS, ScannedReceipt, barcode_text, parse_barcode
from datakasse.receipt.parts.proof import proof_rows, proof_text
from tests.receipt.shop_papers import Day, day, paper, register
from tests.receipt.test_papers import words


def scanned(name: str) -> set[str]:
    """What a scanner reads from the picture of a paper."""
    image = Image.open(BytesIO(as_picture.render(paper(name))[0])).convert("L")
    return {code.text for code in zxingcpp.read_barcodes(image)}


def test_a_scanner_reads_the_receipt_and_its_place_in_the_journal() -> None:
    lived, made = day()
    sold = made["sales"]
    proof = f"datakasse:974760673:11.222-33.44.567:{sold.number}:{lived.digest_hex(sold)}"
    assert scanned("sales") == {"DKS42", proof}
    assert parse_barcode("DKS42") == ScannedReceipt("sales", 42)


@given(
    series=st.sampled_from(sorted(LETTERS)),
    receipt=st.integers(1, 10**7),
    prefix=st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), max_size=8),
)
def test_every_barcode_names_its_receipt(series: ReceiptSeries, receipt: int, prefix: str) -> None:
    text = barcode_text(series, receipt, prefix)
    assert text is not None
    assert Barcode(text).data == text
    assert parse_barcode(text) == ScannedReceipt(series, receipt, prefix)


@pytest.mark.parametrize("prefix", ["K" * LONGEST_BARCODE, "Kø", "K\n"])
def test_a_prefix_that_no_printer_draws_leaves_the_barcode_out(prefix: str) -> None:
    assert barcode_text("sales", 42, prefix) is None


@pytest.mark.parametrize(
    "text", ["", "DK", "DKS", "DKS0", "DKS042", "DKX1", "dks1", "7038010001109", "DKS٤٢", "DKS1-"]
)
def test_what_is_no_receipt_is_not_taken_for_one(text: str) -> None:
    assert parse_barcode(text) is None


def test_the_paper_shows_the_beginning_of_the_digest() -> None:
    lived, made = day()
    digest = lived.digest_hex(made["return"])
    shown = " ".join(digest[at : at + 4] for at in range(0, 16, 4))
    assert f"Journalpost {made['return'].number} {shown}" in words(paper("return"))


def test_without_its_digest_a_paper_proves_nothing_and_says_nothing() -> None:
    assert proof_rows(day()[1]["sales"], "", "nb") == ()


@given(st.text(min_size=1, max_size=100))
def test_any_register_id_leaves_a_code_that_can_be_drawn_or_none(register_id: str) -> None:
    lived = Day(register())
    record = lived.add(0, SignedOn())
    text = proof_text(record.company, register_id, record.number, lived.digest_hex(record))
    assert text.isascii()
    assert text.isprintable()
    assert text.count(":") == 4
    assert " " not in text


def test_a_register_id_too_long_for_a_code_leaves_the_text() -> None:
    lived = Day(register())
    record = lived.add(0, SignedOn())

    def kinds(register_id: str) -> set[type]:
        longer = msgspec.structs.replace(record, register=register_id)
        return {type(row) for row in proof_rows(longer, "0a" * 32, "nb")}

    assert kinds("K" * 100) == {Feed, QrCode, Text}
    assert kinds("æ" * 100) == {Feed, Text}
