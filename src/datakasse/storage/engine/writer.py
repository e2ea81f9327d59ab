"""
The one thread that writes, and how what waits is written together.

    submit ─▶ queue ─▶ Pen.transact (durable) ─▶ futures ─▶ wake whoever listens ─▶ anchors
    exchange_pen ─▶ queue ─▶ what makes another pen, and lets those who wait write all the while

Commands that wait share one commit, which is what costs time on a disk. Each stands alone all the
same: one that raises leaves nothing behind and the others live. A future is done only when the disk
has what it speaks of. When the disk has no room, every command of the batch is told so, nothing of
them is kept, and the writer goes on when there is room again.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Final, TypeVar

import msgspec

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import CommitUnsure, StoreBroken
from datakasse.storage.anchor import ENTRIES_BETWEEN, write_anchor
from datakasse.storage.engine.engine import Command, Engine, Pen, Raised, Written
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.ports.store import Books
from datakasse.storage.tables.position import Position, Positions

Result = TypeVar("Result")
Wake = Callable[[str, int], None]

COMMANDS_AT_ONCE: Final = 64
"""The longest batch: few enough that the first in it does not wait long for the last."""


class _Waiting(msgspec.Struct, frozen=True):
    """A command in the queue, and who waits for it."""

    command: Command
    future: "Future[Any]"


class _Exchange(msgspec.Struct, frozen=True):
    """What makes another pen, given what writes the commands that wait, and who waits for it."""

    make: Callable[[Callable[[], None]], Pen | None]
    future: "Future[bool]"


class _Ending(Exception):
    """The writer was told to end while a pen was being made."""


class Writer:
    """Writes commands in order, each batch in one transaction."""

    def __init__(self, engine: Engine, pen: Pen, positions: Positions, keys: KeyFolder) -> None:
        """Take the pen and begin to wait for commands."""
        self._engine = engine
        self._pen = pen
        self._positions = positions
        self._keys = keys
        self._queue: SimpleQueue[_Waiting | _Exchange | None] = SimpleQueue()
        self._due: _Exchange | None = None
        self._submitting = Lock()
        self._stopped = False
        self._listeners: tuple[Wake, ...] = ()
        self._anchored: dict[str, int] = {}
        self._moved: dict[str, Position] = {}
        self._thread = Thread(target=self._work, name="datakasse writer", daemon=True)
        self._thread.start()

    def submit(self, command: Callable[[Books], Result], register: str = "") -> "Future[Result]":
        """Put a command in the queue, about a register if it is, and return the future of its result."""
        future: Future[Result] = Future()
        with self._submitting:
            if self._stopped:
                raise StoreBroken(what="closed")
            self._queue.put(_Waiting(Command(command, register), future))
        return future

    def exchange_pen(self, make: Callable[[Callable[[], None]], Pen | None]) -> "Future[bool]":
        """
        Write with another pen from some moment on.

        Args:
            make: Makes it, in the thread that writes; what it is given writes the commands that wait, and is
                to be called often. None leaves the pen as it is.

        Returns:
            The future of whether there is another pen.
        """
        future: Future[bool] = Future()
        with self._submitting:
            if self._stopped:
                raise StoreBroken(what="closed")
            self._queue.put(_Exchange(make, future))
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
                self._write_and_live_on(batch)
            if self._due is not None:
                due, self._due = self._due, None
                self._exchange(due)
            if last:
                self._anchor(self._moved)
                return

    def _next_batch(self) -> tuple[list[_Waiting], bool]:
        """Wait for a command, and return it with those that wait behind it; True when it is the end."""
        batch: list[_Waiting] = []
        waiting = self._queue.get()
        while waiting is not None:
            if isinstance(waiting, _Exchange):
                self._due = waiting
                return batch, False
            if waiting.future.set_running_or_notify_cancel():
                batch.append(waiting)
            if len(batch) == COMMANDS_AT_ONCE:
                return batch, False
            try:
                waiting = self._queue.get_nowait()
            except Empty:
                return batch, False
        return batch, True

    def _exchange(self, due: _Exchange) -> None:
        """Have another pen made."""
        try:
            pen = due.make(self._write_what_waits)
        except _Ending:
            due.future.set_exception(StoreBroken(what="closed"))
        except Exception as error:  # noqa: BLE001 - the one who asked is told, whatever it was
            due.future.set_exception(self._told(error))
        else:
            self._pen = pen or self._pen
            due.future.set_result(pen is not None)

    def _write_what_waits(self) -> None:
        """Write one batch of what waits, if anything does; raises `_Ending` when it is the end."""
        batch: list[_Waiting] = []
        with suppress(Empty):
            while len(batch) < COMMANDS_AT_ONCE:
                waiting = self._queue.get_nowait()
                if waiting is None:
                    self._queue.put(None)
                    break
                if isinstance(waiting, _Exchange):
                    waiting.future.set_result(False)
                elif waiting.future.set_running_or_notify_cancel():
                    batch.append(waiting)
        if batch:
            self._write_and_live_on(batch)
        if self._stopped:
            raise _Ending

    def _write_and_live_on(self, batch: list[_Waiting]) -> None:
        """Write a batch; where not even telling of it goes well, everyone is told to ask again."""
        try:
            self._write(batch)
        except Exception as error:  # noqa: BLE001 - without memory anything can fail; without this thread, all
            self._pen.abandon()
            for waiting in batch:
                if not waiting.future.done():
                    waiting.future.set_exception(CommitUnsure(why=type(error).__name__))

    def _write(self, batch: list[_Waiting]) -> None:
        """Write a batch, and tell every future how it went."""
        try:
            written = self._pen.transact([waiting.command for waiting in batch])
        except Exception as error:  # noqa: BLE001 - the one who asked is told, whatever it was
            self._pen.abandon()
            for waiting in batch:
                waiting.future.set_exception(self._told(error))
            return
        self._positions.learn(written.positions)
        for waiting, result in zip(batch, written.results, strict=True):
            if isinstance(result, Raised):
                waiting.future.set_exception(self._told(result.error))
            else:
                waiting.future.set_result(result)
        self._wake(written.positions)
        self._moved.update(written.positions)
        self._anchor({name: self._moved[name] for name in written.positions if self._is_due(name, written)})

    def _wake(self, written: Mapping[str, Position]) -> None:
        for wake in self._listeners:
            for register, position in written.items():
                # One that listens badly must not stop the shop.
                with suppress(Exception):
                    wake(register, position.number)

    def _is_due(self, register: str, written: Written) -> bool:
        """Return whether a register's anchor should follow: at once, at a Z, and every so often."""
        anchored = self._anchored.get(register)
        if anchored is None or register in written.closed:
            return True
        return self._moved[register].number - anchored >= ENTRIES_BETWEEN

    def _anchor(self, positions: dict[str, Position]) -> None:
        """Leave anchors; where there is no room for one, the older stands and the next try comes soon."""
        for register, position in positions.items():
            with suppress(OSError, Refused):
                write_anchor(self._keys, register, position)
                self._anchored[register] = position.number

    def _told(self, error: BaseException) -> BaseException:
        """Return what the one who asked is told: a database's error as the refusal it means."""
        if not isinstance(error, self._engine.errors):
            return error
        refusal: Refused = self._engine.refused(error)
        refusal.__cause__ = error
        return refusal
