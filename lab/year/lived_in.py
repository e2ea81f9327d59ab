"""
The demo shop with some weeks behind it, up to and with yesterday, so that the office has figures to show.

Lived as a made-up year is, each evening closed and counted; today's first customer is still to come.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

from datakasse.counter.cash_point import business_day
from datakasse.devices.machine.clock import SystemClock
from datakasse.trade.moment import NORWAY
from datakasse.trade.pricing.discount import share_out
from lab.demo import PINS, bakery_cafe, make_demo, pins_of
from lab.plan import plan_of
from lab.store import Story, lab_shop
from lab.year.calendar import OpenDay, open_days
from lab.year.customers import Customers
from lab.year.day import BusinessDay, History
from lab.year.make import branch
from lab.year.pipeline import Pipeline

SALES_A_DAY: Final = 45
_SEED: Final = 17


def make_lived_in(folder: Path, days: int, today: date | None = None) -> None:
    """
    Make the demo shop as `make_demo`, put into service so many days ago and used since.

    Args:
        folder: Its data folder: missing or empty.
        days: How many days it has behind it; 0 is `make_demo`.
        today: The first day that is not lived; by the machine's own clock when None.

    Raises:
        LabRefusal: The folder cannot be used.
    """
    today = today or business_day(SystemClock().now())
    behind = open_days_before(today, days)
    if not behind:
        make_demo(folder)
        return
    set_up = behind[0].day - timedelta(days=1)
    shop = branch(bakery_cafe(), 1, set_up)
    (register,) = shop.registers
    chance = Random(_SEED)
    customers, history = Customers(shop, chance), History()
    opened_at = datetime.combine(set_up, time(12), NORWAY).astimezone(UTC)
    with lab_shop(folder, plan_of(shop), Story("demo", seed=_SEED), opened_at=opened_at) as made:
        pipeline = Pipeline(made, register.register_id)
        shares = share_out(SALES_A_DAY * len(behind), [day.weight for day in behind])
        for day, share in zip(behind, shares, strict=True):
            BusinessDay(
                day, share, customers=customers, chance=chance, history=history, pipeline=pipeline
            ).live()
        pipeline.finish()
    (folder / PINS).write_text(pins_of(shop), encoding="utf-8")


def open_days_before(today: date, days: int) -> list[OpenDay]:
    """
    Return the days on which the bakery was open among the last so many before today.

    Example:
        >>> [day.day.isoformat() for day in open_days_before(date(2026, 1, 3), 4)]
        ['2025-12-30', '2025-12-31', '2026-01-02']
    """
    first = today - timedelta(days=days)
    years = range(first.year, today.year + 1)
    return [day for year in years for day in open_days(year) if first <= day.day < today]
