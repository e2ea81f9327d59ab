"""
What every place must hold, over real sockets and real disks; and how each kind tells what is wrong with it.

S3's signature is held against the examples of its public description, which we did not make.
"""

import os
import socket
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import asyncssh
import msgspec
import pytest

from datakasse.devices.places.open_place import open_place
from datakasse.devices.places.s3 import signed_headers
from datakasse.errors.backup.places import BucketKeyMissing, HostKeyMissing, PlaceAddressBad
from datakasse.office.backup.place import Held, Place, PlaceFailed, PlaceSetup
from lab.s3_server import KEY_ID, REGION, SECRET, S3Server
from lab.sftp_server import PASSWORD, SftpServer, new_private_key, public_line
from tests.backup.copied_shop import CopiedShop, journal_of

DAY_S = 86_400
CONTENT = os.urandom(300_000)
BOX = "datakasse/line/journal/K%201/000000001-000000002.age"


@dataclass
class Kind:
    """A kind of place: how it is set up, and what makes it go away and come back."""

    setup: PlaceSetup
    go_away: Callable[[], object]
    come_back: Callable[[], object]


@pytest.fixture(params=["folder", "sftp", "s3"])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Kind]:
    """Each kind of place, once."""
    home = tmp_path / "home"
    (home / "kopier").mkdir(parents=True)
    if request.param == "folder":
        there, away = home / "kopier", home / "away"
        setup = PlaceSetup("p", f"folder:{there}")
        yield Kind(setup, lambda: there.rename(away), lambda: away.rename(there))
    elif request.param == "sftp":
        machine = SftpServer(home)
        setup = PlaceSetup("p", machine.address, secret=PASSWORD, host_key=machine.host_key)
        yield Kind(setup, machine.off, machine.on)
        machine.close()
    else:
        store = S3Server()
        setup = PlaceSetup("p", store.address, user=KEY_ID, secret=SECRET, region=REGION)
        yield Kind(setup, lambda: setattr(store, "mood", "down"), lambda: setattr(store, "mood", "well"))
        store.close()


@pytest.fixture
def place(kind: Kind) -> Generator[Place]:
    """The place, prepared."""
    place = open_place(kind.setup)
    place.prepare()
    yield place
    place.close()


def test_what_is_put_there_is_there_and_can_be_put_again(place: Place) -> None:
    assert list(place.held("datakasse")) == []
    place.put(BOX, b"first")
    place.put(BOX, CONTENT)
    assert place.get(BOX) == CONTENT
    place.put("datakasse/line/deed.age", b"")
    assert sorted(place.held("datakasse"), key=lambda held: held.name) == [
        Held("datakasse/line/deed.age", 0),
        Held(BOX, len(CONTENT)),
    ]
    assert [held.name for held in place.held("datakasse/line/journal")] == [BOX]
    place.remove(BOX)
    place.remove(BOX)
    with pytest.raises(PlaceFailed):
        place.get(BOX)


def test_more_than_a_page_is_told(place: Place) -> None:
    names = [f"datakasse/line/beside/{number:03}.age" for number in range(120)]
    for name in names:
        place.put(name, name.encode())
    assert sorted(held.name for held in place.held("datakasse/line")) == names


def test_a_place_that_goes_away_comes_back(kind: Kind, place: Place) -> None:
    place.put(BOX, CONTENT)
    kind.go_away()
    for call in (lambda: place.put(BOX, b"x"), lambda: place.get(BOX), lambda: list(place.held("datakasse"))):
        with pytest.raises(PlaceFailed):
            call()
    kind.come_back()
    assert place.get(BOX) == CONTENT


def test_a_shop_is_copied_there_and_restored_from_there(kind: Kind, place: Place, shop: CopiedShop) -> None:
    shop.place.inner = place
    shop.sell(3)
    shop.ship()
    kind.go_away()
    shop.sell(2)
    with pytest.raises(PlaceFailed):
        shop.ship()
    kind.come_back()
    shop.sell(1)
    shop.ship()
    shop.place.inner = open_place(kind.setup)
    with shop.restored() as restored:
        assert journal_of(restored.store) == journal_of(shop.store)
    shop.place.close()


def test_another_machine_under_the_same_address_gets_nothing(tmp_path: Path) -> None:
    (tmp_path / "kopier").mkdir()
    machine = SftpServer(tmp_path)
    other = public_line(asyncssh.import_private_key(new_private_key()))
    place = open_place(PlaceSetup("p", machine.address, secret=PASSWORD, host_key=other))
    with pytest.raises(PlaceFailed, match="not the one that is set up"):
        place.prepare()
    wrong = open_place(PlaceSetup("p", machine.address, secret="x", host_key=machine.host_key))
    with pytest.raises(PlaceFailed, match="does not accept the user"):
        wrong.prepare()
    assert list((tmp_path / "kopier").iterdir()) == []
    machine.close()


@pytest.fixture
def machine(tmp_path: Path) -> Generator[SftpServer]:
    """A machine with a folder for copies."""
    (tmp_path / "kopier").mkdir()
    machine = SftpServer(tmp_path)
    yield machine
    machine.close()


def test_a_machine_that_runs_full_keeps_no_half_of_a_file(machine: SftpServer, tmp_path: Path) -> None:
    """Nobody waits for the answers to what is written: half of it was moved to the name of the whole one."""
    place = open_place(PlaceSetup("p", machine.address, secret=PASSWORD, host_key=machine.host_key))
    place.prepare()
    place.put(BOX, CONTENT)
    machine.is_full = True
    with pytest.raises(PlaceFailed, match="is it full there"):
        place.put(BOX, CONTENT + b"more")
    machine.is_full = False
    assert place.get(BOX) == CONTENT
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "kopier" / BOX]
    place.close()


def test_what_a_cut_line_left_behind_does_not_stay(machine: SftpServer, tmp_path: Path) -> None:
    """The next try may have another name: half a file took room for ever, and was told as no SFTP."""
    place = open_place(PlaceSetup("p", machine.address, secret=PASSWORD, host_key=machine.host_key))
    place.prepare()
    machine.is_cut = True
    with pytest.raises(PlaceFailed, match=r"^the connection was broken off$"):
        place.put(BOX, CONTENT)
    machine.is_cut = False
    assert list(place.held("datakasse")) == []
    (left,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert left.name.endswith(".uferdig"), "it may be on its way still"
    aged(left)
    place.put(f"{BOX}.other", CONTENT)
    assert [held.name for held in place.held("datakasse")] == [f"{BOX}.other"]
    assert not left.exists()
    place.close()


def test_what_a_power_cut_left_on_a_stick_does_not_stay(tmp_path: Path) -> None:
    place = open_place(PlaceSetup("p", f"folder:{tmp_path}"))
    place.prepare()
    place.put(BOX, CONTENT)
    left = (tmp_path / BOX).with_name(".x.age.uferdig")
    left.write_bytes(CONTENT)
    assert [held.name for held in place.held("datakasse")] == [BOX]
    assert left.exists(), "it may be on its way still"
    aged(left)
    assert [held.name for held in place.held("datakasse")] == [BOX]
    assert not left.exists()


def aged(left: Path) -> None:
    """Let a file be of the day before yesterday."""
    at = time.time() - 2 * DAY_S
    os.utime(left, (at, at))


def test_a_machines_key_is_taken_as_ssh_keyscan_tells_it(machine: SftpServer) -> None:
    for before, after in (("", ""), (f"[127.0.0.1]:{machine.port} ", ""), ("kopi.no ", " root@kopi\n")):
        told = f"{before}{machine.host_key.rstrip()}{after}"
        place = open_place(PlaceSetup("p", machine.address, secret=PASSWORD, host_key=told))
        place.prepare()
        place.close()
    for wrong in ("", "AAAA", "kopi.no", f"# kopi.no:22 {machine.host_key}"):
        with pytest.raises(HostKeyMissing):
            open_place(PlaceSetup("p", machine.address, secret=PASSWORD, host_key=wrong))


def hang_up_on_one(listening: socket.socket) -> None:
    """Let somebody in, and say nothing."""
    line, _ = listening.accept()
    line.close()


def test_what_is_wrong_with_a_machine_is_told_in_words_and_not_on_the_screen(
    machine: SftpServer, capfd: pytest.CaptureFixture[str]
) -> None:
    setup = PlaceSetup("p", machine.address, secret=PASSWORD, host_key=machine.host_key)
    with pytest.raises(PlaceFailed, match="neither a password"):
        open_place(msgspec.structs.replace(setup, secret="")).prepare()
    with socket.create_server(("127.0.0.1", 0)) as other:
        nobody = f"sftp://kopi@127.0.0.1:{other.getsockname()[1]}/kopier"
        Thread(target=hang_up_on_one, args=(other,)).start()
        with pytest.raises(PlaceFailed, match="speaks no SFTP"):
            open_place(msgspec.structs.replace(setup, address=nobody)).prepare()
    with pytest.raises(PlaceFailed, match="machine does not answer"):
        open_place(msgspec.structs.replace(setup, address=nobody)).prepare()
    bucket = PlaceSetup("p", nobody.replace("sftp://kopi@", "s3+http://"), user="k", secret="s")
    with pytest.raises(PlaceFailed, match="nobody answers at the address"):
        open_place(bucket).prepare()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("missing", ["user", "secret", "region"])
def test_a_bucket_needs_what_opens_it(missing: str) -> None:
    setup = PlaceSetup("p", "s3+https://maskin/kopier", user="k", secret="s", region="oslo-1")
    with pytest.raises(BucketKeyMissing):
        open_place(msgspec.structs.replace(setup, **{missing: "å" if missing == "region" else ""}))


@pytest.mark.parametrize(
    ("mood", "why"), [("full", "no more room"), ("down", "503"), ("skewed", "set the clock")]
)
def test_a_bucket_tells_what_is_wrong(mood: str, why: str) -> None:
    store = S3Server()
    place = open_place(PlaceSetup("p", store.address, user=KEY_ID, secret=SECRET, region=REGION))
    place.prepare()
    store.mood = mood
    with pytest.raises(PlaceFailed, match=why):
        place.put(BOX, b"x")
    place.close()
    wrong = open_place(PlaceSetup("p", store.address, user=KEY_ID, secret="wrong", region=REGION))
    store.mood = "well"
    with pytest.raises(PlaceFailed, match="key is not accepted"):
        wrong.prepare()
    wrong.close()
    store.close()


def test_what_is_missing_in_a_bucket_is_told_apart_from_a_bucket_that_is() -> None:
    store = S3Server()
    setup = PlaceSetup("p", store.address, user=KEY_ID, secret=SECRET, region=REGION)
    place = open_place(setup)
    with pytest.raises(PlaceFailed, match="should lie there is gone"):
        place.get(BOX)
    place.close()
    elsewhere = open_place(
        msgspec.structs.replace(setup, address=f"{store.address[: -len('kopier/butikk')]}annen")
    )
    with pytest.raises(PlaceFailed, match="no such bucket"):
        elsewhere.prepare()
    elsewhere.close()
    store.close()


@pytest.mark.parametrize("mood", ["cut", "lying"])
def test_what_a_bucket_does_not_keep_whole_is_noticed_at_once(mood: str, shop: CopiedShop) -> None:
    store = S3Server()
    shop.place.inner = open_place(PlaceSetup("p", store.address, user=KEY_ID, secret=SECRET, region=REGION))
    store.mood = mood
    with pytest.raises(PlaceFailed):
        shop.ship()
    assert shop.board.read().places["place"].verified_at is None
    store.mood = "well"
    shop.ship()
    assert shop.board.read().places["place"].verified_at == shop.now
    shop.place.close()
    store.close()


def test_a_stick_that_is_out_is_no_place_although_its_mount_point_is_there(tmp_path: Path) -> None:
    place = open_place(PlaceSetup("p", f"folder:{tmp_path}"))
    with pytest.raises(PlaceFailed, match="taken out"):
        place.put(BOX, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "folder:",
        "sftp://host/x",
        "sftp://u@host",
        "sftp://u@host:x/y",
        "s3+https://host",
        "ftp://u@host/x",
    ],
)
def test_an_address_that_means_nothing_is_refused(address: str) -> None:
    with pytest.raises(PlaceAddressBad):
        open_place(PlaceSetup("p", address, user="u", secret="s", host_key="ssh-ed25519 AAAA"))


EXAMPLE = "AKIAIOSFODNN7EXAMPLE"
EXAMPLE_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


EXAMPLES: dict[str, tuple[str, str, str, bytes, dict[str, str]]] = {
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41": (
        "GET", "/test.txt", "", b"", {"range": "bytes=0-9"}
    ),
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd": (
        "PUT", "/test%24file.text", "", b"Welcome to Amazon S3.",
        {"date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"},
    ),
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543": ("GET", "/", "lifecycle=", b"", {}),
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7": (
        "GET", "/", "max-keys=2&prefix=J", b"", {}
    ),
}  # fmt: skip
"""Signature → the request that has it, as the public description of Signature Version 4 gives them."""


@pytest.mark.parametrize("signature", EXAMPLES)
def test_signatures_are_those_of_the_public_examples(signature: str) -> None:
    method, path, query, content, more = EXAMPLES[signature]
    headers = signed_headers(
        method,
        path,
        query,
        content,
        host="examplebucket.s3.amazonaws.com",
        key_id=EXAMPLE,
        secret=EXAMPLE_SECRET,
        region="us-east-1",
        at=datetime(2013, 5, 24, tzinfo=UTC),
        more=more,
    )
    assert headers["authorization"].endswith(f"Signature={signature}")
