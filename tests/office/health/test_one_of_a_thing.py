"""What is counted is said in the word for one where it is one."""

from datetime import UTC, date, datetime

import pytest

from datakasse.errors.counted import filled
from datakasse.insight.alert import Alert
from datakasse.office.health.shop_symptoms import OfShop
from datakasse.office.insight.alert_words import alert_text
from datakasse.till.day.check_words import Found


@pytest.mark.parametrize(
    ("count", "nb", "nn", "en"),
    [
        (1, "1 utskrift venter", "1 utskrift ventar", "1 paper is waiting or needs an answer"),
        (2, "2 utskrifter venter", "2 utskrifter ventar", "2 papers are waiting or need an answer"),
    ],
)
def test_papers_that_wait(count: int, nb: str, nn: str, en: str) -> None:
    found = Found.PAPERS_WAIT
    said = [filled(text, {"count": count}) for text in (found.nb, found.nn, found.en)]
    assert [text.startswith(begins) for text, begins in zip(said, (nb, nn, en), strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("symptom", "one", "two"),
    [
        (OfShop.DELIVERY_RUNS, "1 waits for its turn.", "2 wait for their turn."),
        (OfShop.DELIVERY_WAITS, "1 voucher waits.", "2 vouchers wait."),
        (OfShop.DELIVERY_LEFT, "Nobody has sent it.", "Nobody has sent them."),
        (
            OfShop.DELIVERY_ASKS,
            "before it can go to the accounting system.",
            "before they can go to the accounting system.",
        ),
    ],
)
def test_vouchers_that_wait(symptom: OfShop, one: str, two: str) -> None:
    for count, ends in ((1, one), (2, two)):
        found = symptom.found("delivery", waiting=count, count=count, day="02.03.2026")
        assert found.what.en.endswith(ends)
        assert "det eldste" not in found.what.nb or count > 1


def test_what_happened_once_happened_one_time() -> None:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    once = alert_text(Alert(1, date(2026, 3, 2), "K1", "returns", at, 1, 90_000, 203, 1, 2_000))
    assert "retur 1 gang (900,00 kr)" in once
    assert "skjedde 1 gang på 2000 kvitteringer" in once
