"""The test shop, called over HTTP. PINs are hashed cheaply: signing on is not what these tests are about."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from datakasse.settings import Settings
from datakasse.storage.ports.store import Books
from datakasse.wiring import open_shop
from tests.shop import OPERATORS, shop_template
from tests.till.shopkeeper import KARI, PINS, Shopkeeper, equip
from tests.web.caller import Caller, Screen, calling

__all__ = ["shop_template"]


@pytest.fixture(scope="session")
def web_template(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that each test gets a copy of."""
    folder = shutil.copytree(shop_template, tmp_path_factory.mktemp("web") / "data")
    equip(folder)
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    def hash_anew(books: Books) -> None:
        for operator in OPERATORS:
            books.put_operator(operator, quick.hash(PINS[operator.operator_id]))

    shop = open_shop(Settings(folder, "0.1.0"), environ={})
    shop.store.write(hash_anew).result()
    shop.store.close()
    return folder


@pytest.fixture
def web_folder(web_template: Path, tmp_path: Path) -> Path:
    """A data folder of one's own, with nobody at it."""
    return shutil.copytree(web_template, tmp_path / "data")


@pytest.fixture
def caller(web_folder: Path) -> Iterator[Caller]:
    """Somebody who calls a shop where no register has been started."""
    with calling(web_folder) as somebody:
        yield somebody


@pytest.fixture
def screen(caller: Caller) -> Screen:
    """Ola at the front register, with a float of 1000 kr."""
    return caller.open()


@pytest.fixture
def shop(caller: Caller) -> Shopkeeper:
    """The shop that is called."""
    return caller.shop


@pytest.fixture(scope="module")
def lasting(web_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Kari at a front register that all tests of a file share: for what changes nothing."""
    folder = shutil.copytree(web_template, tmp_path_factory.mktemp("lasting") / "data")
    with calling(folder) as somebody:
        yield somebody.open(KARI)
