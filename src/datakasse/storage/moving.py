"""
Carry the books of a shop to another database: every row, compared at both ends, every chain checked.

    source, nobody else writing ─▶ rows ─▶ target ─▶ the same content, whole chains ─▶ durable
                                                                                └─▶ source is closed for sale

Until the target holds everything and it has been checked, nothing is durable there and the shop goes on where
it is. Afterwards the source can be read and is not sold from, so two databases never go on with one register.
"""

import os
import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from datakasse.errors.storing import (
    DatabaseDriverMissing,
    JournalDamaged,
    KeyMissing,
    MoveDiffers,
    TargetNotEmpty,
)
from datakasse.storage.anchor import read_anchor
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.folder import DataFolder, sync_folder, sync_tree
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.opening import open_store
from datakasse.storage.ports.moving import MovedBooks, without_password
from datakasse.storage.ports.store import Books
from datakasse.storage.search.article_index import ArticleIndex
from datakasse.storage.sqlite.engine import SqliteEngine
from datakasse.storage.sqlite.migrations import declared_tables
from datakasse.storage.tables.books import TableReadings
from datakasse.storage.tables.connection import LoadingConnection
from datakasse.storage.tables.position import Positions
from datakasse.storage.tables.rows import Content, content_of, is_empty, rows_of
from datakasse.storage.verification import check_whole
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts

try:
    from datakasse.storage.postgres.engine import opened_for_loading
except ModuleNotFoundError:  # The extra is not installed.
    opened_for_loading = None

_PART: Final = ".part"
Target = Callable[[], AbstractContextManager[LoadingConnection]]


def move(folder: Path, environ: Mapping[str, str], *, to: str, database: str = "") -> MovedBooks:
    """
    Carry the books of a data folder to a database or to a new data folder.

    Args:
        folder: The data folder they belong to.
        environ: The environment: where the master secret may be.
        to: `postgresql://…`, a database that has been prepared; or an empty folder.
        database: Where they are now; empty for where the folder says.

    Raises:
        TargetNotEmpty: There are books already.
        MoveDiffers: What was carried is not what there was; nothing of it is kept.
        JournalDamaged: A journal is not whole.
        KeyMissing: They are to go to a folder, and the keys of a register are not in this one.
        Refused: As `open_store`.
    """
    is_to_database = to.startswith(("postgresql://", "postgres://"))
    if not is_to_database:
        _begin_anew(folder, Path(to))
    store = open_store(folder, environ, database=database, exclusive=True)
    try:
        if is_to_database:
            return _to_database(store, folder, to)
        return _to_folder(store, folder, Path(to), environ)
    finally:
        store.close()


def _to_database(store: KeptStore, folder: Path, to: str) -> MovedBooks:
    if opened_for_loading is None:
        raise DatabaseDriverMissing
    load = opened_for_loading
    place = without_password(to)
    with store.read() as books:
        company = books.company().organisation_number
    moved = _carry(store, lambda: load(to, company), place)
    write_whereabouts(folder, Whereabouts(place, company))
    return moved


def _begin_anew(folder: Path, target: Path) -> None:
    """
    Take away what a move from a folder's own file to the same target left when it was killed.

    What it made has not got its name yet, so nobody has served from it; also where the folder says already
    that the books have gone there.
    """
    known, left = read_whereabouts(folder), _being_made(target)
    if known.database or known.moved_to not in {"", str(target.absolute())}:
        return
    if not left.exists() or DataFolder(left).was_served or (target.exists() and any(target.iterdir())):
        return
    here = DataFolder(folder)
    here.hold()
    try:
        write_whereabouts(folder, Whereabouts(known.database, known.company))
        shutil.rmtree(left)
    finally:
        here.release()


def _being_made(target: Path) -> Path:
    return target.with_name(f"{target.name}{_PART}")


def _to_folder(store: KeptStore, folder: Path, target: Path, environ: Mapping[str, str]) -> MovedBooks:
    """Make a data folder beside the target, and put it in its place when the source is closed."""
    if target.exists() and any(target.iterdir()):
        raise TargetNotEmpty(place=str(target))
    with store.read() as books:
        missing = [
            register for register in books.registers() if not store.keys.versions(register.register_id)
        ]
    for register in missing:
        raise KeyMissing(register=register.register_id)
    made = DataFolder(_being_made(target))
    if made.path.exists():
        raise TargetNotEmpty(place=str(made.path))
    made.path.parent.mkdir(parents=True, exist_ok=True)
    made.path.mkdir(mode=0o700)
    shutil.copytree(folder / "keys", made.keys)
    os.close(os.open(made.database, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))

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

    try:
        moved = _carry(store, opened, str(target.absolute()))
    except BaseException:
        shutil.rmtree(made.path, ignore_errors=True)
        raise
    sync_tree(made.path)  # The copied keys too: from here on nothing else has them where the books are.
    known = read_whereabouts(folder)
    write_whereabouts(folder, Whereabouts(known.database, known.company, str(target.absolute())))
    if target.exists():
        target.rmdir()
    made.path.rename(target)
    sync_folder(target.parent)
    return moved


def _carry(store: KeptStore, target: Target, place: str) -> MovedBooks:
    """Carry the books while nobody else writes; then they are closed for sale where they were."""

    def carry(books: Books) -> MovedBooks:
        source = store.closed_for_sale(books, place)
        company = books.company().organisation_number
        tables = declared_tables()
        with target() as connection:
            connection.begin()
            for table in tables:
                if not is_empty(connection, table, company):
                    raise TargetNotEmpty(place=place)
            for table in tables:
                connection.load(table.name, table.columns, rows_of(source, table, company))
            there = content_of(connection, tables, company)
            _demand_alike(content_of(source, tables, company), there)
            entries = _demand_whole(store, connection)
            connection.commit()
        return MovedBooks(place, entries, there.rows, there.digest)

    return store.write(carry).result()


def _demand_alike(here: Content, there: Content) -> None:
    if here.rows != there.rows:
        raise MoveDiffers(what=f"{here.rows} / {there.rows}")
    if here.digest != there.digest:
        raise MoveDiffers(what=f"SHA-256 {here.digest[:16]} / {there.digest[:16]}")


def _demand_whole(store: KeptStore, connection: LoadingConnection) -> dict[str, int]:
    """Check every chain where it is now; return where each ends."""
    books = TableReadings(connection, "", Positions(), ArticleIndex())
    ends: dict[str, int] = {}
    for register in store.own_registers(books):
        for finding in check_whole(books, store.keys, register, read_anchor(store.keys, register)):
            raise JournalDamaged(register=register, number=finding.number)
        ends[register] = books.head(register).number
    books.end()
    return ends
