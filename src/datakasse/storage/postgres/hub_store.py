"""
The store of a hub in PostgreSQL: its keys in a data folder, what registers have delivered in the database.

    DATA/books.json    the database, without its password
    DATA/keys/         the hub's certificates, its keeper's PIN: 0700

Several processes may serve one hub from copies of the folder. A business is locked before anything of it is
read with the pen in hand, so what two processes take in of it follows each other; nobody waits for another
business. Whoever was second at a key that is used just then, or stood in a circle, begins anew.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import psycopg

from datakasse.errors.hub.databases import HubExists, HubMissing, HubMoved
from datakasse.errors.storage.database import DatabaseElsewhere
from datakasse.storage.engine.hub_store import KeptHubStore
from datakasse.storage.folder import DataFolder, HubFolder
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import make_master, open_master
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.ports.hub import HubBooks
from datakasse.storage.ports.moving import without_password
from datakasse.storage.postgres.books import COUNT_CHANGE
from datakasse.storage.postgres.connection import demand_address, is_worth_trying_again
from datakasse.storage.postgres.engine import PostgresEngine
from datakasse.storage.postgres.moving_in import elsewhere, keep_closed
from datakasse.storage.postgres.purpose import HUB_ITSELF, Purpose, for_hub, for_new_hub
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.hub import AllCompanies, OneCompany
from datakasse.storage.tables.position import Positions
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts

Result = TypeVar("Result")

ATTEMPTS_MAX: Final = 8
_PAUSE_MAX_S: Final = 0.05
_LOCKED: Final = f"{COUNT_CHANGE}\nRETURNING moved_to"


class LockedCompanies(AllCompanies):
    """A hub with the pen in hand where other processes write too."""

    def of(self, company: str) -> OneCompany:
        """Return the books of one business, locked until the transaction ends."""
        if company not in self._known:
            (moved_to,) = self._connection.execute(_LOCKED, {"company": company}).fetchone()
            if moved_to:
                raise HubMoved(place=moved_to)
        return super().of(company)


class PostgresHubStore(KeptHubStore):
    """
    A hub in a PostgreSQL database.

    Args:
        folder: Its data folder.
        engine: The database.
        keys: Where its secrets are.
        network: Where its certificates are.
    """

    def __init__(
        self, folder: DataFolder, engine: PostgresEngine, keys: KeyFolder, network: NetworkFolder
    ) -> None:
        super().__init__(folder, engine, keys, network)
        self._sound_writer = engine.sound_writer

    def _transact(self, command: Callable[[HubBooks], Result]) -> Result:
        """Run a command, again where somebody else was first: nothing of it is there before its commit."""
        for attempt in range(ATTEMPTS_MAX):
            self._connection = self._sound_writer()
            try:
                return super()._transact(command)
            except psycopg.Error as error:
                if not is_worth_trying_again(error) or attempt == ATTEMPTS_MAX - 1:
                    raise
            time.sleep(random.uniform(0, _PAUSE_MAX_S))  # noqa: S311 - apart from each other, not a secret
        raise AssertionError

    def _close_for(self, place: str, companies: Sequence[str]) -> None:
        """Lock every business, and the hub itself, and note where it goes."""
        self._connection.execute("SET LOCAL idle_in_transaction_session_timeout TO 0")
        for company in (*companies, HUB_ITSELF):
            keep_closed(self._connection, company, place)

    def moved_to(self, home: str) -> str:
        """Return where it was carried to, if it was; what was not yet opened for its folder is opened."""
        return elsewhere(self._connection, home)

    def _books(self) -> LockedCompanies:
        return LockedCompanies(self._connection, str(self._folder.path))


def create_hub_store(path: Path, database: str, environ: Mapping[str, str]) -> PostgresHubStore:
    """
    Make the data folder of a hub whose database is PostgreSQL, where no hub has been yet, and open it.

    That the database is a hub's is durable once the folder says so; of two at once only one gets it.

    Raises:
        HubExists: The folder has a hub; it is untouched.
        DatabaseOfHub: The database is another's.
        Refused: As `open_hub_store`.
    """
    folder = HubFolder(path)
    if folder.database.exists() or read_whereabouts(path).database:
        raise HubExists(folder=str(path))
    demand_address(database)
    folder.make()
    with suppress(FileExistsError):
        make_master(folder.keys, environ)

    def begin(connection: Connection) -> None:
        connection.begin()
        try:
            for_new_hub(connection)
            write_whereabouts(path, Whereabouts(without_password(database)))
            connection.commit()
        finally:
            connection.end()

    _opened(folder, database, environ, begin).close()
    return open_hub_store(path, database, environ)


def open_hub_store(
    path: Path,
    database: str,
    environ: Mapping[str, str],
    *,
    exclusive: bool = False,
    even_moved: bool = False,
) -> PostgresHubStore:
    """
    Open the store of a hub whose database is PostgreSQL.

    Args:
        path: Its data folder.
        database: `postgresql://…`.
        environ: The environment: where the master secret may be.
        exclusive: Be the one process that serves from the folder.
        even_moved: Also where it was carried elsewhere.

    Raises:
        HubMissing: There is none in this folder.
        HubMoved: It was carried elsewhere.
        InUse: Another process serves from the folder.
        DatabaseElsewhere: It is in a file in the folder.
        DatabaseOfShops: Shops have their books in the database.
        DatabaseNotPrepared, DatabaseNewer: The tables are not those of this version.
        DatabaseUnsafe: The server could lose what it has said is durable.
        SchemaDamaged: A guard of the database is missing or changed.
    """
    folder = HubFolder(path)
    known = read_whereabouts(path)
    if not known.database:
        missing = HubMissing(folder=str(path))
        raise DatabaseElsewhere(folder=str(path)) if folder.database.exists() else missing
    if known.moved_to and not even_moved:
        raise HubMoved(place=known.moved_to)
    try:
        folder.use()
        if exclusive:
            folder.hold()
        store = _opened(folder, database, environ, for_hub)
    except BaseException:
        folder.release()
        raise
    if not even_moved and (moved_to := store.moved_to(str(path.absolute()))):
        store.close()
        raise HubMoved(place=moved_to)
    return store


def _opened(
    folder: DataFolder, database: str, environ: Mapping[str, str], purpose: Purpose
) -> PostgresHubStore:
    master = open_master(folder.keys, environ)
    keys = KeyFolder(folder.keys, master.wrapping())
    network = NetworkFolder(folder.keys / "network", master.network())
    engine = PostgresEngine(database, "", Positions(), lambda _: None, purpose)
    return PostgresHubStore(folder, engine, keys, network)
