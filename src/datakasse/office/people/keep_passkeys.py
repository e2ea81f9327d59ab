"""
Have passkeys for the office, come in by one, and do away with one.

A passkey is had besides a password, so it is never the last way in: whoever loses her phone has the
password, at the machine that serves the shop. The journal tells that one was made, removed, used or refused,
for whom, and which by the first signs of its digest; never what it is called.

Law: KSF-2-7-1 (changes of use are journalled). Decision: 0059-a-passkey-opens-the-office.
"""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.sign_in.office import NotConfirmed, PasswordFirst
from datakasse.errors.sign_in.passkeys import (
    PasskeyCopied,
    PasskeyNotRegistered,
    PasskeyWrong,
    TooManyPasskeys,
    UnknownPasskey,
)
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.enter_office import EnterOffice
from datakasse.office.people.check_passkey import Outcome
from datakasse.office.people.check_sign_in import Checked
from datakasse.office.people.keep_office_key import PASSKEY_REMOVED, RECOVERY_USED
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys, Passkey, Way, mark_of

PASSKEYS_MAX: Final = 10


class RegisterPasskey(msgspec.Struct, frozen=True):
    """
    Have one more passkey, that a browser made and which was looked at.

    Attributes:
        keys: Where it is kept.
        passkey: The passkey.
    """

    keys: OfficeKeys
    passkey: Passkey

    def __call__(self, point: CashPoint) -> None:
        """
        Keep it, and record that it was made.

        Raises:
            NotSignedOn: Nobody asks.
            PasswordFirst: She has no password besides.
            TooManyPasskeys: She has as many as there is room for.
        """
        operator, added = _who(point), self.passkey

        def with_one_more(before: OfficeKey | None) -> OfficeKey:
            if before is None:
                raise PasswordFirst
            others = tuple(each for each in before.passkeys if each.key_id != added.key_id)
            if len(others) >= PASSKEYS_MAX:
                raise TooManyPasskeys(limit=PASSKEYS_MAX)
            return msgspec.structs.replace(before, passkeys=(*others, added))

        subject = f"{operator} {mark_of(added.key_id)}"
        self.keys.change_with(point, "passkey registered", subject, operator, with_one_more)


class RefusePasskey(msgspec.Struct, frozen=True):
    """Keep that what somebody's browser made was no passkey for this place."""

    def __call__(self, point: CashPoint) -> None:
        """Raise `PasskeyNotRegistered`; the attempt is kept."""
        _who(point)
        raise PasskeyNotRegistered


class RemovePasskey(msgspec.Struct, frozen=True):
    """
    Do away with one of one's own passkeys.

    Attributes:
        keys: Where it is kept.
        key_id: Which.
        shown: Whether her password was right, and her code where she has an app.
    """

    keys: OfficeKeys
    key_id: str
    shown: Checked

    def __call__(self, point: CashPoint) -> None:
        """
        Forget it, and record that it was removed.

        Raises:
            NotSignedOn: Nobody asks.
            NotConfirmed: What she gave was wrong; the attempt is kept.
            UnknownPasskey: She has none of that name.
        """
        operator = _who(point)
        if not self.shown.is_right:
            raise NotConfirmed

        def without(before: OfficeKey | None) -> OfficeKey:
            known = () if before is None else before.passkeys
            left = tuple(each for each in known if each.key_id != self.key_id)
            if before is None or len(left) == len(known):
                raise UnknownPasskey
            return msgspec.structs.replace(before, passkeys=left)

        if self.shown.by_recovery:
            point.record(SettingsChanged(RECOVERY_USED, operator))
        subject = f"{operator} {mark_of(self.key_id)}"
        self.keys.change_with(point, PASSKEY_REMOVED, subject, operator, without)


class EnterByPasskey(msgspec.Struct, frozen=True):
    """
    Let somebody in by a passkey, after it has been looked at.

    Attributes:
        outcome: What came of that.
    """

    outcome: Outcome

    def __call__(self, point: CashPoint) -> None:
        """
        Record who came.

        Raises:
            PasskeyWrong, PasskeyCopied: It opens nothing; the attempt is kept.
            MissingRight: She has nothing to do in the office.
        """
        if self.outcome is Outcome.COPIED:
            raise PasskeyCopied
        if self.outcome is not Outcome.RIGHT or point.operator is None or not point.operator.active:
            raise PasskeyWrong
        EnterOffice(is_right=True, way=Way.PASSKEY)(point)


def _who(point: CashPoint) -> str:
    if point.operator is None or not point.operator.active:
        raise NotSignedOn
    return point.operator_id
