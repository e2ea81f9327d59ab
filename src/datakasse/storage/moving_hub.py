"""
Carry what a hub has received to another database: every row of every business, compared at both ends.

    source, nobody else writing ─▶ rows ─▶ target, closed ─▶ the same content ─▶ durable
                                            ─▶ the folder says where it is ─▶ target is open

As `moving.py`, for many businesses at once; there are no registers' keys in a hub. Killed at any moment, the
hub is open where it was, or the same command, typed again, opens it where it goes.
"""

import os
import shutil
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from datakasse.errors.hub.databases import HubMoved
from datakasse.errors.storage.moving import TargetNotEmpty
from datakasse.storage import postgres
from datakasse.storage.being_made import being_made, is_left_of, opener
from datakasse.storage.carrying import carry_rows, compared
from datakasse.storage.engine.hub_store import KeptHubStore
from datakasse.storage.folder import HubFolder, sync_folder, sync_tree
from datakasse.storage.opening import open_hub_store
from datakasse.storage.ports.moving import MovedBooks, without_password
from datakasse.storage.sqlite.migrations import declared_tables
from datakasse.storage.tables.connection import Connection, LoadingConnection
from datakasse.storage.tables.rows import Content, content_of
from datakasse.storage.whereabouts import (
    Whereabouts,
    forget_whereabouts,
    read_whereabouts,
    write_whereabouts,
)

Opened = Callable[[], AbstractContextManager[LoadingConnection]]


def move_hub(folder: Path, environ: Mapping[str, str], *, to: str, database: str = "") -> MovedBooks:
    """
    Carry a hub to a database or to a new data folder; one that was killed at it is gone on with.

    Args:
        folder: Its data folder.
        environ: The environment: where the master secret may be.
        to: `postgresql://…`, a database that has been prepared; or an empty folder.
        database: Where it is now; empty for where the folder says.

    Raises:
        InUse: It is served from this folder.
        TargetNotEmpty: There is something already.
        MoveDiffers: What was carried is not what there was; nothing of it is kept.
        HubMoved: It has been carried elsewhere.
        Refused: As `open_hub_store`.
    """
    here = HubFolder(folder)
    if to.startswith(("postgresql://", "postgres://")):
        with _source(here, environ, database, without_password(to)) as (store, is_closed):
            return _to_database(store, folder, to, is_closed=is_closed)
    target = Path(to)
    with _source(here, environ, database, str(target.absolute())) as (store, is_closed):
        return _to_folder(store, folder, environ, target, is_closed=is_closed)


@contextmanager
def _source(
    here: HubFolder, environ: Mapping[str, str], database: str, place: str
) -> Generator[tuple[KeptHubStore, bool]]:
    """Open a hub while nobody serves it from here; tell whether it is closed for this very place already."""
    is_closed = False
    try:
        store = open_hub_store(here.path, environ, database=database, exclusive=True)
    except HubMoved as moved:
        if moved.facts["place"] != place:
            raise
        is_closed = True
        here.hold()
        store = open_hub_store(here.path, environ, database=database, even_moved=True)
    try:
        yield store, is_closed
    finally:
        store.close()
        here.release()


def _to_database(store: KeptHubStore, folder: Path, to: str, *, is_closed: bool) -> MovedBooks:
    arriving, load = postgres.moving_in, postgres.engine.opened_for_loading
    place, home = without_password(to), str(folder.absolute())
    companies, purpose = _companies(store), postgres.purpose.for_hub_from(home, place)
    closed_here = (*companies, postgres.purpose.HUB_ITSELF)
    if read_whereabouts(folder).database == place:
        return _as_it_is(store, place)

    def is_copy(connection: Connection) -> bool:
        return arriving.all_are_copies_of(connection, companies, home)

    def keep_closed(connection: Connection) -> None:
        for company in closed_here:
            arriving.keep_closed(connection, company, home)

    def opened() -> AbstractContextManager[LoadingConnection]:
        return load(to, "", purpose)

    if is_closed:
        content = _compared(store, opened, companies)
    else:
        content = _carried(store, opened, place, is_copy, keep_closed)
    write_whereabouts(folder, Whereabouts(place))
    arriving.open_up_at(to, closed_here, home)
    return MovedBooks(place, {}, content.rows, content.digest)


def _to_folder(
    store: KeptHubStore, folder: Path, environ: Mapping[str, str], target: Path, *, is_closed: bool
) -> MovedBooks:
    """Make a data folder beside the target, and put it in its place when the source is closed."""
    place, made = str(target.absolute()), HubFolder(being_made(target))
    if target.exists() and any(target.iterdir()):
        raise TargetNotEmpty(place=place)
    opened = opener(made, environ)
    if is_closed:
        if not made.database.exists():
            raise HubMoved(place=place)
        shutil.copytree(folder / "keys", made.keys, dirs_exist_ok=True)
        content = _compared(store, opened, _companies(store))
    else:
        _begin(folder, made)
        try:
            content = _carried(store, opened, place, lambda _: False, lambda _: None)
        except BaseException:
            shutil.rmtree(made.path, ignore_errors=True)
            raise
    sync_tree(made.path)
    write_whereabouts(folder, Whereabouts(read_whereabouts(folder).database, moved_to=place))
    forget_whereabouts(made.path)
    if target.exists():
        target.rmdir()
    made.path.rename(target)
    sync_folder(target.parent)
    return MovedBooks(place, {}, content.rows, content.digest)


def _begin(folder: Path, made: HubFolder) -> None:
    """Begin the folder that gets its name when the source is closed; raises `TargetNotEmpty`."""
    if made.path.exists() and not made.was_served and is_left_of(folder, made):
        shutil.rmtree(made.path)
    if made.path.exists():
        raise TargetNotEmpty(place=str(made.path))
    made.path.parent.mkdir(parents=True, exist_ok=True)
    made.path.mkdir(mode=0o700)
    write_whereabouts(made.path, Whereabouts(moved_to=str(folder.absolute())))
    shutil.copytree(folder / "keys", made.keys)
    os.close(os.open(made.database, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def _carried(
    store: KeptHubStore,
    opened: Opened,
    place: str,
    is_copy: Callable[[Connection], bool],
    keep_closed: Callable[[Connection], None],
) -> Content:
    """Carry everything while nobody else writes; then the hub is closed where it was."""

    def carry(source: Connection, companies: Sequence[str]) -> Content:
        with opened() as connection:
            connection.begin()
            is_ours = is_copy(connection)
            content = carry_rows(source, connection, companies, place, is_ours=is_ours)
            keep_closed(connection)
            connection.commit()
        return content

    return store.carry(place, carry)


def _compared(store: KeptHubStore, opened: Opened, companies: Sequence[str]) -> Content:
    with store.reading() as source, opened() as connection:
        connection.begin()
        content = compared(source, connection, companies)
        connection.end()
    return content


def _as_it_is(store: KeptHubStore, place: str) -> MovedBooks:
    """Return what is there already, where it has been carried before."""
    with store.reading() as connection:
        content = content_of(connection, declared_tables(), _companies(store))
    return MovedBooks(place, {}, content.rows, content.digest)


def _companies(store: KeptHubStore) -> list[str]:
    with store.read() as books:
        return [company.organisation_number for company in books.companies()]
