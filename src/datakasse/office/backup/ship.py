"""
Bring what is new to a place, again and again.

    what the place holds ─▶ which entries it lacks ─▶ boxes of them ─▶ put ─▶ read back ─▶ the same?
                         ─▶ pieces beside the journal that it lacks, and the list of them
                         ─▶ many small boxes ─▶ a long one of the same entries (`gather.py`)

Nothing is remembered of what was sent: the names in the place say it. A box that is missing there is made
again, whether it never came, was lost or was taken away. A round holds a look at the database only while it
reads, and never while it sends.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.backup.box import HeadHeld, closed_for
from datakasse.office.backup.entries_box import ENTRIES_MAX, Entries, read_entries
from datakasse.office.backup.gather import Gathered, Twins, to_drop, to_gather
from datakasse.office.backup.held import JOURNAL, Held
from datakasse.office.backup.keeping import names_to_drop
from datakasse.office.backup.known_keys import KnownKeys
from datakasse.office.backup.line import Stretch
from datakasse.office.backup.packing import Packing, RegisterKeys
from datakasse.office.backup.pieces import Cut, TablePieces, pieces
from datakasse.office.backup.place import Place, PlaceFailed
from datakasse.office.backup.setup import BackupSetup
from datakasse.office.backup.status import Board, PlaceStatus, note_failed
from datakasse.storage.ports.backup import BackupReadings, BackupSource
from datakasse.trade.moment import in_norway

BOXES_AT_ONCE: Final = 8
"""How many boxes are made from one look: what waits in memory has an end."""
PIECES_BYTES_AT_ONCE: Final = 4 << 20
"""So much of what lies beside the journal is read before it is sent: in the night all of it is new."""
LOOK_AGAIN: Final = timedelta(minutes=5)
"""How often a place that lacks nothing is asked what it holds."""
_SHARE: Final = 50
"""Looking through what lies beside the journal takes at most one part in so many of the time."""
_BREATH_S: Final = 0.0005
"""Between one piece and the next: whoever sells comes first."""
FULL_HOUR: Final = 3
"""When a day's whole copy begins, by Norwegian time."""


class _Beside(NamedTuple):
    """
    What was read beside the journal, in one look.

    Attributes:
        heads: Where the journals end.
        declared: By which keys they go on.
        keys: All key versions of each.
        tables: The pieces, in order.
        new: Those that the place lacks.
        to: Where reading stopped because so many are in memory that they are sent first; None at the end.
    """

    heads: dict[str, HeadHeld]
    declared: dict[str, PublicKeys]
    keys: dict[str, list[PublicKeys]]
    tables: list[TablePieces]
    new: dict[str, bytes]
    to: Cut | None


@dataclass(slots=True)
class Shipper:
    """
    Brings a shop's copies to one place.

    Args:
        source: The books.
        keys: The registers' keys.
        setup: How the backup is set up.
        name: What the place is called.
        place: The place.
        board: Where it is noted how things stand.
        now: The clock.
        version: The running version.
    """

    source: BackupSource
    keys: RegisterKeys
    setup: BackupSetup
    name: str
    place: Place
    board: Board
    now: Callable[[], datetime]
    version: str
    _held: Held | None = None
    _looked_at: datetime | None = None
    _sent: dict[str, int] = field(default_factory=dict[str, int])
    _listed: tuple[str, dict[str, HeadHeld], list[TablePieces]] | None = None
    _to_gather: list[Gathered] = field(default_factory=list[Gathered])
    _to_drop: list[Twins] = field(default_factory=list[Twins])
    _whole: set[str] = field(default_factory=set[str])
    _all_keys: KnownKeys = field(init=False)
    _read_to: Cut | None = None
    _cut_after_s: float = 0.0
    _full_day: str = ""

    def __post_init__(self) -> None:
        """Know the keys of all registers."""
        self._all_keys = KnownKeys(self.keys, self.setup.owner)

    def round(self) -> bool:
        """
        Bring what the place lacks, and tell whether there is more to bring at once.

        Raises:
            PlaceFailed: It does not do what it should; that is noted, and the next round begins anew.
        """
        try:
            looked = self._look()
            heads, sent = self._entries()
            more = any(self._lacking(register, head) for register, head in heads.items())
            if not more:
                boxes, more = self._beside()
                sent += boxes
                more = more or self._gather_step() or self._full_step(heads)
        except PlaceFailed as failed:
            self._held = None
            self.place.close()
            note_failed(self.board, self.name, self.setup.line, self.now(), failed.why.nb)
            raise
        if (looked or sent) and not any(self._lacking(register, head) for register, head in heads.items()):
            noted = PlaceStatus(self.now(), heads, full_day=self._full_day, line=self.setup.line)
            self.board.write_place(self.name, noted)
        return more

    @property
    def _packing(self) -> Packing:
        """What makes boxes."""
        return Packing(self.keys, self.setup, self.now, self.version)

    def look_at_all(self) -> None:
        """Look through what lies beside the journal in the next round, however long the last time took."""
        self._cut_after_s = 0.0

    def _look(self) -> bool:
        """See what the place holds: at first, after it failed, and now and then; tell whether it was seen."""
        now = self.now()
        if self._held is not None and self._looked_at and abs(now - self._looked_at) < LOOK_AGAIN:
            return False
        found = {held.name: held.size for held in self.place.held(self.setup.names.folder)}
        # What has another size than what was put there is not what was put there.
        self._sent = {name: self._sent[name] for name in found if name in self._sent}
        as_put = {name: size for name, size in found.items() if self._sent.get(name, size) == size}
        self._held = Held(self.setup.names, as_put)
        self._looked_at = now
        if not self._full_day:
            self._full_day = self.board.read().places.get(self.name, PlaceStatus()).full_day
        if self.setup.names.deed not in self._held:
            self._put(self.setup.names.deed, self.setup.deed)
        self._to_gather = to_gather(self.setup.names, self._held)
        self._to_drop = to_drop(self.setup.names, self._held)
        return True

    def _lacking(self, register: str, head: int, below: str = JOURNAL) -> list[Stretch]:
        return self._known.lacking(register, head, below)

    @property
    def _known(self) -> Held:
        """What the place holds; nothing where that is not known."""
        return self._held or Held(self.setup.names, {})

    def _entries(self) -> tuple[dict[str, int], int]:
        """Bring entries; return where each journal ends, and how many boxes went."""
        with self.source.read() as books:
            heads = _heads(books)
            read = self._read(books, heads, JOURNAL)
            declared = _declared(books)
        for register, entries in read:
            first, last = entries.rows[0].number, entries.last
            name = self.setup.names.journal(register, first, last)
            self._put(name, self._packing.entries(register, entries, declared))
        return heads, len(read)

    def _read(self, books: BackupReadings, heads: dict[str, int], below: str) -> list[tuple[str, Entries]]:
        """Return entries that are in no box below a folder: many small boxes of them, or one that is long."""
        read: list[tuple[str, Entries]] = []
        count = 0
        for register, head in heads.items():
            for stretch in self._lacking(register, head, below):
                if len(read) == BOXES_AT_ONCE or count >= ENTRIES_MAX:
                    return read
                entries = read_entries(books, register, stretch.first, stretch.last)
                if entries is not None:
                    read.append((register, entries))
                    count += len(entries.rows)
        return read

    def _beside(self) -> tuple[int, bool]:
        """
        Bring what lies beside the journal, where anything has changed.

        The list of it tells where the journals end: whoever takes boxes of entries away cannot make another.
        It is of one look. Where more is new than is taken into memory at once, the rest is read from where
        that ended, and then all of it once more: by then most is there.

        Returns:
            How many boxes went, and whether there is more to read at once.
        """
        begun_s = time.monotonic()
        if begun_s < self._cut_after_s:
            return 0, False
        names, lists = self.setup.names, self._known.lists()
        day = self._full_day or (lists[-1][0] if lists else in_norway(self.now()).date().isoformat())
        read = self._read_beside(day)
        is_whole = self._read_to is None and read.to is None
        self._read_to = read.to
        if not is_whole:
            self._put_pieces(day, read.new)
            return len(read.new), True
        self._cut_after_s = time.monotonic() + _SHARE * (time.monotonic() - begun_s)
        heads, declared, new = read.heads, read.declared, read.new
        is_there = any(told[0] == day for told in lists)
        listed = (day, heads, read.tables)
        if (listed == self._listed and is_there and not new) or not declared:
            return 0, False
        self._put_pieces(day, new)
        # What was sold since this round's entries: a list never speaks of entries that are not there.
        while any(self._lacking(register, head.number) for register, head in heads.items()):
            self._entries()
        label = msgspec.structs.replace(
            self._packing.label("beside"),
            heads=heads,
            naming=bytes.fromhex(self.setup.naming),
            recipient=self.setup.recipient,
            keys=read.keys,
            secrets={register: self._secrets(register, keys) for register, keys in read.keys.items()},
        )
        number = max((number for told, number, _ in lists if told == day), default=0) + 1
        lines = [msgspec.json.encode(table) for table in read.tables]
        # One that was added later is known by such a list alone, so it cannot vouch for it.
        witness = min(declared.keys() & self.setup.vouched.keys() or declared)
        box = self._packing.closed(label, lines, witness, declared)
        self._put(names.beside(day, number), box)
        self._listed = listed
        return len(new) + 1, False

    def _read_beside(self, day: str) -> _Beside:
        """Read what lies beside the journal, from where that stopped last, until enough of it is new."""
        names, naming = self.setup.names, bytes.fromhex(self.setup.naming)
        new: dict[str, bytes] = {}
        to, waiting = None, 0
        with self.source.read() as books:
            heads = {
                register: HeadHeld(head.number, head.digest)
                for register in _heads(books)
                if (head := books.head(register))
            }
            declared = _declared(books)
            keys = {register: self._all_keys.of(books, register) for register in declared}
            tables: dict[str, list[str]] = {table: [] for table in books.tables_beside()}
            for piece in pieces(books, naming, self._read_to):
                tables[piece.end.table].append(piece.name)
                if names.piece(day, piece.name) not in self._known:
                    new[piece.name] = piece.content
                    waiting += len(piece.content)
                if waiting >= PIECES_BYTES_AT_ONCE:
                    to = piece.end
                    break
                time.sleep(_BREATH_S)
        return _Beside(heads, declared, keys, [TablePieces(*told) for told in tables.items()], new, to)

    def _put_pieces(self, day: str, pieces: Mapping[str, bytes]) -> None:
        for name, piece in pieces.items():
            self._put(self.setup.names.piece(day, name), closed_for(self.setup.recipients, piece))

    def _secrets(self, register: str, keys: Sequence[PublicKeys]) -> dict[str, bytes]:
        found = {public.version: self.keys.secret_of(register, public) for public in keys}
        return {version: secret for version, secret in found.items() if secret}

    def _gather_step(self) -> bool:
        """Put small boxes once more as a long one, or drop what is in one; tell whether there is more."""
        if self._to_gather:
            register, first, last = self._to_gather.pop()
            self._put_long(register, first, last)
            return True
        if not self._to_drop:
            return False
        twins = self._to_drop.pop()
        try:
            if self._is_whole(twins):
                self._drop(twins.names, self._known.drop_twin)
            else:
                # The small ones stay, and go when the new one has been read once more.
                self._put_long(twins.register, twins.holder.first, twins.holder.last)
        except PlaceFailed:
            # They may be locked there against all changes, and do no harm.
            self._to_drop = []
            self.place.close()
        return bool(self._to_drop)

    def _put_long(self, register: str, first: int, last: int) -> None:
        with self.source.read() as books:
            declared = _declared(books)
            entries = read_entries(books, register, first, last)
        if entries is not None:
            name = self.setup.names.journal(register, first, entries.last)
            self._put(name, self._packing.entries(register, entries, declared))

    def _is_whole(self, twins: Twins) -> bool:
        """
        Return whether the long box is what its name says; once it was, it is not read again.

        What was read back when it was put there may have come out of a memory that the place keeps of it.
        """
        holder = twins.holder
        if holder.name in self._whole:
            return True
        with self.source.read() as books:
            signers = _declared(books)
        try:
            content = self.place.get(holder.name)
        except PlaceFailed:
            return False
        if not self._packing.is_whole(twins.register, holder, content, signers):
            return False
        self._whole.add(holder.name)
        return True

    def _full_step(self, heads: dict[str, int]) -> bool:
        """Bring a part of the day's whole copy, once its night has come; tell whether more is to come."""
        local = in_norway(self.now())
        day = local.date().isoformat()
        begun = bool(self._full_day) or bool(self._known.lists())
        if day == self._full_day or local.hour < FULL_HOUR or not begun:
            return False
        if not self._full_day and self._began_on() == day:
            return False
        below = f"full/{day}/"
        with self.source.read() as books:
            declared = _declared(books)
            read = self._read(books, heads, below)
        for register, entries in read:
            name = self.setup.names.full(day, register, entries.rows[0].number, entries.last)
            self._put(name, self._packing.entries(register, entries, declared))
        if read:
            return True
        self._full_day = day
        self.look_at_all()
        self._drop(names_to_drop(self.setup.names, list(self._known), day), self._known.drop)
        return True

    def _drop(self, names: Sequence[str], note: Callable[[str], None]) -> None:
        for name in names:
            self.place.remove(name)
            note(name)
            self._sent.pop(name, None)

    def _began_on(self) -> str:
        lists = self._known.lists()
        return lists[-1][0] if lists else ""

    def _put(self, name: str, content: bytes) -> None:
        """
        Put something there, and see that it is there.

        Raises:
            PlaceFailed: It is not, or is something else.
        """
        self.place.put(name, content)
        if self.place.get(name) != content:
            self.place.remove(name)
            raise PlaceFailed(
                Phrase(
                    "det som ble lest tilbake, var ikke det som ble lagt dit",
                    "what was read back was not what was put there",
                )
            )
        self._sent[name] = len(content)
        if self._held is not None:
            self._held.put(name, len(content))


def _heads(books: BackupReadings) -> dict[str, int]:
    numbers = {one.register_id: books.head(one.register_id).number for one in books.registers()}
    return {register: number for register, number in numbers.items() if number}


def _declared(books: BackupReadings) -> dict[str, PublicKeys]:
    """Return the keys by which each register goes on that has any."""
    states = {one.register_id: books.state(one.register_id).keys for one in books.registers()}
    return {register: keys for register, keys in states.items() if keys is not None}
