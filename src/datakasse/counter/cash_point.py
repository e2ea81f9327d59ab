"""
A cash point with the pen in hand: what every use case of the till works with.

    counter.carry_out(register, operator, action) ─▶ store.write ─▶ CashPoint ─▶ action(point)

The clock is read once, when the pen is taken. Rights are asked for here, for every call. An action
checks everything before it records anything, so that a refusal leaves nothing behind but, where
the law wants it kept, the attempt.

Law: KSF-2-6-5 (drawer), KSF-2-5-a (float), BFF-5-3-14-a (day), KSF-2-7-1 (everything is journalled).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from datakasse.counter.ports import Drawer, DrawerStatus
from datakasse.errors.registering import (
    DayNotClosed,
    DrawerIsOpen,
    FloatMissing,
    MissingRight,
    NotSignedOn,
    NotStarted,
)
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports import Books
from datakasse.trade.moment import in_norway
from datakasse.trade.operator import Operator, Right
from datakasse.trade.shop import DrawerUse, Register
from datakasse.trade.vat import VatRate, rate_bp_on

DAY_CHANGES_AFTER = timedelta(hours=5)
"""A night's trade belongs to the day it began; five in the morning is a new one."""


@dataclass(frozen=True, slots=True)
class CashPoint:
    """
    One register while its journal is being written.

    Attributes:
        books: The books, pen in hand.
        register: Which register.
        operator: Who asks; None for the system itself.
        at: When, UTC.
        drawer: The register's drawer.
        software_version: The running version.
        new_id: Makes an identity for a basket.
    """

    books: Books
    register: Register
    operator: Operator | None
    at: datetime
    drawer: Drawer
    software_version: str
    new_id: str

    @property
    def state(self) -> RegisterState:
        """What stands at the register now."""
        return self.books.state(self.register.register_id)

    @property
    def operator_id(self) -> str:
        """Who asks; empty for the system."""
        return "" if self.operator is None else self.operator.operator_id

    @property
    def day(self) -> date:
        """The Norwegian date."""
        return in_norway(self.at).date()

    def record(self, event: Event, *, begun_at: datetime | None = None) -> Record:
        """Write an entry in the register's journal and return it."""
        return self.books.append(
            self.register.register_id,
            event,
            at=self.at,
            operator=self.operator_id,
            training=self.state.training,
            begun_at=begun_at,
        )

    def demand(self, right: Right) -> None:
        """
        Go on only if the one who asks is signed on here and may.

        Raises:
            NotStarted: The register has not been started.
            NotSignedOn: Nobody, or somebody else, is signed on.
            MissingRight: The role does not hold the right.
        """
        state = self.state
        if not state.started:
            raise NotStarted
        if self.operator is None or state.operator != self.operator.operator_id:
            raise NotSignedOn
        self.demand_right(right)

    def demand_right(self, right: Right) -> None:
        """
        Go on only if the one who asks may, signed on at this register or not.

        Raises:
            NotSignedOn: Nobody asks.
            MissingRight: The role does not hold the right.
        """
        if self.operator is None:
            raise NotSignedOn
        if not self.operator.may(right):
            raise MissingRight(operator=self.operator.operator_id, right=right)

    def demand_closed_drawer(self) -> None:
        """
        Go on only if the drawer is surely closed.

        Raises:
            DrawerIsOpen: It is open, or does not tell (KSF-2-6-5, KSF-2-2-e).
        """
        has_drawer = self.register.drawer is DrawerUse.INTEGRATED
        if has_drawer and self.drawer.status() is not DrawerStatus.CLOSED:
            raise DrawerIsOpen

    def demand_open_day(self) -> None:
        """
        Go on only if the last business day was closed and today's float is in.

        Raises:
            DayNotClosed: An earlier day's Z is missing (BFF-5-3-14-a).
            FloatMissing: No float yet (KSF-2-5-a).
        """
        state = self.state
        today = in_norway(self.at - DAY_CHANGES_AFTER).date()
        if state.used_on is not None and state.used_on < today:
            raise DayNotClosed(day=state.used_on.isoformat())
        per_operator = self.register.per_operator
        if self.register.takes_cash and not state.has_float(self.operator_id, per_operator=per_operator):
            raise FloatMissing

    def demand_ready(self, right: Right) -> None:
        """Go on only if something may be registered now: right, closed drawer, open day."""
        self.demand(right)
        self.demand_closed_drawer()
        self.demand_open_day()

    def vat_rates(self) -> list[VatRate]:
        """Return the shop's VAT codes with today's rates."""
        codes = self.books.vat_codes().values()
        return [VatRate(code.code, rate_bp_on(code.standard_code, self.day)) for code in codes]
