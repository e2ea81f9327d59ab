"""
Times of day in Norway, also on the two nights when clocks are changed.

On the last Sunday of October 02:00 to 03:00 is lived twice; there a time must say which pass it
means by its offset, `02:30:00+02:00` first and `02:30:00+01:00` after. On the last Sunday of March
that hour is left out. Law: KSF-2-5-c.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NORWAY = ZoneInfo("Europe/Oslo")


def passes(day: date, time_of_day: str) -> dict[str, datetime]:
    """
    Return the moments, UTC, at which clocks in Norway show a time, by offset: none, one or two.

    Raises:
        ValueError: There is no such time of day.

    Example:
        >>> list(passes(date(2026, 10, 25), "02:30:00")), list(passes(date(2026, 3, 29), "02:30:00"))
        (['+02:00', '+01:00'], [])
    """
    shown = datetime.fromisoformat(f"{day.isoformat()}T{time_of_day}")
    found: dict[str, datetime] = {}
    for fold in (0, 1):
        local = shown.replace(tzinfo=NORWAY, fold=fold)
        moment = local.astimezone(UTC)
        if moment.astimezone(NORWAY).replace(tzinfo=None) == shown:
            found[local.isoformat()[-6:]] = moment
    return found


def date_and_time(moment: datetime) -> tuple[date, str]:
    """
    Return the date and the time of day in Norway, with the offset where the time comes twice.

    Example:
        >>> date_and_time(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
        (datetime.date(2026, 10, 25), '02:30:00+02:00')
        >>> date_and_time(datetime(2026, 10, 25, 8, 0, tzinfo=UTC))[1]
        '09:00:00'
    """
    local = moment.astimezone(NORWAY)
    time_of_day = f"{local:%H:%M:%S}"
    twice = len(passes(local.date(), time_of_day)) > 1
    return local.date(), time_of_day + (local.isoformat()[-6:] if twice else "")
