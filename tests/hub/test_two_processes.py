"""Several processes serve one hub from PostgreSQL: a business is locked before anything of it is read."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from errno import ENOSPC
from pathlib import Path
from threading import Barrier, Event as Signal

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.errors.hub.databases import DatabaseOfHub, DatabaseOfShops, HubExists, HubMissing
from datakasse.errors.hub.machines import RequestReplayed
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DatabaseElsewhere, StoreBroken
from datakasse.hub.at_hub.admit import Caller
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_hub.let_in import invite
from datakasse.hub.at_hub.receive import receive
from datakasse.hub.at_shop.send_journal import next_delivery
from datakasse.hub.between.wire import Standing
from datakasse.hub_wiring import Hub, new_hub, open_hub
from datakasse.settings import settings_for
from datakasse.storage.opening import create_hub_store, create_store, open_hub_store
from datakasse.storage.ports.hub import HubBooks, Machine
from datakasse.storage.postgres import hub_store
from datakasse.storage.postgres.hub_store import LockedCompanies
from datakasse.storage.tables.hub import AllCompanies
from datakasse.storage.whereabouts import read_whereabouts
from datakasse.trade.shop.shop import Company
from lab.postgres.cluster import Cluster
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.shop import COMPANY, FRONT, NOON, fill_shop

LOOKS_MAX = 3_000
LONG_S = 30
HUBS_AT_ONCE = 4
HOUSE = HubHouse(("hub.kjeden.no",), 8770, "")


@pytest.fixture
def two(database: str, tmp_path: Path) -> Iterator[tuple[Hub, Hub]]:
    """One hub, opened from its folder and from a copy of it."""
    folder = tmp_path / "hub"
    one = new_hub(settings_for(folder, database), HOUSE, environ={})
    other = open_hub(settings_for(shutil.copytree(folder, tmp_path / "copy"), database), environ={})
    yield one, other
    one.counter.store.close()
    other.counter.store.close()


def someone_waits(database: str) -> bool:
    """Return whether a process waits for a lock of another; look until it is so."""
    with psycopg.connect(database, autocommit=True) as connection:
        for _ in range(LOOKS_MAX):
            waiting = connection.execute(
                """SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'"""
            ).fetchone()
            if waiting is not None:
                return True
    return False


class Slow:
    """Lets a machine in, and takes its time between reading which number is next and writing it."""

    def __init__(self) -> None:
        self.has_read = Signal()
        self.may_write = Signal()

    def __call__(self, hub: HubBooks) -> None:
        books = hub.of(COMPANY_NUMBER)
        number = str(len(books.machines()) + 1)
        self.has_read.set()
        assert self.may_write.wait(LONG_S)
        books.put_machine(Machine(COMPANY_NUMBER, number, "langsom", "", NOON))


def let_in(hub: Hub, name: str) -> None:
    invite(hub.counter.store, COMPANY, name, NOON)


def names(hub: Hub) -> list[str]:
    with hub.counter.store.read() as books:
        return [machine.name for machine in books.of(COMPANY_NUMBER).machines()]


def test_who_comes_second_waits_and_reads_what_the_first_wrote(two: tuple[Hub, Hub], database: str) -> None:
    one, other = two
    let_in(one, "før")
    slow = Slow()
    with ThreadPoolExecutor(2) as hands:
        first = hands.submit(one.counter.store.write, slow)
        assert slow.has_read.wait(LONG_S)
        second = hands.submit(let_in, other, "rask")
        assert someone_waits(database)
        slow.may_write.set()
        first.result()
        second.result()
    assert names(one) == ["før", "langsom", "rask"]


def test_control_without_the_lock_a_machine_is_lost(
    two: tuple[Hub, Hub], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LockedCompanies, "of", AllCompanies.of)
    one, other = two
    let_in(one, "før")
    slow = Slow()
    with ThreadPoolExecutor(1) as hands:
        first = hands.submit(one.counter.store.write, slow)
        assert slow.has_read.wait(LONG_S)
        let_in(other, "rask")
        slow.may_write.set()
        first.result()
    assert names(one) == ["før", "langsom"]


def test_no_business_waits_for_another(two: tuple[Hub, Hub]) -> None:
    one, other = two
    let_in(one, "før")
    slow = Slow()
    with ThreadPoolExecutor(1) as hands:
        first = hands.submit(one.counter.store.write, slow)
        assert slow.has_read.wait(LONG_S)
        invite(other.counter.store, Company("974760673", "Annen AS"), "kasse", NOON)
        slow.may_write.set()
        first.result()
    assert names(one) == ["før", "langsom"]


@pytest.mark.parametrize("hub", ["postgres"], indirect=True)
def test_what_comes_at_two_processes_is_taken_in_once(
    member: Member, hub: ServedHub, database: str, tmp_path: Path
) -> None:
    member.sell(20)
    line = member.line()
    member.report(line)
    line.close()
    delivery = next_delivery(member.shop.store, FRONT, 0)
    assert delivery is not None
    copy = open_hub(settings_for(shutil.copytree(tmp_path / "hub", tmp_path / "copy"), database), environ={})
    with copy.counter.store.read() as books:
        (machine,) = books.of(COMPANY_NUMBER).machines()
    stores = (hub.hub.counter.store, copy.counter.store)

    def take(place: int) -> Standing | Refused:
        try:
            return receive(stores[place], Caller(machine, machine.last_request + 1 + place, NOON), delivery)
        except RequestReplayed as refusal:
            # The other one's request has the higher number, and came first.
            return refusal

    with ThreadPoolExecutor(2) as hands:
        outcomes = list(hands.map(take, (0, 1)))
    assert any(isinstance(outcome, Standing) for outcome in outcomes)
    copy.counter.store.close()
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)[: len(delivery.entries)]


def test_a_hub_goes_on_when_its_database_has_been_away(
    two: tuple[Hub, Hub], cluster: Cluster, database: str
) -> None:
    store = two[0].counter.store
    invite(store, COMPANY, "før", NOON)
    with store.read() as books:
        assert len(books.of(COMPANY_NUMBER).machines()) == 1
    with cluster.admin() as admin:
        admin.execute(
            """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = %s AND pid <> pg_backend_pid()""",
            (conninfo_to_dict(database)["dbname"],),
        )
    with store.read() as books:
        assert len(books.of(COMPANY_NUMBER).machines()) == 1
    with pytest.raises(StoreBroken):
        invite(store, COMPANY, "mens den var borte", NOON)
    invite(store, COMPANY, "etter", NOON)
    with store.read() as books:
        assert [machine.name for machine in books.of(COMPANY_NUMBER).machines()] == ["før", "etter"]


def test_a_database_is_a_hubs_or_shops(two: tuple[Hub, Hub], database: str, tmp_path: Path) -> None:
    invite(two[0].counter.store, COMPANY, "kasse", NOON)
    with pytest.raises(DatabaseOfHub):
        create_store(tmp_path / "shop", {}, database=database)
    with pytest.raises(DatabaseOfHub):
        create_hub_store(tmp_path / "another hub", {}, database=database)
    assert not read_whereabouts(tmp_path / "another hub").database


@pytest.mark.usefixtures("two")
def test_a_database_is_a_hubs_before_anything_is_received(database: str, tmp_path: Path) -> None:
    """A hub of another folder has another authority: it would let nobody in whom the first one invited."""
    with pytest.raises(DatabaseOfHub):
        create_hub_store(tmp_path / "another hub", {}, database=database)
    assert not read_whereabouts(tmp_path / "another hub").database
    with pytest.raises(DatabaseOfHub):
        create_store(tmp_path / "shop", {}, database=database)
    for folder in ("hub", "copy"):
        open_hub_store(tmp_path / folder, {}).close()


def test_of_two_hubs_that_are_made_at_once_one_has_the_database(database: str, tmp_path: Path) -> None:
    at_once = Barrier(HUBS_AT_ONCE)

    def make(number: int) -> bool:
        at_once.wait(LONG_S)
        try:
            create_hub_store(tmp_path / str(number), {}, database=database).close()
        except DatabaseOfHub:
            return False
        return True

    with ThreadPoolExecutor(HUBS_AT_ONCE) as hands:
        made = list(hands.map(make, range(HUBS_AT_ONCE)))
    assert made.count(True) == 1
    assert [bool(read_whereabouts(tmp_path / str(number)).database) for number in range(HUBS_AT_ONCE)] == made
    open_hub_store(tmp_path / str(made.index(True)), {}).close()


@pytest.mark.usefixtures("two")
def test_a_hub_from_before_is_marked_when_it_is_opened(database: str, tmp_path: Path) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        assert connection.execute("DELETE FROM datakasse.offices").rowcount == 1
    open_hub_store(tmp_path / "hub", {}).close()
    with pytest.raises(DatabaseOfHub):
        create_hub_store(tmp_path / "another hub", {}, database=database)


def test_a_folder_that_cannot_say_so_leaves_the_database_to_others(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "full")

    monkeypatch.setattr(hub_store, "write_whereabouts", full)
    with pytest.raises(OSError, match="full"):
        create_hub_store(tmp_path / "hub", {}, database=database)
    monkeypatch.undo()
    create_hub_store(tmp_path / "another hub", {}, database=database).close()


def test_a_hub_is_not_made_among_shops(database: str, tmp_path: Path) -> None:
    fill_shop(create_store(tmp_path / "shop", {}, database=database))
    with pytest.raises(DatabaseOfShops):
        create_hub_store(tmp_path / "hub", {}, database=database)


@pytest.mark.usefixtures("two")
def test_a_folder_has_one_hub(database: str, tmp_path: Path) -> None:
    with pytest.raises(HubExists):
        create_hub_store(tmp_path / "hub", {}, database=database)
    with pytest.raises(HubMissing):
        open_hub_store(tmp_path / "nothing", {}, database=database)
    new_hub(settings_for(tmp_path / "file"), HOUSE, environ={}).counter.store.close()
    with pytest.raises(DatabaseElsewhere):
        open_hub_store(tmp_path / "file", {}, database=database)
    with pytest.raises(HubExists):
        create_hub_store(tmp_path / "file", {}, database=database)
