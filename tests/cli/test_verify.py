"""`datakasse verify`: 0 is whole, 1 is faults, 2 is that nobody could tell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from datakasse.storage.engine import store as kept_store
from datakasse.storage.ports.key_ring import KeyRing
from tests.cli.command_line import CLEAN, COULD_NOT, FAULTS, done, refused, typed
from tests.shop import BACK, FRONT
from tests.storage.raw import rechain, rewritten, unguarded

AT = 4
Tamper = Callable[[dbapi2.Connection], None]


def edit(connection: dbapi2.Connection) -> None:
    found = connection.execute("SELECT body FROM entries WHERE register = ? AND number = ?", (FRONT, AT))
    connection.execute(
        "UPDATE entries SET body = ? WHERE register = ? AND number = ?",
        (rewritten(found.fetchone()[0]), FRONT, AT),
    )


def edit_and_rechain(connection: dbapi2.Connection) -> None:
    edit(connection)
    rechain(connection, FRONT)


def take_out(connection: dbapi2.Connection) -> None:
    connection.execute("DELETE FROM entries WHERE register = ? AND number = ?", (FRONT, AT))


def cut_off(connection: dbapi2.Connection) -> None:
    for table in ("seals", "entries"):
        connection.execute(f"DELETE FROM {table} WHERE register = ? AND number > ?", (FRONT, AT))


def spoil(connection: dbapi2.Connection) -> None:
    connection.execute("UPDATE entries SET body = x'7b7d' WHERE register = ? AND number = ?", (FRONT, AT))


@pytest.mark.law("KSF-2-7-3", "SIG-15")
def test_a_whole_journal_ends_with_0_and_a_line_for_each_register(day_folder: Path) -> None:
    result = typed("verify", "--data", day_folder)
    assert result.exit_code == CLEAN
    told = result.stdout.splitlines()
    assert [line.partition(":")[0] for line in told] == ["K1", "K2", "K3", "K4", "K5"]
    assert all(line.endswith(" poster, 0 feil.") for line in told)


@pytest.mark.law("KSF-2-7-3")
def test_verifying_writes_nothing(day_folder: Path) -> None:
    before = done("journal", "--data", day_folder, "--json")
    done("verify", "--data", day_folder)
    assert done("journal", "--data", day_folder, "--json") == before


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (edit, f"K1  post {AT}  altered: Bytene gir ikke summen som er lagret"),
        (edit_and_rechain, f"K1  post {AT + 1}  foreign_key: "),
        (take_out, f"K1  post {AT}  missing: Post {AT} til {AT} mangler."),
        (cut_off, f"K1  post {AT + 1}  missing: "),
        (spoil, f"K1  post {AT}  altered: Bytene er ikke en post."),
    ],
)
def test_a_row_changed_with_the_key_in_hand_ends_with_1_and_is_named(
    day_folder: Path, tamper: Tamper, fault: str
) -> None:
    """The guards were taken off and put back; the other registers are still whole, and told so."""
    with unguarded(day_folder) as connection:
        tamper(connection)
    result = typed("verify", "--data", day_folder)
    assert result.exit_code == FAULTS
    assert any(line.startswith(fault) for line in result.stdout.splitlines()), result.stdout
    assert "K2: " in result.stdout
    assert typed("verify", "--data", day_folder, "--register", BACK).exit_code == CLEAN
    assert typed("verify", "--data", day_folder, "--register", FRONT).exit_code == FAULTS


def test_control_guards_taken_off_and_put_back_are_no_fault(day_folder: Path) -> None:
    with unguarded(day_folder):
        pass
    assert typed("verify", "--data", day_folder).exit_code == CLEAN


def test_no_more_faults_are_shown_than_asked_for_but_all_are_counted(day_folder: Path) -> None:
    with unguarded(day_folder) as connection:
        connection.execute("UPDATE entries SET body = x'7b7d' WHERE register = 'K1' AND number > 1")
    everything = typed("verify", "--data", day_folder, "--most", "1000").stdout.splitlines()
    few = typed("verify", "--data", day_folder, "--most", "2").stdout.splitlines()
    assert few[:2] == everything[:2]
    assert few[2].startswith("K1: ")
    assert few[2] == everything[-5]


@pytest.mark.law("KSF-2-7-3")
def test_a_journal_that_was_cut_is_not_served_and_can_still_be_checked_and_read_elsewhere(
    day_folder: Path,
) -> None:
    with unguarded(day_folder) as connection:
        cut_off(connection)
    said = refused("journal.older_than_anchor", "serve", "--data", day_folder, "--port", "0")
    assert "datakasse restore" in said
    assert "K1: ? poster, " in typed("verify", "--data", day_folder).stdout
    assert done("journal", "--data", day_folder, "--register", BACK)


@pytest.mark.law("SIG-12")
@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("master.key", b"00" * 32),
        ("master.key", b""),
        ("master.key", b"no key at all"),
        ("master.key", b"\xff\xfe"),
    ],
)
def test_with_another_key_nobody_can_tell(day_folder: Path, file: str, content: bytes) -> None:
    (day_folder / "keys" / file).write_bytes(content)
    refused("store.wrong_key", "verify", "--data", day_folder)


def test_without_a_key_nobody_can_tell(day_folder: Path) -> None:
    (day_folder / "keys" / "master.key").unlink()
    refused("store.master_key_missing", "verify", "--data", day_folder)


def test_without_a_shop_nobody_can_tell_and_none_is_made(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert str(folder) in refused("store.no_shop", "verify", "--data", folder)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_register_is_not_a_clean_one(day_folder: Path) -> None:
    assert "K9" in refused("register.unknown", "verify", "--data", day_folder, "--register", "K9")


@pytest.mark.parametrize("damage", ["a file of zeros", "half a file"])
def test_a_database_that_is_destroyed_is_told_and_not_called_clean(day_folder: Path, damage: str) -> None:
    database = day_folder / "datakasse.db"
    whole = database.read_bytes()
    database.write_bytes(bytes(len(whole)) if damage == "a file of zeros" else whole[: len(whole) // 2])
    result = typed("verify", "--data", day_folder)
    assert result.exit_code == COULD_NOT
    assert result.stderr.splitlines()[-1].endswith("]")


def test_a_check_broken_off_is_neither_whole_nor_faulty(
    day_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ctrl_c(_: KeyRing, register: str) -> None:
        raise KeyboardInterrupt(register)

    monkeypatch.setattr(kept_store, "read_anchor", ctrl_c)
    result = typed("verify", "--data", day_folder)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (COULD_NOT, "Avbrutt.")
