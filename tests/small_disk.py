"""A real disk of a few megabytes: a small file system made for it, by root."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SIZE_BYTES = 24 * 1024 * 1024
_BLOCK = bytes(64 * 1024)


@contextmanager
def small_disk(place: Path) -> Generator[Path]:
    """Mount a file system of a few megabytes; skips where nobody may, which is not everywhere in CI."""
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE_BYTES}", "none", str(place)]
    if os.geteuid() != 0 or subprocess.run(options, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root can mount a small disk; the limit on the size of files is tried instead")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_up(place: Path) -> Path:
    """Leave no byte free, and return the file that took them."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
        file.writelines(_BLOCK for _ in range(_SIZE_BYTES // len(_BLOCK) + 1))
    return ballast
