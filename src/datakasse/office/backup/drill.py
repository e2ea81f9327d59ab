"""
The drill: once a month a copy is fetched and put back on nothing, to see that it can be.

It is done as after a fire, in a folder that is thrown away: everything is fetched, opened, proved and built
up again, and then held against the books. The register opens its copies with a key of its own (`setup.py`);
that the owner's opens them is what the sheet is for. It takes its time: between boxes whoever sells comes
first.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from datakasse.errors.backing_up import CopyDamaged
from datakasse.errors.refusal import Refused
from datakasse.office.backup.backups import Backups
from datakasse.office.backup.fetch import fetch
from datakasse.office.backup.fetched import Fetched, Wanted
from datakasse.office.backup.place import PlaceFailed, PlaceSetup
from datakasse.office.backup.restore import put_back
from datakasse.office.backup.setup import BackupSetup
from datakasse.office.backup.status import DrillResult, Status
from datakasse.trade.moment import in_norway

EVERY: Final = timedelta(days=30)
_OVERDUE: Final = timedelta(days=33)
_NIGHT: Final = range(4, 7)
_BREATH_S: Final = 0.02


def drill(backups: Backups, setup: BackupSetup, place: PlaceSetup) -> DrillResult:
    """Try to restore what is in a place, and note what came of it."""
    now = backups.now()
    try:
        fetched = _tried(backups, setup, place, lambda: time.sleep(_BREATH_S))
        result = DrillResult(now, place.name, fetched.entries, fetched.beside.made_at)
    except Refused as refusal:
        result = DrillResult(now, place.name, fault=refusal.sentence("nb"))
    except PlaceFailed as failed:
        result = DrillResult(now, place.name, fault=f"stedet «{place.name}» svarer ikke ({failed.why})")
    backups.board.write_drill(result)
    return result


def place_to_try(setup: BackupSetup, status: Status, now: datetime) -> PlaceSetup | None:
    """
    Return the place whose turn it is; None where it is too soon, or no night.

    A shop that is never open at night is not kept waiting for one for more than some days.
    """
    last = status.drill
    if status.verified_at is None or not setup.places:
        return None
    since = EVERY if last is None else now - last.at
    if timedelta(0) <= since < EVERY:
        return None
    if since < _OVERDUE and in_norway(now).hour not in _NIGHT:
        return None
    names = [place.name for place in setup.places]
    turn = 0 if last is None or last.place not in names else (names.index(last.place) + 1) % len(names)
    return setup.places[turn]


def _tried(backups: Backups, setup: BackupSetup, place: PlaceSetup, rest: Callable[[], None]) -> Fetched:
    opened = backups.open_place(place)
    wanted = Wanted((setup.drill,), setup.owner, setup.line)
    try:
        with TemporaryDirectory(prefix="datakasse-drill-") as folder:
            spool = Path(folder) / "boxes"
            spool.mkdir()
            fetched = fetch(opened, wanted, spool, rest)
            store, keys = backups.empty_store(Path(folder) / "data")
            try:
                put_back(fetched, store, keys)
            finally:
                store.close()
            _compare(backups, fetched)
            return fetched
    finally:
        opened.close()


def _compare(backups: Backups, fetched: Fetched) -> None:
    """Go on only if what came back is what the register has, as far as it goes."""
    with backups.source.read() as books:
        for register, parts in fetched.parts.items():
            if not parts:
                continue
            *_, last = fetched.rows(register)
            ours = next(books.stored(register, last.number), None)
            if ours != last:
                raise CopyDamaged(what=f"{register}: post {last.number} er en annen enn i journalen")
