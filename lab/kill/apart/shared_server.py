"""The PostgreSQL that the machines share: it can lose its connections, and where it is our own be killed."""

import time
from random import Random
from typing import Final

import psycopg

from lab.kill.database import KilledDatabase
from lab.postgres.cluster import Cluster
from lab.store import LabRefusal

DATABASE: Final = "apart"
OLDER: Final = "apart-before"
"""Of a server of the lab's own: where the books are, and as they were once."""
_PATIENCE_S: Final = 60


class SharedServer:
    """
    Where the books of the machines are.

    Args:
        address: The database, as the role that sells.
        cluster: The server, where it is the lab's own and may be killed.
    """

    def __init__(self, address: str, cluster: Cluster | None = None) -> None:
        self.database = KilledDatabase(address)
        self._cluster = cluster
        self._is_down = False

    def strike(self, chance: Random) -> str:
        """Kill it as when the power goes, or end connections where it is not ours; return what was done."""
        if self._cluster is None:
            return self.database.throw_out(chance)
        self._cluster.stop("immediate")
        self._is_down = True
        return "PostgreSQL killed"

    def remember(self) -> bool:
        """Keep a copy of the database as it is, which nobody is in; return whether it is ours."""
        if self._cluster is None:
            return False
        with self._cluster.admin() as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{OLDER}" WITH (FORCE)'.encode())
        self._cluster.copied(DATABASE, OLDER)
        return True

    @property
    def older(self) -> str:
        """The address of the copy."""
        return self.database.address.replace(f"/{DATABASE}?", f"/{OLDER}?")

    def come_back(self) -> None:
        """Have it answer again; raises `LabRefusal` where it does not."""
        if self._cluster is not None and self._is_down:
            self._cluster.start()
            self._is_down = False
        until = time.monotonic() + _PATIENCE_S
        while True:
            try:
                psycopg.connect(self.database.address).close()
            except psycopg.OperationalError as error:
                if time.monotonic() > until:
                    raise LabRefusal(f"the database does not come back: {error}") from error
            else:
                return
