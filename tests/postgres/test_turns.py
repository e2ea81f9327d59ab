"""What must not be done twice at once is not, by whichever machines share the books."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from select import select

import psycopg
import pytest

from datakasse.errors.storage.database import DatabaseNotPrepared, StoreBroken
from datakasse.storage.opening import open_store
from datakasse.storage.postgres import connection
from datakasse.storage.postgres.connection import connect
from datakasse.storage.postgres.preparing import Roles, prepare
from datakasse.storage.postgres.turn import PostgresTurn
from datakasse.storage.whereabouts import read_whereabouts
from lab.postgres.cluster import OWNER, USER, Cluster
from tests.postgres.test_guards import admin, name_of
from tests.postgres.test_own_registers import Machine, machines
from tests.postgres.test_two_processes import Pair, pair, wait_until
from tests.shop import COMPANY, FRONT, sell

__all__ = ["admin", "machines", "pair"]

LONG_S = 30

HOLDER = """
import sys
from datakasse.storage.postgres.turn import PostgresTurn
with PostgresTurn(sys.argv[1], lambda: sys.argv[2], "delivery")() as ours:
    print(ours, flush=True)
    sys.stdin.read()
"""


def turn_of(database: str, company: str) -> PostgresTurn:
    """Return the turn at delivering for a business."""
    return PostgresTurn(database, lambda: company, "delivery")


def test_a_shop_delivers_and_hands_in_at_one_machine_at_a_time(machines: tuple[Machine, Machine]) -> None:
    here, there = (machine.shop for machine in machines)
    with here.dispatch.turn() as delivers, there.dispatch.turn() as delivers_too:
        assert (delivers, delivers_too) == (True, False)
    with there.submitting.turn() as hands_in, here.submitting.turn() as hands_in_too:
        assert (hands_in, hands_in_too) == (True, False)


def test_two_machines_have_it_one_after_the_other(pair: Pair) -> None:
    with pair.one.turn("delivery")() as ours, pair.other.turn("delivery")() as theirs:
        assert (ours, theirs) == (True, False)
        # Whoever has it writes all the while, and so does everybody else.
        assert pair.one.write(sell, FRONT).result().number == 2
        assert pair.other.write(sell, FRONT).result().number == 3
    with pair.other.turn("delivery")() as theirs:
        assert theirs


def test_each_business_has_its_own(postgres_folder: Path) -> None:
    database = read_whereabouts(postgres_folder).database
    ours, theirs = (turn_of(database, each) for each in (COMPANY.organisation_number, "1"))
    with ours() as first, theirs() as second:
        assert first
        assert second


def test_it_lasts_however_long_the_accounting_system_takes(
    postgres_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who falls silent in the middle of writing is ended by the server after a while; who has it is not."""
    monkeypatch.setattr(connection, "_IDLE_MAX_S", 0.2)
    database, company = read_whereabouts(postgres_folder).database, COMPANY.organisation_number
    turn = turn_of(database, company)
    with turn() as ours, closing(connect(database, lambda: company)) as silent:
        silent.begin()
        assert select([silent.raw.fileno()], [], [], LONG_S)[0], "the server has something to tell"
        with pytest.raises(psycopg.errors.IdleInTransactionSessionTimeout):
            silent.execute("SELECT 1")
        with turn() as theirs:
            assert (ours, theirs) == (True, False)


def test_it_ends_with_the_process_that_has_it(postgres_folder: Path) -> None:
    database, company = read_whereabouts(postgres_folder).database, COMPANY.organisation_number
    turn = turn_of(database, company)
    command = [sys.executable, "-c", HOLDER, database, company]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        with turn() as ours:
            assert not ours
        process.kill()

    def is_had() -> bool:
        with turn() as ours:
            return ours

    wait_until(is_had)


def test_a_database_that_was_prepared_before_there_were_turns_is_prepared_anew(
    cluster: Cluster, admin: "psycopg.Connection[tuple[object, ...]]", postgres_folder: Path
) -> None:
    admin.execute("DROP TABLE turns")
    with pytest.raises(DatabaseNotPrepared):
        open_store(postgres_folder, {})
    assert prepare(cluster.database(name_of(postgres_folder)), Roles(OWNER, USER)) == 0
    store = open_store(postgres_folder, {}, exclusive=True)
    with store.turn("delivery")() as ours:
        assert ours
    store.close()


def test_a_database_that_is_away_gives_no_turn(tmp_path: Path) -> None:
    away = f"postgresql://{USER}@/postgres?host={tmp_path}"
    with pytest.raises(StoreBroken), turn_of(away, "1")():
        raise AssertionError
