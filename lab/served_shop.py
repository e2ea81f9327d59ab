"""
A shop behind a real `datakasse serve`, in a process of its own to be stopped, killed and started again.

The process is forked from one that has imported the program (`forked.py`), unless it is another program.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Protocol

from lab.forked import Forked, prepare
from lab.store import LabRefusal

_STOP_S = 30


class Process(Protocol):
    """What is asked of a server's process."""

    stdout: IO[str] | None

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    @property
    def returncode(self) -> int | None:
        """How it ended."""
        ...

    def kill(self) -> None:
        """End it at once."""
        ...

    def terminate(self) -> None:
        """Tell it to end."""
        ...

    def communicate(self, *, timeout: float) -> object:
        """Wait until it has ended."""
        ...


class ServedShop:
    """
    A shop and its server.

    Attributes:
        folder: The data folder.
        port: Where it is served; the same again after a restart.
        door: The module that is run.
        program: What is run instead of that module, where something is.
        options: What `serve` is told besides.
        environ: What stands in its environment besides.
        errors: Where its standard error goes; to the screen where nothing is told.
    """

    door = "datakasse"

    def __init__(self, folder: Path) -> None:
        """Stand before a shop that nobody serves yet."""
        self.folder = folder
        self.port = 0
        self.program: Sequence[str] = ()
        self.options: Sequence[str] = ()
        self.environ: Mapping[str, str] = {}
        self.errors: IO[str] | None = None
        self._server: Process | None = None

    @property
    def url(self) -> str:
        """The till page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def process(self) -> int:
        """The number of the server's process."""
        return self._running().pid

    def open(self) -> None:
        """Start the server and wait until it tells its link."""
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Start the server, and do not wait for it."""
        serve = ["serve", "--data", str(self.folder), "--port", str(self.port), *self.options]
        self._server = self.start(serve)

    def start(self, serve: Sequence[str]) -> Process:
        """Start a process that serves."""
        if self.program or self.errors is not None:
            return self.start_by_command(serve)
        prepare({})
        return Forked(serve, {**os.environ, **self.environ}, self.door)

    def start_by_command(self, serve: Sequence[str]) -> Process:
        """Start it as a person does."""
        return subprocess.Popen(
            [*(self.program or (sys.executable, "-m", self.door)), *serve],
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            env={**os.environ, **self.environ},
        )

    def wait(self) -> None:
        """Wait until a server that was begun tells its link."""
        server = self._running()
        said = server.stdout.readline() if server.stdout else ""
        told = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        if told is None:
            server.communicate(timeout=_STOP_S)
            raise LabRefusal(f"the server of {self.folder} did not start: it ended with {server.returncode}.")
        self.port = int(told[1])

    def close(self) -> None:
        """Stop the server in good order, if it runs."""
        if self._server is None:
            return
        server, self._server = self._server, None
        server.terminate()
        server.communicate(timeout=_STOP_S)
        if server.returncode != 0:
            raise LabRefusal(f"the server of {self.folder} ended with {server.returncode}.")

    def kill(self) -> None:
        """Take the server away in the middle of whatever it does."""
        server, self._server = self._running(), None
        server.kill()
        server.communicate(timeout=_STOP_S)

    def end(self) -> int | None:
        """Wait until the server has ended by itself, and return with what."""
        server, self._server = self._running(), None
        server.communicate(timeout=_STOP_S)
        return server.returncode

    def take_away(self) -> None:
        """Kill the server, if it runs."""
        if self._server is not None:
            self.kill()

    def _running(self) -> Process:
        if self._server is None:
            raise LabRefusal(f"nobody serves {self.folder}.")
        return self._server
