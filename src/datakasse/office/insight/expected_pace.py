"""
How what is to come holds against what was lately: the forecast of an article group, as a pace.

A shop that bought for an ordinary week before Christmas would run out, and one that bought for Christmas in
January would throw away. What an article sold lately is what is known of it; of its group there is enough to
forecast. So an article is expected to go on as its group.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from datakasse.office.insight.expect_sales import group_histories
from datakasse.office.insight.forecast import forecast
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.calendar import DAY
from datakasse.trade.goods.purchase import SOLD_DAYS

WHOLE_BP: Final = 10_000
_LEAST_BP, _MOST_BP = 2_500, 40_000
"""A forecast beyond a quarter or four times what was lately is more likely wrong than right to buy by."""
_DAYS_MAX: Final = 28

PaceOf = Callable[[str], int | None]
"""Group → its pace in basis points of what it was lately; None where there is too little to go by."""


def expected_pace(books: Readings, today: date, days: int) -> PaceOf:
    """
    Return what tells the pace of groups over the days to come; each is worked out when it is asked for.

    Args:
        books: One consistent look at the books.
        today: The business day that it is.
        days: Over how many days, from today.
    """
    histories = group_histories(books, today)
    known: dict[str, int | None] = {}

    def pace_of(group: str) -> int | None:
        if group not in known:
            known[group] = pace_bp(histories.get(group, {}), today, days)
        return known[group]

    return pace_of


def pace_bp(history: Mapping[date, int], today: date, days: int) -> int | None:
    """
    Return how the days to come hold against the last `SOLD_DAYS`, day for day, in basis points.

    Args:
        history: What a group came to on each day.
        today: The first day to come.
        days: How many there are.

    Returns:
        None where there is too little to go by, or nothing was sold lately.

    Example:
        >>> flat = {date(2026, 3, 2) + each * DAY: 1000 for each in range(90)}
        >>> pace_bp(flat, date(2026, 5, 31), 7), pace_bp(flat, date(2026, 3, 20), 7)
        (10000, None)
    """
    lately = sum(history.get(today - back * DAY, 0) for back in range(1, SOLD_DAYS + 1))
    ahead = max(1, min(days, _DAYS_MAX))
    found = forecast(history, today, ahead)
    if found is None or lately <= 0:
        return None
    expected = max(0, sum(day.amount for day in found.days))
    return min(_MOST_BP, max(_LEAST_BP, divide_half_away(expected * SOLD_DAYS * WHOLE_BP, lately * ahead)))
