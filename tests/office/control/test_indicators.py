"""What an inspector looks at is counted as the Z counts it, and told for so many receipts."""

import pytest

from datakasse.report.indicators import Indicators, indicators
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.abort_sale import AbortSale
from tests.till.shopkeeper import FRONT, Shopkeeper


def looked_at(shop: Shopkeeper) -> Indicators:
    with shop.counter.store.read() as books:
        return indicators(FRONT, books.records(FRONT))


def counts(shown: Indicators) -> dict[str, tuple[int, int]]:
    return {row.name: (row.count.number, row.count.amount_ore) for row in shown.rows}


def test_a_register_where_nothing_happened_has_every_indicator_at_nothing(shop: Shopkeeper) -> None:
    shown = looked_at(shop)
    assert shown.receipts == 0
    assert {row.per_thousand for row in shown.rows} == {None}
    assert {number for name, (number, _) in counts(shown).items() if name != "starts"} == {0}


@pytest.mark.law("KSF-2-8-2-m", "KSF-2-8-2-n", "KSF-2-8-2-r", "BFF-5-3-14-c")
def test_what_is_rare_is_counted_as_the_z_counts_it(shop: Shopkeeper) -> None:
    for _ in range(4):
        shop.sell("200")
    shop.do(PrintCopy(1))
    shop.ring("200")
    shop.do(AbortSale())
    shop.do(OpenDrawer(reason="veksle"))
    shop.shut_drawer()
    z = shop.z(CloseDay(counted_ore=0, explanation="stjålet"))
    shown = counts(looked_at(shop))
    assert shown["copies"] == (z.report.copies.number, z.report.copies.amount_ore) == (1, 39_00)
    assert shown["aborted"] == (z.report.aborted.number, z.report.aborted.amount_ore) == (1, 39_00)
    assert shown["drawer_openings"][0] == z.report.drawer_openings == 1
    assert shown["cash_differences"] == (1, abs(z.report.counts[0].difference_ore))
    per_thousand = {row.name: row.per_thousand for row in looked_at(shop).rows}
    assert per_thousand["copies"] == 250
