"""
Set a password and codes for the office, and take them away again.

The journal tells that it was done and for whom, never what they are.

Law: KSF-2-7-1 (changes of use are journalled).
Decision: 0047-the-office-opens-with-a-password.
"""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.sign_in.office import NotConfirmed, PasswordFirst
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_operators import within_reach
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys, mark_of
from datakasse.office.people.one_time_code import recovery_digest
from datakasse.office.people.reach import demand_proof, known_operator

RECOVERY_USED: Final = "recovery code used"
PASSKEY_REMOVED: Final = "passkey removed"
"""What the journal calls it."""


class SetPassword(msgspec.Struct, frozen=True):
    """
    Set one's own password; what she had of codes stays, and her passkeys end.

    Whoever knew the old one may have made a passkey with it, which would let her in for ever.

    Attributes:
        keys: Where it is kept.
        is_confirmed: The PIN or the password she had was right.
        password_hash: The hash of the new one.
    """

    keys: OfficeKeys
    is_confirmed: bool
    password_hash: str

    def __call__(self, point: CashPoint) -> None:
        """
        Keep it, and record that it was done.

        Raises:
            NotSignedOn: Nobody asks.
            NotConfirmed: What she had was wrong; the attempt is kept.
        """
        operator = _confirmed(point, is_confirmed=self.is_confirmed)

        def with_password(before: OfficeKey | None) -> OfficeKey:
            if before is None:
                return OfficeKey(self.password_hash, point.at)
            return msgspec.structs.replace(
                before, password_hash=self.password_hash, since=point.at, passkeys=()
            )

        had = self.keys.of(operator)
        for passkey in () if had is None else had.passkeys:
            point.record(SettingsChanged(PASSKEY_REMOVED, f"{operator} {mark_of(passkey.key_id)}"))
        self.keys.change_with(point, "office password set", operator, operator, with_password)


class UseCodes(msgspec.Struct, frozen=True):
    """
    Want codes of an app from now on; those of another app count no longer.

    Attributes:
        keys: Where the secret is kept.
        is_confirmed: A code that the app made of the secret was right.
        secret: The secret that the app has.
        step: The step of time of that code, which is used up.
        recovery: New recovery codes.
    """

    keys: OfficeKeys
    is_confirmed: bool
    secret: str
    step: int
    recovery: tuple[str, ...]

    def __call__(self, point: CashPoint) -> None:
        """
        Keep the secret and the digests, and record that it was done.

        Raises:
            NotSignedOn: Nobody asks.
            NotConfirmed: The code was wrong; the attempt is kept.
            PasswordFirst: She has no password that a code could be asked for besides.
        """
        operator = _confirmed(point, is_confirmed=self.is_confirmed)
        digests = tuple(map(recovery_digest, self.recovery))

        def with_codes(before: OfficeKey | None) -> OfficeKey:
            if before is None:
                raise PasswordFirst
            return msgspec.structs.replace(before, secret=self.secret, last_step=self.step, recovery=digests)

        self.keys.change_with(point, "two-factor set up", operator, operator, with_codes)


class RenewRecovery(msgspec.Struct, frozen=True):
    """
    Have new recovery codes; the old ones count no longer.

    Attributes:
        keys: Where their digests are kept.
        is_confirmed: Her password was right, and her code.
        recovery: The codes.
        by_recovery: That code was one of the old ones.
    """

    keys: OfficeKeys
    is_confirmed: bool
    recovery: tuple[str, ...]
    by_recovery: bool = False

    def __call__(self, point: CashPoint) -> None:
        """
        Keep their digests, and record that it was done.

        Raises:
            NotSignedOn: Nobody asks.
            NotConfirmed: The password or the code was wrong; the attempt is kept.
            PasswordFirst: She has no codes that these could stand in for.
        """
        operator = _confirmed(point, is_confirmed=self.is_confirmed)
        digests = tuple(map(recovery_digest, self.recovery))

        def with_recovery(before: OfficeKey | None) -> OfficeKey:
            if before is None or not before.secret:
                raise PasswordFirst
            return msgspec.structs.replace(before, recovery=digests)

        if self.by_recovery:
            point.record(SettingsChanged(RECOVERY_USED, operator))
        self.keys.change_with(point, "recovery codes renewed", operator, operator, with_recovery)


class ForgetOfficeKey(msgspec.Struct, frozen=True):
    """
    Take somebody's password and codes away; she signs on with her PIN at the machine, and sets new ones.

    Attributes:
        keys: Where they are kept.
        operator: Whose.
        is_confirmed: As `demand_proof` wants it, where she administers.
    """

    keys: OfficeKeys
    operator: str
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> None:
        """
        Forget them, and record that it was done.

        Raises:
            MissingRight, BeyondYourRights: The one who asks may not.
            UnknownOperator: Nobody has that number.
            NotConfirmed: It is she herself: that is done on the machine (`people forget-password`).
            ProofNeeded: As `demand_proof`.
        """
        operator = within_reach(point, self.operator)
        if operator.operator_id == point.operator_id:
            # An open office that somebody left must not be enough to take it over.
            raise NotConfirmed
        demand_proof(is_confirmed=self.is_confirmed, held=operator.rights)
        if self.keys.of(operator.operator_id) is not None:
            self.keys.forget_with(point, "office password forgotten", operator.operator_id)


class RescueOfficeKey(msgspec.Struct, frozen=True):
    """
    Take somebody's password and codes away from the machine itself, where nobody can do it in the office.

    Attributes:
        keys: Where they are kept.
        operator: Whose.
    """

    keys: OfficeKeys
    operator: str

    def __call__(self, point: CashPoint) -> None:
        """
        Forget them, and record that it was done on the machine.

        Raises:
            UnknownOperator: Nobody has that number.
        """
        operator = known_operator(point.books, self.operator)
        self.keys.forget_with(point, "office password forgotten on the machine", operator.operator_id)


class Confirm(msgspec.Struct, frozen=True):
    """
    Show that it is she, before something that is not recorded by itself.

    Attributes:
        is_confirmed: What she gave was right.
        by_recovery: One of her recovery codes was used up for it.
    """

    is_confirmed: bool
    by_recovery: bool = False

    def __call__(self, point: CashPoint) -> None:
        """Raise `NotConfirmed` where it was wrong; the attempt is kept."""
        operator = _confirmed(point, is_confirmed=self.is_confirmed)
        if self.by_recovery:
            point.record(SettingsChanged(RECOVERY_USED, operator))


def _confirmed(point: CashPoint, *, is_confirmed: bool) -> str:
    """Return who asks, if she has shown that it is she."""
    if point.operator is None or not point.operator.active:
        raise NotSignedOn
    if not is_confirmed:
        raise NotConfirmed
    return point.operator_id
