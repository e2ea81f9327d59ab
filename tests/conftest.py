"""
What all tests share: where the reference material and the browser are, and how Hypothesis searches.

The official schema, code lists and example are not part of this repository. They are read from the folder
`DATAKASSE_SHARED` names, or from `shared/` beside the repository; a test that needs them fails when they are
missing, because a rule nobody checked is not a rule that holds.
"""

import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.groups import InGroups

ROOT = Path(__file__).resolve().parent.parent

# A shared machine is slow at times, which says nothing about the code. In CI the same search every time.
_quiet = [HealthCheck.too_slow]
settings.register_profile("here", deadline=None, suppress_health_check=_quiet)
settings.register_profile(
    "ci", deadline=None, suppress_health_check=_quiet, derandomize=True, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> InGroups:
    """Have tests of a group run on one worker."""
    return InGroups(config, log)


class Collecting:
    """Ten thousand tests are collected on each worker: nothing is done there that comes to nothing."""

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Let the garbage collector wait until all is read, and leave alone what is there by then."""
        gc.disable()
        try:
            return (yield)
        finally:
            gc.freeze()
            gc.enable()

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """Leave out what collects the examples of a file that has none."""
        found = yield
        if not found or b">>>" in file_path.read_bytes():
            return found
        return [each for each in found if type(each) is pytest.Module]


def pytest_configure(config: pytest.Config) -> None:
    """Ask it about every folder, not only about that of the tests."""
    config.pluginmanager.register(Collecting())


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material: law, official schemas, specifications."""
    return _existing(Path(os.environ.get("DATAKASSE_SHARED") or ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def saft_reference(request: pytest.FixtureRequest) -> Path:
    """Skatteetaten's schemas, code lists and example of SAF-T, in the folder `SAFT_REFERENCE` may name."""
    named = os.environ.get("SAFT_REFERENCE")
    if named:
        return _existing(Path(named))
    shared: Path = request.getfixturevalue("shared")
    return _existing(shared / "saft")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program, from `CHROMIUM` or the path. Without one a test is skipped, but never in CI."""
    named = os.environ.get("CHROMIUM")
    found = (
        named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )
    if found:
        return found
    missing = "Chromium is not on the path and CHROMIUM does not name it."
    if os.environ.get("CI"):
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        pytest.fail(
            f"The reference material is not in {folder}: set DATAKASSE_SHARED or SAFT_REFERENCE.",
            pytrace=False,
        )
    return folder
