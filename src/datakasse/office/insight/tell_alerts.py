"""
Tell of alerts: gather them into messages, and send each once.

    alerts ─▶ gather ─▶ message, waiting ─▶ claim ─▶ send ─▶ told
                                     ▲                  ├─▶ unknown  mailed, and the answer is lost
                                     └──── later ◀──────┤
                                                        └─▶ dead     refused for good, too often, or too old

A recipient gets no message while one waits for her, and none for a quarter of an hour after the last: where
many alerts come, they come as one. A message is claimed in the books before it is sent, so that two
processes never send it at once and one that dies leaves a trace. Then a mail counts as perhaps sent and is
not repeated; a webhook is called again with the same id, by which its receiver knows it. What no network
takes waits.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import msgspec

from datakasse.insight.alert import AlertMessage, AlertMessageState, AlertRecipient, AlertWay
from datakasse.office.delivery.back_off import is_due, try_again
from datakasse.office.insight.alert_ways import AlertOutcome, AlertWays, NotTold, Telling
from datakasse.storage.ports.store import Books, Readings

BETWEEN: Final = timedelta(minutes=15)
"""At least so long between two messages to a recipient."""
ALERTS_MAX: Final = 50
"""A message tells of so many at most; the next one tells of the rest."""
LEASE: Final = timedelta(minutes=10)
"""Longer than sending may take: who has not told by then what came of it is gone."""
REFUSALS_MAX: Final = 10
"""So many times may a message be answered with no; then it is dead."""
AGE_MAX: Final = timedelta(days=7)
"""So long a message is tried; then what it tells is no news, and stands in the office all the same."""


def tell_waiting(ways: AlertWays, is_ending: Callable[[], bool] = lambda: False) -> None:
    """
    Gather what nobody was told yet, and send what is due.

    Args:
        ways: How it is told.
        is_ending: Tells before each message whether to leave the rest to another time.
    """
    store, now = ways.counter.store, ways.counter.clock.now()
    with store.read() as books:
        has_news = bool(_to_gather(books, now))
    if has_news:
        store.write(lambda books: _gather(books, now)).result()
    with store.read() as books:
        due = [each for each in books.open_alert_messages() if is_due(now, each.last_try, each.next_try)]
        recipients = {each.number: each for each in books.alert_recipients()}
    for each in due:
        if is_ending():
            return
        lack = _lack(ways, recipients[each.recipient])
        if lack:
            _leave(ways, each.number, lack)
        else:
            _tell(ways, each.number)


def _to_gather(books: Readings, now: datetime) -> list[tuple[AlertRecipient, list[int], int]]:
    """Return recipients with news, the alerts they want, and through which alert they are told then."""
    busy = {each.recipient for each in books.open_alert_messages()}
    found: list[tuple[AlertRecipient, list[int], int]] = []
    for recipient in books.alert_recipients():
        is_quiet = recipient.gathered_at is not None and not is_due(
            now, recipient.gathered_at, recipient.gathered_at + BETWEEN
        )
        if not recipient.address or recipient.number in busy or is_quiet:
            continue
        fresh = books.alerts_after(recipient.told_through, ALERTS_MAX)
        if fresh:
            wanted = [each.number for each in fresh if recipient.wants(each.kind)]
            found.append((recipient, wanted, fresh[-1].number))
    return found


def _gather(books: Books, now: datetime) -> None:
    """Make messages, and note through which alert each recipient is told."""
    newest = max((each.number for each in books.alert_messages(1)), default=0)
    for recipient, wanted, through in _to_gather(books, now):
        gathered_at = now if wanted else recipient.gathered_at
        books.put_alert_recipient(
            msgspec.structs.replace(recipient, told_through=through, gathered_at=gathered_at)
        )
        if wanted:
            newest += 1
            books.put_alert_message(AlertMessage(newest, recipient.number, tuple(wanted), now))


def _lack(ways: AlertWays, recipient: AlertRecipient) -> str:
    """Return why this process cannot tell somebody; nothing is lacking for one who was taken away."""
    if not recipient.address:
        return ""
    try:
        return ways.lack(recipient)
    except Exception as error:  # noqa: BLE001 - told on the page; the other messages go out
        return type(error).__name__


def _leave(ways: AlertWays, number: int, lack: str) -> None:
    """Leave a message to a process that can send it, and say what this one lacks; after a week it is dead."""
    now = ways.counter.clock.now()

    def leave(books: Books) -> None:
        message = next((each for each in books.open_alert_messages() if each.number == number), None)
        if message is None:
            return
        if now - message.made_at > AGE_MAX:
            books.put_alert_message(_dead(message, lack))
        elif message.state is AlertMessageState.WAITING and not message.reason:
            books.put_alert_message(msgspec.structs.replace(message, reason=lack))

    ways.counter.store.write(leave).result()


def _tell(ways: AlertWays, number: int) -> None:
    """Claim a message, send it, and note what came of it."""
    now = ways.counter.clock.now()
    telling = ways.counter.store.write(lambda books: _claim(books, number, now)).result()
    if telling is None:
        return
    try:
        ways.send(telling)
        done = msgspec.structs.replace(
            telling.message, state=AlertMessageState.TOLD, next_try=None, reason=""
        )
    except NotTold as failure:
        done = after_failure(telling.message, failure, ways.counter.clock.now(), ways.jitter())
    except Exception as error:  # noqa: BLE001 - told on the page; left at that, nobody would send it or give it up
        failure = NotTold(type(error).__name__, AlertOutcome.LATER)
        done = after_failure(telling.message, failure, ways.counter.clock.now(), ways.jitter())
    ways.counter.store.write(lambda books: books.put_alert_message(done)).result()


def _claim(books: Books, number: int, now: datetime) -> Telling | None:
    """Return a message to send now, which nobody else sends meanwhile; None where there is nothing to do."""
    message = next((each for each in books.open_alert_messages() if each.number == number), None)
    if message is None or not is_due(now, message.last_try, message.next_try):
        return None
    recipient = next(each for each in books.alert_recipients() if each.number == message.recipient)
    if not recipient.address:
        books.put_alert_message(_dead(message, "mottakeren er tatt bort"))
        return None
    if message.state is AlertMessageState.SENDING and recipient.way is AlertWay.EMAIL:
        unsure = AlertMessageState.UNKNOWN
        books.put_alert_message(msgspec.structs.replace(message, state=unsure, next_try=None))
        return None
    if message.state is AlertMessageState.SENDING and now - message.made_at > AGE_MAX:
        books.put_alert_message(_dead(message, message.reason or "den som sendte, ble borte"))
        return None
    claimed = msgspec.structs.replace(
        message, state=AlertMessageState.SENDING, last_try=now, next_try=now + LEASE
    )
    books.put_alert_message(claimed)
    company = books.company()
    made_of = f"{company.organisation_number}\n{recipient.number}\n{message.number}\n{message.made_at}"
    return Telling(
        claimed,
        recipient,
        company,
        books.alerts_numbered(message.alerts),
        hashlib.sha256(made_of.encode()).hexdigest()[:32],
    )


def after_failure(message: AlertMessage, failure: NotTold, now: datetime, jitter: float) -> AlertMessage:
    """
    Return where a message is that was not told.

    Args:
        message: As it was claimed.
        failure: Why.
        now: The moment, UTC.
        jitter: Chance, from 0 to 1.
    """
    failures = message.failures + 1
    refusals = message.refusals + (failure.outcome is AlertOutcome.REFUSED)
    tried = msgspec.structs.replace(message, failures=failures, refusals=refusals, reason=failure.reason)
    if failure.outcome is AlertOutcome.UNKNOWN:
        return msgspec.structs.replace(tried, state=AlertMessageState.UNKNOWN, next_try=None)
    if failure.outcome is AlertOutcome.NEVER or refusals >= REFUSALS_MAX or now - message.made_at > AGE_MAX:
        return _dead(tried, failure.reason)
    when = try_again(now, failures, jitter)
    return msgspec.structs.replace(tried, state=AlertMessageState.WAITING, next_try=when)


def _dead(message: AlertMessage, reason: str) -> AlertMessage:
    return msgspec.structs.replace(message, state=AlertMessageState.DEAD, next_try=None, reason=reason)
