"""`datakasse printers`: profiles, which printer a register has, and a test page that lies on the table."""

from pathlib import Path

import pytest

from datakasse.journal.events.shop import SettingsChanged
from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.settings import settings_for
from datakasse.wiring import Shop, open_shop
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug
from tests.cli.command_line import done, refused, typed

SECOND = "usb:/dev/usb/lp9?answers=no"


def opened(folder: Path) -> Shop:
    return open_shop(settings_for(folder), environ={})


def register_of(folder: Path) -> str:
    shop = opened(folder)
    with shop.store.read() as books:
        register = books.registers()[0].register_id
    shop.store.close()
    return register


def test_every_profile_is_listed_with_what_it_is_for() -> None:
    lines = done("printers", "list").splitlines()
    assert [line.split()[0] for line in lines] == list(PROFILES)
    assert all(len(line.split()) > 3 for line in lines)


@pytest.mark.law("KSF-2-3-b", "KSF-2-7-1")
def test_a_register_gets_a_printer_and_a_second_one_and_that_is_journalled(new_folder: Path) -> None:
    register, folder = register_of(new_folder), ("--data", new_folder)
    done(
        "printers", "set", *folder, "--register", register, "--printer", "tcp://10.0.0.7", "--second", SECOND
    )
    shop = opened(new_folder)
    with shop.store.read() as books:
        known, last = books.register(register), books.record(register, books.head(register).number)
    others = [other.name for other in shop.counter.other_printers[register]]
    shop.store.close()
    assert (known.printer, known.second_printer, others) == ("tcp://10.0.0.7", SECOND, ["second"])
    assert last.event == SettingsChanged("printer", f"tcp://10.0.0.7 + {SECOND}")
    done("printers", "set", *folder, "--register", register, "--second", "")
    assert opened_register(new_folder) == ("tcp://10.0.0.7", "")


def opened_register(folder: Path) -> tuple[str, str]:
    shop = opened(folder)
    with shop.store.read() as books:
        known = books.registers()[0]
    shop.store.close()
    return known.printer, known.second_printer


@pytest.mark.parametrize("option", ["--printer", "--second"])
def test_a_printer_that_means_nothing_is_refused_and_nothing_changes(new_folder: Path, option: str) -> None:
    before = opened_register(new_folder)
    register = register_of(new_folder)
    refused(
        "register.bad_printer", "printers", "set", "--data", new_folder, "--register", register, option, "x"
    )
    assert opened_register(new_folder) == before


@pytest.mark.law("KSF-2-3-a")
def test_a_test_page_comes_out_with_the_letters_of_norway(new_folder: Path) -> None:
    plug = NetworkPlug(ReceiptMachine())
    register = register_of(new_folder)
    address = f"tcp://127.0.0.1:{plug.port}"
    done("printers", "set", "--data", new_folder, "--register", register, "--printer", address)
    assert "testsiden er skrevet ut" in done("printers", "test", "--data", new_folder)
    (page,) = plug.machine.papers()
    assert "Blåbærsyltetøy ÆØÅ æøå €" in page.text
    assert "Ikke kvittering for kjøp" in page.text
    plug.switch_off()
    told = typed("printers", "test", "--data", new_folder)
    assert (told.exit_code, "kom ikke ut: ikke nådd" in told.stdout) == (1, True)
