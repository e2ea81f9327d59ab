"""
The database gets another key while it is written to; whenever that is broken off, the books are whole.

The kills are at every fifth line of what does it: a child of this process carries it out under a trace that
ends it there as SIGKILL does.
"""

import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from datakasse.errors.storage.database import StoreBroken
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys import database_keys
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite import engine, reencrypting
from datakasse.storage.sqlite.connection import SqliteConnection, connect
from datakasse.storage.sqlite.store import SqliteStore, open_store
from datakasse.storage.sqlite.upgrade_folder import SqliteUpgradeFolder
from tests.shop import BACK, FRONT, sell

if TYPE_CHECKING:
    from _typeshed import TraceFunction

KILLED_EVERY = 5
"""Lines from one kill to the next."""

pytestmark = [pytest.mark.law("KSF-2-7-3", "SIG-12")]


@pytest.fixture(autouse=True)
def _in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy a page at a time, so that a small shop takes many steps."""
    monkeypatch.setattr(reencrypting, "PAGES_AT_ONCE", 2)


@pytest.fixture
def store(shop_folder: Path) -> Iterator[SqliteStore]:
    """The shop, served."""
    opened = open_store(shop_folder, {}, exclusive=True)
    yield opened
    opened.close()


def keys_of(folder: Path) -> DatabaseKeys:
    """Return the keys of the database of a folder."""
    place = DataFolder(folder).keys
    return DatabaseKeys(place, open_master(place, {}))


def opens_with(folder: Path, key: bytes) -> bool:
    """Return whether a key opens the database."""
    try:
        connect(DataFolder(folder).database, key, for_reading=True).close()
    except WrongDatabaseKey:
        return False
    return True


def sold_in(folder: Path) -> dict[str, list[int]]:
    """Return the entries of each register, of a folder that opens and whose journals are whole."""
    with closing(open_store(folder, {}, exclusive=True)) as opened:
        with opened.read() as books:
            numbers = {name: [stored.number for stored in books.stored(name)] for name in (FRONT, BACK)}
        assert [finding for name in numbers for finding in opened.verify(name)] == []
    return numbers


def databases_in(folder: Path) -> set[str]:
    """Return the names of all files of the database, but for those that SQLite makes beside an open one."""
    return {path.name for path in folder.glob("datakasse*") if not path.name.endswith(("-wal", "-shm"))}


def test_sales_go_on_while_the_key_is_exchanged(shop_folder: Path, store: SqliteStore) -> None:
    keys, enough = keys_of(shop_folder), threading.Event()
    (old,) = keys.at_hand()
    acknowledged: dict[str, list[int]] = {FRONT: [], BACK: []}

    def sell_on(register: str) -> None:
        while not enough.is_set():
            acknowledged[register].append(
                store.write(lambda books: sell(books, register), register).result().number
            )
            with store.read() as books:
                assert books.head(register).number >= acknowledged[register][-1]

    tills = [threading.Thread(target=sell_on, args=(register,)) for register in (FRONT, BACK)]
    for till in tills:
        till.start()
    assert not store.renew_key_if_asked(), "nobody has asked"
    done: list[int] = []
    for _ in range(3):
        keys.want_new()
        before = len(acknowledged[FRONT])
        assert store.renew_key_if_asked()
        done.append(len(acknowledged[FRONT]) - before)
        assert not keys.wanted()
    enough.set()
    for till in tills:
        till.join()
    assert all(done), "sales were made while each key was exchanged"
    store.close()
    (new,) = keys.at_hand()
    assert (opens_with(shop_folder, old), opens_with(shop_folder, new)) == (False, True)
    kept = sold_in(shop_folder)
    assert {name: set(numbers) - set(kept[name]) for name, numbers in acknowledged.items()} == {
        FRONT: set(),
        BACK: set(),
    }
    assert databases_in(shop_folder) == {"datakasse.db", "datakasse-key-4.db"}
    assert (shop_folder / "datakasse.db").readlink() == Path("datakasse-key-4.db")


def test_what_another_process_writes_meanwhile_is_in_it_and_nothing_later_is_lost(
    shop_folder: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one that has the old file open is refused when it wants to write, and reads what is new."""
    other = open_store(shop_folder, {})
    copied: list[int] = []

    def write_beside(source: object, *rest: object) -> int:
        if not copied:
            copied.append(other.write(sell).result().number)
        return version(source, *rest)  # pyright: ignore[reportArgumentType] - passed on as it came

    version = reencrypting._data_version  # pyright: ignore[reportPrivateUsage] - called at every step
    monkeypatch.setattr(reencrypting, "_data_version", write_beside)
    keys_of(shop_folder).want_new()
    assert store.renew_key_if_asked()
    with pytest.raises(StoreBroken, match="encrypted anew"):
        other.write(sell).result()
    last = store.write(sell).result().number
    for reader in (store, other):
        with reader.read() as books:
            assert [stored.number for stored in books.stored(FRONT)][-2:] == [*copied, last]
    other.close()
    store.close()
    assert sold_in(shop_folder)[FRONT][-2:] == [*copied, last]


def test_who_has_just_opened_it_to_read_when_the_key_is_exchanged_opens_it_again(
    shop_folder: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exchange comes between the opening and the look, twice in a row."""
    keys = keys_of(shop_folder)
    open_one, exchanged = engine.connect_with, list[str]()

    def exchange_after(path: Path, at_hand: DatabaseKeys, *, for_reading: bool = False) -> SqliteConnection:
        opened = open_one(path, at_hand, for_reading=for_reading)
        if for_reading and len(exchanged) < 2:
            exchanged.append("now")
            keys.want_new()
            assert store.renew_key_if_asked()
        return opened

    monkeypatch.setattr(engine, "connect_with", exchange_after)
    last = store.write(sell).result().number
    with store.read() as first, store.read() as second:
        assert [books.head(FRONT).number for books in (first, second)] == [last, last]
    assert len(exchanged) == 2


def test_others_that_never_stop_writing_put_it_off(
    shop_folder: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_store(shop_folder, {})
    whole = reencrypting._copy  # pyright: ignore[reportPrivateUsage] - something happens right after it

    def copy_and_write(*given: object) -> int:
        version = whole(*given)  # pyright: ignore[reportArgumentType] - passed on as it came
        other.write(sell).result()
        return version

    monkeypatch.setattr(reencrypting, "_copy", copy_and_write)
    keys_of(shop_folder).want_new()
    assert not store.renew_key_if_asked()
    assert databases_in(shop_folder) == {"datakasse.db"}
    monkeypatch.setattr(reencrypting, "_copy", whole)
    assert store.renew_key_if_asked()
    other.close()
    store.close()
    assert sold_in(shop_folder)


def test_a_shop_that_is_closed_meanwhile_goes_on_when_it_is_opened(shop_folder: Path) -> None:
    keys = keys_of(shop_folder)
    keys.want_new()
    store = open_store(shop_folder, {}, exclusive=True)
    closing_it = threading.Thread(target=store.close)

    def close_first(books: Books) -> None:
        del books
        closing_it.start()

    begun = store.write(close_first)
    try:
        done = store.renew_key_if_asked()
    except StoreBroken:
        done = False
    begun.result()
    closing_it.join()
    with closing(open_store(shop_folder, {}, exclusive=True)) as again:
        assert again.renew_key_if_asked() is not done
    assert not keys.wanted()
    assert sold_in(shop_folder)


def test_a_full_disk_leaves_everything_as_it_was(
    shop_folder: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int) -> None:
        del file
        raise OSError(28, "No space left on device")

    keys_of(shop_folder).want_new()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            store.renew_key_if_asked()
    assert databases_in(shop_folder) == {"datakasse.db"}
    store.write(sell).result()
    store.close()
    assert sold_in(shop_folder)


def test_the_database_kept_at_an_upgrade_is_not_put_back_under_a_key_that_is_gone(shop_folder: Path) -> None:
    place = DataFolder(shop_folder)
    upgrade = SqliteUpgradeFolder(place, open_master(place.keys, {}), None, shop_folder, 1)
    upgrade.keep()
    assert upgrade.is_unwritten()
    keys_of(shop_folder).want_new()
    with closing(open_store(shop_folder, {}, exclusive=True)) as store:
        assert store.renew_key_if_asked()
    assert not upgrade.is_unwritten()
    assert not (shop_folder / "before-upgrade.db").exists(), "nothing opens it any more"
    upgrade.keep()
    assert upgrade.is_unwritten()
    upgrade.put_back()
    assert sold_in(shop_folder)
    assert databases_in(shop_folder) == {"datakasse.db"}


@pytest.mark.parametrize("again", ["in the same process", "at the next start", "at a start with a full disk"])
def test_a_disk_that_is_full_when_the_key_is_written_does_not_keep_the_shop_from_selling(
    shop_folder: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    def full(keys: DatabaseKeys, kept: object) -> None:
        del keys, kept
        raise OSError(28, "No space left on device")

    keys = keys_of(shop_folder)
    keys.want_new()
    with monkeypatch.context() as patch:
        patch.setattr(DatabaseKeys, "_write", full)
        assert store.renew_key_if_asked()
        store.write(sell).result()
        assert keys.wanted(), "the file of the key is as it was"
        if again == "at a start with a full disk":
            store.close()
            with closing(open_store(shop_folder, {}, exclusive=True)) as opened:
                opened.write(sell).result()
            assert keys.wanted()
    if again == "in the same process":
        store.renew_key_if_asked()
        assert not keys.wanted()
        store.write(sell).result()
    store.close()
    assert sold_in(shop_folder)
    assert not keys.wanted()
    assert databases_in(shop_folder) == {"datakasse.db", "datakasse-key-2.db"}


def test_a_new_database_that_did_not_open_is_opened_at_the_next_try(
    shop_folder: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> SqliteConnection:
        del given
        raise StoreBroken(what="too many open files")

    keys_of(shop_folder).want_new()
    with monkeypatch.context() as patch:
        patch.setattr(engine, "connect_with", full)
        with pytest.raises(StoreBroken, match="too many"):
            store.renew_key_if_asked()
    assert store.renew_key_if_asked()
    store.write(sell).result()
    store.close()
    assert sold_in(shop_folder)


@pytest.mark.parametrize("way", ["relative", "behind a link"])
def test_the_folder_may_be_named_in_any_way(
    shop_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.chdir(shop_folder.parent)
    linked = tmp_path / "linked"
    linked.symlink_to(shop_folder.parent)
    folder = Path(shop_folder.name) if way == "relative" else linked / shop_folder.name
    for number in (2, 3):
        keys_of(folder).want_new()
        with closing(open_store(folder, {}, exclusive=True)) as store:
            assert store.renew_key_if_asked()
            store.write(sell).result()
        assert sold_in(folder)
        assert databases_in(folder) == {"datakasse.db", f"datakasse-key-{number}.db"}


def test_what_the_owner_put_beside_the_database_stays(shop_folder: Path) -> None:
    own = shop_folder / "datakasse-2025.db"
    shutil.copy(DataFolder(shop_folder).database, own)
    content = own.read_bytes()
    keys_of(shop_folder).want_new()
    with closing(open_store(shop_folder, {}, exclusive=True)) as store:
        assert store.renew_key_if_asked()
    assert sold_in(shop_folder)
    assert databases_in(shop_folder) == {"datakasse.db", "datakasse-key-2.db", own.name}
    assert own.read_bytes() == content


def killed_at(line: int, work: Callable[[], None]) -> tuple[bool, int]:
    """
    Carry something out in a child that is killed at a line of what exchanges the key.

    Returns:
        Whether it was killed, and how many sales it told of.
    """
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        seen = 0
        files = {reencrypting.__file__, database_keys.__file__}

        def trace(frame: FrameType, event: str, _: object) -> "TraceFunction | None":
            nonlocal seen
            if frame.f_code.co_filename not in files:
                return None
            seen += event == "line"
            if seen > line:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        try:
            os.dup2(telling, 1)
            threading.settrace(trace)
            work()
            os._exit(0)
        finally:
            os._exit(7)
    os.close(telling)
    with os.fdopen(told, "rb") as said:
        sales = said.read().count(b"sold")
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}, status
    return status != 0, sales


def test_killed_at_any_line_the_books_are_whole_and_the_key_is_exchanged_after_all(
    shop_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sales wait when it begins and are made meanwhile; every one that was told of is there."""
    before, ends, was_killed, line = len(sold_in(shop_folder)[FRONT]), set[str](), True, 0
    pages = DataFolder(shop_folder).database.stat().st_size // 4096
    monkeypatch.setattr(reencrypting, "PAGES_AT_ONCE", pages // 3)
    while was_killed:
        folder = shutil.copytree(shop_folder, tmp_path / f"killed at {line}")
        was_killed, sales = killed_at(line, partial(exchange_and_sell, folder))
        keys = keys_of(folder)
        ends.add("wanted" if keys.wanted() else "exchanged")
        kept = sold_in(folder)[FRONT]
        assert kept == list(range(1, len(kept) + 1))
        assert len(kept) >= before + sales, line
        with closing(open_store(folder, {}, exclusive=True)) as store:
            store.renew_key_if_asked()
        assert not keys.wanted()
        assert len(databases_in(folder) - {"datakasse.db"}) == 1, line
        shutil.rmtree(folder)
        line += KILLED_EVERY
    assert line > 20 * KILLED_EVERY
    assert ends == {"wanted", "exchanged"}


def exchange_and_sell(folder: Path) -> None:
    """Exchange the key of a shop with sales waiting, and tell of each that is durable."""
    keys_of(folder).want_new()
    with closing(open_store(folder, {}, exclusive=True)) as store:
        waiting = [store.write(sell) for _ in range(2)]
        for future in waiting:
            future.add_done_callback(lambda done: os.write(1, b"sold\n") if not done.exception() else 0)
        store.renew_key_if_asked()
        store.write(sell).result()
        os.write(1, b"sold\n")
