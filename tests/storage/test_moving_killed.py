"""A move to a folder that is killed at any line is made when it is asked for again."""

import os
import shutil
from functools import partial
from pathlib import Path
from types import CodeType

import pytest

from datakasse.errors.storage.moving import BooksMoved, TargetNotEmpty
from datakasse.journal.verify import Stored
from datakasse.storage import moving
from datakasse.storage.moving import move
from datakasse.storage.opening import open_store
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts
from tests.killed import killed_at
from tests.shop import FRONT, sell


def journal_in(folder: Path) -> list[Stored]:
    store = open_store(folder, {})
    try:
        with store.read() as books:
            return list(books.stored(FRONT))
    finally:
        store.close()


def in_the_move(code: CodeType) -> bool:
    """Whether code carries books to a folder."""
    return code.co_filename == moving.__file__ and code.co_name == "_to_folder"


def test_killed_at_any_line_it_is_made_when_it_is_asked_for_again(shop_folder: Path, tmp_path: Path) -> None:
    before = journal_in(shop_folder)
    said, line, was_killed = set[bool](), 0, True
    while was_killed:
        folder = shutil.copytree(shop_folder, tmp_path / f"from {line}")
        target = tmp_path / f"to {line}"
        was_killed = killed_at(line, in_the_move, partial(move, folder, {}, to=str(target)))
        if not target.exists():
            said.add(read_whereabouts(folder).moved_to != "")
            move(folder, {}, to=str(target))
        assert journal_in(target) == before
        with pytest.raises(BooksMoved):
            open_store(folder, {}, exclusive=True)
        assert not target.with_name(f"{target.name}.part").exists()
        line += 1
    assert line > 10
    # Some were killed before the folder said that the books had gone, some between that and their new name.
    assert said == {False, True}


def test_what_somebody_has_sold_in_is_not_taken_away(shop_folder: Path, tmp_path: Path) -> None:
    """Who opens by hand what a killed move has left keeps what is sold there."""
    target = tmp_path / "to"
    left = target.with_name("to.part")
    shutil.copytree(shop_folder, left)
    store = open_store(left, {}, exclusive=True)
    sold = store.write(sell, FRONT).result().number
    store.close()
    with pytest.raises(TargetNotEmpty):
        move(shop_folder, {}, to=str(target))
    assert len(journal_in(left)) == sold


def test_keys_and_books_are_on_the_disk_before_the_folder_says_that_they_have_gone(
    shop_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after the move must not leave books whose keys were never written."""
    durable = set[int]()
    synced, told = os.fsync, moving.write_whereabouts
    not_yet: list[Path] = []

    def sync(file: int) -> None:
        synced(file)
        durable.add(os.fstat(file).st_ino)

    def tell(folder: Path, whereabouts: Whereabouts) -> None:
        if folder != shop_folder:
            told(folder, whereabouts)
            return
        made = tmp_path / "to.part"
        everything = (made, *made.rglob("*"))
        not_yet.extend(path for path in everything if path.stat().st_ino not in durable)
        assert len(everything) > 5
        told(folder, whereabouts)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(moving, "write_whereabouts", tell)
    move(shop_folder, {}, to=str(tmp_path / "to"))
    assert not_yet == []
