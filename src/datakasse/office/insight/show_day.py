"""
The day as it goes, beside the same weekday a week and a year before.

    views over the journal (`ports/insight/takings.py`) ─▶ Day: figures, hours, what the Z reports say of them

Nothing here goes through the sales: a day costs the same to look at, however much has been sold.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from datakasse.errors.storage.journal import UnknownRegister
from datakasse.insight.agree import Difference, differences
from datakasse.insight.taken import By, Taken, TakenArticle
from datakasse.insight.takings import Figure
from datakasse.journal.events.day import ZReported
from datakasse.office.insight.find_unusual import Watched, find_unusual
from datakasse.office.insight.margin import Margin, margin_of, unit_costs
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import DAY_CHANGES_AT_HOUR, business_day, in_norway

WEEK: Final = timedelta(weeks=1)
YEAR: Final = timedelta(weeks=52)
"""A year back to the same weekday."""
TOP: Final = 10
HOURS: Final = tuple((DAY_CHANGES_AT_HOUR + each) % 24 for each in range(24))
"""The hours of a business day, in order."""

_FIGURES: Final = (Figure.SALES, Figure.RETURNS, Figure.DISCOUNTS, Figure.CREDIT_SALES, Figure.CREDIT_NOTES)


class Part(msgspec.Struct, frozen=True):
    """
    What a part of the day came to.

    Attributes:
        code: Of which register, group or means of payment.
        name: What people call it; empty where the page has a word for the code.
        number: How often.
        amount_ore: With VAT.
    """

    code: str
    name: str
    number: int
    amount_ore: int


class Hour(msgspec.Struct, frozen=True):
    """An hour: 0 to 23 on Norwegian clocks."""

    hour: int
    receipts: int
    sales_ore: int


class Figures(msgspec.Struct, frozen=True):
    """
    A day in figures. Amounts are øre with VAT.

    Attributes:
        day: The business day.
        receipts: Sales receipts.
        sales_ore: Cash sales less returns, as the Z has them.
        vat_ore: VAT in it.
        average_ore: Per receipt, rounded half up; None without receipts.
        returns: How many returns.
        returns_ore: What they came to.
        discounts_ore: Discounts given by hand.
        credit_ore: Sold on invoice, less credit notes; not in `sales_ore`.
        receipts_so_far: Receipts in the hours that are over today.
        sales_so_far_ore: Sales in the same hours.
        hours: Each hour with sales, in the order of the business day.
        registers: By register.
        groups: By article group, largest first.
        tenders: By means of payment, largest first.
    """

    day: date
    receipts: int
    sales_ore: int
    vat_ore: int
    average_ore: int | None
    returns: int
    returns_ore: int
    discounts_ore: int
    credit_ore: int
    receipts_so_far: int
    sales_so_far_ore: int
    hours: list[Hour]
    registers: list[Part]
    groups: list[Part]
    tenders: list[Part]


class Article(msgspec.Struct, frozen=True):
    """
    What an article came to.

    Attributes:
        article: Its number.
        name: What it is called.
        unit: What it is sold by.
        quantity_milli: How much of it, thousandths of its unit.
        amount_ore: With VAT.
        margin: What is left of it; None where nobody has said what it costs, or it may not be seen.
    """

    article: str
    name: str
    unit: str
    quantity_milli: int
    amount_ore: int
    margin: Margin | None


class HeldAgainst(msgspec.Struct, frozen=True):
    """
    A period between Z reports that the day has a part in, held against its Z.

    Attributes:
        register: Which register.
        z_number: The Z; None while the period is open.
        z_at: When it was taken, UTC.
        differences: Where the takings and the Z differ; nothing when all figures agree.
    """

    register: str
    z_number: int | None
    z_at: datetime | None
    differences: list[Difference]


class Day(msgspec.Struct, frozen=True):
    """
    A day beside others.

    Attributes:
        as_of: When it was looked at, UTC.
        today: The business day that it is now.
        hours_over: How many hours of the business day are over: 24 when it is not today.
        shown: The day.
        week_before: The same weekday a week before.
        year_before: The same weekday 52 weeks before.
        articles: What sold most, with how much of it.
        held_against: Each Z that tells of a part of the day, and each period that is open.
        watched: What happened more often than it usually does.
        margin: What is left of the day's sales when the goods are paid; None where it may not be seen.
    """

    as_of: datetime
    today: date
    hours_over: int
    shown: Figures
    week_before: Figures
    year_before: Figures
    articles: list[Article]
    held_against: list[HeldAgainst]
    watched: Watched
    margin: Margin | None


def show_day(
    books: Readings, day: date | None, now: datetime, *, register: str = "", with_cost: bool = False
) -> Day:
    """
    Return a day beside the same weekday a week and a year before.

    Args:
        books: One consistent look at the books.
        day: The business day; None for the one that it is.
        now: The moment, UTC.
        register: Which register; empty for all.
        with_cost: Who asks may see what goods cost.

    Raises:
        UnknownRegister: There is no such register.
    """
    demand_register(books, register)
    today = business_day(now)
    shown = today if day is None else day
    sold = books.article_takings(shown, shown, register=register, limit=None if with_cost else TOP).articles
    costs = unit_costs(books, [row.article for row in sold]) if with_cost else {}
    over = hours_over(now) if shown == today else len(HOURS)
    return Day(
        as_of=now,
        today=today,
        hours_over=over,
        shown=_figures(books, shown, over, register),
        week_before=_figures(books, shown - WEEK, over, register),
        year_before=_figures(books, shown - YEAR, over, register),
        articles=_articles(books, sold[:TOP], costs),
        held_against=_held_against(books, shown, register),
        watched=find_unusual(books, shown, register=register),
        margin=margin_of(sold, costs) if with_cost else None,
    )


def hours_over(now: datetime) -> int:
    """
    Return how many hours of its business day are over at a moment.

    Example:
        >>> from datetime import UTC
        >>> hours_over(datetime(2026, 1, 5, 8, 59, tzinfo=UTC))
        4
    """
    return HOURS.index(in_norway(now).hour)


def average_ore(amount_ore: int, number: int) -> int | None:
    """
    Return the average, rounded half up; None of nothing.

    Example:
        >>> average_ore(1001, 2), average_ore(0, 0)
        (501, None)
    """
    return (2 * amount_ore + number) // (2 * number) if number > 0 else None


def demand_register(books: Readings, register: str) -> None:
    """Go on only if a register is there, or none is asked for; raises `UnknownRegister`."""
    if register and register not in {each.register_id for each in books.registers()}:
        raise UnknownRegister(register=register[:100])


def _figures(books: Readings, day: date, over: int, register: str) -> Figures:
    sums = {row.figure: row for row in books.takings(day, day, _FIGURES, register=register)}
    hours = {row.hour: row for row in books.hourly_takings(day, day, Figure.SALES, register=register)}
    so_far = [hours[hour] for hour in HOURS[:over] if hour in hours]
    sales = sums.get(Figure.SALES)
    receipts, sales_ore, vat_ore = (0, 0, 0) if sales is None else _of(sales)
    returns = sums.get(Figure.RETURNS)

    def amount(figure: Figure) -> int:
        return sums[figure].amount_ore if figure in sums else 0

    group_names = {group.code: group.name for group in books.groups()}
    register_names = {each.register_id: each.description for each in books.registers()}
    return Figures(
        day=day,
        receipts=receipts,
        sales_ore=sales_ore,
        vat_ore=vat_ore,
        average_ore=average_ore(sales_ore, receipts),
        returns=0 if returns is None else returns.number,
        returns_ore=amount(Figure.RETURNS),
        discounts_ore=amount(Figure.DISCOUNTS),
        credit_ore=amount(Figure.CREDIT_SALES) - amount(Figure.CREDIT_NOTES),
        receipts_so_far=sum(row.number for row in so_far),
        sales_so_far_ore=sum(row.amount_ore for row in so_far),
        hours=[Hour(hour, hours[hour].number, hours[hour].amount_ore) for hour in HOURS if hour in hours],
        registers=[
            Part(row.register, register_names.get(row.register, ""), row.number, row.amount_ore)
            for row in books.takings(day, day, [Figure.SALES], [By.REGISTER], register=register)
        ],
        groups=_largest_first(
            Part(row.name, group_names.get(row.name, ""), row.number, row.amount_ore)
            for row in books.takings(day, day, [Figure.GROUP], register=register)
        ),
        tenders=_largest_first(
            Part(row.name, "", row.number, row.amount_ore)
            for row in books.takings(day, day, [Figure.TENDER], register=register)
        ),
    )


def _of(row: Taken) -> tuple[int, int, int]:
    return row.number, row.amount_ore, row.vat_ore


def _largest_first(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: -part.amount_ore)


def _articles(books: Readings, sold: Iterable[TakenArticle], costs: dict[str, int]) -> list[Article]:
    found: list[Article] = []
    for row in sold:
        known = books.article_on_record(row.article)
        name, unit = ("", "") if known is None else (known.name, known.unit)
        margin = margin_of([row], costs) if row.article in costs else None
        found.append(Article(row.article, name, unit, row.quantity_milli, row.amount_ore, margin))
    return found


def _held_against(books: Readings, day: date, register: str) -> list[HeldAgainst]:
    held: list[HeldAgainst] = []
    for period in books.taken_periods(day):
        if register not in {"", period.register}:
            continue
        if period.z_entry is None:
            held.append(HeldAgainst(period.register, None, None, []))
            continue
        record = books.record(period.register, period.z_entry)
        if isinstance(record.event, ZReported):
            taken = books.period_takings(period.register, period.first_entry)
            found = differences(record.event.report, taken)
            held.append(HeldAgainst(period.register, record.event.number, record.at, found))
    return held
