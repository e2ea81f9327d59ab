"""Say from which day vouchers are sent, and whether they are."""

from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.accounting_system import NotMapped, StartMissing, StartTooLate
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.connection import demand_connection, keep
from datakasse.office.delivery.mend import demand_bookkeeper
from datakasse.office.delivery.systems import FILES


class RunDelivery(msgspec.Struct, frozen=True):
    """
    Turn delivery on or off.

    Attributes:
        on: Whether vouchers are sent.
        start: The first business day that goes there; None leaves it as it is.
        office_since: The first day whose corrections and settlements go there; None leaves it as it is, which
            is from the start over a connection that has not begun.
    """

    on: bool
    start: date | None = None
    office_since: date | None = None

    def __call__(self, point: CashPoint) -> None:
        """
        Record it and keep it.

        Raises:
            NoConnection: No system was chosen.
            StartMissing: There is no day to begin on.
            StartTooLate: Vouchers of earlier days are on their way.
            NotMapped: Nobody has confirmed where the accounts go.
            MissingRight: The one who asks does not keep the books.
        """
        demand_bookkeeper(point)
        connection = demand_connection(point.books)
        start = self.start or connection.start
        if self.on and start is None:
            raise StartMissing
        if self.on and connection.place is None and connection.system != FILES:
            raise NotMapped
        first = min((row.day for row in point.books.deliveries(connection.number)), default=None)
        if start is not None and first is not None and first < start:
            raise StartTooLate(day=first.isoformat())
        begins = start if connection.start is None else connection.office_since
        since = self.office_since or connection.office_since or begins
        told = f"{'on' if self.on else 'off'}, from {_day(start)}, office from {_day(since)}"
        point.record(SettingsChanged(what="accounting delivery", subject=told))
        keep(point.books, msgspec.structs.replace(connection, on=self.on, start=start, office_since=since))


def _day(day: date | None) -> str:
    return "nothing" if day is None else day.isoformat()
