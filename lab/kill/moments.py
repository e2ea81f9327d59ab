"""When the server is killed: each kind of moment waits for something to happen, and a little longer."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from lab.kill.beside import Begun, begin, begin_rotation, wait_until
from lab.kill.copies import Copies
from lab.kill.promises import Promises
from lab.kill.shop import COUNTER, REGISTERS, Printers

PATIENCE_S: Final = 20


class Scene(NamedTuple):
    """
    Where a moment is waited for.

    Attributes:
        folder: The data folder.
        promises: What is answered.
        printers: What prints.
        copies: Where its copies go.
        beside: Commands that were begun beside the server, to be waited for once it is dead.
    """

    folder: Path
    promises: Promises
    printers: Printers
    copies: Copies
    beside: Begun


class Moment(NamedTuple):
    """
    A moment to kill at.

    Attributes:
        name: What it is called.
        wait: Waits for it.
        is_at_copy: The copies are held against the journal afterwards.
    """

    name: str
    wait: Callable[[Scene], None]
    is_at_copy: bool = False


def draw_moment(chance: Random, *, in_folder: bool) -> Moment:
    """Return when to kill next; some moments are only where the books are in the shop's folder."""
    moments = [(_under_load, 6), (_at_print, 2), (_at_z, 2), (_at_rotation, 1), (_at_copy, 1)]
    if in_folder:
        moments.append((_at_reencryption, 1))
    (draw,) = chance.choices([draw for draw, _ in moments], [share for _, share in moments])
    return draw(chance)


def _under_load(chance: Random) -> Moment:
    """After so many answers, between two or in the middle of one."""
    answers, after_s = chance.randint(5, 60), chance.uniform(0, 0.02)

    def wait(scene: Scene) -> None:
        promises = scene.promises
        until = promises.answers + answers
        with promises.news:
            promises.news.wait_for(lambda: promises.answers >= until, PATIENCE_S)
        time.sleep(after_s)

    return Moment(f"after {answers} answers", wait)


def _at_print(chance: Random) -> Moment:
    """While a printer has a document in hand."""
    register, papers = chance.choice(REGISTERS), chance.randint(1, 4)

    def wait(scene: Scene) -> None:
        machine = scene.printers.machines[register]
        until = len(machine.slips) + papers
        with machine.changed:
            machine.changed.wait_for(lambda: len(machine.slips) >= until, PATIENCE_S)

    return Moment(f"while {register} prints", wait)


def _at_z(chance: Random) -> Moment:
    """As a Z is asked for."""
    after_s = chance.uniform(0, 0.06)

    def wait(scene: Scene) -> None:
        promises = scene.promises
        known = sum(asked.path == "z-reports" for asked in promises.asked.values())
        with promises.news:
            promises.news.wait_for(
                lambda: sum(asked.path == "z-reports" for asked in promises.asked.values()) > known,
                PATIENCE_S,
            )
        time.sleep(after_s)

    return Moment("at a Z", wait)


def _at_rotation(chance: Random) -> Moment:
    """While `datakasse keys rotate` makes new keys beside the server; it is killed too, or left to end."""
    after_s, dies_too = chance.uniform(0, 0.08), chance.random() < 0.5

    def wait(scene: Scene) -> None:
        keys = scene.folder / "keys" / f"register-{COUNTER}"
        rotating = begin_rotation(scene.beside, scene.folder, COUNTER, keys, PATIENCE_S)
        time.sleep(after_s)
        if dies_too:
            rotating.kill()

    return Moment("at a key rotation", wait)


def _at_copy(chance: Random) -> Moment:
    """As the server, or `datakasse backup now`, which is killed too, adds something to the copies."""
    by_command, after_s = chance.random() < 0.5, chance.uniform(0, 0.03)

    def wait(scene: Scene) -> None:
        before = scene.copies.files()
        if by_command:
            begin(scene.beside, scene.folder, "backup", "now")
        wait_until(lambda: scene.copies.files() > before, PATIENCE_S)
        time.sleep(after_s)
        if by_command:
            scene.beside[-1].kill()

    name = "at a copy by command" if by_command else "at a copy"
    return Moment(name, wait, is_at_copy=True)


def _at_reencryption(chance: Random) -> Moment:
    """While the server makes a database with another key; the command that asked dies too, or sees to it."""
    after_s, dies_too = chance.uniform(0, 0.08), chance.random() < 0.5

    def wait(scene: Scene) -> None:
        before = _databases(scene.folder)
        reencrypting = begin(scene.beside, scene.folder, "keys", "reencrypt")
        wait_until(lambda: bool(_databases(scene.folder) - before), PATIENCE_S)
        time.sleep(after_s)
        if dies_too:
            reencrypting.kill()

    return Moment("at a re-encryption", wait)


def _databases(folder: Path) -> set[str]:
    """Return the databases with other keys than the first that are there, or are being made."""
    return {path.name for path in folder.glob("datakasse-key-*.db")}
