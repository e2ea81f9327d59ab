"""What the till sends to a browser stays small: a tablet on a slow network opens it in seconds."""

import gzip
import re
from pathlib import Path

import pytest

JAVASCRIPT_MAX = 60_000


@pytest.fixture
def static(root: Path) -> Path:
    """The till page as it is built."""
    return root / "src/datakasse/web/static"


def sizes(scripts: list[Path]) -> dict[str, int]:
    """What each script weighs on the wire."""
    return {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in scripts}


def scripts_of(page: Path) -> list[Path]:
    """What a page opens with."""
    return [
        page.parent / name for name in re.findall(r'(?:src|href)="/([^"]+\.js)"', page.read_text("utf-8"))
    ]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_a_till_loads_in_its_language_stays_within_sixty_kilobytes_gzipped(
    static: Path, language: str
) -> None:
    """All that the page opens with, and one language; the panels that it fetches afterwards come besides."""
    scripts = scripts_of(static / "index.html")
    texts = list(static.glob(f"assets/{language}-*.js"))
    assert scripts, "the front end has not been built"
    assert len(texts) == 1
    loaded = sizes([*scripts, *texts])
    assert sum(loaded.values()) <= JAVASCRIPT_MAX, loaded


def test_a_till_keeps_nothing_of_the_office_on_its_device(static: Path) -> None:
    """Of what the office and the hub's page open with, only what the till opens with too."""
    kept = (static / "worker.js").read_text(encoding="utf-8")
    tills = scripts_of(static / "index.html")
    others = {*scripts_of(static / "office.html"), *scripts_of(static / "hub.html")} - {*tills}
    assert others
    assert [file.name for file in tills if f"/assets/{file.name}" not in kept] == []
    assert [file.name for file in others if f"/assets/{file.name}" in kept] == []
