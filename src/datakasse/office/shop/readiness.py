"""
What is missing before real sales: a list that the office shows and the command line ends by.

Law: KSL-7 (declaration), KSF-2-3-b (paper), KSF-2-8-4-1 (who sells).
"""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.sale_hours import SaleHours
from datakasse.trade.shop.shop import in_use

PRACTICE_SALES: Final = 10
BACKUP_FRESH: Final = timedelta(days=2)


class Standing(StrEnum):
    """Where a point stands: done, something to do before real sales, something that is wise."""

    DONE = "done"
    MISSING = "missing"
    ADVISED = "advised"


class Point(msgspec.Struct, frozen=True):
    """
    One point.

    Attributes:
        point: Which: `declaration`, `shop`, `printer` …
        standing: Where it stands.
        done: How much of it is done, where it can be counted.
        wanted: How much is wanted; 0 where it cannot be counted.
    """

    point: str
    standing: Standing
    done: int = 0
    wanted: int = 0


class Readiness(msgspec.Struct, frozen=True):
    """
    How ready a shop is.

    Attributes:
        ready: Nothing is missing before real sales.
        points: All points, in the order they are done in.
        moved_to: Where the books were carried to, so that nothing is ready here; empty where they are here.
    """

    ready: bool
    points: tuple[Point, ...]
    moved_to: str = ""


def readiness(counter: Counter, keys: OfficeKeys) -> Readiness:
    """Return how ready a shop is for real sales; asks no machine and changes nothing."""
    with counter.store.read() as books:
        points = (
            _shop(books),
            _either("articles", Standing.MISSING, done=books.articles_counted() > 0),
            _either("opening_hours", Standing.ADVISED, done=_is_opening_stated(books)),
            _either("means", Standing.ADVISED, done=all(each.means for each in books.locations())),
            _either("hours", Standing.ADVISED, done=_hours_stated(books)),
            _printer(counter, books),
            _people(books),
            _second_factor(books, keys.of),
            _backup(counter),
            _practice(books),
            _either("declaration", Standing.MISSING, done=not counter.demonstration),
        )
    moved_to = counter.premises.moved_to()
    is_ready = not moved_to and all(point.standing is not Standing.MISSING for point in points)
    return Readiness(is_ready, points, moved_to)


def has_sold(books: Readings) -> bool:
    """Whether anything was ever sold for real."""
    return any(books.state(register.register_id).series.sales for register in books.registers())


def _either(point: str, otherwise: Standing, *, done: bool) -> Point:
    return Point(point, Standing.DONE if done else otherwise)


def _shop(books: Readings) -> Point:
    address = books.company().street_address
    whole = all((address.street, address.postal_code, address.city))
    return _either("shop", Standing.MISSING, done=whole)


def _hours_stated(books: Readings) -> bool:
    # Those of before it was kept whether somebody had said them are known by being others than the normal.
    return all(
        location.sale_hours_are_stated or location.sale_hours != SaleHours() for location in books.locations()
    )


def _is_opening_stated(books: Readings) -> bool:
    return all(location.opening_hours.are_stated for location in books.locations())


def _printer(counter: Counter, books: Readings) -> Point:
    used = (register.register_id for register in in_use(books.registers()))
    printers = [counter.printers[register] for register in used if register in counter.printers]
    on_paper = sum(printer.on_paper for printer in printers)
    standing = Standing.DONE if on_paper == len(printers) else Standing.MISSING
    return Point("printer", standing, on_paper, len(printers))


def _people(books: Readings) -> Point:
    """Return whether somebody besides the manager has a PIN: who sells does it under her own name."""
    active = [operator for operator in books.operators() if operator.active and operator.may(Right.SELL)]
    return _either("people", Standing.ADVISED, done=len(active) > 1)


def _second_factor(books: Readings, key_of: Callable[[str], OfficeKey | None]) -> Point:
    """Return whether everybody who may administer the shop comes in with a password and a code."""
    rulers = [
        operator.operator_id
        for operator in books.operators()
        if operator.active and operator.may(Right.ADMINISTER)
    ]
    keys = [key_of(ruler) for ruler in rulers]
    safe = sum(key is not None and bool(key.secret) for key in keys)
    standing = Standing.DONE if safe == len(rulers) else Standing.MISSING
    return Point("second_factor", standing, safe, len(rulers))


def _backup(counter: Counter) -> Point:
    last_at = counter.premises.last_backup()
    fresh = last_at is not None and abs(counter.clock.now() - last_at) <= BACKUP_FRESH
    return _either("backup", Standing.MISSING, done=fresh)


def _practice(books: Readings) -> Point:
    done = sum(books.state(register.register_id).series.training for register in books.registers())
    standing = Standing.DONE if done >= PRACTICE_SALES else Standing.ADVISED
    return Point("practice", standing, min(done, PRACTICE_SALES), PRACTICE_SALES)
