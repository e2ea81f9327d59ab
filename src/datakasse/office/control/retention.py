"""
The retention clock: how long what the shop has must be kept, and the one thing that is deleted after it.

Entries of the journal are never deleted by this program, so that what was signed can be checked for ever.
The names that receipts carry are kept beside it, are personal data, and may go when their receipts may.

Law: BFL § 13, law.md 5.1, 5.5 (retention goes before erasure for as long as it lasts).
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.control.retention import KeptByLaw
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right
from datakasse.trade.retention import RULES, DocumentClass, deletable_from


class Kept(msgspec.Struct, frozen=True):
    """
    A class of documents of one financial year.

    Attributes:
        document: Which class.
        year: Which financial year.
        deletable_from: The first day on which it may be deleted.
        may_be_deleted: Whether that day has come.
        law: The rule.
    """

    document: DocumentClass
    year: int
    deletable_from: date
    may_be_deleted: bool
    law: str


def show_retention(counter: Counter) -> list[Kept]:
    """Return the clock of every class for each financial year that the journals know, newest year first."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        begun = min(_first_years(books), default=today.year)
    return [
        Kept(document, year, free, free <= today, rule.paragraph)
        for year in range(today.year, begun - 1, -1)
        for document, rule in RULES.items()
        for free in [deletable_from(document, year)]
    ]


class EraseBuyers(msgspec.Struct, frozen=True):
    """
    Erase the names of buyers that receipts of a financial year carry; amounts and signatures stay.

    Attributes:
        year: Which.
    """

    year: int

    def __call__(self, point: CashPoint) -> int:
        """
        Erase them at every register and return how many there were.

        Raises:
            MissingRight: The role may not.
            KeptByLaw: It is too early.
        """
        point.demand_right(Right.ADMINISTER)
        free = deletable_from(DocumentClass.BUYERS, self.year)
        if point.day < free:
            raise KeptByLaw(until=free.isoformat())
        erased = 0
        for register, transaction in list(_named_sales(point.books, self.year)):
            point.books.name_buyer(register, transaction, "")
            erased += 1
        point.record(SettingsChanged(what="buyers erased", subject=str(self.year)))
        return erased


def _first_years(books: Readings) -> Iterator[int]:
    for register in books.registers():
        if books.head(register.register_id).number:
            yield in_norway(books.record(register.register_id, 1).at).year


def _named_sales(books: Readings, year: int) -> Iterator[tuple[str, int]]:
    """Yield register and transaction of the sales of a year whose receipts carry a name."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    for register in books.registers():
        for record in books.told_between(register.register_id, first, last):
            made = record.transaction
            is_sale = isinstance(record.event, SaleCompleted) and made is not None
            if made is not None and is_sale and books.buyer(register.register_id, made.number):
                yield register.register_id, made.number
