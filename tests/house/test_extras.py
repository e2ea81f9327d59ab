"""What is installed for those who want it alone: read when it is wanted, and told of where it is missing."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from datakasse.devices.places.open_place import open_place
from datakasse.errors.backup.places import SftpMissing
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DatabaseDriverMissing
from datakasse.errors.storage.keys import TokenSupportMissing
from datakasse.office.backup.place import PlaceSetup
from datakasse.storage.keys.master_key import TOKEN, make_master
from datakasse.storage.moving import move
from datakasse.storage.opening import create_hub_store, create_store, open_store, prepare

LIBRARIES = {"analytics": "duckdb", "pkcs11": "pkcs11", "postgres": "psycopg", "sftp": "paramiko"}
"""The library of each extra, as Python knows it."""
BEHIND = ("datakasse.devices.places.sftp", "datakasse.storage.keys.token", "datakasse.storage.postgres.")
"""What needs them."""
ADDRESS = "postgresql://kasse@localhost/kasse"

Use = Callable[[Path], object]
WANTED: list[tuple[str, type[Refused], Use]] = [
    ("paramiko", SftpMissing, lambda _: open_place(PlaceSetup("nas", "sftp://kasse@nas/kopi"))),
    (
        "pkcs11",
        TokenSupportMissing,
        lambda new: make_master(new, {TOKEN: "pkcs11:token=kasse?module-path=x"}),
    ),
    ("psycopg", DatabaseDriverMissing, lambda new: create_store(new, {}, database=ADDRESS)),
    ("psycopg", DatabaseDriverMissing, lambda new: open_store(new, {}, database=ADDRESS)),
    ("psycopg", DatabaseDriverMissing, lambda new: create_hub_store(new, {}, database=ADDRESS)),
    ("psycopg", DatabaseDriverMissing, lambda new: move(new, {}, to=ADDRESS)),
    ("psycopg", DatabaseDriverMissing, lambda _: prepare(ADDRESS, "owner", "user", "")),
]
"""What wants a library, and what it says where that is not installed; of Parquet `test_dump.py` tells."""


def _read(wanted: str) -> set[str]:
    """Return which libraries of extras a process of its own has read with the program and what is wanted."""
    program = f"import sys, datakasse.program; {wanted}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(LIBRARIES.values()) & set(done.stdout.split())


def test_each_extra_is_known_here() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"].keys() == LIBRARIES.keys()


@pytest.mark.parametrize(
    ("wanted", "read"),
    [
        ("pass", set[str]()),
        ("from datakasse.storage import postgres; postgres.store", {"psycopg"}),
        ("from datakasse.storage import keys; keys.token", {"pkcs11"}),
    ],
)
def test_the_program_reads_an_extra_when_it_is_wanted(wanted: str, read: set[str]) -> None:
    assert _read(wanted) == read


@pytest.mark.parametrize(("library", "refusal", "use"), WANTED)
def test_what_is_not_installed_is_told_and_nothing_is_made(
    library: str, refusal: type[Refused], use: Use, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(BEHIND)]:  # As if nobody had read it yet.
        room, _, file = name.rpartition(".")
        monkeypatch.delattr(sys.modules[room], file)
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(refusal):
        use(tmp_path / "new")
    assert not (tmp_path / "new").exists()
