"""A receipt printer for each test, and the ways to it: network, USB, serial."""

import os
import tty
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from datakasse.devices.printers.escpos import ReceiptPrinter
from datakasse.devices.printers.line import PrinterLine
from datakasse.devices.wires.cable import DeviceWay, Flow, SerialWay
from datakasse.devices.wires.network import NetworkWay
from datakasse.devices.wires.wire import Way
from datakasse.receipt.formats.printer_profile import PROFILES, DrawerPin
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import DevicePlug, NetworkPlug
from tests.till.shopkeeper import closed_shop, shop, shop_template, till_folder, till_template

__all__ = ["closed_shop", "shop", "shop_template", "till_folder", "till_template"]

SOON_S = 10


@dataclass
class Bench:
    """
    A machine on a table, and the register's end of its cable.

    Attributes:
        machine: The machine.
        way: The way to it.
        network: Its plug, where it is on the network.
        profile: What the register takes it for.
        line: The line of the register.
    """

    machine: ReceiptMachine
    way: Way
    network: NetworkPlug | None = None
    profile: str = "epson_80"

    def __post_init__(self) -> None:
        self.line = PrinterLine(self.way, SOON_S)

    def close(self) -> None:
        """Hang up."""
        self.line.close()

    def printer(
        self,
        wait_s: float = SOON_S,
        *,
        open_is_high: bool = True,
        pin: DrawerPin = DrawerPin.PIN_2,
        answers: bool = True,
        held: bool = False,
    ) -> ReceiptPrinter:
        """Return the printer as a register has it, over a line of its own."""
        self.line.close()
        self.line = PrinterLine(self.way, wait_s, answers=answers)
        self.line.held = held
        return ReceiptPrinter(
            self.line,
            PROFILES[self.profile],
            wait_s=wait_s,
            drawer_pin=pin,
            drawer_open_is_high=open_is_high,
        )


def device(stack: ExitStack, machine: ReceiptMachine) -> str:
    """Return the path of a device file whose other end is the machine."""
    master, slave = os.openpty()
    tty.setraw(slave)
    stack.callback(os.close, slave)
    plug = DevicePlug(machine, master)
    stack.callback(plug.unplug)
    return os.ttyname(slave)


def bench(stack: ExitStack, kind: str) -> Bench:
    """Return a machine that hangs on a wire of the kind."""
    machine = ReceiptMachine()
    match kind:
        case "usb":
            made = Bench(machine, DeviceWay(device(stack, machine)))
        case "serial":
            made = Bench(machine, SerialWay(device(stack, machine), flow=Flow.NONE))
        case _:
            plug = NetworkPlug(machine)
            stack.callback(plug.switch_off)
            made = Bench(machine, NetworkWay("127.0.0.1", plug.port), plug)
    stack.callback(made.close)
    return made


@pytest.fixture(params=["network", "usb", "serial"])
def anywhere(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """A printer on each sort of wire."""
    with ExitStack() as stack:
        yield bench(stack, request.param)


@pytest.fixture
def networked() -> Iterator[Bench]:
    """A printer on the network."""
    with ExitStack() as stack:
        yield bench(stack, "network")
