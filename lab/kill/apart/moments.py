"""What is killed apart, and when: each moment waits for something to happen, and a little longer."""

import time
from collections.abc import Callable
from random import Random
from threading import Event
from typing import Final, NamedTuple

from lab.kill.apart.changes import Changes
from lab.kill.apart.machine import Machine
from lab.kill.beside import Begun, begin, begin_rotation, wait_until
from lab.kill.promises import Promises

PATIENCE_S: Final = 15


class Scene(NamedTuple):
    """
    Where a moment is waited for.

    Attributes:
        machines: The machines there are.
        promises: What is answered at the tills.
        changes: What is done in the offices.
        beside: Commands that were begun beside the servers, to be waited for afterwards.
        add_register: Has a register added at the last machine by its office; returns what is set once that is
            asked for.
    """

    machines: list[Machine]
    promises: Promises
    changes: Changes
    beside: Begun
    add_register: Callable[[], Event]


class Moment(NamedTuple):
    """
    A moment to kill at.

    Attributes:
        name: What it is called.
        wait: Waits for it.
    """

    name: str
    wait: Callable[[Scene], None]


def draw_moment(chance: Random) -> Moment:
    """Return when to kill next."""
    moments = [
        (_under_load, 4),
        (_at_change, 5),
        (_at_z, 2),
        (_at_rotation, 1),
        (_at_copy, 1),
        (_at_new_register, 3),
    ]
    (draw,) = chance.choices([draw for draw, _ in moments], [share for _, share in moments])
    return draw(chance)


def _under_load(chance: Random) -> Moment:
    """After so many answers, between two or in the middle of one."""
    answers, after_s = chance.randint(5, 60), chance.uniform(0, 0.02)

    def wait(scene: Scene) -> None:
        until = scene.promises.answers + answers
        wait_until(lambda: scene.promises.answers >= until, PATIENCE_S)
        time.sleep(after_s)

    return Moment(f"after {answers} answers", wait)


def _at_change(chance: Random) -> Moment:
    """As something is changed that counts at all registers, or as the others take it up."""
    changes, after_s = chance.randint(1, 8), chance.uniform(0, 0.03)
    is_answered = chance.random() < 0.7

    def wait(scene: Scene) -> None:
        noted = scene.changes.done if is_answered else scene.changes.every
        until = len(noted) + changes
        wait_until(lambda: len(noted) >= until, PATIENCE_S)
        time.sleep(after_s)

    return Moment(f"{'after' if is_answered else 'at'} a change", wait)


def _at_z(chance: Random) -> Moment:
    """As a Z is asked for."""
    after_s = chance.uniform(0, 0.06)

    def wait(scene: Scene) -> None:
        def count() -> int:
            return sum(asked.path == "z-reports" for asked in list(scene.promises.asked.values()))

        known = count()
        wait_until(lambda: count() > known, PATIENCE_S)
        time.sleep(after_s)

    return Moment("at a Z", wait)


def _at_rotation(chance: Random) -> Moment:
    """While a register of some machine gets new keys beside its server; the command dies too, or ends."""
    after_s, dies_too, draw = chance.uniform(0, 0.08), chance.random() < 0.5, chance.random()

    def wait(scene: Scene) -> None:
        machine = scene.machines[int(draw * len(scene.machines))]
        register = machine.registers[int(draw * 97) % len(machine.registers)]
        keys = machine.keys_of(register)
        rotating = begin_rotation(scene.beside, machine.folder, register, keys, PATIENCE_S)
        time.sleep(after_s)
        if dies_too:
            rotating.kill()

    return Moment("at a key rotation", wait)


def _at_copy(chance: Random) -> Moment:
    """As `datakasse backup now` brings all of it from the first machine; it is killed too, or ends."""
    after_s, dies_too = chance.uniform(0.3, 1.2), chance.random() < 0.5

    def wait(scene: Scene) -> None:
        copying = begin(scene.beside, scene.machines[0].folder, "backup", "now")
        time.sleep(after_s)
        if dies_too:
            copying.kill()

    return Moment("at a copy", wait)


def _at_new_register(chance: Random) -> Moment:
    """As a register is added at one machine while the other tells all of something, or once it is there."""
    after_s = chance.choice((chance.uniform(0, 0.2), chance.uniform(1, 4)))

    def wait(scene: Scene) -> None:
        scene.add_register().wait(PATIENCE_S)
        time.sleep(after_s)

    return Moment("at a new register", wait)
