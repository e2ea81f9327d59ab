"""What a shop has noted of its hub: of that one, and since when; and a membership that cannot be read."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.hub.at_shop.board import HubBoard, HubStanding
from datakasse.hub.at_shop.membership import HubCard, Membership
from datakasse.storage.keys.secret_file import SecretFile
from datakasse.storage.ports.hub_told import UNREAD, HubRefusal, HubTold
from tests.shop import FRONT, NOON

MEMBERSHIP_FILE = "partner-hub.locked"

ONE = Membership("https://hub.kjeden.no:8443", "aa" * 32, "PEM", "974760673", "1", NOON)
FORK = HubRefusal(FRONT, "hub.fork", {"number": 4}, NOON, 3)
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    "other",
    [
        msgspec.structs.replace(ONE, fingerprint="bb" * 32),
        msgspec.structs.replace(ONE, machine="2"),
        msgspec.structs.replace(ONE, address="https://annen.no", fingerprint="cc" * 32),
    ],
    ids=["another hub at its address", "joined anew", "another hub"],
)
def test_what_is_noted_of_one_hub_is_not_said_of_another(tmp_path: Path, other: Membership) -> None:
    board = HubBoard(tmp_path)
    board.heard(ONE, [FORK], NOON)
    assert board.told(ONE) == HubTold(ONE.host, NOON, None, (FORK,))
    assert board.told(other) == HubTold(other.host)


@pytest.mark.parametrize("kept", [b"", b"{}", b"\xff\xfe", b'{"told": 1}'])
def test_a_note_that_is_spoilt_says_nothing_and_is_made_again(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "hub.json").write_bytes(kept)
    board = HubBoard(tmp_path)
    assert board.told(ONE) == HubTold(ONE.host)
    board.away(ONE, NOON)
    assert board.told(ONE).away_since == NOON


def test_since_when_is_told_as_it_was_first(tmp_path: Path) -> None:
    board = HubBoard(tmp_path)
    board.heard(ONE, [FORK], NOON)
    board.heard(ONE, [msgspec.structs.replace(FORK, since=LATER)], LATER)
    assert board.told(ONE).refused == (FORK,)
    board.away(ONE, LATER)
    board.away(ONE, LATER + timedelta(hours=1))
    assert board.told(ONE).away_since == LATER


@pytest.fixture
def safe(tmp_path: Path) -> SecretFile:
    """Where the shop keeps which hub it has joined."""
    (tmp_path / "keys").mkdir(mode=0o700)
    kept = SecretFile(tmp_path / "keys", AESGCM(bytes(32)), "hub")
    kept.write({"membership": msgspec.json.encode(ONE).decode()})
    return kept


def of_a_newer_version(keys: Path, safe: SecretFile) -> None:
    del keys
    safe.write({"membership": '{"address": "https://hub.kjeden.no", "form": 2}'})


def damaged(keys: Path, safe: SecretFile) -> None:
    del safe
    file = keys / MEMBERSHIP_FILE
    (keys / "new").write_bytes(file.read_bytes()[:-1] + b"?")
    (keys / "new").chmod(0o600)
    (keys / "new").replace(file)


def no_file(keys: Path, safe: SecretFile) -> None:
    del safe
    (keys / MEMBERSHIP_FILE).unlink()
    (keys / MEMBERSHIP_FILE).mkdir(mode=0o700)


def mended(keys: Path, safe: SecretFile) -> None:
    """Have the membership be as it was."""
    file = keys / MEMBERSHIP_FILE
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)
    safe.write({"membership": msgspec.json.encode(ONE).decode()})


@pytest.mark.parametrize("spoil", [of_a_newer_version, damaged, no_file])
def test_a_membership_that_cannot_be_read_is_told_with_since_when_until_it_can(
    tmp_path: Path, safe: SecretFile, spoil: Callable[[Path, SecretFile], None]
) -> None:
    """Asked twice it is the same; mended and spoilt again it is another time."""
    moments: Iterator[int] = iter(range(10))
    standing = HubStanding(HubCard(safe), tmp_path, lambda: NOON + timedelta(hours=next(moments)))
    keys = tmp_path / "keys"

    def unread(hours: int) -> HubTold:
        return HubTold("", refused=(HubRefusal("", UNREAD, {}, NOON + timedelta(hours=hours)),))

    assert standing() == HubTold(ONE.host)
    for since in range(2):
        spoil(keys, safe)
        assert [standing(), standing()] == [unread(since)] * 2
        mended(keys, safe)
        assert standing() == HubTold(ONE.host)
