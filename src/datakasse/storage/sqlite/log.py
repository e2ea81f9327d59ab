"""
The write-ahead log as it is found: what no sync has vouched for is not built upon.

A process killed between writing a commit and its sync leaves it in the system's memory, where the next one
finds it and takes it for committed; nobody was told of it. So the log is synced at each start, before
anything outside the database, an anchor above all, speaks of it. Where no sync failed, that is enough.

When a sync fails, Linux reports it once and takes the pages for clean all the same: they may never reach the
disk, and the next sync of the same file succeeds. The log then holds something that every process can read
and that a power cut takes away, and what is written behind it goes with it, however well that was synced. So

    after a commit that failed          the log is emptied into the database, before anything else is written
    when that failed too, at a start    what is in the log is written again where it stands, and synced

Only what was written again counts as synced; a sync that merely succeeds proves nothing of what is older.

That a log is in doubt is told to the next process by a file beside it. It need not be durable: what it
warns of is in the system's memory, and is gone with it. A log that is not in doubt is never written over.

Decision: 0036-a-failed-sync-is-not-forgotten.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from datakasse.errors.storing import DiskFailing
from datakasse.storage.sqlite.connection import SqliteConnection

_BLOCK_BYTES: Final = 1024 * 1024


class Log:
    """
    The log of a database.

    Attributes:
        path: Its file.
    """

    def __init__(self, database: Path) -> None:
        """Say whose log it is."""
        file = database.resolve()
        self.path = file.with_name(f"{file.name}-wal")
        self._doubt = file.with_name(f"{file.name}-in-doubt")

    @property
    def is_in_doubt(self) -> bool:
        """Whether a commit failed that is still in it."""
        return self._doubt.exists()

    def put_in_doubt(self) -> None:
        """Tell so, as far as the disk lets us."""
        with suppress(OSError):
            self._doubt.touch(mode=0o600)

    def empty(self, connection: SqliteConnection) -> bool:
        """
        Move the log into the database and empty it; what a failed commit left in it is gone for good.

        Every page that counts is written to the database, so its sync is about what was just written.

        Returns:
            Whether it is empty; otherwise somebody still reads from it.

        Raises:
            sqlcipher3.dbapi2.Error: The disk fails.
            OSError: It fails at the end.
        """
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return False
        file = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        try:
            os.fsync(file)
        finally:
            os.close(file)
        self._doubt.unlink(missing_ok=True)
        return True

    def vouch(self, connection: SqliteConnection) -> None:
        """
        Have the disk take what is in the log; where that is in doubt, what is in it is written once more.

        Raises:
            DiskFailing: The disk will not have it.
        """
        if self.is_in_doubt:
            self.win_back(connection)
            return
        try:
            self._sync()
        except FileNotFoundError:
            return
        except OSError as error:
            self.put_in_doubt()
            raise DiskFailing(why=error.strerror or "?") from error

    def win_back(self, connection: SqliteConnection) -> None:
        """
        Write what is in a log in doubt once more, so that its sync speaks of all of it.

        Nobody else appends meanwhile: the pen is taken.

        Raises:
            DiskFailing: The disk will not have it.
        """
        connection.begin()
        try:
            if self.path.exists():
                self._write_again()
            self._doubt.unlink()
        except OSError as error:
            raise DiskFailing(why=error.strerror or "?") from error
        finally:
            connection.end()

    def _sync(self) -> None:
        file = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(file)
        finally:
            os.close(file)

    def _write_again(self) -> None:
        file, at = os.open(self.path, os.O_RDWR | os.O_CLOEXEC), 0
        try:
            while block := os.pread(file, _BLOCK_BYTES, at):
                at += os.pwrite(file, block, at)
            os.fsync(file)
        finally:
            os.close(file)
