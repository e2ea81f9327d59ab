"""
The one thread that writes, and how what waits is written together.

    submit ─▶ queue ─▶ BEGIN IMMEDIATE
                         SAVEPOINT, command, RELEASE      one after the other
                         seal each head that moved
                       COMMIT (durable) ─▶ futures ─▶ wake whoever listens ─▶ anchors

Commands that wait share one commit, which is what costs time on a disk. Each stands alone all the
same: one that raises leaves nothing behind and the others live. A future is done only when the disk
has what it speaks of. When the disk has no room, every command of the batch is told so, nothing of
them is kept, and the writer goes on when there is room again.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Final, TypeVar

import msgspec
from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.storing import StoreBroken
from datakasse.storage.anchor import ENTRIES_BETWEEN, write_anchor
from datakasse.storage.books import SqliteBooks
from datakasse.storage.connection import refused, spoils_the_batch
from datakasse.storage.keys import KeyFolder
from datakasse.storage.ports import Books
from datakasse.storage.position import Position, Positions

Result = TypeVar("Result")
Wake = Callable[[str, int], None]

COMMANDS_AT_ONCE: Final = 64
"""The longest batch: few enough that the first in it does not wait long for the last."""


class _Waiting(msgspec.Struct, frozen=True):
    """A command in the queue, and who waits for it."""

    command: Callable[[Books], Any]
    future: "Future[Any]"


class _Raised(msgspec.Struct, frozen=True):
    """What a command raised instead of giving a result."""

    error: BaseException


class Writer:
    """Writes commands in order, each batch in one transaction."""

    def __init__(
        self, connection: dbapi2.Connection, books: SqliteBooks, positions: Positions, keys: KeyFolder
    ) -> None:
        """Take the connection to write through and begin to wait for commands."""
        self._connection = connection
        self._books = books
        self._positions = positions
        self._keys = keys
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._submitting = Lock()
        self._stopped = False
        self._listeners: tuple[Wake, ...] = ()
        self._data_version = -1
        self._anchored: dict[str, int] = {}
        self._moved: dict[str, Position] = {}
        self._thread = Thread(target=self._work, name="datakasse writer", daemon=True)
        self._thread.start()

    def submit(self, command: Callable[[Books], Result]) -> "Future[Result]":
        """Put a command in the queue and return the future of its result."""
        future: Future[Result] = Future()
        with self._submitting:
            if self._stopped:
                raise StoreBroken(what="closed")
            self._queue.put(_Waiting(command, future))
        return future

    def listen(self, wake: Wake) -> Callable[[], None]:
        """Call `wake` with a register and its last entry after each commit; returns how to stop it."""
        with self._submitting:
            self._listeners = (*self._listeners, wake)

        def stop() -> None:
            with self._submitting:
                self._listeners = tuple(kept for kept in self._listeners if kept is not wake)

        return stop

    def stop(self) -> None:
        """Write what waits, leave an anchor at each register's last entry, and end."""
        with self._submitting:
            if not self._stopped:
                self._stopped = True
                self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while True:
            batch, last = self._next_batch()
            if batch:
                self._write(batch)
            if last:
                self._anchor(self._moved)
                return

    def _next_batch(self) -> tuple[list[_Waiting], bool]:
        """Wait for a command, and return it with those that wait behind it; True when it is the end."""
        batch: list[_Waiting] = []
        waiting = self._queue.get()
        while waiting is not None:
            if waiting.future.set_running_or_notify_cancel():
                batch.append(waiting)
            if len(batch) == COMMANDS_AT_ONCE:
                return batch, False
            try:
                waiting = self._queue.get_nowait()
            except Empty:
                return batch, False
        return batch, True

    def _write(self, batch: list[_Waiting]) -> None:
        """Write a batch; whatever happens, every future is told and the thread lives on."""
        try:
            results = self._transact(batch)
        except Exception as error:  # noqa: BLE001 - the one who asked is told, whatever it was
            self._abandon()
            for waiting in batch:
                waiting.future.set_exception(_told(error))
            return
        written = dict(self._books.written)
        self._positions.learn(written)
        for waiting, result in zip(batch, results, strict=True):
            if isinstance(result, _Raised):
                waiting.future.set_exception(result.error)
            else:
                waiting.future.set_result(result)
        self._wake(written)
        self._moved.update(written)
        self._anchor({name: self._moved[name] for name in written if self._is_due(name)})

    def _transact(self, batch: list[_Waiting]) -> list[Any]:
        """Carry a batch out in one transaction, and return what each command gave."""
        self._connection.execute("BEGIN IMMEDIATE")
        (data_version,) = self._connection.execute("PRAGMA data_version").fetchone()
        self._books.take_up(self._positions.known(), others_wrote=data_version != self._data_version)
        self._data_version = data_version
        results = [self._carry_out(waiting.command) for waiting in batch]
        self._books.seal()
        self._connection.execute("COMMIT")
        return results

    def _carry_out(self, command: Callable[[Books], Any]) -> Any:  # noqa: ANN401 - a command gives what it likes
        """Carry a command out, so that nothing is left of it if it raises."""
        kept = self._books.keep()
        self._connection.execute("SAVEPOINT command")
        try:
            result = command(self._books)
        except BaseException as error:
            if isinstance(error, dbapi2.Error) and spoils_the_batch(error):
                raise
            self._connection.execute("ROLLBACK TO command")
            self._connection.execute("RELEASE command")
            self._books.undo(kept)
            return _Raised(_told(error))
        finally:
            # A stream that a command has not read to its end would hold this look open past the commit.
            self._books.end()
        self._connection.execute("RELEASE command")
        return result

    def _abandon(self) -> None:
        """Give a transaction up and remember nothing of it."""
        with suppress(dbapi2.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        self._data_version = -1

    def _wake(self, written: dict[str, Position]) -> None:
        for wake in self._listeners:
            for register, position in written.items():
                # One that listens badly must not stop the shop.
                with suppress(Exception):
                    wake(register, position.number)

    def _is_due(self, register: str) -> bool:
        """Return whether a register's anchor should follow: at once, at a Z, and every so often."""
        anchored = self._anchored.get(register)
        if anchored is None or register in self._books.closed:
            return True
        return self._moved[register].number - anchored >= ENTRIES_BETWEEN

    def _anchor(self, positions: dict[str, Position]) -> None:
        """Leave anchors; where there is no room for one, the older stands and the next try comes soon."""
        for register, position in positions.items():
            with suppress(OSError, Refused):
                write_anchor(self._keys, register, position)
                self._anchored[register] = position.number


def _told(error: BaseException) -> BaseException:
    """Return what the one who asked is told: a database's error as the refusal it means."""
    if not isinstance(error, dbapi2.Error):
        return error
    refusal: Refused = refused(error)
    refusal.__cause__ = error
    return refusal
