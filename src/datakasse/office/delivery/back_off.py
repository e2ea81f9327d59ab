"""When to try again: later each time, and never all at the same moment."""

from datetime import datetime, timedelta
from typing import Final

STEPS_S: Final = (5, 30, 2 * 60, 10 * 60, 60 * 60)
"""How long to wait after the first failure, the second, … and after each one further."""

_JITTER: Final = 0.25
_LEFT_ALONE_MAX_S: Final = 24 * 60 * 60


def try_again(now: datetime, failures: int, jitter: float, asked_s: int = 0) -> datetime:
    """
    Return when to try again.

    Args:
        now: The time it failed.
        failures: How many times in a row, this one included.
        jitter: Chance, from 0 to 1: up to a quarter is added to the wait.
        asked_s: How long the system asks to be left alone; a day at most.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 12, 31, 22, 59, 58, tzinfo=UTC)
        >>> [str(try_again(at, failures, 0.0) - at) for failures in (1, 2, 3, 4, 5, 99)]
        ['0:00:05', '0:00:30', '0:02:00', '0:10:00', '1:00:00', '1:00:00']
        >>> str(try_again(at, 1, 0.0, asked_s=90) - at)
        '0:01:30'
    """
    step_s = STEPS_S[min(max(failures, 1), len(STEPS_S)) - 1] * (1 + _JITTER * jitter)
    return now + timedelta(seconds=max(step_s, min(asked_s, _LEFT_ALONE_MAX_S)))


def is_due(now: datetime, last_try: datetime | None, next_try: datetime | None) -> bool:
    """
    Return whether it is time; at once where the clock has gone back since the last try.

    Example:
        >>> from datetime import UTC
        >>> noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
        >>> is_due(noon, noon, noon + timedelta(hours=1)), is_due(noon, None, None)
        (False, True)
        >>> is_due(noon, noon + timedelta(days=365), noon + timedelta(days=365, hours=1))
        True
    """
    if next_try is None or next_try <= now:
        return True
    return last_try is not None and last_try > now
