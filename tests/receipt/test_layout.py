"""A slip that must be labelled cannot be made without its label, above the amounts and large enough."""

from collections.abc import Callable

import pytest

from datakasse.receipt.layout import (
    DEMANDED_LABELS,
    LONGEST_BARCODE,
    LONGEST_QR_CODE,
    Barcode,
    Columns,
    Feed,
    QrCode,
    Role,
    Row,
    Slip,
    SlipKind,
    Symbology,
    Table,
    Text,
    labels_stand_out,
)
from datakasse.receipt.words.wording import Label
from tests.receipt.shop_slips import LABELLED_KINDS, goods, label, sales_receipt, slip_of

VAT_TABLE = Table(("MVA-sats", "MVA"), (("25 %", "5,98"),))


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-7-1", "KSF-2-8-8-1")
@pytest.mark.parametrize(
    ("case", "label_size", "amount", "stands_out"),
    [
        ("label twice as large", 2, Columns("Sum", "148,80"), True),
        ("bold is not size", 1, Columns("Sum", "148,80"), False),
        ("the trap: a total in double height", 2, Columns("Sum", "148,80", size=2), False),
        ("three to two is exactly half as large again", 3, Columns("Sum", "148,80", size=2), True),
        ("amounts as large as can be", 3, Columns("Sum", "148,80", size=3), False),
        ("an amount in running text", 2, Text("148,80", size=2, role=Role.AMOUNT), False),
        ("a table of amounts", 1, VAT_TABLE, False),
        ("a table of amounts, label twice as large", 2, VAT_TABLE, True),
        ("no amount at all: beside ordinary text", 1, Text("Takk"), False),
        ("a large name is no amount", 2, Text("Fjordbakeriet", size=3), True),
    ],
)
def test_a_label_is_half_as_large_again_as_the_amounts(
    case: str, label_size: int, amount: Row, *, stands_out: bool
) -> None:
    rows = (Text("KOPI", size=label_size, bold=True, role=Role.LABEL), amount)
    assert labels_stand_out(rows) is stands_out, case


@pytest.mark.law("KSF-2-8-6-1")
def test_every_label_is_measured_not_only_the_first() -> None:
    small = Text("Salgskvittering", size=1, role=Role.LABEL)
    assert not labels_stand_out((label(Label.COPY), small, Columns("Sum", "148,80")))


@pytest.mark.law("KSF-2-8-4-1", "KSF-2-8-5-1", "KSF-2-8-6-1", "KSF-2-8-7-1", "KSF-2-8-8-1", "KSF-2-8-2-a")
@pytest.mark.parametrize("kind", LABELLED_KINDS)
class TestASlipThatMustBeLabelled:
    def test_is_made_with_its_label_in_either_norwegian(self, kind: SlipKind) -> None:
        assert slip_of(kind, "nb").rows
        assert slip_of(kind, "nn").rows
        assert slip_of(kind, "en").rows

    def test_is_refused_without_it(self, kind: SlipKind) -> None:
        with pytest.raises(ValueError, match="above its amounts"):
            Slip(kind, "nb", goods())

    def test_is_refused_with_the_label_of_another_kind(self, kind: SlipKind) -> None:
        other = next(label for other, label in DEMANDED_LABELS.items() if other is not kind)
        with pytest.raises(ValueError, match="above its amounts"):
            Slip(kind, "nb", (label(other), *goods()))

    def test_is_refused_with_the_words_in_ordinary_text(self, kind: SlipKind) -> None:
        with pytest.raises(ValueError, match="above its amounts"):
            Slip(kind, "nb", (Text(DEMANDED_LABELS[kind].nb, size=2, bold=True), *goods()))

    def test_is_refused_with_more_or_other_words_in_the_label(self, kind: SlipKind) -> None:
        for changed in (DEMANDED_LABELS[kind].nb + "!", DEMANDED_LABELS[kind].nb.swapcase()):
            with pytest.raises(ValueError, match="above its amounts"):
                Slip(kind, "nb", (Text(changed, size=2, role=Role.LABEL), *goods()))

    def test_is_refused_with_the_label_below_the_amounts(self, kind: SlipKind) -> None:
        with pytest.raises(ValueError, match="above its amounts"):
            Slip(kind, "nb", (*goods(), label(DEMANDED_LABELS[kind])))

    def test_is_refused_with_amounts_too_large_for_it(self, kind: SlipKind) -> None:
        with pytest.raises(ValueError, match="too small"):
            Slip(kind, "nb", (label(DEMANDED_LABELS[kind]), Columns("Sum", "1,00", size=2)))


@pytest.mark.parametrize("kind", [kind for kind in SlipKind if kind not in DEMANDED_LABELS])
def test_other_slips_need_no_label_but_a_large_enough_one_if_they_have_it(kind: SlipKind) -> None:
    assert Slip(kind, "nb", (Columns("Innbetaling", "500,00"),)).rows
    with pytest.raises(ValueError, match="too small"):
        Slip(kind, "nb", (Text("KOPI", role=Role.LABEL), Columns("Innbetaling", "500,00")))


@pytest.mark.law("KSF-2-8-4-1")
def test_a_sale_with_a_return_may_say_both_words() -> None:
    rows = (label(Label.SALES_RECEIPT), label(Label.RETURN_RECEIPT), *goods())
    assert Slip(SlipKind.SALES, "nb", rows).rows == rows


@pytest.mark.parametrize(
    ("case", "make"),
    [
        ("size 0", lambda: Text("a", size=0)),
        ("size 4", lambda: Columns("a", "1,00", size=4)),
        ("table without figures", lambda: Table(("Navn",), ())),
        ("table with a cell too few", lambda: Table(("Navn", "Beløp"), (("Brød",),))),
        ("table with a cell too many at its foot", lambda: Table(("Navn", "Beløp"), (), ("a", "b", "c"))),
        ("no feed", lambda: Feed(0)),
        ("a feed that empties the roll", lambda: Feed(21)),
        ("an empty QR code", lambda: QrCode("")),
        ("a QR code with a line feed", lambda: QrCode("a\nb")),
        ("a QR code too dense", lambda: QrCode("a" * (LONGEST_QR_CODE + 1))),
        ("a barcode with æ", lambda: Barcode("bær")),
        ("a barcode too long", lambda: Barcode("1" * (LONGEST_BARCODE + 1))),
        ("EAN-13 with its check digit", lambda: Barcode("7038010001109", Symbology.EAN_13)),
        ("EAN-13 with letters", lambda: Barcode("70380100011A", Symbology.EAN_13)),
    ],
)
def test_rows_no_paper_can_hold_are_refused(case: str, make: Callable[[], Row]) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()
    assert case


def test_a_slip_can_be_kept_compared_and_used_as_a_key() -> None:
    """Slips are values: the same rows are the same slip, and nobody changes one on the way to the printer."""
    assert {sales_receipt(): "stored"}[sales_receipt()] == "stored"
