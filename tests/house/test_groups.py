"""That tests of a group really run on one worker: two browsers at once are more than a small machine has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.groups import GROUPS, group_of

CONFTEST = """
from groups import InGroups
def pytest_xdist_make_scheduler(config, log):
    return InGroups(config, log)
"""
NOTES_ITS_WORKER = """
import os, pathlib, pytest
@pytest.mark.parametrize("turn", range(20))
def test_a_turn(turn):
    place = pathlib.Path(os.environ["PLACE"]) / os.environ["PYTEST_XDIST_WORKER"]
    with place.open("a") as noted:
        noted.write(f"{__file__}\\n")
"""


@pytest.mark.parametrize(("folder", "workers"), [("browser", 1), ("trade", 2)])
def test_a_group_runs_on_one_worker_and_all_else_on_both(
    root: Path, tmp_path: Path, folder: str, workers: int
) -> None:
    """The second is the control."""
    place, tests = tmp_path / "noted", tmp_path / "tests" / folder
    place.mkdir()
    tests.mkdir(parents=True)
    (tmp_path / "conftest.py").write_text(CONFTEST)
    for name in ("test_one.py", "test_two.py"):
        (tests / name).write_text(NOTES_ITS_WORKER)
    environ = os.environ | {
        "PYTHONPATH": str(root / "tests"),
        "PLACE": str(place),
        "PYTEST_ADDOPTS": "",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "xdist",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "--import-mode=importlib",
    ]
    subprocess.run([*command, "tests"], check=True, cwd=tmp_path, env=environ, capture_output=True)
    noted = [file.read_text().count("\n") for file in place.iterdir()]
    assert (len(noted), sum(noted)) == (workers, 40)


def test_each_group_has_tests(root: Path) -> None:
    for begin in GROUPS:
        found = list(root.glob(f"{begin}*"))
        assert found, begin
        assert group_of(found[0].relative_to(root).as_posix()) == GROUPS[begin]
