"""From which day the books are open: nothing is booked on it yet, and it is not locked."""

from datetime import date, timedelta

from datakasse.bookkeeping.mapping import SINCE_EVER
from datakasse.errors.ledger.books import MappingTooEarly
from datakasse.storage.ports.store import Readings


def first_open_day(books: Readings) -> date:
    """Return the first day that nothing is booked on; long ago while there are no books."""
    ends = [period.through for period in books.locked_periods()]
    last = books.last_booked_day()
    if last is not None:
        ends.append(last)
    return max(ends) + timedelta(days=1) if ends else SINCE_EVER


def demand_open(books: Readings, day: date) -> None:
    """
    Go on only if nothing is booked on a day or after it.

    Raises:
        MappingTooEarly: Something is.
    """
    first = first_open_day(books)
    if day < first:
        raise MappingTooEarly(day=first.isoformat())
