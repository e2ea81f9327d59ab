"""Fetch the changes that a register has not got, and keep them until their moment."""

from datakasse.hub.at_shop.line import HubLine
from datakasse.storage.ports.changes import KeptChange
from datakasse.storage.ports.store import Books, Store


def fetch_changes(store: Store, line: HubLine, newest: int) -> int:
    """
    Fetch changes up to the newest there is; return how many came.

    Raises:
        Refused: As the hub refused, or it is away; what came until then is kept.
    """
    came = 0
    while True:
        with store.read() as books:
            have = books.newest_change()
        if have >= newest:
            return came
        fetched = line.changes(have)
        if not fetched:
            return came

        def keep(books: Books, changes: tuple[KeptChange, ...] = fetched) -> None:
            for change in changes:
                books.add_change(change)

        store.write(keep).result()
        came += len(fetched)
