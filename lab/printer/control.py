"""
The printer's front panel, as text: one line for each thing that a person or bad luck does to it.

    paper out              the roll ends here          paper low          it soon ends
    paper in               a new roll                  cover open|close
    jam | clear            the knife sticks, is free   button             off line, and on again
    shut drawer            a hand shuts it             pull drawer        somebody opens it with the key
    stick drawer           the next kick fails         drop after N       the line is lost after N more bytes
    die after N            the power goes there        power off|on
    slow | go              prints nothing, goes on     silent | speak     answers nothing, answers again
    look                   how it stands               draw               what came out, as PNG
"""

from collections.abc import Callable
from pathlib import Path

from lab.printer.machine import NEAR_END_LINES
from lab.printer.picture import draw
from lab.printer.plugs import NetworkPlug

_DOTS = 576


class UnknownOrderError(ValueError):
    """A line that is none of the orders."""


class Panel:
    """
    The panel of a printer on the network.

    Args:
        plug: The printer, plugged in.
        folder: Where what came out is drawn.
    """

    def __init__(self, plug: NetworkPlug, folder: Path) -> None:
        self._plug = plug
        self._folder = folder
        self._drawn = 0
        machine = plug.machine
        self._orders: dict[str, Callable[[], object]] = {
            "paper out": machine.run_out,
            "paper low": lambda: machine.load_paper(NEAR_END_LINES),
            "paper in": machine.load_paper,
            "cover open": machine.open_cover,
            "cover close": machine.close_cover,
            "jam": machine.jam,
            "clear": machine.clear_jam,
            "button": machine.press_button,
            "shut drawer": machine.shut_drawer,
            "pull drawer": machine.pull_drawer,
            "stick drawer": machine.stick_drawer,
            "power off": plug.switch_off,
            "power on": plug.switch_on,
            "slow": machine.hold,
            "go": machine.release,
            "silent": lambda: machine.set_mute(mute=True),
            "speak": lambda: machine.set_mute(mute=False),
        }

    @property
    def orders(self) -> tuple[str, ...]:
        """All that it can be told, but for what takes a number."""
        return (*self._orders, "look", "draw")

    def obey(self, order: str) -> str:
        """
        Do what a line says and return how the printer stands then.

        Raises:
            UnknownOrderError: It is no order.
        """
        words = " ".join(order.split()).lower()
        what, _, number = words.rpartition(" ")
        if words in self._orders:
            self._orders[words]()
        elif what in {"drop after", "die after"} and number.isdecimal():
            self._plug.machine.drop(int(number), with_power=what == "die after")
        elif words == "draw":
            return "\n".join(str(path) for path in self.draw())
        elif words != "look":
            raise UnknownOrderError(words)
        return self._plug.machine.told()

    def draw(self) -> list[Path]:
        """Draw what came out whole since the last time, and return the files."""
        self._folder.mkdir(parents=True, exist_ok=True)
        drawn: list[Path] = []
        for slip in self._plug.machine.papers()[self._drawn :]:
            self._drawn += 1
            path = self._folder / f"{self._drawn:04}.png"
            draw(slip.marks, _DOTS).save(path)
            drawn.append(path)
        return drawn
