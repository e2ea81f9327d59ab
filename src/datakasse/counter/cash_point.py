"""
A cash point with the pen in hand: what every use case of the till works with.

    counter.carry_out(register, operator, action) ─▶ store.write ─▶ CashPoint ─▶ action(point)

The clock is read once, when the pen is taken. Rights are asked for here, for every call. An action
checks everything before it records anything, so that a refusal leaves nothing behind but, where
the law wants it kept, the attempt.

Law: KSF-2-6-5 (drawer), KSF-2-5-a (float), BFF-5-3-14-a (day), KSF-2-7-1 (everything is journalled).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from datakasse.counter.campaign_prices import priced
from datakasse.counter.ports import Drawer, DrawerStatus
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.out_of_use import RegisterOutOfUse, ShutByHub
from datakasse.errors.till.day import DayNotClosed, FloatMissing, NotStarted
from datakasse.errors.till.drawer import DrawerIsOpen, DrawerUnknown
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.people import ActionApproved
from datakasse.journal.events.register import ClockWentBack
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.hub_told import HubTold
from datakasse.storage.ports.left_entries import LeftEntry
from datakasse.storage.ports.store import Books, Readings
from datakasse.trade.moment import business_day, in_norway
from datakasse.trade.people.operator import Operator, Right
from datakasse.trade.sale.approval import Approval
from datakasse.trade.sale.basket import Basket
from datakasse.trade.shop.shop import DrawerUse, Location, Register, in_use
from datakasse.trade.vat import VatRate, rate_bp_on


def float_is_in(books: Readings, register: Register, operator: str) -> bool:
    """
    Return whether the float that a sale needs has been declared.

    A belt that was filled at another register of the kind counts here too (KSF-2-5-a).
    """
    if not register.per_operator:
        return books.state(register.register_id).has_float(operator, per_operator=False)
    return any(
        books.state(each.register_id).has_float(operator, per_operator=True)
        for each in books.registers()
        if each.per_operator
    )


def place_of(books: Readings, register: Register) -> Location | None:
    """Return the place of business that a register stands at."""
    return next((place for place in books.locations() if place.code == register.location), None)


@dataclass(frozen=True, slots=True)
class CashPoint:
    """
    One register while its journal is being written.

    Attributes:
        books: The books, pen in hand.
        register: Which register.
        operator: Who asks; None for the system itself.
        lane: The device it is asked from; empty for the register's own screen and for the system.
        at: When, UTC.
        drawer: The register's drawer.
        drawer_status: What it told just before the pen was taken, so that nobody waits for a wire with it.
        software_version: The running version.
        new_id: An identity that nothing else has.
        mails: Receipts can be sent by e-mail.
        once: The idempotency key of the request; empty for what is not asked for with one.
        lent: Rights that somebody else approved for this very action.
        used: Those of them that were needed and are not written down yet.
        afterwards: What is done once all that is written is durable.
        hub: Tells how the shop stands with the hub that it has joined.
    """

    books: Books
    register: Register
    operator: Operator | None
    lane: str
    at: datetime
    drawer: Drawer
    drawer_status: DrawerStatus
    software_version: str
    new_id: str
    mails: bool = False
    once: str = ""
    lent: Mapping[Right, Approval] = field(default_factory=dict[Right, Approval])
    used: dict[Right, Approval] = field(default_factory=dict[Right, Approval])
    afterwards: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    hub: Callable[[], HubTold | None] = lambda: None

    @property
    def state(self) -> RegisterState:
        """What stands at the register now."""
        return self.books.state(self.register.register_id)

    @property
    def basket(self) -> Basket | None:
        """The open basket at this device, if any."""
        return self.state.lane(self.lane).basket

    @property
    def priced_basket(self) -> Basket | None:
        """The open basket at this device at the prices of campaigns: as it would be sold now."""
        return None if self.basket is None else priced(self.books, self.basket)

    @property
    def signed_on(self) -> str:
        """Who is signed on at this device; empty when nobody is."""
        return self.state.lane(self.lane).operator

    @property
    def operator_id(self) -> str:
        """Who asks; empty for the system."""
        return "" if self.operator is None else self.operator.operator_id

    @property
    def day(self) -> date:
        """The Norwegian date."""
        return in_norway(self.at).date()

    @property
    def place(self) -> Location | None:
        """Where the register stands."""
        return place_of(self.books, self.register)

    def record(self, event: Event, *, begun_at: datetime | None = None) -> Record:
        """Write an entry in the register's journal and return it; approvals it rests on come first."""
        for right in list(self.used):
            self._write_approval(self.used.pop(right))
        return self._write(event, begun_at)

    def when_durable(self, then: Callable[[], None]) -> None:
        """Do something when what is written is durable, before it is answered; never where it was not."""
        self.afterwards.append(then)

    def record_for_books(self, event: Event) -> Record:
        """Write an entry that the ledger books: it is real, also while the till is in training."""
        register = self.register.register_id
        return self.books.append(register, event, at=self.at, operator=self.operator_id)

    def _write(self, event: Event, begun_at: datetime | None = None) -> Record:
        return self.books.append(
            self.register.register_id,
            event,
            at=self.at,
            operator=self.operator_id,
            training=self.state.training,
            begun_at=begun_at,
            lane=self.lane,
        )

    def _write_approval(self, used: Approval) -> None:
        """Write that an approval was used; it cannot be used again."""
        self.books.use_approval(used.register, used.approval)
        self._write(ActionApproved(used.approver, used.what, used.right, used.amount_ore, used.subject))

    def approver(self, right: Right) -> str:
        """Return who lends a right for this action; empty where the one who acts holds it herself."""
        holds = self.operator is not None and self.operator.may(right)
        return "" if holds or right not in self.lent else self.lent[right].approver

    def take_up(self, register: str) -> None:
        """
        Write what comes before all else at a register that is here.

        First that the clock went back, where it did since its last entry; then what other machines have left
        for it, which happened before whatever is done there now.
        """
        state = self.books.state(register)
        if state.last_at is not None and self.at < state.last_at:
            went_back = ClockWentBack(by_ms=round((state.last_at - self.at).total_seconds() * 1000))
            self.books.append(
                register, went_back, at=self.at, operator=self.operator_id, training=state.training
            )
        for left in self.books.take_left(register):
            self.books.append(register, left.event, at=self.at, operator=left.operator)

    def tell(self, register: str, event: Event) -> None:
        """
        Write an entry in the journal of any register, in the name of whoever asks here.

        Where another machine has its keys, it is left for that one, which writes it before all else there.
        """
        if self.books.is_here(register):
            self.take_up(register)
            self.books.append(register, event, at=self.at, operator=self.operator_id)
        else:
            self.books.leave(register, LeftEntry(event, self.operator_id))

    def tell_all(self, event: Event, location: str = "") -> None:
        """Write an entry at every register in use, or those of one place, for what counts at all of them."""
        self.books.lock_all()
        for register in in_use(self.books.registers()):
            if location in {"", register.location}:
                self.tell(register.register_id, event)

    def demand(self, right: Right) -> None:
        """
        Go on only if the one who asks is signed on here and may.

        Raises:
            RegisterOutOfUse: The register is taken out of use.
            NotStarted: The register has not been started.
            NotSignedOn: Nobody, or somebody else, is signed on at this device.
            MissingRight: The role does not hold the right.
        """
        self.demand_in_use()
        if not self.state.started:
            raise NotStarted
        if self.operator is None or self.signed_on != self.operator.operator_id:
            raise NotSignedOn
        self.demand_right(right)

    def demand_right(self, right: Right) -> None:
        """
        Go on only if the one who asks may, signed on at this register or not.

        Raises:
            NotSignedOn: Nobody asks, or somebody who no longer works here.
            MissingRight: The role does not hold the right, and nobody lends it for this action.
        """
        if self.operator is None or not self.operator.active:
            raise NotSignedOn
        if self.operator.may(right):
            return
        if right not in self.lent:
            raise MissingRight(operator=self.operator.operator_id, right=right)
        # Asked for once more after it was written down, it is not written again.
        if self.books.approval(self.register.register_id, self.lent[right].approval) is not None:
            self.used[right] = self.lent[right]

    def demand_in_use(self) -> None:
        """Go on only if the register is in use; raises `RegisterOutOfUse`."""
        if not self.register.is_in_use:
            raise RegisterOutOfUse(register=self.register.register_id)

    def demand_not_ended(self) -> None:
        """
        Go on only if the hub, where one was joined, has not ended the register; one that is away has not.

        Raises:
            ShutByHub: It takes no more of the journal, and never will.
        """
        told = self.hub()
        if told is not None and told.has_ended(self.register.register_id):
            raise ShutByHub(register=self.register.register_id, host=told.host)

    def demand_open_for_new(self) -> None:
        """Go on only if a sale is under way here, or a new one may begin; raises as `demand_not_ended`."""
        if not self.state.lane(self.lane).has_open_sale:
            self.demand_not_ended()

    def demand_closed_drawer(self) -> None:
        """
        Go on only if the drawer is surely closed.

        Raises:
            DrawerIsOpen: It is open (KSF-2-6-5).
            DrawerUnknown: It does not tell, which counts as open (KSF-2-2-e).
        """
        if self.register.drawer is not DrawerUse.INTEGRATED:
            return
        if self.drawer_status is DrawerStatus.UNKNOWN:
            raise DrawerUnknown
        if self.drawer_status is not DrawerStatus.CLOSED:
            raise DrawerIsOpen

    def demand_closed_days(self) -> None:
        """
        Go on only if every earlier business day was closed.

        Raises:
            DayNotClosed: A Z is missing (BFF-5-3-14-a).
        """
        used_on = self.state.used_on
        if used_on is not None and used_on < business_day(self.at):
            raise DayNotClosed(day=used_on.isoformat())

    def demand_float(self) -> None:
        """
        Go on only if the float is in; in training there is no money, and so no float.

        Raises:
            FloatMissing: No float yet (KSF-2-5-a).
        """
        if (
            self.register.takes_cash
            and not self.state.training
            and not float_is_in(self.books, self.register, self.operator_id)
        ):
            raise FloatMissing

    def demand_ready(self, right: Right) -> None:
        """Go on only if something new may be registered: right, closed drawer, closed days, float, hub."""
        self.demand(right)
        self.demand_closed_drawer()
        self.demand_closed_days()
        self.demand_float()
        if right is not Right.PAY_IN_OUT:
            self.demand_open_for_new()

    def demand_ready_to_end(self, right: Right) -> None:
        """
        Go on only if work on a sale that has begun may go on.

        A sale that stands open when the day turns must be ended before the Z (KSF-2-6-7, KSF-2-6-8): it
        may still be lessened and completed, though nothing new may be put in it.
        """
        self.demand(right)
        self.demand_closed_drawer()
        self.demand_float()

    def vat_rates(self) -> list[VatRate]:
        """Return the shop's VAT codes with today's rates."""
        codes = self.books.vat_codes().values()
        return [VatRate(code.code, rate_bp_on(code.standard_code, self.day)) for code in codes]
