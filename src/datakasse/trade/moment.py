"""
Moments: UTC in the journal, Norwegian time on paper and in files.

Law: KSF-2-5-c. Order is always by number, never by these.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

NORWAY = ZoneInfo("Europe/Oslo")
_REMEMBERED_DAYS = 1_024


def to_journal(moment: datetime) -> datetime:
    """
    Return the moment in UTC, whole milliseconds.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone could be any hour")
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


def in_norway(moment: datetime) -> datetime:
    """
    Return the moment as clocks in Norway show it.

    Example:
        >>> in_norway(datetime(2026, 7, 1, 10, 0, tzinfo=UTC)).isoformat()
        '2026-07-01T12:00:00+02:00'
    """
    return moment.astimezone(NORWAY)


def date_and_time(moment: datetime) -> tuple[str, str]:
    """
    Return Norwegian date and time, `yyyy-MM-dd` and `HH:mm:ss`, as files and signatures want them.

    A file of a year asks for millions of them, so how far Norway is from UTC is found once a day.

    Example:
        >>> date_and_time(datetime(2026, 6, 30, 22, 15, 7, 500_000, UTC))
        ('2026-07-01', '00:15:07')
    """
    ahead = _ahead_all_day(moment.date()) if moment.tzinfo is UTC else None
    text: str = msgspec.to_builtins(in_norway(moment) if ahead is None else moment + ahead)
    return text[:10], text[11:19]


@lru_cache(maxsize=_REMEMBERED_DAYS)
def _ahead_all_day(day: date) -> timedelta | None:
    """Return how far Norway is ahead of UTC on a day of UTC; None on the two when clocks are changed."""
    begins, ends = (in_norway(datetime.combine(day, at, UTC)) for at in (time.min, time.max))
    return begins.utcoffset() if begins.utcoffset() == ends.utcoffset() else None


def date_text(moment: datetime) -> str:
    """Return the Norwegian date as `yyyy-MM-dd` (SIG-4)."""
    return in_norway(moment).date().isoformat()


def time_text(moment: datetime) -> str:
    """Return the Norwegian time as `HH:mm:ss` (SIG-4)."""
    local = in_norway(moment)
    return f"{local.hour:02d}:{local.minute:02d}:{local.second:02d}"


DAY_CHANGES_AT_HOUR = 5
"""A night's trade belongs to the day it began; five in the morning, on Norwegian clocks, is a new one."""


def business_day(moment: datetime) -> date:
    """
    Return the day whose trade a moment belongs to.

    Example:
        >>> business_day(datetime(2026, 7, 2, 2, 59, tzinfo=UTC))
        datetime.date(2026, 7, 1)
        >>> business_day(datetime(2026, 7, 2, 3, 0, tzinfo=UTC))
        datetime.date(2026, 7, 2)
    """
    local = in_norway(moment)
    return local.date() - timedelta(days=local.hour < DAY_CHANGES_AT_HOUR)
