"""A shop with journals in memory, written by the ground floor itself, as a source of exports."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from lxml import etree

from datakasse.journal.entry import Record, from_bytes
from datakasse.journal.event import Event
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.journal.link import Head, empty_head, link
from datakasse.journal.signature import HmacSigner, Signer
from datakasse.saft.cash.document import NAMESPACE, write
from datakasse.saft.source import Selection, Software, Source
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.moment import NORWAY, in_norway
from datakasse.trade.people.operator import Operator
from datakasse.trade.shop.shop import Company, Location, Register
from datakasse.trade.vat import VatCode

ORGANISATION = "999999999"
SOFTWARE = Software("datakasse", "0.1.0", "Nobody AS")
MADE_AT = datetime(2021, 3, 30, 8, 40, tzinfo=UTC)


def local(text: str) -> datetime:
    """Return the moment that Norwegian clocks show as `yyyy-MM-dd HH:mm:ss`, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=NORWAY).astimezone(UTC)


class Journal:
    """One register's journal: the bytes of its entries, and the head to link the next one to."""

    def __init__(self, register: Register, signer: Signer | None = None) -> None:
        self.register = register
        self.bodies: list[bytes] = []
        self._signer = signer or HmacSigner("1", b"SkatteetatenSign", bytes(32))
        self._head: Head = empty_head(
            ORGANISATION,
            register.register_id,
            first_transaction=register.first_transaction,
            first_event=register.first_event,
        )

    def add(
        self,
        event: Event,
        at: datetime,
        operator: str = "",
        *,
        training: bool = False,
        begun_at: datetime | None = None,
    ) -> Record:
        """Write the next entry."""
        entry, self._head = link(
            self._head,
            event,
            at=at,
            operator=operator,
            training=training,
            signer=self._signer,
            begun_at=begun_at,
        )
        self.bodies.append(entry.body)
        return entry.record

    def records(self) -> Iterator[Record]:
        """Read all entries from their bytes."""
        return map(from_bytes, self.bodies)


@dataclass
class Shop:
    """A source of exports: what `datakasse.saft.source.Source` asks for."""

    company: Company
    journals: list[Journal]
    places: list[Location] = field(default_factory=list)
    vat: list[VatCode] = field(default_factory=list)
    people: list[Operator] = field(default_factory=list)
    article_groups: list[ArticleGroup] = field(default_factory=list)
    catalogue: list[tuple[Article, date]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def locations(self) -> Iterable[Location]:
        return self.places

    def registers(self) -> Iterable[Register]:
        return [journal.register for journal in self.journals]

    def vat_codes(self) -> Iterable[VatCode]:
        return self.vat

    def operators(self) -> Iterable[Operator]:
        return iter(self.people)

    def groups(self) -> Iterable[ArticleGroup]:
        return iter(self.article_groups)

    def articles(self) -> Iterable[tuple[Article, date]]:
        return iter(self.catalogue)

    def customer_name(self, customer: str) -> str:
        return self.names.get(customer, "")

    def records(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
        for record in self._journal(register_id).records():
            made = record.transaction
            day = in_norway(record.at).date() if made is None else date.fromisoformat(made.date)
            if (from_date or day) <= day <= (to_date or day):
                yield record

    def transaction_of(self, register_id: str, basket_id: str) -> int | None:
        for record in self._journal(register_id).records():
            event = record.event
            if isinstance(event, SaleCompleted | SaleAborted) and event.basket_id == basket_id:
                return record.transaction.number if record.transaction else None
        return None

    def _journal(self, register_id: str) -> Journal:
        return next(one for one in self.journals if one.register.register_id == register_id)


def export(source: Source, selection: Selection | None = None) -> bytes:
    """Return the file of a shop."""
    stream = io.BytesIO()
    write(source, selection or Selection(), stream, software=SOFTWARE, user_id="1000", created_at=MADE_AT)
    return stream.getvalue()


def texts(file: bytes, path: str) -> list[str]:
    """Return the texts of all elements on a path such as `event/eventText`, wherever it begins."""
    steps = "/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/"))
    return [element.text or "" for element in etree.fromstring(file).iterfind(f".//{steps}")]


def rows(file: bytes, path: str) -> list[dict[str, str]]:
    """Return what stands in all elements on a path: tag → text, of those children that have a text."""
    steps = "/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/"))
    return [
        {etree.QName(child).localname: child.text or "" for child in element if not len(child)}
        for element in etree.fromstring(file).iterfind(f".//{steps}")
    ]
