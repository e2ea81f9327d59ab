"""
A copy is restored on trial: fetched, opened, proved and put back on nothing, in a folder that is thrown away.

It is heavy, so a process of its own does it (`devices/machine/trial_apart.py`), which is told all that it
needs and knows nothing else of the shop: not its books, not its master key. What came back is held against
the books by whoever asked (`drill.py`).
"""

import errno
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

import msgspec

from datakasse.errors.backup.copies import TrialBroken
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DiskFull
from datakasse.errors.system_words import system_words
from datakasse.journal.verify import Stored
from datakasse.office.backup.fetch import fetch
from datakasse.office.backup.fetched import Fetched, Wanted
from datakasse.office.backup.place import PlaceFailed, PlaceOpener, PlaceSetup
from datakasse.office.backup.restore import EmptyStore, NewKeys, put_back

_LITTLE_BYTES: Final = 1024 * 1024
_BREATH_S: Final = 0.02
"""Between boxes whoever sells comes first: at the disk, and at the line to the place."""


class TrialOrder(msgspec.Struct, frozen=True):
    """
    What is to be tried. It holds secrets: of the place, and what opens the copies.

    Attributes:
        place: Where the copy is.
        wanted: What of it.
    """

    place: PlaceSetup
    wanted: Wanted


class TrialTold(msgspec.Struct, frozen=True):
    """
    What came of it.

    Attributes:
        entries: How many entries came back and were checked.
        copy_at: How new the copy was.
        last: The last entry of each register that came back.
        fault: What was wrong, in bokmål; empty when nothing was.
    """

    entries: int = 0
    copy_at: datetime | None = None
    last: dict[str, Stored] = {}
    fault: str = ""


class TrialEnded(Exception):
    """A trial was ended because the server ends; it tells nothing about the copy."""


class Trial(Protocol):
    """The way to have a copy tried."""

    def __call__(self, order: TrialOrder) -> TrialTold:
        """Try it, and return what came of it; raises `TrialBroken`, `TrialEnded`."""
        ...

    def end(self) -> None:
        """End what is being tried now, if anything is."""
        ...


def try_out(
    order: TrialOrder,
    folder: Path,
    open_place: PlaceOpener,
    empty_store: Callable[[Path], tuple[EmptyStore, NewKeys]],
) -> TrialTold:
    """
    Restore a copy in an empty folder.

    Args:
        order: Which.
        folder: The folder; what is left in it is of no use to anybody.
        open_place: Finds the place.
        empty_store: Makes a store with nothing in it in a new folder, and its keys.
    """
    try:
        fetched = _restored(order, folder, open_place, empty_store)
        last = {register: _last_of(fetched, register) for register, parts in fetched.parts.items() if parts}
    except Refused as refusal:
        # A database that lacks room does not always say so: it calls some of it an error of the disk.
        is_full = isinstance(refusal, DiskFull) or shutil.disk_usage(folder).free < _LITTLE_BYTES
        return TrialTold(fault=(_no_room(folder.parent) if is_full else refusal).sentence("nb"))
    except PlaceFailed as failed:
        return TrialTold(fault=f"stedet «{order.place.name}» svarer ikke ({failed.why.nb})")
    except OSError as error:
        return TrialTold(fault=broken_by(error, folder.parent).sentence("nb"))
    return TrialTold(fetched.entries, fetched.beside.made_at, last)


def broken_by(error: OSError, place: Path) -> TrialBroken:
    """Return what it means that something could not be written where trials are made."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _no_room(place)
    return TrialBroken(why=system_words(error))


def _no_room(place: Path) -> TrialBroken:
    """Return what it means that there is no room where trials are made."""
    return TrialBroken(
        why=Phrase(
            f"det er ikke plass til hele kopien i {place}", f"there is no room for the whole copy in {place}"
        )
    )


def _restored(
    order: TrialOrder,
    folder: Path,
    open_place: PlaceOpener,
    empty_store: Callable[[Path], tuple[EmptyStore, NewKeys]],
) -> Fetched:
    place = open_place(order.place)
    try:
        spool = folder / "boxes"
        spool.mkdir()
        fetched = fetch(place, order.wanted, spool, lambda: time.sleep(_BREATH_S))
    finally:
        place.close()
    store, keys = empty_store(folder / "data")
    try:
        put_back(fetched, store, keys)
    finally:
        store.close()
    return fetched


def _last_of(fetched: Fetched, register: str) -> Stored:
    """Return the last entry of a register; only the box that it is in is opened."""
    *_, last = msgspec.structs.replace(fetched, parts={register: fetched.parts[register][-1:]}).rows(register)
    return last
