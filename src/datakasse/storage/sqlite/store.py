"""
The store on one machine: SQLite, encrypted, one file beside its keys.

    create_store(folder, environ)    an empty store: folder, master key, database
    open_store(folder, environ)      the store that is there, after its guards have been checked

One process serves (`exclusive`); others may open the same folder meanwhile to read, and to append a
short entry of their own.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from datakasse.errors.storage.folder import FolderOfHub, ShopExists, ShopMissing
from datakasse.errors.storage.moving import BooksMoved
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.folder import DataFolder, HubFolder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import make_master, open_master
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.sqlite.engine import SqliteEngine
from datakasse.storage.sqlite.log import begin_to_serve
from datakasse.storage.tables.position import Positions
from datakasse.storage.whereabouts import read_whereabouts


class SqliteStore(KeptStore):
    """The books of one business in an encrypted SQLite file."""


def create_store(path: Path, environ: Mapping[str, str], *, exclusive: bool = False) -> SqliteStore:
    """
    Make an empty store and open it.

    Args:
        path: The data folder; made if it is not there.
        environ: The environment: decides where the master secret is kept (`keys/master_key.py`).
        exclusive: As `open_store`.

    Raises:
        ShopExists: There is a shop already; it is untouched.
        FolderOfHub: A hub lies there; it is untouched.
        Refused: As `open_store`.
    """
    folder = DataFolder(path)
    if not folder.database.exists():
        if HubFolder(path).database.exists():
            raise FolderOfHub(folder=str(path))
        folder.make()
        with suppress(FileExistsError):
            make_master(folder.keys, environ)
        os.close(os.open(folder.database, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    store = open_store(path, environ, exclusive=exclusive)
    try:
        with store.read() as books:
            books.company()
    except ShopMissing:
        # Newly made, or what an earlier try that broke off has left.
        return store
    store.close()
    raise ShopExists(folder=str(path))


def open_store(path: Path, environ: Mapping[str, str], *, exclusive: bool = False) -> SqliteStore:
    """
    Open the store of a data folder.

    Args:
        path: The data folder.
        environ: The environment: where the master secret may be.
        exclusive: Be the one process that serves, and check every journal since its anchor first.

    Raises:
        ShopMissing: There is no database.
        FolderOfHub: There is a hub's.
        BooksMoved: The books were carried elsewhere and cannot be served.
        InUse: Another process serves.
        WrongDatabaseKey: The key does not fit.
        UnsafeKeyFile: Others can read the keys.
        DatabaseTooOld: This SQLite could damage the database.
        SchemaDamaged: A guard of the database is missing or changed.
        DiskFailing: The disk will not have what is in the log.
        JournalOlder: The database is older than the keys beside it.
        JournalDamaged: The check found a fault.
    """
    folder = DataFolder(path)
    if not folder.database.exists():
        raise (FolderOfHub if HubFolder(path).database.exists() else ShopMissing)(folder=str(path))
    known = read_whereabouts(path)
    moved_to = known.moved_to or known.database
    if exclusive and moved_to:
        raise BooksMoved(place=moved_to)
    try:
        is_alone = folder.use_at_first(alone=exclusive)
        master = open_master(folder.keys, environ)
        if exclusive:
            begin_to_serve(folder, alone=is_alone)
        keys = KeyFolder(folder.keys, master.wrapping())
        network = NetworkFolder(folder.keys / "network", master.network())
        positions = Positions()
        own = DatabaseKeys(folder.keys, master)
        engine = SqliteEngine(folder.database, own, positions, serves=exclusive, moved_to=moved_to)
        store = SqliteStore(folder, engine, positions, keys, network)
    except BaseException:
        folder.release()
        raise
    if exclusive:
        try:
            store.check_since_anchors()
        except BaseException:
            store.close()
            raise
    return store
