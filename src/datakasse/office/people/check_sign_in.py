"""
Check a password and a code, before the pen is taken because that is slow; a right code is used up.

One is looked at after the other. What time it is is asked for when the turn has come: whoever queued has not
waited out a mistake that is counted only now.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeGuard

import msgspec

from datakasse.counter.pin import pin_fits
from datakasse.counter.ports import Clock
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys
from datakasse.office.people.one_time_code import recovery_digest, step_of
from datakasse.office.people.password import password_fits
from datakasse.office.people.patience import Patience


class Given(msgspec.Struct, frozen=True):
    """
    What somebody gave.

    Attributes:
        operator: Who she says she is.
        password: Her password.
        source: Where it was given, as `Patience` counts it.
        code: A code of her app, or a recovery code.
    """

    operator: str
    password: str
    source: str
    code: str = ""


class Checked(msgspec.Struct, frozen=True):
    """
    What a check said.

    Attributes:
        is_right: All that was given is right.
        by_recovery: One of the recovery codes was used up for it.
    """

    is_right: bool
    by_recovery: bool = False


WRONG = Checked(is_right=False)


def check_sign_in(keys: OfficeKeys, patience: Patience, given: Given, clock: Clock) -> Checked:
    """
    Return whether a password, and the code where one is wanted, are somebody's.

    Raises:
        SignInThrottled: Too many mistakes; nothing was checked.
    """

    def check(now: datetime) -> Checked:
        key = keys.of(given.operator)
        if key is None or not password_fits(key.password_hash, given.password):
            return WRONG
        return _use(keys, given.operator, key, given.code, now)

    return _patiently(patience, given, clock, check)


def check_password(keys: OfficeKeys, patience: Patience, given: Given, clock: Clock) -> bool:
    """Return whether a password is that of somebody who is in already; raises `SignInThrottled`."""

    def check(_: datetime) -> Checked:
        key = keys.of(given.operator)
        return WRONG if key is None else Checked(password_fits(key.password_hash, given.password))

    return _patiently(patience, given, clock, check).is_right


def check_pin(pin_hash: str, patience: Patience, given: Given, clock: Clock) -> bool:
    """
    Return whether what was given is a PIN; mistakes at a till make nobody wait here.

    Raises:
        SignInThrottled: Too many mistakes; nothing was checked.
    """
    return _patiently(patience, given, clock, lambda _: Checked(pin_fits(pin_hash, given.password))).is_right


def _patiently(
    patience: Patience, given: Given, clock: Clock, check: Callable[[datetime], Checked]
) -> Checked:
    with patience.one_at_a_time:
        now = clock.now()
        patience.demand(given.source, given.operator, now)
        checked = check(now)
        if checked.is_right:
            patience.right(given.source, given.operator)
        else:
            patience.mistaken(given.source, given.operator, now)
    return checked


def _use(keys: OfficeKeys, operator: str, key: OfficeKey, code: str, now: datetime) -> Checked:
    """
    Use a code up; where none is wanted, none has to be given.

    Checking a password takes a while. Where it was changed or taken away meanwhile, what was given is wrong.
    """

    def is_still(known: OfficeKey | None) -> TypeGuard[OfficeKey]:
        return known is not None and (known.password_hash, known.secret) == (key.password_hash, key.secret)

    def without_step(known: OfficeKey | None) -> OfficeKey | None:
        step = step_of(key.secret, code, now, known.last_step) if is_still(known) else None
        return None if known is None or step is None else msgspec.structs.replace(known, last_step=step)

    def without_recovery(known: OfficeKey | None) -> OfficeKey | None:
        digest = recovery_digest(code)
        if not is_still(known) or digest not in known.recovery:
            return None
        left = tuple(each for each in known.recovery if each != digest)
        return msgspec.structs.replace(known, recovery=left)

    if not key.secret:
        return Checked(is_right=is_still(keys.of(operator)))
    if keys.change(operator, without_step):
        return Checked(is_right=True)
    by_recovery = keys.change(operator, without_recovery)
    return Checked(is_right=by_recovery, by_recovery=by_recovery)
