"""Take a register out of use at the hub: nothing more is taken from it, and the machine's others go on."""

from datetime import datetime

import msgspec

from datakasse.errors.hub.keeping import RegisterUnknownHere
from datakasse.storage.ports.hub import HubBooks, HubStore, Received


def retire_register(store: HubStore, company: str, register: str, at: datetime) -> Received:
    """
    Retire a register; what it delivered is kept, and what was refused of it is told no longer.

    Raises:
        RegisterUnknownHere: The hub has none of that ID.
    """

    def enter(hub: HubBooks) -> Received:
        books = hub.of(company)
        known = books.received(register)
        if known is None:
            raise RegisterUnknownHere(register=register[:100])
        retired = msgspec.structs.replace(known, retired_at=known.retired_at or at)
        books.put_received(retired)
        return retired

    return store.write(enter)
