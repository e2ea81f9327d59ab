"""What is out of the way on a day, told for a register with its base rate."""

from datetime import timedelta

import pytest

from datakasse.counter.cash_point import business_day
from datakasse.insight.takings import Figure
from datakasse.office.insight import find_unusual as finding
from datakasse.office.insight.find_unusual import Watched, find_unusual
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.open_drawer import OpenDrawer
from tests.till.shopkeeper import FRONT, Shopkeeper


def look(shop: Shopkeeper) -> Watched:
    """What is out of the way today."""
    with shop.counter.store.read() as books:
        return find_unusual(books, business_day(shop.clock.now()))


def test_a_drawer_that_is_opened_again_and_again_is_told_with_its_base_rate(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shop says first that it knows too little; the same openings on every day are nothing unusual."""
    monkeypatch.setattr(finding, "RECEIPTS_MIN", 10)
    monkeypatch.setattr("datakasse.office.insight.unusual.RECEIPTS_MIN", 10)
    for _ in range(12):
        shop.sell("200")
    assert look(shop).too_little == [FRONT]
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    assert (look(shop).unusual, look(shop).too_little) == ([], [])
    for _ in range(6):
        shop.do(OpenDrawer("veksel"))
        shop.shut_drawer()
    [found] = look(shop).unusual
    assert (found.register, found.figure, found.number) == (FRONT, Figure.DRAWER_OPENINGS, 6)
    assert (found.base_number, found.base_receipts) == (0, 12)
    assert look(shop).base_from == business_day(shop.clock.now()) - timedelta(weeks=8)
