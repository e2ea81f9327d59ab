"""
Take in a register of a machine: what the machine brought when it joined, or told of in a report since.

A register belongs to the machine that announced it first. Its keys count as announced, and its journal is
verified from its first entry like any other. One that another machine delivers, or that an empty machine was
invited to become, is refused; whoever has a copy of an ID gets no part of the first one's journal.

Decision: 0080-a-report-brings-a-register.md.
"""

import msgspec

from datakasse.errors.hub.machines import RegisterTaken
from datakasse.hub.between.wire import Announced
from datakasse.journal.verify import Tally
from datakasse.storage.ports.hub import CompanyBooks, Machine, MachineReport, Received, RegisterReport
from datakasse.trade.shop.shop import Location, Register


def announce(books: CompanyBooks, machine: Machine, announced: Announced) -> Received:
    """
    Enter a register that a machine brings; what the hub has of it is kept.

    Raises:
        RegisterTaken: Another machine delivers it, or is to become it.
    """
    register = announced.register.register_id
    received = books.received(register)
    if received is None:
        _demand_not_planned(books, machine, register)
        received = Received(register, machine.machine, announced.keys, Tally())
    if received.machine != machine.machine:
        received = _taken_over(books, machine, announced, received)
    books.put_register(announced.register)
    books.put_received(received)
    return received


def _taken_over(books: CompanyBooks, machine: Machine, announced: Announced, received: Received) -> Received:
    """
    Return a register that was another machine's, where this one may go on with it.

    It is the same machine that joins anew with the same key; or it took the place of one that was revoked,
    and brings keys that the hub has not seen: a shop that was restored. Of those before, what was made with
    them while they counted is still believed; the revoked machine delivers nothing.
    """
    if _is_same_device(books, received, machine):
        return msgspec.structs.replace(received, machine=machine.machine)
    before = books.machine(received.machine)
    new = tuple(keys for keys in announced.keys if keys not in received.keys)
    if before is None or before.revoked_at is None or before.device_key == machine.device_key or not new:
        raise _taken(received.register, received.machine)
    return msgspec.structs.replace(
        received, machine=machine.machine, keys=(*received.keys, *new), retired_at=None
    )


def stays_behind(books: CompanyBooks, machine: Machine, register: Register) -> bool:
    """
    Return whether a register is one that its shop took out of use, and that was a revoked machine's.

    What the hub has of it stays as it is, and nobody delivers it any more. So a shop whose machine was
    revoked goes on with registers that are new.
    """
    received = books.received(register.register_id)
    if register.out_of_use_since is None or received is None or received.machine == machine.machine:
        return False
    other = books.machine(received.machine)
    return other is not None and other.revoked_at is not None


def take_in_told(books: CompanyBooks, machine: Machine, report: MachineReport) -> list[RegisterTaken]:
    """
    Take in the registers of a report that the hub has not got, and return those that it refuses.

    The others of the machine are not kept waiting for one that is refused. Nothing is taken over from
    another machine here: that takes an invitation.
    """
    refused: list[RegisterTaken] = []
    for told in report.registers:
        received = books.received(told.register)
        if received is not None and received.machine == machine.machine:
            _describe(books, told, report.places)
        elif not told.keys:
            # Its keys are at another machine on the same database, which tells of it itself.
            continue
        elif received is None:
            try:
                _bring(books, machine, told, report.places)
            except RegisterTaken as refusal:
                refused.append(refusal)
        elif told.described is not None and stays_behind(books, machine, told.described):
            continue
        elif not _is_same_device(books, received, machine):
            refused.append(_taken(told.register, received.machine))
    return refused


def _bring(books: CompanyBooks, machine: Machine, told: RegisterReport, places: tuple[Location, ...]) -> None:
    """Take in a register that the hub has not got; one with no place that the hub knows has to wait."""
    described = _described(books, told, places) or _as_the_machines_others(books, machine, told.register)
    if described is not None:
        announce(books, machine, Announced(described, told.keys))


def _describe(books: CompanyBooks, told: RegisterReport, places: tuple[Location, ...]) -> None:
    """Have a register of the machine called what it is called there now."""
    known = books.register(told.register)
    if told.described is not None and told.described != known:
        described = _described(books, told, places)
        if described is not None and described != known:
            books.put_register(described)


def _described(books: CompanyBooks, told: RegisterReport, places: tuple[Location, ...]) -> Register | None:
    """Return what a report says of a register, its place entered where that is new; None for nothing."""
    if told.described is None:
        return None
    code = told.described.location
    if code not in {place.code for place in books.locations()}:
        place = next((each for each in places if each.code == code), None)
        if place is None:
            return None
        books.put_location(place)
    return msgspec.structs.replace(told.described, register_id=told.register)


def _as_the_machines_others(books: CompanyBooks, machine: Machine, register: str) -> Register | None:
    """Return a register of which only the ID is known, where a machine of an older version stands."""
    mine = {each.register for each in books.all_received() if each.machine == machine.machine}
    codes = [each.location for each in books.registers() if each.register_id in mine]
    codes += [place.code for place in books.locations()]
    return Register(register, codes[0]) if codes else None


def _demand_not_planned(books: CompanyBooks, machine: Machine, register: str) -> None:
    """Go on only if no other machine was invited to become a register; raises `RegisterTaken`."""
    for other in books.machines():
        is_planned = other.provision is not None and other.provision.register_id == register
        if is_planned and other.machine != machine.machine and other.revoked_at is None:
            raise _taken(register, other.machine)


def _is_same_device(books: CompanyBooks, received: Received, machine: Machine) -> bool:
    """Return whether a register is of the same device, which joined under another number."""
    other = books.machine(received.machine)
    return other is not None and other.revoked_at is None and other.device_key == machine.device_key


def _taken(register: str, machine: str) -> RegisterTaken:
    return RegisterTaken(register=register[:100], machine=machine)
