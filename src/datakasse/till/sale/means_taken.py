"""
What may be paid with at a register: what its place says that it takes, and whether it has a drawer for cash.

What comes back is paid back the way it was paid for, also where that is no longer taken.

Law: KSF-2-2-c, law.md 4.12 (cash is always taken where it can be).
"""

from collections.abc import Iterable
from typing import Final

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.trading import CashNotTaken, MeansNotTaken
from datakasse.journal.event import SaleCompleted
from datakasse.storage.ports.store import Readings
from datakasse.trade.basket import Line
from datakasse.trade.shop import Location, Register
from datakasse.trade.tender import MEANS, MeansOfPayment, Payment, TenderKind

MEANS_WORDS: Final[dict[MeansOfPayment, tuple[str, str]]] = {
    MeansOfPayment.CASH: ("kontanter", "cash"),
    MeansOfPayment.CARD: ("kort", "cards"),
    MeansOfPayment.VIPPS: ("Vipps", "Vipps"),
    MeansOfPayment.VOUCHER: ("gavekort og tilgodelapper", "gift cards and store credits"),
    MeansOfPayment.DEPOSIT_SLIP: ("pantelapper", "deposit slips"),
    MeansOfPayment.INVOICE: ("kjøp på faktura", "purchases on account"),
}
"""What they are called, in bokmål and in English."""


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
    place, before = _place(point.books, point.register), None
    for payment in payments:
        if payment.kind is TenderKind.CASH and not point.register.takes_cash:
            raise CashNotTaken
        means = MEANS[payment.kind]
        if place.takes(means):
            continue
        if before is None:
            before = {MEANS[each.kind] for each in paid_before(point.books, lines)}
        if payment.amount_ore > 0 or means not in before:
            nb, en = MEANS_WORDS[means]
            raise MeansNotTaken(means=nb, means_en=en)


def demand_means_taken(point: CashPoint, means: MeansOfPayment) -> None:
    """Go on only if a means is taken at all; raises `MeansNotTaken`."""
    if not _place(point.books, point.register).takes(means):
        nb, en = MEANS_WORDS[means]
        raise MeansNotTaken(means=nb, means_en=en)


def offered(books: Readings, register: Register, lines: Iterable[Line], due_ore: int) -> list[TenderKind]:
    """
    Return what the till offers for a basket.

    Args:
        books: One consistent look at the books.
        register: Where.
        lines: Those of the basket.
        due_ore: What it comes to; below zero, the ways in which what comes back was paid are among it.
    """
    place = _place(books, register)
    before = {MEANS[each.kind] for each in paid_before(books, lines)} if due_ore < 0 else set()
    return [
        kind
        for kind, means in MEANS.items()
        if (kind is not TenderKind.CASH or register.takes_cash) and (place.takes(means) or means in before)
    ]


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


def _place(books: Readings, register: Register) -> Location:
    return next(place for place in books.locations() if place.code == register.location)
