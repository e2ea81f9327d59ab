"""
What is looked at when somebody asks whether the shop is well: the till's system check and the office's looks.

A part of the roof, because the till and the office do not know each other.
"""

from collections.abc import Callable
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from datakasse.counter.counter import Counter
from datakasse.devices.machine.surroundings import MachineSurroundings
from datakasse.office.health.causes import CAUSES
from datakasse.office.health.examine import LIMIT_S, Examiner, Look
from datakasse.office.health.finding import Finding, Health, Told
from datakasse.office.health.looks import look_at_keys, look_at_shop
from datakasse.office.health.ports import Ground
from datakasse.settings import Outside
from datakasse.till.day.check_system import OF_THE_SHOP, Check, looks_at
from datakasse.trade.shop.shop import in_use

HTTPS_PORT: Final = 443
JOURNAL_LIMIT_S: Final = 30.0
MACHINE_LIMIT_S: Final = 12.0
"""A printer that is off is dialled more than once before it is given up."""


def examiner_of(counter: Counter, ground: Ground, asked: Outside) -> Examiner:
    """
    Return who looks at a shop.

    Args:
        counter: The till.
        ground: Its data folder.
        asked: Whom it asks outside.
    """
    return Examiner(partial(_looks, counter, ground, asked), counter.clock.now)


def _looks(counter: Counter, ground: Ground, asked: Outside) -> list[Look]:
    """Return all that can be looked at: what each register in use stands on, and the shop as a whole."""
    with counter.store.read() as books:
        served = [row.register_id for row in in_use(books.registers()) if counter.served(row.register_id)]
    at = counter.clock.now()
    limits_s = {"journal": JOURNAL_LIMIT_S, "printer": MACHINE_LIMIT_S, "drawer": MACHINE_LIMIT_S}
    found: list[Look] = []
    for number, register in enumerate(served):
        for name, see in looks_at(counter, register, at).items():
            if name not in OF_THE_SHOP or number == 0:
                whose = "" if name in OF_THE_SHOP else register
                found.append(Look(name, whose, partial(_finding, see, whose), limits_s.get(name, LIMIT_S)))
        found.append(look_at_keys(counter, ground, register))
    place = urlsplit(asked.company_register)
    outside = (place.hostname, place.port or HTTPS_PORT) if place.hostname else None
    surroundings = MachineSurroundings()
    found += look_at_shop(counter, ground, surroundings, time_server=asked.time_server, outside=outside)
    return found


def _finding(see: Callable[[], Check], register: str) -> Finding:
    """Return what a look of the till's system check found, with why and what to do."""
    check = see()
    why = CAUSES.get(check.found)
    return Finding(
        check.name,
        register,
        check.found,
        Health(check.state.value),
        Told(check.nb, check.nn, check.en),
        None if why is None else why.cause,
        None if why is None else why.cure,
        "" if why is None else why.guide,
    )
