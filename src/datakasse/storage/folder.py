"""
The data folder: what lies where, who may look, and who serves from it.

    DATA/datakasse.db    the books, encrypted (and -wal, -shm beside it); a link once their key was renewed
    DATA/keys/           the key of the books, the registers' keys and anchors: 0700
    DATA/making          while the shop is made: whoever finds it with no shop beside it makes it anew
    DATA/lock            held by the one process that serves; its number is inside
    DATA itself          locked by all who know its master secret together, or by who exchanges that, alone
    DATA/delivery.turn   held by whoever delivers vouchers to the accounting system at the moment
"""

import fcntl
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from datakasse.errors.storage.folder import InUse
from datakasse.errors.storage.keys import KeyFileUnreadable, UnsafeKeyFile

_OTHERS = 0o077


class DataFolder:
    """
    Where one business's books are.

    Attributes:
        path: The folder.
        database: The database file.
        keys: The folder of keys.
    """

    def __init__(self, path: Path) -> None:
        """Say where it is; nothing is touched."""
        self.path = path
        self.database = path / "datakasse.db"
        self.keys = path / "keys"
        self._making = path / "making"
        self._lock = path / "lock"
        self._held: int | None = None
        self._used: int | None = None

    @property
    def is_being_made(self) -> bool:
        """Whether a shop was begun here, and nobody has noted that it is whole."""
        return self._making.exists()

    def begin_making(self) -> None:
        """Note, durably and before anything else, that a shop is made here."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._making.touch(mode=0o600)
        sync_folder(self.path.parent)
        sync_folder(self.path)

    def end_making(self) -> None:
        """Note that the shop is whole."""
        self._making.unlink(missing_ok=True)
        sync_folder(self.path)

    def make(self) -> None:
        """Make the folders, for nobody else to see; those that exist stay."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.keys.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self.path.parent)
        sync_folder(self.path)

    @property
    def was_served(self) -> bool:
        """Whether somebody has ever served from here."""
        return self._lock.exists()

    def hold(self) -> None:
        """
        Be the one process that serves from here, until `release` or the end of the process.

        Raises:
            InUse: Another one is.
        """
        held = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            process = os.read(held, 20).decode("ascii", "replace").strip()
            os.close(held)
            raise InUse(folder=str(self.path), process=process or "?") from error
        os.ftruncate(held, 0)
        os.write(held, f"{os.getpid()}\n".encode("ascii"))
        self._held = held

    def use(self, *, alone: bool = False) -> None:
        """
        Be one of those who know the master secret, or the only one, until `release` or the process ends.

        Whoever comes while it is exchanged waits for that, which takes some seconds.

        Raises:
            InUse: Alone is what was asked for, and another one knows it.
        """
        used = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(used, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except BlockingIOError as error:
            os.close(used)
            raise InUse(folder=str(self.path), process="?") from error
        except BaseException:
            os.close(used)
            raise
        self._used = used

    def use_at_first(self, *, alone: bool) -> bool:
        """Be one of those who know the master secret; True where it is known to nobody else until `share`."""
        if alone:
            with suppress(InUse):
                self.use(alone=True)
                return True
        self.use()
        return False

    def share(self) -> None:
        """Let others know the master secret again; does nothing where they may."""
        if self._used is not None:
            fcntl.flock(self._used, fcntl.LOCK_SH)

    def release(self) -> None:
        """Let another process serve from here, and exchange its master secret."""
        for held in (self._held, self._used):
            if held is not None:
                os.close(held)
        self._held = self._used = None


class HubFolder(DataFolder):
    """A hub's data folder: as a shop's, with another database in it."""

    def __init__(self, path: Path) -> None:
        """Say where it is; nothing is touched."""
        super().__init__(path)
        self.database = path / "hub.db"


def write_once(path: Path, content: bytes) -> None:
    """
    Write a file for nobody else to read: whole and durable, or not at all; never over another.

    Raises:
        FileExistsError: There is one.
    """
    with _whole(path, content) as made:
        os.link(made, path)


def write_anew(path: Path, content: bytes) -> None:
    """Write a file for nobody else to read: whole and durable, in the place of the one before."""
    with _whole(path, content) as made:
        made.replace(path)


@contextmanager
def _whole(path: Path, content: bytes) -> Generator[Path]:
    """Yield a durable file with the content, to be put in its place."""
    made = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        made.unlink()
    file = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        yield made
    finally:
        with suppress(FileNotFoundError):
            made.unlink()
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sync_tree(path: Path) -> None:
    """Make a folder durable with every file and every folder in it."""
    for folder, _, names in os.walk(path):
        for name in names:
            file = os.open(Path(folder, name), os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.fsync(file)
            finally:
                os.close(file)
        sync_folder(Path(folder))


def give_to_owner(path: Path) -> None:
    """
    Give what the administrator made in a folder to whoever owns it; does nothing for anybody else.

    A register is a service with a user of its own, and its commands are often typed by the administrator:
    what those leave would else be closed to it. A folder without keys is neither a shop's nor a hub's, but
    one that was named by mistake: nothing in it is touched.
    """
    if os.geteuid() != 0 or not DataFolder(path).keys.is_dir():
        return
    owner = path.stat()
    if owner.st_uid == 0:
        return
    # By the opened folders, and not by their names: their owner may put a link in the place of one meanwhile.
    for _, folders, names, place in os.fwalk(path):
        for name in (*folders, *names):
            with suppress(FileNotFoundError):
                stands = os.stat(name, dir_fd=place, follow_symlinks=False)
                # A name for somebody's file elsewhere is not ours to give away.
                if stands.st_uid == 0 and (stat.S_ISDIR(stands.st_mode) or stands.st_nlink == 1):
                    os.chown(name, owner.st_uid, owner.st_gid, dir_fd=place, follow_symlinks=False)


def demand_private(path: Path) -> None:
    """
    Go on only if nobody else can read a file or folder (SIG-12).

    Raises:
        UnsafeKeyFile: Somebody can.
        KeyFileUnreadable: We cannot.
    """
    try:
        is_open_to_others = path.stat().st_mode & _OTHERS
    except PermissionError as error:
        raise KeyFileUnreadable(path=str(path)) from error
    if is_open_to_others:
        raise UnsafeKeyFile(path=str(path))
    needed = os.R_OK | os.X_OK if path.is_dir() else os.R_OK
    if not os.access(path, needed, effective_ids=True):
        raise KeyFileUnreadable(path=str(path))
