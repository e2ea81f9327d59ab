"""
The counter: where a request meets a cash point.

Takes the pen, reads the clock, sees to it that a clock gone back is told, that a request with an
idempotency key is carried out once, and that an attempt the law wants kept is kept.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.ports import Clock, Drawer, Printer
from datakasse.errors.refusal import Refused
from datakasse.errors.storing import KeyReused
from datakasse.journal.event import AttemptRefused, ClockWentBack
from datakasse.storage.ports import Books, Store, StoredAnswer
from datakasse.trade.moment import to_journal
from datakasse.trade.shop import Declaration

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
    """

    store: Store
    clock: Clock
    drawers: Mapping[str, Drawer]
    printers: Mapping[str, Printer]
    new_id: Callable[[], str]
    software_version: str
    declaration: Declaration

    @property
    def demonstration(self) -> bool:
        """Whether this build is a demonstration because nobody has declared it (KSL-7)."""
        return not self.declaration.covers(self.software_version)

    def carry_out(self, register: str, operator: str, action: Action[Result]) -> "Future[Result]":
        """
        Carry out an action at a register.

        Args:
            register: Register id.
            operator: Who asks; empty for the system.
            action: What to do with the cash point.

        Returns:
            A future that is done when what the action wrote is durable, or holds its refusal.
        """

        def command(books: Books) -> Result | _Kept:
            return self._attempt(books, register, operator, action)

        return _told(self.store.write(command))

    def carry_out_once(
        self, register: str, operator: str, key: OnceKey, action: Action[Result]
    ) -> "Future[bytes]":
        """
        Carry out an action whose answer is kept under an idempotency key.

        The same key and request get the stored answer, and nothing is done again.

        Returns:
            A future of the answer as JSON bytes. It holds `KeyReused` when the key came with
            another request before.
        """

        def command(books: Books) -> bytes | _Kept:
            if (known := books.answer(key.key)) is not None:
                if known.request_digest != key.request_digest:
                    raise KeyReused(key=key.key)
                return known.answer
            done = self._attempt(books, register, operator, action)
            if isinstance(done, _Kept):
                return done
            answer = msgspec.json.encode(done)
            books.remember(key.key, StoredAnswer(key.request_digest, answer))
            return answer

        return _told(self.store.write(command))

    def _attempt(
        self, books: Books, register: str, operator: str, action: Action[Result]
    ) -> "Result | _Kept":
        """Carry an action out; a refusal that the law wants kept becomes an entry of its own."""
        point = self._point(books, register, operator)
        before = books.head(register).number
        try:
            return action(point)
        except Refused as refusal:
            if not refusal.attempt_is_kept or books.head(register).number != before:
                raise
            point.record(AttemptRefused(what=_name(action), code=refusal.code))
            return _Kept(refusal)

    def _point(self, books: Books, register: str, operator: str) -> CashPoint:
        """Take the register up at this moment; a clock that went back is told first."""
        at = to_journal(self.clock.now())
        point = CashPoint(
            books=books,
            register=books.register(register),
            operator=books.operator(operator) if operator else None,
            at=at,
            drawer=self.drawers[register],
            software_version=self.software_version,
            new_id=self.new_id(),
        )
        last_at = point.state.last_at
        if last_at is not None and at < last_at:
            point.record(ClockWentBack(by_ms=round((last_at - at).total_seconds() * 1000)))
        return point


@dataclass(frozen=True, slots=True)
class _Kept:
    """A refusal whose attempt has been written, on its way to the one who asked."""

    refusal: Refused


def _name(action: Callable[..., object]) -> str:
    """Return what an action is called in the journal: the name of its use case."""
    return type(action).__name__


def _told(future: "Future[Result | _Kept]") -> "Future[Result]":
    """Return a future that raises a kept refusal once its entry is durable."""
    outcome: Future[Result] = Future()

    def pass_on(done: "Future[Result | _Kept]") -> None:
        error = done.exception()
        if error is not None:
            outcome.set_exception(error)
            return
        answer = done.result()
        if isinstance(answer, _Kept):
            outcome.set_exception(answer.refusal)
        else:
            outcome.set_result(answer)

    future.add_done_callback(pass_on)
    return outcome
