"""Say how this machine stands, for the hub's fleet page."""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.hub.at_shop.join_hub import Versions
from datakasse.storage.ports.hub import MachineReport, RegisterReport
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.receipt_logo import ReceiptLogo
from datakasse.trade.shop.shop import Location


def damaged_registers(counter: Counter) -> frozenset[str]:
    """Return the registers whose journal has a fault since its anchor."""
    with counter.store.read() as books:
        registers = [register.register_id for register in books.registers()]
    return frozenset(
        register for register in registers if counter.premises.check_journal(register).fault is not None
    )


def report_machine(counter: Counter, versions: Versions, damaged: frozenset[str]) -> MachineReport:
    """
    Return how the machine and the registers that are served here stand, without asking any device.

    Args:
        counter: The till.
        versions: Returns the public side of all keys of a register.
        damaged: Registers whose own check found a fault.
    """
    with counter.store.read() as books:
        coming = books.newest_change()
        newest = books.changes(coming - 1)
        outcomes = books.change_outcomes()
        own = [register for register in books.registers() if counter.served(register.register_id)]
        stood_at = {register.location for register in own}
        registers = tuple(
            RegisterReport(
                register=register.register_id,
                last=books.head(register.register_id).number,
                printer=_printer(counter, register.register_id),
                chain="damaged" if register.register_id in damaged else "whole",
                keys=tuple(versions(register.register_id)),
                described=register,
            )
            for register in own
        )
        places = tuple(_told_of(place) for place in books.locations() if place.code in stood_at)
        business = books.company()
    declared = "" if counter.demonstration else counter.declaration.reference
    return MachineReport(
        software_version=counter.software_version,
        declaration=declared,
        at=to_journal(counter.clock.now()),
        in_effect=tuple(outcome.version for outcome in outcomes if not outcome.refused),
        coming=coming,
        refused=tuple((outcome.version, outcome.refused) for outcome in outcomes if outcome.refused),
        registers=registers,
        company=business.organisation_number,
        places=places,
        coming_digest=newest[-1].digest if newest else "",
        business=business,
    )


def _told_of(place: Location) -> Location:
    """Return a place without what is large and changes no address: twice a minute is often."""
    return msgspec.structs.replace(place, receipt_logo=ReceiptLogo(), former_texts=())


def _printer(counter: Counter, register: str) -> str:
    """Return how the printer stood when it was last looked at."""
    known = counter.board.seen(register)
    return "" if known is None else known.status.state
