"""
Sign on and off with a PIN (13003, 13004).

A PIN is short, so what protects it is the wait: after three mistakes each further one doubles it.
The slow hash is checked before the pen is taken, so a queue at another register never waits for it.

Law: KSF-2-7-1 (sign-on is journalled), KSF-2-5-g (operator level).
"""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

import msgspec

from datakasse.counter.badge import badge_digest
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.pin import pin_fits
from datakasse.errors.storage.journal import UnknownOperator
from datakasse.errors.till.day import NotStarted
from datakasse.errors.till.sign_on import NotSignedOn, PinThrottled, WrongBadge, WrongPin
from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.register_state import RegisterState

FREE_MISTAKES = 3
WAIT_MAX = timedelta(minutes=15)
BADGES = ""
"""In whose name wrong badges are counted."""


@dataclass(slots=True)
class _Mistakes:
    last_at: datetime
    count: int = 0
    wait: timedelta = timedelta()


@dataclass(slots=True)
class Throttle:
    """
    Counts wrong PINs per register and operator and says how long to wait.

    Attributes:
        one_at_a_time: Held while a PIN is looked at, so that many at once are not many free mistakes
            (nor many times the memory that the slow hash takes).
    """

    one_at_a_time: Lock = field(default_factory=Lock)
    _mistakes: dict[tuple[str, str], _Mistakes] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait_s(self, register: str, operator: str, now: datetime) -> int:
        """Return how many seconds there are still to wait; 0 when none."""
        with self._lock:
            known = self._mistakes.get((register, operator))
            if known is None:
                return 0
            # A clock that was set back makes nobody wait longer than she had to.
            known.last_at = min(known.last_at, now)
            left = known.last_at + known.wait - now
        return max(round(left.total_seconds()), 1) if left > timedelta() else 0

    def demand_patience(self, register: str, operator: str, now: datetime) -> None:
        """
        Go on only if the wait is over.

        Raises:
            PinThrottled: It is not.
        """
        if wait_s := self.wait_s(register, operator, now):
            raise PinThrottled(wait_s=wait_s)

    def mistaken(self, register: str, operator: str, now: datetime) -> None:
        """Count a wrong PIN; from the fourth on the wait doubles, up to `WAIT_MAX`."""
        with self._lock:
            known = self._mistakes.setdefault((register, operator), _Mistakes(now))
            known.count += 1
            known.last_at = now
            if known.count > FREE_MISTAKES:
                doubled = timedelta(seconds=2 ** min(known.count - FREE_MISTAKES, 20))
                known.wait = min(doubled, WAIT_MAX)

    def right(self, register: str, operator: str) -> None:
        """Forget the mistakes of somebody who knew the PIN."""
        with self._lock:
            self._mistakes.pop((register, operator), None)


class SignOn(msgspec.Struct, frozen=True):
    """
    Sign an operator on, after the PIN has been checked.

    Attributes:
        pin_is_right: What the check said.
        by_badge: It was a badge that was checked.
    """

    pin_is_right: bool
    by_badge: bool = False

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record who stands at the device; whoever stood there is signed off. The basket stays.

        Raises:
            RegisterOutOfUse: The register is taken out of use.
            NotStarted: The register has not been started.
            WrongPin, WrongBadge: It was wrong; the attempt is kept.
            ShutByHub: The hub has ended the register, and there is nothing here to end any more.
        """
        point.demand_in_use()
        if not point.state.started:
            raise NotStarted
        if not self.pin_is_right or point.operator is None or not point.operator.active:
            raise WrongBadge if self.by_badge else WrongPin
        if point.signed_on == point.operator.operator_id:
            return point.state
        if point.state.used_on is None:
            point.demand_not_ended()
        if point.signed_on:
            point.books.append(
                point.register.register_id,
                SignedOff(),
                at=point.at,
                operator=point.signed_on,
                training=point.state.training,
                lane=point.lane,
            )
        point.record(SignedOn())
        return point.state


class SignOff(msgspec.Struct, frozen=True):
    """Sign the operator off."""

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record that nobody stands at the device. The basket stays.

        Raises:
            NotSignedOn: The one who asks is not the one signed on.
        """
        if point.operator is None or point.signed_on != point.operator.operator_id:
            raise NotSignedOn
        point.record(SignedOff())
        return point.state


def sign_on(
    counter: Counter, throttle: Throttle, register: str, operator: str, pin: str, *, lane: str = ""
) -> "Future[RegisterState]":
    """
    Check a PIN and sign the operator on.

    Raises:
        UnknownRegister, UnknownOperator: None of that id.
        PinThrottled: Too many mistakes; nothing was checked.

    Returns:
        A future of the state, which holds `WrongPin` when the PIN was wrong.
    """
    right = is_pin_of(counter, throttle, register, operator, pin)
    return counter.carry_out(register, operator, SignOn(right), lane=lane)


def is_pin_of(counter: Counter, throttle: Throttle, register: str, operator: str, pin: str) -> bool:
    """
    Return whether a PIN is an operator's, and count it against her when it is not.

    Raises:
        UnknownRegister, UnknownOperator: None of that id.
        PinThrottled: Too many mistakes; nothing was checked.
    """
    with counter.store.read() as books:
        books.register(register)
        if operator not in {known.operator_id for known in books.operators()}:
            raise UnknownOperator(operator=operator[:35])
        pin_hash = books.pin_hash(operator)
    with throttle.one_at_a_time:
        now = counter.clock.now()
        throttle.demand_patience(register, operator, now)
        right = pin_fits(pin_hash, pin)
        if right:
            throttle.right(register, operator)
        else:
            throttle.mistaken(register, operator, now)
    return right


def bearer_of(counter: Counter, throttle: Throttle, register: str, code: str) -> str:
    """
    Return whose badge a code is, and count it against the register when it is nobody's.

    Raises:
        UnknownRegister: None of that id.
        PinThrottled: Too many mistakes; nothing was checked.
    """
    with counter.store.read() as books:
        books.register(register)
        operator = books.operator_of_badge(badge_digest(code))
    with throttle.one_at_a_time:
        now = counter.clock.now()
        throttle.demand_patience(register, BADGES, now)
        if operator:
            throttle.right(register, BADGES)
        else:
            throttle.mistaken(register, BADGES, now)
    return operator


def sign_on_by_badge(
    counter: Counter, register: str, bearer: str, *, lane: str = ""
) -> "Future[RegisterState]":
    """Sign the bearer of a badge on; nobody is refused with `WrongBadge`."""
    return counter.carry_out(register, bearer, SignOn(bool(bearer), by_badge=True), lane=lane)
