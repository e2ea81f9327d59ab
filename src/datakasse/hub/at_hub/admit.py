"""Who may ask a hub for anything: a machine that was let in, told by its signature; each request once."""

from datetime import datetime

import msgspec

from datakasse.errors.hub.machines import MachineRevoked, RequestForged, RequestReplayed, UnknownMachine
from datakasse.hub.between.signed_request import Asked, is_signed, read_header
from datakasse.storage.ports.hub import CompanyBooks, HubStore, Machine


class Caller(msgspec.Struct, frozen=True):
    """
    A machine that asks.

    Attributes:
        machine: As it stood when it was let through.
        number: The request's number.
        at: When it was heard, UTC.
    """

    machine: Machine
    number: int
    at: datetime

    @property
    def company(self) -> str:
        """Whose machine it is."""
        return self.machine.company


def admit(store: HubStore, asked: Asked, header: str, at: datetime) -> Caller:
    """
    Return who asks, if the hub lets it ask.

    Raises:
        UnknownMachine: Nobody that the hub let in, or no header of ours.
        RequestForged: Its own key did not sign this.
        MachineRevoked: It was shut out.
    """
    signed = read_header(header)
    if signed is None:
        raise UnknownMachine
    with store.read() as hub:
        machine = hub.of(signed.company).machine(signed.machine)
    if machine is None or not machine.device_key:
        raise UnknownMachine
    if not is_signed(asked, signed, machine.device_key):
        raise RequestForged(machine=machine.machine)
    if machine.revoked_at is not None:
        raise MachineRevoked(machine=machine.machine)
    return Caller(machine, signed.number, at)


def heard(books: CompanyBooks, caller: Caller) -> Machine:
    """
    Note that a machine was heard of, with the pen in hand, and return it as it stands now.

    Raises:
        MachineRevoked: It was shut out meanwhile.
        RequestReplayed: A request of this number or a higher one was heard before.
    """
    machine = books.machine(caller.machine.machine)
    if machine is None or machine.revoked_at is not None:
        raise MachineRevoked(machine=caller.machine.machine)
    if caller.number <= machine.last_request:
        raise RequestReplayed(number=caller.number, last=machine.last_request)
    machine = msgspec.structs.replace(machine, last_request=caller.number, last_seen=caller.at)
    books.put_machine(machine)
    return machine
