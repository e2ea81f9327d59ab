"""
The counter: where a request meets a cash point.

Takes the pen, reads the clock, sees to it that a clock gone back is told, that a request with an
idempotency key is carried out once, and that an attempt the law wants kept is kept.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TypeVar

import msgspec

from datakasse.counter.approval import approved, ask_for_approval
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.ports import Clock, Drawer, DrawerStatus, Mailer, OtherPrinter, Premises, Printer
from datakasse.counter.print_board import PrintBoard
from datakasse.errors.door.requests import KeyReused
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.refusal import Refused
from datakasse.errors.till.day import NotServed
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.journal.events.people import AttemptRefused
from datakasse.storage.ports.store import Books, Store, StoredAnswer
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Declaration, in_use

Result = TypeVar("Result")
Action = Callable[[CashPoint], Result]


@dataclass(frozen=True, slots=True)
class OnceKey:
    """
    An idempotency key with the digest of the request it came with.

    Attributes:
        key: The caller's key, made unique to the register it was used at.
        request_digest: Digest of everything in the request that matters.
    """

    key: str
    request_digest: str


@dataclass(frozen=True, slots=True)
class Answered:
    """
    What is answered to a request with an idempotency key.

    Attributes:
        body: The answer as JSON.
        replayed: It was given before, and nothing was done this time.
    """

    body: bytes
    replayed: bool


def as_it_is(result: object) -> object:
    """Return a result as it is: what is answered where nothing else is wanted."""
    return result


@dataclass(frozen=True, slots=True)
class Counter:
    """
    Everything the till needs, given by wiring.

    Attributes:
        store: The books.
        clock: The one clock.
        drawers: The drawer of each register.
        printers: The printer of each register.
        new_id: Makes identities for baskets.
        software_version: The running version.
        declaration: What has been declared about this build (KSL-7).
        premises: The machine and its data folder.
        other_printers: Where each register may print when its own printer cannot, best first.
        board: What is known of the printers without asking them.
        mailer: Sends receipts by e-mail, where there is anything to send them with.
    """

    store: Store
    clock: Clock
    drawers: Mapping[str, Drawer]
    printers: Mapping[str, Printer]
    new_id: Callable[[], str]
    software_version: str
    declaration: Declaration
    premises: Premises
    other_printers: Mapping[str, Sequence[OtherPrinter]] = field(
        default_factory=dict[str, Sequence[OtherPrinter]]
    )
    board: PrintBoard = field(default_factory=PrintBoard)
    mailer: Mailer | None = None

    @property
    def mails(self) -> bool:
        """Whether receipts can be sent by e-mail now."""
        return self.mailer is not None and bool(self.mailer.sender)

    @property
    def demonstration(self) -> bool:
        """Whether this build is a demonstration because nobody has declared it (KSL-7)."""
        return not self.declaration.covers(self.software_version)

    def carry_out(
        self,
        register: str,
        operator: str,
        action: Action[Result],
        *,
        lane: str = "",
        pin_hash: str = "",
        approvals: Sequence[str] = (),
    ) -> "Future[Result]":
        """
        Carry out an action at a register.

        The drawer is asked how it stands before the pen is taken, which may be a journey over a wire.

        Args:
            register: Register id.
            operator: Who asks; empty for the system.
            action: What to do with the cash point.
            lane: The device it is asked from; empty for the register's own screen.
            pin_hash: The hash of the PIN that she signed on with; empty where that does not matter.
            approvals: What somebody else approved for it (`counter/approval.py`).

        Returns:
            A future that is done when what the action wrote is durable, or holds its refusal.
        """
        drawer_status = self._drawer_status(register, operator)
        afterwards = list[Callable[[], None]]()

        def command(books: Books) -> Result | _Kept:
            # It may be carried out again, where another process was first.
            afterwards.clear()
            _demand_same_pin(books, operator, pin_hash)
            point = self._point(books, register, operator, lane, drawer_status)
            return self._attempt(replace(point, afterwards=afterwards), action, approvals)

        return _told(self.store.write(command, register), afterwards)

    def carry_out_once(
        self,
        register: str,
        operator: str,
        key: OnceKey,
        action: Action[Result],
        told: Callable[[Result], object] = as_it_is,
        *,
        lane: str = "",
        pin_hash: str = "",
        approvals: Sequence[str] = (),
    ) -> "Future[Answered]":
        """
        Carry out an action whose answer is kept under an idempotency key.

        The same key and request get the stored answer, and nothing is done again.

        Args:
            register: Register id.
            operator: Who asks.
            key: The key.
            action: What to do with the cash point.
            told: Makes of the action's result what is answered.
            lane: The device it is asked from; empty for the register's own screen.
            pin_hash: The hash of the PIN that she signed on with; empty where that does not matter.
            approvals: What somebody else approved for it (`counter/approval.py`).

        Returns:
            A future of the answer. It holds `KeyReused` when the key came with
            another request before.
        """
        drawer_status = self._drawer_status(register, operator)
        afterwards = list[Callable[[], None]]()

        def command(books: Books) -> Answered | _Kept:
            afterwards.clear()
            if (known := books.answer(key.key)) is not None:
                if known.request_digest != key.request_digest:
                    raise KeyReused(key=key.key.partition("\n")[2])
                return Answered(known.answer, replayed=True)
            _demand_same_pin(books, operator, pin_hash)
            point = self._point(books, register, operator, lane, drawer_status)
            point = replace(point, once=key.key, afterwards=afterwards)
            done = self._attempt(point, action, approvals)
            if isinstance(done, _Kept):
                return done
            answer = msgspec.json.encode(told(done))
            books.remember(register, key.key, StoredAnswer(key.request_digest, answer), point.at)
            return Answered(answer, replayed=False)

        return _told(self.store.write(command, register), afterwards)

    def office_register(self) -> str:
        """
        Return the register whose journal tells of the office: the first in use that this process serves.

        Where several processes serve one database, one of them may have none in use: the office is open
        there all the same, and tells of itself at the first that is served.
        """
        with self.store.read() as books:
            every = books.registers()
        known = [register.register_id for register in (*in_use(every), *every)]
        return next(filter(self.served, known), known[0])

    def telling(self, registers: Sequence[str]) -> list[str]:
        """
        Return whose journals tell of what is done about some registers, as an export: those in use.

        Nothing is written any more in that of one that is out of use; where all of them are, the office's
        tells of it.
        """
        with self.store.read() as books:
            used = {register.register_id for register in in_use(books.registers())}
        return [register for register in registers if register in used] or [self.office_register()]

    def used_here(self) -> list[str]:
        """Return the registers in use that this process serves."""
        with self.store.read() as books:
            used = [register.register_id for register in in_use(books.registers())]
        return list(filter(self.served, used))

    def served(self, register: str) -> bool:
        """Return whether this process has the drawer and the printer of a register."""
        return register in self.drawers and register in self.printers

    def _drawer_status(self, register: str, operator: str) -> DrawerStatus:
        """Ask the drawer how it stands; what the system does by itself needs no closed drawer."""
        if not operator or not self.served(register):
            return DrawerStatus.UNKNOWN
        return self.drawers[register].status()

    def _attempt(
        self, point: CashPoint, action: Action[Result], approvals: Sequence[str]
    ) -> "Result | _Kept":
        """Carry an action out; a refusal that the law wants kept becomes an entry of its own."""
        books, register = point.books, point.register.register_id
        before = books.head(register).number
        try:
            return action(replace(point, lent=approved(point, action, approvals), used={}))
        except Refused as refusal:
            if not refusal.attempt_is_kept or books.head(register).number != before:
                raise
            if not isinstance(refusal, MissingRight):
                point.record(AttemptRefused(_name(action), refusal.code))
                return _Kept(refusal)
            point.record(AttemptRefused(_name(action), refusal.code, str(refusal.facts["right"])))
            return _Kept(ask_for_approval(point, action, refusal, approvals))

    def _point(
        self, books: Books, register: str, operator: str, lane: str, drawer_status: DrawerStatus
    ) -> CashPoint:
        """Take the register up at this moment; a clock that went back is told first."""
        described = books.register(register)
        if not self.served(register):
            raise NotServed(register=register)
        point = CashPoint(
            books=books,
            register=described,
            operator=books.operator(operator) if operator else None,
            lane=lane,
            at=to_journal(self.clock.now()),
            drawer=self.drawers[register],
            drawer_status=drawer_status,
            software_version=self.software_version,
            new_id=self.new_id(),
            mails=self.mails,
            hub=self.premises.hub,
        )
        point.take_up(register)
        return point


@dataclass(frozen=True, slots=True)
class _Kept:
    """A refusal whose attempt has been written, on its way to the one who asked."""

    refusal: Refused


def _demand_same_pin(books: Books, operator: str, pin_hash: str) -> None:
    """Go on only under the PIN that somebody signed on with: another process may have changed it."""
    if pin_hash and books.pin_hash(operator) != pin_hash:
        raise NotSignedOn


def _name(action: Callable[..., object]) -> str:
    """Return what an action is called in the journal: the name of its use case."""
    return type(action).__name__


def _told(future: "Future[Result | _Kept]", afterwards: Sequence[Callable[[], None]]) -> "Future[Result]":
    """Return a future that raises a kept refusal once its entry is durable, and does what comes after it."""
    outcome: Future[Result] = Future()
    # Whoever waits may stop waiting; what is being written is not called back.
    outcome.set_running_or_notify_cancel()

    def pass_on(done: "Future[Result | _Kept]") -> None:
        error = done.exception()
        if error is not None:
            outcome.set_exception(error)
            return
        answer = done.result()
        if isinstance(answer, _Kept):
            outcome.set_exception(answer.refusal)
            return
        try:
            for then in afterwards:
                then()
        except Exception as fault:  # noqa: BLE001 - whoever asked is told, and the writer goes on
            outcome.set_exception(fault)
        else:
            outcome.set_result(answer)

    future.add_done_callback(pass_on)
    return outcome
