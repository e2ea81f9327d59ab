"""
What the bakery takes in by day and article group over some years, without selling: for what looks ahead.

The same customers come as in `make.py`. How many come on a day is drawn too, since no two Tuesdays are alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from datakasse.trade.moment import NORWAY
from datakasse.trade.pricing.discount import share_out
from lab.shop import Shop
from lab.year.calendar import open_days
from lab.year.customers import Customers

VARIES: Final = 0.12
"""How much the number of customers varies from one Tuesday to the next: weather, a bus that came, a match."""


def daily_takings(
    shop: Shop, years: Iterable[int], sales: int, seed: int
) -> Mapping[str, Mapping[date, int]]:
    """
    Return what each article group brings each day, øre; groups by their code.

    Args:
        shop: What there is to buy.
        years: Which years.
        sales: About how many sales a year has.
        seed: What everything random follows from.
    """
    return {
        group: {day: sum(hours.values()) for day, hours in days.items()}
        for group, days in hourly_takings(shop, years, sales, seed).items()
    }


def hourly_takings(
    shop: Shop, years: Iterable[int], sales: int, seed: int
) -> Mapping[str, Mapping[date, Mapping[int, int]]]:
    """Return the same by day and hour on Norwegian clocks."""
    chance = Random(f"demand {seed}")
    customers = Customers(shop, chance)
    found: dict[str, dict[date, Counter[int]]] = {}
    for year in years:
        days = open_days(year)
        for day, share in zip(days, share_out(sales, [day.weight for day in days]), strict=True):
            starts, weights = zip(*day.busy(), strict=True)
            come = max(1, round(share * chance.gauss(1.0, VARIES)))
            for start in chance.choices(starts, weights, k=come):
                at = datetime.combine(day.day, time(0), NORWAY) + timedelta(minutes=start)
                for pick in customers.next(at).picks:
                    amount_ore = pick.amount_ore if pick.price_ore is None else pick.price_ore
                    hours = found.setdefault(pick.article.group, {}).setdefault(day.day, Counter())
                    hours[at.hour] += amount_ore
    return found
