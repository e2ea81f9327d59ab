"""
Hold the lines of a payout against the payments in the journal, one by one, by reference.

That is what explains a day that differs: a payment that the provider has and the till does not, one that the
till has and the provider does not, one with another amount.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from datakasse.bookkeeping.payout import TURNOVER, Payout
from datakasse.counter.counter import Counter
from datakasse.errors.ledger.settlements import MoneyUnknown
from datakasse.journal.events.sale import SaleCompleted, VoucherIssued
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day
from datakasse.trade.tender import Payment, TenderKind

AROUND = timedelta(days=1)
"""A payment near midnight may have another day with the provider."""


class LineState(StrEnum):
    """How a payment stands."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_IN_TILL = "not_in_till"
    NOT_IN_PAYOUT = "not_in_payout"
    NO_REFERENCE = "no_reference"
    """The provider gives no reference that the till could know."""


class ExplainedLine(msgspec.Struct, frozen=True):
    """
    A payment as the two tell it.

    Attributes:
        state: How it stands.
        reference: What both call it.
        payout_ore: What the provider says.
        till_ore: What the journal says.
        register: Where it was taken.
        transaction: Which transaction it was.
    """

    state: LineState
    reference: str
    payout_ore: int
    till_ore: int = 0
    register: str = ""
    transaction: int | None = None


class _Taken(msgspec.Struct):
    amount_ore: int
    day: date
    register: str
    transaction: int | None


def explain_payout(counter: Counter, key: str) -> list[ExplainedLine]:
    """
    Return the payments of a payout as the provider and the journal tell them; those that agree last.

    Raises:
        MoneyUnknown: There is no such payout.
    """
    with counter.store.read() as books:
        payout = books.payout(key)
        if payout is None:
            raise MoneyUnknown(key=key[:100])
        lines = [line for line in payout.lines if line.kind in TURNOVER]
        taken = _payments(books, payout)
    told: dict[str, int] = {}
    found: list[ExplainedLine] = []
    for line in lines:
        if line.reference:
            told[line.reference] = told.get(line.reference, 0) + line.amount_ore
        else:
            found.append(ExplainedLine(LineState.NO_REFERENCE, "", line.amount_ore))
    days = {line.day for line in lines}
    for reference, amount_ore in told.items():
        known = taken.pop(reference, None)
        if known is None:
            found.append(ExplainedLine(LineState.NOT_IN_TILL, reference, amount_ore))
            continue
        state = LineState.AGREES if known.amount_ore == amount_ore else LineState.DIFFERS
        found.append(
            ExplainedLine(state, reference, amount_ore, known.amount_ore, known.register, known.transaction)
        )
    found.extend(
        ExplainedLine(LineState.NOT_IN_PAYOUT, name, 0, each.amount_ore, each.register, each.transaction)
        for name, each in taken.items()
        if each.day in days
    )
    order = tuple(LineState)
    return sorted(found, key=lambda line: (-order.index(line.state), line.reference))


def _payments(books: Readings, payout: Payout) -> dict[str, _Taken]:
    """Return what the journal has of the payout's means of payment on its days, by reference."""
    days = sorted(line.day for line in payout.lines if line.kind in TURNOVER)
    if not days:
        return {}
    scope = books.matching_rules().scope(payout.provider, payout.merchant)
    registers = scope.registers or tuple(each.register_id for each in books.registers())
    found: dict[str, _Taken] = {}
    for register in registers:
        for record in books.records_between(register, days[0] - AROUND, days[-1] + AROUND):
            if record.training or not isinstance(record.event, SaleCompleted | VoucherIssued):
                continue
            transaction = None if record.transaction is None else record.transaction.number
            day = business_day(record.at)
            for payment in _of_scope(record.event, scope.tenders):
                each = found.setdefault(payment.reference, _Taken(0, day, register, transaction))
                each.amount_ore += payment.amount_ore
    return found


def _of_scope(event: SaleCompleted | VoucherIssued, tenders: tuple[TenderKind, ...]) -> Iterator[Payment]:
    payments = event.sale.payments if isinstance(event, SaleCompleted) else event.payments
    return (payment for payment in payments if payment.kind in tenders and payment.reference)
