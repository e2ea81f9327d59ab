"""
What the export is made from, and what of it is wanted.

The caller provides a `Source`; nothing here knows where the entries lie. Entries are read several
times, because the file wants its codes before its events and its events before its transactions.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

import msgspec

from datakasse.errors.control.exports import PeriodReversed, RegisterNotInShop
from datakasse.journal.entry import Record
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.people.operator import Operator
from datakasse.trade.shop.shop import Company, Location, Register
from datakasse.trade.vat import VatCode


class Software(msgspec.Struct, frozen=True):
    """What made the file: its name, its version, and who answers for it."""

    name: str
    version: str
    supplier: str


class Selection(msgspec.Struct, frozen=True):
    """
    What of the journal goes in the file.

    Attributes:
        from_date: First Norwegian day; None for the beginning.
        to_date: Last Norwegian day, included; None for the end.
        registers: Ids of the registers; empty for all.
    """

    from_date: date | None = None
    to_date: date | None = None
    registers: tuple[str, ...] = ()


class Source(Protocol):
    """
    A shop and its journals, as whoever keeps them provides them.

    Master data includes what has been deleted since. Entries written while the file is being made
    are left out of it, so the shop can go on selling.
    """

    @property
    def company(self) -> Company:
        """The business."""
        ...

    def locations(self) -> Iterable[Location]:
        """All places of business."""
        ...

    def registers(self) -> Iterable[Register]:
        """All registers."""
        ...

    def vat_codes(self) -> Iterable[VatCode]:
        """All VAT codes of the shop."""
        ...

    def operators(self) -> Iterable[Operator]:
        """All operators, each once."""
        ...

    def groups(self) -> Iterable[ArticleGroup]:
        """All article groups, each once."""
        ...

    def articles(self) -> Iterable[tuple[Article, date]]:
        """All articles, each once, with the day it was registered; read as a stream."""
        ...

    def customer_name(self, customer: str) -> str:
        """Return a customer's name; empty when it is not kept any more."""
        ...

    def records(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
        """
        Read a register's records within the dates, by number.

        The date of a record is its transaction's, or else the Norwegian day it was written. Called
        several times; each call reads from the first again. Records without event number and
        transaction may be left out, except `ProvisionalIssued`: it is counted.
        """
        ...

    def transaction_of(self, register_id: str, basket_id: str) -> int | None:
        """Return the number of the transaction a basket became; None when it never did."""
        ...


class WithRegisters(Protocol):
    """What a file's registers are chosen from."""

    def registers(self) -> Iterable[Register]:
        """All registers."""
        ...


def chosen(source: WithRegisters, selection: Selection) -> tuple[Register, ...]:
    """
    Return the registers that go in the file.

    Raises:
        PeriodReversed: The period ends before it begins.
        RegisterNotInShop: A register that the shop does not have.
    """
    begins, ends = selection.from_date, selection.to_date
    if begins is not None and ends is not None and ends < begins:
        raise PeriodReversed(from_date=begins.isoformat(), to_date=ends.isoformat())
    registers = tuple(source.registers())
    for wanted in selection.registers:
        if all(register.register_id != wanted for register in registers):
            raise RegisterNotInShop(register=wanted)
    return tuple(
        register
        for register in registers
        if not selection.registers or register.register_id in selection.registers
    )
