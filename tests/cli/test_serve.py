"""
`datakasse serve`: what is told before anything starts; and how it ends.

It is a process of its own, as in a shop, and started as there where its number or its end is looked at; the
commands beside it are typed in the process of the test.
"""

import json
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import pytest

from datakasse.cli.shop.serving import THIS_MACHINE
from datakasse.settings import settings_for
from datakasse.storage.folder import DataFolder
from datakasse.wiring import new_shop
from tests.cli.command_line import (
    ORGANISATION,
    REGISTER,
    done,
    ended,
    forked,
    one_sentence,
    process,
    refused,
)

OPEN = "Kassen er åpen på "
LOOKS_MAX = 500
"""So often a journal is read until the server has written in it; each look takes a command."""


@contextmanager
def serving(folder: Path, *options: str) -> Generator[tuple[subprocess.Popen[str], str]]:
    """Have a shop served for the length of a `with`; yields the process and the link it told."""
    with process("serve", "--data", folder, "--port", "0", *options) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        assert line.startswith(OPEN), line + (running.stderr.read() if running.stderr else "")
        yield running, line.removeprefix(OPEN).split()[0]


@pytest.mark.law("KSF-2-7-1")
def test_ctrl_c_stops_the_register_in_good_order(new_folder: Path) -> None:
    """The stop is in the journal (POSEND), the folder is free, and the journal is whole."""
    with serving(new_folder) as (running, link):
        with urllib.request.urlopen(link) as answer:
            assert answer.status == 200
        running.send_signal(signal.SIGINT)
        code, _, stderr = ended(running)
    assert (code, stderr) == (0, "")
    assert [kind for kind in _entry_kinds(new_folder) if kind.startswith("system")] == [
        "system_started",
        "system_stopped",
    ]
    assert done("verify", "--data", new_folder) == f"{REGISTER}: 3 poster, 0 feil.\n"


TOLD_WHERE_NOTHING_COMES_UP = """
import signal, sys
from datakasse.program import main
from datakasse.web import serve

TOLD = int(sys.argv.pop())

class Swallowing:
    def __del__(self):
        signal.raise_signal(TOLD)

def link(listening, usual=serve._link):
    Swallowing()
    return usual(listening)

serve._link = link
main()
"""
"""Serves, and is told to end before the server can hear it, at a place where Python swallows exceptions."""


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_before_it_answers_it_ends_in_good_order(new_folder: Path, told: signal.Signals) -> None:
    words = ("serve", "--data", str(new_folder), "--port", "0", str(int(told)))
    command = [sys.executable, "-c", TOLD_WHERE_NOTHING_COMES_UP, *words]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (said.returncode, said.stderr) == (0, "")
    assert _entry_kinds(new_folder)[-1] == "system_stopped"


def test_ctrl_c_ends_what_a_screen_follows_without_a_word(new_folder: Path) -> None:
    with serving(new_folder) as (running, link):
        api = f"{link}api/v1"
        body = json.dumps({"operator": "1", "pin": "4711"}).encode()
        asked = urllib.request.Request(
            f"{api}/registers/{REGISTER}/sign-on", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(asked) as answer:
            token = json.load(answer)["token"]
        signed_on = {"Authorization": f"Bearer {token}"}
        follow = urllib.request.Request(f"{api}/feed?register={REGISTER}", headers=signed_on)
        with urllib.request.urlopen(follow) as events:
            assert events.readline()
            running.send_signal(signal.SIGINT)
            assert b"ended" not in events.read(), "that would say that she was signed off"
        code, _, stderr = ended(running)
    assert (code, stderr) == (0, "")


def _entry_kinds(folder: Path, register: str = REGISTER) -> list[str]:
    lines = done("journal", "--data", folder, "--register", register).splitlines()
    return [next(word for word in line.split() if "_" in word) for line in lines]


def _until_journal_is(folder: Path, register: str, kinds: list[str]) -> None:
    """Read a journal until it has come to where the server has written these."""
    assert any(_entry_kinds(folder, register) == kinds for _ in range(LOOKS_MAX)), kinds


@pytest.mark.law("KSF-2-7-1")
def test_while_one_serves_others_read_export_and_rotate_and_a_second_is_refused(
    new_folder: Path, tmp_path: Path
) -> None:
    """What they journal stands between start and stop; told to end (SIGTERM), it stops in good order."""
    with serving(new_folder) as (running, _):
        sentence = refused("store.in_use", "serve", "--data", new_folder, "--port", "0")
        assert str(running.pid) in sentence
        done("export", "saft-cash", "--data", new_folder, "--out", tmp_path / "alt.xml")
        done("keys", "rotate", "--data", new_folder, "--register", REGISTER)
        assert done("verify", "--data", new_folder) == f"{REGISTER}: 4 poster, 0 feil.\n"
        running.terminate()
        assert ended(running) == (0, "", "")
    assert _entry_kinds(new_folder)[1:] == [
        "system_started",
        "journal_exported",
        "keys_rotated",
        "system_stopped",
    ]
    assert done("verify", "--data", new_folder) == f"{REGISTER}: 5 poster, 0 feil.\n"
    assert "nøkkelversjon 2" in done("about", "--data", new_folder)


@pytest.mark.law("KSF-2-7-1")
def test_a_register_that_a_command_puts_into_service_is_started_while_the_shop_is_open(
    new_folder: Path,
) -> None:
    """Also one that is taken out of use and back; nobody starts the shop anew for it."""
    other = f"{ORGANISATION}-2"
    made = ("--register", other, "--location", "1", "--prefix", "2-")
    asked = ("--data", new_folder, "--register", other, "--operator", "1", "--pin", "4711")
    with serving(new_folder) as (running, _):
        assert "om noen sekunder" in done("keys", "create", "--data", new_folder, *made)
        seen = ["register_commissioned", "system_started"]
        _until_journal_is(new_folder, other, seen)
        done("registers", "out-of-use", *asked)
        done("registers", "into-use", *asked)
        seen += ["settings_changed", "system_stopped", "settings_changed", "system_started"]
        _until_journal_is(new_folder, other, seen)
        running.terminate()
        assert ended(running) == (0, "", "")
    assert _entry_kinds(new_folder, other) == [*seen, "system_stopped"]


def test_one_that_was_killed_leaves_a_folder_that_opens_again(new_folder: Path) -> None:
    with serving(new_folder) as (running, _):
        running.kill()
        running.wait()
    with serving(new_folder) as (running, _):
        running.terminate()
        assert ended(running)[0] == 0
    assert _entry_kinds(new_folder)[1:] == ["system_started", "system_started", "system_stopped"]
    assert done("verify", "--data", new_folder) == f"{REGISTER}: 4 poster, 0 feil.\n"


def test_a_taken_port_is_told_before_anything_starts(new_folder: Path) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in refused("serve.port_taken", "serve", "--data", new_folder, "--port", port)
    assert _entry_kinds(new_folder) == ["register_commissioned"]


@pytest.mark.parametrize("option", ["--secure-port", "--trust-port"])
def test_a_taken_port_of_the_shops_network_is_told_with_the_option_that_chooses_it(
    new_folder: Path, option: str
) -> None:
    with socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"--port": "0", "--secure-port": "0", "--trust-port": "0", option: port}
        typed_ports = [word for told in ports.items() for word in told]
        said = refused("serve.port_taken", "serve", "--data", new_folder, "--host", "0.0.0.0", *typed_ports)
        assert f"Port {port} " in said
        assert f"med {option}." in said


def test_a_taken_port_is_told_of_the_first_page_too(tmp_path: Path) -> None:
    with socket() as taken:
        taken.bind((THIS_MACHINE, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with forked("serve", "--data", tmp_path / "butikk", "--port", port) as running:
            assert port in one_sentence("serve.port_taken", *ended(running))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "ikke en vert", "", "ø" * 70])
def test_an_address_that_this_machine_does_not_have(new_folder: Path, host: str) -> None:
    refused("serve.cannot_listen", "serve", "--data", new_folder, "--port", "0", "--host", host)
    assert _entry_kinds(new_folder) == ["register_commissioned"]


def test_a_folder_without_a_shop_is_not_made_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        refused("store.no_shop", "serve", "--data", folder, "--port", "0")
    assert list(tmp_path.iterdir()) == []


def test_a_shop_is_made_in_the_browser_and_opened_at_once(tmp_path: Path) -> None:
    """The first page and the till are at the same address, and no call is lost in between."""
    folder = tmp_path / "butikk"
    with forked("serve", "--data", folder, "--port", "0", "--host", THIS_MACHINE) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        link = first.partition("Lag den på ")[2].split()[0]
        with urllib.request.urlopen(link) as page:
            word = page.read().decode().partition('name="word" value="')[2].partition('"')[0]
        assert not folder.exists()
        typed = {"word": word, "number": ORGANISATION, "name": "Kaffe AS", "pin": "4711", "pin_again": "4711"}
        with urllib.request.urlopen(link, urllib.parse.urlencode(typed).encode()) as made:
            assert "Kaffe AS er laget" in made.read().decode()
        with urllib.request.urlopen(f"{link}api/v1/about") as about:
            assert json.load(about)["organisation_number"] == ORGANISATION
        assert running.stdout.readline().startswith(f"{OPEN}{link}")
        running.send_signal(signal.SIGTERM)
        code, _, stderr = ended(running)
    assert (code, stderr) == (0, "")
    assert done("verify", "--data", folder) == f"{REGISTER}: 3 poster, 0 feil.\n"


def test_one_that_broke_off_is_made_in_the_browser_when_it_is_served_again(tmp_path: Path) -> None:
    """The power went while the shop was made: nobody needs another command to get on."""
    folder = tmp_path / "butikk"
    DataFolder(folder).begin_making()
    store, _ = new_shop(settings_for(folder), environ={})
    store.close()
    with process("serve", "--data", folder, "--port", "0", "--host", THIS_MACHINE) as running:
        assert running.stdout is not None
        link = running.stdout.readline().partition("Lag den på ")[2].split()[0]
        with urllib.request.urlopen(link) as page:
            word = page.read().decode().partition('name="word" value="')[2].partition('"')[0]
        typed = {"word": word, "number": ORGANISATION, "name": "Kaffe AS", "pin": "4711", "pin_again": "4711"}
        with urllib.request.urlopen(link, urllib.parse.urlencode(typed).encode()) as made:
            assert "Kaffe AS er laget" in made.read().decode()
        assert running.stdout.readline().startswith(f"{OPEN}{link}")
        running.send_signal(signal.SIGTERM)
        code, _, stderr = ended(running)
    assert (code, stderr) == (0, "")
    assert done("verify", "--data", folder) == f"{REGISTER}: 3 poster, 0 feil.\n"


def test_a_folder_that_holds_something_else_gets_no_first_page(tmp_path: Path) -> None:
    """It may be a shop whose books are gone: another one in their place would hide that."""
    (tmp_path / "keys").mkdir()
    with forked("serve", "--data", tmp_path, "--port", "0") as running:
        code, stdout, stderr = ended(running)
    one_sentence("store.no_shop", code, stdout, stderr)


def test_who_leaves_the_first_page_leaves_nothing_behind(tmp_path: Path) -> None:
    with forked("serve", "--data", tmp_path / "butikk", "--port", "0") as running:
        assert running.stdout is not None
        link = running.stdout.readline().partition("Lag den på ")[2].split()[0]
        with urllib.request.urlopen(link) as page:
            assert page.status == 200
        running.send_signal(signal.SIGINT)
        code, _, stderr = ended(running)
    assert (code, stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.law("SIG-12")
def test_a_key_file_that_others_can_read_stops_it(new_folder: Path) -> None:
    (new_folder / "keys" / "master.key").chmod(0o644)
    assert "0600" in refused("store.unsafe_key_file", "serve", "--data", new_folder, "--port", "0")


def test_as_a_program_of_its_own_a_refusal_is_one_sentence_and_2(tmp_path: Path) -> None:
    with process("verify", "--data", tmp_path) as running:
        code, stdout, stderr = ended(running)
    one_sentence("store.no_shop", code, stdout, stderr)
