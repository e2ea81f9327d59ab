"""
Fetch the changes that a register has not got, and keep them until their moment.

A hub that was put back to an older copy numbers anew from there, and another hub has numbers of its own.
Where the machine has changes that its hub did not send out, the hub's take their place: who keeps the hub
sees what counts, and nothing comes into effect that she cannot see.
"""

from itertools import takewhile

from datakasse.hub.at_shop.line import HubLine
from datakasse.hub.between.wire import Reported
from datakasse.storage.ports.changes import KeptChange
from datakasse.storage.ports.store import Books, Store


def fetch_changes(store: Store, line: HubLine, told: Reported) -> int:
    """
    Fetch changes up to the newest there is; return how many came.

    Args:
        store: The shop's.
        line: To the hub.
        told: What the hub answered to a report.

    Raises:
        Refused: As the hub refused, or it is away; what came until then is kept, or all stays as it was where
            the hub has others.
    """
    if told.has_other_changes:
        return _take_the_hubs(store, line, told.newest_change)
    came = 0
    while True:
        with store.read() as books:
            have = books.newest_change()
        fetched = line.changes(have) if have < told.newest_change else ()
        if not fetched:
            return came

        def keep(books: Books, changes: tuple[KeptChange, ...] = fetched) -> None:
            for change in changes:
                books.add_change(change)

        store.write(keep).result()
        came += len(fetched)


def _take_the_hubs(store: Store, line: HubLine, newest: int) -> int:
    """Keep what this hub sent out in the place of what another one did; what they share stays."""
    fetched: list[KeptChange] = []
    while (have := fetched[-1].version if fetched else 0) < newest and (more := line.changes(have)):
        fetched += more

    def exchange(books: Books) -> int:
        # Another machine on the same database may have done it since the report.
        pairs = zip(books.changes(), fetched, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        books.forget_changes(fetched[shared - 1].version if shared else 0)
        for change in fetched[shared:]:
            books.add_change(change)
        return len(fetched) - shared

    return store.write(exchange).result()
