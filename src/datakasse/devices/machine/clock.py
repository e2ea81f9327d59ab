"""The machine's clock: the only place where the time is read."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the time of the machine."""

    def now(self) -> datetime:
        """Return this moment, UTC."""
        return datetime.now(UTC)
