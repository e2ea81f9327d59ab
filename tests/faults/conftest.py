"""What the tests of faults share: a shop, and a disk that fails as told."""

import os
import shutil
from pathlib import Path

import pytest

from lab.forked import prepare
from lab.kill.disk import Disk
from lab.kill.shop import make_shop
from lab.store import LabRefusal


@pytest.fixture(scope="session")
def kiosk_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop of the kill lab, its papers drawn on the screen; each test gets a copy."""
    folder = tmp_path_factory.mktemp("faults") / "shop"
    make_shop(folder)
    return folder


@pytest.fixture
def kiosk_folder(kiosk_template: Path, tmp_path: Path) -> Path:
    """The data folder of the shop."""
    return shutil.copytree(kiosk_template, tmp_path / "shop")


@pytest.fixture(scope="session")
def only_disk(tmp_path_factory: pytest.TempPathFactory) -> Disk | str:
    """The disk of all servers here, which are forked from one process; or what is missing for it."""
    try:
        disk = Disk(tmp_path_factory.mktemp("disk"))
    except LabRefusal as missing:
        return str(missing)
    return disk


@pytest.fixture(autouse=True)
def well(only_disk: Disk | str, kiosk_folder: Path) -> None:
    """Servers have the disk, and nothing is left of what the test before did to it."""
    if isinstance(only_disk, Disk):
        prepare(only_disk.environ)
        only_disk.heal()
        only_disk.settle(kiosk_folder)


@pytest.fixture
def disk(only_disk: Disk | str) -> Disk:
    """A disk that fails as told. Without a C compiler a test is skipped, but never in CI."""
    if isinstance(only_disk, Disk):
        return only_disk
    if os.environ.get("CI"):
        pytest.fail(only_disk, pytrace=False)
    pytest.skip(only_disk)
