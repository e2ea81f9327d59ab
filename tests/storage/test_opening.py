"""Opening a data folder: what is refused, in which words, and that nothing is touched by it."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Never

import pytest
from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DatabaseTooOld, DiskFull, SchemaDamaged, StoreBroken
from datakasse.errors.storage.folder import FolderNotWritable, InUse, ShopExists, ShopMissing
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.sqlite import connection
from datakasse.storage.sqlite.connection import connect, refuse_old
from datakasse.storage.sqlite.store import create_store, open_store
from tests.shop import COMPANY, FRONT, enter_shop, sell
from tests.storage.raw import opened


def test_a_folder_without_a_shop_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(ShopMissing) as refused:
        open_store(tmp_path / "nowhere", {})
    assert refused.value.facts == {"folder": str(tmp_path / "nowhere")}
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_store_has_no_shop_until_one_is_entered(tmp_path: Path) -> None:
    store = create_store(tmp_path / "data", {})
    with store.read() as books:
        with pytest.raises(ShopMissing):
            books.company()
        assert books.registers() == []
    with pytest.raises(ShopMissing):
        store.write(lambda books: books.put_customer("C1", "Anne")).result()
    store.close()

    # An `init` that broke off is taken up where it was.
    store = create_store(tmp_path / "data", {})
    store.write(enter_shop).result()
    store.close()


def test_a_shop_is_never_made_over_another(shop_folder: Path) -> None:
    with pytest.raises(ShopExists):
        create_store(shop_folder, {})
    store = open_store(shop_folder, {}, exclusive=True)
    with store.read() as books:
        assert books.company() == COMPANY
    store.close()


def test_a_second_process_is_told_who_serves(shop_folder: Path) -> None:
    store = open_store(shop_folder, {}, exclusive=True)
    with pytest.raises(InUse) as refused:
        open_store(shop_folder, {}, exclusive=True)
    assert refused.value.facts == {"folder": str(shop_folder), "process": str(os.getpid())}
    store.close()
    open_store(shop_folder, {}, exclusive=True).close()


def test_a_process_that_died_holds_no_lock(shop_folder: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from datakasse.storage.sqlite.store import open_store;"
        "open_store(Path(sys.argv[1]), {}, exclusive=True); os.kill(os.getpid(), 9)"
    )
    died = subprocess.run([sys.executable, "-c", program, str(shop_folder)], check=False)
    assert died.returncode == -9
    open_store(shop_folder, {}, exclusive=True).close()


def test_the_wrong_key_opens_nothing_and_changes_nothing(shop_folder: Path) -> None:
    database = shop_folder / "datakasse.db"
    before = database.read_bytes()
    (shop_folder / "keys" / "master.key").write_text("00" * 32)
    for exclusive in (True, False):
        with pytest.raises(WrongDatabaseKey):
            open_store(shop_folder, {}, exclusive=exclusive)
    assert database.read_bytes() == before


def test_a_database_in_the_clear_is_not_taken_for_ours(shop_folder: Path) -> None:
    (shop_folder / "datakasse.db").write_bytes(b"SQLite format 3\0" + bytes(4080))
    with pytest.raises(WrongDatabaseKey):
        open_store(shop_folder, {})


def test_a_folder_that_cannot_be_opened_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken):
        connect(tmp_path / "nowhere" / "datakasse.db", bytes(32))


def test_a_database_that_we_may_not_open_is_told_by_its_folder(
    shop_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot open a folder either, and `os.access` says that it is for want of the right."""
    closed = shop_folder / "closed.db"
    closed.mkdir()

    def access(_: Path, __: int, *, effective_ids: bool = False) -> bool:
        return not effective_ids

    monkeypatch.setattr(os, "access", access)
    with pytest.raises(FolderNotWritable, match=str(shop_folder)):
        connect(closed, bytes(32))


@pytest.mark.parametrize(("free", "refusal"), [(0, DiskFull), (1, StoreBroken)])
def test_no_room_for_what_goes_beside_a_database_is_a_full_disk(
    shop_folder: Path, monkeypatch: pytest.MonkeyPatch, free: int, refusal: type[Refused]
) -> None:
    """SQLite says that the disk fails where the log's index has no room."""
    failed = dbapi2.OperationalError("disk I/O error")
    failed.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"

    def settle(*_: object, **__: object) -> Never:
        raise failed

    monkeypatch.setattr(connection, "_settle", settle)

    def disk(_: Path) -> SimpleNamespace:
        return SimpleNamespace(free=free)

    monkeypatch.setattr(connection, "disk_usage", disk)
    with pytest.raises(refusal):
        connect(shop_folder / "datakasse.db", bytes(32))


def test_a_copy_that_has_no_room_is_a_full_disk() -> None:
    """What SQLite says while it copies comes without its name."""
    assert isinstance(connection.refused(dbapi2.OperationalError("database or disk is full")), DiskFull)


def test_a_key_that_does_not_fit_puts_nothing_of_the_library_on_the_screen(
    shop_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongDatabaseKey):
        connect(shop_folder / "datakasse.db", bytes(32))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True), ((4, 0, 0), True)],
)
def test_a_sqlite_that_can_corrupt_is_refused(version: tuple[int, int, int], safe: bool) -> None:
    """Before 3.51.3 two connections that write and checkpoint at the same instant can lose pages."""
    if safe:
        refuse_old(version)
        return
    with pytest.raises(DatabaseTooOld) as refused:
        refuse_old(version)
    assert refused.value.facts == {"found": ".".join(map(str, version)), "needed": "3.51.3"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("query_only", 0),
    ],
)
def test_whoever_writes_waits_for_the_disk_and_keeps_the_guards_on(
    shop_folder: Path, setting: str, value: object
) -> None:
    """Full sync: a commit is done when the disk says so; nothing weaker survives a power cut."""
    with opened(shop_folder) as connection:
        assert connection.execute(f"PRAGMA {setting}").fetchone() == (value,)


@pytest.mark.law("KSF-2-6-2", "KSF-2-7-3")
@pytest.mark.parametrize(
    ("statements", "what"),
    [
        (["DROP TRIGGER entries_are_never_changed"], "trigger entries_are_never_changed is missing"),
        (["DROP TRIGGER seals_follow_each_other"], "trigger seals_follow_each_other is missing"),
        (
            [
                "DROP TRIGGER entries_are_never_deleted",
                "CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries BEGIN SELECT 1; END",
            ],
            "trigger entries_are_never_deleted was changed",
        ),
        (["CREATE TABLE notes (x)"], "table notes does not belong"),
        (
            ["CREATE TRIGGER more AFTER INSERT ON sales BEGIN DELETE FROM vouchers; END"],
            "trigger more does not belong",
        ),
        (["DROP INDEX sales_by_basket"], "index sales_by_basket is missing"),
        (["ALTER TABLE entries ADD COLUMN more TEXT"], "table entries was changed"),
        (["ALTER TABLE vouchers RENAME TO cards"], "table cards does not belong"),
    ],
)
def test_the_register_does_not_start_with_a_guard_missing(
    shop_folder: Path, statements: list[str], what: str
) -> None:
    with opened(shop_folder) as connection:
        for statement in statements:
            connection.execute(statement)
    for exclusive in (True, False):
        with pytest.raises(SchemaDamaged) as refused:
            open_store(shop_folder, {}, exclusive=exclusive)
        assert refused.value.facts == {"what": what}


def test_a_refused_start_leaves_the_folder_free(shop_folder: Path) -> None:
    """Put right, it starts; the one that was refused holds no lock."""
    with opened(shop_folder) as connection:
        connection.execute("CREATE TABLE notes (x)")
    with pytest.raises(SchemaDamaged):
        open_store(shop_folder, {}, exclusive=True)
    with opened(shop_folder) as connection:
        connection.execute("DROP TABLE notes")
    store = open_store(shop_folder, {}, exclusive=True)
    assert store.write(sell).result().register == FRONT
    store.close()


def test_statistics_that_sqlite_keeps_for_itself_are_no_damage(shop_folder: Path) -> None:
    with opened(shop_folder) as connection:
        connection.execute("ANALYZE")
    open_store(shop_folder, {}, exclusive=True).close()


def test_every_refusal_here_speaks_to_a_person(shop_folder: Path) -> None:
    """What happened, and what to do, in both languages; no trace of the machine room."""
    (shop_folder / "keys" / "master.key").write_text("00" * 32)
    with pytest.raises(Refused) as refused:
        open_store(shop_folder, {})
    assert refused.value.sentence("nb").startswith("Databasen lar seg ikke åpne")
    assert "sqlite" not in str(refused.value).lower()
