"""
Data folders of every release there has been open for ever: read, verified, and sold on in.

    golden/releases/<version>/    a data folder as that version left it, with its keys; they open no other

The one of this version is made, where there is none yet, with

    DATAKASSE_GOLDEN=write .venv/bin/python -m pytest tests/storage/test_older_releases.py

and never made again: a shop that has such a folder cannot make its own again either.
"""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest

from datakasse.journal.events.register import SoftwareUpdated, SystemStarted
from datakasse.settings import Settings
from datakasse.storage.ports.store import Readings
from datakasse.storage.sqlite.store import open_store
from datakasse.till.day.start_stop import Start
from datakasse.wiring import open_shop
from lab.play import play
from lab.store import MARKER
from tests.storage.raw import opened

RELEASES = Path(__file__).parent / "golden" / "releases"
SCENARIO = Path(__file__).parents[2] / "lab" / "scenarios" / "official-example.day"
NEXT = "99.0.0"
"""A version that comes after all there have been."""

KEPT = sorted(folder.name for folder in RELEASES.iterdir()) if RELEASES.exists() else []


class Told(msgspec.Struct, frozen=True):
    """What a folder held when it was made: of each register the last entry, its digest, and all bytes."""

    number: int
    digest: str
    bodies: str


def told(books: Readings) -> dict[str, Told]:
    answer: dict[str, Told] = {}
    for register in (one.register_id for one in books.registers()):
        bodies, head = hashlib.sha256(), books.head(register)
        for stored in books.stored(register):
            bodies.update(stored.body)
        answer[register] = Told(head.number, head.digest.hex(), bodies.hexdigest())
    return answer


@pytest.fixture(scope="module", autouse=True)
def of_this_version() -> None:
    """Make the folder of this version, when that is asked for and there is none."""
    folder = RELEASES / version("datakasse")
    if os.environ.get("DATAKASSE_GOLDEN") != "write" or folder.exists():
        return
    assert not play(str(SCENARIO), folder).astray
    (folder / MARKER).unlink()
    with opened(folder) as connection:
        connection.execute("VACUUM")
    store = open_store(folder, {})
    with store.read() as books:
        held = msgspec.json.encode(told(books))
    store.close()
    (folder / "told.json").write_bytes(msgspec.json.format(held, indent=2) + b"\n")


@pytest.fixture(params=KEPT)
def release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a folder that some release left, as private as it was there."""
    copied = Path(shutil.copytree(RELEASES / request.param, tmp_path / "shop"))
    for path in (copied, *copied.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return copied


def test_there_is_one_of_this_version() -> None:
    assert version("datakasse") in KEPT


@pytest.mark.law("KSF-2-7-6", "KSF-2-7-3")
def test_its_journal_is_what_it_was_and_whole(release: Path) -> None:
    store = open_store(release, {}, exclusive=True)
    with store.read() as books:
        held = told(books)
    findings = [finding for register in held for finding in store.verify(register)]
    store.close()
    assert held == msgspec.json.decode((release / "told.json").read_bytes(), type=dict[str, Told])
    assert not findings


def test_a_later_version_goes_on_in_it_and_says_so(release: Path) -> None:
    """The new version is in the journal before anything else that it does (13007)."""
    shop = open_shop(Settings(release, NEXT), exclusive=True, environ={})
    with shop.store.read() as books:
        heads = {one.register_id: books.head(one.register_id).number for one in books.registers()}
    for register in heads:
        shop.counter.carry_out(register, "", Start(fresh=True)).result()
    with shop.store.read() as books:
        added = {
            register: [record.event for record in books.records(register, head + 1)]
            for register, head in heads.items()
        }
    findings = [finding for register in heads for finding in shop.store.verify(register)]
    shop.store.close()
    assert heads
    for events in added.values():
        updated, started = events
        assert isinstance(updated, SoftwareUpdated)
        assert updated.to_version == NEXT
        assert started == SystemStarted(NEXT)
    assert not findings
