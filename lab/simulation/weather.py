"""What goes wrong in a day, and when: drawn from the seed, some days fine and some a disaster."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from lab.simulation.disk import Death, Disk, Trouble
from lab.simulation.equipment import Power
from lab.simulation.machine import Machine

MORNINGS: Final = (
    datetime(2026, 3, 2, 7, tzinfo=UTC),
    datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
    datetime(2026, 10, 24, 23, 30, tzinfo=UTC),
    datetime(2026, 12, 31, 22, 40, tzinfo=UTC),
    datetime(2028, 2, 28, 22, 50, tzinfo=UTC),
    datetime(2026, 6, 20, 2, 40, tzinfo=UTC),
)
"""When a day begins: in the morning, before clocks change, before New Year and a leap day, before five."""

_JUMPS: Final = (
    timedelta(hours=-1),
    timedelta(minutes=-7),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=-1),
    timedelta(days=-400),
    timedelta(days=9),
)


class Weather:
    """
    What goes wrong.

    Args:
        chance: Decides it all.
        fine: Nothing does.
    """

    def __init__(self, chance: Random, *, fine: bool = False) -> None:
        self._chance = chance
        self._wildness = 0.0 if fine else chance.choice((0.3, 1.0, 1.0, 2.5))
        self._trouble_lasts = 0

    def happens(self, probability: float) -> bool:
        """Return whether something of a probability happens on a day like this."""
        return self._chance.random() < probability * self._wildness

    def clear_up(self, machine: Machine) -> None:
        """Let everything be well from now on."""
        self._wildness = 0.0
        machine.disk.trouble = None
        machine.disk.spare()
        for printer in machine.printers.values():
            printer.condition, printer.risk = Power.READY, 0.0
        for drawer in machine.drawers.values():
            drawer.unplugged = False

    def begin_life(self, disk: Disk) -> None:
        """Decide when the machine that is being switched on will die, if it will."""
        if self.happens(0.5):
            # Half of all deaths come while it starts or soon after.
            operations = self._chance.choice((self._chance.randint(1, 25), self._chance.randint(25, 700)))
            disk.die_after(operations, self._death())

    def pass_on(self, machine: Machine) -> timedelta:
        """Let something go wrong or be mended, and return how the clock moves on."""
        disk = machine.disk
        if disk.trouble is not None:
            self._trouble_lasts -= 1
            if self._trouble_lasts <= 0:
                disk.trouble = None
        elif self.happens(0.02):
            disk.trouble = self._chance.choice(list(Trouble))
            self._trouble_lasts = self._chance.randint(1, 6)
        if self.happens(0.005):
            disk.die(self._death())
        for printer, drawer in zip(machine.printers.values(), machine.drawers.values(), strict=True):
            printer.risk = 0.02 * self._wildness
            if printer.condition is Power.READY:
                printer.condition = self._chance.choice(list(Power)) if self.happens(0.05) else Power.READY
            elif self._chance.random() < 0.3:
                printer.condition = Power.READY
            drawer.unplugged = not drawer.unplugged if self.happens(0.02) else drawer.unplugged
        if self.happens(0.01):
            return self._chance.choice(_JUMPS)
        return timedelta(seconds=self._chance.choice((1, 5, 20, 90, 600)))

    def _death(self) -> Death:
        return self._chance.choice(list(Death))
