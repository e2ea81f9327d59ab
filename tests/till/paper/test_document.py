"""A document in the print queue becomes paper from the books alone, whatever the document."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, get_args

import msgspec
import pytest

from datakasse.counter.document import slip_of
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import ProvisionalIssued
from datakasse.journal.events.day import XReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import ParkedSlipIssued
from datakasse.journal.events.sale import SaleCompleted, VoucherIssued
from datakasse.journal.papers import Document
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import QrCode, Slip, SlipKind
from datakasse.receipt.words.wording import Label
from datakasse.report.period import PeriodTotals, content
from datakasse.storage.ports.store import Books, PrintJob, Readings
from datakasse.storage.sqlite.store import SqliteStore, open_store
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.sale import settle
from datakasse.trade.shop.shop import SignatureMethod
from datakasse.trade.tender import Tender, TenderKind
from tests.shop import (
    BACK,
    COMPANY,
    FRONT,
    NOON,
    REGISTERS,
    after_minutes,
    close_day,
    filled,
    make_shop,
    sell,
    take_back,
)

DOCUMENTS: tuple[Document, ...] = get_args(Document)
CUSTOMER = "10042"

Result = TypeVar("Result")


def _sold_on_credit(books: Books) -> Record:
    basket = filled("100", at=after_minutes(5))
    basket = Basket(basket.basket_id, basket.begun_at, basket.lines, customer=CUSTOMER)
    invoice = Tender(TenderKind.INVOICE, account=CUSTOMER)
    event = SaleCompleted(basket.basket_id, settle(basket, [invoice]), "delivery", 1)
    return books.append(FRONT, event, at=after_minutes(5), operator="2")


def _trained(books: Books) -> Record:
    basket = filled("102", at=after_minutes(6))
    event = SaleCompleted(basket.basket_id, settle(basket, [Tender(TenderKind.CASH)]), "training", 1)
    return books.append(FRONT, event, at=after_minutes(6), operator="2", training=True)


def _reported(books: Books) -> Record:
    totals = PeriodTotals().add_all(books.records(FRONT))
    head = books.head(FRONT).number
    report = content(
        totals,
        company=COMPANY,
        register=FRONT,
        vat_rates=(),
        at=NOON,
        before=books.state(FRONT).grand_totals,
        from_entry=1,
        to_entry=head,
    )
    return books.append(FRONT, XReported(1, report), at=after_minutes(8), operator="1")


def _live(books: Books) -> dict[Document, Record]:
    """Make an entry for every document there is."""
    books.put_customer(CUSTOMER, "Trondheim Kommune")
    made: dict[Document, Record] = {
        "float": books.append(FRONT, FloatDeclared(500_00), at=NOON, operator="2"),
        "sales": sell(books, FRONT, "100", "202", "900", at=after_minutes(1)),
    }
    made["copy"] = made["sales"]
    made["return"] = take_back(books, made["sales"], at=after_minutes(2))
    waiting = filled("200", at=after_minutes(3))
    issued = ProvisionalIssued(waiting.basket_id, 1, 39_00, waiting)
    made["provisional"] = books.append(FRONT, issued, at=after_minutes(3), operator="2")
    slip = ParkedSlipIssued(waiting.basket_id, "Bord 4", waiting)
    made["parked"] = books.append(FRONT, slip, at=after_minutes(3), operator="2")
    made["delivery"] = _sold_on_credit(books)
    made["training"] = _trained(books)
    moved: dict[Document, Event] = {
        "drawer": DrawerOpened(reason="Vekslet"),
        "pay_in": PaidIn("change", 100_00, "Mer veksel"),
        "pay_out": PaidOut("expense", 50_00, "Frimerker"),
        "gift_card": VoucherIssued("gift_card", "G1", 300_00, ()),
    }
    for document, event in moved.items():
        made[document] = books.append(FRONT, event, at=after_minutes(7), operator="2")
    made["x_report"] = _reported(books)
    made["z_report"] = close_day(books, at=after_minutes(9))
    made["cash_report"] = made["z_report"]
    made["journal"] = books.record(FRONT, 2)
    made["test_page"] = books.record(FRONT, 1)
    return made


@dataclass(frozen=True)
class Shop:
    """A shop after its day, its documents by name."""

    store: SqliteStore
    jobs: Mapping[Document, PrintJob]

    def paper(self, document: Document, *, demonstration: bool = False) -> Slip:
        """Return the paper of a document as it would come out now."""
        with self.store.read() as books:
            return slip_of(books, self.jobs[document], demonstration=demonstration)

    def said(self, document: Document) -> str:
        """Return all that the paper says, words one space apart."""
        return " ".join(as_text.render(self.paper(document), 48).split())

    def look(self, question: Callable[[Readings], Result]) -> Result:
        """Return what the books answer."""
        with self.store.read() as books:
            return question(books)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The shop, with a document of every sort in the print queue of the register by the door."""
    folder = tmp_path_factory.mktemp("shop") / "data"
    make_shop(folder, SignatureMethod.HMAC_SHA1_128)
    store = open_store(folder, {}, exclusive=True)

    def live(books: Books) -> dict[Document, PrintJob]:
        return {
            document: books.put_in_queue(
                FRONT,
                document,
                record.number,
                transaction=None if record.transaction is None else record.transaction.number,
                to_entry=4 if document == "journal" else None,
            )
            for document, record in _live(books).items()
        }

    yield Shop(store, store.write(live).result())
    store.close()


@pytest.mark.law("KSF-2-3-a")
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_that_can_be_queued_has_its_paper(document: Document, shop: Shop) -> None:
    assert shop.paper(document).kind is SlipKind(document)


@pytest.mark.law("KSL-7")
@pytest.mark.parametrize("document", DOCUMENTS)
def test_an_undeclared_build_says_so_on_all_of_them(document: Document, shop: Shop) -> None:
    rows = shop.paper(document, demonstration=True).rows
    assert Label.DEMONSTRATION.nb in {getattr(row, "text", "") for row in rows}
    assert Label.DEMONSTRATION.nb not in shop.said(document)


@pytest.mark.law("KSF-2-8-4-1")
def test_what_stands_beside_the_journal_is_on_the_receipt(shop: Shop) -> None:
    job = shop.jobs["sales"]
    assert job.transaction is not None
    transaction = job.transaction
    shop.store.write(lambda books: books.name_buyer(FRONT, transaction, "Turistheimen AS")).result()
    said = shop.said("sales")
    assert "Kjøper: Turistheimen AS" in said
    assert "Utenfor loven 2,00 0,00 2,00" in said
    assert "Bakeriet på Hjørnet AS Org.nr. 987 654 325 MVA Foretaksregisteret" in said


@pytest.mark.law("KSF-2-8-5-1")
def test_a_return_names_the_receipt_that_the_goods_were_on(shop: Shop) -> None:
    assert "Retur av kvittering nr. 1 Grovbrød -49,90" in shop.said("return")


def test_a_customer_who_was_erased_is_a_number_from_then_on(shop: Shop) -> None:
    """Books cannot be erased and people can: paper printed again no longer has the name."""
    assert f"Kunde: {CUSTOMER} Trondheim Kommune" in shop.said("delivery")
    shop.store.write(lambda books: books.put_customer(CUSTOMER, "")).result()
    said = shop.said("delivery")
    assert f"Kunde: {CUSTOMER}" in said
    assert "Trondheim Kommune" not in said


def test_a_receipt_carries_the_digest_that_the_journal_keeps(shop: Shop) -> None:
    entry = shop.jobs["sales"].entry
    stored = shop.look(lambda books: next(books.stored(FRONT, entry)))
    expected = f"datakasse:987654325:{FRONT}:{entry}:{stored.digest.hex()}"
    assert QrCode(expected) in shop.paper("sales").rows


@pytest.mark.law("KSF-2-7-5")
def test_an_extract_reaches_from_its_first_entry_to_its_last(shop: Shop) -> None:
    said = shop.said("journal")
    assert "Journalposter 2–4" in said
    assert "Poster 3" in said


@pytest.mark.law("KSF-2-8-2-f")
def test_a_report_names_the_article_groups(shop: Shop) -> None:
    assert "BROD Brød og kaker" in shop.said("z_report")


@pytest.mark.law("KSF-2-4")
def test_a_register_set_to_nynorsk_prints_nynorsk(shop: Shop) -> None:
    nynorsk = msgspec.structs.replace(REGISTERS[1], language="nn")

    def sell_there(books: Books) -> PrintJob:
        books.put_register(nynorsk)
        record = sell(books, BACK, at=after_minutes(1))
        return books.put_in_queue(BACK, "sales", record.number)

    job = shop.store.write(sell_there).result()
    slip = shop.look(lambda books: slip_of(books, job, demonstration=False))
    assert "Salskvittering" in as_text.render(slip)


def test_a_document_of_an_entry_that_cannot_make_it_is_a_bug_and_not_a_paper(shop: Shop) -> None:
    wrong = msgspec.structs.replace(shop.jobs["z_report"], document="sales")
    with pytest.raises(ValueError, match="completed no sale"):
        shop.look(lambda books: slip_of(books, wrong, demonstration=False))
