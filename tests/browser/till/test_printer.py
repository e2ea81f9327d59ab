"""
A till with a receipt printer and its drawer on the network: what the cashier sees and does when they fail.

The printer is the lab's, at a real socket; the paper that lies before the customer is counted.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened
from datakasse.journal.events.paper import DocumentPrinted, PrintingMoved
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.shop.equip_register import EquipRegister
from datakasse.settings import Settings
from datakasse.wiring import open_shop
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug
from tests.browser.conftest import Seen
from tests.browser.served_shop import REGISTER, ServedShop
from tests.browser.till.cashier import KNEIPP, Cashier

pytestmark = pytest.mark.browser

RECEIPT = "Kvittering nr. 1"


@dataclass
class Counter:
    """
    The counter of the shop.

    Attributes:
        plug: The register's printer.
        second: The printer in the back room.
    """

    plug: NetworkPlug
    second: NetworkPlug

    @property
    def machine(self) -> ReceiptMachine:
        """The register's printer."""
        return self.plug.machine

    def receipts(self) -> int:
        """How many whole receipts of the first sale lie on the two printers."""
        slips = [*self.machine.papers(), *self.second.machine.papers()]
        return sum(RECEIPT in slip.text for slip in slips)


@pytest.fixture
def counter() -> Iterator[Counter]:
    """Two printers that are ready."""
    with ExitStack() as stack:
        plugs = [NetworkPlug(ReceiptMachine()) for _ in range(2)]
        for plug in plugs:
            stack.callback(plug.switch_off)
        yield Counter(*plugs)


@pytest.fixture
def shop(demo_folder: Path, tmp_path: Path, counter: Counter) -> Iterator[ServedShop]:
    """The demo shop at these printers, served."""
    folder = shutil.copytree(demo_folder, tmp_path / "data")
    opened = open_shop(Settings(folder, "0.1.0"), environ={})
    addresses = [f"tcp://127.0.0.1:{plug.port}" for plug in (counter.plug, counter.second)]
    opened.counter.carry_out(REGISTER, "", EquipRegister(*addresses)).result()
    opened.store.close()
    served = ServedShop(folder)
    served.door = "tests.browser.till.brisk_door"
    served.open()
    yield served
    served.close()


@pytest.fixture
def till(cashier: Cashier, counter: Counter) -> Cashier:
    """A cashier whose float has been printed, and its drawer shut."""
    cashier.open_till()
    counter.machine.papers(1)
    counter.machine.shut_drawer()
    expect(cashier.page.get_by_text("Kassaskuffen er åpen")).to_be_hidden()
    cashier.page.keyboard.press("Escape")
    return cashier


def sees_printer(till: Cashier, text: str) -> None:
    expect(till.page.locator(".message")).to_contain_text(text)


def sell_by_card(till: Cashier) -> None:
    till.press_article(KNEIPP)
    till.sees_total("52,00")
    till.pay("Kort")
    till.sees_settled("Betalt", "52,00")


def test_what_the_printer_needs_is_seen_before_the_sale(till: Cashier, counter: Counter) -> None:
    machine = counter.machine
    machine.load_paper(50)
    sees_printer(till, "Det er lite papir i skriveren. Ha en ny rull klar.")
    machine.open_cover()
    sees_printer(till, "Dekselet på skriveren er åpent. Lukk det")
    machine.load_paper()
    machine.close_cover()
    expect(till.page.locator(".message p")).to_have_text("")
    machine.run_out()
    sees_printer(till, "Skriveren er tom for papir. Legg i en ny rull")
    machine.load_paper()
    expect(till.page.locator(".message p")).to_have_text("")
    counter.plug.switch_off()
    sees_printer(till, "Skriveren svarer ikke. Se etter strøm og kabel.")
    counter.plug.switch_on()
    expect(till.page.locator(".message p")).to_have_text("")
    sell_by_card(till)
    machine.papers(2)
    assert counter.receipts() == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("with_power", [False, True], ids=["cable", "power"])
@pytest.mark.parametrize("after", [1, 300, 100_000])
def test_a_printer_that_dies_at_the_payment_gives_one_receipt(
    till: Cashier, shop: ServedShop, counter: Counter, after: int, with_power: bool
) -> None:
    """The sale is saved and the screen says so; what nobody knows a person answers, and she is right."""
    page, machine = till.page, counter.machine
    whole = after > 10_000
    if whole:
        machine.hold()
    else:
        machine.drop(after, with_power=with_power)
    sell_by_card(till)
    if whole:
        machine.wait_for(lambda: machine.holds_whole)
        counter.plug.switch_off() if with_power else counter.plug.cut()
        if with_power:
            counter.plug.switch_on()
        machine.release()
    page.get_by_role("button", name="1 utskrift må avklares").click()
    expect(page.get_by_text("Kom Salgskvittering ut?")).to_be_visible()
    came_out = counter.receipts() == 1
    assert came_out is (whole and not with_power)
    page.get_by_role("button", name="Ja, den kom ut" if came_out else "Nei, skriv på nytt").click()
    expect(page.get_by_text("Kom Salgskvittering ut?")).to_be_hidden()
    expect(page.get_by_role("button", name="1 utskrift må avklares")).to_be_hidden()
    machine.papers(2)
    assert counter.receipts() == 1
    records, faults = shop.journal()
    assert faults == []
    events = [record.event for record in records]
    assert sum(isinstance(event, SaleCompleted) for event in events) == 1
    assert events.count(DocumentPrinted("sales", 2)) == 1
    assert counter.receipts() == 1


@pytest.mark.law("KSF-2-6-4a")
def test_a_roll_that_ends_in_a_receipt_is_changed_and_nobody_is_asked(
    till: Cashier, counter: Counter
) -> None:
    machine = counter.machine
    machine.load_paper(15)
    sell_by_card(till)
    sees_printer(till, "Tom for papir")
    assert counter.receipts() == 0
    machine.load_paper()
    machine.papers(2)
    assert counter.receipts() == 1
    expect(till.page.get_by_role("button", name="må avklares")).to_be_hidden()


@pytest.mark.law("KSF-2-6-5", "KSF-2-7-7")
def test_a_drawer_left_open_stops_the_next_sale_until_it_is_shut(
    till: Cashier, shop: ServedShop, counter: Counter, seen: Seen
) -> None:
    page = till.page
    seen.provoke("409 (Conflict)")
    till.press_article(KNEIPP)
    till.sees_total("52,00")
    till.pay("Kontant eksakt")
    till.sees_settled("Betalt", "52,00")
    counter.machine.papers(2)
    assert counter.machine.drawer_open
    expect(page.get_by_text("Kassaskuffen er åpen")).to_be_visible()
    till.press_article(KNEIPP)
    till.sees_message(re.compile("Kassaskuffen er åpen. Lukk den"))
    counter.machine.shut_drawer()
    expect(page.get_by_text("Kassaskuffen er åpen", exact=True)).to_be_hidden()
    till.press_article(KNEIPP)
    till.sees_total("52,00")
    events = [record.event for record in shop.journal()[0]]
    assert events.count(DrawerOpened(transaction=2)) == 1
    assert any(isinstance(event, DrawerClosed) for event in events)


@pytest.mark.law("KSF-2-2-a", "KSF-2-7-7")
def test_change_is_given_though_the_paper_is_out(till: Cashier, shop: ServedShop, counter: Counter) -> None:
    machine = counter.machine
    machine.run_out()
    sees_printer(till, "tom for papir")
    till.press_article(KNEIPP)
    till.sees_total("52,00")
    till.pay("Kontant eksakt")
    till.sees_settled("Betalt", "52,00")
    machine.wait_for(lambda: machine.drawer_open)
    expect(till.page.get_by_text("Kassaskuffen er åpen")).to_be_visible()
    machine.load_paper()
    machine.papers(2)
    machine.shut_drawer()
    assert counter.receipts() == 1
    assert len(machine.kicks) == 1
    events = [record.event for record in shop.journal()[0]]
    assert events.count(DrawerOpened(transaction=2)) == 1


@pytest.mark.law("KSF-2-3-b", "KSF-2-6-4a", "KSF-2-7-1")
def test_one_press_sends_what_waits_to_the_other_printer_until_this_one_works(
    till: Cashier, shop: ServedShop, counter: Counter
) -> None:
    page, machine = till.page, counter.machine
    machine.jam()
    sees_printer(till, "Skriveren har stanset")
    sell_by_card(till)
    page.get_by_role("button", name="Skriv på reserveskriveren").click()
    counter.second.machine.papers(1)
    sees_printer(till, "Utskriftene kommer på reserveskriveren til denne skriveren virker igjen.")
    machine.clear_jam()
    expect(till.page.locator(".message p")).to_have_text("")
    sell_by_card(till)
    machine.papers(2)
    assert counter.receipts() == 1
    assert len(counter.second.machine.papers()) == 1
    events = [record.event for record in shop.journal()[0]]
    assert [event for event in events if isinstance(event, PrintingMoved)] == [
        PrintingMoved("second"),
        PrintingMoved(""),
    ]
