"""
The tasks that are counted: what is there before, what a cashier does by each way, what has to come of it.

A task is done when the journal says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from datakasse.journal.event import Event
from datakasse.journal.events.basket import BasketParked, BasketResumed, LineAdded, LineCorrected
from datakasse.journal.events.sale import SaleCompleted
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.tender import TenderKind
from lab.inputs.hand import Way
from lab.inputs.scene import BASKET, Scene

ARTICLES, PAYMENT, PAD = "Varer", "Betaling", "Talltastatur"
DOZEN: Final = 12

Doing = Callable[[Scene], object]


@dataclass(frozen=True, slots=True)
class Task:
    """
    Something a cashier does.

    Attributes:
        name: What it is called in the table.
        inputs_max: How many inputs it may take.
        before: What is there when the count begins.
        ways: How it is done by each way that it is tried by.
        is_done: Whether the events since the count began say that it was done.
    """

    name: str
    inputs_max: int
    before: Doing
    ways: Mapping[Way, Doing]
    is_done: Callable[[Sequence[Event]], bool]


def taps(*names: str, within: str = "") -> Doing:
    """Return what touches buttons one after the other."""

    def do(scene: Scene) -> None:
        for name in names:
            scene.hand.tap(name, within)

    return do


def presses(*keys: str) -> Doing:
    """Return what presses keys one after the other."""

    def do(scene: Scene) -> None:
        for key in keys:
            scene.hand.press(key)

    return do


def paid_by(kind: TenderKind, *, change: bool = False) -> Callable[[Sequence[Event]], bool]:
    """Return what looks for a completed sale that was paid so, with or without change."""

    def is_done(events: Sequence[Event]) -> bool:
        payments = [
            payment for event in events if isinstance(event, SaleCompleted) for payment in event.sale.payments
        ]
        return any(
            payment.kind is kind and (payment.tendered_ore > payment.amount_ore) is change
            for payment in payments
        )

    return is_done


def happened(kind: type[Event]) -> Callable[[Sequence[Event]], bool]:
    """Return what looks for an event of a kind."""
    return lambda events: any(isinstance(event, kind) for event in events)


def _dozen_by_touch(scene: Scene) -> None:
    taps("1", "2", within=PAD)(scene)
    scene.hand.tap(scene.article, ARTICLES)


def _dozen_by_keys(scene: Scene) -> None:
    presses("1", "2", "*")(scene)
    scene.hand.scan(scene.gtin)


def _is_dozen(events: Sequence[Event]) -> bool:
    added = [event.line.quantity_milli for event in events if isinstance(event, LineAdded)]
    return added == [DOZEN * ONE_MILLI]


def _is_returned(events: Sequence[Event]) -> bool:
    return any(isinstance(event, SaleCompleted) and event.sale.kind.is_pure_return for event in events)


def _park_two(scene: Scene) -> None:
    scene.parks(2)


def _return_by_keys(scene: Scene) -> None:
    scene.hand.press("Alt+r")
    scene.hand.sees("Én til")
    scene.hand.press("+")
    scene.hand.sees("Angret")
    scene.hand.press("Enter")
    scene.hand.sees("Tilbake på kort", PAYMENT)
    scene.hand.press("F9")


def _resume_by_touch(scene: Scene) -> None:
    scene.hand.tap(scene.view()["parked"][0]["name"], BASKET)


TASKS: Final = (
    Task(
        "exact cash",
        1,
        Scene.rings_up,
        {Way.TOUCH: taps("Kontant eksakt", within=PAYMENT), Way.KEYBOARD: presses("F8")},
        paid_by(TenderKind.CASH),
    ),
    Task(
        "a note",
        1,
        Scene.rings_up,
        {Way.TOUCH: taps("100", within=PAYMENT), Way.KEYBOARD: presses("Alt+1")},
        paid_by(TenderKind.CASH, change=True),
    ),
    Task(
        "card",
        1,
        Scene.rings_up,
        {Way.TOUCH: taps("Kort", within=PAYMENT), Way.KEYBOARD: presses("F9")},
        paid_by(TenderKind.DEBIT_CARD),
    ),
    Task(
        "Vipps",
        1,
        Scene.rings_up,
        {Way.TOUCH: taps("Vipps", within=PAYMENT), Way.KEYBOARD: presses("Alt+v")},
        paid_by(TenderKind.VIPPS),
    ),
    Task(
        "12 of one article",
        4,
        lambda _: None,
        {Way.TOUCH: _dozen_by_touch, Way.KEYBOARD: _dozen_by_keys},
        _is_dozen,
    ),
    Task(
        "undo",
        1,
        Scene.rings_up,
        {Way.TOUCH: taps("Korr. siste"), Way.KEYBOARD: presses("F4")},
        happened(LineCorrected),
    ),
    Task(
        "park",
        1,
        Scene.rings_up,
        {Way.TOUCH: taps("Parker"), Way.KEYBOARD: presses("F7")},
        happened(BasketParked),
    ),
    Task(
        "resume one of two",
        2,
        _park_two,
        {Way.TOUCH: _resume_by_touch, Way.KEYBOARD: presses("F7", "Enter")},
        happened(BasketResumed),
    ),
    Task(
        "return of one line",
        4,
        Scene.sells,
        {
            Way.TOUCH: taps("Retur", "Én til", "Angret", "Tilbake på kort"),
            Way.KEYBOARD: _return_by_keys,
        },
        _is_returned,
    ),
)
"""The table, with the targets."""
