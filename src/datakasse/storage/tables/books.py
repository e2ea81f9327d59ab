"""All that can be asked of the books, and with the pen in hand all that can be written in them."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from datakasse.errors.storage.keys import KeyMissing
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.link import head_text, link
from datakasse.journal.register_state import after
from datakasse.journal.signature import Signer
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.search.article_index import ArticleIndex
from datakasse.storage.tables.beside import BesideReadings
from datakasse.storage.tables.bookkeeping.bank import BankLook
from datakasse.storage.tables.bookkeeping.ledger import LedgerLook
from datakasse.storage.tables.bookkeeping.outbox import DeliveryBooks, DeliveryReadings
from datakasse.storage.tables.bookkeeping.submissions import SubmissionLook, SubmissionPen
from datakasse.storage.tables.changes import ChangeLook, ChangePen
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.goods.article_imports import ArticleImportBooks, ArticleImportReadings
from datakasse.storage.tables.goods.articles import ArticleBooks, ArticleReadings
from datakasse.storage.tables.goods.count_sheets import CountSheetLook, CountSheetPen
from datakasse.storage.tables.goods.families import FamilyLook, FamilyPen
from datakasse.storage.tables.goods.purchasing import PurchaseLook, PurchasePen
from datakasse.storage.tables.goods.recipes import RecipeBooks, RecipeReadings
from datakasse.storage.tables.goods.shelf_rules import ShelfRuleBooks, ShelfRuleReadings
from datakasse.storage.tables.goods.stock import StockReadings
from datakasse.storage.tables.insight.alerts import AlertLook, AlertPen
from datakasse.storage.tables.insight.saved_views import SavedViewLook, SavedViewPen
from datakasse.storage.tables.insight.takings import TakingsLook
from datakasse.storage.tables.insight.takings_views import Counted, TakingsViews
from datakasse.storage.tables.people.badges import BadgeBooks, BadgeReadings
from datakasse.storage.tables.people.breaches import BreachBooks, BreachReadings
from datakasse.storage.tables.people.customer_views import CustomerViews
from datakasse.storage.tables.people.customers import CustomerReadings
from datakasse.storage.tables.people.invoices import InvoiceReadings
from datakasse.storage.tables.people.open_invoices import OpenInvoiceLook
from datakasse.storage.tables.people.points import PointsLook
from datakasse.storage.tables.people.roles import RoleBooks, RoleReadings
from datakasse.storage.tables.people.staff import StaffLook, StaffPen
from datakasse.storage.tables.people.staff_views import StaffViews
from datakasse.storage.tables.position import Position, Positions, day_of
from datakasse.storage.tables.pricing.campaigns import CampaignLook, CampaignPen
from datakasse.storage.tables.pricing.coupons import CouponLook
from datakasse.storage.tables.pricing.experiments import ExperimentLook, ExperimentPen
from datakasse.storage.tables.pricing.price_lists import PriceListLook, PriceListPen
from datakasse.storage.tables.pricing.prices import PriceLook, PricePen
from datakasse.storage.tables.shop import ShopBooks
from datakasse.storage.tables.till.approvals import ApprovalBooks, ApprovalReadings
from datakasse.storage.tables.till.devices import DeviceBooks, DeviceReadings
from datakasse.storage.tables.till.digital_receipts import DigitalBooks, DigitalReadings
from datakasse.storage.tables.till.last_moment_views import LastMomentViews
from datakasse.storage.tables.till.last_moments import LastMomentsLook
from datakasse.storage.tables.till.left_entries import LeftEntryPen
from datakasse.storage.tables.till.print_queue import QueueBooks, QueueReadings


class TableReadings(
    LedgerLook,
    BankLook,
    StockReadings,
    RecipeReadings,
    ShelfRuleReadings,
    CustomerReadings,
    InvoiceReadings,
    OpenInvoiceLook,
    ArticleReadings,
    ArticleImportReadings,
    PriceListLook,
    PriceLook,
    PurchaseLook,
    CountSheetLook,
    QueueReadings,
    ApprovalReadings,
    BadgeReadings,
    AlertLook,
    SavedViewLook,
    BreachReadings,
    CampaignLook,
    ExperimentLook,
    FamilyLook,
    CouponLook,
    PointsLook,
    RoleReadings,
    StaffLook,
    LastMomentsLook,
    DeviceReadings,
    DigitalReadings,
    DeliveryReadings,
    SubmissionLook,
    BesideReadings,
    ChangeLook,
    TakingsLook,
):
    """A consistent look at the books."""

    def __init__(
        self, connection: Connection, folder: str, positions: Positions, index: ArticleIndex
    ) -> None:
        """Take a reader's connection, and what is known in this process."""
        super().__init__(connection, folder, positions)
        self._index = index


class Kept(msgspec.Struct, frozen=True):
    """What a command could change in memory."""

    positions: dict[str, Position]
    unsealed: dict[str, Position]
    closed: set[str]
    sealed: dict[str, int]
    counted: list[Counted]


class TableBooks(
    LastMomentViews,
    StaffViews,
    CustomerViews,
    RecipeBooks,
    ShelfRuleBooks,
    TakingsViews,
    ShopBooks,
    ArticleBooks,
    ArticleImportBooks,
    PriceListPen,
    PricePen,
    PurchasePen,
    CountSheetPen,
    QueueBooks,
    ApprovalBooks,
    LeftEntryPen,
    BadgeBooks,
    AlertPen,
    SavedViewPen,
    BreachBooks,
    CampaignPen,
    ExperimentPen,
    FamilyPen,
    RoleBooks,
    StaffPen,
    DeviceBooks,
    DigitalBooks,
    DeliveryBooks,
    SubmissionPen,
    ChangePen,
):
    """
    The books with the pen in hand: one for the life of a writer, taken up for each batch of commands.

        take_up ─▶ (keep ─▶ command ─▶ undo, if it failed) … ─▶ seal ─▶ written
    """

    def __init__(self, connection: Connection, folder: str, positions: Positions, keys: KeyRing) -> None:
        """Take the writer's connection and the keys."""
        super().__init__(connection, folder, positions)
        self._keys = keys
        self._unsealed: dict[str, Position] = {}
        self._closed: set[str] = set()
        self._sealed: dict[str, int] = {}
        self._counted: list[Counted] = []

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
        """
        Link an event to a register's journal, store it, and bring the views up to date.

        Raises:
            UnknownRegister: No such register.
            KeyMissing: Its keys are not there.
        """
        position = self.position(register)
        entry, head = link(
            position.head,
            event,
            at=at,
            operator=operator,
            training=training,
            signer=self._signer_of(register, event, position),
            begun_at=begun_at,
            lane=lane,
        )
        record = entry.record
        self._run(
            """INSERT INTO entries (company, register, number, body, digest)
            VALUES (:company, :register, :number, :body, :digest)""",
            register=register,
            number=record.number,
            body=entry.body,
            digest=entry.digest,
        )
        self._show(record, position.day)
        moved = Position(head, after(position.state, record), day_of(record))
        self._signer(register, moved)
        self._positions[register] = self._unsealed[register] = moved
        if position.state.keys not in {None, moved.state.keys}:
            self._seal_as_before(register, position, moved)
        if isinstance(event, ZReported):
            self._closed.add(register)
        return record

    def is_here(self, register: str) -> bool:
        """Return that the keys of a register are here, or nowhere: where one process has the pen."""
        del register
        return True

    def lock_all(self) -> None:
        """Let nobody else write at any register meanwhile: where one process has the pen, nobody does."""

    def take_up(self, known: Mapping[str, Position], *, others_wrote: bool) -> None:
        """
        Begin a batch.

        Args:
            known: The newest durable positions that anyone in this process knows.
            others_wrote: Another connection has written since the last batch, so that what this one
                remembers may be behind.
        """
        self._known = known
        self._unsealed = {}
        self._closed = set()
        self._sealed = {}
        self._counted = []
        if others_wrote:
            self.forget()

    def forget(self) -> None:
        """Remember nothing of what the database holds; it will be asked again."""
        self._positions = {}
        self._see()

    def _see(self) -> None:
        """
        Look anew.

        The writer has an index of its own: what it enters is not yet so for anybody else, and may never be.
        """
        super()._see()
        self._index = ArticleIndex()

    def keep(self) -> "Kept":
        """Return what stands before a command, to go back to should it fail."""
        return Kept(
            self._positions.copy(),
            self._unsealed.copy(),
            self._closed.copy(),
            self._sealed.copy(),
            self._counted.copy(),
        )

    def undo(self, kept: "Kept") -> None:
        """Go back to what stood before a command."""
        self._positions, self._unsealed = kept.positions, kept.unsealed
        self._closed, self._sealed, self._counted = kept.closed, kept.sealed, kept.counted
        self._see()

    @property
    def written(self) -> Mapping[str, Position]:
        """Where the registers stand that have been written to in this batch."""
        return self._unsealed

    @property
    def closed(self) -> frozenset[str]:
        """The registers whose day was closed in this batch."""
        return frozenset(self._closed)

    def seal(self) -> None:
        """Add what the batch took in, and seal the head of every register that was written to (Ed25519)."""
        self._settle_takings()
        for register, position in self._unsealed.items():
            if self._sealed.get(register) != position.number:
                self._seal_with(self._signer(register, position), register, position)

    def _seal_as_before(self, register: str, before: Position, moved: Position) -> None:
        """Seal an entry that declares new keys with the old ones, which vouch for them, where they sign."""
        try:
            signer = self._signer(register, before)
        except KeyMissing:
            return
        self._seal_with(signer, register, moved)
        self._sealed[register] = moved.number

    def _seal_with(self, signer: Signer, register: str, position: Position) -> None:
        head = position.head
        self._run(
            """INSERT INTO seals (company, register, number, digest, key_version, signature)
            VALUES (:company, :register, :number, :digest, :key_version, :signature)""",
            register=register,
            number=head.number,
            digest=head.digest,
            key_version=signer.public.version,
            signature=signer.seal(head_text(head.company, register, head.number, head.digest)),
        )

    def _signer_of(self, register: str, event: Event, position: Position) -> Signer:
        """Return who signs an entry: a register that goes on elsewhere has no keys but those it declares."""
        if isinstance(event, RegisterRestored):
            return self._keys.signer_of(register, event.keys)
        return self._signer(register, position)

    def _signer(self, register: str, position: Position) -> Signer:
        """Return the signer of the keys that the journal declares; of the newest before it declares any."""
        declared = position.state.keys
        if declared is None:
            return self._keys.signer(register)
        return self._keys.signer_of(register, declared)
