"""A declared build: a register without its equipment sells nothing, and stops nobody else."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from datakasse.trade.shop.shop import Declaration
from datakasse.web.rooms.register_room import RegisterRoom
from lab.devices import LabDrawer, LabPrinter
from tests.cli.command_line import COULD_NOT, typed
from tests.till.shopkeeper import BELT, FRONT, KARI, Shopkeeper, kept_by
from tests.web.caller import Caller


@pytest.fixture
def shop(web_folder: Path) -> Iterator[Shopkeeper]:
    """A shop whose register by the door has a screen for a printer, and the one that is carried has paper."""
    with kept_by(web_folder, declaration=Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")) as kept:
        kept.exchange(BELT, printer=LabPrinter(None))
        yield kept


@pytest.mark.law("KSF-2-3-b", "KSL-7", "KSF-2-7-1")
def test_a_register_without_paper_is_not_started_and_the_others_are(shop: Shopkeeper) -> None:
    before = shop.head(FRONT)
    with RegisterRoom(shop.counter, [FRONT, BELT]).started():
        assert shop.kinds(BELT)[-1] == "system_started"
        assert shop.head(FRONT) == before
        told = Caller(shop).nobody().refuse("POST", "start", {}, status=409, code="register.not_equipped")
        assert "Oppsett" in told["detail"]
        office = Caller(shop).office(KARI)
        assert office.call("GET", "/office/printers").status_code == 200, "where a printer is chosen"
        drawer = LabDrawer()
        shop.exchange(FRONT, drawer=drawer, printer=LabPrinter(drawer))
        assert Caller(shop).nobody().call("POST", "start", {}).status_code == 200
        assert shop.kinds(FRONT)[-1] == "system_started"
    assert (shop.kinds(FRONT)[-1], shop.kinds(BELT)[-1]) == ("system_stopped", "system_stopped")


@pytest.mark.law("KSF-2-3-b", "KSL-7")
def test_a_command_puts_no_register_into_service_that_could_not_be_started(shop: Shopkeeper) -> None:
    """And makes no keys for it; the control is the build that nobody has declared."""
    declared = Declaration("RF-1348 2026/7", "Kassefabrikken AS", version("datakasse"))
    wanted = (
        "keys",
        "create",
        "--data",
        shop.folder,
        "--register",
        "K9",
        "--location",
        "1",
        "--prefix",
        "9-",
    )
    refused = typed(*wanted, declaration=declared)
    assert (refused.exit_code, "papirskriver" in refused.stderr) == (COULD_NOT, True), refused.output
    assert not shop.shop.keys.made("K9")
    with shop.shop.store.read() as books:
        assert "K9" not in {each.register_id for each in books.registers()}
    assert typed(*wanted, "--printer", "tcp://192.0.2.7:9100", declaration=declared).exit_code == 0
    assert typed(*(word if word != "K9" else "K8" for word in wanted[:-1]), "8-").exit_code == 0
