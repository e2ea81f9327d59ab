"""
The write-ahead log as it is found: what no sync has vouched for is not built upon.

A process killed between writing a commit and its sync leaves it in the system's memory, where the next one
finds it and takes it for committed; nobody was told of it. And when a sync fails, Linux reports it once and
takes the pages for clean all the same: they may never reach the disk, and the next sync of the same file
succeeds. The log then holds something that every process can read and that a power cut takes away, and what
is written behind it goes with it, however well that was synced. So

    after a commit that failed    the log is emptied into the database, before anything else is written
    at each start                 what is in the log is written anew beside it, synced, and put in its place

Only what was written again counts as synced; a sync that merely succeeds proves nothing of what is older.
The log that is found is never written over: a power cut in the middle of that could spoil what was well.

Decision: 0036-a-failed-sync-is-not-forgotten.
"""

import errno
import os
from pathlib import Path
from typing import Final

from datakasse.errors.storage.database import DiskFailing
from datakasse.errors.system_words import system_words
from datakasse.storage.folder import DataFolder, sync_folder
from datakasse.storage.sqlite.connection import SqliteConnection

_BLOCK_BYTES: Final = 1024 * 1024
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Log:
    """
    The log of a database.

    Attributes:
        path: Its file.
        is_sound: Whether no commit has failed that may still be in it.
    """

    def __init__(self, database: Path) -> None:
        """Say whose log it is."""
        file = database.resolve()
        self.path = file.with_name(f"{file.name}-wal")
        self.is_sound = True
        self._anew = file.with_name(f"{file.name}-wal-anew")

    def vouch(self, *, alone: bool) -> None:
        """
        Have the disk take what is in the log, before anything is built on it.

        Args:
            alone: Nobody has the database open. Where somebody has, or there is no room for the log twice,
                it is only synced: that is enough unless a sync of it has failed before.

        Raises:
            DiskFailing: The disk will not have it.
        """
        try:
            if not (alone and self.write_anew()):
                _sync(self.path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise DiskFailing(why=system_words(error)) from error

    def write_anew(self) -> bool:
        """
        Write the log anew and put it in its own place, so that its sync speaks of all that is in it.

        Returns:
            Whether it is; False where there is no room for it.

        Raises:
            FileNotFoundError: There is no log.
            OSError: The disk fails.
        """
        self._anew.unlink(missing_ok=True)
        found = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            _write(self._anew, found)
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            self._anew.unlink(missing_ok=True)
            return False
        finally:
            os.close(found)
        self._anew.replace(self.path)
        sync_folder(self.path.parent)
        return True

    def empty(self, connection: SqliteConnection) -> bool:
        """
        Move the log into the database and empty it; what a failed commit left in it is gone for good.

        Every page that counts is written to the database, so its sync is about what was just written.

        Returns:
            Whether it is empty, and sound with that; otherwise somebody still reads from it.

        Raises:
            sqlcipher3.dbapi2.Error: The disk fails.
            OSError: It fails at the end.
        """
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return False
        _sync(self.path)
        self.is_sound = True
        return True


def begin_to_serve(folder: DataFolder, *, alone: bool) -> None:
    """
    Be the one process that serves from a folder, on a log that the disk has.

    Args:
        folder: The folder; others are let in when this returns.
        alone: Nobody else is in it.

    Raises:
        InUse: Another process serves.
        DiskFailing: The disk will not have the log.
    """
    folder.hold()
    Log(folder.database).vouch(alone=alone)
    folder.share()


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _write(path: Path, found: int) -> None:
    """Write a file of what another holds, durably; through memory, for the disk may lack what is found."""
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        at = 0
        while block := os.pread(found, _BLOCK_BYTES, at):
            at += os.pwrite(made, block, at)
        os.fsync(made)
    finally:
        os.close(made)
