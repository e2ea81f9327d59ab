"""A shop's mark is dots, as many as its size says, and fits every receipt printer."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors import Refused
from datakasse.errors.shop.receipts import ReceiptLogoBroken, ReceiptLogoTooLarge
from datakasse.trade.shop.receipt_logo import (
    LOGO_HEIGHT_MAX_DOTS,
    LOGO_WIDTH_MAX_DOTS,
    ReceiptLogo,
    clean_logo,
)


def black(width: int, height: int) -> bytes:
    return b"\xff" * ((width + 7) // 8 * height)


@pytest.mark.parametrize(
    ("width", "height", "bits", "refusal"),
    [
        (0, 0, b"", None),
        (1, 1, b"\x80", None),
        (LOGO_WIDTH_MAX_DOTS, LOGO_HEIGHT_MAX_DOTS, black(LOGO_WIDTH_MAX_DOTS, LOGO_HEIGHT_MAX_DOTS), None),
        (LOGO_WIDTH_MAX_DOTS + 1, 8, black(LOGO_WIDTH_MAX_DOTS + 1, 8), ReceiptLogoTooLarge),
        (8, LOGO_HEIGHT_MAX_DOTS + 1, black(8, LOGO_HEIGHT_MAX_DOTS + 1), ReceiptLogoTooLarge),
        (9, 2, b"\xff" * 3, ReceiptLogoBroken),
        (9, 2, b"\xff" * 5, ReceiptLogoBroken),
        (0, 2, b"", ReceiptLogoBroken),
        (2, 0, b"", ReceiptLogoBroken),
        (0, 0, b"\xff", ReceiptLogoBroken),
        (-8, -1, b"\xff", ReceiptLogoBroken),
        (16, 2, bytes(4), ReceiptLogoBroken),
        (4, 1, b"\x0f", ReceiptLogoBroken),
    ],
)
def test_dots_are_as_many_as_the_size_says(
    width: int, height: int, bits: bytes, refusal: type[Refused] | None
) -> None:
    if refusal is None:
        assert clean_logo(width, height, bits) == ReceiptLogo(width, height, bits)
        return
    with pytest.raises(refusal):
        clean_logo(width, height, bits)


@given(width=st.integers(1, 40), bits=st.binary(min_size=5, max_size=5))
def test_nothing_is_kept_beyond_the_width(width: int, bits: bytes) -> None:
    row = bits[: (width + 7) // 8]
    try:
        kept = clean_logo(width, 1, row).bits
    except ReceiptLogoBroken:
        kept = bytes(len(row))
    seen = int.from_bytes(row, "big") >> (-width % 8)
    assert int.from_bytes(kept, "big") == seen << (-width % 8)


def test_the_journal_knows_one_mark_from_another() -> None:
    one, other = ReceiptLogo(8, 1, b"\x80"), ReceiptLogo(8, 1, b"\x40")
    assert one.told.startswith("8×1 ")
    assert one.told != other.told
    assert ReceiptLogo().told == "–"
