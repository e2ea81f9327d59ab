"""
A release can be made again from its commit by anybody, to the byte, and says what it consists of.

It is made twice from two clones in folders of other names and times; a commit that differs is the control.
"""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest


def cloned(root: Path, folder: Path) -> Path:
    """Clone the newest commit."""
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", root, folder], check=True)
    return folder


def release(clone: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/release.py", "--out", str(out), *options]
    return subprocess.run(command, cwd=clone, check=False, capture_output=True, text=True)


def digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the newest commit."""
    folder = tmp_path_factory.mktemp("release")
    ended = release(cloned(root, folder / "here"), folder / "out", "--rehearse")
    assert ended.returncode == 0, ended.stderr
    return folder / "out"


@pytest.mark.law("KSL-7")
def test_it_is_the_same_wherever_and_whenever_it_is_made(root: Path, made: Path, tmp_path: Path) -> None:
    clone = cloned(root, tmp_path / "another place")
    again = release(clone, tmp_path / "out", "--rehearse")
    assert again.returncode == 0, again.stderr
    assert digests(tmp_path / "out") == digests(made)
    listed = (made / "SHA256SUMS").read_text().splitlines()
    assert listed == [f"{digest}  {name}" for name, digest in digests(made).items() if name != "SHA256SUMS"]

    words = clone / "src" / "datakasse" / "__init__.py"
    words.write_text(words.read_text() + "# another commit\n")
    author = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *author, "commit", "--quiet", "-am", "Another"], cwd=clone, check=True)
    assert release(clone, tmp_path / "other", "--rehearse").returncode == 0
    wheel = next(name for name in digests(made) if name.endswith(".whl"))
    assert digests(tmp_path / "other")[wheel] != digests(made)[wheel]


def test_without_its_tag_or_with_something_uncommitted_there_is_none(root: Path, tmp_path: Path) -> None:
    clone = cloned(root, tmp_path / "here")
    version = tomllib.loads((clone / "pyproject.toml").read_text())["project"]["version"]
    refused = release(clone, tmp_path / "out")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert f"no tag v{version}" in refused.stderr

    (clone / "README.md").write_text("Something else\n")
    refused = release(clone, tmp_path / "out")
    assert refused.returncode == 2
    assert "not committed" in refused.stderr
    assert not (tmp_path / "out").exists()


def list_of_parts(made: Path) -> dict[str, Any]:
    (file,) = made.glob("*.cdx.json")
    return json.loads(file.read_text(encoding="utf-8"))


def test_its_list_of_parts_is_what_the_standard_says(made: Path) -> None:
    schemas = files("cyclonedx.schema").joinpath("_res")
    known = {
        f"http://cyclonedx.org/schema/{name}": json.loads(schemas.joinpath(name).read_text(encoding="utf-8"))
        for name in (
            "bom-1.6.SNAPSHOT.schema.json",
            "spdx.SNAPSHOT.schema.json",
            "jsf-0.82.SNAPSHOT.schema.json",
        )
    }
    registry = jsonschema_rs.Registry([*known.items()])
    standard = jsonschema_rs.validator_for(
        known["http://cyclonedx.org/schema/bom-1.6.SNAPSHOT.schema.json"], registry=registry
    )
    parts = list_of_parts(made)
    standard.validate(parts)
    parts["components"][0]["hashes"][0]["content"] = "none"
    assert not standard.is_valid(parts)


def test_its_pins_are_the_libraries_of_its_list_of_parts(made: Path) -> None:
    """Installed by them, a shop has what was tested, and what is listed."""
    (file,) = made.glob("*.pins.txt")
    pins = re.split(r"^(?=\w)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    pinned = {
        str(pin.partition("==")[0]): (
            pin.partition("==")[2].split()[0],
            set(re.findall(r"--hash=sha256:([0-9a-f]{64})", pin)),
        )
        for pin in pins
    }
    listed = {
        part["name"]: (part["version"], {one["content"] for one in part["hashes"]})
        for part in list_of_parts(made)["components"]
        if part["purl"].startswith("pkg:pypi/")
    }
    assert pinned == listed
    assert all(hashes for _, hashes in pinned.values())


def test_its_list_of_parts_names_what_runs_and_nothing_that_only_builds_or_tests(
    made: Path, root: Path
) -> None:
    named = {part["name"] for part in list_of_parts(made)["components"]}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {need.split(">=")[0] for need in project["project"]["dependencies"]}
    for_work = {
        need for group in project["dependency-groups"].values() for need in group if isinstance(need, str)
    }
    assert wanted <= named
    assert {"preact", "@preact/signals", "pydantic-core", "cffi"} <= named
    assert not named & ({need.split(">=")[0] for need in for_work} | {"vite", "typescript", "pluggy"})
