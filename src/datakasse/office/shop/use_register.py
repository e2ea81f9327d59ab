"""
Take a cash point out of use, and into use again.

What is out of use sells nothing and signs nothing: nobody signs on there, nothing of the office is written in
its journal, no machine of it is asked. Its journal, keys, receipts and reports stay where they are, are
checked and copied with the others, and are in every export.

Law: KSF-2-6-7, KSF-2-8-3-2 to -4, BFF-5-3-14-a, KSF-2-7-1.
Decision: 0083-a-register-out-of-use-keeps-its-journal.
"""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.out_of_use import EndedByHub, JournalLost, LastInUse, RegisterStillUsed, SalesStand
from datakasse.errors.shop.registers import TooManyRegisters
from datakasse.errors.till.day import SWITCHED_OFF, TrainingStands
from datakasse.journal.events.register import SystemStopped
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.reach import demand_proof
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import Register, in_use

REGISTERS_MAX: Final = 100
"""So many a shop may have in use from its office: each has a thread that prints."""
_WHAT: Final = "use of a register"


class TakeOutOfUse(msgspec.Struct, frozen=True):
    """
    Take the register out of use.

    Attributes:
        is_confirmed: The password or PIN of the one who asks was right; None where none was given.
    """

    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Register:
        """
        Record it in the register's own journal, and that it stops; one that is out of use stays so.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            LastInUse: No other register is in use.
            SalesStand: Sales are open or parked there.
            TrainingStands: Training mode is on there.
            RegisterStillUsed: It was used since its last Z.
        """
        _demand_administrator(point, is_confirmed=self.is_confirmed)
        # Of two who take one of the last two each, the second finds it done.
        point.books.lock_all()
        register = point.books.register(point.register.register_id)
        if not register.is_in_use:
            return register
        _demand_another(point)
        _demand_ended(point)
        changed = msgspec.structs.replace(register, out_of_use_since=point.at)
        point.books.put_register(changed)
        point.record(SettingsChanged(_WHAT, f"{register.register_id}, fra i bruk til ute av bruk"))
        if point.state.started:
            point.record(SystemStopped())
        return changed


class TakeIntoUse(msgspec.Struct, frozen=True):
    """
    Take the register into use again; whoever serves it starts it.

    Attributes:
        is_confirmed: The password or PIN of the one who asks was right; None where none was given.
    """

    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Register:
        """
        Record it in the register's own journal; one that is in use stays so.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            JournalLost: Its journal is lost, and `go-on` gave it up.
            EndedByHub: The hub takes no more of it.
            TooManyRegisters: The shop has as many in use as it may.
        """
        _demand_administrator(point, is_confirmed=self.is_confirmed)
        point.books.lock_all()
        register, told = point.books.register(point.register.register_id), point.hub()
        if register.is_in_use:
            return register
        if not point.books.head(register.register_id).number:
            raise JournalLost(register=register.register_id)
        if told is not None and told.has_ended(register.register_id):
            raise EndedByHub(register=register.register_id, host=told.host)
        if len(in_use(point.books.registers())) >= REGISTERS_MAX:
            raise TooManyRegisters(limit=REGISTERS_MAX)
        changed = msgspec.structs.replace(register, out_of_use_since=None)
        point.books.put_register(changed)
        point.record(SettingsChanged(_WHAT, f"{register.register_id}, fra ute av bruk til i bruk"))
        return changed


def waits_for_its_start(books: Readings, register: str) -> bool:
    """Return whether a register was taken into use again, and nobody has started it since."""
    if books.state(register).started:
        return False
    last = books.record(register, books.head(register).number).event
    return isinstance(last, SettingsChanged) and last.what == _WHAT


def _demand_administrator(point: CashPoint, *, is_confirmed: bool | None) -> None:
    point.demand_right(Right.ADMINISTER)
    demand_proof(is_confirmed=is_confirmed, held=(Right.ADMINISTER,))


def _demand_another(point: CashPoint) -> None:
    """Go on only if another register is in use; raises `LastInUse`."""
    register = point.register.register_id
    if all(each.register_id == register for each in in_use(point.books.registers())):
        raise LastInUse(register=register)


def _demand_ended(point: CashPoint) -> None:
    """Go on only if nothing at the register waits for its Z; raises as `TakeOutOfUse`."""
    state, register = point.state, point.register.register_id
    open_sales = sum(lane.has_open_sale for lane in state.lanes.values())
    if count := open_sales + len(state.parked):
        raise SalesStand(register=register, count=count)
    if state.training:
        raise TrainingStands(wanted=SWITCHED_OFF)
    if state.used_on is not None:
        raise RegisterStillUsed(register=register, day=f"{state.used_on:%d.%m.%Y}")
