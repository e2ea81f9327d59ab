"""What the server has promised: every request that may be done once, with the answer it got."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, Final

from lab.kill.line import Answer

SALES: Final = frozenset({"sales", "basket/complete"})
"""Where a sale is completed."""


class PromiseBroken(Exception):
    """The server did not keep a promise. The text is the sentence that a person reads."""


@dataclass(slots=True)
class Asked:
    """
    A request that is to be done once.

    Attributes:
        register: Where.
        path: What for, under the register.
        body: With what.
        key: Its idempotency key.
        answer: What was answered; None as long as nothing has been.
    """

    register: str
    path: str
    body: Any
    key: str
    answer: Answer | None = None


@dataclass(slots=True)
class Promises:
    """
    All that was asked of a shop, by all hands.

    Attributes:
        asked: Every request, by its key.
        cards: What was loaded onto each gift card, by answers.
        drawn: What was drawn of each, by answers.
        news: Told of each answer.
        answers: How many answers came.
    """

    asked: dict[str, Asked] = field(default_factory=dict[str, Asked])
    cards: dict[str, int] = field(default_factory=dict[str, int])
    drawn: dict[str, int] = field(default_factory=dict[str, int])
    news: Condition = field(default_factory=Condition)
    answers: int = 0

    def note(self, asked: Asked) -> None:
        """Note a request before it is sent."""
        with self.news:
            self.asked[asked.key] = asked

    def answered(self, asked: Asked, answer: Answer) -> None:
        """Note its first answer, and the money it moved on gift cards."""
        with self.news:
            asked.answer = answer
            self.answers += 1
            if answer.is_done:
                self._move_cards(asked)
            self.news.notify_all()

    def _move_cards(self, asked: Asked) -> None:
        if asked.path == "gift-cards":
            account = asked.body["account"]
            self.cards[account] = self.cards.get(account, 0) + asked.body["amount_ore"]
        elif asked.path in SALES:
            for tender in asked.body["tenders"]:
                if tender["kind"] == "gift_card":
                    account = tender["account"]
                    self.drawn[account] = self.drawn.get(account, 0) + tender["amount_ore"]

    def sales(self) -> Iterable[dict[str, Any]]:
        """Yield the answer of every sale that was acknowledged."""
        for asked in list(self.asked.values()):
            if asked.path in SALES and asked.answer is not None and asked.answer.is_done:
                yield asked.answer.told

    def repeatable(self) -> list[Asked]:
        """Return the requests whose answer is the same, to the byte, whenever they are asked for again."""
        return [
            asked
            for asked in self.asked.values()
            if asked.path not in {"float", "basket/lines"}
            and asked.answer is not None
            and asked.answer.is_done
        ]

    def unanswered(self) -> list[Asked]:
        """Return the requests of which nobody knows yet whether they were done."""
        return [asked for asked in self.asked.values() if asked.answer is None]
