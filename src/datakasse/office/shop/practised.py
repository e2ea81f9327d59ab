"""
Which of the ten exercises of a new shop somebody has done, as the journal has it from training.

The list is for those who begin, so no more is read than what a shop writes in its first days.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from datakasse.journal.event import Event
from datakasse.journal.events.basket import BasketResumed, LineCorrected, LineDiscounted
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.storage.ports.store import Readings
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import TERMINAL_TENDERS, TenderKind

LOOKED_AT: Final = 2_000
"""So many entries of all registers are looked at."""
_THREE_MILLI: Final = 3_000


class Exercise(IntEnum):
    """What is to be practised, by its number on the list."""

    CASH_AND_CHANGE = 1
    CARD = 2
    THREE_OF_THE_SAME = 3
    CORRECTION = 4
    DISCOUNT = 5
    SPLIT_PAYMENT = 6
    SET_ASIDE = 7
    RETURN = 8
    ABORT = 9
    COPY = 10


def practised(books: Readings) -> list[Exercise]:
    """Return the exercises that were done in training at any register, by their numbers."""
    done: set[Exercise] = set()
    left = LOOKED_AT
    for register in books.registers():
        last = min(books.head(register.register_id).number, left)
        left -= last
        for record in books.records(register.register_id, 1, last):
            if record.training:
                done.update(_shown_by(record.event))
            if len(done) == len(Exercise):
                return sorted(done)
    return sorted(done)


def _shown_by(event: Event) -> Iterator[Exercise]:
    match event:
        case LineCorrected():
            yield Exercise.CORRECTION
        case LineDiscounted():
            yield Exercise.DISCOUNT
        case BasketResumed():
            yield Exercise.SET_ASIDE
        case SaleAborted():
            yield Exercise.ABORT
        case CopyIssued():
            yield Exercise.COPY
        case SaleCompleted(sale=sale):
            yield from _shown_by_sale(sale)
        case _:
            pass


def _shown_by_sale(sale: Sale) -> Iterator[Exercise]:
    kinds = {payment.kind for payment in sale.payments}
    if any(sold.line.returns is not None for sold in sale.lines):
        yield Exercise.RETURN
        return
    if any(each.kind is TenderKind.CASH and each.tendered_ore > each.amount_ore for each in sale.payments):
        yield Exercise.CASH_AND_CHANGE
    if kinds and kinds <= set(TERMINAL_TENDERS):
        yield Exercise.CARD
    if any(sold.line.quantity_milli >= _THREE_MILLI for sold in sale.lines):
        yield Exercise.THREE_OF_THE_SAME
    if len(kinds) > 1:
        yield Exercise.SPLIT_PAYMENT
