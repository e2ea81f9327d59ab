"""What the till sends to a browser stays small: a tablet on a slow network opens it in seconds."""

import gzip
import re
from pathlib import Path

import pytest

JAVASCRIPT_MAX = 60_000


@pytest.fixture
def scripts(root: Path) -> list[Path]:
    """The scripts that the till page loads before it can sell; what a panel fetches later comes besides."""
    static = root / "src/datakasse/web/static"
    page = (static / "index.html").read_text(encoding="utf-8")
    return [static / name for name in re.findall(r'(?:src|href)="/([^"]+\.js)"', page)]


def test_what_the_till_page_loads_stays_within_sixty_kilobytes_gzipped(scripts: list[Path]) -> None:
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in scripts}
    assert sizes, "the front end has not been built"
    assert sum(sizes.values()) <= JAVASCRIPT_MAX, sizes
