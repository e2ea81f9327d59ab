"""
Make a release from its tag: the wheel, the source package, the list of parts, the pins, their checksums.

    .venv/bin/python tools/release.py --out dist        (what `make release` runs)

Whoever has the tag can make it again and gets the same bytes: nothing in it depends on when, where or by whom
it is made. What the supplier declares (`declaration.json`) is in the commit or not in the release.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import tomllib

from command import ROOT, quietly
from parts import parts_of, pins_of
from stop import Stop, ending_in_one_sentence


def release() -> None:
    """
    Make the release that the command line names.

    Raises:
        Stop: The folder is not exactly what its tag says, or the build failed.
        OSError: A file could not be written.
    """
    wishes = argparse.ArgumentParser(description="Make a release from its tag.")
    wishes.add_argument(
        "--out", type=Path, required=True, help="the folder for it; made when it is not there"
    )
    wishes.add_argument("--rehearse", action="store_true", help="make it from a commit that has no tag")
    wish = wishes.parse_args()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if not wish.rehearse:
        _demand_tag(f"v{version}")
    for file in made(wish.out, version):
        print(file)


def made(out: Path, version: str) -> list[Path]:
    """Make a release from the newest commit into a folder, and return its files."""
    seconds = int(_git("log", "-1", "--format=%ct"))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="datakasse-release-") as folder:
        # What is not in the commit is not in the release, however the folder looks.
        source = Path(folder) / f"datakasse-{version}"
        source.mkdir()
        packed = Path(folder) / "source.tar"
        _git("archive", "--output", str(packed), "HEAD")
        with tarfile.open(packed) as archive:
            archive.extractall(source, filter="data")
        env = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds), "PYTHONHASHSEED": "0"}
        build = [sys.executable, "-m", "hatchling", "build", "--directory", str(Path(folder) / "built")]
        quietly("build the release", build, env=env, folder=source)
        files = [
            Path(shutil.copy(file, out / file.name)) for file in sorted((Path(folder) / "built").iterdir())
        ]
        parts = out / f"datakasse-{version}.cdx.json"
        parts.write_text(parts_of(source, version, datetime.fromtimestamp(seconds, UTC)), encoding="utf-8")
        pins = out / f"datakasse-{version}.pins.txt"
        pins.write_text(pins_of(source), encoding="utf-8")
    sums = out / "SHA256SUMS"
    listed = sorted([*files, parts, pins])
    sums.write_text("".join(f"{_digest(file)}  {file.name}\n" for file in listed), encoding="utf-8")
    return [*listed, sums]


def _demand_tag(tag: str) -> None:
    """
    Go on only where the folder is what the tag says.

    Raises:
        Stop: It is not.
    """
    if _git("status", "--porcelain"):
        raise Stop("Something here is not committed; commit it or put it away, and make the release again.")
    if tag not in _git("tag", "--points-at", "HEAD").splitlines():
        raise Stop(f"This commit has no tag {tag}; set it (git tag -s {tag}), and make the release again.")


def _git(*words: str) -> str:
    git = shutil.which("git")
    if git is None:
        raise Stop("git is missing; install it and make the release again.")
    return subprocess.run(
        [git, *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(ending_in_one_sentence(release))
