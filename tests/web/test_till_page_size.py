"""What the till sends to a browser stays small: a tablet on a slow network opens it in seconds."""

import gzip
from pathlib import Path

import pytest

JAVASCRIPT_MAX = 60_000


@pytest.fixture
def scripts(root: Path) -> list[Path]:
    """Every script that the built page may load, at once or later."""
    return sorted((root / "src/datakasse/web/static").rglob("*.js"))


def test_all_scripts_together_stay_within_sixty_kilobytes_gzipped(scripts: list[Path]) -> None:
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in scripts}
    assert sizes, "the front end has not been built"
    assert sum(sizes.values()) <= JAVASCRIPT_MAX, sizes
