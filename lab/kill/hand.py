"""
Somebody at a screen, who asks, remembers what was answered, and goes on after a crash.

What the hand does not know after a crash is small: the one request that got no answer. Repeated with its
key it must be done exactly once; the basket must hold what every answer said, and nothing else.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from lab.kill.line import Answer, Line
from lab.kill.promises import Asked, PromiseBroken, Promises

FLOAT_ORE: Final = 1_000_00

_DRAWER_S: Final = 30.0
_LOOKS_APART_S: Final = 0.1

REFUSALS: Final = frozenset(
    {
        "day.float_missing",
        "day.nothing_to_close",
        "day.sale_still_open",
        "drawer.open",
        "receipt.copy_already_printed",
        "return.more_than_sold",
    }
)
"""What a hand may be refused, because another hand was quicker or the day is closed."""


@dataclass(frozen=True, slots=True)
class Stand:
    """
    What stands at a screen: articles by number, those that come back with a minus before it.

    Attributes:
        basket: The open basket.
        parked: The baskets that this hand set aside, by the name it gave each.
    """

    basket: tuple[str, ...] = ()
    parked: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


class Hand:
    """
    Somebody at a screen.

    Args:
        name: Tells this hand's keys and baskets from others'.
        register: Where.
        operator: Who, and her PIN.
        promises: Where answers are noted.

    Attributes:
        operator: Who.
        stand: What stands at the screen, by answers.
        sold: Sales of this hand that nothing came back of: the receipt, and the article of its first line.
        refused: The code of the last answer, where that was a refusal.
    """

    def __init__(self, name: str, register: str, operator: tuple[str, str], promises: Promises) -> None:
        self.name = name
        self.register = register
        self.stand = Stand()
        self.sold: list[tuple[int, str]] = []
        self.refused = ""
        self.operator, self._pin = operator
        self._promises = promises
        self._line = Line(0)
        self._after: Stand | None = None
        self._asked: Asked | None = None
        self._keys = 0

    def arrive(self, port: int) -> None:
        """Sign on at a server that has just started, and put the float in where it is missing."""
        self._line.hang_up()
        kept = {name: told for name, told in self._line.headers.items() if name == "Cookie"}
        self._line = Line(port, kept)
        told = self.ask("POST", "sign-on", {"operator": self.operator, "pin": self._pin})
        self._line.headers["Authorization"] = f"Bearer {told['token']}"

    def leave(self) -> None:
        """Hang up."""
        self._line.hang_up()

    def pair(self, port: int, code: str) -> None:
        """Become a device of the register."""
        self._line = Line(port)
        self.ask("POST", "devices", {"code": code, "name": self.name})

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        """Ask for what changes nothing that is remembered, and must succeed; return what was told."""
        answer = self._line.ask(method, self._address(path), body)
        if not answer.is_done:
            raise PromiseBroken(f"{self.name} was refused {path or 'the view'}: {answer.body.decode()}")
        return answer.told

    def once(self, path: str, body: Any, after: Stand | None = None) -> Answer:  # noqa: ANN401 - JSON
        """
        Ask for what is to be done once.

        Args:
            path: What for.
            body: With what.
            after: What stands at the screen when it is done; the same as before where nothing is told.
        """
        self._keys += 1
        self._asked = Asked(self.register, path, body, f"{self.name} {self._keys}")
        self._after = after or self.stand
        self._promises.note(self._asked)
        return self._send(self._asked)

    def change(self, method: str, path: str, body: object, after: Stand) -> Answer:
        """Ask for what has no key: after a crash the screen tells whether it was done."""
        self._after = after
        answer = self._line.ask(method, self._address(path), body)
        return self._settled(answer, path)

    def go_on(self) -> None:
        """
        Settle after a crash what got no answer, and see that the rest is as it was answered.

        Raises:
            PromiseBroken: It is not.
        """
        allowed = [self.stand] if self._after is None else [self.stand, self._after]
        if self._asked is not None:
            self._send(self._asked)
            allowed = [self.stand]
        found = self.look()
        self._after = None
        if found not in allowed:
            raise PromiseBroken(f"{self.name} left {allowed} and found {found}")
        self.stand = found

    def put_float_in(self) -> None:
        """Put the float in, where it is missing."""
        if not self.ask("GET", "")["float_declared"]:
            self.once("float", {"amount_ore": FLOAT_ORE, "explanation": "veksel"})

    def ask_until_answered(self, asked: Asked) -> None:
        """Ask once more for what got no answer and was left for something else."""
        self._asked, self._after = asked, self.stand
        self._send(asked)

    def settle(self, job: int, *, came_out: bool) -> None:
        """Say what became of a document that is in doubt; one that is in hand, or settled, is left alone."""
        answer = self._line.ask("POST", self._address(f"documents/{job}/settle"), {"came_out": came_out})
        if not answer.is_done and answer.code not in {"document.in_hand", "print.unknown_document"}:
            raise PromiseBroken(f"{self.name} could not settle a document: {answer.body.decode()}")

    def give_all_up(self) -> None:
        """Abort the open sale and those that this hand set aside."""
        if self.stand.basket:
            self._abort({})
        for parked in self.ask("GET", "")["parked"]:
            if parked["name"] in self.stand.parked:
                self._abort({"basket_id": parked["basket_id"]})
        self.stand = Stand()

    def _abort(self, what: Mapping[str, str]) -> None:
        """Abort a sale; a drawer that still stands open is shut soon, and known to be a second later."""
        until = time.monotonic() + _DRAWER_S
        while True:
            answer = self._line.ask("POST", self._address("basket/abort"), what)
            if answer.is_done:
                return
            if answer.code != "drawer.open" or time.monotonic() > until:
                raise PromiseBroken(f"{self.name} was refused basket/abort: {answer.body.decode()}")
            time.sleep(_LOOKS_APART_S)

    def ask_again(self, asked: Asked) -> None:
        """
        Repeat what was answered long ago.

        Raises:
            PromiseBroken: The answer is another one.
        """
        answer = self._line.ask("POST", self._address(asked.path), asked.body, asked.key)
        if asked.answer is None or (answer.body, answer.replayed) != (asked.answer.body, True):
            raise PromiseBroken(
                f"{asked.path} with key {asked.key!r} was answered {asked.answer}, and now {answer}"
            )

    def look(self) -> Stand:
        """Return what stands at the screen by its own view."""
        view = self.ask("GET", "")
        lines: list[dict[str, Any]] = [] if view["basket"] is None else view["basket"]["lines"]
        basket = tuple(f"{'-' if line['is_return'] else ''}{line['article']}" for line in lines)
        known = {**self.stand.parked, **({} if self._after is None else self._after.parked)}
        parked: dict[str, tuple[str, ...]] = {}
        for each in view["parked"]:
            name, count = str(each["name"]), int(each["lines"])
            if name.startswith(self.name):
                # The view tells how many lines a parked basket has, and not which.
                is_known = name in known and len(known[name]) == count
                parked[name] = known[name] if is_known else ("?",) * count
        return Stand(basket, parked)

    def _send(self, asked: Asked) -> Answer:
        answer = self._line.ask("POST", self._address(asked.path), asked.body, asked.key)
        self._asked = None
        self._promises.answered(asked, answer)
        return self._settled(answer, asked.path)

    def _settled(self, answer: Answer, path: str) -> Answer:
        """Take over what a request makes of the stand; a refusal leaves it."""
        self.refused = answer.code
        if answer.is_done and self._after is not None:
            self.stand = self._after
        elif answer.code not in REFUSALS:
            raise PromiseBroken(f"{self.name} was refused {path}: {answer.body.decode()}")
        self._after = None
        return answer

    def _address(self, path: str) -> str:
        return f"/registers/{self.register}/{path}".removesuffix("/")


def without(stand: Stand, name: str) -> Stand:
    """Return a stand in which a parked basket is the open one."""
    parked = {other: basket for other, basket in stand.parked.items() if other != name}
    return replace(stand, basket=stand.parked[name], parked=parked)
