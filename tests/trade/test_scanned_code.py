"""What a code is by its shape, and what a scale's label says: tables, and the vectors of the reference."""

import json
from pathlib import Path

import pytest

from datakasse.receipt.parts.barcode_text import parse_barcode
from datakasse.trade.check_digit import gtin_check_digit
from datakasse.trade.goods.scale_label import ScaleLabel, read_label
from datakasse.trade.goods.scanned_code import (
    LETTERS,
    CodeKind,
    gtin_forms,
    is_misread,
    parked_code,
    read_code,
)


@pytest.mark.parametrize(
    ("scanned", "kind", "text"),
    [
        ("7038010001109", CodeKind.GOODS, "7038010001109"),
        ("  7038010001109\r", CodeKind.GOODS, "7038010001109"),
        ("]E07038010001109", CodeKind.GOODS, "7038010001109"),
        ("]E473513537", CodeKind.GOODS, "73513537"),
        ("]C10107038010001109", CodeKind.GOODS, "07038010001109"),
        ("]d20107038010001109" + "17261231", CodeKind.GOODS, "07038010001109"),
        ("]C1ABC-12", CodeKind.GOODS, "ABC-12"),
        ("]C0DKS42", CodeKind.RECEIPT, "DKS42"),
        ("B12", CodeKind.GOODS, "B12"),
        ("DK42", CodeKind.GOODS, "DK42"),
        ("DKX42", CodeKind.GOODS, "DKX42"),
        ("DKS", CodeKind.GOODS, "DKS"),
        ("DKS42", CodeKind.RECEIPT, "DKS42"),
        ("dkd7-k2", CodeKind.RECEIPT, "DKD7-k2"),
        ("DKP0123456789ab", CodeKind.PARKED, "0123456789ab"),
        ("DKG7312", CodeKind.GIFT_CARD, "7312"),
        ("DKK1001", CodeKind.CUSTOMER, "1001"),
        ("DKBa1b2c3", CodeKind.BADGE, "a1b2c3"),
        ("DKG", CodeKind.GOODS, "DKG"),
        ("", CodeKind.GOODS, ""),
        ("<script>alert(1)</script>", CodeKind.GOODS, "<script>alert(1)</script>"),
    ],
)
def test_a_code_is_what_it_looks_like(scanned: str, kind: CodeKind, text: str) -> None:
    code = read_code(scanned)
    assert (code.kind, code.text) == (kind, text)


def test_receipts_and_all_else_of_ours_have_letters_of_their_own() -> None:
    receipts = {letter for letter in LETTERS if parse_barcode(f"DK{letter}1")}
    assert receipts == {letter for letter, kind in LETTERS.items() if kind is CodeKind.RECEIPT}


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("7038010001109", {"7038010001109", "07038010001109"}),
        ("07038010001109", {"7038010001109", "07038010001109"}),
        ("036000291452", {"036000291452", "0036000291452", "00036000291452"}),
        ("0036000291452", {"036000291452", "0036000291452", "00036000291452"}),
        ("73513537", {"73513537", "0000073513537", "00000073513537", "000073513537"}),
        ("0000073513537", {"73513537", "0000073513537", "00000073513537", "000073513537"}),
        ("17038010001106", {"17038010001106"}),
        ("123", {"123"}),
        ("ABCDEFGH", {"ABCDEFGH"}),
    ],
)
def test_zeros_before_a_gtin_mean_nothing_and_a_case_is_not_its_piece(code: str, forms: set[str]) -> None:
    assert set(gtin_forms(code)) == forms
    assert gtin_forms(code)[0] == code


@pytest.mark.parametrize(
    ("code", "misread"),
    [("7038010001109", False), ("7038010001108", True), ("123", False), ("1234567A", False)],
)
def test_a_misread_code_is_told_from_an_unknown_one(code: str, misread: bool) -> None:
    assert is_misread(code) is misread


def test_a_parked_sale_is_named_by_the_end_of_its_identity() -> None:
    code = read_code(parked_code("019b2f7a3c5d7000a1b2c3d4e5f60718"))
    assert (code.kind, code.text) == (CodeKind.PARKED, "c3d4e5f60718")


def ean(digits: str) -> str:
    """Return twelve digits with the thirteenth."""
    return digits + gtin_check_digit(digits)


PRICE = ScaleLabel("20", "price", item_digits=6, value_digits=4, decimals=2)
TENTHS = ScaleLabel("21", "price", item_digits=6, value_digits=4, decimals=1)
KRONER = ScaleLabel("22", "price", item_digits=6, value_digits=4, decimals=0)
GRAMS = ScaleLabel("23", "weight", item_digits=6, value_digits=4, decimals=3)
TENS = ScaleLabel("24", "weight", item_digits=6, value_digits=4, decimals=2)
HUNDREDS = ScaleLabel("25", "weight", item_digits=6, value_digits=4, decimals=1)
PIECES = ScaleLabel("26", "count", item_digits=5, value_digits=4, decimals=0)
LABELS = (PRICE, TENTHS, KRONER, GRAMS, TENS, HUNDREDS, PIECES)


def test_labels_are_read_as_the_reference_reads_them(shared: Path) -> None:
    vectors = json.loads((shared / "specs/testvectors/barcodes.json").read_text())["in_store_ean13"]
    for vector in vectors:
        label = read_label(vector["code"], LABELS)
        if not vector.get("valid", True):
            assert label is None
            continue
        assert label is not None
        assert label.item == vector["item"]
        said = float(vector["price"]) * 100 if "price" in vector else float(vector["weight_kg"]) * 1000
        assert label.amount == round(said)


def test_the_longest_prefix_decides_and_a_digit_between_is_not_read() -> None:
    special = ScaleLabel("2301", "weight", item_digits=4, value_digits=4, decimals=3)
    read = read_label(ean("230112340075"), [GRAMS, special])
    assert read is not None
    assert (read.item, read.amount) == ("1234", 75)
    with_check = ScaleLabel("26", "count", item_digits=5, value_digits=4, decimals=0)
    pieces = read_label(ean("261234590012"), [with_check])
    assert pieces is not None
    assert (pieces.item, pieces.says, pieces.amount) == ("12345", "count", 12_000)


@pytest.mark.parametrize(
    "code", ["7038010001109", "2300012007509", "23000120075", "2900012007500", "", "x" * 13]
)
def test_what_is_no_label_is_not_read(code: str) -> None:
    assert read_label(code, LABELS) is None


@pytest.mark.parametrize(
    ("label", "sound"),
    [
        (ScaleLabel("23", "weight", decimals=3), True),
        (PIECES, True),
        (ScaleLabel("2301", "weight", 4, 4, 3), True),
        (ScaleLabel("33", "weight", decimals=3), False),
        (ScaleLabel("2", "weight", decimals=3), False),
        (ScaleLabel("23", "weight", 5, 5, 4), False),
        (ScaleLabel("23", "price", 5, 5, 3), False),
        (ScaleLabel("23", "weight", 0, 10, 3), False),
        (ScaleLabel("23", "weight", 5, 3, 3), False),
        (ScaleLabel("23", "weight", 6, 6, 3), False),
    ],
)
def test_a_label_fits_an_ean_13_or_is_not_sound(label: ScaleLabel, sound: bool) -> None:
    assert label.is_sound is sound
