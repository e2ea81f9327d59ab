"""`lab play`: a shop day through the product, into a data folder that can be looked at afterwards."""

from dataclasses import dataclass
from pathlib import Path

from lab.day import Day
from lab.language.words import Faults
from lab.parse import read_day
from lab.plan import plan_of
from lab.player.player import Player
from lab.store import LabRefusal, Story, lab_shop


@dataclass(frozen=True, slots=True)
class Played:
    """
    How a day went.

    Attributes:
        astray: `file:line: sentence` of the line where it went otherwise than told; empty when none did.
        entries: How many entries each register's journal has now.
    """

    astray: str
    entries: dict[str, int]


def play(file: str, folder: Path) -> Played:
    """
    Play a day into a new lab store.

    The store stays whatever happens, so that a day that went astray can be looked into.

    Args:
        file: The day.
        folder: The data folder.

    Raises:
        LabRefusal: The day cannot be read or the folder cannot be used.
        Refused: The product would not set the shop up.
    """
    day = read_day(file)
    if isinstance(day, Faults):
        raise LabRefusal(str(day))
    return play_day(day, file, folder)


def play_day(day: Day, file: str, folder: Path) -> Played:
    """Play a day as `play`; `file` is what its lines are told by."""
    if not day.statements:
        raise LabRefusal(f"{file}: nothing happens in this day")
    opened_at = day.in_time_order()[0].moment
    with lab_shop(folder, plan_of(day.shop), Story("play", file), opened_at=opened_at) as shop:
        astray = Player(shop, day).play()
        with shop.counter.store.read() as books:
            entries = {register: books.head(register).number for register in shop.printers}
    return Played(f"{file}:{astray.line}: {astray.sentence}" if astray else "", entries)
