"""What is done to the keys of a data folder from beside whoever has it open."""

from collections.abc import Callable, Mapping
from pathlib import Path

from datakasse.errors.storage.folder import ShopMissing
from datakasse.errors.storage.keys import DatabaseKeyElsewhere
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.master_key import Protection, open_master, protect_master
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts


def protect(path: Path, environ: Mapping[str, str], wanted: str, given: Mapping[str, str]) -> None:
    """
    Protect the key of a data folder, a shop's or a hub's, otherwise from now on; whoever is open stays so.

    Args:
        path: The data folder.
        environ: The environment that opens it as it is.
        wanted: What is to protect it (`keys/master_key.py`).
        given: The settings that takes.

    Raises:
        ShopMissing: There is no key.
        Refused: As `protect_master`.
    """
    folder = DataFolder(path)
    if not folder.keys.exists():
        raise ShopMissing(folder=str(path))
    folder.use()
    try:
        protect_master(folder.keys, environ, Protection(wanted), given)
    finally:
        folder.release()


def want_other_key(path: Path, environ: Mapping[str, str], *, database: str = "") -> Callable[[], bool]:
    """
    Ask for another key of the database of a data folder; whoever serves it, now or next, encrypts it.

    Args:
        path: The data folder.
        environ: The environment that opens it.
        database: As `open_store`.

    Returns:
        What tells whether it is done.

    Raises:
        ShopMissing: There is no shop.
        DatabaseKeyElsewhere: The books are not in the folder.
        WrongDatabaseKey: The key does not fit.
    """
    folder = DataFolder(path)
    if database or read_whereabouts(path) != Whereabouts():
        raise DatabaseKeyElsewhere
    if not folder.database.exists():
        raise ShopMissing(folder=str(path))
    folder.use()
    try:
        keys = DatabaseKeys(folder.keys, open_master(folder.keys, environ))
        keys.want_new()
    finally:
        folder.release()
    return lambda: not keys.wanted()
