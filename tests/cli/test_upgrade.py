"""
`datakasse upgrade`: another version takes over, or all is as it was; each time with a register at work.

The versions are real processes, the service is stopped and started by a manager as a machine has one.
"""

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from datakasse.journal.entry import Record
from datakasse.journal.events.register import SystemStarted, SystemStopped
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.copying import heads_of
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.whereabouts import Whereabouts, write_whereabouts
from tests.cli.command_line import CLEAN, COULD_NOT, refused
from tests.cli.stem import python
from tests.cli.versions import NEW, OLD, Machine
from tests.storage.raw import opened

PATIENCE_S = 30


@pytest.fixture
def machine(request: pytest.FixtureRequest, new_folder: Path, tmp_path: Path) -> Iterator[Machine]:
    """A machine whose register is running with the old version; a plain one where a test asks for it."""
    made = Machine(tmp_path / "opt", new_folder, is_plain=getattr(request, "param", None) == "plain")
    made.manage("start")
    wait_for(lambda: len(journal(made.folder)) == 2)
    yield made
    made.manage("stop")


def wait_for(state: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not state():
        assert time.monotonic() < until
        time.sleep(0.05)


def journal(folder: Path) -> dict[int, bytes]:
    """Return the bodies of the only register's entries, whichever version wrote them."""
    with opened(folder) as connection:
        return dict(connection.execute("SELECT number, body FROM entries ORDER BY number").fetchall())


def records(folder: Path) -> list[Record]:
    store = open_store(folder, {})
    with store.read() as books:
        (register,) = books.registers()
        read = list(books.records(register.register_id))
    store.close()
    return read


def steps(folder: Path) -> int:
    """Return how many steps the database has had."""
    with opened(folder) as connection:
        return connection.execute("SELECT count(*) FROM migrations").fetchone()[0]


@pytest.mark.law("KSF-2-7-2", "KSF-2-7-3")
@pytest.mark.parametrize("machine", ["plain", "forked"], indirect=True)
def test_a_newer_version_takes_over_and_the_journal_says_so(machine: Machine) -> None:
    before, had = journal(machine.folder), steps(machine.folder)
    made = machine.upgrade(machine.install(NEW, "nothing"))
    assert (made.returncode, made.stderr) == (CLEAN, "")
    assert f"Versjon {NEW} har overtatt. 1 kasse, ingen feil." in made.stdout
    assert machine.in_use == NEW
    assert steps(machine.folder) == had + 1

    after = journal(machine.folder)
    assert {number: body for number, body in after.items() if number in before} == before
    added = [body for number, body in sorted(after.items()) if number not in before]
    told = [b"system_stopped", b"software_updated", b"system_started"]
    assert len(added) == len(told)
    assert all(kind in body for kind, body in zip(told, added, strict=True))
    assert f'"from_version":"{OLD}","to_version":"{NEW}"'.encode() in added[1]
    assert not list(machine.folder.glob(".upgrade-*"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("does not run", "Versjon {program} klarte ikke prøven: «cannot start here»."),
        ("breaks at work", "Versjon {program} klarte ikke prøven: «RuntimeError: broken on the way in»."),
        ("refuses the books", "it says so"),
        ("counts otherwise", "leser bøkene annerledes enn versjonen i bruk (974760673-1: sales_ore 0 / 1)."),
    ],
)
def test_what_fails_on_a_copy_never_touches_the_register(machine: Machine, wrong: str, said: str) -> None:
    """It runs on as if nothing had been asked, not even stopped."""
    before, had = journal(machine.folder), steps(machine.folder)
    program = machine.install(NEW, wrong)
    made = machine.upgrade(program)
    assert made.returncode == COULD_NOT
    assert said.format(program=program) in made.stderr
    assert "[upgrade.version_" in made.stderr
    assert machine.in_use == OLD
    assert (machine.place / "wishes").read_text() == "start kassen\n"
    assert (journal(machine.folder), steps(machine.folder)) == (before, had)
    assert not list(machine.folder.glob(".upgrade-*"))


@pytest.mark.law("KSF-2-7-3")
def test_what_fails_before_it_has_written_is_taken_out_again(machine: Machine) -> None:
    """The old version goes on, on its own database: nothing of the new one is in it, and no entry is lost."""
    had = steps(machine.folder)
    made = machine.upgrade(machine.install(NEW, "does not serve"), wait_s=5)
    assert made.returncode == COULD_NOT
    told = f"Versjon {NEW} er tatt ut igjen: den kom ikke i gang. Kassen går videre med {OLD}"
    assert told in made.stderr
    assert "[upgrade.undone]" in made.stderr
    assert machine.in_use == OLD
    wait_for(lambda: len(journal(machine.folder)) == 4)
    assert steps(machine.folder) == had
    machine.manage("stop")
    wait_for(lambda: len(journal(machine.folder)) == 5)
    kinds = [type(record.event) for record in records(machine.folder)][1:]
    assert kinds == [SystemStarted, SystemStopped, SystemStarted, SystemStopped]


@pytest.mark.law("KSF-2-7-3")
def test_what_has_written_stays_whatever_becomes_of_it(machine: Machine) -> None:
    """Its entries are in the journal, so the old database is not put in the place of one that has them."""
    made = machine.upgrade(machine.install(NEW, "writes and dies"), wait_s=5)
    assert made.returncode == COULD_NOT
    assert "[upgrade.version_stays]" in made.stderr
    assert machine.in_use == NEW
    # It is the one to go on with, so it is started again and not left standing.
    assert (machine.place / "wishes").read_text().splitlines()[-2:] == ["stop kassen", "start kassen"]
    wait_for(lambda: len(journal(machine.folder)) == 6)
    added = [body for _, body in sorted(journal(machine.folder).items())][2:]
    assert [b"software_updated" in body for body in added] == [False, True, False, False]

    data = DataFolder(machine.folder)
    key = open_master(data.keys, {}).database()
    kept, stands = heads_of(machine.folder / "before-upgrade.db", key), heads_of(data.database, key)
    assert {register: number + 3 for register, (number, _) in kept.items()} == {
        register: number for register, (number, _) in stands.items()
    }
    # The version before does not open what the new one has written in.
    machine.link.unlink()
    machine.link.symlink_to(OLD)
    number = len(journal(machine.folder))
    machine.manage("start")
    wait_for(lambda: "[store.database_newer]" in (machine.place / "service.log").read_text())
    assert len(journal(machine.folder)) == number


def test_the_link_names_folders_of_any_name_there_and_back(machine: Machine) -> None:
    """What it is moved to is what was tried, and what it is moved back to is what it named."""
    old = machine.install(OLD, "nothing", "den gamle").parent.parent
    machine.link.unlink()
    machine.link.symlink_to(old)
    machine.install(NEW, "does not run")  # The folder of its number is another one.

    made = machine.upgrade(machine.install(NEW, "does not serve", "den nye"), wait_s=5)
    assert "[upgrade.undone]" in made.stderr
    assert machine.link.readlink() == old
    wait_for(lambda: len(journal(machine.folder)) == 4)

    made = machine.upgrade(machine.install(NEW, "nothing", "den nye"))
    assert (made.returncode, made.stderr) == (CLEAN, "")
    assert machine.in_use == "den nye"


def test_what_is_no_link_and_a_service_nobody_knows_are_refused_before_anything_is_done(
    machine: Machine,
) -> None:
    before = journal(machine.folder)
    program = machine.install(NEW, "nothing")
    made = machine.upgrade(program, link=machine.place)
    assert (made.returncode, made.stdout) == (COULD_NOT, "")
    assert "[upgrade.no_link]" in made.stderr

    unknown = machine.upgrade(program, service="ukjent")
    assert "Tjenesten ukjent lar seg ikke stoppe herfra («Unit ukjent not loaded.»)" in unknown.stderr
    without = machine.upgrade(program, is_managed=False)
    assert "(«systemctl: det finnes ikke»)" in without.stderr
    assert machine.in_use == OLD
    assert (machine.place / "wishes").read_text() == "start kassen\n"
    assert journal(machine.folder) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator can give files away")
def test_what_is_put_back_belongs_to_the_user_of_the_service(machine: Machine) -> None:
    """The administrator types the command; the register is another user, who opens its books after it."""
    nobody = 65534
    machine.manage("stop")
    wait_for(lambda: len(journal(machine.folder)) == 3)
    for path in (machine.folder, *machine.folder.rglob("*")):
        os.chown(path, nobody, nobody)
    made = machine.upgrade(machine.install(NEW, "does not serve"), wait_s=5)
    assert "[upgrade.undone]" in made.stderr
    machine.manage("stop")
    left = {path.name: path.stat().st_uid for path in machine.folder.glob("datakasse.db")}
    assert left == {"datakasse.db": nobody}


def test_books_that_were_carried_elsewhere_are_refused_by_name(new_folder: Path) -> None:
    write_whereabouts(new_folder, Whereabouts(database="postgresql:///kassen"))
    refused("upgrade.elsewhere", "upgrade", "/opt/datakasse/99/bin/datakasse", "--data", new_folder)
    assert not (new_folder / "before-upgrade.db").exists()


def test_a_hub_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "hub.db").touch()
    refused("store.folder_of_hub", "upgrade", "/opt/datakasse/99/bin/datakasse", "--data", tmp_path)


def test_what_is_no_datakasse_is_told_by_name(new_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(python()))
    nothing = ("/opt/datakasse/99/bin/datakasse", "det finnes ikke")
    for program, why in (nothing, (sys.executable, f"«Python {platform.python_version()}»")):
        told = refused("upgrade.no_such_version", "upgrade", program, "--data", new_folder)
        assert told.startswith(f"{program} er ikke et datakasse-program ({why}).")
    assert not (new_folder / "before-upgrade.db").exists()


def test_an_older_version_and_a_register_that_is_running_are_refused(machine: Machine) -> None:
    before = journal(machine.folder)
    older = machine.upgrade(machine.install("0.0.9", "nothing"))
    assert (older.returncode, older.stdout) == (COULD_NOT, "")
    assert "[upgrade.not_newer]" in older.stderr

    by_hand = machine.upgrade(machine.install(NEW, "nothing"), service="", wait_s=1)
    assert "[upgrade.still_served]" in by_hand.stderr
    assert machine.in_use == OLD
    assert journal(machine.folder) == before

    # Whoever starts it herself stops it first, and is told to start it.
    machine.manage("stop")
    made = machine.upgrade(machine.install(NEW, "nothing"), service="")
    assert made.returncode == CLEAN, made.stderr
    assert "Start kassen med den nye versjonen." in made.stdout
    assert machine.in_use == NEW
