"""
The store of a chain: the books in PostgreSQL, the keys in a data folder of each process that sells.

    create_store(folder, database, environ)    a new business in a database that has been prepared
    open_store(folder, database, environ)      the business that is there, after its guards have been checked
    joined(folder, database, company, environ) the same, from a folder that is new there

A process sells at the registers whose keys are in its folder. Several processes, each with a folder of its
own, share the database; two that have the keys of the same register take turns at it, entry by entry.
"""

from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from datakasse.errors.storage.database import BusinessMissing, CommitUnsure, DatabaseElsewhere
from datakasse.errors.storage.folder import FolderOfHub, ShopExists, ShopMissing
from datakasse.errors.storage.moving import BooksMoved
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.folder import DataFolder, HubFolder
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import make_master, open_master
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.ports.moving import without_password
from datakasse.storage.postgres.connection import demand_address
from datakasse.storage.postgres.engine import PostgresEngine
from datakasse.storage.tables.position import Positions
from datakasse.storage.whereabouts import Whereabouts, forget_whereabouts, read_whereabouts, write_whereabouts


class PostgresStore(KeptStore):
    """The books of one business in a PostgreSQL database."""


def create_store(
    path: Path, database: str, environ: Mapping[str, str], *, exclusive: bool = False
) -> PostgresStore:
    """
    Make a data folder whose books are in a database, where its business has none yet, and open them.

    Raises:
        ShopExists: The folder has books already; they are untouched.
        Refused: As `open_store`.
    """
    folder = DataFolder(path)
    if folder.database.exists():
        raise DatabaseElsewhere(folder=str(path))
    demand_address(database)
    folder.make()
    with suppress(FileExistsError):
        make_master(folder.keys, environ)
    known = read_whereabouts(path)
    if not known.database:
        write_whereabouts(path, Whereabouts(without_password(database)))
    store = open_store(path, database, environ, exclusive=exclusive)
    try:
        with store.read() as books:
            books.company()
    except ShopMissing:
        # Newly made, or what an earlier try that broke off has left.
        return store
    store.close()
    raise ShopExists(folder=str(path))


@contextmanager
def joined(path: Path, database: str, company: str, environ: Mapping[str, str]) -> Generator[PostgresStore]:
    """
    Make a data folder for a business that is in a database already, and have its books in a `with`.

    What is done in the `with` gives the folder a register. Where that comes to nothing, so does the folder:
    it can be used for something else. Broken off by a power cut, or by hand, the same is begun once more.

    Args:
        path: The data folder.
        database: `postgresql://…`.
        company: The organisation number.
        environ: The environment: decides where the master secret is kept.

    Raises:
        ShopExists: The folder has books or a register already; they are untouched.
        FolderOfHub: A hub lies there; it is untouched.
        BusinessMissing: The database does not have the business.
        BooksMoved: What is there is a copy of what another folder has, or was carried away.
        Refused: As `open_store`.
    """
    folder, known = DataFolder(path), read_whereabouts(path)
    there = Whereabouts(without_password(database), company)
    if folder.database.exists() or known not in {Whereabouts(), there}:
        raise ShopExists(folder=str(path))
    if HubFolder(path).database.exists():
        raise FolderOfHub(folder=str(path))
    demand_address(database)
    folder.make()
    with suppress(FileExistsError):
        make_master(folder.keys, environ)
    write_whereabouts(path, there)
    try:
        # A copy that a move has left is that of the folder it came from, also where that is called the same.
        with closing(_opened(path, database, environ, home="")) as store:
            _demand_new_here(store, path, company)
            yield store
    except CommitUnsure:
        # The register may be there after all, and has its keys here.
        raise
    except Exception:
        # Whoever breaks it off by hand does not know either whether it came through.
        if known != there:
            forget_whereabouts(path)
        raise


def open_store(
    path: Path, database: str, environ: Mapping[str, str], *, exclusive: bool = False
) -> PostgresStore:
    """
    Open the store of a data folder whose books are in a database.

    Args:
        path: The data folder.
        database: `postgresql://…`.
        environ: The environment: where the master secret may be.
        exclusive: Serve from the folder, and check the journals of its registers since their anchors first.

    Raises:
        ShopMissing: The folder has no books there.
        DatabaseElsewhere: Its books are in another database.
        BooksMoved: They were carried away and cannot be served.
        DatabaseNotPrepared: The tables are not there.
        DatabaseNewer: The tables are those of a newer version.
        DatabaseUnsafe: The server could lose what it has said is durable.
        SchemaDamaged: A guard of the database is missing or changed.
        InUse: Another process serves from the folder.
        JournalDamaged: The check found a fault.
    """
    known = read_whereabouts(path)
    home = "" if known.moved_to or not known.company else str(path.absolute())
    return _opened(path, database, environ, exclusive=exclusive, home=home)


def _opened(
    path: Path, database: str, environ: Mapping[str, str], *, home: str, exclusive: bool = False
) -> PostgresStore:
    """Open the store as `open_store`, from a folder that says that its books are there if it is a home."""
    folder, known = DataFolder(path), read_whereabouts(path)
    if not known.database:
        raise (
            DatabaseElsewhere(folder=str(path)) if folder.database.exists() else ShopMissing(folder=str(path))
        )
    if exclusive and known.moved_to:
        raise BooksMoved(place=known.moved_to)
    try:
        folder.use()
        master = open_master(folder.keys, environ)
        if exclusive:
            folder.hold()
        keys = KeyFolder(folder.keys, master.wrapping())
        network = NetworkFolder(folder.keys / "network", master.network())
        positions = Positions()

        def claim(company: str) -> None:
            write_whereabouts(path, Whereabouts(without_password(database), company))

        engine = PostgresEngine(database, known.company, positions, claim, home=home)
        store = PostgresStore(folder, engine, positions, keys, network)
    except BaseException:
        folder.release()
        raise
    try:
        if known.company:
            _demand_ours(store, path)
        if exclusive:
            store.demand_here()
            store.check_since_anchors()
    except BaseException:
        store.close()
        raise
    return store


def _demand_new_here(store: PostgresStore, path: Path, company: str) -> None:
    """Go on only where the business is, and has no register in this folder yet."""
    with store.read() as books:
        try:
            books.company()
        except ShopMissing:
            raise BusinessMissing(number=company) from None
        if store.own_registers(books):
            raise ShopExists(folder=str(path))
    store.demand_here()


def _demand_ours(store: PostgresStore, path: Path) -> None:
    """Go on only in the database that has the folder's books; raises `DatabaseElsewhere`."""
    with store.read() as books:
        try:
            books.company()
        except ShopMissing:
            if store.keys.registers():
                raise DatabaseElsewhere(folder=str(path)) from None
