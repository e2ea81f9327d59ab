"""
Watch the shop: what is out of the way becomes an alert, once for each register, day and kind.

    takings ─┬─▶ find_unusual   by statistics: the running day hour by hour, and each day when it is over
             ├─▶ find_silence   by the clock, in the hours that the shop is open
             └─▶ cash           by rule: the drawer was counted far off
    hub ───────▶ hub_matters    by rule: it takes nothing of a register, or has been away for a day

A day that is looked at again and again has many chances to come high by chance, so the running day is held to
a stricter measure than one that is over; together they call a day of a register and a kind unusual without
cause at most twice in five hundred.
"""

from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.insight.alert import HUB, SILENCE, Alert
from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.office.health.hub_matters import hub_matters
from datakasse.office.insight.find_silence import WEEKS, find_silence
from datakasse.office.insight.find_unusual import BASE, counted, find_unusual
from datakasse.office.insight.unusual import CHANCE_MAX
from datakasse.storage.ports.hub_told import HubTold
from datakasse.storage.ports.store import Books, Readings
from datakasse.trade.moment import business_day

LOOKS_A_DAY: Final = 24
"""The running day is looked at once an hour at most."""
DAYS_BEHIND: Final = 7
"""So far back it is looked at what happened while nobody watched."""
CASH_FAR_OFF_ORE: Final = 200_00
"""A drawer that is off by less is not worth a message."""


def watch(counter: Counter, since: date | None = None, steady_since: datetime | None = None) -> int:
    """
    Keep what is out of the way now as alerts, and return how many there are that were not known.

    Args:
        counter: The till.
        since: The first business day to look at that is over; a week back without one.
        steady_since: Since when the clock has gone as time does; None where it is not known to have leapt.
    """
    now = counter.clock.now()
    today, told = business_day(now), counter.premises.hub()
    with counter.store.read() as books:
        found = _found(books, now, max(since or date.min, today - timedelta(days=DAYS_BEHIND)), steady_since)
        found += _of_the_hub(books, told, now)
        known = books.alert_keys([each.key for each in found])
    if all(each.key in known for each in found):
        return 0
    return counter.store.write(lambda books: _keep(books, found)).result()


def _keep(books: Books, found: list[Alert]) -> int:
    """Keep what is not known; another process may have been quicker."""
    known = books.alert_keys([each.key for each in found])
    newest = max((each.number for each in books.alerts(1)), default=0)
    fresh = [each for each in found if each.key not in known]
    for number, each in enumerate(fresh, start=newest + 1):
        books.put_alert(msgspec.structs.replace(each, number=number))
    return len(fresh)


def _found(books: Readings, now: datetime, since: date, steady_since: datetime | None) -> list[Alert]:
    """Return what is out of the way, oldest day first, without numbers."""
    today = business_day(now)
    found: dict[str, Alert] = {}
    for days in range((today - since).days + 1):
        day = since + timedelta(days=days)
        of_day = [*_far_off(books, day, now), *_unusual(books, day, now, is_over=day < today)]
        if day == today:
            of_day.extend(_silent(books, day, now, steady_since))
        for each in of_day:
            found.setdefault(each.key, each)
    return list(found.values())


def _unusual(books: Readings, day: date, now: datetime, *, is_over: bool) -> list[Alert]:
    chance_max = CHANCE_MAX if is_over else CHANCE_MAX / LOOKS_A_DAY
    return [
        Alert(
            number=0,
            day=day,
            register=each.register,
            kind=each.figure,
            found_at=now,
            times=each.number,
            amount_ore=each.amount_ore,
            usual_hundredths=each.usual_hundredths,
            base_times=each.base_number,
            base_of=each.base_receipts,
        )
        for each in find_unusual(books, day, chance_max=chance_max).unusual
        # One count a day is too seldom for a rate; cash has a rule of its own.
        if each.figure is not Figure.CASH_DIFFERENCES
    ]


def _far_off(books: Readings, day: date, now: datetime) -> list[Alert]:
    """Return the drawers that were counted far off, beside how they were in the eight weeks before."""
    apart, figures = (By.REGISTER,), (Figure.CASH_DIFFERENCES,)
    before = counted(books.takings(day - BASE, day - timedelta(days=1), figures, apart))
    return [
        Alert(
            number=0,
            day=day,
            register=register,
            kind=Figure.CASH_DIFFERENCES,
            found_at=now,
            times=times,
            amount_ore=amount_ore,
            base_times=before.get((register, figure), (0, 0))[0],
            base_of=before.get((register, figure), (0, 0))[1],
        )
        for (register, figure), (times, amount_ore) in sorted(
            counted(books.takings(day, day, figures, apart)).items()
        )
        if amount_ore >= CASH_FAR_OFF_ORE
    ]


def _of_the_hub(books: Readings, told: HubTold | None, now: datetime) -> list[Alert]:
    """Return what is wrong with the hub: each once, on the day that it began, however long it lasts."""
    done = [each.register_id for each in books.registers() if not each.is_in_use]
    return [
        Alert(
            number=0,
            day=business_day(each.since),
            register=each.register,
            kind=HUB,
            found_at=now,
            found=each.found,
        )
        for each in hub_matters(told, now, done)
    ]


def _silent(books: Readings, day: date, now: datetime, steady_since: datetime | None) -> list[Alert]:
    return [
        Alert(
            number=0,
            day=day,
            register=each.register,
            kind=SILENCE,
            found_at=now,
            usual_hundredths=each.expected_hundredths,
            base_times=each.base_receipts,
            base_of=WEEKS,
            hours=(each.from_hour, each.to_hour),
        )
        for each in find_silence(books, now, steady_since)
    ]
