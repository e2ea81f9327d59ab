"""
The system check: is everything in order before the day begins?

It informs and forbids nothing; what the law forbids is refused where it is tried. The till page shows it as
the day is opened, and `datakasse doctor` prints the same list.

Law: KSF-2-2-e, KSF-2-3-b, KSF-2-5-c, KSF-2-7-3, KSL-7.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.counter.ports import DrawerStatus
from datakasse.errors.counted import filled
from datakasse.errors.till.day import NotServed
from datakasse.storage.ports.hub_told import UNREAD, HubTold
from datakasse.storage.ports.store import JobState
from datakasse.till.day.check_words import CheckState, Found
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import DrawerUse

DISK_LITTLE_BYTES = 1 << 30
DISK_FULL_BYTES = 100 << 20
"""A day's trade takes some megabytes; below the first there is time to make room, below the second little."""

LEAP_DAYS = 45
"""A shop may close for a summer; a clock that is ahead of its journal by more may be wrong."""

OF_THE_SHOP: Final = frozenset({"disk", "backup", "declaration"})
"""What is the same whichever register is asked about."""

BACKUP_OLD = timedelta(days=2)
BACKUP_LOST = timedelta(days=7)
"""A closed weekend is no cause for alarm; a week without a verified copy is."""

HUB_AWAY = timedelta(hours=1)
"""A hub that is away does no harm; one that is away for longer is worth knowing of."""

_PRINTER = {
    "ready": Found.PRINTER_READY,
    "paper_low": Found.PAPER_LOW,
    "paper_out": Found.PAPER_OUT,
    "cover_open": Found.COVER_OPEN,
    "stopped": Found.PRINTER_STOPPED,
    "unreachable": Found.PRINTER_AWAY,
}
_HUB = {
    UNREAD: Found.HUB_UNREAD,
    "hub.revoked": Found.HUB_REVOKED,
    "hub.unknown_machine": Found.HUB_UNKNOWN,
    # To an honest machine: another one has its number since, at a hub that was put back to an older copy.
    "hub.forged": Found.HUB_UNKNOWN,
    "hub.fork": Found.HUB_FORKED,
    "hub.register_retired": Found.HUB_RETIRED,
    "hub.register_taken": Found.HUB_TAKEN,
    "hub.not_trusted": Found.HUB_NOT_TRUSTED,
}
_DRAWER = {
    DrawerStatus.CLOSED: Found.DRAWER_CLOSED,
    DrawerStatus.OPEN: Found.DRAWER_OPEN,
    DrawerStatus.UNKNOWN: Found.DRAWER_SILENT,
}


class Check(msgspec.Struct, frozen=True):
    """
    One thing that was looked at.

    Attributes:
        name: What: `journal`, `keys`, `clock`, `printer`, `papers`, `drawer`, `disk`, `backup` or
            `hub` or `declaration`.
        state: How serious what was found is.
        nb, nn, en: What was found, why, and what to do.
        found: What was found, as a code: `printer_away` …
    """

    name: str
    state: CheckState
    nb: str
    nn: str
    en: str
    found: str = ""


class SystemCheck(msgspec.Struct, frozen=True):
    """What was found, and when by the register's clock, which the page holds against its own."""

    at: datetime
    checks: list[Check]


def check_system(counter: Counter, register: str) -> SystemCheck:
    """
    Look at everything that a register stands on.

    The machines may be at the end of a wire, so this can take seconds.

    Raises:
        UnknownRegister: There is none of that id.
        NotServed: It was put into service after this process began.
    """
    if not counter.served(register):
        with counter.store.read() as books:
            books.register(register)
        raise NotServed(register=register)
    at = counter.clock.now()
    return SystemCheck(at, [look() for look in looks_at(counter, register, at).values()])


def looks_at(counter: Counter, register: str, at: datetime) -> dict[str, Callable[[], Check]]:
    """Return how each thing that a register stands on is looked at, by its name."""
    return {
        "journal": partial(_journal, counter, register),
        "keys": partial(_keys, counter, register),
        "clock": partial(_clock, counter, register, at),
        "printer": partial(_printer, counter, register),
        "papers": partial(_papers, counter, register),
        "drawer": partial(_drawer, counter, register),
        "disk": partial(_disk, counter),
        "backup": partial(_backup, counter, at),
        **_hub_looks(counter, register, at),
        "declaration": partial(_declaration, counter),
    }


def _found(name: str, found: Found, **facts: str | int) -> Check:
    nb, nn, en = (filled(text, facts) for text in (found.nb, found.nn, found.en))
    return Check(name, found.state, nb, nn, en, found.name.lower())


def _journal(counter: Counter, register: str) -> Check:
    checked = counter.premises.check_journal(register)
    if checked.fault is not None:
        return _found("journal", Found.JOURNAL_DAMAGED, number=checked.fault)
    return _found("journal", Found.JOURNAL_WHOLE, first=checked.first, last=checked.last)


def _keys(counter: Counter, register: str) -> Check:
    version = counter.premises.key_version(register)
    if version is None:
        return _found("keys", Found.KEYS_GONE)
    return _found("keys", Found.KEYS_THERE, version=version)


def _clock(counter: Counter, register: str, at: datetime) -> Check:
    with counter.store.read() as books:
        state = books.state(register)
        z_at = books.record(register, state.z_entry).at if state.z_entry else None
    last_at, time = state.last_at, _time_text(at)
    if last_at is not None and at < last_at:
        return _found("clock", Found.CLOCK_BEHIND, time=time, last=_time_text(last_at))
    if last_at is not None and (days := (at - last_at).days) > LEAP_DAYS:
        return _found("clock", Found.CLOCK_LEAPT, time=time, days=days)
    # Starting and signing on are entries too, and made by the clock as it is now; the last Z seldom is.
    if z_at is not None and at < z_at:
        return _found("clock", Found.CLOCK_BEFORE_Z, time=time, last=_time_text(z_at))
    if z_at is not None and (days := (at - z_at).days) > LEAP_DAYS:
        return _found("clock", Found.CLOCK_PAST_Z, time=time, days=days)
    return _found("clock", Found.CLOCK_GOES, time=time)


def _printer(counter: Counter, register: str) -> Check:
    printer = counter.printers[register]
    if printer.on_screen:
        return _found("printer", Found.PRINTER_ON_SCREEN)
    return _found("printer", _PRINTER[printer.status().state])


def _papers(counter: Counter, register: str) -> Check:
    with counter.store.read() as books:
        count = len(books.jobs(register, [JobState.WAITING, JobState.SENT]))
    return _found("papers", Found.PAPERS_WAIT, count=count) if count else _found("papers", Found.PAPERS_OUT)


def _drawer(counter: Counter, register: str) -> Check:
    with counter.store.read() as books:
        integrated = books.register(register).drawer is DrawerUse.INTEGRATED
    found = _DRAWER[counter.drawers[register].status()] if integrated else Found.DRAWER_NONE
    return _found("drawer", found)


def _disk(counter: Counter) -> Check:
    free_bytes = counter.premises.free_bytes()
    found = Found.DISK_ROOM
    if free_bytes < DISK_LITTLE_BYTES:
        found = Found.DISK_FULL if free_bytes < DISK_FULL_BYTES else Found.DISK_LITTLE
    tenths = free_bytes * 10 // DISK_LITTLE_BYTES
    return _found("disk", found, free=f"{tenths // 10},{tenths % 10}")


def _backup(counter: Counter, at: datetime) -> Check:
    last_at = counter.premises.last_backup()
    if last_at is None:
        return _found("backup", Found.BACKUP_NONE)
    drill = counter.premises.last_drill()
    if drill is not None and drill.fault:
        return _found(
            "backup", Found.BACKUP_NOT_RESTORABLE, time=_time_text(drill.at), fault=drill.fault.rstrip(".")
        )
    # One from a time to come was verified while the clock was wrong: nobody knows how old it is.
    age, found = abs(at - last_at), Found.BACKUP_FRESH
    if age > BACKUP_OLD:
        found = Found.BACKUP_OLD if age <= BACKUP_LOST else Found.BACKUP_LOST
    return _found("backup", found, time=_time_text(last_at))


def _hub_looks(counter: Counter, register: str, at: datetime) -> dict[str, Callable[[], Check]]:
    """Return how it is looked at how a register stands with the hub, where one was joined."""
    told = counter.premises.hub()
    return {} if told is None else {"hub": partial(_hub, told, register, at)}


def _hub(told: HubTold, register: str, at: datetime) -> Check:
    refused = next((each for each in told.refused if each.register in {register, ""}), None)
    if refused is not None:
        number = int(refused.facts.get("number", 0))
        return _found(
            "hub",
            _HUB.get(refused.code, Found.HUB_REFUSES),
            host=told.host,
            register=register,
            code=refused.code,
            number=number,
            count=max(refused.have - number + 1, 1),
        )
    if told.away_since is not None and abs(at - told.away_since) > HUB_AWAY:
        return _found("hub", Found.HUB_AWAY, host=told.host, time=_time_text(told.away_since))
    if told.heard_at is None:
        return _found("hub", Found.HUB_JOINED, host=told.host)
    return _found("hub", Found.HUB_HEARD, host=told.host, time=_time_text(told.heard_at))


def _declaration(counter: Counter) -> Check:
    found = Found.DEMONSTRATION if counter.demonstration else Found.DECLARED
    return _found("declaration", found, version=counter.software_version)


def _time_text(moment: datetime) -> str:
    return f"{in_norway(moment):%d.%m.%Y %H:%M}"
