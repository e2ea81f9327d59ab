"""A shop behind a real `datakasse serve`, in a process of its own to be stopped, killed and started again."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from lab.store import LabRefusal

_STOP_S = 30


class ServedShop:
    """
    A shop and its server.

    Attributes:
        folder: The data folder.
        port: Where it is served; the same again after a restart.
        door: The module that is run.
        program: What is run instead of that module, where something is.
        options: What `serve` is told besides.
    """

    door = "datakasse"

    def __init__(self, folder: Path) -> None:
        """Stand before a shop that nobody serves yet."""
        self.folder = folder
        self.port = 0
        self.program: Sequence[str] = ()
        self.options: Sequence[str] = ()
        self._server: subprocess.Popen[str] | None = None

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
        command = [*(self.program or (sys.executable, "-m", self.door)), "serve", "--data", str(self.folder)]
        self._server = subprocess.Popen(
            [*command, "--port", str(self.port), *self.options], stdout=subprocess.PIPE, text=True
        )
        said = self._server.stdout.readline() if self._server.stdout else ""
        told = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        if told is None:
            raise LabRefusal(f"the server of {self.folder} did not start.")
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
        """Take the server away as a power cut does."""
        server, self._server = self._running(), None
        server.kill()
        server.communicate(timeout=_STOP_S)

    def _running(self) -> subprocess.Popen[str]:
        if self._server is None:
            raise LabRefusal(f"nobody serves {self.folder}.")
        return self._server
