"""The data folder that a move makes beside its target: it gets its name when the source is closed."""

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.engine import SqliteEngine
from datakasse.storage.tables.connection import LoadingConnection
from datakasse.storage.tables.position import Positions
from datakasse.storage.whereabouts import read_whereabouts

_PART: Final = ".part"


def being_made(target: Path) -> Path:
    """Return where a target is made."""
    return target.with_name(f"{target.name}{_PART}")


def is_left_of(folder: Path, made: DataFolder) -> bool:
    """Return whether a folder that is being made was begun from this one, or holds nothing yet."""
    return not made.database.exists() or read_whereabouts(made.path).moved_to == str(folder.absolute())


def opener(
    made: DataFolder, environ: Mapping[str, str]
) -> Callable[[], AbstractContextManager[LoadingConnection]]:
    """Return what opens the database in a folder that is being made."""

    @contextmanager
    def opened() -> Generator[LoadingConnection]:
        engine = SqliteEngine(
            made.database, DatabaseKeys(made.keys, open_master(made.keys, environ)), Positions()
        )
        connection = engine.open_writer()
        try:
            yield connection
        finally:
            connection.close()

    return opened
