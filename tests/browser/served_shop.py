"""A shop behind a real `datakasse serve`, in a process of its own to be stopped, killed and started again."""

import re
import subprocess
import sys
from pathlib import Path

from datakasse.journal.entry import Record
from datakasse.journal.verify import Finding
from datakasse.storage.sqlite import open_store

REGISTER = "SOL-1"
_STOP_S = 30


class ServedShop:
    """
    The demo shop and its server.

    Attributes:
        folder: The data folder.
        port: Where it is served; the same again after a restart.
    """

    def __init__(self, folder: Path) -> None:
        """Stand before a shop that nobody serves yet."""
        self.folder = folder
        self.port = 0
        self._server: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """The till page."""
        return f"http://127.0.0.1:{self.port}/"

    def open(self) -> None:
        """Start the server and wait until it tells its link."""
        command = [sys.executable, "-m", "datakasse", "serve", "--data", str(self.folder)]
        self._server = subprocess.Popen(
            [*command, "--port", str(self.port)], stdout=subprocess.PIPE, text=True
        )
        assert self._server.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:(\d+)/", self._server.stdout.readline())
        assert told, "the server did not start"
        self.port = int(told[1])

    def close(self) -> None:
        """Stop the server in good order, if it runs."""
        if self._server is not None:
            self._server.terminate()
            self._server.communicate(timeout=_STOP_S)
            assert self._server.returncode == 0
            self._server = None

    def kill(self) -> None:
        """Take the server away as a power cut does."""
        assert self._server is not None
        self._server.kill()
        self._server.communicate(timeout=_STOP_S)
        self._server = None

    def journal(self) -> tuple[list[Record], list[Finding]]:
        """Stop the server; return every entry, and what a full verification finds wrong with them."""
        self.close()
        store = open_store(self.folder, {})
        try:
            with store.read() as books:
                return list(books.records(REGISTER)), list(store.verify(REGISTER))
        finally:
            store.close()
