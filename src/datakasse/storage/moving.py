"""
Carry the books of a shop to another database: every row, compared at both ends, every chain checked.

    source, nobody else writing ─▶ rows ─▶ target, closed ─▶ the same content, whole chains ─▶ durable
                                            ─▶ source is closed for sale ─▶ target is open for sale

Until the target holds everything and it has been checked, nothing is durable there and the shop goes on where
it is. Afterwards the source can be read and is not sold from, so two databases never go on with one register.
Killed at any moment, the shop is open at one place; or the same command, typed again, opens it there.
"""

import os
import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from datakasse.errors.storage.journal import JournalDamaged
from datakasse.errors.storage.moving import BooksMoved, KeysElsewhere, TargetNotEmpty
from datakasse.storage import postgres
from datakasse.storage.anchor import read_anchor
from datakasse.storage.being_made import being_made, is_left_of, opener
from datakasse.storage.carrying import carry_rows, compared
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.folder import DataFolder, sync_folder, sync_tree
from datakasse.storage.opening import open_store
from datakasse.storage.ports.moving import MovedBooks, without_password
from datakasse.storage.ports.store import Books
from datakasse.storage.search.article_index import ArticleIndex
from datakasse.storage.sqlite.migrations import declared_tables
from datakasse.storage.tables.books import TableReadings
from datakasse.storage.tables.connection import Connection, LoadingConnection
from datakasse.storage.tables.position import Positions
from datakasse.storage.tables.rows import content_of
from datakasse.storage.verification import check_whole
from datakasse.storage.whereabouts import (
    Whereabouts,
    forget_whereabouts,
    read_whereabouts,
    write_whereabouts,
)


@dataclass(frozen=True, slots=True)
class _Target:
    """
    Where books go.

    Attributes:
        place: What it is called.
        opened: Opens it to put rows in.
        is_copy: Tells whether what is there was left by an earlier move from here.
        keep_closed: Keeps it closed for sale.
    """

    place: str
    opened: Callable[[], AbstractContextManager[LoadingConnection]]
    is_copy: Callable[[LoadingConnection], bool] = lambda _: False
    keep_closed: Callable[[LoadingConnection], None] = lambda _: None


def move(folder: Path, environ: Mapping[str, str], *, to: str, database: str = "") -> MovedBooks:
    """
    Carry the books of a data folder to a database or to a new data folder.

    Where an earlier move to the same place was killed, it is gone on with.

    Args:
        folder: The data folder they belong to.
        environ: The environment: where the master secret may be.
        to: `postgresql://…`, a database that has been prepared; or an empty folder.
        database: Where they are now; empty for where the folder says.

    Raises:
        TargetNotEmpty: There are books already.
        MoveDiffers: What was carried is not what there was; nothing of it is kept.
        JournalDamaged: A journal is not whole.
        KeysElsewhere: They are to go to a folder, and the keys of a register are not in this one.
        BooksMoved: They have been carried elsewhere.
        Refused: As `open_store`.
    """
    if to.startswith(("postgresql://", "postgres://")):
        return _to_database(folder, environ, to, database)
    return _to_folder(folder, environ, Path(to), database)


@contextmanager
def _source(
    folder: Path, environ: Mapping[str, str], database: str, place: str
) -> Generator[tuple[KeptStore, bool]]:
    """Open the books while nobody else serves; tell whether they are closed for this very place already."""
    here, is_closed = DataFolder(folder), False
    try:
        store = open_store(folder, environ, database=database, exclusive=True)
    except BooksMoved as moved:
        if moved.facts["place"] != place:
            raise
        is_closed = True
        here.hold()
        store = open_store(folder, environ, database=database)
    try:
        yield store, is_closed
    finally:
        store.close()
        here.release()


def _to_database(folder: Path, environ: Mapping[str, str], to: str, database: str) -> MovedBooks:
    arriving, load = postgres.moving_in, postgres.engine.opened_for_loading
    place, home = without_password(to), str(folder.absolute())
    with _source(folder, environ, database, place) as (store, is_closed):
        with store.read() as books:
            company = books.company().organisation_number
        if not database and read_whereabouts(folder).database == place:
            return _as_they_are(store, place)
        target = _Target(
            place,
            lambda: load(to, company),
            lambda connection: arriving.is_copy_of(connection, company, home),
            lambda connection: arriving.keep_closed(connection, company, home),
        )
        moved = _compared(store, target) if is_closed else _carry(store, target)
        write_whereabouts(folder, Whereabouts(place, company))
        arriving.open_up_at(to, [company], home)
        return moved


def _begin_anew(folder: Path, target: Path) -> None:
    """
    Take away what a move from a folder's own file to the same target left when it was killed.

    What it made has not got its name yet, so nobody has served from it; also where the folder says already
    that the books have gone there.
    """
    known, left = read_whereabouts(folder), being_made(target)
    if known.database or known.moved_to not in {"", str(target.absolute())}:
        return
    if not left.exists() or DataFolder(left).was_served or (target.exists() and any(target.iterdir())):
        return
    if not known.moved_to and not is_left_of(folder, DataFolder(left)):
        return
    here = DataFolder(folder)
    here.hold()
    try:
        write_whereabouts(folder, Whereabouts(known.database, known.company))
        shutil.rmtree(left)
    finally:
        here.release()


def _to_folder(folder: Path, environ: Mapping[str, str], target: Path, database: str) -> MovedBooks:
    """Make a data folder beside the target, and put it in its place when the source is closed."""
    _begin_anew(folder, target)
    place, made = str(target.absolute()), DataFolder(being_made(target))
    with _source(folder, environ, database, place) as (store, is_closed):
        if target.exists() and any(target.iterdir()):
            raise TargetNotEmpty(place=place)
        with store.read() as books:
            registers = [each.register_id for each in books.registers()]
        for register in registers:
            # Older keys of a register that goes on at another machine may be here too.
            if not store.keys.versions(register) or not store.is_own(register):
                raise KeysElsewhere(register=register)
        if is_closed:
            moved = _gone_on_with(store, folder, made, environ, place)
        else:
            moved = _made(store, folder, made, environ, place)
        known = read_whereabouts(folder)
        write_whereabouts(folder, Whereabouts(known.database, known.company, place))
        forget_whereabouts(made.path)
        if target.exists():
            target.rmdir()
        made.path.rename(target)
        sync_folder(target.parent)
        return moved


def _made(
    store: KeptStore, folder: Path, made: DataFolder, environ: Mapping[str, str], place: str
) -> MovedBooks:
    """Make the folder that gets its name when the source is closed."""
    if made.path.exists() and not made.was_served and is_left_of(folder, made):
        shutil.rmtree(made.path)
    if made.path.exists():
        raise TargetNotEmpty(place=str(made.path))
    made.path.parent.mkdir(parents=True, exist_ok=True)
    made.path.mkdir(mode=0o700)
    write_whereabouts(made.path, Whereabouts(moved_to=str(folder.absolute())))
    shutil.copytree(folder / "keys", made.keys)
    os.close(os.open(made.database, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        moved = _carry(store, _Target(place, opener(made, environ)))
    except BaseException:
        shutil.rmtree(made.path, ignore_errors=True)
        raise
    sync_tree(made.path)  # The copied keys too: nothing else has them where the books are from now on.
    return moved


def _gone_on_with(
    store: KeptStore, folder: Path, made: DataFolder, environ: Mapping[str, str], place: str
) -> MovedBooks:
    """Go on with a folder that was whole when a move was killed: the source is closed for it already."""
    if not made.database.exists():
        raise BooksMoved(place=place)
    shutil.copytree(folder / "keys", made.keys, dirs_exist_ok=True)
    moved = _compared(store, _Target(place, opener(made, environ)))
    sync_tree(made.path)
    return moved


def _carry(store: KeptStore, target: _Target) -> MovedBooks:
    """Carry the books while nobody else writes; then they are closed for sale where they were."""

    def carry(books: Books) -> MovedBooks:
        source = store.closed_for_sale(books, target.place)
        company = books.company().organisation_number
        with target.opened() as connection:
            connection.begin()
            is_ours = target.is_copy(connection)
            content = carry_rows(source, connection, [company], target.place, is_ours=is_ours)
            entries = _demand_whole(store, connection)
            target.keep_closed(connection)
            connection.commit()
        return MovedBooks(target.place, entries, content.rows, content.digest)

    return store.write(carry).result()


def _compared(store: KeptStore, target: _Target) -> MovedBooks:
    """Return what is at both ends, where it is the same and whole; raises `MoveDiffers`, `JournalDamaged`."""
    with store.reading() as source, target.opened() as connection:
        connection.begin()
        content = compared(source, connection, [source.company()])
        entries = _demand_whole(store, connection)
        connection.end()
    return MovedBooks(target.place, entries, content.rows, content.digest)


def _as_they_are(store: KeptStore, place: str) -> MovedBooks:
    """Return what is there already, where it has been carried before."""
    with store.reading() as connection:
        content = content_of(connection, declared_tables(), [connection.company()])
        entries = _demand_whole(store, connection)
    return MovedBooks(place, entries, content.rows, content.digest)


def _demand_whole(store: KeptStore, connection: Connection) -> dict[str, int]:
    """Check every chain where it is now; return where each ends."""
    books = TableReadings(connection, "", Positions(), ArticleIndex())
    ends: dict[str, int] = {}
    for register in store.own_registers(books):
        for finding in check_whole(books, store.keys, register, read_anchor(store.keys, register)):
            raise JournalDamaged(register=register, number=finding.number)
        ends[register] = books.head(register).number
    books.end()
    return ends
