"""
Play a day: each statement through its use case, at its time, and hold it against what is expected.

    statement ─▶ use case ─▶ what waits for the printer ─▶ expectations

The first line that goes otherwise than the day tells ends the playing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from datakasse.counter.counter import Action
from datakasse.errors.refusal import Refused
from datakasse.errors.till.drawer import NoDrawer
from datakasse.journal.events.people import AttemptRefused
from datakasse.till.paper.print_queue import print_waiting
from datakasse.till.people.sign_on import Throttle, sign_on
from lab import day as told
from lab.devices import LabDrawer
from lab.player.basket import basket_action, return_action
from lab.player.desk import Desk
from lab.player.expecting import difference
from lab.player.figures import report_in
from lab.player.money import money_action
from lab.player.offers import offer_action
from lab.player.register import register_action
from lab.store import LabShop


@dataclass(frozen=True, slots=True)
class Step:
    """A statement and what is expected of it."""

    statement: told.Statement
    expectations: tuple[told.Expectation, ...]


@dataclass(frozen=True, slots=True)
class Astray:
    """Where a day went otherwise than told: the line, and a sentence."""

    line: int
    sentence: str


class Player:
    """Plays a day in a lab shop."""

    def __init__(self, shop: LabShop, day: told.Day) -> None:
        """Stand at every register of the shop."""
        self._shop = shop
        self._steps = list(steps_of(day))
        self._desks = {
            register: Desk(
                counter=shop.counter,
                throttle=Throttle(),
                register=register,
                pins={operator.operator_id: operator.pin for operator in day.shop.operators},
                printer=printer,
                drawer=shop.drawers.get(register),
            )
            for register, printer in shop.printers.items()
        }

    def play(self) -> Astray | None:
        """Play to the end, or to the first line that goes astray."""
        for step in self._steps:
            desk = self._desks[step.statement.register]
            moment = step.statement.moment
            if isinstance(step.statement, told.SetClock):
                desk.ahead_s = step.statement.offset_s
            self._shop.clock.set(moment + timedelta(seconds=desk.ahead_s))
            if astray := self._step(step, desk):
                return astray
        return None

    def _step(self, step: Step, desk: Desk) -> Astray | None:
        before = desk.head()
        refusal = _try(step.statement, desk)
        if refusal is not None:
            if not any(isinstance(each, told.ExpectRefused) for each in step.expectations):
                return Astray(step.statement.line, f"refused with {refusal.code}: {refusal}")
            if not _left_no_trace(desk, before):
                return Astray(step.statement.line, f"refused with {refusal.code}, and yet something changed")
        print_waiting(desk.counter, desk.register)
        for expected in step.expectations:
            if sentence := difference(expected, desk, refusal):
                return Astray(expected.line, sentence)
        return None


def steps_of(day: told.Day) -> Iterator[Step]:
    """Yield the statements of a day in the order of their times, each with what is expected of it."""
    statement: told.Statement | None = None
    expectations: list[told.Expectation] = []
    for each in day.in_time_order():
        if isinstance(each, told.Expectation):
            expectations.append(each)
            continue
        if statement is not None:
            yield Step(statement, tuple(expectations))
        statement, expectations = each, []
    if statement is not None:
        yield Step(statement, tuple(expectations))


def _try(statement: told.Statement, desk: Desk) -> Refused | None:
    """Do what a statement tells, and return what it was refused with, if it was."""
    desk.answer = None
    try:
        if not _handle_machine(statement, desk):
            desk.answer = _answer(statement, desk)
    except Refused as refusal:
        return refusal
    finally:
        if isinstance(statement, told.PrintZ):
            desk.counts.clear()
            desk.terminals.clear()
    if found := report_in(desk.answer):
        kind, desk.reports[kind] = found
    return None


def _handle_machine(statement: told.Statement, desk: Desk) -> bool:
    """Do what a statement tells that no use case sees; False where it tells of something else."""
    match statement:
        case told.SetClock():
            pass  # The player has set it.
        case told.PrinterFails():
            desk.printer.out_of_paper = True
        case told.PrinterRecovers():
            desk.printer.out_of_paper = False
        case told.DrawerSticks():
            _drawer(desk).stick()
        case told.Count():
            desk.counts.append(statement)
        case told.ReadTerminal():
            desk.terminals.append(statement)
        case _:
            return False
    return True


def _answer(statement: told.Statement, desk: Desk) -> object:
    """Carry out the use case of a statement and return its answer; raises what it refuses."""
    if isinstance(statement, told.SignOn):
        return _sign_on(statement, desk)
    if isinstance(statement, told.CloseDrawer):
        _drawer(desk).close()
    answer = desk.carry_out(_action(statement, desk))
    if isinstance(statement, told.SignOff | told.Stop):
        desk.operator = ""
    return answer


def _action(statement: told.Statement, desk: Desk) -> Action[object]:
    with desk.counter.store.read() as books:
        state = books.state(desk.register)
        action = return_action(statement, desk.register, books) or offer_action(statement, books)
    action = action or basket_action(statement, state) or money_action(statement, desk.basket())
    action = action or register_action(statement, desk)
    if action is None:
        raise TypeError(f"{type(statement).__name__} is no statement that can be played")
    return action


def _sign_on(statement: told.SignOn, desk: Desk) -> object:
    pin = statement.pin or desk.pins.get(statement.operator, "")
    answer = sign_on(desk.counter, desk.throttle, desk.register, statement.operator, pin).result()
    desk.operator = statement.operator
    return answer


def _drawer(desk: Desk) -> LabDrawer:
    if desk.drawer is None:
        raise NoDrawer
    return desk.drawer


def _left_no_trace(desk: Desk, before: int) -> bool:
    """Return whether a refusal left nothing in the journal but the attempt, where that is kept."""
    with desk.counter.store.read() as books:
        records = books.records(desk.register, before + 1)
        return all(isinstance(record.event, AttemptRefused) for record in records)
