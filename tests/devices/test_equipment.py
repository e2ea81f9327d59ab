"""What a register's printer setting means, and the machines that are no machines: file, screen, none."""

import os
from pathlib import Path

import pytest

from datakasse.counter.ports import DrawerStatus, PrinterAsleep
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.equipment import Equipment
from datakasse.devices.printers.escpos import PrinterDrawer, ReceiptPrinter
from datakasse.devices.printers.file import FilePrinter
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.devices.printers.screen import OnScreenPrinter
from datakasse.errors.shop.printers import BadPrinter
from datakasse.receipt.formats import as_text
from datakasse.trade.shop.shop import DrawerUse, Register
from tests.devices.conftest import Bench
from tests.receipt.shop_slips import sales_receipt

RECEIPT = sales_receipt()


def register(printer: str, drawer: DrawerUse = DrawerUse.INTEGRATED) -> Register:
    return Register("K1", "1", printer=printer, drawer=drawer)


@pytest.mark.law("KSF-2-3-b")
@pytest.mark.parametrize(
    ("setting", "printer", "drawer", "on_paper"),
    [
        ("screen", OnScreenPrinter, OnScreenDrawer, False),
        ("file:papirer", FilePrinter, OnScreenDrawer, False),
        ("tcp://10.0.0.7:9100", ReceiptPrinter, PrinterDrawer, True),
        ("tcp://10.0.0.7", ReceiptPrinter, PrinterDrawer, True),
        ("tcp://[fe80::1]:9100?profile=star_80", ReceiptPrinter, PrinterDrawer, True),
        ("tcp://skriver?profile=epson_58&drawer_open=low", ReceiptPrinter, PrinterDrawer, True),
        ("tcp://skriver?drawer_pin=5&answers=no", ReceiptPrinter, PrinterDrawer, True),
        ("usb:/dev/usb/lp0", ReceiptPrinter, PrinterDrawer, True),
        ("usb:/dev/usb/lp1?profile=generic_58&answers=no", ReceiptPrinter, PrinterDrawer, True),
        ("serial:/dev/ttyUSB0", ReceiptPrinter, PrinterDrawer, True),
        ("serial:/dev/ttyS0?baud=115200&flow=software&profile=star_80", ReceiptPrinter, PrinterDrawer, True),
    ],
)
def test_a_setting_gives_a_printer_and_its_drawer(
    setting: str, printer: type, drawer: type, on_paper: bool, tmp_path: Path
) -> None:
    """Only a receipt printer counts as paper."""
    given_drawer, given_printer = Equipment(tmp_path).devices_of(register(setting))
    assert (type(given_printer), type(given_drawer)) == (printer, drawer)
    assert given_printer.on_paper is on_paper
    assert given_printer.on_screen is (printer is OnScreenPrinter)
    assert given_drawer.on_screen is (drawer is OnScreenDrawer)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.law("KSF-2-2-b", "KSF-2-2-c")
@pytest.mark.parametrize("setting", ["screen", "file:papirer", "tcp://10.0.0.7"])
@pytest.mark.parametrize("use", [DrawerUse.NONE_PER_OPERATOR, DrawerUse.NONE_NO_CASH])
def test_a_register_without_a_drawer_has_none_whatever_the_printer(
    setting: str, use: DrawerUse, tmp_path: Path
) -> None:
    drawer, _ = Equipment(tmp_path).devices_of(register(setting, use))
    assert isinstance(drawer, AbsentDrawer)


@pytest.mark.parametrize(
    "setting",
    [
        "",
        "skjerm",
        "file:",
        "tcp://",
        "tcp://:9100",
        "tcp://vert:99999",
        "tcp://vert:port",
        "tcp://vert/sti",
        "tcp://vert?profile=matrise",
        "tcp://vert?drawer_open=kanskje",
        "tcp://vert?profil=epson_80",
        "tcp://vert?profile",
        "tcp://[fe80::1",
        "usb://1",
        "usb:",
        "usb:lp0",
        "usb:/dev/usb/lp0?baud=9600",
        "serial:ttyUSB0",
        "serial:/dev/ttyUSB0?baud=300",
        "serial:/dev/ttyUSB0?baud=fort",
        "serial:/dev/ttyUSB0?flow=elv",
        "tcp:vert",
        "tcp://bruker@vert",
        "tcp://vert?drawer_pin=3",
        "tcp://vert?answers=kanskje",
        "tcp://vert?flow=none",
    ],
)
def test_a_setting_that_means_nothing_is_refused_in_words(setting: str, tmp_path: Path) -> None:
    with pytest.raises(BadPrinter) as refused:
        Equipment(tmp_path).devices_of(register(setting))
    assert f"«{setting}»" in refused.value.sentence("nb")


@pytest.mark.law("KSF-2-2-e")
@pytest.mark.parametrize(("level", "told"), [("high", DrawerStatus.CLOSED), ("low", DrawerStatus.OPEN)])
def test_which_level_means_open_comes_from_the_setting(
    networked: Bench, tmp_path: Path, level: str, told: DrawerStatus
) -> None:
    assert networked.network is not None
    setting = f"tcp://127.0.0.1:{networked.network.port}?drawer_open={level}"
    drawer, printer = Equipment(tmp_path).devices_of(register(setting))
    assert (drawer.status(), printer.status().drawer) == (told, told)


def test_registers_that_name_the_same_printer_share_its_line(networked: Bench, tmp_path: Path) -> None:
    """Whatever else they say of it; the printer takes one caller at a time."""
    assert networked.network is not None
    equipment = Equipment(tmp_path)
    address = f"tcp://127.0.0.1:{networked.network.port}"
    drawer, _ = equipment.devices_of(register(address))
    _, second = equipment.devices_of(register(f"{address}?profile=epson_58", DrawerUse.NONE_NO_CASH))
    assert drawer.status() is DrawerStatus.CLOSED
    assert second.status().ready
    second.put_out(RECEIPT, open_drawer=False)
    assert networked.network.calls == 1


@pytest.mark.law("KSF-2-3-b")
def test_where_else_a_register_may_print(tmp_path: Path) -> None:
    """On its second printer, then on others at the same place: on paper, and each printer once."""
    equipment = Equipment(tmp_path)
    second = "usb:/dev/usb/lp1?profile=generic_58"
    own = Register("K1", "1", printer="tcp://10.0.0.1", second_printer=second)
    others = [
        Register("K2", "1", "Kasse 2", printer="tcp://10.0.0.2?profile=star_80"),
        Register("K3", "1", "Samme som K1", printer="tcp://10.0.0.1?profile=epson_58"),
        Register("K4", "1", "Samme som K2", printer="tcp://10.0.0.2"),
        Register("K5", "2", "Annet sted", printer="tcp://10.0.0.5"),
        Register("K6", "1", "Skjerm", printer="screen"),
        Register("K7", "1", "", printer="tcp://10.0.0.7"),
    ]
    placed = [(other, equipment.devices_of(other)[1]) for other in others]
    found = [(other.name, other.label) for other in equipment.other_printers_of(own, placed)]
    assert found == [("second", ""), ("K2", "Kasse 2"), ("K7", "K7")]
    with pytest.raises(BadPrinter):
        equipment.other_printers_of(Register("K1", "1", second_printer="papirfly"), placed)


def test_a_file_holds_the_document_as_text_and_files_are_numbered_as_they_came(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "papirer", None)
    for _ in range(3):
        printer.put_out(RECEIPT, open_drawer=True)
    files = sorted((tmp_path / "papirer").iterdir())
    assert [file.name for file in files] == ["000001-sales.txt", "000002-sales.txt", "000003-sales.txt"]
    assert {file.read_text(encoding="utf-8") for file in files} == {as_text.render(RECEIPT)}


def test_numbers_go_on_where_they_were_and_a_file_is_never_written_over(tmp_path: Path) -> None:
    """Not after another start, and not when somebody has thrown an old one away."""
    FilePrinter(tmp_path, None).put_out(RECEIPT, open_drawer=False)
    FilePrinter(tmp_path, None).put_out(RECEIPT, open_drawer=False)
    (tmp_path / "000001-sales.txt").unlink()
    (tmp_path / "000002-sales.txt").write_text("kept")
    FilePrinter(tmp_path, None).put_out(RECEIPT, open_drawer=False)
    assert (tmp_path / "000002-sales.txt").read_text() == "kept"
    assert (tmp_path / "000003-sales.txt").read_text(encoding="utf-8") == as_text.render(RECEIPT)


def test_a_folder_that_cannot_be_written_leaves_nothing_and_no_drawer_opens(tmp_path: Path) -> None:
    (tmp_path / "papirer").write_text("a file where the folder should be")
    drawer = OnScreenDrawer()
    with pytest.raises(PrinterAsleep) as raised:
        FilePrinter(tmp_path / "papirer", drawer).put_out(RECEIPT, open_drawer=True)
    assert raised.value.untouched
    assert drawer.status() is DrawerStatus.CLOSED


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at the last moment: no text file, and the number is free for the next try."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    printer = FilePrinter(tmp_path, None)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(PrinterAsleep) as raised:
            printer.put_out(RECEIPT, open_drawer=False)
    assert raised.value.untouched
    assert list(tmp_path.iterdir()) == []
    printer.put_out(RECEIPT, open_drawer=False)
    assert [file.name for file in tmp_path.iterdir()] == ["000001-sales.txt"]


@pytest.mark.law("KSF-2-2-a")
def test_a_drawn_drawer_opens_with_a_document_and_stays_open_until_a_hand_closes_it(tmp_path: Path) -> None:
    drawer = OnScreenDrawer()
    for printer in (OnScreenPrinter(drawer), MemoryPrinter(drawer), FilePrinter(tmp_path, drawer)):
        printer.put_out(RECEIPT, open_drawer=False)
        assert drawer.status() is DrawerStatus.CLOSED
        printer.put_out(RECEIPT, open_drawer=True)
        assert drawer.status() is DrawerStatus.OPEN
        assert [drawer.close(), drawer.close()] == [True, False]
        assert drawer.status() is DrawerStatus.CLOSED
    drawer.open()
    assert drawer.status() is DrawerStatus.OPEN


@pytest.mark.law("KSF-2-2-b", "KSF-2-2-c")
def test_an_absent_drawer_is_never_open_and_never_opens() -> None:
    drawer = AbsentDrawer()
    assert drawer.status() is DrawerStatus.CLOSED
    assert not drawer.reports_state
    with pytest.raises(PrinterAsleep) as raised:
        drawer.open()
    assert raised.value.untouched
    for printer in (OnScreenPrinter(None), MemoryPrinter()):
        printer.put_out(RECEIPT, open_drawer=True)
