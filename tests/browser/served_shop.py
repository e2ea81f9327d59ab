"""The served shop of the lab, with a look into its journal."""

import os
import signal

from datakasse.journal.entry import Record
from datakasse.journal.verify import Finding
from datakasse.storage.sqlite.store import open_store
from lab.served_shop import ServedShop as LabServedShop

REGISTER = "SOL-1"


class ServedShop(LabServedShop):
    """A served shop whose journal can be read when it has closed."""

    def hang(self) -> None:
        """Have the server stand still: its sockets are open, and nobody answers."""
        os.kill(self.process, signal.SIGSTOP)

    def go_on(self) -> None:
        """Have the server go on after `hang`."""
        os.kill(self.process, signal.SIGCONT)

    def journal(self) -> tuple[list[Record], list[Finding]]:
        """Stop the server; return every entry, and what a full verification finds wrong with them."""
        self.close()
        store = open_store(self.folder, {})
        try:
            with store.read() as books:
                return list(books.records(REGISTER)), list(store.verify(REGISTER))
        finally:
            store.close()
