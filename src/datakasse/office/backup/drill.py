"""
The drill: once a month a copy is fetched and put back on nothing, to see that it can be.

It is done as after a fire, apart from the shop (`trial.py`): everything is fetched, opened, proved and built
up again, and then held against the books here. The register opens its copies with a key of its own
(`setup.py`); that the owner's opens them is what the sheet is for.
"""

from datetime import datetime, timedelta
from typing import Final

from datakasse.errors.backup.copies import CopyDamaged
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.office.backup.backups import Backups
from datakasse.office.backup.fetched import Wanted
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.setup import BackupSetup, demand_setup
from datakasse.office.backup.status import DrillResult, Status
from datakasse.office.backup.trial import TrialOrder, TrialTold
from datakasse.trade.moment import in_norway

EVERY: Final = timedelta(days=30)
_AGAIN: Final = timedelta(hours=12)
"""One that did not go is due so soon: the next night."""
_WAITS: Final = timedelta(days=3)
"""So long one that is due waits for a night, at a shop that may be closed and switched off then."""
_SET_BACK: Final = timedelta(hours=1)
"""A clock that shows so much less than at the last one was wrong then, or is now."""
_NIGHT: Final = range(4, 7)


def drill(backups: Backups, setup: BackupSetup, place: PlaceSetup) -> DrillResult:
    """
    Try to restore what is in a place, and note what came of it.

    Raises:
        TrialEnded: The server ends; nothing is noted.
    """
    now = backups.now()
    try:
        told = backups.trial(TrialOrder(place, Wanted((setup.drill,), setup.owner, setup.line)))
        _compare(backups, told)
        result = DrillResult(now, place.name, told.entries, told.copy_at, told.fault)
    except Refused as refusal:
        result = DrillResult(now, place.name, fault=refusal.sentence("nb"))
    if demand_setup(backups.safe).line == setup.line:
        # Else the owner has another sheet since, and this told of copies that count no more.
        backups.board.write_drill(result)
    return result


def place_to_try(setup: BackupSetup, status: Status, now: datetime) -> PlaceSetup | None:
    """
    Return the place whose turn it is; None where it is too soon, or no night.

    A shop that is never open at night is not kept waiting for one for more than some days.
    """
    last = status.drill
    if status.verified_at(now) is None or not setup.places:
        return None
    if last is None:
        late = _WAITS if setup.begun_at is None else now - setup.begun_at
    elif now <= last.at - _SET_BACK:
        late = _WAITS
    else:
        late = now - last.at - (_AGAIN if last.fault else EVERY)
        if late < timedelta(0):
            return None
    if late < _WAITS and in_norway(now).hour not in _NIGHT:
        return None
    return setup.places[_turn(setup, status)]


def _turn(setup: BackupSetup, status: Status) -> int:
    """Return whose turn it is: the next one's, or once more the one whose copy would not be restored."""
    last, names = status.drill, [place.name for place in setup.places]
    if last is None or last.place not in names:
        return 0
    seen = status.places.get(last.place)
    is_gone = seen is None or seen.failed_at is not None
    return (names.index(last.place) + (is_gone or not last.fault)) % len(names)


def _compare(backups: Backups, told: TrialTold) -> None:
    """Go on only if what came back is what the register has, as far as it goes."""
    with backups.source.read() as books:
        for register, last in told.last.items():
            if next(books.stored(register, last.number), None) != last:
                raise CopyDamaged(
                    what=Phrase(
                        f"{register}: post {last.number} er en annen enn i journalen",
                        f"{register}: entry {last.number} is another than in the journal",
                    )
                )
