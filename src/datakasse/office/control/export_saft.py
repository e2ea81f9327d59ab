"""
Export SAF-T Cash Register from the journal, and journal that it was exported (13020).

Law: KSF-2-7-4, SAFT-1 to SAFT-16, KSF-2-7-1.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.journal.entry import Record
from datakasse.journal.events.paper import JournalExported
from datakasse.office.control.note_export import note_export
from datakasse.saft.cash.document import write
from datakasse.saft.source import Selection, Software, chosen
from datakasse.saft.stream import Stream
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Operator, Right, Role
from datakasse.trade.shop.shop import Company, Location, Register
from datakasse.trade.vat import VatCode

FORM = "SAF-T Cash Register 1.00"
UNDECLARED_SUPPLIER = "datakasse (demonstrasjon, ikke deklarert)"


class JournalSource:
    """The books as the export reads them: one consistent look, so that a shop can sell meanwhile."""

    def __init__(self, books: Readings) -> None:
        self._books = books

    @property
    def company(self) -> Company:
        """The business."""
        return self._books.company()

    def locations(self) -> Iterable[Location]:
        """All places of business."""
        return self._books.locations()

    def registers(self) -> Iterable[Register]:
        """All registers."""
        return self._books.registers()

    def vat_codes(self) -> Iterable[VatCode]:
        """All VAT codes."""
        return self._books.vat_codes().values()

    def operators(self) -> Iterable[Operator]:
        """All operators there ever were."""
        return self._books.operators()

    def groups(self) -> Iterable[ArticleGroup]:
        """All article groups."""
        return self._books.groups()

    def articles(self) -> Iterable[tuple[Article, date]]:
        """All articles there ever were."""
        return self._books.articles()

    def customer_name(self, customer: str) -> str:
        """Return a customer's name."""
        return self._books.customer_name(customer)

    def records(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
        """Read a register's records that a file tells of; the others show as parts of these."""
        return self._books.told_between(register_id, from_date, to_date)

    def transaction_of(self, register_id: str, basket_id: str) -> int | None:
        """Return the transaction that a basket became."""
        return self._books.transaction_of(register_id, basket_id)


class AskToExport(msgspec.Struct, frozen=True):
    """Ask to export; who tries without the right to is in the journal."""

    def __call__(self, point: CashPoint) -> None:
        """
        Go on only if the one who asks may.

        Raises:
            MissingRight: The role may not.
        """
        point.demand_right(Right.EXPORT)


def export_saft(counter: Counter, selection: Selection, stream: Stream, *, operator: str = "") -> None:
    """
    Write a SAF-T Cash Register file and journal that it was made.

    Args:
        counter: The till.
        selection: Which days and registers.
        stream: Where the bytes go.
        operator: Who asks; empty is the one who keeps the machine, told as the shop's first manager.

    Raises:
        MissingRight: The operator's role may not export.
        Refused: As `saft.document.write`.
    """
    with counter.store.read() as books:
        user = books.operator(operator) if operator else _keeper(books)
        registers = [register.register_id for register in chosen(JournalSource(books), selection)]
    if operator and registers:
        counter.carry_out(counter.office_register(), operator, AskToExport()).result()
    with counter.store.read() as books:
        source = JournalSource(books)
        write(
            source,
            selection,
            stream,
            software=Software(
                name="datakasse",
                version=counter.software_version,
                supplier=counter.declaration.supplier or UNDECLARED_SUPPLIER,
            ),
            user_id="" if user is None else user.operator_id,
            created_at=counter.clock.now(),
        )
    begin = "" if selection.from_date is None else selection.from_date.isoformat()
    end = "" if selection.to_date is None else selection.to_date.isoformat()
    if registers:
        note_export(counter, registers, JournalExported(FORM, begin, end), operator)


def file_name(organisation_number: str, moment: datetime) -> str:
    """
    Return what the file is called (SAFT-13).

    Example:
        >>> from datetime import UTC
        >>> file_name("999999999", datetime(2026, 1, 2, 9, 0, tzinfo=UTC))
        'SAF-T Cash Register_999999999_20260102100000.xml'
    """
    return f"SAF-T Cash Register_{organisation_number}_{in_norway(moment):%Y%m%d%H%M%S}.xml"


def _keeper(books: Readings) -> Operator | None:
    """Return who answers for the machine: the first manager."""
    return next((known for known in books.operators() if known.role == Role.MANAGER), None)
