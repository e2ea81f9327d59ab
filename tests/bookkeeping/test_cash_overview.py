"""The overview sums what the daily cash reports said, and loses no day."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, strategies as st

from datakasse.bookkeeping.cash_overview import CashDay, cash_overview, span_of

amounts = st.integers(0, 500_000)


@st.composite
def cash_days(draw: st.DrawFn) -> CashDay:
    """Draw one day of one register."""
    register = draw(st.sampled_from(["K1", "K2", "K3"]))
    opening, sales, into, out = (draw(amounts) for _ in range(4))
    return CashDay(
        register=register,
        location={"K1": "1", "K2": "1", "K3": "2"}[register],
        day=draw(st.dates(date(2026, 2, 25), date(2026, 4, 3))),
        z_number=draw(st.integers(1, 99)),
        operator="",
        opening_ore=opening,
        sales_ore=sales,
        pay_ins_ore=into,
        pay_outs_ore=out,
        expected_ore=opening + sales + into - out,
        counted_ore=draw(amounts),
        explanation="",
        counted_by="2",
    )


@pytest.mark.law("BFF-5-3-14-b")
@given(st.lists(cash_days(), max_size=15))
def test_sums_are_those_of_the_days_by_register_place_and_all(days: Sequence[CashDay]) -> None:
    first, last = span_of(2026, 3)
    overview = cash_overview(days, first, last)
    march = [day for day in days if day.day.month == 3]
    assert sorted(map(id, overview.days)) == sorted(map(id, march))
    for sums in (overview.registers.values(), overview.locations.values(), [overview.total]):
        assert sum(one.days for one in sums) == len(march)
        assert sum(one.sales_ore for one in sums) == sum(day.sales_ore for day in march)
        assert sum(one.pay_outs_ore for one in sums) == sum(day.pay_outs_ore for day in march)
        assert sum(one.differences_ore for one in sums) == sum(
            day.counted_ore - day.expected_ore for day in march
        )
    assert overview.total.days_with_difference == sum(day.difference_ore != 0 for day in march)


def test_twelve_months_are_the_year() -> None:
    months = [span_of(2028, month) for month in range(1, 13)]
    assert sum((last - first).days + 1 for first, last in months) == 366
    assert (months[0][0], months[-1][1]) == span_of(2028, None)
    with pytest.raises(ValueError, match="month"):
        span_of(2028, 13)
