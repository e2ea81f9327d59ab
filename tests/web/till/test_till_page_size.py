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


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_a_till_loads_in_its_language_stays_within_sixty_kilobytes_gzipped(
    static: Path, language: str
) -> None:
    """All that is loaded before the first sale, with the one language; what a panel fetches comes besides."""
    page = (static / "index.html").read_text(encoding="utf-8")
    scripts = [static / name for name in re.findall(r'(?:src|href)="/([^"]+\.js)"', page)]
    texts = list(static.glob(f"assets/{language}-*.js"))
    assert scripts, "the front end has not been built"
    assert len(texts) == 1
    loaded = sizes([*scripts, *texts])
    assert sum(loaded.values()) <= JAVASCRIPT_MAX, loaded
