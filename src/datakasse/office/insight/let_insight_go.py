"""
Let go of alerts that were told and seen, and of views that were taken away, when their time is over.

No law wants them kept, and each names somebody by number: who saw it, who made it. What nobody has seen, or
somebody is still to be told of, stays, and so does a view that is in use. The newest of each stays as well,
for the next one gets the number after it.

Law: GDPR art. 5 (1)(e).
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.vouched_day import vouched_day
from datakasse.insight.alert import Alert
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.retention import DocumentClass, last_deletable

_AT_ONCE: Final = 500
_ALL: Final = 1_000_000


class LetAlertsGo(msgspec.Struct, frozen=True):
    """Forget alerts whose time is over, and what told of them; the register does it by itself."""

    def __call__(self, point: CashPoint) -> int:
        """
        Forget them, record through which day, and return how many alerts there were.

        The day is the one that the shop vouches for: a clock that leapt forward erases nothing.
        """
        day = vouched_day(point)
        if day is None:
            return 0
        through = last_deletable(DocumentClass.ALERTS, day)
        books = point.books
        if gone := list(_alerts_over(books, through)):
            books.drop_alerts(gone)
            books.drop_alert_messages(_messages_over(books, through))
            point.record_for_books(SettingsChanged("alerts let go", through.isoformat()))
        return len(gone)


class LetViewsGo(msgspec.Struct, frozen=True):
    """Forget views that were taken away and whose time is over; the register does it by itself."""

    def __call__(self, point: CashPoint) -> int:
        """
        Forget them, record through which day, and return how many there were.

        One that was taken away before its day was kept has no day, and goes at once.
        """
        day = vouched_day(point)
        if day is None:
            return 0
        through = last_deletable(DocumentClass.SAVED_VIEWS, day)
        gone = [
            each.number
            for each in point.books.saved_views()[:-1]
            if not each.name and (each.dropped_on is None or each.dropped_on <= through)
        ]
        for number in gone:
            point.books.drop_saved_view(number)
        if gone:
            point.record_for_books(SettingsChanged("views let go", through.isoformat()))
        return len(gone)


def _alerts_over(books: Readings, through: date) -> Iterator[int]:
    """Yield alerts through a day that somebody has seen and nobody is to be told of, but the newest."""
    waiting = {number for message in books.open_alert_messages() for number in message.alerts}
    told_through = min((each.told_through for each in books.alert_recipients() if each.address), default=None)
    for each in _older_than_the_newest(books):
        is_told = each.number not in waiting and (told_through is None or each.number <= told_through)
        if each.day <= through and each.seen_at is not None and is_told:
            yield each.number


def _older_than_the_newest(books: Readings) -> Iterator[Alert]:
    newest = next(iter(books.alerts(1)), None)
    last = 0
    while some := books.alerts_after(last, _AT_ONCE):
        yield from (each for each in some if each != newest)
        last = some[-1].number


def _messages_over(books: Readings, through: date) -> list[int]:
    """Return messages through a day that go out no more, but the newest."""
    return [
        each.number
        for each in books.alert_messages(_ALL)[1:]
        if not each.is_open and in_norway(each.made_at).date() <= through
    ]
