"""
Deliver the day vouchers that wait: one round over the line, oldest first.

    turn ─▶ fill the outbox ─▶ attempt each that is due ─▶ note what went wrong and when to try again

Two never deliver at once. A voucher that fails because the system is away holds up those behind it, so that
they come in order, but not for ever. Credentials that are refused stop the line until a person has seen to
them; everything waits meanwhile, and nothing is lost. Where several machines share the books, the one
at which the credentials were entered delivers what all of them closed.

Decision: 0027-the-outbox-asks-before-it-sends.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import msgspec
import structlog

from datakasse.office.delivery.accounting_system import NotBooked, Place, Trouble
from datakasse.office.delivery.attempt import NotSeen, Unplaced, attempt, note
from datakasse.office.delivery.back_off import is_due, try_again
from datakasse.office.delivery.connection import NO_CREDENTIALS, Connection, connection_of, keep
from datakasse.office.delivery.day_vouchers import NotPosted
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.fill_outbox import missing_rows
from datakasse.office.delivery.recheck_mapping import rechecked
from datakasse.office.delivery.systems import FILES
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, DocumentState, Why
from datakasse.storage.ports.store import Books
from datakasse.trade.shop.shop import in_use

PATIENCE: Final = 5
"""A voucher that has failed so often no longer holds up those behind it; a fault of ours needs a person."""

UNSEEN_MAX: Final = 3
"""A voucher that was taken and could not be read back so many times needs a person."""

TURN_S: Final = 10
"""How long to wait for the turn when another one has it."""

_HOLDING: Final = frozenset({Why.AWAY, Why.NO_ANSWER})
_LEFT_ALONE_MAX: Final = timedelta(days=1)
_LOG = structlog.get_logger()


class Round(msgspec.Struct, frozen=True):
    """
    What a round came to.

    Attributes:
        ours: It was this one's turn.
        next_try: When there is something to do again; None where there is nothing.
        is_for_another: It was left to another machine, which has the credentials that count.
    """

    ours: bool
    next_try: datetime | None = None
    is_for_another: bool = False


def deliver_waiting(dispatch: Dispatch, is_ending: Callable[[], bool] = lambda: False) -> Round:
    """
    Fill the outbox, and deliver what is due in it.

    Args:
        dispatch: What delivers.
        is_ending: Tells before each voucher whether to leave the rest to another time.
    """
    with dispatch.turn() as ours:
        now = dispatch.now()
        if not ours:
            return Round(ours=False, next_try=now + timedelta(seconds=TURN_S))

        connection = _filled(dispatch)
        if connection is None or not connection.runs:
            return Round(ours=True)
        if is_for_another(dispatch, connection):
            return Round(ours=True, is_for_another=True)
        quiet = connection.quiet_until
        if quiet is not None and not is_due(now, quiet - _LEFT_ALONE_MAX, quiet):
            return Round(ours=True, next_try=quiet)
        if _lacks_credentials(dispatch, connection):
            # Nothing is asked with none: what the system would say of that is not what is wrong.
            _Line(dispatch, connection).stop(NO_CREDENTIALS)
            return Round(ours=True)
        connection = rechecked(dispatch, connection)
        line = _Line(dispatch, connection)
        return Round(ours=True, next_try=line.deliver(is_ending))


def is_for_another(dispatch: Dispatch, connection: Connection) -> bool:
    """
    Return whether another machine of the shop delivers: the one where the credentials were last entered.

    Those that another one has may be old; the system would refuse them, and the line be stopped for both.
    """
    store = dispatch.counter.store
    if connection.register:
        return connection.system != FILES and not store.is_own(connection.register)
    with store.read() as books:
        used = [register.register_id for register in in_use(books.registers())]
    if all(store.is_own(register) for register in used):
        return False
    return _lacks_credentials(dispatch, connection)


def _lacks_credentials(dispatch: Dispatch, connection: Connection) -> bool:
    """Return whether a system wants credentials, and none are at this machine."""
    with_secrets = {kind.name for kind in dispatch.systems.kinds if any(asked.secret for asked in kind.asked)}
    return connection.system in with_secrets and not dispatch.systems.secrets(connection.system).read()


def _filled(dispatch: Dispatch) -> Connection | None:
    """Return the connection that counts, once every voucher has its row."""
    with dispatch.counter.store.read() as books:
        connection = connection_of(books)
        if connection is None or not connection.on:
            return connection
        if not missing_rows(books, connection, dispatch.vouchers):
            return connection

    def fill(books: Books) -> None:
        for row in missing_rows(books, connection, dispatch.vouchers):
            books.put_delivery(row)

    dispatch.counter.store.write(fill).result()
    return connection


class _Line:
    """The line to one system, for one round."""

    def __init__(self, dispatch: Dispatch, connection: Connection) -> None:
        self._dispatch = dispatch
        self._connection = msgspec.structs.replace(connection, quiet_until=None)
        self._place = connection.place or Place({}, {})
        self._credentials = dispatch.systems.credentials

    def deliver(self, is_ending: Callable[[], bool]) -> datetime | None:
        """Deliver what is due, oldest first, and return when to come again."""
        with self._dispatch.counter.store.read() as books:
            rows = books.open_deliveries(self._connection.number)
        answered, wake = False, None
        for row in rows:
            if is_ending():
                return None
            done, tried = row, answered or is_due(self._dispatch.now(), row.last_try, row.next_try)
            if tried:
                done = self._attempt(row)
                answered = answered or done.state is DeliveryState.CONFIRMED
            if self._connection.stopped:
                return None
            if self._connection.quiet_until is not None:
                return self._connection.quiet_until
            if done.is_open and done.next_try is not None:
                wake = done.next_try if wake is None else min(wake, done.next_try)
                if not answered and _holds_up(done, tried=tried):
                    return done.next_try
        return wake

    def stop(self, why: str) -> None:
        """Send nothing until a person has entered credentials."""
        self._keep(stopped=why)

    def _attempt(self, row: Delivery) -> Delivery:
        """Get a voucher further; what went wrong is noted, and when to try again."""
        row = msgspec.structs.replace(row, last_try=self._dispatch.now())
        try:
            with self._dispatch.systems.line(self._connection) as system:
                return attempt(self._dispatch, system, self._place, row)
        except NotBooked as trouble:
            return self._failed(self._as_noted(row), trouble)
        except NotPosted as waiting:
            return self._put_off(row, Why.NOT_POSTED, waiting.reason)
        except Unplaced as missing:
            return self._to_a_person(row, Why.NOT_MAPPED, str(missing))
        except NotSeen:
            row = self._as_noted(row)
            if row.failures + 1 < UNSEEN_MAX:
                return self._put_off(row, Why.NOT_SEEN, "")
            return self._to_a_person(row, Why.NOT_SEEN, "")
        except Exception as error:  # noqa: BLE001 - told below; the voucher waits and the others go on
            # Without the traceback: it may hold what was sent, and credentials with it.
            _LOG.error("delivering failed", voucher=row.key, error=type(error).__name__)
            row, reason = self._as_noted(row), type(error).__name__
            if row.failures + 1 < PATIENCE:
                return self._put_off(row, Why.FAULT, reason)
            return self._to_a_person(row, Why.FAULT, reason)

    def _as_noted(self, row: Delivery) -> Delivery:
        """Return a row as its attempt has left it: sent, perhaps."""
        with self._dispatch.counter.store.read() as books:
            kept = books.delivery(row.connection, row.key)
        return row if kept is None else msgspec.structs.replace(kept, last_try=row.last_try)

    def _failed(self, row: Delivery, failure: NotBooked) -> Delivery:
        """Note what the system said, and what follows from it."""
        reason, request = failure.reason, failure.request_id
        if failure.wait_s:
            until = try_again(self._dispatch.now(), 1, 0.0, failure.wait_s)
            self._keep(quiet_until=until)
        match failure.trouble:
            case Trouble.LOCKED_OUT if self._has_old_credentials():
                return self._put_off(row, Why.AWAY, reason, request)
            case Trouble.LOCKED_OUT:
                self._keep(stopped=reason)
                return self._to_a_person(row, Why.LOCKED_OUT, reason, request)
            case Trouble.REFUSED:
                if row.state is DeliveryState.CONFIRMED:
                    row = msgspec.structs.replace(row, document=DocumentState.REFUSED)
                return self._to_a_person(row, Why.REFUSED, reason, request)
            case Trouble.UNKNOWN:
                return self._put_off(row, Why.NO_ANSWER, reason, request, failure.wait_s)
            case Trouble.LATER:
                return self._put_off(row, Why.AWAY, reason, request, failure.wait_s)

    def _has_old_credentials(self) -> bool:
        """Return whether somebody has just entered new ones, here or at another machine."""
        if self._credentials != self._dispatch.systems.credentials:
            return True
        with self._dispatch.counter.store.read() as books:
            now = connection_of(books)
        return now is not None and now.register != self._connection.register

    def _put_off(
        self, row: Delivery, why: Why, reason: str, request_id: str = "", asked_s: int = 0
    ) -> Delivery:
        """Note that a voucher is tried again, and when."""
        failures = row.failures + 1
        when = try_again(self._dispatch.now(), failures, self._dispatch.jitter(), asked_s)
        row = msgspec.structs.replace(row, why=why, reason=reason, request_id=request_id)
        return note(self._dispatch, msgspec.structs.replace(row, failures=failures, next_try=when))

    def _to_a_person(self, row: Delivery, why: Why, reason: str, request_id: str = "") -> Delivery:
        """Note that a voucher waits for a person; one that is booked stays booked."""
        row = msgspec.structs.replace(row, why=why, reason=reason, request_id=request_id, next_try=None)
        if row.state is not DeliveryState.CONFIRMED:
            state = DeliveryState.REFUSED if why is Why.REFUSED else DeliveryState.NEEDS_A_PERSON
            row = msgspec.structs.replace(row, state=state, failures=row.failures + 1)
        return note(self._dispatch, row)

    def _keep(self, *, stopped: str = "", quiet_until: datetime | None = None) -> None:
        """Keep that the line is stopped, or that the system wants to be left alone."""
        self._connection = msgspec.structs.replace(self._connection, stopped=stopped, quiet_until=quiet_until)

        def command(books: Books) -> None:
            now, ours = connection_of(books), self._connection
            if now is not None and (now.number, now.register) == (ours.number, ours.register):
                keep(books, msgspec.structs.replace(now, stopped=stopped, quiet_until=quiet_until))

        self._dispatch.counter.store.write(command).result()


def _holds_up(row: Delivery, *, tried: bool) -> bool:
    """
    Whether those behind a voucher wait for it, because the system seems to be away.

    Not when it was just tried in vain once more after many times: then it may be this voucher alone, and the
    next one is tried as well.
    """
    is_away = row.why in _HOLDING and row.state is not DeliveryState.CONFIRMED
    return is_away and not (tried and row.failures > PATIENCE)
