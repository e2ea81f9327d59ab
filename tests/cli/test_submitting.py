"""`datakasse submit`: handing accounting files in, as far as it goes without a network."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.bookkeeping.submission import Part, PartState, Submission, SubmissionState
from datakasse.storage.sqlite.store import open_store
from tests.cli.command_line import COULD_NOT, FAULTS, done, refused, typed

ROW = Submission(
    1,
    "r1",
    "saft-cash",
    "0199",
    date(2026, 2, 1),
    date(2026, 2, 28),
    datetime(2026, 3, 1, tzinfo=UTC),
    "1",
    parts=(Part(1, "SAF-T.zip", "00", 10, PartState.LET_GO),),
    reason="Skatteetaten svarte 500",
)
PERIOD = ("--form", "saft-cash", "--dialog", "0199", "--from", "2026-02-01", "--to", "2026-02-28")


def keep(folder: Path, row: Submission) -> None:
    """Have a submission on record."""
    store = open_store(folder, {})
    store.write(lambda books: books.put_submission(row)).result()
    store.close()


def test_without_access_nothing_is_sent_and_it_says_so(day_folder: Path) -> None:
    assert "Ingenting er sendt" in done("submit", "status", "--data", day_folder)
    refused("submit.no_access", "submit", "send", "--data", day_folder, *PERIOD)
    refused("submit.no_access", "submit", "status", "--data", day_folder, "--number", "1")
    assert typed("submit", "send", "--data", day_folder).exit_code == COULD_NOT


def test_what_is_not_there_yet_ends_with_one_and_tells_why(day_folder: Path) -> None:
    keep(day_folder, ROW)
    told = typed("submit", "status", "--data", day_folder)
    assert told.exit_code == FAULTS
    assert "2026-02-01 – 2026-02-28  1 fil  ikke levert ennå" in told.output
    assert "Skatteetaten svarte 500" in told.output


def test_access_is_kept_encrypted_and_journalled_without_the_key(day_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    client = ("--client-id", "c1", "--kid", "k1", "--key-file", file)
    access = ("submit", "access", "--data", day_folder, *client)
    refused("submit.bad_access", *access)
    file.write_text("no key")
    refused("submit.bad_access", *access)
    key = rsa.generate_private_key(65_537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(key)
    assert "PRIVATE" not in done(*access, "--test")
    (kept,) = (day_folder / "keys").glob("partner-skatteetaten_control.locked")
    assert b"PRIVATE" not in kept.read_bytes()
    store = open_store(day_folder, {})
    with store.read() as books:
        register = books.registers()[0].register_id
        last = books.record(register, books.head(register).number).event
    store.close()
    assert last == SettingsChanged(what="submission access", subject="c1")


def test_what_was_handed_in_is_not_sent_again(day_folder: Path, tmp_path: Path) -> None:
    test_access_is_kept_encrypted_and_journalled_without_the_key(day_folder, tmp_path)
    arrived = msgspec.structs.replace(ROW, state=SubmissionState.SUBMITTED, receipt="AR-1", reason="")
    keep(day_folder, arrived)
    assert "AR-1" in refused("submit.already_submitted", "submit", "send", "--data", day_folder, *PERIOD)
    assert "levert  AR-1" in done("submit", "send", "--data", day_folder, "--number", "1")
