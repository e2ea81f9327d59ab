"""
The pen on SQLite: one transaction for a batch, a savepoint for each command in it.

    BEGIN IMMEDIATE
      SAVEPOINT, command, RELEASE      one after the other
      seal each head that moved
    COMMIT (durable)

A disk that fails at the commit is not trusted again before the log has been emptied (`sqlite/log.py`).
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlcipher3 import dbapi2

from datakasse.errors.storage.database import CommitUnsure, DiskFailing
from datakasse.errors.storage.moving import BooksMoved
from datakasse.errors.system_words import system_words
from datakasse.storage.engine.engine import Command, Raised, Written
from datakasse.storage.sqlite.connection import (
    SqliteConnection,
    is_of_the_disk,
    name_of,
    spoils_the_batch,
)
from datakasse.storage.sqlite.log import Log
from datakasse.storage.tables.books import TableBooks
from datakasse.storage.tables.position import Positions


class SqlitePen:
    """Writes through one connection; whoever else writes to the file waits meanwhile."""

    def __init__(
        self,
        connection: SqliteConnection,
        log: Log,
        books: TableBooks,
        positions: Positions,
        moved_to: str = "",
    ) -> None:
        """Take the connection and its log, the books written through it, and where they went, if they did."""
        self._moved_to = moved_to
        self._log = log
        self._connection = connection
        self._books = books
        self._positions = positions
        self._data_version = -1

    def transact(self, commands: Sequence[Command]) -> Written:
        """
        Carry a batch out in one transaction.

        Raises:
            DiskFailing: The log is not sound since an earlier commit failed, and cannot be emptied.
            CommitUnsure: The disk failed at the commit, and the log cannot be emptied either.
            BooksMoved: The books were carried elsewhere.
        """
        if self._moved_to:
            raise BooksMoved(place=self._moved_to)
        if not self._log.is_sound:
            self._win_log_back()
        self._connection.begin()
        (data_version,) = self._connection.execute("PRAGMA data_version").fetchone()
        self._books.take_up(self._positions.known(), others_wrote=data_version != self._data_version)
        self._data_version = data_version
        results = [self._carry_out(command) for command in commands]
        self._books.seal()
        self._commit()
        return Written(results, dict(self._books.written), self._books.closed)

    def abandon(self) -> None:
        """Give a transaction up and remember nothing of it."""
        with suppress(dbapi2.Error):
            self._connection.end()
        self._data_version = -1

    def _commit(self) -> None:
        """Make a transaction durable; where the disk fails, see to it that nothing of it is found later."""
        try:
            self._connection.commit()
        except dbapi2.Error as error:
            if not is_of_the_disk(error):
                raise
            self._log.is_sound = False
            self.abandon()
            try:
                self._win_log_back()
            except DiskFailing as failing:
                raise CommitUnsure(**failing.facts) from error
            raise

    def _win_log_back(self) -> None:
        """Empty the log, or raise `DiskFailing`."""
        try:
            is_empty = self._log.empty(self._connection)
        except dbapi2.Error as error:
            raise DiskFailing(why=name_of(error)) from error
        except OSError as error:
            raise DiskFailing(why=system_words(error)) from error
        if not is_empty:
            raise DiskFailing(why="SQLITE_BUSY")

    def _carry_out(self, command: Command) -> Any:  # noqa: ANN401 - a command gives what it likes
        """Carry a command out, so that nothing is left of it if it raises."""
        kept = self._books.keep()
        self._connection.execute("SAVEPOINT command")
        try:
            result = command.carry_out(self._books)
        except BaseException as error:
            if isinstance(error, dbapi2.Error) and spoils_the_batch(error):
                raise
            self._connection.execute("ROLLBACK TO command")
            self._connection.execute("RELEASE command")
            self._books.undo(kept)
            return Raised(error)
        finally:
            # A stream that a command has not read to its end would hold this look open past the commit.
            self._books.end()
        self._connection.execute("RELEASE command")
        return result
