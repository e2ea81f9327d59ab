"""What a person does about a voucher that has stopped: try again, or let it go, and say why."""

from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.accounting_system import (
    AlreadyThere,
    NotByFile,
    SkipReasonMissing,
    UnknownDayVoucher,
)
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.attempt import further
from datakasse.office.delivery.connection import demand_connection
from datakasse.office.delivery.systems import FILES
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, DocumentState, Why
from datakasse.trade.people.operator import Right

_REASON_LENGTH_MAX = 200


class RetryDelivery(msgspec.Struct, frozen=True):
    """
    Try a voucher again, now; it is looked for at the other side before it is sent.

    Attributes:
        key: The voucher.
    """

    key: str

    def __call__(self, point: CashPoint) -> None:
        """
        Record it and let the voucher wait for its turn.

        Raises:
            UnknownDayVoucher: It is not in the outbox.
            AlreadyThere: It is booked, and its Z report attached.
            MissingRight: The one who asks does not keep the books.
        """
        demand_bookkeeper(point)
        row = _row(point, self.key)
        if row.state is DeliveryState.CONFIRMED and row.document is DocumentState.ATTACHED:
            raise AlreadyThere(key=self.key)
        point.record(SettingsChanged(what="voucher delivery retried", subject=self.key))
        point.books.put_delivery(retried(row))


class SkipDelivery(msgspec.Struct, frozen=True):
    """
    Decide that a voucher is not to go, because it has been booked by hand or otherwise.

    Attributes:
        key: The voucher.
        reason: Why; it stands in the journal.
    """

    key: str
    reason: str

    def __call__(self, point: CashPoint) -> None:
        """
        Record it with its reason and take the voucher off the line.

        Raises:
            UnknownDayVoucher: It is not in the outbox.
            AlreadyThere: It is booked.
            SkipReasonMissing: Nothing says why.
            MissingRight: The one who asks does not keep the books.
        """
        demand_bookkeeper(point)
        row, reason = _row(point, self.key), " ".join(self.reason.split())[:_REASON_LENGTH_MAX]
        if row.state is DeliveryState.CONFIRMED:
            raise AlreadyThere(key=self.key)
        if not reason:
            raise SkipReasonMissing(key=self.key)
        point.record(SettingsChanged(what="voucher delivery skipped", subject=f"{self.key}: {reason}"))
        point.books.put_delivery(further(row, state=DeliveryState.SKIPPED, reason=reason))


class NoteFiled(msgspec.Struct, frozen=True):
    """
    Note that the vouchers up to a day were taken over as a file, where that is how they go.

    Attributes:
        through: The last day that was taken over.
    """

    through: date

    def __call__(self, point: CashPoint) -> int:
        """
        Record it, take those vouchers off the line, and return how many there were.

        Raises:
            NoConnection: No system was chosen.
            NotByFile: Vouchers go to a system, which reads them back itself.
            MissingRight: The one who asks does not keep the books.
        """
        demand_bookkeeper(point)
        connection = demand_connection(point.books)
        if connection.system != FILES:
            raise NotByFile
        rows = [row for row in point.books.open_deliveries(connection.number) if row.day <= self.through]
        if rows:
            point.record(
                SettingsChanged(what="vouchers taken over as a file", subject=self.through.isoformat())
            )
        for row in rows:
            told = f"Overtatt som fil til og med {self.through.isoformat()}"
            point.books.put_delivery(further(row, state=DeliveryState.SKIPPED, reason=told))
        return len(rows)


def retried(row: Delivery) -> Delivery:
    """
    Return a voucher that waits again.

    One that may be there stays sent, so that it is looked for with care; one that a person has looked for in
    vain, or found to be wrong and taken out there, begins anew.
    """
    if row.state is DeliveryState.CONFIRMED:
        return further(row, document=DocumentState.WAITING)
    if row.why in {Why.NOT_SEEN, Why.DIFFERS} or row.state is DeliveryState.SKIPPED:
        return further(row, state=DeliveryState.WAITING, sent_at=None, their_id="", their_number="")
    return further(row, state=DeliveryState.WAITING if row.sent_at is None else DeliveryState.SENT)


def demand_bookkeeper(point: CashPoint, right: Right = Right.KEEP_BOOKS) -> None:
    """
    Go on only for whoever keeps the books, or for the machine's own command line.

    Raises:
        MissingRight: The one who asks does not.
    """
    if point.operator is not None:
        point.demand_right(right)


def _row(point: CashPoint, key: str) -> Delivery:
    row = point.books.delivery(demand_connection(point.books).number, key)
    if row is None:
        raise UnknownDayVoucher(key=key[:100])
    return row
