"""
Moments: UTC in the journal, Norwegian time on paper and in files.

Law: KSF-2-5-c. Order is always by number, never by these.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

NORWAY = ZoneInfo("Europe/Oslo")


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
