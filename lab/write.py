"""
Write a shop day so that it reads back as the same day.

For days that a program makes (the year simulator, the smallest day that shows a fault). Comments of
a file that was read are not kept.
"""

from collections.abc import Iterator
from datetime import date

from lab.day import Day, Expectation
from lab.language.forms import write
from lab.language.norwegian_time import date_and_time
from lab.parse import AtRegister, DayIs, ShopIs
from lab.shop import Shop


def write_day(day: Day) -> str:
    """Return the text of a day."""
    shop = write_shop(day.shop) if day.shop_file is None else f"{write(ShopIs(path=day.shop_file))}\n"
    return shop + "".join(f"{line}\n" for line in _told(day))


def write_shop(shop: Shop) -> str:
    """Return the text of a shop's description, the articles of its list written out."""
    kinds = (
        (shop.company,), shop.locations, shop.registers, shop.vat_codes, shop.groups, shop.articles,
        shop.operators, shop.customers, shop.periods,
    )  # fmt: skip
    return "".join(f"{write(noun)}\n" for nouns in kinds for noun in nouns)


def _told(day: Day) -> Iterator[str]:
    shown: date | None = None
    register: str | None = None
    for statement in day.statements:
        if isinstance(statement, Expectation):
            yield f"          {write(statement)}"
            continue
        today, time_of_day = date_and_time(statement.moment)
        if today != shown:
            shown = today
            yield f"\n{write(DayIs(date=today))}"
        if statement.register != register:
            register = statement.register
            yield f"\n{write(AtRegister(register=register))}"
        yield f"{time_of_day}  {write(statement)}"
