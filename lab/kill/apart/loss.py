"""A machine that is lost for good, and its registers, which another one takes over."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from lab.kill.apart.machine import Machine
from lab.kill.life import beside
from lab.kill.promises import PromiseBroken

BACKUP_FILES: Final = ("keys/partner-backup.locked", "backup.json")
"""What brings copies; a machine that is made from another one brings none."""
_TRIES_MAX: Final = 6


def take_over(survivor: Machine, sheet: Path, by: tuple[str, str], chance: Random) -> list[str]:
    """
    Have a machine take over the registers of one that is gone, be killed at it now and then, and return them.

    Raises:
        PromiseBroken: It cannot.
    """
    operator, pin = by
    with beside(survivor.folder) as store, store.read() as books:
        ours, every = store.own_registers(books), books.registers()
    lost = [each.register_id for each in every if each.register_id not in ours]
    for register in lost:
        order = ["registers", "take-over", "--register", register, "--identity", str(sheet)]
        order += ["--operator", operator, "--pin", pin]
        for _ in range(_TRIES_MAX):
            if chance.random() < 0.4:
                survivor.order(*order, is_killed_after_s=chance.uniform(0.2, 1.5))
            elif not _is_own(survivor, register):
                survivor.do(*order)
            if _is_own(survivor, register):
                break
        else:
            raise PromiseBroken(f"{register} could not be taken over")
    survivor.registers[:] = [*ours, *lost]
    return lost


def replaced(survivor: Machine, name: str, chance: Random, program: Sequence[str]) -> Machine:
    """
    Return a new machine, to which half of the registers of one that nobody serves were carried.

    It begins as a copy; then each keeps the keys of its own registers only.
    """
    half = len(survivor.registers) // 2
    kept, carried = survivor.registers[:half], survivor.registers[half:]
    machine = Machine(name, survivor.folder.with_name(name), carried, chance, program)
    shutil.copytree(survivor.folder, machine.folder)
    for file in BACKUP_FILES:
        (machine.folder / file).unlink(missing_ok=True)
    for each, others in ((machine, kept), (survivor, carried)):
        for register in others:
            shutil.rmtree(each.keys_of(register))
    survivor.registers[:] = kept
    return machine


def _is_own(machine: Machine, register: str) -> bool:
    with beside(machine.folder) as store:
        return store.is_own(register)
