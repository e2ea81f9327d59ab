"""
Open the books of a data folder, or what a hub has received: in the folder, or in the database it names.

PostgreSQL's driver is needed only where the books are in PostgreSQL.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from datakasse.storage import postgres
from datakasse.storage.engine.hub_store import KeptHubStore
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.sqlite import hub_store as sqlite_hub, store as sqlite
from datakasse.storage.whereabouts import IN_FOLDER, read_whereabouts


def create_store(
    folder: Path, environ: Mapping[str, str], *, database: str = "", exclusive: bool = False
) -> KeptStore:
    """
    Make an empty store and open it.

    Args:
        folder: The data folder; made if it is not there.
        environ: The environment: decides where the master secret is kept.
        database: `postgresql://…`; empty keeps the books in the folder.
        exclusive: Be the one process that serves from the folder.

    Raises:
        ShopExists: There is a shop already; it is untouched.
        Refused: As `open_store`.
    """
    database = database or read_whereabouts(folder).database
    if database in {"", IN_FOLDER}:
        return sqlite.create_store(folder, environ, exclusive=exclusive)
    return postgres.store.create_store(folder, database, environ, exclusive=exclusive)


def open_store(
    folder: Path, environ: Mapping[str, str], *, database: str = "", exclusive: bool = False
) -> KeptStore:
    """
    Open the store of a data folder.

    Args:
        folder: The data folder.
        environ: The environment: where the master secret may be.
        database: `postgresql://…`; empty for where the folder says its books are.
        exclusive: Be the one process that serves from the folder.

    Raises:
        Refused: As the stores of each kind say.
    """
    database = database or read_whereabouts(folder).database
    if database in {"", IN_FOLDER}:
        return sqlite.open_store(folder, environ, exclusive=exclusive)
    return postgres.store.open_store(folder, database, environ, exclusive=exclusive)


def joined(
    folder: Path, database: str, company: str, environ: Mapping[str, str]
) -> AbstractContextManager[KeptStore]:
    """Make a data folder for a business that is in a database; as `postgres.store.joined`."""
    return postgres.store.joined(folder, database, company, environ)


def create_hub_store(folder: Path, environ: Mapping[str, str], *, database: str = "") -> KeptHubStore:
    """
    Make the empty store of a hub and open it.

    Args:
        folder: The data folder; made if it is not there.
        environ: The environment: decides where the master secret is kept.
        database: `postgresql://…`; empty keeps what is received in the folder.

    Raises:
        HubExists: There is one; it is untouched.
        Refused: As `open_hub_store`.
    """
    if not database:
        return sqlite_hub.create_hub_store(folder, environ)
    return postgres.hub_store.create_hub_store(folder, database, environ)


def open_hub_store(
    folder: Path,
    environ: Mapping[str, str],
    *,
    database: str = "",
    exclusive: bool = False,
    even_moved: bool = False,
) -> KeptHubStore:
    """
    Open the store of a hub.

    Args:
        folder: The data folder.
        environ: The environment: where the master secret may be.
        database: `postgresql://…`; empty for where the folder says it is.
        exclusive: Be the one process that serves from the folder.
        even_moved: Also where it was carried elsewhere.

    Raises:
        Refused: As the stores of each kind say.
    """
    database = database or read_whereabouts(folder).database
    if not database:
        return sqlite_hub.open_hub_store(folder, environ, exclusive=exclusive, even_moved=even_moved)
    return postgres.hub_store.open_hub_store(
        folder, database, environ, exclusive=exclusive, even_moved=even_moved
    )


def prepare(database: str, owner: str, user: str, password: str) -> int:
    """
    Make a PostgreSQL database ready for this version, and return how many steps its tables took.

    Raises:
        DatabaseDriverMissing: The driver is not installed.
        Refused: As `postgres/preparing.py`.
    """
    return postgres.preparing.prepare(database, postgres.preparing.Roles(owner, user, password))
