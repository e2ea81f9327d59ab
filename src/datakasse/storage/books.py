"""All that can be asked of the books, and with the pen in hand all that can be written in them."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlcipher3 import dbapi2

from datakasse.journal.entry import Record
from datakasse.journal.event import Event, ZReported
from datakasse.journal.link import head_text, link
from datakasse.journal.register_state import after
from datakasse.journal.signature import Signer
from datakasse.storage.approval_tables import ApprovalBooks, ApprovalReadings
from datakasse.storage.article_index import ArticleIndex
from datakasse.storage.article_tables import ArticleBooks, ArticleReadings
from datakasse.storage.badge_tables import BadgeBooks, BadgeReadings
from datakasse.storage.bank_tables import BankLook
from datakasse.storage.device_tables import DeviceBooks, DeviceReadings
from datakasse.storage.digital_tables import DigitalBooks, DigitalReadings
from datakasse.storage.ledger_tables import LedgerLook
from datakasse.storage.outbox_tables import DeliveryBooks, DeliveryReadings
from datakasse.storage.ports import KeyRing
from datakasse.storage.position import Position, Positions, day_of
from datakasse.storage.queue_tables import QueueBooks, QueueReadings
from datakasse.storage.settlement_views import SettlementViews
from datakasse.storage.shop_tables import ShopBooks
from datakasse.storage.submission_tables import SubmissionLook, SubmissionPen


class SqliteReadings(
    LedgerLook,
    BankLook,
    ArticleReadings,
    QueueReadings,
    ApprovalReadings,
    BadgeReadings,
    DeviceReadings,
    DigitalReadings,
    DeliveryReadings,
    SubmissionLook,
):
    """A consistent look at the books."""

    def __init__(
        self, connection: dbapi2.Connection, folder: str, positions: Positions, index: ArticleIndex
    ) -> None:
        """Take a reader's connection, and what is known in this process."""
        super().__init__(connection, folder, positions)
        self._index = index


class Kept(msgspec.Struct, frozen=True):
    """What a command could change in memory."""

    positions: dict[str, Position]
    unsealed: dict[str, Position]
    closed: set[str]


class SqliteBooks(
    SettlementViews,
    ShopBooks,
    ArticleBooks,
    QueueBooks,
    ApprovalBooks,
    BadgeBooks,
    DeviceBooks,
    DigitalBooks,
    DeliveryBooks,
    SubmissionPen,
):
    """
    The books with the pen in hand: one for the life of a writer, taken up for each batch of commands.

        take_up ─▶ (keep ─▶ command ─▶ undo, if it failed) … ─▶ seal ─▶ written
    """

    def __init__(
        self, connection: dbapi2.Connection, folder: str, positions: Positions, keys: KeyRing
    ) -> None:
        """Take the writer's connection and the keys."""
        super().__init__(connection, folder, positions)
        self._keys = keys
        self._unsealed: dict[str, Position] = {}
        self._closed: set[str] = set()

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
            signer=self._signer(register, position),
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
        if isinstance(event, ZReported):
            self._closed.add(register)
        return record

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
        return Kept(self._positions.copy(), self._unsealed.copy(), self._closed.copy())

    def undo(self, kept: "Kept") -> None:
        """Go back to what stood before a command."""
        self._positions, self._unsealed, self._closed = kept.positions, kept.unsealed, kept.closed
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
        """Seal the head of every register that was written to (Ed25519)."""
        for register, position in self._unsealed.items():
            head, signer = position.head, self._signer(register, position)
            self._run(
                """INSERT INTO seals (company, register, number, digest, key_version, signature)
                VALUES (:company, :register, :number, :digest, :key_version, :signature)""",
                register=register,
                number=head.number,
                digest=head.digest,
                key_version=signer.public.version,
                signature=signer.seal(head_text(head.company, register, head.number, head.digest)),
            )

    def _signer(self, register: str, position: Position) -> Signer:
        """Return the signer of the keys that the journal declares; of the newest before it declares any."""
        declared = position.state.keys
        if declared is None:
            return self._keys.signer(register)
        return self._keys.signer_of(register, declared.version)
