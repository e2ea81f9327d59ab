"""
The store of a hub on one machine: the same tables as a shop's, in a file of its own beside its keys.

    DATA/hub.db    what registers have delivered, encrypted (and -wal, -shm beside it)
    DATA/keys/     the key of the database, the hub's certificates and its keeper's PIN: 0700

A shop is never opened as a hub, nor a hub as a shop: they look for different files.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from datakasse.errors.hub.databases import FolderOfShop, HubExists, HubMissing, HubMoved
from datakasse.storage.engine.hub_store import KeptHubStore
from datakasse.storage.folder import DataFolder, HubFolder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import make_master, open_master
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.sqlite.engine import SqliteEngine
from datakasse.storage.sqlite.log import begin_to_serve
from datakasse.storage.tables.position import Positions
from datakasse.storage.whereabouts import read_whereabouts


class SqliteHubStore(KeptHubStore):
    """A hub in an encrypted SQLite file."""


def create_hub_store(path: Path, environ: Mapping[str, str]) -> SqliteHubStore:
    """
    Make the empty store of a hub and open it.

    Raises:
        HubExists: There is one; it is untouched.
        FolderOfShop: A shop lies there; it is untouched.
        Refused: As `open_hub_store`.
    """
    folder = HubFolder(path)
    if DataFolder(path).database.exists() and not folder.database.exists():
        raise FolderOfShop(folder=str(path))
    if folder.database.exists():
        raise HubExists(folder=str(path))
    folder.make()
    with suppress(FileExistsError):
        make_master(folder.keys, environ)
    os.close(os.open(folder.database, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    return open_hub_store(path, environ)


def open_hub_store(
    path: Path, environ: Mapping[str, str], *, exclusive: bool = False, even_moved: bool = False
) -> SqliteHubStore:
    """
    Open the store of a hub.

    Args:
        path: Its data folder.
        environ: The environment: where the master secret may be.
        exclusive: Be the one process that serves from the folder.
        even_moved: Also where it was carried elsewhere.

    Raises:
        HubMissing: There is none in this folder.
        FolderOfShop: There is a shop.
        HubMoved: It was carried elsewhere.
        InUse: Another process serves from the folder.
        WrongDatabaseKey: The key does not fit.
        UnsafeKeyFile: Others can read the keys.
        SchemaDamaged: A guard of the database is missing or changed.
        DiskFailing: The disk will not have what is in the log.
    """
    folder = HubFolder(path)
    if not folder.database.exists():
        raise (FolderOfShop if DataFolder(path).database.exists() else HubMissing)(folder=str(path))
    moved_to = read_whereabouts(path).moved_to
    if moved_to and not even_moved:
        raise HubMoved(place=moved_to)
    try:
        is_alone = folder.use_at_first(alone=exclusive)
        master = open_master(folder.keys, environ)
        if exclusive:
            begin_to_serve(folder, alone=is_alone)
        keys = KeyFolder(folder.keys, master.wrapping())
        network = NetworkFolder(folder.keys / "network", master.network())
        engine = SqliteEngine(folder.database, DatabaseKeys(folder.keys, master), Positions())
        return SqliteHubStore(folder, engine, keys, network)
    except BaseException:
        folder.release()
        raise
