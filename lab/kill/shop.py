"""The shop that is killed: three registers, each with a receipt printer on a cable of its own."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Final
from unittest.mock import patch

import msgspec
from argon2 import PasswordHasher

from datakasse.counter import pin
from datakasse.devices.machine.clock import SystemClock
from lab.kill.database import KilledDatabase
from lab.kill.promises import PromiseBroken
from lab.language.words import Faults
from lab.plan import plan_of
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug
from lab.shop import Shop
from lab.shop_file import read_shop
from lab.store import LabRefusal, Story, make_store

SHOP: Final = Path(__file__).parent / "killed.shop"
PATIENCE_S: Final = 30
_LOOK_S: Final = 0.05
COUNTER, CAFE, KIOSK = "K1", "K2", "K3"
REGISTERS: Final = (COUNTER, CAFE, KIOSK)


def killed_shop(file: Path = SHOP) -> Shop:
    """
    Return the shop, or another one that is described in a file.

    Raises:
        LabRefusal: Its description has faults.
    """
    shop = read_shop(str(file))
    if isinstance(shop, Faults):
        raise LabRefusal(str(shop))
    return shop


class Printers:
    """
    The printers of the shop, which nobody kills, and a hand that shuts a drawer as soon as it stands open.

    Attributes:
        machines: The machine of each register.
    """

    def __init__(self) -> None:
        """Switch them on."""
        self.machines = {register: ReceiptMachine() for register in REGISTERS}
        self._plugs = {register: NetworkPlug(machine) for register, machine in self.machines.items()}
        self._closing = False
        self._hands = [
            Thread(target=self._shut, args=(each,), daemon=True) for each in self.machines.values()
        ]
        for hand in self._hands:
            hand.start()

    def setting(self, register: str) -> str:
        """Return what the register is told of its printer."""
        return f"tcp://127.0.0.1:{self._plugs[register].port}"

    def papers(self, register: str) -> list[str]:
        """Return the text of every paper that came out whole of a register's printer."""
        return [slip.text for slip in self.machines[register].papers()]

    def drawer_shuts(self, register: str) -> None:
        """Wait until the hand has shut a register's drawer."""
        machine = self.machines[register]
        machine.wait_for(lambda: not machine.drawer_open)

    def papers_come(self, register: str, is_all: Callable[[], bool]) -> None:
        """
        Look again and again, whenever something has come out of a printer, whether it is all there is.

        Raises:
            PromiseBroken: It never is.
        """
        machine, until = self.machines[register], time.monotonic() + PATIENCE_S
        while not is_all():
            if time.monotonic() > until:
                raise PromiseBroken(f"{register}: documents wait that do not come out")
            with machine.changed:
                machine.changed.wait(_LOOK_S)

    def switch_off(self) -> None:
        """Take their power away."""
        self._closing = True
        for machine in self.machines.values():
            with machine.changed:
                machine.changed.notify_all()
        for plug in self._plugs.values():
            plug.switch_off()
        for hand in self._hands:
            hand.join()

    def _shut(self, machine: ReceiptMachine) -> None:
        while not self._closing:
            with machine.changed:
                machine.changed.wait_for(lambda: machine.drawer_open or self._closing)
            machine.shut_drawer()


def make_shop(
    folder: Path,
    printers: Printers | None = None,
    database: KilledDatabase | None = None,
    shop: Shop | None = None,
) -> None:
    """
    Make the shop in an empty folder, its registers hung on the printers; on the screen where there are none.

    Where its books are in a database, it is of a business that has none there. Another shop can be made so.

    Raises:
        LabRefusal: The folder or the database cannot be used.
    """
    plan = plan_of(shop or killed_shop())
    if database is not None:
        company = msgspec.structs.replace(plan.company, organisation_number=database.free_company())
        plan = msgspec.structs.replace(plan, company=company)
    if printers is not None:
        plan = msgspec.structs.replace(
            plan,
            registers=[
                msgspec.structs.replace(each, printer=printers.setting(each.register_id))
                for each in plan.registers
            ],
        )
    # Everybody signs on after every kill; how much work a PIN should cost is tested where PINs are.
    with patch.object(pin, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)):
        address = "" if database is None else database.address
        make_store(folder, plan, Story("kill"), opened_at=SystemClock().now(), database=address).close()


def prices_ore(shop: Shop) -> dict[str, int]:
    """Return what each article costs."""
    return {each.number: each.price_ore for each in shop.articles if each.price_ore is not None}


def pins(shop: Shop) -> dict[str, str]:
    """Return the PIN of each operator."""
    return {each.operator_id: each.pin for each in shop.operators}
