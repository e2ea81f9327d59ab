"""
When goods may be sold that the law gives hours: beer in a shop, drink that is served.

    restriction + what the place has stated + moment ─▶ next_window() ─▶ the hours of sale now, or the next

Beer in a shop (*alkoholloven* § 3-7) has normal hours, which the municipality may widen up to a limit,
or narrow. What is served on the premises follows the licence, whose hours the shop states itself; a
shop that has stated none answers for them without our help. The hours hold for delivery as for sale,
and for everybody: nothing here asks for a role.

Law: law.md 4.13.
"""

from datetime import date, datetime, time
from itertools import count

import msgspec

from datakasse.errors.shop.locations import HoursOutsideLaw
from datakasse.trade.calendar import DAY, is_before_holiday, is_day_of_rest, is_great_eve
from datakasse.trade.goods.article import Restriction
from datakasse.trade.moment import NORWAY, in_norway, to_journal


class Hours(msgspec.Struct, frozen=True):
    """From and until, on Norwegian clocks; the last moment is outside. Until may be after midnight."""

    opens: time
    closes: time

    def lies_within(self, most: "Hours") -> bool:
        """Return whether there is nothing of it outside another, both within one day."""
        return most.opens <= self.opens < self.closes <= most.closes


NORMAL_WEEKDAY, NORMAL_SHORT_DAY = Hours(time(8), time(18)), Hours(time(8), time(15))
"""What holds where the municipality has decided nothing."""

WIDEST_WEEKDAY, WIDEST_SHORT_DAY = Hours(time(8), time(20)), Hours(time(8), time(18))
"""The most that a municipality may allow."""

SHOPS_CLOSE_ON_GREAT_EVES = time(16)
_WEEKEND = frozenset({5, 6})
"""Fridays and Saturdays, as licences speak of them; a night is of the day that it began."""


class SaleHours(msgspec.Struct, frozen=True):
    """
    The hours of a place of business.

    Attributes:
        weekday: Beer in the shop on ordinary weekdays, as the municipality has it.
        short_day: The same on Saturdays and days before Sundays and church holidays; None for no sale.
        serving: When the licence lets drink be served; None where the shop has not stated it.
        serving_weekend: The same on Fridays and Saturdays, where the licence has other hours for them.
    """

    weekday: Hours = NORMAL_WEEKDAY
    short_day: Hours | None = NORMAL_SHORT_DAY
    serving: Hours | None = None
    serving_weekend: Hours | None = None


class Window(msgspec.Struct, frozen=True):
    """A stretch of time in which something may be sold, UTC; the last moment is outside."""

    opens_at: datetime
    closes_at: datetime


def demand_lawful_hours(hours: SaleHours) -> None:
    """
    Go on only if hours are such as a municipality may decide.

    Raises:
        HoursOutsideLaw: Beer outside 08-20, or 08-18 on short days; hours of no length; or hours of serving
            on Fridays and Saturdays alone.
    """
    short = hours.short_day
    served = (hours.serving, hours.serving_weekend)
    is_lawful = (
        hours.weekday.lies_within(WIDEST_WEEKDAY)
        and (short is None or short.lies_within(WIDEST_SHORT_DAY))
        and all(each is None or each.opens != each.closes for each in served)
        and (hours.serving is not None or hours.serving_weekend is None)
    )
    if not is_lawful:
        raise HoursOutsideLaw


def told_sale_hours(before: SaleHours, after: SaleHours) -> str:
    """
    Return what the journal tells of a change: what was, and what is.

    Example:
        >>> told_sale_hours(SaleHours(), SaleHours(short_day=None, serving=Hours(time(11), time(1))))
        'fra 08:00-18:00, korte dager 08:00-15:00 til 08:00-18:00, korte dager stengt, skjenking 11:00-01:00'
    """
    return f"fra {_told(before)} til {_told(after)}"


def beer_hours_on(day: date, hours: SaleHours) -> Hours | None:
    """
    Return when beer may be sold in a shop on a day; None for not at all.

    Example:
        >>> beer_hours_on(date(2026, 5, 17), SaleHours()) is None
        True
        >>> beer_hours_on(date(2026, 5, 13), SaleHours()).closes.isoformat()
        '18:00:00'
    """
    if is_day_of_rest(day):
        return None
    if not is_before_holiday(day):
        return hours.weekday
    if hours.short_day is None or not is_great_eve(day):
        return hours.short_day
    closes = min(hours.short_day.closes, SHOPS_CLOSE_ON_GREAT_EVES)
    return Hours(hours.short_day.opens, closes) if hours.short_day.opens < closes else None


def serving_hours_on(day: date, hours: SaleHours) -> Hours | None:
    """
    Return when drink may be served on a day, as the licence has it; None where the shop has not stated it.

    Example:
        >>> pub = SaleHours(serving=Hours(time(11), time(1)), serving_weekend=Hours(time(11), time(3)))
        >>> [serving_hours_on(date(2026, 6, day), pub).closes.hour for day in (4, 5, 6, 7)]
        [1, 3, 3, 1]
    """
    if day.isoweekday() in _WEEKEND and hours.serving_weekend is not None:
        return hours.serving_weekend
    return hours.serving


def next_window(restriction: Restriction, hours: SaleHours, at: datetime) -> Window | None:
    """
    Return the hours of sale that a moment lies in, or else the next; None for what has no hours.

    Args:
        restriction: What the law says of the article.
        hours: Those of the place.
        at: A moment.
    """
    if restriction is Restriction.ALCOHOL_SERVED and hours.serving is None:
        return None
    if restriction not in (Restriction.BEER_SHOP, Restriction.ALCOHOL_SERVED):
        return None
    yesterday = in_norway(at).date() - DAY
    windows = (_window_of(restriction, hours, yesterday + days * DAY) for days in count())
    return next(window for window in windows if window is not None and at < window.closes_at)


def _window_of(restriction: Restriction, hours: SaleHours, day: date) -> Window | None:
    """Return the stretch that begins on a day, if any."""
    hours_on = beer_hours_on if restriction is Restriction.BEER_SHOP else serving_hours_on
    open_hours = hours_on(day, hours)
    if open_hours is None:
        return None
    is_overnight = open_hours.closes <= open_hours.opens
    last_day = day + DAY if is_overnight else day
    return Window(
        to_journal(datetime.combine(day, open_hours.opens, NORWAY)),
        to_journal(datetime.combine(last_day, open_hours.closes, NORWAY)),
    )


def _told(hours: SaleHours) -> str:
    short_day = "stengt" if hours.short_day is None else _clocks(hours.short_day)
    serving = "" if hours.serving is None else f", skjenking {_clocks(hours.serving)}"
    weekend = "" if hours.serving_weekend is None else f", fredag og lørdag {_clocks(hours.serving_weekend)}"
    return f"{_clocks(hours.weekday)}, korte dager {short_day}{serving}{weekend}"


def _clocks(hours: Hours) -> str:
    return f"{hours.opens:%H:%M}-{hours.closes:%H:%M}"
