"""A move to PostgreSQL, or out of it, killed at any line: sold from one place, and made when asked again."""

import os
import shutil
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import CodeType

import pytest
from psycopg import sql

from datakasse.errors.storage.moving import BooksMoved, TargetNotEmpty
from datakasse.journal.verify import Stored
from datakasse.storage import moving
from datakasse.storage.moving import move
from datakasse.storage.opening import open_store
from datakasse.storage.whereabouts import IN_FOLDER, Whereabouts, read_whereabouts, write_whereabouts
from lab.postgres.cluster import Cluster
from tests.killed import killed_at
from tests.shop import FRONT, sell

STEP = 6
"""Every line would be too many for a suite: each try begins with a shop and a database of its own."""


def in_the_move(code: CodeType) -> bool:
    """Whether code carries books."""
    return code.co_filename == moving.__file__


def sold_at(folder: Path, database: str = "") -> int | None:
    """Sell once at a folder's books, if they are for sale; return the number of the entry."""
    try:
        store = open_store(folder, {}, database=database, exclusive=True)
    except BooksMoved:
        return None
    try:
        return store.write(sell, FRONT).result().number
    finally:
        store.close()


def journal_in(folder: Path) -> list[Stored]:
    store = open_store(folder, {})
    try:
        with store.read() as books:
            assert not list(store.verify(FRONT))
            return list(books.stored(FRONT))
    finally:
        store.close()


@pytest.fixture(scope="module")
def ready(cluster: Cluster) -> str:
    """The name of a database that is ready, to be copied."""
    cluster.prepared("ready_for_moves")
    return "ready_for_moves"


def drop(cluster: Cluster, name: str) -> None:
    with cluster.admin() as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_to_a_database(shop_folder: Path, cluster: Cluster, ready: str, tmp_path: Path) -> None:
    """Sold from the folder until the folder says that they are there; what is sold meanwhile goes along."""
    line, was_killed, sold_here = 0, True, set[bool]()
    while was_killed:
        folder = shutil.copytree(shop_folder, tmp_path / f"from {line}")
        database = cluster.copied(ready, f"killed_{line}")
        was_killed = killed_at(line, in_the_move, partial(move, folder, {}, to=database))
        is_here = read_whereabouts(folder) == Whereabouts()
        sold_here.add(is_here)
        assert sold_at(folder) == 2
        before = journal_in(folder)
        move(folder, {}, to=database)
        assert read_whereabouts(folder).database
        assert journal_in(folder) == before
        assert sold_at(folder, IN_FOLDER) is None
        assert sold_at(folder) == 3
        drop(cluster, f"killed_{line}")
        line += STEP
    assert line > 40
    assert sold_here == {False, True}


def test_out_of_a_database(another_shop: Callable[[Path], Path], tmp_path: Path) -> None:
    """Sold from the database until it says that they have gone; then the same command opens the folder."""
    line, was_killed, sold_there = 0, True, set[bool]()
    while was_killed:
        folder, target = another_shop(tmp_path / f"from {line}"), tmp_path / f"to {line}"
        was_killed = killed_at(line, in_the_move, partial(move, folder, {}, to=str(target)))
        sold = sold_at(folder)
        sold_there.add(sold is not None)
        assert sold is None or not target.exists()
        before = journal_in(folder)
        if not target.exists():
            move(folder, {}, to=str(target))
        assert journal_in(target) == before
        assert sold_at(folder) is None
        assert sold_at(target) == len(before) + 1
        assert not target.with_name(f"{target.name}.part").exists()
        line += STEP
    assert line > 40
    assert sold_there == {False, True}


def killed_before_the_folder_says_so(monkeypatch: pytest.MonkeyPatch, folder: Path, to: str) -> None:
    """Carry books, and die when they are at the target and the folder does not say so yet."""

    def die(folder: Path, whereabouts: Whereabouts) -> None:
        del folder, whereabouts
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(moving, "write_whereabouts", die)
    child = os.fork()
    if child == 0:
        move(folder, {}, to=to)
        os._exit(7)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    monkeypatch.undo()


def test_from_one_database_to_another(
    postgres_folder: Path, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the two it is sold from nowhere, and the refusal says what to type."""
    first, before = read_whereabouts(postgres_folder), journal_in(postgres_folder)
    killed_before_the_folder_says_so(monkeypatch, postgres_folder, database)
    with pytest.raises(BooksMoved, match="datakasse move"):
        open_store(postgres_folder, {}, exclusive=True)
    move(postgres_folder, {}, to=database)
    assert journal_in(postgres_folder) == before
    assert sold_at(postgres_folder) == 2
    left = shutil.copytree(postgres_folder, tmp_path / "left")
    write_whereabouts(left, first)
    assert sold_at(left) is None


def test_there_and_back_and_there_again(shop_folder: Path, database: str, tmp_path: Path) -> None:
    """The database that the books went out of takes them in again: it has them as they were."""
    move(shop_folder, {}, to=database)
    back = tmp_path / "back"
    move(shop_folder, {}, to=str(back))
    assert sold_at(back) == 2
    before = journal_in(back)
    move(back, {}, to=database)
    assert journal_in(back) == before
    assert sold_at(back) == 3
    assert sold_at(back, IN_FOLDER) is None


def test_a_copy_of_another_folder_is_not_touched(
    shop_folder: Path, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a move from elsewhere has left may be gone on with from there only."""
    killed_before_the_folder_says_so(monkeypatch, shop_folder, database)
    other = shutil.copytree(shop_folder, tmp_path / "other")
    with pytest.raises(TargetNotEmpty):
        move(other, {}, to=database)
    move(shop_folder, {}, to=database)
    assert sold_at(shop_folder) == 2
