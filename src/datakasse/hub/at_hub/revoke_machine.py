"""Shut a machine out that was stolen or replaced: its key and its registers' keys count no longer."""

from datetime import datetime

import msgspec

from datakasse.errors.hub.keeping import MachineUnknownHere
from datakasse.storage.ports.hub import HubBooks, HubStore, Machine


def revoke_machine(store: HubStore, company: str, machine: str, at: datetime) -> Machine:
    """
    Revoke a machine; what it delivered is kept, and nothing more is taken from it.

    Raises:
        MachineUnknownHere: The business has no such machine.
    """

    def enter(hub: HubBooks) -> Machine:
        books = hub.of(company)
        known = books.machine(machine)
        if known is None:
            raise MachineUnknownHere(machine=machine[:100])
        revoked = msgspec.structs.replace(known, revoked_at=known.revoked_at or at)
        books.put_machine(revoked)
        for received in books.all_received():
            if received.machine == machine and received.retired_at is None:
                books.put_received(msgspec.structs.replace(received, retired_at=at))
        return revoked

    return store.write(enter)
