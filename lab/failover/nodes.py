"""
Three nodes of Patroni on this machine: each a PostgreSQL, a Patroni that watches it, and a vote.

The votes are Patroni's own Raft, so that nothing else has to be installed. Patroni is no part of the product:
it is taken from the machine (`PATRONI` names its program, or it is on the path).
"""

import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, TypeVar

from lab.postgres.cluster import own_folder, programs_for
from lab.store import LabRefusal

NODES: Final = 3
TTL_S, LOOP_WAIT_S, RETRY_TIMEOUT_S = 20, 3, 5
"""How long a lead is held; how often Patroni looks; how long it tries before it gives the lead up."""
START_TIMEOUT_S: Final = 30
"""After so long a PostgreSQL that does not come up is looked at anew: it may have to be rewound first."""
PATIENCE_S: Final = 180
_LOOK_S: Final = 0.1
_ASK_S: Final = 2
Found = TypeVar("Found")


class Ports(NamedTuple):
    """Where a node is heard: PostgreSQL, Patroni's own answers, its vote."""

    postgres: int
    answers: int
    vote: int


class Node:
    """
    One of the nodes.

    Args:
        folder: Where it lies.
        ports: The ports of all nodes.
        number: Which of them it is, from 0.
        programs: PostgreSQL's.
        patroni: Patroni's program.

    Attributes:
        name: `db1`, `db2`, `db3`.
    """

    def __init__(
        self, folder: Path, ports: Sequence[Ports], number: int, programs: Path, patroni: str
    ) -> None:
        self.name = f"db{number + 1}"
        self.ports = ports[number]
        self._folder = folder
        self._patroni = patroni
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None
        settings = settings_of(folder, ports, number, programs)
        (folder / "patroni.yml").write_text(json.dumps(settings, indent=1))

    def start(self) -> None:
        """Start its Patroni, which starts its PostgreSQL."""
        self._log = (self._folder / "log").open("ab")
        self._process = subprocess.Popen(
            [self._patroni, str(self._folder / "patroni.yml")],
            cwd=self._folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(self._folder)},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            user="nobody" if os.geteuid() == 0 else None,
        )

    def kill(self) -> None:
        """Take all its processes away at once, as a machine that loses its power does."""
        watching, self._process = self._process, None
        if watching is None:
            return
        watching.kill()
        for process in self._postgres():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        watching.wait()
        if self._log is not None:
            self._log.close()

    def members(self) -> list[dict[str, Any]]:
        """Return what this node knows of all; nothing where it does not answer."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.ports.answers}/cluster", timeout=_ASK_S
            ) as answer:
                return json.load(answer)["members"]
        except (OSError, ValueError, KeyError):
            return []

    @property
    def runs(self) -> bool:
        """Whether it was started and not killed."""
        return self._process is not None

    def last_words(self) -> str:
        """Return the end of its log."""
        return (self._folder / "log").read_text(errors="replace")[-2000:]

    def _postgres(self) -> list[int]:
        """Return the processes of its PostgreSQL, the first one first."""
        try:
            first = int((self._folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
            children = Path(f"/proc/{first}/task/{first}/children").read_text()
        except (FileNotFoundError, ValueError):
            return []
        return [first, *map(int, children.split())]


class Nodes:
    """
    All of them.

    Attributes:
        all: The nodes.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.all = nodes

    def address(self, database: str, user: str) -> str:
        """Return an address that names all, of which the one that takes writes is meant."""
        hosts = ",".join(f"127.0.0.1:{node.ports.postgres}" for node in self.all)
        return f"postgresql://{user}@{hosts}/{database}?target_session_attrs=read-write"

    def leader(self, but: Node | None = None) -> Node:
        """Wait until somebody leads, who may have to be another than before; raises `LabRefusal`."""

        def leading() -> Node | None:
            names = {
                member["name"]
                for node in self.all
                if node.runs and node is not but
                for member in node.members()
                if member["role"] == "leader" and member["state"] == "running"
            }
            return next((node for node in self.all if node is not but and names == {node.name}), None)

        return self._wait(leading, "nobody leads")

    def all_follow(self) -> None:
        """Wait until one leads, one is waited for at commits and one follows; raises `LabRefusal`."""

        def follow() -> bool:
            # A follower that only runs has not found its place in the leader's log yet.
            wanted = {"leader": "running", "sync_standby": "streaming", "replica": "streaming"}
            return wanted == {member["role"]: member["state"] for member in self.leader().members()}

        self._wait(follow, "the nodes do not come together")

    def _wait(self, found: Callable[[], Found | None], otherwise: str) -> Found:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if wanted := found():
                return wanted
            time.sleep(_LOOK_S)
        words = "\n".join(f"{node.name}: {node.last_words()}" for node in self.all)
        raise LabRefusal(f"{otherwise}.\n{words}")


def settings_of(folder: Path, ports: Sequence[Ports], number: int, programs: Path) -> dict[str, Any]:
    """Return a node's `patroni.yml`, which JSON is too."""
    mine = ports[number]
    others = [f"127.0.0.1:{each.vote}" for each in ports if each is not mine]
    return {
        "scope": "datakasse",
        "name": f"db{number + 1}",
        "restapi": {"listen": f"127.0.0.1:{mine.answers}", "connect_address": f"127.0.0.1:{mine.answers}"},
        "raft": {
            "data_dir": str(folder / "raft"),
            "self_addr": f"127.0.0.1:{mine.vote}",
            "partner_addrs": others,
        },
        "bootstrap": {
            "dcs": {
                "ttl": TTL_S,
                "loop_wait": LOOP_WAIT_S,
                "retry_timeout": RETRY_TIMEOUT_S,
                "primary_start_timeout": START_TIMEOUT_S,
                "synchronous_mode": True,
                "postgresql": {
                    "use_pg_rewind": True,
                    "parameters": {"synchronous_commit": "on", "max_connections": 100},
                },
            },
            "initdb": [{"encoding": "UTF8"}, "data-checksums"],
        },
        "postgresql": {
            "listen": f"127.0.0.1:{mine.postgres}",
            "connect_address": f"127.0.0.1:{mine.postgres}",
            "data_dir": str(folder / "data"),
            "bin_dir": str(programs),
            "pgpass": str(folder / "pgpass"),
            "authentication": {
                "superuser": {"username": "postgres"},
                "replication": {"username": "follower"},
            },
            "parameters": {"unix_socket_directories": str(folder), "shared_buffers": "32MB"},
            # Nobody else is on this machine's own network; between machines it is scram-sha-256 over TLS.
            "pg_hba": [
                "local all all trust",
                "host all all 127.0.0.1/32 trust",
                "host replication all 127.0.0.1/32 trust",
            ],
        },
    }


@contextmanager
def nodes_running() -> Generator[Nodes]:
    """
    Run the nodes for the length of a `with`, together from its beginning.

    Raises:
        LabRefusal: There is no Patroni, or they do not come together.
    """
    patroni = found_patroni()
    with own_folder(in_memory=True) as folder, ExitStack() as at_the_end:
        programs = programs_for(folder)
        ports = [Ports(*_free_ports(len(Ports._fields))) for _ in range(NODES)]
        places = [_made(folder / f"db{number + 1}") for number in range(NODES)]
        nodes = Nodes([Node(place, ports, number, programs, patroni) for number, place in enumerate(places)])
        for node in nodes.all:
            at_the_end.callback(node.kill)
            node.start()
        nodes.all_follow()
        yield nodes


def found_patroni() -> str:
    """
    Return Patroni's program.

    Raises:
        LabRefusal: There is none.
    """
    found = shutil.which(os.environ.get("PATRONI", "patroni"))
    if found is None:
        raise LabRefusal(
            "Patroni is missing. Install it into an environment of its own "
            "(`python3 -m venv DIR; DIR/bin/pip install 'patroni[raft]' 'psycopg[binary]'`) "
            "and name its program: `PATRONI=DIR/bin/patroni`."
        )
    return found


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder


def _free_ports(count: int) -> list[int]:
    with ExitStack() as opened:
        sockets = [opened.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
