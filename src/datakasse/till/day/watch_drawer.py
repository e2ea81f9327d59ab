"""
Note when a real drawer was closed (13006).

A drawer on the screen is closed by a person who says so. A real one only answers when it is asked; so once
the journal tells that it was opened, it is asked until it says that it is closed.

    DrawerOpened in the journal ─▶ ask, and ask again ─▶ DrawerClosed

Law: KSF-2-7-1, KSF-2-7-7.
"""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.counter.ports import DrawerStatus
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.till.day.open_drawer import NoteDrawerClosed


class Watch(msgspec.Struct, frozen=True):
    """
    How far a drawer has been watched.

    Attributes:
        seen: The entry up to which openings are known.
        stands_open: It was opened, and has not said since that it is closed.
    """

    seen: int
    stands_open: bool = False


def begin_watch(counter: Counter, register: str) -> Watch:
    """Return a watch that knows of nothing before this moment."""
    with counter.store.read() as books:
        return Watch(books.head(register).number)


def watch_drawer(counter: Counter, register: str, watch: Watch) -> Watch:
    """
    Look whether a drawer was opened, and note that it was closed; return the watch to go on with.

    A drawer is not asked in the moment it was opened, because its sensor may not have noticed yet.
    """
    drawer = counter.drawers[register]
    if drawer.on_screen or not drawer.reports_state:
        return watch
    with counter.store.read() as books:
        head = books.head(register).number
        fresh = books.records(register, watch.seen + 1, head)
        opened = any(isinstance(record.event, DrawerOpened) for record in fresh)
    if opened:
        return Watch(head, stands_open=True)
    if not watch.stands_open:
        return Watch(head)
    if drawer.status() is not DrawerStatus.CLOSED:
        return Watch(head, stands_open=True)
    counter.carry_out(register, "", NoteDrawerClosed()).result()
    return Watch(head)
