"""The looks at the shop as a whole: network, clock, disk, speed, keys, terminal, integrations."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.office.delivery.connection import NO_CREDENTIALS, Connection, connection_of
from datakasse.office.delivery.systems import FILES
from datakasse.office.health.examine import Look
from datakasse.office.health.finding import Finding
from datakasse.office.health.machine_symptoms import OfMachine
from datakasse.office.health.ports import Ground, Surroundings
from datakasse.office.health.shop_symptoms import OfShop
from datakasse.office.people.review_access import review_due_from
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, Why
from datakasse.trade.moment import in_norway

CLOCK_APART_MS: Final = 2_000
CLOCK_WRONG_MS: Final = 60_000
"""Receipts tell the minute; a clock a minute away puts them in the wrong one."""

SYNC_SLOW_MS: Final = 50.0
SYNC_VERY_SLOW_MS: Final = 500.0
"""A sale is kept before it is answered, which is to take 50 ms at the most; an SSD takes a few."""

READ_SLOW_MS: Final = 250
BUSY_PERCENT: Final = 200
KEYS_OLD_YEARS: Final = 3
LEFT_ALONE_MAX: Final = timedelta(days=1)
"""A voucher that nobody has tried for so long after it could be sent is nobody's."""

_YEAR: Final = timedelta(days=365)
_HOUR_S: Final = 3600
_ASK_S: Final = 3.0
_PROTECTIONS: Final = {"systemd": "systemd-creds", "token": "PKCS#11", "passphrase": "Argon2id"}


def look_at_shop(
    counter: Counter,
    ground: Ground,
    surroundings: Surroundings,
    *,
    time_server: str = "",
    outside: tuple[str, int] | None = None,
) -> Sequence[Look]:
    """
    Return the looks at what is the whole shop's.

    Args:
        counter: The till.
        ground: Its data folder.
        surroundings: The machine and its network.
        time_server: Whose time the clock is held against; empty for nobody's.
        outside: Where the internet is tried; None for nowhere.
    """
    looks = [
        Look("books", "", partial(_books, ground)),
        Look("network", "", partial(_network, surroundings)),
        Look("time_zone", "", partial(_time_zone, counter, surroundings)),
        Look("sync", "", partial(_sync, ground)),
        Look("speed", "", partial(_speed, counter, surroundings)),
        Look("protection", "", partial(_protection, ground)),
        Look("terminal", "", _terminal),
        Look("delivery", "", partial(_delivery, counter)),
        Look("access", "", partial(_access, counter)),
    ]
    # Looking up a name can take longer than any limit; without a network it often does.
    if time_server:
        see = partial(_clock_apart, surroundings, time_server)
        looks.append(Look("clock_apart", "", see, outside=True, silent=OfMachine.CLOCK_ALONE))
    if outside is not None:
        see = partial(_internet, surroundings, outside)
        looks.append(Look("internet", "", see, outside=True, silent=OfMachine.OUTSIDE_AWAY))
    return looks


def look_at_keys(counter: Counter, ground: Ground, register: str) -> Look:
    """Return the look at the age of a register's keys."""
    return Look("key_age", register, partial(_key_age, counter, ground, register))


def _books(ground: Ground) -> Finding:
    moved_to = ground.moved_to()
    if moved_to:
        return OfShop.BOOKS_MOVED.found("books", place=moved_to)
    return OfShop.BOOKS_HERE.found("books")


def _network(surroundings: Surroundings) -> Finding:
    address = surroundings.address()
    if not address:
        return OfMachine.NETWORK_AWAY.found("network")
    return OfMachine.NETWORK_THERE.found("network", address=address)


def _internet(surroundings: Surroundings, outside: tuple[str, int]) -> Finding:
    reached = surroundings.reaches(*outside, _ASK_S)
    return (OfMachine.OUTSIDE_REACHED if reached else OfMachine.OUTSIDE_AWAY).found("internet")


def _clock_apart(surroundings: Surroundings, time_server: str) -> Finding:
    behind_ms = surroundings.behind_ms(time_server, _ASK_S)
    if behind_ms is None:
        return OfMachine.CLOCK_ALONE.found("clock_apart")
    apart_ms = abs(behind_ms)
    if apart_ms <= CLOCK_APART_MS:
        return OfMachine.CLOCK_RIGHT.found("clock_apart", apart_ms=apart_ms)
    symptom = OfMachine.CLOCK_APART if apart_ms <= CLOCK_WRONG_MS else OfMachine.CLOCK_WRONG
    return symptom.found("clock_apart", apart_s=round(apart_ms / 1000))


def _time_zone(counter: Counter, surroundings: Surroundings) -> Finding:
    now = counter.clock.now()
    ours_s, theirs_s = _offset_s(now), surroundings.offset_s()
    if theirs_s == 0:
        return OfMachine.ZONE_UTC.found("time_zone", change=_next_change(now))
    if ours_s != theirs_s:
        return OfMachine.ZONE_OTHER.found("time_zone", ours=_hours(ours_s), theirs=_hours(theirs_s))
    return OfMachine.ZONE_NORWAY.found("time_zone", hours=ours_s // _HOUR_S, change=_next_change(now))


def _offset_s(moment: datetime) -> int:
    offset = in_norway(moment).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())


def _hours(offset_s: int) -> str:
    return f"{offset_s / _HOUR_S:+g}"


def _next_change(now: datetime) -> str:
    """Return the Norwegian day on which summer time next begins or ends."""
    day = now.astimezone(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    while _offset_s(day) == _offset_s(now):
        day += timedelta(days=1)
    return f"{in_norway(day):%d.%m.%Y}"


def _sync(ground: Ground) -> Finding:
    took_ms = ground.sync_ms()
    symptom = OfMachine.SYNC_QUICK
    if took_ms > SYNC_SLOW_MS:
        symptom = OfMachine.SYNC_SLOW if took_ms <= SYNC_VERY_SLOW_MS else OfMachine.SYNC_VERY_SLOW
    return symptom.found("sync", took_ms=_one_decimal(took_ms))


def _speed(counter: Counter, surroundings: Surroundings) -> Finding:
    begun_s = time.perf_counter()
    with counter.store.read() as books:
        for register in books.registers():
            books.state(register.register_id)
            books.recent_sales(register.register_id, 1)
    took_ms = round((time.perf_counter() - begun_s) * 1000)
    busy = surroundings.busy_percent()
    slow = took_ms > READ_SLOW_MS or busy > BUSY_PERCENT
    return (OfMachine.SLOW if slow else OfMachine.QUICK).found("speed", took_ms=took_ms, busy=busy)


def _one_decimal(figure: float) -> str:
    return f"{figure:.1f}".replace(".", ",")


def _protection(ground: Ground) -> Finding:
    protection = ground.protection()
    if not protection:
        return OfShop.UNPROTECTED.found("protection")
    if protection == "file":
        return OfShop.PROTECTED_BY_FILE.found("protection")
    return OfShop.PROTECTED.found("protection", protection=_PROTECTIONS.get(protection, protection))


def _key_age(counter: Counter, ground: Ground, register: str) -> Finding:
    since = ground.keys_since(register)
    if since is None:  # The register's own check says what is wrong with that.
        return OfShop.KEYS_UNSEEN.found("key_age", register)
    date = f"{in_norway(since):%d.%m.%Y}"
    if counter.clock.now() - since > KEYS_OLD_YEARS * _YEAR:
        return OfShop.KEYS_OLD.found("key_age", register, date=date, years=KEYS_OLD_YEARS)
    return OfShop.KEYS_YOUNG.found("key_age", register, date=date)


def _terminal() -> Finding:
    return OfShop.TERMINAL_APART.found("terminal")


def _access(counter: Counter) -> Finding:
    now = counter.clock.now()
    with counter.store.read() as books:
        due_from = review_due_from(books, now)
    symptom = OfShop.ACCESS_UNREVIEWED if due_from <= now else OfShop.ACCESS_REVIEWED
    return symptom.found("access", date=f"{in_norway(due_from):%d.%m.%Y}")


def _delivery(counter: Counter) -> Finding:
    with counter.store.read() as books:
        connection = connection_of(books)
        if connection is None or connection.system == FILES:
            return OfShop.DELIVERY_NONE.found("delivery")
        counts = books.delivery_counts(connection.number)
        waiting = list(books.open_deliveries(connection.number))
    asks = counts.get(DeliveryState.REFUSED, 0) + counts.get(DeliveryState.NEEDS_A_PERSON, 0)
    is_elsewhere = bool(connection.register) and not counter.store.is_own(connection.register)
    return _delivered(connection, asks, waiting, counter.clock.now(), is_elsewhere=is_elsewhere)


def _delivered(
    connection: Connection, asks: int, waiting: Sequence[Delivery], now: datetime, *, is_elsewhere: bool
) -> Finding:
    """Return how delivery stands, the worst first; what is delivered here is on its way."""
    if connection.stopped == NO_CREDENTIALS:
        return OfShop.DELIVERY_WITHOUT_CREDENTIALS.found("delivery")
    if connection.stopped:
        return OfShop.DELIVERY_STOPPED.found("delivery")
    if asks:
        return OfShop.DELIVERY_ASKS.found("delivery", count=asks)
    if not connection.runs:
        return OfShop.DELIVERY_OFF.found("delivery")
    if any(row.why in {Why.AWAY, Why.NO_ANSWER} for row in waiting):
        return OfShop.DELIVERY_WAITS.found("delivery", waiting=len(waiting))
    left = [row.day for row in waiting if now - _could_be_sent(connection, row) > LEFT_ALONE_MAX]
    if left and is_elsewhere:
        oldest = f"{min(left):%d.%m.%Y}"
        return OfShop.DELIVERY_LEFT.found("delivery", waiting=len(waiting), day=oldest)
    return OfShop.DELIVERY_RUNS.found("delivery", waiting=len(waiting))


def _could_be_sent(connection: Connection, row: Delivery) -> datetime:
    """Return from when on a voucher could be sent, or sent again."""
    closed = datetime.combine(row.day + timedelta(days=1), datetime.min.time(), UTC)
    return max(filter(None, (closed, row.last_try, row.next_try, connection.quiet_until)))
