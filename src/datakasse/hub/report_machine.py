"""Say how this machine stands, for the hub's fleet page."""

from datakasse.counter.counter import Counter
from datakasse.hub.join_hub import Versions
from datakasse.storage.ports.hub import MachineReport, RegisterReport
from datakasse.trade.moment import to_journal


def damaged_registers(counter: Counter) -> frozenset[str]:
    """Return the registers whose journal has a fault since its anchor."""
    with counter.store.read() as books:
        registers = [register.register_id for register in books.registers()]
    return frozenset(
        register for register in registers if counter.premises.check_journal(register).fault is not None
    )


def report_machine(counter: Counter, versions: Versions, damaged: frozenset[str]) -> MachineReport:
    """
    Return how the machine and its registers stand, without asking any device.

    Args:
        counter: The till.
        versions: Returns the public side of all keys of a register.
        damaged: Registers whose own check found a fault.
    """
    with counter.store.read() as books:
        coming = max((change.version for change in books.changes()), default=0)
        outcomes = books.change_outcomes()
        registers = tuple(
            RegisterReport(
                register=register.register_id,
                last=books.head(register.register_id).number,
                printer=_printer(counter, register.register_id),
                chain="damaged" if register.register_id in damaged else "whole",
                keys=tuple(versions(register.register_id)),
            )
            for register in books.registers()
        )
    declared = "" if counter.demonstration else counter.declaration.reference
    return MachineReport(
        software_version=counter.software_version,
        declaration=declared,
        at=to_journal(counter.clock.now()),
        in_effect=tuple(outcome.version for outcome in outcomes if not outcome.refused),
        coming=coming,
        refused=tuple((outcome.version, outcome.refused) for outcome in outcomes if outcome.refused),
        registers=registers,
    )


def _printer(counter: Counter, register: str) -> str:
    """Return how the printer stood when it was last looked at."""
    known = counter.board.seen(register)
    return "" if known is None else known.status.state
