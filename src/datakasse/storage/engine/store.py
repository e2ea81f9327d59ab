"""
The store: the books in a database, whichever it is, with the keys of its registers in a data folder.

One thread writes (`engine/writer.py`); whoever reads has a connection of her own, for as long as she looks.
Nothing goes out of step with other processes, because every writer has the database's lock before it reads
where a journal ends.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TypeVar

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.journal import JournalDamaged, JournalOlder, RestoredElsewhere
from datakasse.errors.storage.moving import BooksMoved
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.verify import Finding
from datakasse.storage.anchor import put_anchor_aside, read_anchor, write_anchor
from datakasse.storage.engine.engine import Engine, Pen
from datakasse.storage.engine.readers import Readers
from datakasse.storage.engine.writer import Writer
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.ports.backup import CopiedJournal, Row
from datakasse.storage.ports.journal_checked import JournalChecked
from datakasse.storage.ports.store import Books
from datakasse.storage.ports.turn import Turn
from datakasse.storage.search.article_index import ArticleIndex
from datakasse.storage.tables.beside import Filling
from datakasse.storage.tables.books import TableReadings
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.journal import read_record
from datakasse.storage.tables.position import Positions
from datakasse.storage.verification import check_since, check_whole, where_anchor_fails

Result = TypeVar("Result")


class KeptStore:
    """
    The books of one business in a database, and its keys in a data folder.

    Attributes:
        keys: The registers' keys.
        network: The keys and certificates of the shop's network.
    """

    def __init__(
        self,
        folder: DataFolder,
        engine: Engine,
        positions: Positions,
        keys: KeyFolder,
        network: NetworkFolder,
    ) -> None:
        """Open the database, bring it to this version's schema, check every guard, read the anchors."""
        self.keys = keys
        self.network = network
        self._folder = folder
        self._engine = engine
        self._positions = positions
        self._index = ArticleIndex()
        self._readers = Readers(engine)
        try:
            self._connection = engine.open_writer()
        except engine.errors as error:
            raise engine.refused(error) from error
        try:
            self._begin_at_anchors()
            self._books, pen = engine.open_books(str(folder.path), keys)
        except engine.errors as error:
            engine.close()
            raise engine.refused(error) from error
        except BaseException:
            engine.close()
            raise
        self._writer = Writer(engine, pen, self._positions, keys)
        try:
            self._build_missing_views()
        except BaseException:
            self.close()
            raise

    def write(self, command: Callable[[Books], Result], register: str = "") -> "Future[Result]":
        """
        Run a command with the pen in hand; about one register, if it is named.

        The future is done when what the command wrote is durable, or holds what the command raised,
        in which case nothing was written. A command must not wait for another.

        Raises:
            StoreBroken: The store is closed.
        """
        return self._writer.submit(command, register)

    @contextmanager
    def read(self) -> Generator[TableReadings]:
        """
        Give a consistent look at the books, for the length of a `with`.

        Raises:
            StoreBroken: The database does not answer, or the store is closed.
        """
        with self._readers.look() as connection:
            readings = TableReadings(connection, str(self._folder.path), self._positions, self._index)
            try:
                yield readings
            finally:
                self._positions.learn(readings.positions())
                readings.end()

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give the connection of a consistent look, for the length of a `with`: to read every row through."""
        with self._readers.look() as connection:
            yield connection

    def subscribe(self, wake: Callable[[str, int], None]) -> Callable[[], None]:
        """
        Call `wake(register, number)` after each durable append; returns how to stop it.

        What becomes durable together wakes once a register, with the number of its last entry. It is
        called by the thread that writes, and must be quick.
        """
        return self._writer.listen(wake)

    def verify(self, register: str) -> Iterator[Finding]:
        """Check a register's whole journal and yield what is wrong."""
        anchor, is_elsewhere = read_anchor(self.keys, register), self.is_elsewhere(register)
        wants_anchor = not self.is_of_a_copy(register)
        with self.read() as books:
            yield from check_whole(
                books, self.keys, register, anchor, is_elsewhere=is_elsewhere, wants_anchor=wants_anchor
            )

    def is_elsewhere(self, register: str) -> bool:
        """Return whether another machine has a register, and this one never had it."""
        if self.is_own(register) or self.is_of_a_copy(register):
            return False
        return read_anchor(self.keys, register) is None

    def is_of_a_copy(self, register: str) -> bool:
        """Return whether a register came from a copy to be read: what is here of its keys only checks."""
        if self.keys.made(register) or read_anchor(self.keys, register) is not None:
            return False
        return bool(self.keys.versions(register))

    def check_since_anchors(self) -> None:
        """
        Check every journal since its anchor, and move the anchors to where they end.

        Raises:
            JournalOlder: An anchor speaks of entries that are not there.
            JournalDamaged: A fault was found; nothing is to be sold before it is explained.
        """
        for register, number in self._positions.damaged.items():
            raise self._why_damaged(register, number)
        anchored = self._positions.known()
        with self.read() as books:
            for register in self.own_registers(books):
                check_since(books, self.keys, register, anchored.get(register))
                # A full disk must not keep the shop closed: the older anchor serves.
                with suppress(OSError):
                    write_anchor(self.keys, register, books.position(register))

    def check_since_anchor(self, register: str) -> JournalChecked:
        """Check a register's journal since its anchor, and say how far."""
        anchor = read_anchor(self.keys, register)
        position = None if anchor is None else anchor.position
        with self.read() as books:
            first, last = (0 if position is None else position.number) + 1, books.head(register).number
            try:
                fault = None if anchor is None else where_anchor_fails(books, register, anchor)
                if fault is None:
                    check_since(books, self.keys, register, position)
            except JournalDamaged as damaged:
                fault = int(damaged.facts["number"])
        return JournalChecked(min(first, last), last, fault)

    def ahead(self) -> list[tuple[str, int, datetime | None]]:
        """
        Return the registers whose anchor remembers entries that are not here: the last, and its time.

        The entry of that number may be the one that says they are lost, where a machine died before the
        anchor was put aside.
        """
        found: list[tuple[str, int, datetime | None]] = []
        with self.read() as books:
            for register in sorted(self._positions.damaged):
                anchor = read_anchor(self.keys, register)
                if anchor is None or anchor.seal is None:
                    continue
                if _is_lost(books, register, anchor.seal.number):
                    at = None if anchor.position is None else anchor.position.head.at
                    found.append((register, anchor.seal.number, at))
        return found

    def fault_but_for_anchor(self, register: str) -> int | None:
        """Return the entry where a whole journal has its first fault, whatever its anchor says."""
        with self.read() as books:
            try:
                check_since(books, self.keys, register, None)
            except JournalDamaged as damaged:
                return int(damaged.facts["number"])
        return None

    def overlook_anchor(self, register: str) -> None:
        """Let a register's journal be written although its anchor is ahead, until this store is closed."""
        self._positions.damaged.pop(register, None)

    def renew_anchor(self, register: str) -> None:
        """Put an anchor that was ahead aside, as proof, and leave one where the journal ends now."""

        def command(books: Books) -> None:
            # By the thread that writes anchors, so that there are not two at it.
            del books
            put_anchor_aside(self.keys, register)
            write_anchor(self.keys, register, self._books.position(register))

        self._writer.submit(command, register).result()

    def own_registers(self, books: TableReadings) -> list[str]:
        """Return the registers that are sold at from this folder: all, or those whose keys are in it."""
        known = [register.register_id for register in books.registers()]
        if not self._engine.is_shared:
            return known
        ours = frozenset(self.keys.registers())
        return [register for register in known if register in ours and self._has_its_keys(books, register)]

    def is_own(self, register: str) -> bool:
        """Return whether a register of the books is sold at from this folder."""
        if not self._engine.is_shared:
            return True
        if not self.keys.made(register):
            return False
        with self.read() as books:
            return self._has_its_keys(books, register)

    def was_taken_over(self, register: str) -> bool:
        """Return whether a register that was sold at from this folder goes on at another machine."""
        # Where no keys can be seen at all, the folder is at fault, and nobody has taken anything.
        return bool(self.keys.made(register)) and not self.is_own(register)

    def turn(self, name: str) -> Turn:
        """Return a turn that one process has at a time, of all those that have these books."""
        return self._engine.turn(self._folder.path, name)

    def moved_to(self) -> str:
        """Return where the books were carried to, so that nothing is sold from here; else nothing."""
        with self._readers.look() as look:
            return self._engine.moved_to(look)

    def demand_here(self) -> None:
        """Go on only if the books were not carried elsewhere; raises `BooksMoved`."""
        if moved_to := self.moved_to():
            raise BooksMoved(place=moved_to)

    def closed_for_sale(self, books: Books, place: str) -> Connection:
        """
        Keep everybody else from writing, and close the books for sale when the command that asks is durable.

        Args:
            books: The books as the command has them.
            place: Where they are carried to.

        Returns:
            The connection that writes, to read every row through.
        """
        if books is not self._books:
            raise ValueError(books)
        return self._engine.close_for_sale(place)

    def rebuild_views(self) -> None:
        """Throw the views over the journal away and make them again from its entries."""
        self._writer.submit(lambda _: self._books.rebuild_views()).result()

    def fill(self, beside: Iterable[tuple[str, Row]], journals: Iterable[CopiedJournal]) -> None:
        """
        Put a copy into this store, which has nothing in it yet, whole or not at all; make the views of it.

        Raises:
            ShopExists: There is something in it.
        """

        def command(books: Books) -> None:
            del books
            Filling(self._connection, str(self._folder.path), Positions()).put_copy(beside, journals)
            self._books.forget()
            self._books.rebuild_views()

        self._writer.submit(command).result()

    def renew_key_if_asked(self) -> bool:
        """
        Encrypt the database with another key, if that is wanted, while everybody writes on.

        Returns:
            Whether it was done.

        Raises:
            StoreBroken: The store is closed, or was closed meanwhile; it is done when it is opened again.
            Refused: There is no room; nothing has changed.
        """
        if not self._engine.wants_new_key():
            return False

        def renew(between: Callable[[], None]) -> Pen | None:
            connection = self._engine.reencrypt(between)
            if connection is None:
                return None
            self._connection = connection
            self._books, pen = self._engine.open_books(str(self._folder.path), self.keys)
            return pen

        is_renewed = self._writer.exchange_pen(renew).result()
        self._engine.forget_before()
        return is_renewed

    def close(self) -> None:
        """Finish what is queued and close."""
        self._writer.stop()
        self._readers.close()
        self._engine.close()
        self._folder.release()

    def _has_its_keys(self, books: TableReadings, register: str) -> bool:
        """
        Whether the keys that a journal declares are here.

        Keys of the same name may be left of a register that came to nothing here, and was made elsewhere.
        """
        if register in self._positions.damaged:
            return True
        declared = books.state(register).keys
        if declared is None:
            return True
        # Keys that only check are of a machine that is gone.
        return declared.version in self.keys.made(register) and declared in self.keys.versions(register)

    def _build_missing_views(self) -> None:
        """Make the views that an older version did not have, whole or not at all."""
        with self.read() as books:
            if not books.has_unbuilt_views():
                return
        self._writer.submit(lambda _: self._books.build_missing_views()).result()

    def _why_damaged(self, register: str, number: int) -> Refused:
        """Return what is wrong where a journal does not hold what its anchor speaks of."""
        with self.read() as books:
            restored = self._restored_elsewhere(books, register) if self._engine.is_shared else 0
            if restored:
                return RestoredElsewhere(register=register, number=restored)
            if not _is_lost(books, register, number):
                return JournalDamaged(register=register, number=number)
            before = (stored.number for stored in books.stored(register) if stored.number < number)
            return JournalOlder(register=register, last=max(before, default=0), number=number)

    def _restored_elsewhere(self, books: TableReadings, register: str) -> int:
        """Return from which entry a journal goes on from a copy, with keys that are not here; 0 for none."""
        for stored in books.stored(register):
            # Not every entry is read: a journal may have a million.
            if b"register_restored" in stored.body:
                event = read_record(register, stored.number, stored.body).event
                if isinstance(event, RegisterRestored) and event.keys not in self.keys.versions(register):
                    return stored.number
        return 0

    def _begin_at_anchors(self) -> None:
        """Start the folds where the anchors stand; an anchor that fails marks its register as damaged."""
        if self.moved_to():
            # The anchors went along, and speak of what has been sold where the books are now.
            return
        anchors = {register: read_anchor(self.keys, register) for register in self.keys.registers()}
        with self.read() as books:
            for register, anchor in anchors.items():
                failed_at = None if anchor is None else where_anchor_fails(books, register, anchor)
                if failed_at is not None:
                    self._positions.damaged[register] = failed_at
                elif anchor is not None and anchor.position is not None:
                    self._positions.learn({register: anchor.position})


def _is_lost(books: TableReadings, register: str, number: int) -> bool:
    """Return whether no entry has a number, or the one that has it says that what had it is lost."""
    row = next(books.stored(register, number), None)
    if row is None:
        return True
    event = read_record(register, row.number, row.body).event
    return isinstance(event, RegisterRestored) and event.lost_through == row.number == number
