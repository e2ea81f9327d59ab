"""What the administrator's commands leave in a data folder belongs to whoever the folder belongs to."""

import os
from pathlib import Path

import pytest

from datakasse.storage.folder import DataFolder, give_to_owner

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="only the administrator can make a file that is somebody else's"
)

ROOT, NOBODY, OTHER = 0, 65_534, 65_533


def owner(path: Path) -> int:
    return path.lstat().st_uid


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the register's user, in which the administrator has left a file."""
    place = tmp_path / "shop"
    place.mkdir()
    (place / "left").touch()
    os.chown(place, NOBODY, NOBODY)
    return place


def test_what_is_left_in_a_shops_folder_is_the_registers(folder: Path) -> None:
    """At every depth; what is a third one's stays that one's."""
    keys = DataFolder(folder).keys
    keys.mkdir()
    (keys / "master.key").touch()
    (folder / "theirs").touch()
    os.chown(folder / "theirs", OTHER, OTHER)
    give_to_owner(folder)
    assert {owner(path) for path in (folder / "left", keys, keys / "master.key")} == {NOBODY}
    assert owner(folder / "theirs") == OTHER


def test_a_name_for_a_file_elsewhere_gives_nothing_away(folder: Path, tmp_path: Path) -> None:
    DataFolder(folder).keys.mkdir()
    elsewhere, linked = tmp_path / "elsewhere", tmp_path / "linked"
    elsewhere.touch()
    linked.mkdir()
    (linked / "file").touch()
    (folder / "second name").hardlink_to(elsewhere)
    (folder / "link").symlink_to(linked)
    give_to_owner(folder)
    assert {owner(path) for path in (elsewhere, linked, linked / "file")} == {ROOT}


def test_a_folder_that_was_named_by_mistake_stays_as_it_is(folder: Path) -> None:
    """The command was refused there: somebody's home, with files of the administrator's in it."""
    give_to_owner(folder)
    assert owner(folder / "left") == ROOT


def test_nothing_of_the_administrators_own_folder_is_given_to_anybody(folder: Path) -> None:
    DataFolder(folder).keys.mkdir()
    os.chown(folder, ROOT, ROOT)
    give_to_owner(folder)
    assert owner(folder / "left") == ROOT
