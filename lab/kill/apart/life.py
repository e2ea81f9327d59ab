"""The life of a shop with machines apart: opened, loaded, struck, brought back, checked, restored."""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import Event
from typing import Final

from datakasse.trade.shop.shop import in_use
from lab.kill.apart.changes import Changes
from lab.kill.apart.last_copy import LastCopy
from lab.kill.apart.load import Load
from lab.kill.apart.loss import replaced, take_over
from lab.kill.apart.machine import Machine, make_pair
from lab.kill.apart.moments import Moment, Scene, draw_moment
from lab.kill.apart.office import Clerk
from lab.kill.apart.shared_server import SharedServer
from lab.kill.apart.tills import Cashier, CashMover
from lab.kill.apart.told import demand_nothing_left, faults_of_prices, faults_of_told, told_at
from lab.kill.check import check
from lab.kill.life import AGAIN, Tell, beside
from lab.kill.lifetime import Lifetime
from lab.kill.promises import PromiseBroken, Promises
from lab.kill.shop import killed_shop, pins, prices_ore

SHOP: Final = Path(__file__).parent / "apart.shop"
IN_OFFICE: Final = "8"
"""Who sits in the offices; at each register is who has its number."""
REGISTERS_MAX: Final = 7
SHARE_LOST: Final = 0.12
SHARE_REPLACED: Final = 0.7
SHARE_REMEMBERED: Final = 0.25
SHARE_GOES_BACK: Final = 0.6
CHANGES_LEFT: Final = 3
GO_ON_S: Final = (0.0, 0.1, 0.5)
"""So long whoever was not struck goes on alone, and then with the database back again."""
_PATIENCE_S: Final = 40
_LOOK_S: Final = 0.1


class Life(Lifetime):
    """
    A shop from its opening until its last copy is restored.

    Args:
        place: The folder its machines live in; not there yet.
        seed: What everything random follows from.
        tell: Told what is done.
        shared: Where its books are.
        program: What is run instead of the product's own server, in a control experiment.

    Attributes:
        promises: What was promised at the tills.
        changes: What was done in the offices.
    """

    def __init__(
        self, place: Path, seed: int, tell: Tell, shared: SharedServer, program: Sequence[str] = ()
    ) -> None:
        self.promises = Promises()
        self.changes = Changes()
        self._place = place
        self._chance = Random(f"apart {seed}")
        self._tell = tell
        self._shared = shared
        self._program = program
        self._shop = killed_shop(SHOP)
        self._pins = pins(self._shop)
        self._first = tuple(each.register_id for each in self._shop.registers)
        self._articles = tuple(prices_ore(self._shop))
        self._machines: list[Machine] = []
        self._made = 0
        self._is_remembered = False
        self._copy = LastCopy(place)
        self._cashiers: dict[str, Cashier] = {}
        self._clerks: list[Clerk] = []
        self._since = ""

    def end(self) -> None:
        """Leave nothing running, and no folder."""
        for each in (*self._cashiers.values(), *self._clerks):
            each.leave()
        for machine in self._machines:
            machine.kill()
        shutil.rmtree(self._place, ignore_errors=True)

    def _open(self) -> None:
        self._place.mkdir()
        self._machines = make_pair(
            self._place, self._shop, self._shared.database, self._chance, self._program
        )
        self._copy.set_up(self._machines[0])
        self._come_back()

    def _run(self) -> None:
        """Load the machines, strike, bring everything back, and check."""
        self._load_until(draw_moment(self._chance))
        self._check_told()
        self._mishaps()
        self._come_back()
        self._check_all()

    def _load_until(self, moment: Moment) -> None:
        """Have everybody at work until a moment, strike then, and let the others go on for a while."""
        load = Load()
        scene = Scene(
            self._machines, self.promises, self.changes, load.beside, lambda: self._add_register(load)
        )
        for cashier in self._cashiers.values():
            chance = Random(self._chance.random())
            load.begin(cashier.name, CashMover(cashier, chance, self.promises, self._articles).move)
        for clerk in self._clerks:
            chance = Random(self._chance.random())
            load.begin("the office", lambda clerk=clerk, chance=chance: clerk.change(chance))
        try:
            moment.wait(scene)
            self._tell(f"killed {moment.name}: {self._strike(load)}")
            time.sleep(self._chance.choice(GO_ON_S))
            self._shared.come_back()
            time.sleep(self._chance.choice(GO_ON_S))
        finally:
            load.end()

    def _strike(self, load: Load) -> str:
        """Kill one machine, or all, or the database with or without one; return what was struck."""
        struck = list[str]()
        if self._chance.random() < 0.3:
            load.is_struck = True
            struck.append(self._shared.strike(self._chance))
        if not struck or self._chance.random() < 0.5:
            count = self._chance.choice((1, 1, 1, len(self._machines)))
            for machine in self._chance.sample(self._machines, min(count, len(self._machines))):
                machine.kill()
                struck.append(f"machine {machine.name}")
        return ", ".join(struck)

    def _add_register(self, load: Load) -> Event:
        """Have the office of the last machine add a register, beside everything else; tells when it asks."""
        asked, clerk, count = Event(), self._clerk(), len(self._cashiers)
        if count >= REGISTERS_MAX:
            asked.set()
            return asked
        port = self._machines[-1].server.port

        def add() -> None:
            clerk.arrive(port)
            asked.set()
            clerk.add_register(f"K{count + 1}")
            clerk.leave()

        load.begin("the office that adds a register", add, is_done_once=True)
        return asked

    def _mishaps(self) -> None:
        """Let more happen before all come back: kills in a start, a machine that is lost, one that is new."""
        down = [machine for machine in self._machines if not machine.is_up]
        for machine in down:
            while self._chance.random() < 0.15:
                self._tell(f"  {machine.name} killed {machine.server.kill_in_start()}")
        if self._chance.random() < SHARE_REMEMBERED:
            for machine in self._machines:
                machine.kill()
            self._is_remembered = self._shared.remember()
        if len(self._machines) > 1:
            if self._chance.random() < SHARE_LOST:
                self._lose(self._chance.choice(self._machines))
        elif self._chance.random() < SHARE_REPLACED:
            self._replace()

    def _lose(self, lost: Machine) -> None:
        """Lose a machine for good, and have the other take over its registers, while it is open or not."""
        self._is_remembered = False
        lost.kill()
        shutil.rmtree(lost.folder)
        self._machines.remove(lost)
        (survivor,) = self._machines
        self._tell(f"  machine {lost.name} is lost")
        if self._chance.random() < 0.5:
            survivor.begin()
            survivor.come_back()
        by = (IN_OFFICE, self._pins[IN_OFFICE])
        taken = take_over(survivor, self._copy.sheet, by, self._chance)
        self._tell(f"  {', '.join(taken)} taken over by machine {survivor.name}")
        if self._copy.is_brought_by(lost):
            self._copy.set_up(survivor)

    def _replace(self) -> None:
        """Carry half of the registers to a new machine."""
        (survivor,) = self._machines
        survivor.kill()
        # One that was just added must not be at both: two machines would sign with the same keys.
        self._registers_of(survivor)
        self._is_remembered = False
        self._made += 1
        self._machines.append(replaced(survivor, f"new-{self._made}", self._chance, self._program))
        self._tell(f"  {', '.join(self._machines[1].registers)} carried to a new machine")

    def _come_back(self) -> None:
        """Have all machines serve, everybody sign on, settle what got no answer, and do one thing each."""
        for machine in self._machines:
            machine.begin()
        for machine in self._machines:
            machine.come_back()
        for each in (*self._cashiers.values(), *self._clerks):
            each.leave()
        self._clerks = [self._clerk() for _ in self._machines]
        for machine, clerk in zip(self._machines, self._clerks, strict=True):
            clerk.arrive(machine.server.port)
            for register in self._registers_of(machine):
                self._wait_for(clerk, register)
                is_new = register not in self._cashiers
                cashier = self._cashier(register) if is_new else self._cashiers[register]
                cashier.arrive(machine.server.port)
                if not is_new:
                    cashier.go_on()
                cashier.put_float_in()
        for cashier in self._cashiers.values():
            cashier.do_something()

    def _registers_of(self, machine: Machine) -> list[str]:
        """Return the registers in use of a machine; what was added there is found by its keys."""
        with beside(machine.folder) as store, store.read() as books:
            own = store.own_registers(books)
            used = [each.register_id for each in in_use(books.registers())]
        machine.registers[:] = [register for register in used if register in own]
        return machine.registers

    def _wait_for(self, clerk: Clerk, register: str) -> None:
        """Wait until a machine serves a register: one that was taken over is taken in within seconds."""
        until = time.monotonic() + _PATIENCE_S
        while not clerk.has(register):
            if time.monotonic() > until:
                raise PromiseBroken(f"{register} is not served within {_PATIENCE_S} s")
            time.sleep(_LOOK_S)

    def _cashier(self, register: str) -> Cashier:
        operator = register.removeprefix("K")
        by = (operator, self._pins[operator])
        cashier = Cashier(register, by, self.promises, self.changes, self._since)
        self._cashiers[register] = cashier
        return cashier

    def _clerk(self) -> Clerk:
        return Clerk((IN_OFFICE, self._pins[IN_OFFICE]), self.changes)

    def _check_told(self) -> None:
        """Hold what all journals tell, or will, against what was done in the offices; some may be down."""
        with beside(self._machines[0].folder) as store, store.read() as books:
            told = told_at(books)
            faults = faults_of_told(told, self.changes, self._first)
            faults += faults_of_prices(books, told, self._first)
        if faults:
            raise PromiseBroken("\n".join(faults))

    def _check_all(self) -> None:
        """Hold everything against what was promised, at each machine; nothing may be left any more."""
        self._check_told()
        answered = self.promises.repeatable()
        for asked in self._chance.sample(answered, min(AGAIN, len(answered))):
            self._cashiers[asked.register].ask_again(asked)
        for machine in self._machines:
            with beside(machine.folder) as store:
                check(store, self.promises, registers=self._cashiers)
                demand_nothing_left(store)

    def _end_well(self) -> None:
        """Have the product's own check look at each machine, and put older books back, or the last copy."""
        for machine in self._machines:
            machine.do("verify")
        if self._is_remembered and self._chance.random() < SHARE_GOES_BACK:
            self._go_back()
        else:
            self._restore()
        with beside(self._machines[0].folder) as store:
            demand_nothing_left(store)
        for machine in self._machines:
            machine.do("verify")

    def _go_back(self) -> None:
        """Put the books back as they were once, perhaps with entries left, and have each machine go on."""
        for machine in self._machines:
            machine.kill()
            machine.goes_to(self._shared.older)
        with beside(self._machines[0].folder) as store, store.read() as books:
            self.changes.begin_anew(told_at(books)[self._first[0]].marks)
        self._check_told()
        went_on = [machine.order("go-on") for machine in self._machines]
        self._cashiers.clear()
        self._since = " since"
        self._come_back()
        self._check_told()
        self._tell(f"  older books were put back; {went_on.count(0)} machines went on")

    def _restore(self) -> None:
        """Lose all machines, with entries left, and have the last copy come back in one folder."""
        for machine in self._machines[1:]:
            machine.kill()
        for _ in range(CHANGES_LEFT):
            self._clerks[0].set_price(self._chance)
        self._copy.bring()
        for machine in self._machines:
            machine.kill()
        back = Machine("back", self._place / "back", (), self._chance, self._program)
        self._copy.restore(back.folder)
        self._machines = [back]
        self._check_told()
        self._come_back()
        self._check_told()
        self._tell(f"  {len(self._cashiers)} registers came back from the copy")
