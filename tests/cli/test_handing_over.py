"""`datakasse receipts` and `datakasse mail`: how receipts reach customers without paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.sqlite.store import open_store
from lab.fake_mail import FakeMail, Mood
from tests.cli.command_line import COULD_NOT, REGISTER, done, refused, typed

PASSWORD = "svært-hemmelig"
SET = ("--host", "smtp.example.no", "--sender", "kasse@example.no")


@pytest.fixture
def server() -> Iterator[FakeMail]:
    """A mail server on this machine."""
    server = FakeMail()
    server.open()
    yield server
    server.close()


def settings_changed(folder: Path) -> list[SettingsChanged]:
    """What the journal says of changed settings."""
    store = open_store(folder, {})
    try:
        with store.read() as books:
            events = [record.event for record in books.records(REGISTER)]
    finally:
        store.close()
    return [event for event in events if isinstance(event, SettingsChanged)]


def test_the_address_of_receipts_is_set_and_journalled(new_folder: Path) -> None:
    told = done("receipts", "--data", new_folder, "--address", "https://kvittering.example.no/")
    assert "https://kvittering.example.no" in told
    assert settings_changed(new_folder) == [
        SettingsChanged("address of receipts", "https://kvittering.example.no")
    ]
    assert "slått av" in done("receipts", "--data", new_folder, "--address", "")


@pytest.mark.parametrize(
    "address",
    ["kvittering.no", "ftp://kvittering.no", "https://", "https://a.no/b", "https://a.no?b", "https://a@b.no",
     "https://a.no:99999", "https://blåbær.no", "javascript:alert(1)"],
)  # fmt: skip
def test_what_no_phone_could_reach_is_refused(new_folder: Path, address: str) -> None:
    refused("receipt.bad_address", "receipts", "--data", new_folder, "--address", address)
    assert settings_changed(new_folder) == []


@pytest.mark.parametrize("days", ["0", "-1", "4000"])
def test_a_link_works_for_a_time_that_makes_sense(new_folder: Path, days: str) -> None:
    refused(
        "receipt.bad_address", "receipts", "--data", new_folder, "--address", "https://a.no", "--days", days
    )


@pytest.mark.law("SIG-12")
def test_the_password_is_asked_for_and_kept_where_nobody_reads_it(new_folder: Path) -> None:
    result = typed("mail", "set", "--data", new_folder, *SET, "--user", "kasse", answers=f"{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert settings_changed(new_folder) == [SettingsChanged("mail account", "smtp.example.no")]
    kept = new_folder / "keys" / "partner-mail.locked"
    assert kept.stat().st_mode & 0o077 == 0
    for file in new_folder.rglob("*"):
        assert not file.is_file() or PASSWORD.encode() not in file.read_bytes(), file
    done("mail", "forget", "--data", new_folder)
    refused("mail.no_account", "mail", "test", "--data", new_folder, "--to", "meg@example.com")


@pytest.mark.parametrize(
    "more",
    [
        ("--security", "none"),
        ("--port", "0"),
        ("--sender", "kasse"),
        ("--host", ""),
        ("--host", "smtp example"),
    ],
)
def test_an_account_that_cannot_be_used_safely_is_refused(new_folder: Path, more: tuple[str, str]) -> None:
    assert typed("mail", "set", "--data", new_folder, *SET, *more).exit_code == COULD_NOT
    assert not (new_folder / "keys" / "partner-mail.locked").exists()


def test_an_account_is_tried(new_folder: Path, server: FakeMail) -> None:
    refused("mail.no_account", "mail", "test", "--data", new_folder, "--to", "meg@example.com")
    here = ("--host", "127.0.0.1", "--port", str(server.port), "--security", "none")
    done("mail", "set", "--data", new_folder, *here, "--sender", "kasse@example.no")
    done("mail", "test", "--data", new_folder, "--to", "meg@example.com")
    (taken,) = server.taken
    assert taken.recipient == "meg@example.com"
    server.moods.append(Mood.NEVER)
    told = refused("mail.not_taken", "mail", "test", "--data", new_folder, "--to", "meg@example.com")
    assert "554" in told
    refused("receipt.bad_mail_address", "mail", "test", "--data", new_folder, "--to", "meg")
