"""
What those in the shop were told: the promises that the register gave, kept where no disk can lose them.

Also the trace of a run, in which the same seed must leave the same words.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.counter import Action, Answered, OnceKey
from datakasse.journal.entry import Record
from datakasse.storage.ports.print_job import PrintJob
from datakasse.storage.ports.store import Readings
from datakasse.till.sale.complete_sale import Completed


class BrokenPromise(Exception):
    """Something was not as the register had said, or as it always must be. The text is one sentence."""


class Trace:
    """
    What happened in a run, line by line.

    Args:
        tell: Told of each line as it comes, where somebody wants to see them.
    """

    def __init__(self, tell: Callable[[str], object] | None = None) -> None:
        self._digest = hashlib.sha256()
        self._tell = tell

    def note(self, line: str) -> None:
        """Note a line."""
        self._digest.update(line.encode() + b"\n")
        if self._tell is not None:
            self._tell(line)

    @property
    def digest(self) -> str:
        """Return what tells this run from another."""
        return self._digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Request:
    """
    What is asked of the till.

    Attributes:
        key: Its idempotency key; empty for what is seen on the screen whether it was done.
        register, lane, operator: Where, and who asks; nobody is the system itself.
        action: What is wanted.
        reference: The payment at the terminal that it is about, if any.
    """

    key: str
    register: str
    lane: str
    operator: str
    action: Action[object]
    reference: str = ""

    @property
    def once(self) -> OnceKey:
        """The key with the digest of the request."""
        return OnceKey(f"{self.register}\n{self.key}", self.digest)

    @property
    def digest(self) -> str:
        """What tells it from another request."""
        return hashlib.sha256(f"{self.register}|{self.lane}|{self.name}|{self.key}".encode()).hexdigest()

    @property
    def name(self) -> str:
        """The name of its use case."""
        return type(self.action).__name__


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What an answer tells of what was made.

    Attributes:
        entry: Its place in the journal.
        gross_ore: What was sold for, of a sale.
        digest: Of the entry, of a sale.
        job: Its document in the queue.
    """

    entry: int | None = None
    gross_ore: int | None = None
    digest: str = ""
    job: int | None = None


def shown(result: object) -> Answer:
    """Return what is answered of a result."""
    match result:
        case Completed():
            return Answer(result.entry, result.gross_ore, result.digest, result.job)
        case Record():
            return Answer(result.number)
        case PrintJob():
            return Answer(job=result.job)
        case _:
            return Answer()


@dataclass(slots=True)
class Told:
    """
    Everything that was asked and answered in a run.

    Attributes:
        begun_at: The last entry of each register before the run; what is older is none of its business.
        asked: Every request with a key that ever left for the till.
        answers: What was answered, by key.
        answered_at: When, by the register's clock.
        heads: Digests of entries that were durable when something was answered.
        latest: The latest that the clock ever showed.
    """

    begun_at: Mapping[str, int]
    asked: dict[str, Request] = field(default_factory=dict[str, Request])
    answers: dict[str, bytes] = field(default_factory=dict[str, bytes])
    answered_at: dict[str, datetime] = field(default_factory=dict[str, datetime])
    heads: dict[str, dict[int, bytes]] = field(default_factory=dict[str, dict[int, bytes]])
    latest: datetime | None = None

    def hear(self, request: Request, answered: Answered, at: datetime) -> None:
        """
        Keep an answer.

        Raises:
            BrokenPromise: It was another before.
        """
        before = self.answers.setdefault(request.once.key, answered.body)
        if before != answered.body:
            raise BrokenPromise(
                f"{request.name} {request.key} was answered with {before!r}, then {answered.body!r}"
            )
        self.answered_at.setdefault(request.once.key, at)

    def see(self, books: Readings, register: str) -> None:
        """Keep where a register's journal ends, now that something was answered."""
        head = books.head(register)
        self.heads.setdefault(register, {})[head.number] = head.digest

    def pass_time(self, at: datetime) -> None:
        """Keep the latest that the clock showed."""
        self.latest = at if self.latest is None else max(self.latest, at)

    @property
    def sales(self) -> int:
        """How many sales were acknowledged."""
        return sum(_read(body).gross_ore is not None for body in self.answers.values())


_decoder: Final = msgspec.json.Decoder(Answer)


def _read(body: bytes) -> Answer:
    return _decoder.decode(body)


def read_answer(body: bytes) -> Answer:
    """Return what a stored answer tells."""
    return _read(body)
