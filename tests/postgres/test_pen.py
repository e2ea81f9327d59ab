"""A batch on PostgreSQL: what one command does wrong is its own, and a batch is few journeys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.storage.database import CommitUnsure
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.journal.entry import Record
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.opening import open_store
from datakasse.storage.ports.store import Books, StoredAnswer
from datakasse.storage.postgres.connection import PostgresConnection, connect
from datakasse.storage.whereabouts import read_whereabouts
from tests.shop import BACK, FRONT, NOON, held, sell
from tests.till.shopkeeper import KARI, equip, kept_by


@pytest.fixture
def store(postgres_folder: Path) -> Iterator[KeptStore]:
    opened = open_store(postgres_folder, {}, exclusive=True)
    yield opened
    opened.close()


def refused(books: Books) -> Record:
    """Write, and be refused before anything of it is with the server."""
    sell(books, FRONT)
    raise UnknownEntry(register=FRONT, number=0)


def refused_late(books: Books) -> Record:
    """Write, ask what sends it to the server, and be refused then."""
    sell(books, FRONT)
    assert books.answer("nobody's") is None
    raise UnknownEntry(register=FRONT, number=0)


def fails(books: Books) -> Record:
    """Write what the database refuses, and be done before it says so."""
    sold = sell(books, FRONT)
    for _ in range(2):
        books.remember(FRONT, "twice", StoredAnswer("digest", b"answer"), NOON)
    return sold


@pytest.mark.parametrize("wrong", [refused, refused_late, fails])
def test_what_goes_wrong_in_a_batch_is_its_own(store: KeptStore, wrong: Callable[[Books], Record]) -> None:
    told = held(store, [lambda books: sell(books, FRONT), wrong, lambda books: sell(books, BACK), sell])
    assert [future.exception() is None for future in told] == [True, False, True, True]
    assert [told[place].result().number for place in (0, 2, 3)] == [2, 2, 3]
    with store.read() as books:
        assert [record.number for record in books.records(FRONT)] == [1, 2, 3]
        assert books.state(FRONT).series.sales == 2
        assert books.answer("twice") is None
    assert not list(store.verify(FRONT))


def test_a_command_sees_what_it_has_written(store: KeptStore) -> None:
    def command(books: Books) -> tuple[int | None, StoredAnswer | None]:
        sold = sell(books, FRONT)
        books.remember(FRONT, "once", StoredAnswer("digest", b"answer"), NOON)
        assert sold.transaction is not None
        found = books.sold(FRONT, sold.transaction.number)
        return None if found is None else found.record.number, books.answer("once")

    assert store.write(command, FRONT).result() == (2, StoredAnswer("digest", b"answer"))


def test_what_is_noted_at_every_register_is_begun_anew_once(postgres_folder: Path) -> None:
    """Not once for each register: a price list is read through before it is noted."""
    equip(postgres_folder)
    begun: list[CashPoint] = []

    def note(point: CashPoint) -> None:
        begun.append(point)
        point.tell_all(SettingsChanged("logo", ""))

    with kept_by(postgres_folder) as shop:
        shop.do(note, KARI)
        heads = {register: shop.kinds(register)[-1] for register in shop.registers()}
    assert set(heads.values()) == {"settings_changed"}
    assert (len(heads), len(begun)) == (5, 2)


def test_a_sale_is_few_journeys(
    postgres_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch begins in one journey, and what a sale writes goes with its commit: as libpq traces it."""
    writers: list[PostgresConnection] = []

    def noted(database: str, whose: Callable[[], str], *, for_reading: bool = False) -> PostgresConnection:
        opened = connect(database, whose, for_reading=for_reading)
        if not for_reading:
            writers.append(opened)
        return opened

    monkeypatch.setattr("datakasse.storage.postgres.engine.connect", noted)
    store = open_store(postgres_folder, {}, exclusive=True)
    store.write(sell, FRONT).result()
    (writer,) = writers
    with (tmp_path / "trace").open("w") as trace:
        writer.raw.pgconn.trace(trace.fileno())
        store.write(sell, FRONT).result()
        writer.raw.pgconn.untrace()
    store.close()
    told = (tmp_path / "trace").read_text()
    assert told.count("COMMIT") >= 1
    assert told.count("\tReadyForQuery\t") == 2


def test_a_commit_whose_answer_is_lost_is_uncertain_only_while_nobody_can_be_asked(
    store: KeptStore, postgres_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server throws everybody out right before the commit, and lets nobody in: a sale that is unsure."""

    def lost(books: Books) -> Record:
        sold = sell(books, FRONT)
        throw_out(postgres_folder)
        return sold

    monkeypatch.setattr("datakasse.storage.postgres.pen._RECONNECT_FOR_S", 0.0)
    with pytest.raises(CommitUnsure):
        store.write(lost, FRONT).result()
    assert store.write(sell, FRONT).result().number == 2


def throw_out(folder: Path) -> None:
    """End every other connection of this user's."""
    with psycopg.connect(read_whereabouts(folder).database, autocommit=True) as connection:
        connection.execute(
            """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()"""
        )
