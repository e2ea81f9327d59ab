"""
One shop day from one integer.

    seed ─▶ shop, weather, cashiers ─▶ step by step: somebody asks, something breaks, paper comes out
         ─▶ the machine dies, is switched on again, everything is checked
         ─▶ the evening: what waits is answered, the days are closed, everything is checked
"""

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from datakasse.counter.counter import Answered
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import CommitUnsure, DiskFailing, DiskFull, StoreBroken
from datakasse.errors.till.day import DayNotClosed
from datakasse.errors.till.sale import AlreadySold
from datakasse.storage.ports.print_job import JobState
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.open_drawer import NoteDrawerClosed
from datakasse.till.paper.print_queue import SettleDocument, print_waiting
from lab.simulation.cashier import Cashier
from lab.simulation.chance import chance_from
from lab.simulation.equipment import SimulatedClock, SimulatedTerminal
from lab.simulation.machine import Machine
from lab.simulation.past import Past
from lab.simulation.promises import REGISTERS, Promises
from lab.simulation.shop import LANES
from lab.simulation.told import BrokenPromise, Request, Told, Trace, shown
from lab.simulation.weather import MORNINGS, Weather

STEPS: Final = (15, 60)
"""The shortest and the longest day, in things that happen."""

OF_THE_DISK: Final = (StoreBroken, DiskFull, DiskFailing, CommitUnsure, OSError)
"""What a request ends with that the machine did not let through: it is repeated."""

_STARTS_MAX: Final = 40
_EVENING_STEPS_MAX: Final = 600


@dataclass(frozen=True, slots=True)
class Lived:
    """
    A day that held.

    Attributes:
        digest: What tells it from another; the same seed gives the same.
        sales: How many sales were acknowledged.
        deaths: How many times the machine died.
    """

    digest: str
    sales: int
    deaths: int


class ShopDay:
    """
    A day, from what the shop had before it.

    Args:
        seed: What everything follows from.
        past: The shop as the day finds it.
        place: An empty folder for the machine's disks.
        tell: Told of everything that happens, where somebody wants to know.
        fine: Nothing goes wrong.
        lies: The disk says that something is synced before it is.
    """

    def __init__(
        self,
        seed: str,
        past: Past,
        place: Path,
        *,
        tell: Callable[[str], object] | None = None,
        fine: bool = False,
        lies: bool = False,
    ) -> None:
        def stream(name: str) -> Random:
            return Random(f"{seed} {name}")

        self._drawn = stream("keys")
        self._chance = stream("order")
        self._weather = Weather(stream("weather"), fine=fine)
        self._trace = Trace(tell)
        self._clock = SimulatedClock(max(self._chance.choice(MORNINGS), past.ended_at))
        shutil.copytree(past.folder, place / "0")
        self.machine = Machine(place, self._clock, stream("machine"), lies=lies)
        self.terminals = {
            register: SimulatedTerminal(stream(f"terminal {register}")) for register in REGISTERS
        }
        past.leave(self.machine.printers, self.terminals)
        self.told = Told(
            past.begun_at, heads={register: dict(past.heads[register]) for register in past.heads}
        )
        self.promises = Promises(self.told, self.machine.printers, self.terminals)
        cards: list[str] = []
        self._cashiers = [
            Cashier(
                seed,
                register,
                lane,
                stream(f"cashier {register} {lane}"),
                self.terminals[register],
                lambda: self.machine.store.inner.keys,
                cards,
            )
            for register, lane in LANES
        ]
        self._late: list[tuple[int, Request]] = []
        self._deaths = 0

    @property
    def ended_at(self) -> datetime:
        """When it ended, or what the clock shows now."""
        return self._clock.moment

    def live(self) -> Lived:
        """
        Live it.

        Raises:
            BrokenPromise: Something was not as it must be.
        """
        with chance_from(self._drawn), self.machine.plugged_in():
            self._start()
            for step in range(self._chance.randint(*STEPS)):
                self._step(step)
            self._end()
            with self.machine.store.read() as books:
                for register in REGISTERS:
                    self._trace.note(f"{register} ends with {books.head(register).digest.hex()}")
            self.machine.switch_off()
        for register, printer in self.machine.printers.items():
            self._trace.note(f"{register} printed {[text for _, text in printer.papers]}")
        return Lived(self._trace.digest, self.told.sales, self._deaths)

    def _step(self, step: int) -> None:
        """Let one thing happen, and see whether the machine lives."""
        self._clock.wait(self._weather.pass_on(self.machine))
        self.told.pass_time(self._clock.moment)
        what = self._chance.random()
        if what < 0.08:
            self._print(self._chance.choice(REGISTERS))
        elif what < 0.12:
            self._settle(self._chance.choice(REGISTERS))
        elif what < 0.17:
            self._ask_together()
        elif what < 0.18:
            self._restart()
        else:
            self._ask(self._chance.choice(self._cashiers), step)
        if self.machine.disk.dead is not None:
            self._revive()
        for due, request in [late for late in self._late if late[0] <= step]:
            self._late.remove((due, request))
            self._ask_again(request)
        self._close_drawers()
        if self.machine.disk.dead is not None:
            self._revive()

    def _ask(self, cashier: Cashier, step: int) -> None:
        """Let a cashier ask for the next thing over a line that loses, repeats and delays."""
        request = self._thought_of(cashier)
        if request is None:
            return
        if request.key and self._weather.happens(0.03):
            self._note(request, "is lost on the way")
            cashier.waits_for = request
            return
        future = self.send(request)
        if request.key and self._weather.happens(0.04):
            self._note(request, "has its answer lost")
            cashier.waits_for = request
            return
        self._hear(cashier, request, future)
        if request.key and request.once.key in self.told.answers:
            if self._weather.happens(0.04):
                self._ask_again(request)
            if self._weather.happens(0.04):
                self._late.append((step + self._chance.randint(1, 15), request))

    def _ask_together(self) -> None:
        """Let several ask at once, so that what they ask for goes to disk together."""
        thought_of = [
            (cashier, request) for cashier in self._cashiers if (request := self._thought_of(cashier))
        ]
        with self.machine.store.gathering():
            sent = [(cashier, request, self.send(request)) for cashier, request in thought_of]
        for cashier, request, future in sent:
            self._hear(cashier, request, future)

    def _ask_again(self, request: Request) -> None:
        """Let a request come a second time whose answer was had: it is the same."""
        future = self.send(request)
        error = future.exception()
        if error is None:
            self._take_answer(request, future.result())
        elif not isinstance(error, (*OF_THE_DISK, AlreadySold)):
            raise BrokenPromise(
                f"{request.name} {request.key} was answered, and the second time refused: {error!r}"
            )

    def _thought_of(self, cashier: Cashier) -> Request | None:
        try:
            with self.machine.store.read() as books:
                return cashier.next_request(books)
        except Refused as refusal:
            self._demand_reason(refusal)
            return None

    def send(self, request: Request) -> "Future[Answered] | Future[object]":
        """Let a request reach the till."""
        counter, action = self.machine.counter, request.action
        if not request.key:
            return counter.carry_out(request.register, request.operator, action, lane=request.lane)
        self.told.asked.setdefault(request.once.key, request)
        return counter.carry_out_once(
            request.register, request.operator, request.once, action, shown, lane=request.lane
        )

    def _hear(self, cashier: Cashier, request: Request, future: "Future[Answered] | Future[object]") -> None:
        """Let a cashier hear what came of her request."""
        error = future.exception()
        cashier.waits_for = None
        if error is None:
            self._take_answer(request, future.result())
            if request.reference:
                cashier.drawn = None
            return
        self._note(request, getattr(error, "code", repr(error)))
        if isinstance(error, OF_THE_DISK):
            self._demand_reason(error)
            # Nobody knows whether it was done: asked again with the same key, it is done once.
            cashier.waits_for = request if request.key else None
        elif isinstance(error, Refused):
            if request.key:
                self._give_up(request)
            if request.reference:
                cashier.give_card_back()
            if isinstance(error, DayNotClosed):
                self._close_all(request.register)
        else:
            raise error

    def _give_up(self, request: Request) -> None:
        """A request that was refused outright is not repeated, and nothing may come of it."""
        with self.machine.store.read() as books:
            if books.answer(request.once.key) is not None:
                raise BrokenPromise(f"{request.name} {request.key} was refused, and done")
        del self.told.asked[request.once.key]

    def _take_answer(self, request: Request, answer: object) -> None:
        if isinstance(answer, Answered):
            self._note(request, answer.body.decode())
            if isinstance(request.action, CloseDay) and request.once.key not in self.told.answers:
                self.terminals[request.register].begin_anew()
            self.told.hear(request, answer, self._clock.moment)
        else:
            self._note(request, "done")
        if self.machine.disk.dead is None:
            with self.machine.store.read() as books:
                self.told.see(books, request.register)

    def _close_all(self, register: str) -> None:
        for cashier in self._cashiers:
            cashier.must_close |= cashier.register == register

    def _print(self, register: str) -> None:
        """Let the print queue of a register run."""
        try:
            printed = print_waiting(self.machine.counter, register)
        except Refused as refusal:
            self._demand_reason(refusal)
        else:
            self._trace.note(f"{register} prints {printed}")

    def _settle(self, register: str) -> None:
        """Let whoever stands at a register say what became of documents in doubt: she looks for them."""
        try:
            with self.machine.store.read() as books:
                operator = books.state(register).lane().operator
                doubtful = books.jobs(register, [JobState.SENT])
            for job in doubtful if operator else ():
                came_out = self.machine.printers[register].copies_of(job.job) > 0
                settled = SettleDocument(job.job, came_out)
                self.machine.counter.carry_out(register, operator, settled).result()
                self._trace.note(f"{register} {job.job} came out: {came_out}")
        except Refused as refusal:
            self._demand_reason(refusal)

    def _close_drawers(self) -> None:
        """Let hands shut drawers, if they think of it."""
        for register, drawer in self.machine.drawers.items():
            if drawer.is_open and self._chance.random() < 0.7:
                drawer.close()
                self.machine.counter.carry_out(register, "", NoteDrawerClosed())

    def _demand_reason(self, error: BaseException) -> None:
        """
        Go on only if something is the matter with the machine: else nothing may fail.

        Raises:
            BrokenPromise: All is well with it.
        """
        disk = self.machine.disk
        if disk.dead is None and disk.trouble is None:
            raise BrokenPromise(f"nothing is the matter, and yet: {error!r}") from error

    def _restart(self) -> None:
        """Let somebody switch the machine off in good order and on again."""
        self._trace.note("is switched off")
        self.machine.switch_off()
        if self.machine.disk.dead is None:
            self._start()

    def _revive(self) -> None:
        self._deaths += 1
        self._trace.note(f"{self._clock.moment} dies: {self.machine.disk.dead}")
        self.machine.replace_disk()
        self._start()

    def _start(self) -> None:
        """Switch the machine on, as many times as it takes, and look at everything."""
        for attempt in range(_STARTS_MAX):
            if attempt == _STARTS_MAX // 2:
                self._weather.clear_up(self.machine)
            elif self.machine.disk.operations == 0:
                self._weather.begin_life(self.machine.disk)
            try:
                self.machine.switch_on()
            except (Refused, OSError) as refusal:
                self._demand_reason(refusal)
                self._trace.note(f"does not start: {getattr(refusal, 'code', refusal)}")
            else:
                break
            if self.machine.disk.dead is not None:
                self._deaths += 1
                self.machine.replace_disk()
            else:
                self.machine.disk.trouble = None
        else:
            raise BrokenPromise("the machine does not start any more")
        self._trace.note(f"{self._clock.moment} starts")
        if self.machine.disk.dead is None:
            self.promises.check(self.machine.store)

    def _end(self) -> None:
        """The evening: all is mended, what waits is answered, the days are closed."""
        self._weather.clear_up(self.machine)
        if self.machine.disk.dead is not None:
            self._revive()
        for _, request in self._late:
            self._ask_again(request)
        for cashier in self._cashiers:
            cashier.leaves = True
        for _ in range(_EVENING_STEPS_MAX):
            if self._is_over():
                break
            for cashier in self._cashiers:
                self._ask(cashier, 0)
            for register in REGISTERS:
                self._settle(register)
                self._print(register)
            self._close_drawers()
        else:
            raise BrokenPromise("the evening does not end")
        self.promises.check_end(self.machine.store, thorough=self._chance.random() < 0.25)
        self._restart()

    def _is_over(self) -> bool:
        if any(cashier.waits_for is not None or cashier.drawn is not None for cashier in self._cashiers):
            return False
        with self.machine.store.read() as books:
            return all(
                books.state(register).used_on is None
                and not books.jobs(register, [JobState.WAITING, JobState.SENT])
                for register in REGISTERS
            )

    def _note(self, request: Request, outcome: str) -> None:
        where = f"{request.register}/{request.lane}" if request.lane else request.register
        self._trace.note(
            f"{self._clock.moment} {where} {request.operator} {request.name} {request.key}: {outcome}"
        )
