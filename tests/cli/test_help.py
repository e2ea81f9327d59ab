"""Help: every command tells what it does and shows an example that can be typed as it stands."""

import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Never

import click
import pytest

from datakasse.cli.main import datakasse, run
from datakasse.cli.norwegian import in_norwegian
from datakasse.cli.product import Databases, Hubs, KeySafe, Product
from datakasse.partners.hub_line import HttpHubLines
from tests.cli.command_line import COULD_NOT, done, one_sentence, typed

MARK = "Eksempel: "


def every_command(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path to a command and to all under it."""
    yield path
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from every_command(below, (*path, name))


def command_at(path: tuple[str, ...]) -> click.Command:
    command: click.Command = datakasse
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return command


COMMANDS = sorted(every_command(datakasse))


def does_something(command: click.Command) -> bool:
    """Whether it is more than a name over others."""
    return not isinstance(command, click.Group) or command.invoke_without_command


def test_the_commands_are_those_that_are_promised() -> None:
    assert [" ".join(path) for path in COMMANDS if does_something(command_at(path))] == [
        "about",
        "agree",
        "articles export",
        "articles import",
        "articles labels",
        "articles price",
        "articles prices",
        "articles take-back",
        "articles undo",
        "backup add-place",
        "backup drill",
        "backup key",
        "backup now",
        "backup remove-place",
        "backup replace-key",
        "backup set-up",
        "backup status",
        "bank account",
        "bank fetch",
        "bank import",
        "bank keys",
        "bank match",
        "bank open",
        "books accounts",
        "books cash",
        "books days",
        "books mapping",
        "books vat",
        "books vouchers",
        "books waiting",
        "control",
        "database join",
        "database prepare",
        "delivery retry",
        "delivery run",
        "delivery skip",
        "delivery status",
        "doctor",
        "export saft-cash",
        "export saft-financial",
        "export vouchers",
        "go-on",
        "hub changes",
        "hub findings",
        "hub fleet",
        "hub init",
        "hub invite",
        "hub join",
        "hub leave",
        "hub move",
        "hub offer",
        "hub publish",
        "hub revoke",
        "hub send",
        "hub serve",
        "hub verify",
        "init",
        "insight",
        "insight dump",
        "invoice list",
        "invoice make",
        "invoice set-up",
        "invoice write",
        "journal",
        "keys create",
        "keys protect",
        "keys public",
        "keys reencrypt",
        "keys renew-master",
        "keys rotate",
        "mail forget",
        "mail set",
        "mail test",
        "move",
        "network",
        "people add",
        "people forget-password",
        "people list",
        "people pin",
        "people reinstate",
        "people rename",
        "people retire",
        "people role",
        "printers list",
        "printers set",
        "printers test",
        "purchase orders",
        "purchase receive",
        "purchase suggest",
        "purchase suppliers",
        "ready",
        "receipts",
        "registers into-use",
        "registers list",
        "registers out-of-use",
        "registers take-over",
        "report",
        "restore",
        "retention",
        "roles define",
        "roles list",
        "roles remove",
        "routine show",
        "routine sign",
        "self-test",
        "serve",
        "stock count",
        "stock empty-shelf",
        "stock list",
        "stock receive",
        "stock recipe",
        "stock room",
        "stock show",
        "stock take-out",
        "stock transfer",
        "stock waste",
        "submit access",
        "submit send",
        "submit status",
        "support",
        "upgrade",
        "verify",
    ]


@pytest.mark.law("KSL-4")
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_each_has_help_with_an_example(path: tuple[str, ...], asked: str) -> None:
    told = done(*path, asked)
    assert MARK in told
    options = [option for option in command_at(path).params if isinstance(option, click.Option)]
    assert all(option.opts[-1] in told for option in options)
    assert all(option.help for option in options)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_example_can_be_typed(path: tuple[str, ...]) -> None:
    """Each word of it is read as click reads it; an option that was renamed would be refused here."""
    _, _, example = (command_at(path).help or "").partition(MARK)
    product, *words = shlex.split(example.partition(" > ")[0])
    assert product == "datakasse"
    assert tuple(words[: len(path)]) == path
    command = command_at(path)
    if not isinstance(command, click.Group):
        with in_norwegian():
            assert command.make_context(command.name, words[len(path) :]).info_name == path[-1]


@pytest.mark.parametrize(
    "words",
    [
        ("selg",),
        ("verify",),
        ("verify", "--data"),
        ("verify", "--data", "x", "--alt"),
        ("report", "y", "--data", "x"),
        ("report", "z", "--data", "x", "--number", "0"),
        ("export", "saft-cash", "--data", "x", "--out", "y", "--from", "1. mars"),
        ("export", "saft-cash", "--data", "x", "--out", "y", "--from", "2026-02-30"),
        ("serve", "--data", "x", "--port", "70000"),
        ("journal", "--data", "x", "--kind", "sale_deleted"),
        ("keys", "rotate", "--data", "x"),
        ("keys", "create", "--data", "x", "--method", "md5"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_read_ends_with_2_and_says_why(words: tuple[str, ...]) -> None:
    result = typed(*words)
    assert (result.exit_code, result.stdout) == (COULD_NOT, "")
    assert result.stderr.splitlines()[-1].startswith("Feil: ")


@pytest.mark.parametrize(("number", "code"), [(28, "store.disk_full"), (5, "datakasse.fault")])
def test_a_full_disk_is_told_as_one_and_any_other_fault_is_ours(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    code: str,
) -> None:
    def full(*_: object, **__: object) -> Never:
        raise OSError(number, "the disk will not")

    monkeypatch.setattr(sys, "argv", ["datakasse", "keys", "renew-master", "--data", str(tmp_path)])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    hubs = Hubs(full, full, full, full, HttpHubLines())
    with pytest.raises(SystemExit) as ended:
        run(Product(full, full, full, full, Databases(full, full, full), hubs, KeySafe(full, full, full)))
    stdout, stderr = capsys.readouterr()
    one_sentence(code, int(ended.value.code or 0), stdout, stderr)
    assert len(list(tmp_path.iterdir())) == (code == "datakasse.fault")


def test_a_fault_of_ours_is_a_sentence_and_2_and_its_whole_story_lies_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not 1, which would say that a journal has faults; and no traceback on the screen."""

    def broken(*_: object, **__: object) -> Never:
        raise ZeroDivisionError

    monkeypatch.setattr(sys, "argv", ["datakasse", "verify", "--data", str(tmp_path)])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    hubs = Hubs(broken, broken, broken, broken, HttpHubLines())
    databases, key_safe = Databases(broken, broken, broken), KeySafe(broken, broken, broken)
    with pytest.raises(SystemExit) as ended:
        run(Product(broken, broken, broken, broken, databases, hubs, key_safe))
    stdout, stderr = capsys.readouterr()
    assert "ZeroDivisionError" in one_sentence("datakasse.fault", int(ended.value.code or 0), stdout, stderr)
    (file,) = tmp_path.iterdir()
    assert str(file) in stderr
    assert file.stat().st_mode & 0o077 == 0
    assert "Traceback" in file.read_text(encoding="utf-8")
