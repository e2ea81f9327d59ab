"""The search for printers calls the private networks the machine stands in, and nobody else."""

from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import IPv4Interface, ip_network
from pathlib import Path

import pytest

from datakasse.counter.ports import DrawerStatus
from datakasse.devices.equipment import Equipment
from datakasse.devices.fitted import FittedDevices
from datakasse.devices.printer_search import NETWORKS_MAX, PrinterSearch, own_interfaces
from datakasse.office.shop.shop_authority import LOCAL_NETWORKS
from datakasse.trade.shop.shop import Register
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug

HERE = IPv4Interface("127.0.0.1/29")
INSIDE, ALSO_INSIDE, OUTSIDE = "127.0.0.2", "127.0.0.5", "127.0.0.9"


class Street:
    """Printers at addresses of this machine, all at the same port."""

    def __init__(self, hung: ExitStack) -> None:
        self.at: dict[str, NetworkPlug] = {}
        port = 0
        for host in (INSIDE, ALSO_INSIDE, OUTSIDE):
            plug = self.at[host] = NetworkPlug(ReceiptMachine(), port, host)
            hung.callback(plug.switch_off)
            port = plug.port
        self.port = port

    def place(self, host: str) -> str:
        """Return a printer's place as a setting tells it."""
        return f"tcp://{host}:{self.port}"


@pytest.fixture
def street() -> Iterator[Street]:
    """Two printers in the network that is searched, and one outside of it."""
    with ExitStack() as hung:
        yield Street(hung)


def search_of(
    street: Street, folder: Path, interface: IPv4Interface = HERE, *, equipment: Equipment | None = None
) -> PrinterSearch:
    """Return a search by a machine that stands at an address, with no cables."""
    return PrinterSearch(equipment or Equipment(folder), lambda: [interface], tuple, street.port)


@pytest.mark.law("KSF-2-3-b")
def test_printers_of_the_network_are_found_with_how_they_stand(street: Street, tmp_path: Path) -> None:
    street.at[INSIDE].machine.run_out()
    search = search_of(street, tmp_path)
    found = {each.place: each for each in search.search(search.networks())}
    assert list(found) == [street.place(INSIDE), street.place(ALSO_INSIDE)]
    assert found[street.place(INSIDE)].state == "paper_out"
    assert found[street.place(ALSO_INSIDE)].state == "ready"
    assert [slip for plug in street.at.values() for slip in plug.machine.slips] == []


def test_nobody_outside_the_network_is_called(street: Street, tmp_path: Path) -> None:
    search = search_of(street, tmp_path)
    search.search(["127.0.0.0/24", "127.0.0.8/29", "0.0.0.0/0"])
    assert {host: plug.calls for host, plug in street.at.items()} == {INSIDE: 0, ALSO_INSIDE: 0, OUTSIDE: 0}
    search.search(search.networks())
    assert street.at[OUTSIDE].calls == 0
    assert street.at[INSIDE].calls > 0
    # The control: it was there to be called by a machine that stands beside it.
    beside = search_of(street, tmp_path, IPv4Interface("127.0.0.10/29"))
    assert [each.place for each in beside.search(beside.networks())] == [street.place(OUTSIDE)]


@pytest.mark.parametrize(
    ("stands", "networks"),
    [
        ("192.168.1.20/24", ("192.168.1.0/24",)),
        ("10.11.12.13/8", ("10.11.12.0/24",)),
        ("172.16.5.1/30", ("172.16.5.0/30",)),
        ("8.8.8.8/24", ()),
        ("100.200.1.1/24", ()),
    ],
)
def test_only_private_networks_are_searched_and_of_a_large_one_what_is_near(
    stands: str, networks: tuple[str, ...], tmp_path: Path
) -> None:
    search = PrinterSearch(Equipment(tmp_path), lambda: [IPv4Interface(stands)] * 2, tuple)
    assert search.networks() == networks


def test_no_more_than_a_few_networks_are_searched(tmp_path: Path) -> None:
    many = [IPv4Interface(f"10.0.{number}.1/24") for number in range(NETWORKS_MAX + 3)]
    assert len(PrinterSearch(Equipment(tmp_path), lambda: many, tuple).networks()) == NETWORKS_MAX


@pytest.mark.parametrize(
    ("outward", "stands", "usual"),
    [
        ("192.168.1.20", ("172.17.0.1/24", "192.168.1.20/24", "10.8.0.2/24"), ("192.168.1.0/24",)),
        ("", ("192.168.1.20/24",), ("192.168.1.0/24",)),
        ("", ("172.17.0.1/24", "192.168.1.20/24"), ()),
        ("100.64.0.7", ("172.17.0.1/24", "192.168.1.20/24"), ()),
    ],
)
def test_only_the_shop_s_own_network_is_searched_unless_somebody_says_so(
    outward: str, stands: tuple[str, ...], usual: tuple[str, ...], tmp_path: Path
) -> None:
    interfaces = [IPv4Interface(each) for each in stands]
    search = PrinterSearch(Equipment(tmp_path), lambda: interfaces, tuple, outward=lambda: outward)
    assert search.usual() == usual
    assert len(search.networks()) == len(stands)


def test_where_this_machine_stands_is_never_outside_a_local_network() -> None:
    known = [ip_network(network) for network in LOCAL_NETWORKS]
    assert all(any(each.ip in network for network in known) for each in own_interfaces())


def test_what_takes_the_call_and_says_nothing_is_told_as_silent(street: Street, tmp_path: Path) -> None:
    street.at[INSIDE].machine.set_mute(mute=True)
    search = search_of(street, tmp_path)
    found = {each.place: each.state for each in search.search(search.networks())}
    assert found == {street.place(INSIDE): "unreachable", street.place(ALSO_INSIDE): "ready"}


def test_a_device_file_that_nobody_is_behind_is_told_as_silent(tmp_path: Path) -> None:
    search = PrinterSearch(Equipment(tmp_path), tuple, lambda: ["/dev/usb/lp-nobody"])
    (found,) = search.search([])
    assert (found.place, found.state) == ("usb:/dev/usb/lp-nobody", "not_asked")


def test_a_printer_that_a_register_has_is_asked_over_its_own_line(street: Street, tmp_path: Path) -> None:
    """It takes one caller at a time: a second call would wait behind the drawer's line for ever."""
    equipment = Equipment(tmp_path)
    fitted = FittedDevices(equipment, [Register("K1", "1", printer=street.place(INSIDE))])
    assert fitted.drawers["K1"].status() is DrawerStatus.CLOSED
    search = search_of(street, tmp_path, equipment=equipment)
    found = {each.place: each.state == "ready" for each in search.search(search.networks())}
    assert found[street.place(INSIDE)]
    assert street.at[INSIDE].calls == 1


def test_a_register_gets_another_printer_and_leaves_the_line_of_the_old_one(
    street: Street, tmp_path: Path
) -> None:
    register = Register("K1", "1", printer=street.place(INSIDE))
    fitted = FittedDevices(Equipment(tmp_path), [register])
    drawers, printers = fitted.drawers, fitted.printers
    assert drawers["K1"].status() is DrawerStatus.CLOSED
    old = street.at[INSIDE].machine
    assert old.talks
    fitted.fit(Register("K1", "1", printer=street.place(ALSO_INSIDE)))
    old.wait_for(lambda: not old.talks)
    street.at[ALSO_INSIDE].machine.pull_drawer()
    assert drawers["K1"].status() is DrawerStatus.OPEN
    assert printers["K1"].on_paper
    assert street.at[INSIDE].calls == 1
