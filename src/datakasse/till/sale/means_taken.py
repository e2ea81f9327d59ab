"""
What may be paid with at a register: what its place says that it takes, and whether it has a drawer for cash.

What comes back is paid back the way it was paid for, also where that is no longer taken.

Law: KSF-2-2-c, law.md 4.12 (cash is always taken where it can be).
"""

from collections.abc import Iterable

from datakasse.counter.cash_point import CashPoint, place_of
from datakasse.errors.trade.payments import CashNotTaken, MeansNotTaken
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.store import Readings
from datakasse.trade.sale.basket import Line
from datakasse.trade.shop.shop import Location, Register
from datakasse.trade.tender import MEANS, MEANS_WORDS, MeansOfPayment, Payment, TenderKind


def demand_taken(point: CashPoint, payments: Iterable[Payment], lines: Iterable[Line] = ()) -> None:
    """
    Go on only if everything that is paid with is taken here.

    Args:
        point: The register.
        payments: What is paid with; negative where it goes to the customer.
        lines: What is sold or comes back.

    Raises:
        CashNotTaken: Cash on a register without a drawer for it.
        MeansNotTaken: The place does not take it, and nothing that comes back was paid with it.
    """
    place = place_of(point.books, point.register)
    before: set[MeansOfPayment] | None = None
    for payment in payments:
        if payment.kind is TenderKind.CASH and not point.register.takes_cash:
            raise CashNotTaken
        means = MEANS[payment.kind]
        if _is_taken(place, means):
            continue
        if before is None:
            before = {MEANS[each.kind] for each in paid_before(point.books, lines)}
        if payment.amount_ore > 0 or means not in before:
            raise MeansNotTaken(means=MEANS_WORDS[means])


def demand_means_taken(point: CashPoint, means: MeansOfPayment) -> None:
    """Go on only if a means is taken at all; raises `MeansNotTaken`."""
    if not _is_taken(place_of(point.books, point.register), means):
        raise MeansNotTaken(means=MEANS_WORDS[means])


def offered(books: Readings, register: Register, lines: Iterable[Line], due_ore: int) -> list[TenderKind]:
    """
    Return what the till offers for a basket.

    Args:
        books: One consistent look at the books.
        register: Where.
        lines: Those of the basket.
        due_ore: What it comes to; below zero, the ways in which what comes back was paid are among it.
    """
    place = place_of(books, register)
    before: set[MeansOfPayment] = (
        {MEANS[each.kind] for each in paid_before(books, lines)} if due_ore < 0 else set()
    )
    return [
        kind
        for kind, means in MEANS.items()
        if (kind is not TenderKind.CASH or register.takes_cash)
        and (_is_taken(place, means) or means in before)
    ]


def mostly_paid_with(books: Readings, lines: Iterable[Line]) -> TenderKind | None:
    """Return how the sale of the first line that comes back was paid, for the most part."""
    payments = paid_before(books, [line for line in lines if line.returns is not None][:1])
    return max(payments, key=lambda payment: payment.amount_ore).kind if payments else None


def paid_before(books: Readings, lines: Iterable[Line]) -> list[Payment]:
    """Return how the sales of the lines that come back were paid, the first one first."""
    origins = {
        (line.returns.register, line.returns.transaction): None for line in lines if line.returns is not None
    }
    found = (books.sold(register, transaction) for register, transaction in origins)
    events = (sold.record.event for sold in found if sold is not None)
    return [
        payment for event in events if isinstance(event, SaleCompleted) for payment in event.sale.payments
    ]


def _is_taken(place: Location | None, means: MeansOfPayment) -> bool:
    return place is None or place.takes(means)
