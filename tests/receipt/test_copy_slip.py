"""The one copy: the same receipt, marked before anything else."""

import pytest

from datakasse.receipt.layout import Role, Row, Slip, SlipKind, Text
from datakasse.receipt.slips.copy_slip import copy_slip
from datakasse.receipt.slips.sale_slip import Particulars, sale_slip
from datakasse.receipt.words.wording import Label
from tests.receipt.shop_papers import COMPLETED, day, letterhead, particulars_of
from tests.receipt.test_sale_slip import labels


def unmarked(slip: Slip) -> list[Row]:
    """The rows of a slip without the mark of a copy."""
    return [row for row in slip.rows if not (isinstance(row, Text) and row.text == Label.COPY.nb)]


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-6-4c")
@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", COMPLETED)
def test_a_copy_is_the_receipt_and_its_mark(name: str, language: str) -> None:
    """Number, time, amounts and the original's own label are the original's."""
    record, head = day()[1][name], letterhead("nn" if language == "nn" else "nb")
    original = sale_slip(record, head, particulars_of(record))
    copy = copy_slip(record, head, particulars_of(record))
    assert copy.kind is SlipKind.COPY
    assert labels(copy) == [Label.COPY.said_in(head.language), *labels(original)]
    assert unmarked(copy) == list(original.rows)


@pytest.mark.law("KSF-2-8-6-1")
def test_the_mark_is_larger_than_the_amounts() -> None:
    record = day()[1]["copy"]
    (mark,) = (
        row
        for row in copy_slip(record, letterhead(), particulars_of(record)).rows
        if isinstance(row, Text) and row.text == "KOPI"
    )
    assert (mark.size, mark.role) == (2, Role.LABEL)


def test_only_a_completed_sale_has_a_copy() -> None:
    with pytest.raises(ValueError, match="completed no sale"):
        copy_slip(day()[1]["drawer"], letterhead(), Particulars())
