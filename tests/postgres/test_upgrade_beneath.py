"""A process at work when its database was prepared for a newer version writes nothing after that."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Signal

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.errors.storage.database import DatabaseNewer
from datakasse.journal.entry import Record
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.opening import open_store
from datakasse.storage.ports.store import Books
from datakasse.storage.postgres import migrations, preparing
from datakasse.storage.postgres.migrations import migrate
from datakasse.storage.postgres.preparing import Roles, prepare
from datakasse.storage.tables.migrations import MIGRATIONS, Migration
from datakasse.storage.whereabouts import read_whereabouts
from lab.postgres.cluster import OWNER, USER, Cluster
from tests.shop import FRONT, sell

LONG_S = 30
LOOK_S = 0.01
LOOKS_MAX = 3_000

Owner = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def owner(cluster: Cluster, postgres_folder: Path) -> Iterator[Owner]:
    """Whoever prepares the shop's database."""
    name = str(conninfo_to_dict(read_whereabouts(postgres_folder).database)["dbname"])
    address = cluster.database(name)
    with psycopg.connect(address, autocommit=True, options="-c search_path=datakasse") as connection:
        yield connection


@pytest.fixture
def store(postgres_folder: Path) -> Iterator[KeptStore]:
    """The process of this version."""
    opened = open_store(postgres_folder, {}, exclusive=True)
    yield opened
    opened.close()


@pytest.fixture
def newer(store: KeptStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """What prepares, after the shop has opened, is of a version with one step more."""
    del store
    step = Migration("a table of tomorrow", ("CREATE TABLE tomorrow (company TEXT NOT NULL PRIMARY KEY)",))
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, step))


def numbers(store: KeptStore) -> list[int]:
    with store.read() as books:
        return [record.number for record in books.records(FRONT)]


@pytest.mark.law("KSF-2-6-2")
@pytest.mark.usefixtures("newer")
def test_an_older_process_writes_nothing_in_a_database_of_tomorrow(store: KeptStore, owner: Owner) -> None:
    assert store.write(sell, FRONT).result().number == 2
    assert migrate(owner) == 1
    for register in (FRONT, ""):
        with pytest.raises(DatabaseNewer):
            store.write(sell, register).result()
    assert numbers(store) == [1, 2]


@pytest.mark.usefixtures("newer")
def test_what_is_being_written_is_written_before_the_steps(store: KeptStore, owner: Owner) -> None:
    """A batch that has asked for the schema is waited for, so that none straddles the steps."""
    begun, go_on = Signal(), Signal()

    def slowly(books: Books) -> Record:
        begun.set()
        assert go_on.wait(LONG_S)
        return sell(books, FRONT)

    sold = store.write(slowly, FRONT)
    assert begun.wait(LONG_S)
    with ThreadPoolExecutor(1) as thread:
        steps = thread.submit(migrate, owner)
        looked = Signal()
        assert any(waits(owner) or looked.wait(LOOK_S) for _ in range(LOOKS_MAX))
        assert not steps.done()
        go_on.set()
        assert sold.result(LONG_S).number == 2
        assert steps.result(LONG_S) == 1
    with pytest.raises(DatabaseNewer):
        store.write(sell, FRONT).result()
    assert numbers(store) == [1, 2]


def test_who_sells_while_a_database_is_prepared_again_has_its_privileges_all_the_while(
    store: KeptStore, owner: Owner, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are taken and given anew each time; a sale that came in between was refused."""
    taken, go_on, grant = Signal(), Signal(), preparing.grant

    def slowly(raw: Owner, user: str) -> None:
        raw.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA datakasse FROM {user}".encode())
        taken.set()
        assert go_on.wait(LONG_S)
        grant(raw, user)

    monkeypatch.setattr(preparing, "grant", slowly)
    with ThreadPoolExecutor(1) as thread:
        prepared = thread.submit(prepare, cluster.database(owner.info.dbname), Roles(OWNER, USER))
        try:
            assert taken.wait(LONG_S)
            sold, looked = store.write(sell, FRONT), Signal()
            is_there = (sold.done() or waits_to_sell(owner) or looked.wait(LOOK_S) for _ in range(LOOKS_MAX))
            assert any(is_there)
        finally:
            go_on.set()
        assert prepared.result(LONG_S) == 0
        assert sold.result(LONG_S).number == 2
    assert numbers(store) == [1, 2]


def waits_to_sell(owner: Owner) -> bool:
    """Return whether somebody who sells waits for whoever prepares."""
    found = owner.execute(
        """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = %s AND wait_event_type = 'Lock'""",
        (USER,),
    ).fetchone()
    return found != (0,)


def waits(owner: Owner) -> bool:
    """Return whether whoever prepares waits for a batch."""
    with psycopg.connect(owner.info.dsn, password=owner.info.password, autocommit=True) as connection:
        found = connection.execute(
            "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = %s", (owner.info.backend_pid,)
        ).fetchone()
    return found == (True,)
