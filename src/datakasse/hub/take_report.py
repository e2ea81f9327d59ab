"""Take a machine's report: how it stands, which keys its registers have now; answer with what the hub has."""

import msgspec

from datakasse.hub.admit import Caller, heard
from datakasse.hub.receive import standing_of
from datakasse.hub.wire import Reported
from datakasse.storage.ports.hub import HubBooks, HubStore, MachineReport


def take_report(store: HubStore, caller: Caller, report: MachineReport) -> Reported:
    """
    Keep a report.

    New keys of a register count from here on, because the machine's own key vouches for them; those before
    stay, for what was made with them.

    Raises:
        RequestReplayed: It was heard before.
        MachineRevoked: The machine was shut out meanwhile.
    """

    def enter(hub: HubBooks) -> Reported:
        books = hub.of(caller.company)
        machine = heard(books, caller)
        offset_ms = round((report.at - caller.at).total_seconds() * 1000)
        books.put_machine(msgspec.structs.replace(machine, clock_offset_ms=offset_ms, report=report))
        announced = {each.register: each.keys for each in report.registers}
        mine = [each for each in books.all_received() if each.machine == machine.machine]
        for place, received in enumerate(mine):
            new = [keys for keys in announced.get(received.register, ()) if keys not in received.keys]
            if new and received.retired_at is None:
                mine[place] = msgspec.structs.replace(received, keys=(*received.keys, *new))
                books.put_received(mine[place])
        newest = max((change.version for change in books.changes()), default=0)
        return Reported(caller.at, newest, tuple(map(standing_of, mine)))

    return store.write(enter)
