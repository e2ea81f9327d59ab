"""
Take over a register whose machine is gone, where several machines have their books in one database.

Its journal is all in the database; its keys were in that machine's folder and nowhere else. As after a
restore, the register goes on with new keys, and its first entry says so, with the owner's recovery key as
witness. No number is passed over: whatever the lost machine gave out is in the database, and with its keys
it writes nothing more there, should it turn up. What stands at the register is then ended at it in the
usual way: the open sale, the Z of the day; and it is sold at, or taken out of use.

Law: BFF-5-3-14-a, KSF-2-8-3-3, KSF-2-8-3-4, KSF-2-7-1, SIG-10.
Decision: 0085-a-register-whose-machine-is-gone-is-taken-over.
"""

from typing import Protocol

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.shop.out_of_use import RegisterOutOfUse
from datakasse.errors.shop.taking_over import (
    NoRegisterHere,
    RegisterIsHere,
    RegisterNotTrusted,
    RegisterStillWritten,
    SheetWanted,
)
from datakasse.errors.storage.journal import JournalDamaged
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.link import restored_text
from datakasse.office.backup.owners_told import owners_told
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.office.backup.restore import NewKeys
from datakasse.office.backup.setup import kept_setup
from datakasse.office.backup.trust import NotFollowed, keys_declared
from datakasse.office.people.reach import demand_proof
from datakasse.storage.ports.store import Store
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import SignatureMethod

_SOURCE = "other_machine"
_WHAT = "register taken over"


class SharedStore(Store, Protocol):
    """A store that other machines may write in."""

    def fault_but_for_anchor(self, register: str) -> int | None:
        """Return the entry where a whole journal has its first fault, whatever its anchor says."""
        ...

    def renew_anchor(self, register: str) -> None:
        """Leave an anchor where the journal ends now."""
        ...


class TakeOverRegister(msgspec.Struct, frozen=True):
    """
    Have a register go on from this folder.

    Attributes:
        keys: Where its new keys are made and kept.
        register: Which.
        last: The last entry of its journal as it was checked.
        recovery: The owner's recovery key; None where the shop has none.
        is_confirmed: The PIN of the one who asks was right; None where none was given.
    """

    keys: NewKeys
    register: str
    last: int
    recovery: RecoveryKey | None = None
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> RegisterRestored:
        """
        Make its new keys, and let its journal say that it goes on with them, and by whose word.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            RegisterStillWritten: Somebody has written there since it was checked.
        """
        point.demand_right(Right.ADMINISTER)
        demand_proof(is_confirmed=self.is_confirmed, held=(Right.ADMINISTER,))
        # Where other processes write too, a command may begin anew here: before it makes keys.
        head = point.books.head(self.register)
        if head.number != self.last:
            raise RegisterStillWritten(register=self.register)
        new = self.keys.create(self.register, SignatureMethod.RSA_SHA1_1024).public
        event = RegisterRestored(new, _SOURCE, point.software_version, 0, 0)
        if self.recovery is not None:
            text = restored_text(head.company, self.register, head.number + 1, head.digest, new)
            vouched = self.recovery.seal(text).hex()
            event = msgspec.structs.replace(event, recovery=self.recovery.owner, vouched=vouched)
        # A clock behind the journal's last entry is told by the first thing done at the register.
        at = point.at if head.at is None else max(point.at, head.at)
        point.books.append(self.register, event, at=at, operator=point.operator_id)
        point.record(SettingsChanged(_WHAT, self.register))
        return event


def take_over(
    counter: Counter,
    store: SharedStore,
    keys: NewKeys,
    register: str,
    operator: str,
    *,
    recovery: RecoveryKey | None,
) -> RegisterRestored:
    """
    Check the journal of a register whose machine is gone, and have it go on from this folder.

    Args:
        counter: The till.
        store: The books, shared with other machines.
        keys: Where its new keys are made and kept.
        register: Which.
        operator: Who asks, and has shown that it is she.
        recovery: The owner's recovery key; None where the shop has none.

    Raises:
        RegisterIsHere: It is sold at from here already.
        NoRegisterHere: No other register is.
        RegisterOutOfUse: Nothing is to be ended there.
        SheetWanted: The shop has a recovery key, at whichever machine, and it was not given.
        RegisterNotTrusted: It was given keys that nobody vouches for.
        JournalDamaged: Its journal has a fault.
        Refused: As `TakeOverRegister`.
    """
    if store.is_own(register):
        raise RegisterIsHere(register=register)
    if not counter.used_here():
        raise NoRegisterHere(register=register)
    setup = kept_setup(keys.secrets("backup"))
    with store.read() as books:
        told = owners_told(books)
        owners = told.now if setup is None else {setup.owner}
        if owners and (recovery is None or recovery.owner not in owners):
            raise SheetWanted(register=register)
        if not books.register(register).is_in_use:
            raise RegisterOutOfUse(register=register)
        last = books.head(register).number
        company, owner = books.company().organisation_number, "" if recovery is None else recovery.owner
        try:
            declared = keys_declared(books, company, register, last, told.ever | {owner})
        except NotFollowed as why:
            raise RegisterNotTrusted(register=register, number=why.number) from why
    for public in declared:
        keys.retire(register, public)
    fault = store.fault_but_for_anchor(register)
    if fault is not None:
        raise JournalDamaged(register=register, number=fault)
    action = TakeOverRegister(keys, register, last, recovery, is_confirmed=True)
    restored = counter.carry_out(counter.office_register(), operator, action).result()
    store.renew_anchor(register)
    return restored
