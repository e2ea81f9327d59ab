"""
What the till and the office may ask of a database, whichever it is.

Two protocols: `Readings`, a consistent look at the books, and `Books`, the same with the pen in hand. A
`Store` hands them out. Only one `Books` exists at a time; what a command wrote through it is durable when the
future of `Store.write` is done, and none of it exists if the command raised or the machine died before.

The rows of the journal are the truth. All other answers about transactions, receipts, vouchers and
returns are views that a store keeps beside it in the same database transaction and can rebuild.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol, TypeVar

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.link import Head
from datakasse.journal.papers import Document, ReceiptSeries
from datakasse.journal.register_state import RegisterState
from datakasse.journal.verify import Finding, Seal, Stored
from datakasse.storage.ports.bookkeeping.bank import BankBooks, BankReadings
from datakasse.storage.ports.bookkeeping.ledger import LedgerBooks, LedgerReadings
from datakasse.storage.ports.bookkeeping.outbox import OutboxBooks, OutboxReadings
from datakasse.storage.ports.bookkeeping.submission import SubmissionBooks, SubmissionReadings
from datakasse.storage.ports.changes import ChangeBooks, ChangeReadings
from datakasse.storage.ports.goods.articles import ArticleBooks, ArticleReadings
from datakasse.storage.ports.goods.count_sheets import CountSheetBooks, CountSheetReadings
from datakasse.storage.ports.goods.families import FamilyBooks, FamilyReadings
from datakasse.storage.ports.goods.purchasing import PurchaseBooks, PurchaseReadings
from datakasse.storage.ports.goods.stock import StockBooks, StockReadings
from datakasse.storage.ports.handover import HandoverBooks, HandoverReadings
from datakasse.storage.ports.insight.alerts import AlertBooks, AlertReadings
from datakasse.storage.ports.insight.saved_views import SavedViewBooks, SavedViewReadings
from datakasse.storage.ports.insight.takings import TakingsReadings
from datakasse.storage.ports.left_entries import LeftEntryBooks
from datakasse.storage.ports.people.breaches import BreachBooks, BreachReadings
from datakasse.storage.ports.people.customers import CustomerBooks, CustomerReadings
from datakasse.storage.ports.people.people import PeopleBooks, PeopleReadings
from datakasse.storage.ports.people.points import PointsReadings
from datakasse.storage.ports.people.staff import StaffBooks, StaffReadings
from datakasse.storage.ports.pricing.campaigns import CampaignBooks, CampaignReadings
from datakasse.storage.ports.pricing.coupons import CouponBooks, CouponReadings
from datakasse.storage.ports.pricing.price_lists import PriceListBooks, PriceListReadings
from datakasse.storage.ports.pricing.prices import PriceBooks, PriceReadings
from datakasse.storage.ports.print_job import JobState, PrintJob
from datakasse.trade.goods.article import ArticleGroup
from datakasse.trade.people.operator import Operator
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.device import Device
from datakasse.trade.shop.shop import Company, Location, Register
from datakasse.trade.vat import VatCode

Result = TypeVar("Result")


class StoredAnswer(msgspec.Struct, frozen=True):
    """What was answered to a request with an idempotency key, and the digest of that request."""

    request_digest: str
    answer: bytes


class Sold(msgspec.Struct, frozen=True):
    """A sale on record: its entry, what has come back of each line, how many copies are out."""

    record: Record
    returned_milli: dict[int, int]
    copies: int


class Readings(
    AlertReadings,
    ArticleReadings,
    BankReadings,
    BreachReadings,
    CampaignReadings,
    ChangeReadings,
    CountSheetReadings,
    CouponReadings,
    CustomerReadings,
    FamilyReadings,
    HandoverReadings,
    LedgerReadings,
    OutboxReadings,
    PeopleReadings,
    PointsReadings,
    PriceListReadings,
    PriceReadings,
    PurchaseReadings,
    SavedViewReadings,
    StaffReadings,
    StockReadings,
    SubmissionReadings,
    TakingsReadings,
    Protocol,
):
    """A consistent look at the books."""

    # the shop
    def company(self) -> Company:
        """Return the business; raises `ShopMissing` before `init`."""
        ...

    def locations(self) -> list[Location]:
        """Return all places of business, by code."""
        ...

    def registers(self) -> list[Register]:
        """Return all registers, by id."""
        ...

    def register(self, register: str) -> Register:
        """Return a register; raises `UnknownRegister`."""
        ...

    def vat_codes(self) -> dict[str, VatCode]:
        """Return the shop's VAT codes by code."""
        ...

    def groups(self) -> list[ArticleGroup]:
        """Return all article groups, by code."""
        ...

    # the journal
    def head(self, register: str) -> Head:
        """Return where a register's journal ends."""
        ...

    def state(self, register: str) -> RegisterState:
        """Return what stands at a register now."""
        ...

    def record(self, register: str, number: int) -> Record:
        """Return the record of an entry; raises `UnknownEntry`."""
        ...

    def records(self, register: str, from_number: int = 1, to_number: int | None = None) -> Iterator[Record]:
        """Yield records in order, both ends included."""
        ...

    def records_between(
        self, register: str, from_date: date | None, to_date: date | None
    ) -> Iterator[Record]:
        """Yield in order the records whose transaction date, else Norwegian date, lies between."""
        ...

    def told_between(self, register: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
        """Yield as `records_between` those that a file tells of by themselves (`is_told`)."""
        ...

    def told(self, register: str, from_number: int = 1, to_number: int | None = None) -> Iterator[Record]:
        """Yield in order, both ends included, the records that a file tells of by themselves (`is_told`)."""
        ...

    def stored(self, register: str, from_number: int = 1) -> Iterator[Stored]:
        """Yield the stored rows as they are, by the number they are filed under."""
        ...

    def seals(self, register: str, from_number: int = 1) -> Iterator[Seal]:
        """Yield the sealed heads in order."""
        ...

    # views over the journal
    def sold(self, register: str, transaction: int) -> Sold | None:
        """Return a completed transaction, if there is one of that number."""
        ...

    def sold_on_receipt(self, register: str, series: ReceiptSeries, receipt: int) -> Sold | None:
        """Return the transaction of a receipt number in a series."""
        ...

    def recent_sales(self, register: str, limit: int) -> list[Record]:
        """Return the last completed transactions, newest first."""
        ...

    def transaction_of(self, register: str, basket_id: str) -> int | None:
        """Return the transaction number that a basket became, completed or aborted."""
        ...

    def voucher_balance_ore(self, account: str) -> int | None:
        """Return what a gift card or store credit holds; None when it was never issued."""
        ...

    def jobs(self, register: str, states: Iterable[JobState]) -> list[PrintJob]:
        """Return documents in the states given, oldest first."""
        ...

    def recent_jobs(self, register: str, limit: int) -> list[PrintJob]:
        """Return the last documents of a register in any state, newest first."""
        ...

    def job(self, register: str, job: int) -> PrintJob | None:
        """Return a document of the print queue."""
        ...

    def jobs_of(self, register: str, transaction: int) -> list[PrintJob]:
        """Return the documents of a transaction, oldest first: its receipt, then its copy."""
        ...

    def drawers_to_open(self, register: str) -> list[PrintJob]:
        """Return the documents without paper that the drawer still has to open with."""
        ...

    # beside the journal
    def answer(self, key: str) -> StoredAnswer | None:
        """Return what was answered to an idempotency key."""
        ...

    def buyer(self, register: str, transaction: int) -> str:
        """Return the buyer's name that a receipt was asked to carry; empty when none."""
        ...

    def devices(self, register: str) -> list[Device]:
        """Return all devices a register ever had, in the order they came."""
        ...

    def device(self, register: str, device: str) -> Device | None:
        """Return a device of a register, if there is one of that number."""
        ...


class Books(
    Readings,
    AlertBooks,
    ArticleBooks,
    BankBooks,
    BreachBooks,
    CampaignBooks,
    ChangeBooks,
    CountSheetBooks,
    CouponBooks,
    CustomerBooks,
    FamilyBooks,
    HandoverBooks,
    LeftEntryBooks,
    LedgerBooks,
    OutboxBooks,
    PeopleBooks,
    PriceListBooks,
    PriceBooks,
    PurchaseBooks,
    SavedViewBooks,
    StaffBooks,
    StockBooks,
    SubmissionBooks,
    Protocol,
):
    """The books with the pen in hand."""

    def lock_all(self) -> None:
        """
        Let nobody else write at any register meanwhile.

        Whoever writes at all of them begins with it: where several processes have the pen, a command that
        comes upon a register that is not its own begins anew, and would do so once for each.
        """
        ...

    def append(
        self,
        register: str,
        event: Event,
        *,
        at: datetime,
        operator: str = "",
        training: bool = False,
        begun_at: datetime | None = None,
        lane: str = "",
    ) -> Record:
        """Link an event to a register's journal, store it, and bring the views up to date."""
        ...

    def put_in_queue(
        self,
        register: str,
        document: Document,
        entry: int,
        *,
        transaction: int | None = None,
        opens_drawer: bool = False,
        to_entry: int | None = None,
        way: ReceiptWay = ReceiptWay.PAPER,
    ) -> PrintJob:
        """Put a document in a register's print queue, to go out the way given."""
        ...

    def set_job_state(self, register: str, job: int, state: JobState) -> None:
        """Note where a document is."""
        ...

    def remember(self, register: str, key: str, answer: StoredAnswer, at: datetime) -> None:
        """Keep what was answered at a register to an idempotency key, and when (UTC)."""
        ...

    def forget_answers(self, register: str, before: date) -> None:
        """Forget what was answered at a register before a day (UTC)."""
        ...

    def forget_documents(self, register: str, before: date, stays_from: int, at_most: int) -> None:
        """Forget documents that came out, of entries before a day and a number; what waits or opens stays."""
        ...

    def name_buyer(self, register: str, transaction: int, name: str) -> None:
        """Keep the buyer's name for a receipt, beside the journal."""
        ...

    def put_company(self, company: Company) -> None:
        """Enter or change the business."""
        ...

    def put_location(self, location: Location) -> None:
        """Enter or change a place of business."""
        ...

    def put_register(self, register: Register) -> None:
        """Enter or change a register; its id never changes."""
        ...

    def put_operator(self, operator: Operator, pin_hash: str | None = None) -> None:
        """Enter or change an operator; None keeps the PIN."""
        ...

    def put_vat_code(self, code: VatCode) -> None:
        """Enter or change a VAT code."""
        ...

    def put_group(self, group: ArticleGroup) -> None:
        """Enter or change an article group."""
        ...

    def put_device(self, device: Device) -> None:
        """Enter a device, or change what is known of it."""
        ...


class Store(Protocol):
    """A database that holds the books of one business."""

    def write(self, command: Callable[[Books], Result], register: str = "", /) -> "Future[Result]":
        """
        Run a command with the pen in hand.

        Commands run one at a time; one that is about a register names it. It may be run again where another
        process was first. The future is done when what it wrote is durable, or holds what it raised.
        """
        ...

    def read(self) -> AbstractContextManager[Readings]:
        """Return a consistent look at the books, for the length of a `with`."""
        ...

    def subscribe(self, wake: Callable[[str, int], None]) -> Callable[[], None]:
        """Call `wake(register, number)` after each durable append; returns how to stop it."""
        ...

    def verify(self, register: str) -> Iterator[Finding]:
        """Check a register's whole journal and yield what is wrong."""
        ...

    def is_own(self, register: str) -> bool:
        """Return whether a register of the books is sold at from this folder."""
        ...

    def is_elsewhere(self, register: str) -> bool:
        """
        Return whether another machine has a register, and this one never had it.

        Its keys were never here: its journal is held against those that it declares itself.
        """
        ...

    def is_of_a_copy(self, register: str) -> bool:
        """Return whether a register came from a copy to be read: what is here of its keys only checks."""
        ...

    def close(self) -> None:
        """Finish what is queued and close."""
        ...
