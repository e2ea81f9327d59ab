"""Printers from the office, over HTTP: found around the machine, given to a register, tried on paper."""

import dataclasses
import time
from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import IPv4Interface
from pathlib import Path
from threading import Event, Thread

import pytest

from datakasse.counter.ports import DrawerStatus, PrinterStatus
from datakasse.devices.equipment import Equipment
from datakasse.devices.fitted import FittedDevices
from datakasse.devices.printer_search import PrinterSearch
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.choose_printer import FoundPrinter, PrinterBench
from datakasse.trade.shop.shop import Declaration, Register
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug
from tests.devices.conftest import device
from tests.till.shopkeeper import FRONT, KARI, KIOSK, REVISOR, Shopkeeper, kept_by
from tests.web.caller import Caller, Json

SOON_S = 10
NETWORK = "127.0.0.0/29"
INSIDE, OUTSIDE = "127.0.0.2", "127.0.0.9"


class Shop:
    """A shop with a printer on its network, another one outside of it, and somebody in the office."""

    def __init__(self, kept: Shopkeeper, hung: ExitStack) -> None:
        self.kept = kept
        self.near = NetworkPlug(ReceiptMachine(), host=INSIDE)
        self.far = NetworkPlug(ReceiptMachine(), self.near.port, OUTSIDE)
        for plug in (self.near, self.far):
            hung.callback(plug.switch_off)
        with kept.counter.store.read() as books:
            registers = books.registers()
        self.equipment = equipment = Equipment(kept.shop.settings.folder)
        self.fitted = fitted = FittedDevices(equipment, registers)
        kept.counter = dataclasses.replace(
            kept.counter,
            drawers=fitted.drawers,
            printers=fitted.printers,
            other_printers=fitted.other_printers,
        )
        interfaces = (IPv4Interface("127.0.0.1/29"), IPv4Interface("8.8.8.8/24"))
        search = PrinterSearch(equipment, lambda: interfaces, tuple, self.near.port)
        self.caller = Caller(kept)
        self.caller.app.state.desk.printers = PrinterBench(search, fitted)
        self.office = self.caller.office(KARI)

    def place(self, host: str) -> str:
        """Return where a printer stands."""
        return f"tcp://{host}:{self.near.port}"

    def call(self, method: str, path: str, body: Json = None, status: int = 200) -> Json:
        """Call in the office, which must answer so."""
        answer = self.office.call(method, f"/office/printers{path}", body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def sees(self, status: DrawerStatus) -> bool:
        """Return whether the front register's drawer comes to say so: it takes its time."""
        until = time.monotonic() + SOON_S
        while (now := self.kept.counter.drawers[FRONT].status()) is not status and time.monotonic() < until:
            time.sleep(0.001)
        return now is status

    def settings(self) -> list[SettingsChanged]:
        """Return what the front register's journal says was changed."""
        return [
            record.event
            for record in self.kept.entries(FRONT, 1)
            if isinstance(record.event, SettingsChanged) and record.event.what.startswith("printer")
        ]


@pytest.fixture
def shop(web_folder: Path) -> Iterator[Shop]:
    """The shop."""
    with ExitStack() as hung, kept_by(web_folder) as kept:
        yield Shop(kept, hung)


@pytest.mark.law("KSF-2-3-b", "KSF-2-3-a", "KSF-2-7-1")
def test_a_printer_is_found_chosen_and_tried_on_paper(shop: Shop) -> None:
    assert shop.call("GET", "")["networks"] == [NETWORK]
    found = shop.call("POST", "/search", {"networks": [NETWORK]})["found"]
    assert found == [{"place": shop.place(INSIDE), "state": "ready", "registers": []}]
    told = shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE), "profile": "epson_58"})
    setting = f"{shop.place(INSIDE)}?profile=epson_58"
    assert {row["register_id"]: row["printer"] for row in told["registers"]}[FRONT] == setting
    assert told["found"][0]["registers"] == [FRONT]
    job = shop.call("POST", f"/{FRONT}/test-page", {}, 201)["job"]
    assert shop.call("GET", f"/{FRONT}/test-page/{job}")["state"] == "waiting"
    shop.kept.print_out()
    assert shop.call("GET", f"/{FRONT}/test-page/{job}")["state"] == "printed"
    (page,) = shop.near.machine.papers(1)
    assert "Blåbærsyltetøy" in page.text
    assert shop.settings() == [
        SettingsChanged("printer_search", NETWORK),
        SettingsChanged("printer", setting),
    ]
    printed = [row.event for row in shop.kept.entries(FRONT, 1) if isinstance(row.event, DocumentPrinted)]
    assert printed == [DocumentPrinted(document="test_page", transaction=None)]


def test_nothing_that_a_caller_names_is_called_unless_we_found_it(shop: Shop) -> None:
    for network in ("127.0.0.8/29", "8.8.8.0/24", "0.0.0.0/0", "127.0.0.9", "http://127.0.0.9/"):
        refused = shop.call("POST", "/search", {"networks": [NETWORK, network]}, 422)
        assert refused["code"] == "printer.not_our_network"
    assert (shop.near.calls, shop.far.calls, shop.settings()) == (0, 0, [])
    shop.call("POST", "/search", {"networks": [NETWORK]})
    near = shop.near.calls
    assert near > 0
    for place in (
        shop.place(OUTSIDE),
        f"{shop.place(INSIDE)}?profile=epson_80",
        f"{shop.place(INSIDE)}@{OUTSIDE}",
        "usb:/dev/sda",
        "file:/etc",
    ):
        assert shop.call("PUT", f"/{FRONT}", {"place": place}, 404)["code"] == "printer.not_found"
    wrong = {"place": shop.place(INSIDE), "profile": "epson_80&answers=no"}
    assert shop.call("PUT", f"/{FRONT}", wrong, 422)["code"] == "register.bad_printer"
    assert (shop.near.calls, shop.far.calls) == (near, 0)


@pytest.mark.law("KSF-2-2-e")
def test_a_silent_printer_is_no_place_for_a_drawer(shop: Shop) -> None:
    """A drawer that cannot be asked counts as open, and nothing could be sold: it is refused before that."""
    shop.near.machine.set_mute(mute=True)
    found = shop.call("POST", "/search", {"networks": [NETWORK]})["found"]
    assert [each["state"] for each in found] == ["unreachable"]
    refused = shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE)}, 409)
    assert (refused["code"], refused["law"]) == ("printer.silent", "KSF-2-2-e")
    told = shop.call("PUT", f"/{KIOSK}", {"place": shop.place(INSIDE)})
    kiosk = {row["register_id"]: row["printer"] for row in told["registers"]}[KIOSK]
    assert kiosk == f"{shop.place(INSIDE)}?profile=epson_80&answers=no"


@pytest.mark.law("KSF-2-2-e", "KSF-2-6-4a")
def test_what_one_register_found_silent_is_believed_by_nobody_else(shop: Shop) -> None:
    shop.near.machine.set_mute(mute=True)
    shop.call("POST", "/search", {"networks": [NETWORK]})
    shop.call("PUT", f"/{KIOSK}", {"place": shop.place(INSIDE)})
    found = shop.call("POST", "/search", {"networks": [NETWORK]})["found"]
    assert [each["state"] for each in found] == ["unreachable"]
    assert shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE)}, 409)["code"] == "printer.silent"
    shop.near.machine.set_mute(mute=False)
    found = shop.call("POST", "/search", {"networks": [NETWORK]})["found"]
    assert [each["state"] for each in found] == ["ready"]
    shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE)})
    assert shop.kept.counter.drawers[FRONT].status() is DrawerStatus.CLOSED
    # The register that found it silent asks it from now on, too.
    shop.near.machine.run_out()
    assert not shop.kept.counter.printers[KIOSK].status().ready


@pytest.mark.law("KSF-2-2-e", "KSF-2-6-5")
def test_how_the_drawer_hangs_on_its_printer_is_kept_until_somebody_says_otherwise(shop: Shop) -> None:
    shop.call("POST", "/search", {"networks": [NETWORK]})

    def given(body: Json) -> Json:
        told = shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE), **body})
        return next(row for row in told["registers"] if row["register_id"] == FRONT)

    wired = {"drawer_open": "low", "drawer_pin": "5"}
    setting = f"{shop.place(INSIDE)}?profile=epson_80&drawer_open=low&drawer_pin=5"
    assert given({"profile": "epson_80", **wired})["printer"] == setting
    assert shop.kept.counter.drawers[FRONT].status() is DrawerStatus.OPEN
    told = given({"profile": "generic_865"})
    assert told["printer"] == setting.replace("epson_80", "generic_865")
    assert {key: told[key] for key in ("profile", *wired)} == {"profile": "generic_865", **wired}
    assert shop.kept.counter.drawers[FRONT].status() is DrawerStatus.OPEN
    told = given({"profile": "epson_80", "drawer_open": "high", "drawer_pin": "2"})
    assert told["printer"] == f"{shop.place(INSIDE)}?profile=epson_80"
    assert shop.kept.counter.drawers[FRONT].status() is DrawerStatus.CLOSED


@pytest.mark.law("KSF-2-6-5", "KSF-2-7-1")
def test_no_printer_is_given_up_while_the_drawer_on_it_stands_open(shop: Shop) -> None:
    shop.call("POST", "/search", {"networks": [NETWORK]})
    shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE)})
    shop.near.machine.pull_drawer()
    assert shop.sees(DrawerStatus.OPEN)
    refused = shop.call("PUT", f"/{FRONT}", {"place": "screen"}, 409)
    assert (refused["code"], refused["law"]) == ("drawer.open", "KSF-2-6-5")
    shop.near.machine.shut_drawer()
    assert shop.sees(DrawerStatus.CLOSED)
    told = shop.call("PUT", f"/{FRONT}", {"place": "screen"})
    assert told["registers"][0]["printer"] == "screen"


def test_a_printer_is_entered_and_given_in_one_go() -> None:
    """Else two who choose at once leave books and papers of two opinions."""
    happened: list[str] = []
    second_entered = Event()

    class Fitted:
        def fit(self, register: Register) -> None:
            happened.append(f"given {register.printer}")

    class Nowhere:
        def networks(self) -> tuple[str, ...]:
            return ()

        usual = networks

        def search(self, networks: object) -> tuple[FoundPrinter, ...]:
            del networks
            return ()

        def look(self, setting: str) -> PrinterStatus:
            del setting
            return PrinterStatus(reachable=False)

    bench = PrinterBench(Nowhere(), Fitted())

    def enter_second() -> Register:
        happened.append("entered second")
        second_entered.set()
        return Register(FRONT, "1", printer="second")

    second = Thread(target=bench.give, args=(enter_second,))

    def enter_first() -> Register:
        happened.append("entered first")
        second.start()
        second_entered.wait(0.2)
        return Register(FRONT, "1", printer="first")

    bench.give(enter_first)
    second.join()
    assert happened == ["entered first", "given first", "entered second", "given second"]


@pytest.mark.law("KSF-2-7-1")
def test_a_search_that_is_refused_because_another_goes_on_is_none_in_the_journal(shop: Shop) -> None:
    bench = shop.caller.app.state.desk.printers
    refused: list[Json] = []

    def meanwhile() -> None:
        refused.append(shop.call("POST", "/search", {"networks": [NETWORK]}, 409))

    bench.search([NETWORK], meanwhile)
    assert [each["code"] for each in refused] == ["printer.search_goes_on"]
    assert shop.settings() == []
    shop.call("POST", "/search", {"networks": [NETWORK]})
    assert shop.settings() == [SettingsChanged("printer_search", NETWORK)]


@pytest.mark.law("KSF-2-7-1")
def test_who_may_not_administer_searches_nothing_and_the_attempt_is_told(shop: Shop) -> None:
    shop.office = shop.caller.office(REVISOR)
    refused = shop.call("POST", "/search", {"networks": [NETWORK]}, 403)
    assert refused["code"] == "operator.missing_right"
    assert shop.near.calls == 0
    last = shop.kept.entries(FRONT, shop.kept.head())[-1].event
    assert isinstance(last, AttemptRefused)
    assert "printers/search" in last.what


@pytest.mark.law("KSL-7", "KSF-2-3-b")
def test_the_screen_is_a_printer_of_demonstrations_only(shop: Shop) -> None:
    shop.call("POST", "/search", {"networks": [NETWORK]})
    told = shop.call("PUT", f"/{FRONT}", {"place": shop.place(INSIDE)})
    assert told["registers"][0]["printer"] != "screen"
    assert shop.call("PUT", f"/{FRONT}", {"place": "screen"})["registers"][0]["printer"] == "screen"
    declared = Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")
    shop.caller.app.state.desk.counter = dataclasses.replace(shop.kept.counter, declaration=declared)
    assert shop.call("PUT", f"/{FRONT}", {"place": "screen"}, 409)["law"] == "KSF-2-3-b"


@pytest.mark.law("KSF-2-3-b", "KSF-2-2-e")
def test_a_printer_on_a_serial_cable_is_sent_nothing_before_somebody_chooses_it(shop: Shop) -> None:
    """A real pseudo terminal: behind a serial port may be anything, and a scale is not to be written to."""
    with ExitStack() as hung:
        machine = ReceiptMachine()
        path = device(hung, machine)
        search = PrinterSearch(shop.equipment, tuple, tuple, serial_files=lambda: [path])
        shop.caller.app.state.desk.printers = PrinterBench(search, shop.fitted)
        found = shop.call("POST", "/search", {"networks": []})["found"]
        assert found == [{"place": f"serial:{path}", "state": "not_asked", "registers": []}]
        assert (machine.asked, machine.slips) == (0, [])
        wanted = {"place": f"serial:{path}", "baud": "9600", "flow": "none"}
        told = shop.call("PUT", f"/{FRONT}", wanted)
        (front,) = [row for row in told["registers"] if row["register_id"] == FRONT]
        assert front["printer"] == f"serial:{path}?profile=epson_80&baud=9600&flow=none"
        assert (front["baud"], front["flow"]) == ("9600", "none")
        job = shop.call("POST", f"/{FRONT}/test-page", {}, 201)["job"]
        shop.kept.print_out()
        assert shop.call("GET", f"/{FRONT}/test-page/{job}")["state"] == "printed"
        (page,) = machine.papers(1)
        assert "Blåbærsyltetøy" in page.text
        # With its line held it is asked over that, and stands as it stands.
        (again,) = shop.call("POST", "/search", {"networks": []})["found"]
        assert again["registers"] == [FRONT]
        shop.call("PUT", f"/{FRONT}", {"place": "screen"})


def test_a_serial_port_where_nobody_answers_is_no_place_for_a_drawer(shop: Shop) -> None:
    with ExitStack() as hung:
        machine = ReceiptMachine()
        machine.set_mute(mute=True)
        path = device(hung, machine)
        search = PrinterSearch(shop.equipment, tuple, tuple, serial_files=lambda: [path])
        shop.caller.app.state.desk.printers = PrinterBench(search, shop.fitted)
        shop.call("POST", "/search", {"networks": []})
        wanted = {"place": f"serial:{path}", "flow": "none"}
        assert shop.call("PUT", f"/{FRONT}", wanted, 409)["code"] == "printer.silent"
        assert shop.call("PUT", f"/{FRONT}", {**wanted, "baud": "1"}, 422)
