"""`datakasse backup` and `datakasse restore`, as an owner types them; also beside a shop that is open."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from datakasse.office.backup.recovery_key import read_recovery_key
from tests.cli.command_line import FAULTS, REGISTER, done, refused, typed
from tests.cli.test_serve import serving
from tests.database import cluster, database
from tests.till.shopkeeper import FRONT, kept_by

__all__ = ["cluster", "database"]

PATIENCE_S = 60


def set_up(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Set a backup up to a folder; returns the folder and the sheet."""
    usb, sheet = tmp_path / "usb", tmp_path / "ark.txt"
    usb.mkdir()
    sheet.write_text(done("backup", "key"))
    done("backup", "set-up", "--data", folder, "--identity", sheet)
    done("backup", "add-place", "--data", folder, "--name", "usb", "--address", f"folder:{usb}")
    return usb, sheet


def until(happened: Callable[[], bool]) -> None:
    """Wait until something another process does has happened."""
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.law("KSF-2-7-6")
def test_a_shop_is_copied_lost_and_back_and_sells_on(day_folder: Path, tmp_path: Path) -> None:
    usb, sheet = set_up(day_folder, tmp_path)
    assert typed("backup", "status", "--data", day_folder).exit_code == FAULTS
    told = done("backup", "now", "--data", day_folder)
    assert told.startswith("Gult: Kopien er fersk, men den er bare på ett sted.")
    assert "poster kom tilbake og stemte" in done("backup", "drill", "--data", day_folder)
    before = tmp_path / "before.xml"
    done("export", "saft-cash", "--data", day_folder, "--out", before, "--to", "2026-03-31")

    back = tmp_path / "back"
    told = done("restore", "--from", f"folder:{usb}", "--to", back, "--identity", sheet)
    assert "alle kontrollert" in told
    assert "kan være gitt til kunder og er ukjent" in told
    assert all("0 feil" in line for line in done("verify", "--data", back).splitlines())
    after = tmp_path / "after.xml"
    done("export", "saft-cash", "--data", back, "--out", after, "--to", "2026-03-31")
    assert _of_the_time(after) == _of_the_time(before)
    assert "register_restored" in done("journal", "--data", back)
    # It goes on copying, in a line of its own beside the old one.
    done("backup", "now", "--data", back)
    assert len(list((usb / "datakasse").iterdir())) == 2
    with kept_by(back) as shop:
        shop.clock.forward(days=4000)
        shop.open()
        assert shop.sell("200").receipt > 200
        assert shop.faults(FRONT) == []
    done("export", "saft-cash", "--data", back, "--out", tmp_path / "whole.xml")
    assert refused(
        "store.shop_exists", "restore", "--from", f"folder:{usb}", "--to", back, "--identity", sheet
    )


def _of_the_time(file: Path) -> list[str]:
    """Return a file's lines but for those about when and by which keys and version it was made."""
    text = file.read_text(encoding="utf-8").replace("><", ">\n<")
    return [line for line in text.splitlines() if not line.startswith(("<dateCreated", "<timeCreated"))]


def test_an_open_shop_is_copied_by_itself_and_restored_while_it_is_open(
    new_folder: Path, tmp_path: Path
) -> None:
    usb, sheet = set_up(new_folder, tmp_path)
    with serving(new_folder):
        board = new_folder / "backup.json"

        def is_copied(entries: int) -> bool:
            if not board.exists():
                return False
            told = json.loads(board.read_text())["places"]
            return bool(told) and told["usb"]["heads"].get(REGISTER, 0) >= entries

        until(lambda: is_copied(4))
        done("keys", "rotate", "--data", new_folder, "--register", REGISTER)
        until(lambda: is_copied(5))
        told = done("restore", "--from", f"folder:{usb}", "--to", tmp_path / "back", "--identity", sheet)
        assert "5 poster" in told
        assert "nøkkelversjon 3" in told
    assert "0 feil" in done("verify", "--data", tmp_path / "back")


def test_the_sheet_is_what_age_wants_and_is_kept_nowhere(new_folder: Path, tmp_path: Path) -> None:
    usb, sheet = set_up(new_folder, tmp_path)
    done("backup", "now", "--data", new_folder)
    text = sheet.read_text()
    key = read_recovery_key(text)
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [key.secret]
    for file in [*new_folder.rglob("*"), *usb.rglob("*")]:
        assert not file.is_file() or key.secret.encode() not in file.read_bytes()


def test_what_goes_wrong_is_one_sentence(new_folder: Path, tmp_path: Path) -> None:
    refused("backup.not_set_up", "backup", "now", "--data", new_folder)
    usb, sheet = set_up(new_folder, tmp_path)
    refused("backup.set_up_before", "backup", "set-up", "--data", new_folder)
    refused("backup.unknown_place", "backup", "remove-place", "--data", new_folder, "disk")
    to = ("--to", tmp_path / "back", "--identity")
    refused("backup.nothing_there", "restore", "--from", f"folder:{usb}", *to, sheet)
    refused("backup.not_fetched", "restore", "--from", f"folder:{usb}/x", *to, sheet)
    refused("backup.bad_recovery_key", "restore", "--from", f"folder:{usb}", *to, tmp_path / "none")
    done("backup", "now", "--data", new_folder)
    other = tmp_path / "other.txt"
    other.write_text(done("backup", "key"))
    refused("backup.wrong_recovery_key", "restore", "--from", f"folder:{usb}", *to, other)
    assert not (tmp_path / "back").exists()
    refused("backup.nothing_lost", "go-on", "--data", new_folder)
    usb.rename(tmp_path / "pocket")
    assert typed("backup", "now", "--data", new_folder).exit_code == FAULTS
    done("backup", "remove-place", "--data", new_folder, "usb")


def test_the_shop_as_it_was_can_be_read_and_not_sold_from(day_folder: Path, tmp_path: Path) -> None:
    usb, sheet = set_up(day_folder, tmp_path)
    done("backup", "now", "--data", day_folder)
    old = tmp_path / "old"
    told = done(
        "restore", "--from", f"folder:{usb}", "--to", old, "--identity", sheet, "--until", "2099-01-01T12:00"
    )
    assert "det kan ikke selges fra den" in told
    assert "sale_completed" in done("journal", "--data", old)
    verified = done("verify", "--data", old)
    told_of = [verified.count(told) for told in (" poster, 0 feil.", "hentet fra en kopi, slik butikken var")]
    assert told_of == [5, 5]
    refused("store.key_missing", "serve", "--data", old, "--port", "0")


@pytest.mark.law("KSF-2-7-3")
def test_control_without_its_anchor_a_shop_that_sells_is_not_whole(day_folder: Path) -> None:
    """What is said of a copy to be read is not said of a folder that somebody has cut."""
    for anchor in (day_folder / "keys").glob("register-K1/anchor"):
        anchor.unlink()
    told = typed("verify", "--data", day_folder, "--register", "K1")
    assert told.exit_code == FAULTS
    assert "missing: Nøkkelmappen har ikke noe anker som viser at journalen slutter her." in told.stdout
    assert "slik butikken var" not in told.stdout


@pytest.mark.law("KSF-2-7-6")
def test_a_shop_comes_back_into_a_database(day_folder: Path, database: str, tmp_path: Path) -> None:
    usb, sheet = set_up(day_folder, tmp_path)
    done("backup", "now", "--data", day_folder)
    back = tmp_path / "back"
    way = ("restore", "--from", f"folder:{usb}", "--identity", sheet, "--database", database)
    told = done(*way, "--to", back)
    # It is opened where it went, so that is said last.
    assert told.index("Bøkene er flyttet til postgresql://") < told.index("Åpne butikken")
    assert all("0 feil" in line for line in done("verify", "--data", back).splitlines())
    assert "register_restored" in done("journal", "--data", back)
    assert "postgresql" in (back / "books.json").read_text()
    # Nobody's books are mixed with what lies there already; what was restored stays in the folder.
    kept = typed(*way, "--to", tmp_path / "another").output
    assert "store.target_not_empty" in kept
    assert f"datakasse move --data {tmp_path / 'another'}" in kept
    assert "Åpne butikken" not in kept
    done("verify", "--data", tmp_path / "another")


def test_what_a_place_cannot_be_is_told_and_no_fault_of_ours(new_folder: Path, tmp_path: Path) -> None:
    set_up(new_folder, tmp_path)
    rubbish = tmp_path / "id"
    rubbish.write_bytes(bytes(range(256)))
    add = ("backup", "add-place", "--data", new_folder, "--name", "far", "--address")
    for address in ("s3+https://[::1/bucket", "sftp://user@[::1/folder", "sftp://user@host:x/folder"):
        refused("backup.bad_address", *add, address, "--user", "k", "--host-key", "ssh-ed25519 AAAA")
    key = ("--key-file", rubbish, "--host-key", "ssh-ed25519 AAAA")
    refused("backup.place_not_added", *add, "sftp://user@127.0.0.1:9/folder", *key)
    refused("backup.host_key_missing", *add, "sftp://user@127.0.0.1:9/folder")
    refused("backup.host_key_missing", *add, "sftp://user@127.0.0.1:9/folder", "--host-key", "AAAA")
    for user in ("", "nøkkel"):
        far = ("s3+https://127.0.0.1:9/bucket", "--user", user)
        refused("backup.bucket_key_missing", *add, *far, environ={"DATAKASSE_PLACE_SECRET": "x"})


def test_a_password_in_an_address_is_refused_before_it_is_shown_or_kept(
    new_folder: Path, tmp_path: Path
) -> None:
    _, sheet = set_up(new_folder, tmp_path)
    for address in ("sftp://kopi:hemmelig@127.0.0.1:9/kopier", "s3+https://AK:hemmelig@127.0.0.1:9/kopier"):
        said = refused(
            "backup.secret_in_address",
            *("backup", "add-place", "--data", new_folder, "--name", "far", "--address", address),
        )
        assert "hemmelig" not in said
        to = ("--to", tmp_path / "back", "--identity", sheet)
        refused("backup.secret_in_address", "restore", "--from", address, *to)
    assert "hemmelig" not in typed("backup", "status", "--data", new_folder).output


def test_one_place_under_two_names_is_not_two_copies(new_folder: Path, tmp_path: Path) -> None:
    usb, _ = set_up(new_folder, tmp_path)
    add = ("backup", "add-place", "--data", new_folder, "--name")
    for address in (f"folder:{usb}", f"folder:{usb}/"):
        assert "«usb»" in refused("backup.same_place", *add, "server", "--address", address)
    done(*add, "usb", "--address", f"folder:{usb}")
