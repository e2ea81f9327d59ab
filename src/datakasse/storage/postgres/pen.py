"""
The pen on PostgreSQL: one transaction for a batch, with a lock on each register it is about.

    BEGIN, lock the registers that are named, in order ─▶ where do they end, have shop or schema changed?
      command, command, …                what they write waits until something is asked (`connection.py`)
      seal each head that moved
    what still waits, COMMIT (durable)

A command that is refused leaves nothing: what it wrote is taken back before it was sent. Where that is too
late, where a statement fails, or another process was first (a deadlock, a serialisation failure, a key that
has just been used), the batch is undone and its commands are carried out again, one in a transaction. A
command is told of none of this.

Where the connection breaks at the commit, the entries themselves tell whether it came through. They are
believed once a follower, where one is waited for, has them too.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import psycopg

from datakasse.errors.storage.database import CommitUnsure, DatabaseNewer, StoreBroken
from datakasse.errors.storage.moving import BooksMoved
from datakasse.storage.engine.engine import Command, Raised, Written
from datakasse.storage.postgres.books import COUNT_CHANGE, LockFirst, PostgresBooks
from datakasse.storage.postgres.connection import PostgresConnection, is_of_one_command, is_worth_trying_again
from datakasse.storage.tables.migrations import MIGRATIONS
from datakasse.storage.tables.position import Position, Positions

ATTEMPTS_MAX: Final = 8
_PAUSE_MAX_S: Final = 0.05
_RECONNECT_FOR_S: Final = 15.0

_SHOP: Final = """SELECT steps, coalesce(changes, 0), coalesce(moved_to, '')
FROM (SELECT max(number) AS steps FROM migrations) AS schema LEFT JOIN offices ON company = :company"""
"""Whoever prepares the database for a newer version locks its steps: a batch that asked is written before."""

_LOCK_REGISTERS: Final = """SELECT register FROM registers
WHERE company = :company AND register = ANY(:registers) ORDER BY register FOR UPDATE"""

_HEADS: Final = """SELECT register,
    (SELECT coalesce(max(number), 0) FROM entries
        WHERE entries.company = :company AND entries.register = registers.register),
    EXISTS (SELECT 1 FROM left_entries
        WHERE left_entries.company = :company AND left_entries.register = registers.register)
FROM registers WHERE company = :company AND register = ANY(:registers)"""
"""A question of its own, for it sees what was made durable while the one before waited for the lock."""


class _WroteAndRaised(Exception):
    """A command raised, and what it wrote is with the server: only the whole transaction can be undone."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(error)
        self.error = error


class _Undone(Exception):
    """The connection broke at the commit, and nothing of the batch is there."""


class PostgresPen:
    """Writes through one connection; other processes write to other registers at the same time."""

    def __init__(
        self, books: PostgresBooks, positions: Positions, reconnect: Callable[[], PostgresConnection]
    ) -> None:
        """Take the books, and what opens their connection, which may have to be opened again."""
        self._books = books
        self._positions = positions
        self._reconnect = reconnect
        self._connection = reconnect()
        self._changes = -1
        self._office_is_locked = False

    def transact(self, commands: Sequence[Command]) -> Written:
        """Carry a batch out in one transaction; where something was in the way, in one a command."""
        try:
            return self._locking(commands)
        except (_WroteAndRaised, _Undone):
            self.abandon()
        except psycopg.Error as error:
            self.abandon()
            if not is_of_one_command(error) and not self._connection.is_broken:
                raise
        if self._connection.is_broken:
            self._connect_in_time()
        parts = [self._alone(command) for command in commands]
        positions = {register: position for part in parts for register, position in part.positions.items()}
        closed = frozenset[str]().union(*(part.closed for part in parts))
        return Written([result for part in parts for result in part.results], positions, closed)

    def abandon(self) -> None:
        """Give a transaction up and remember nothing of it."""
        with suppress(psycopg.Error):
            self._connection.end()
        self._changes = -1

    def _alone(self, command: Command) -> Written:
        """Carry one command out; what goes wrong is its own, for others of the batch may be durable."""
        for attempt in range(ATTEMPTS_MAX):
            try:
                return self._locking([command])
            except _WroteAndRaised as spoilt:
                self.abandon()
                return Written([Raised(spoilt.error)], {}, frozenset())
            except _Undone as undone:
                self.abandon()
                if attempt == ATTEMPTS_MAX - 1:
                    return Written([Raised(undone.__cause__ or undone)], {}, frozenset())
            except Exception as error:  # noqa: BLE001 - the one who asked is told, whatever it was
                self.abandon()
                if not is_worth_trying_again(error) or attempt == ATTEMPTS_MAX - 1:
                    return Written([Raised(error)], {}, frozenset())
            time.sleep(random.uniform(0, _PAUSE_MAX_S))  # noqa: S311 - apart from each other, not a secret
        raise AssertionError

    def _locking(self, commands: Sequence[Command]) -> Written:
        """Carry commands out in one transaction, with the lock of every register that they come upon."""
        registers = {command.register for command in commands if command.register}
        while True:
            try:
                return self._once(commands, sorted(registers))
            except LockFirst as wanted:
                self.abandon()
                registers.update(wanted.registers)

    def _once(self, commands: Sequence[Command], registers: list[str]) -> Written:
        if self._connection.is_broken:
            self._connect_again()
        self._begin_batch(registers)
        results = [self._carry_out(command) for command in commands]
        self._books.seal()
        written, closed = dict(self._books.written), self._books.closed
        wrote = self._connection.entered() > 0
        try:
            self._connection.commit()
        except psycopg.OperationalError as error:
            # A line that was cut behind the commit is known to be cut only when it is used once more.
            with suppress(psycopg.Error):
                self._connection.end()
            if not self._connection.is_broken:
                raise
            if not wrote or not self._came_through(written, error):
                raise _Undone from error
        return Written(results, written, closed)

    def _begin_batch(self, registers: list[str]) -> None:
        """Lock what the batch is known to be about, and find out what others have done since the last one."""
        self._office_is_locked = False
        with self._connection.at_once():
            self._connection.begin()
            heads = self._lock(registers) if registers else None
            shop = self._ask(_SHOP)
        steps, changes, moved_to = shop.fetchone()
        if steps != len(MIGRATIONS):
            raise DatabaseNewer
        if moved_to:
            raise BooksMoved(place=moved_to)
        self._books.take_up(self._positions.known(), others_wrote=self._changes < 0)
        self._books.locked.clear()
        found: list[tuple[str, int, bool]] = [] if heads is None else heads.fetchall()
        ends = dict.fromkeys(registers, 0) | {register: number for register, number, _ in found}
        others_wrote = self._books.stand_at(ends, [register for register, _, is_left in found if is_left])
        if others_wrote or changes != self._changes:
            self._books.look_anew()
        self._changes = changes

    def _lock(self, registers: list[str]) -> Any:  # noqa: ANN401 - a cursor
        """Lock registers, in the same order as everybody does, and ask where each one's journal ends."""
        self._ask(_LOCK_REGISTERS, registers=registers)
        return self._ask(_HEADS, registers=registers)

    def _lock_shop(self) -> None:
        """Lock what is about the shop, and count that it changes."""
        if self._office_is_locked or not self._books.organisation_number:
            return
        with self._connection.at_once():
            self._ask(COUNT_CHANGE)
            shop = self._ask("SELECT changes FROM offices WHERE company = :company")
        (changes,) = shop.fetchone()
        if changes != self._changes + 1:
            self._books.look_anew()
        self._changes = changes
        self._office_is_locked = True

    def _carry_out(self, command: Command) -> Any:  # noqa: ANN401 - a command gives what it likes
        """
        Carry a command out, so that nothing is left of it if it raises.

        Raises:
            LockFirst: It came upon a register that is not locked.
            _WroteAndRaised: It raised when something of it was with the server.
        """
        if not command.register:
            self._lock_shop()
        kept, entered = self._books.keep(), self._connection.entered()
        try:
            return command.carry_out(self._books)
        except (psycopg.Error, LockFirst):
            raise
        except BaseException as error:
            if not self._connection.take_back(entered):
                raise _WroteAndRaised(error) from error
            self._books.undo(kept)
            return Raised(error)
        finally:
            self._books.end()

    def _ask(self, sql: str, **values: object) -> Any:  # noqa: ANN401 - a cursor
        return self._connection.execute(sql, {"company": self._books.organisation_number, **values})

    def _connect_again(self) -> None:
        self._connection = self._reconnect()
        self._books.write_through(self._connection)
        self._changes = -1

    def _connect_in_time(self) -> None:
        """Connect again while another server takes over; raises `StoreBroken` in the end."""
        end = time.monotonic() + _RECONNECT_FOR_S
        while True:
            try:
                return self._connect_again()
            except StoreBroken:
                if time.monotonic() > end:
                    raise
            time.sleep(_PAUSE_MAX_S)

    def _came_through(self, written: Mapping[str, Position], error: Exception) -> bool:
        """
        Return whether a batch was made durable although its commit was not answered.

        Raises:
            CommitUnsure: The database cannot be asked, or there is no entry to ask for.
        """
        end = time.monotonic() + _RECONNECT_FOR_S
        while written and time.monotonic() < end:
            with suppress(Exception):
                self._connect_again()
                self._connection.begin()
                # Waits for the lost transaction, should the server still be at it.
                self._lock(sorted(written))
                found = {self._stands(register, position) for register, position in written.items()}
                # Who was cut off while it waited for a follower is there without one having it; the locks
                # are written to the same log, so this commit waits for the follower to have both.
                self._connection.commit()
                return found == {True}
            time.sleep(_PAUSE_MAX_S)
        raise CommitUnsure(why=type(error).__name__) from error

    def _stands(self, register: str, position: Position) -> bool:
        found = self._ask(
            """SELECT digest FROM entries
            WHERE company = :company AND register = :register AND number = :number""",
            register=register,
            number=position.number,
        ).fetchone()
        return found is not None and found[0] == position.head.digest
