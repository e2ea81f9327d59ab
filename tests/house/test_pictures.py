"""Every screen that the documentation shows has its picture, and every picture is shown."""

import re
from pathlib import Path

import pytest

from tools.screens import CHAPTERS, FOLDER, Shown

PAGE = "docs/skjermbilder.md"
BYTES_MAX = 4_500_000
SHOWN = [shown for _, chapter in CHAPTERS for shown in chapter.values()]


def test_every_picture_that_the_page_names_is_there_and_no_other(root: Path) -> None:
    named = set(re.findall(r"\]\((images/screens/\S+)\)", (root / PAGE).read_text("utf-8")))
    kept = {f"images/screens/{file.name}" for file in (root / FOLDER).iterdir()}
    assert named == kept == {f"images/screens/{shown.file}.png" for shown in SHOWN}


@pytest.mark.parametrize("shown", SHOWN, ids=[shown.file for shown in SHOWN])
def test_a_picture_has_a_heading_and_a_sentence(shown: Shown) -> None:
    assert re.fullmatch(r"[a-z-]+", shown.file)
    assert shown.title
    assert shown.sentence.endswith(".")


def test_all_pictures_together_stay_small(root: Path) -> None:
    assert sum(file.stat().st_size for file in (root / FOLDER).iterdir()) <= BYTES_MAX
