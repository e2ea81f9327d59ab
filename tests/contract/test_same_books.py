"""Same behaviour: whatever is written, both databases hold the same bytes and give the same answers."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.storage.engine.store import KeptStore
from datakasse.storage.keys import person_key
from datakasse.storage.moving import move
from datakasse.storage.opening import open_store
from datakasse.storage.ports.backup import BackupReadings
from datakasse.storage.ports.bookkeeping.bank import BankBooks
from datakasse.storage.ports.bookkeeping.ledger import LedgerBooks
from datakasse.storage.ports.bookkeeping.outbox import OutboxBooks
from datakasse.storage.ports.bookkeeping.submission import SubmissionBooks
from datakasse.storage.ports.handover import HandoverBooks
from datakasse.storage.ports.insight.alerts import AlertBooks
from datakasse.storage.ports.insight.saved_views import SavedViewBooks
from datakasse.storage.ports.people.breaches import BreachBooks
from datakasse.storage.ports.people.customers import CustomerBooks
from datakasse.storage.ports.people.people import PeopleBooks
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.migrations import declared_tables
from datakasse.storage.tables.rows import content_of, rows_of
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts
from lab.postgres.cluster import Cluster
from tests.contract.answers import answers
from tests.contract.commands.command import Command
from tests.contract.everything import COMMANDS
from tests.shop import BACK, COMPANY, FRONT

PORTS = (
    Books,
    BankBooks,
    AlertBooks,
    BreachBooks,
    CustomerBooks,
    HandoverBooks,
    LedgerBooks,
    OutboxBooks,
    PeopleBooks,
    SavedViewBooks,
    SubmissionBooks,
)


@pytest.fixture(scope="module", autouse=True)
def no_chance() -> Iterator[None]:
    """Have the keys of customers, which are drawn by lot, come out the same on both sides."""
    with pytest.MonkeyPatch.context() as fixed:
        fixed.setattr(person_key, "secrets", SimpleNamespace(token_bytes=bytes))
        yield


@pytest.fixture(scope="module")
def twins(
    cluster: Cluster, shop_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], tuple[Path, Path]]:
    """Makes two data folders with the same shop and keys, one of them with its books in PostgreSQL."""
    place, numbers = tmp_path_factory.mktemp("twins"), count(1)
    moved = shutil.copytree(shop_template, place / "moved")
    move(moved, {}, to=cluster.prepared("twin"))

    def make() -> tuple[Path, Path]:
        number = next(numbers)
        one = shutil.copytree(shop_template, place / f"sqlite {number}")
        other = shutil.copytree(moved, place / f"postgres {number}")
        books = cluster.copied("twin", f"twin_{number}")
        write_whereabouts(other, Whereabouts(books, read_whereabouts(other).company))
        return one, other

    return make


def carry_out(store: KeptStore, commands: list[tuple[Command, int]]) -> list[object]:
    """Carry commands out, and return what each gave, or what kind of thing it raised."""

    def told(future: "Future[object]") -> object:
        error = future.exception()
        return future.result() if error is None else type(error)

    return [told(future) for future in [store.write(partial(_apart, each)) for each in commands]]


def _apart(each: tuple[Command, int], books: Books) -> object:
    command, number = each
    return command(books, number)


def content(store: KeptStore) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table; where it was sealed is up to how commands came together."""
    company = COMPANY.organisation_number
    with store.read() as books:
        connection = books._connection  # pyright: ignore[reportPrivateUsage] - every row there is
        return {
            table.name: list(map(tuple, rows_of(connection, table, company)))
            for table in declared_tables()
            if table.name != "seals"
        }


def demand_going_on_beside(books: BackupReadings) -> None:
    """See that what lies beside the journal is read on from any row of it as from the beginning."""
    for table in books.tables_beside():
        rows = list(books.rows_beside(table))
        for place, row in enumerate(rows):
            assert list(books.rows_beside(table, row)) == rows[place + 1 :], table


@given(commands=st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 11)), max_size=20))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_same_commands_leave_the_same_rows_and_the_same_answers(
    twins: Callable[[], tuple[Path, Path]], commands: list[tuple[Command, int]]
) -> None:
    one, other = (open_store(folder, {}, exclusive=True) for folder in twins())
    try:
        assert carry_out(one, commands) == carry_out(other, commands)
        assert content(one) == content(other)
        with one.read() as here, other.read() as there:
            for (asked, answer), (_, answer_there) in zip(answers(here), answers(there), strict=True):
                if "seals" not in asked:
                    assert answer == answer_there, asked
        for store in (one, other):
            store.rebuild_views()
        # The moments above are any, so a journal may tell of a clock gone back: both the same.
        for register in (FRONT, BACK):
            assert list(one.verify(register)) == list(other.verify(register))
        assert content(one) == content(other)
    finally:
        one.close()
        other.close()


@pytest.mark.law("KSF-2-7-1")
def test_every_command_once_gives_byte_identical_journals(twins: Callable[[], tuple[Path, Path]]) -> None:
    """One after the other, so that even the seals are the same; then the digest of all there is."""
    one, other = (open_store(folder, {}, exclusive=True) for folder in twins())
    done: set[str] = set()
    # Three times over, at the one register and the other by turns.
    for number, command in enumerate((*COMMANDS, *COMMANDS[1:], *COMMANDS)):
        told = [carry_out(store, [(command, number)]) for store in (one, other)]
        assert told[0] == told[1], command.__name__
        if not isinstance(told[0][0], type):
            done.add(command.__name__)
    assert {command.__name__ for command in COMMANDS} - done == {"_fall"}
    digests: list[object] = []
    for store in (one, other):
        with store.read() as books:
            connection = books._connection  # pyright: ignore[reportPrivateUsage] - every row there is
            digests.append(content_of(connection, declared_tables(), [COMPANY.organisation_number]))
            demand_going_on_beside(books)
        store.close()
    assert digests[0] == digests[1]


def test_everything_that_can_be_written_and_asked_is_held_against_each_other(root: Path) -> None:
    """A method that a port gets later must be used here too."""
    contract = root / "tests" / "contract"
    held = [contract / "answers.py", *(contract / "commands").glob("*.py")]
    text = "".join(file.read_text(encoding="utf-8") for file in held)
    offered = {name for port in PORTS for name in dir(port) if not name.startswith("_")}
    in_the_shop = {"put_company", "put_location", "put_register", "put_vat_code", "put_group", "append"}
    told_otherwise = {"payout", "transit", "settlement", "record"}
    assert {name for name in offered - in_the_shop - told_otherwise if f".{name}(" not in text} == set()
