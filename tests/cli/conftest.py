"""Two data folders for the commands to work on: a shop just made, and one that has had a day."""

import shutil
from pathlib import Path

import pytest

from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.take_x import TakeX
from datakasse.till.people.sign_on import SignOff
from tests.cli.command_line import init
from tests.till.shopkeeper import BACK, card, kept_by, shop_template, till_template

__all__ = ["shop_template", "till_template"]


@pytest.fixture(scope="session")
def new_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop as `init` leaves it; each test gets a copy."""
    folder = tmp_path_factory.mktemp("new") / "data"
    assert init(folder).exit_code == 0
    return folder


@pytest.fixture
def new_folder(new_template: Path, tmp_path: Path) -> Path:
    """The data folder of a shop that was just made, with one register."""
    return shutil.copytree(new_template, tmp_path / "new")


@pytest.fixture(scope="session")
def day_template(till_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that traded for two days at its front register, an X and a Z each, and once in the café."""
    folder = shutil.copytree(till_template, tmp_path_factory.mktemp("day") / "data")
    with kept_by(folder) as keeper:
        keeper.exchange(drawer=AbsentDrawer())
        for _ in range(2):
            keeper.open()
            keeper.sell("100", "200")
            keeper.sell("102", tenders=(card(35_00),))
            keeper.do(TakeX())
            keeper.do(CloseDay(1_089_00, terminals=keeper.terminals()))
            keeper.do(SignOff())
            keeper.clock.forward(days=1)
        keeper.print_out()
        keeper.open(BACK)
        keeper.sell("200", tenders=(card(39_00),), at=BACK)
    return folder


@pytest.fixture
def day_folder(day_template: Path, tmp_path: Path) -> Path:
    """The data folder of the shop that has traded, with nobody at it."""
    return shutil.copytree(day_template, tmp_path / "day")
