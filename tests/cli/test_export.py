"""`datakasse export saft-cash`: a whole file in its place, or none; and the export is in the journal."""

import resource
import signal
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click
import pyrage
import pytest
from lxml import etree
from pyrage import x25519

from datakasse.cli.ledger.whole_file import whole_file
from datakasse.errors.files import FileNotWritable
from datakasse.journal.entry import Record, from_bytes
from datakasse.journal.events.paper import JournalExported
from tests.cli.command_line import done, refused, typed
from tests.shop import BACK, COMPANY, FRONT

NAMESPACE = "{urn:StandardAuditFile-Taxation-CashRegister:NO}"
FIRST_DAY, SECOND_DAY, AFTER = "2026-03-02", "2026-03-03", "2026-03-04"


@contextmanager
def no_room(size: int) -> Generator[None]:
    """Let no file of this process grow beyond a size."""
    before, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def export(folder: Path, out: Path, *options: str) -> Path:
    """Export and return the file."""
    told = done("export", "saft-cash", "--data", folder, "--out", out, *options)
    assert told == f"Skrevet: {out} ({out.stat().st_size} byte)\n"
    return out


def texts(file: Path, element: str, inside: str) -> list[str | None]:
    """Return the text of an element in each of those it stands in."""
    found = etree.parse(str(file)).iter(f"{NAMESPACE}{inside}")
    return [around.findtext(f"{NAMESPACE}{element}") for around in found]


def registers(file: Path) -> list[str | None]:
    return texts(file, "registerID", "cashregister")


def days(file: Path) -> list[str | None]:
    """Return the days of all transactions."""
    return texts(file, "transDate", "cashtransaction")


def last_entry(folder: Path, register: str) -> Record:
    lines = done("journal", "--data", folder, "--register", register, "--json").splitlines()
    return from_bytes(lines[-1].encode())


@pytest.mark.law("KSF-2-7-4", "KSL-4")
def test_without_dates_everything_of_every_register_is_in_a_file_that_the_schema_accepts(
    day_folder: Path, tmp_path: Path, saft_reference: Path
) -> None:
    file = export(day_folder, tmp_path / "alt.xml")
    assert registers(file) == ["K1", "K2", "K3", "K4", "K5"]
    assert set(days(file)) == {FIRST_DAY, SECOND_DAY, AFTER}
    (schema,) = saft_reference.glob("*Cash_Register_Schema*.xsd")
    etree.XMLSchema(etree.parse(str(schema))).assertValid(etree.parse(str(file)))


@pytest.mark.law("KSF-2-7-4")
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--from", FIRST_DAY, "--to", FIRST_DAY), {FIRST_DAY}),
        (("--from", SECOND_DAY), {SECOND_DAY, AFTER}),
        (("--to", SECOND_DAY), {FIRST_DAY, SECOND_DAY}),
        (("--from", "2025-01-01", "--to", "2025-12-31"), set[str]()),
    ],
)
def test_days_are_chosen_from_and_to_and_both_count(
    day_folder: Path, tmp_path: Path, options: tuple[str, ...], expected: set[str]
) -> None:
    assert set(days(export(day_folder, tmp_path / "noe.xml", *options))) == expected


@pytest.mark.law("KSF-2-7-4")
def test_one_register_can_be_chosen(day_folder: Path, tmp_path: Path) -> None:
    file = export(day_folder, tmp_path / "kafeen.xml", "--register", BACK)
    assert registers(file) == [BACK]
    assert set(days(file)) == {AFTER}


@pytest.mark.law("KSF-2-7-1")
def test_an_export_is_told_in_the_journal_of_each_register_that_is_in_it(
    day_folder: Path, tmp_path: Path
) -> None:
    """With its period; and the next file tells of it, as the law's list has it (13020)."""
    export(day_folder, tmp_path / "en.xml", "--from", FIRST_DAY, "--to", SECOND_DAY, "--register", FRONT)
    told = last_entry(day_folder, FRONT)
    assert told.event == JournalExported("SAF-T Cash Register 1.00", FIRST_DAY, SECOND_DAY)
    assert not isinstance(last_entry(day_folder, BACK).event, JournalExported)
    export(day_folder, tmp_path / "to.xml")
    assert isinstance(last_entry(day_folder, BACK).event, JournalExported)
    assert "13020" in (tmp_path / "to.xml").read_text(encoding="utf-8")
    assert done("verify", "--data", day_folder).count(", 0 feil.") == 5


@pytest.mark.law("KSL-4")
def test_who_exports_is_told_and_must_have_the_right_to(day_folder: Path, tmp_path: Path) -> None:
    """The auditor may; the cashier may not, and that she tried is in the journal."""
    file = export(day_folder, tmp_path / "revisor.xml", "--operator", "9")
    assert texts(file, "userID", "header") == ["9"]
    assert last_entry(day_folder, FRONT).operator == "9"
    out = tmp_path / "ola.xml"
    ask = ("export", "saft-cash", "--data", day_folder, "--out", out, "--operator")
    refused("operator.missing_right", *ask, "2")
    assert not out.exists()
    attempt = last_entry(day_folder, FRONT)
    assert (type(attempt.event).__name__, attempt.operator) == ("AttemptRefused", "2")
    refused("operator.unknown", *ask, "77")


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("export.period_reversed", ("--from", SECOND_DAY, "--to", FIRST_DAY)),
        ("export.unknown_register", ("--register", "K9")),
        ("export.unknown_register", ("--register", "")),
    ],
)
def test_what_cannot_be_exported_leaves_nothing_behind(
    day_folder: Path, tmp_path: Path, code: str, options: tuple[str, ...]
) -> None:
    """No file, no half of one, no entry; and a file that was there before is as it was."""
    place = tmp_path / "filer"
    place.mkdir()
    before = last_entry(day_folder, FRONT)
    refused(code, "export", "saft-cash", "--data", day_folder, "--out", place / "alt.xml", *options)
    assert list(place.iterdir()) == []
    (place / "alt.xml").write_text("i går")
    refused(code, "export", "saft-cash", "--data", day_folder, "--out", place / "alt.xml", *options)
    assert [(file.name, file.read_text()) for file in place.iterdir()] == [("alt.xml", "i går")]
    assert last_entry(day_folder, FRONT) == before


def test_a_place_that_cannot_be_written_leaves_nothing_and_no_entry(day_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    before = last_entry(day_folder, FRONT)
    for out in (tmp_path / "fil" / "alt.xml", tmp_path / "nowhere" / "alt.xml"):
        sentence = refused(
            "export.file_not_writable", "export", "saft-cash", "--data", day_folder, "--out", out
        )
        assert str(out) in sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == ["day", "fil"]
    assert last_entry(day_folder, FRONT) == before


def test_a_folder_is_no_file(day_folder: Path, tmp_path: Path) -> None:
    result = typed("export", "saft-cash", "--data", day_folder, "--out", tmp_path)
    assert result.exit_code == 2


def test_a_disk_that_fills_up_leaves_no_half_file(day_folder: Path, tmp_path: Path) -> None:
    """A device that is always full stands in for the disk."""
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this system has no /dev/full")
    draft = tmp_path / ".alt.xml.part"
    draft.symlink_to(full)
    refused(
        "export.file_not_writable", "export", "saft-cash", "--data", day_folder, "--out", tmp_path / "alt.xml"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["day"]


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_without_a_shop_there_is_no_file(tmp_path: Path, folder: str) -> None:
    out = tmp_path / "alt.xml"
    refused("store.no_shop", "export", "saft-cash", "--data", tmp_path / folder, "--out", out)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_encrypted_for_whom_it_is_meant_and_never_lies_open(
    day_folder: Path, tmp_path: Path
) -> None:
    """What comes out with the key is what an open file has; without it there is nothing to read."""
    key, ours = x25519.Identity.generate(), ("--data", day_folder)
    for command, name in ((("export", "saft-cash"), "alt.xml"), (("control",), "kontroll.zip")):
        out = tmp_path / f"{name}.age"
        done(*command, *ours, "--out", out, "--encrypt-for", str(key.to_public()))
        opened = pyrage.decrypt(out.read_bytes(), [key])
        assert opened.startswith(b"<?xml" if name == "alt.xml" else b"PK")
        assert COMPANY.organisation_number.encode() not in out.read_bytes()
    assert {file.name for file in tmp_path.iterdir() if file.is_file()} == {"alt.xml.age", "kontroll.zip.age"}
    refusal = typed("export", "saft-cash", *ours, "--out", tmp_path / "x", "--encrypt-for", "age1nobody")
    assert (refusal.exit_code, "gjenopprettingsarket" in refusal.output) == (2, True)
    assert not (tmp_path / "x").exists()


def test_a_file_is_for_its_owner_alone(day_folder: Path, tmp_path: Path) -> None:
    file = export(day_folder, tmp_path / "alt.xml")
    assert file.stat().st_mode & 0o077 == 0


def test_a_disk_that_is_full_while_it_is_encrypted_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """Whoever writes does not wait for ever for somebody who has stopped to read."""
    out = tmp_path / "full.age"
    context = click.Context(click.Command("x"), obj=None)
    context.meta["datakasse.encrypt_for"] = str(x25519.Identity.generate().to_public())

    def write() -> None:
        with context, whole_file(out) as stream:
            for _ in range(100):
                stream.write(bytes(1 << 16))

    with no_room(1 << 16), pytest.raises(FileNotWritable):
        write()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ("export", "saft-cash"),
        ("export", "saft-financial"),
        ("export", "vouchers", "--form", "csv"),
        ("control",),
    ],
)
def test_a_period_that_is_not_over_is_said_not_to_be(
    day_folder: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """The file is made, and looks as whole as any other; of days to come it has nothing."""
    at = (*words, "--data", day_folder, "--out", tmp_path / "fil")
    assert "er ikke over" in typed(*at, "--from", FIRST_DAY, "--to", "2999-12-31").stderr
    assert "2999-12-01" in typed(*at, "--from", "2999-12-01", "--to", "2999-12-31").stderr
    assert typed(*at, "--from", FIRST_DAY, "--to", SECOND_DAY).stderr == ""
    assert typed(*at).stderr == ""


@pytest.mark.parametrize(
    "command",
    [
        ("export", "saft-cash"),
        ("export", "saft-financial"),
        ("export", "vouchers", "--form", "csv"),
        ("control",),
    ],
)
def test_a_file_of_a_period_in_which_nothing_was_recorded_is_told_to_be_empty(
    day_folder: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """A mistyped year looks like any other file."""
    to = ("--data", day_folder, "--out", tmp_path / "fil")
    empty = typed(*command, *to, "--from", "2025-03-01", "--to", "2025-03-31")
    assert "Ingenting er ført i perioden: filen er tom" in empty.stderr
    full = typed(*command, *to, "--from", FIRST_DAY, "--to", FIRST_DAY)
    assert (full.exit_code, "filen er tom" in full.stderr) == (0, False)
