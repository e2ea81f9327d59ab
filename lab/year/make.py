"""
`lab year`: shops with a whole year behind them, made by the use cases of the till.

The year is 2025, so that all of it has been. The same seed gives the same journals but for keys and
signatures; each of several shops has a seed of its own made from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random
from typing import Final

from datakasse.trade.moment import NORWAY
from datakasse.trade.pricing.discount import share_out
from lab.demo import bakery_cafe
from lab.plan import plan_of
from lab.shop import Shop
from lab.store import Story, lab_shop
from lab.year.calendar import OpenDay, open_days
from lab.year.customers import Customers
from lab.year.day import BusinessDay, History
from lab.year.pipeline import Pipeline

YEAR: Final = 2025
_SET_UP: Final = date(2024, 12, 30)


def folders_of(folder: Path, shops: int) -> list[Path]:
    """
    Return the data folder of each shop: the folder itself for one, folders in it for more.

    Example:
        >>> [path.name for path in folders_of(Path("year"), 2)]
        ['shop-01', 'shop-02']
    """
    return [folder] if shops == 1 else [folder / f"shop-{number:02d}" for number in range(1, shops + 1)]


def make_year(
    folder: Path,
    *,
    number: int,
    sales: int,
    seed: int,
    tell: Callable[[int], object],
    days: Sequence[OpenDay] = tuple(open_days(YEAR)),
) -> None:
    """
    Make one shop with a year behind it.

    Args:
        folder: Its data folder: missing or empty.
        number: 1, 2, 3 … among the shops that are made together.
        sales: How many sales are completed in the year.
        seed: What everything random follows from.
        tell: Told of each day how many sales it had.
        days: The days it is open; all of the year unless told otherwise.

    Raises:
        LabRefusal: The folder cannot be used.
    """
    shop = branch(bakery_cafe(), number, _SET_UP)
    chance = Random(f"{seed} {number}")
    customers, history = Customers(shop, chance), History()
    (register,) = shop.registers
    opened_at = datetime.combine(_SET_UP, time(12), NORWAY).astimezone(UTC)
    story = Story("year", seed=seed, sales=sales)
    with lab_shop(folder, plan_of(shop), story, opened_at=opened_at) as made:
        pipeline = Pipeline(made, register.register_id)
        for day, share in zip(days, share_out(sales, [day.weight for day in days]), strict=True):
            BusinessDay(
                day, share, customers=customers, chance=chance, history=history, pipeline=pipeline
            ).live()
            tell(share)
        pipeline.finish()


def branch(shop: Shop, number: int, set_up: date) -> Shop:
    """Return a shop as it was set up that day; the second and later have numbers of their own."""
    entered_at = datetime.combine(set_up, time(9))
    (register,) = shop.registers
    if number > 1:
        register = replace(register, register_id=f"SOL-{number}", series_prefix=f"S{number}-")
    return replace(
        shop,
        registers=(register,),
        articles=tuple(replace(article, entered_on=set_up) for article in shop.articles),
        vat_codes=tuple(replace(code, entered_on=set_up) for code in shop.vat_codes),
        operators=tuple(replace(operator, entered_at=entered_at) for operator in shop.operators),
    )
