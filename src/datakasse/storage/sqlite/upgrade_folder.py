"""
The data folder while a shop is brought to another version, and the link that names the version.

    DATA/before-upgrade.db     the database as it was kept; stays until the next upgrade
    LINK ─▶ <version>          what starts the register: a symbolic link to the folder of a version

A database is put back only in the place of one whose journals end where its own do, so that no entry is ever
lost by it; what lies outside the database (keys, anchors) says so as well, and is never touched.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.shop.upgrading import NoLink
from datakasse.storage.folder import DataFolder, give_to_owner, sync_folder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.master_key import MasterKey
from datakasse.storage.sqlite.connection import connect_with
from datakasse.storage.sqlite.copying import Heads, copy_database, heads_of, put_in_place

_LOOKS_APART_S: Final = 0.1
_TRIAL: Final = ".upgrade-"


class SqliteUpgradeFolder:
    """
    The data folder of a shop that is brought over.

    Args:
        folder: The data folder, in use: nobody exchanges its master secret meanwhile.
        master: The master secret.
        link: The link that names the version; None where the one who installs sees to that herself.
        new: The folder of the new version, which the link is to name.
        patience_s: How long the register may take to stop or to start.
    """

    def __init__(
        self, folder: DataFolder, master: MasterKey, link: Path | None, new: Path, patience_s: float
    ) -> None:
        self.path = folder.path
        self._folder = folder
        self._keys = DatabaseKeys(folder.keys, master)
        self._link = link
        self._new = new
        self._old = Path()
        self._patience_s = patience_s
        self._kept = folder.path / "before-upgrade.db"
        self._heads: Heads = {}
        self._kept_key = b""

    @contextmanager
    def trial(self) -> Generator[Path]:
        """Give a copy of the data folder, beside it and as private, for the length of a `with`."""
        # One that was broken off has left its copies of the keys.
        for left in self.path.glob(f"{_TRIAL}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=_TRIAL, dir=self.path) as made:
            copy = DataFolder(Path(made))
            shutil.copytree(self._folder.keys, copy.keys)
            copy_database(self._folder.database, self._key(), copy.database)
            yield copy.path

    def becomes_free(self) -> bool:
        """Wait until nobody serves from the folder; False when that takes too long."""
        return self._comes_to(lambda: not self._is_served())

    def goes_on(self) -> bool:
        """Wait until somebody serves from it and has written an entry; False when that takes too long."""
        return self._comes_to(lambda: self._is_served() and not self.is_unwritten())

    def keep(self) -> None:
        """Keep the database as it stands; nobody may have it open."""
        self._kept.unlink(missing_ok=True)
        self._kept_key = self._key()
        copy_database(self._folder.database, self._kept_key, self._kept)
        self._heads = heads_of(self._kept, self._kept_key)
        give_to_owner(self.path)

    def is_unwritten(self) -> bool:
        """
        Whether the journals still end where they ended when the database was kept.

        Where that cannot be read any more nobody knows, so it counts as written; and so does a database with
        another key, for the key before is gone that the kept one has.
        """
        try:
            return (
                self._key() == self._kept_key
                and heads_of(self._folder.database, self._kept_key) == self._heads
            )
        except (dbapi2.Error, Refused):
            return False

    def put_back(self) -> None:
        """Put the kept database in its place again; nobody may have it open."""
        put_in_place(self._kept, self._folder.database, self._kept_key)
        # Before the service starts, which may be another user than whoever types the command.
        give_to_owner(self.path)

    def demand_link(self) -> None:
        """
        Go on only where the link can be moved.

        Raises:
            NoLink: It is no link to a folder, or may not be moved by whoever asks.
        """
        if self._link is None:
            return
        if not (self._link.is_symlink() and self._link.is_dir() and os.access(self._link.parent, os.W_OK)):
            raise NoLink(link=str(self._link))
        self._old = self._link.readlink()

    def point_on(self) -> None:
        """Let the link name the folder of the new version, from beside it by its name alone."""
        if self._link is not None:
            beside = Path(os.path.relpath(self._new, self._link.parent))
            self._point(self._link, self._new if ".." in beside.parts else beside)

    def point_back(self) -> None:
        """Let it name what it named before."""
        if self._link is not None:
            self._point(self._link, self._old)

    def release(self) -> None:
        """Let others exchange the master secret again."""
        self._folder.release()

    def _point(self, link: Path, folder: Path) -> None:
        """Let the link name a folder: at every moment it names one or the other."""
        made = link.with_name(f".{link.name}.{os.getpid()}")
        made.unlink(missing_ok=True)
        made.symlink_to(folder)
        made.replace(link)
        sync_folder(link.parent)

    def _key(self) -> bytes:
        """Return the key that opens the database."""
        with closing(connect_with(self._folder.database, self._keys, for_reading=True)) as connection:
            return connection.key

    def _comes_to(self, state: Callable[[], bool]) -> bool:
        until = time.monotonic() + self._patience_s
        while not state():
            if time.monotonic() > until:
                return False
            time.sleep(_LOOKS_APART_S)
        return True

    def _is_served(self) -> bool:
        held = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(held)
        return False
