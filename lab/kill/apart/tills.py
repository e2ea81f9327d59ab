"""What hands do at tills whose prices change all the time: they pay in cash, whatever it comes to."""

from collections.abc import Collection
from random import Random

from lab.kill.apart.changes import Changes
from lab.kill.hand import Hand, Stand
from lab.kill.line import Answer
from lab.kill.moves import Json, Mover
from lab.kill.promises import SALES, Promises

_CARD_ORE = 1_00
_ANY_ORE = 100_00


class Cashier(Hand):
    """
    Somebody at a screen, who remembers which changes were done before she asked for a sale.

    Args:
        register: Where.
        operator: Who, and her PIN.
        promises: Where answers are noted.
        changes: What was changed from the offices.
        since: Tells her from whoever sat there before older books were put back.
    """

    def __init__(
        self,
        register: str,
        operator: tuple[str, str],
        promises: Promises,
        changes: Changes,
        since: str = "",
    ) -> None:
        super().__init__(f"at {register}{since}", register, operator, promises)
        self._changes = changes

    def once(self, path: str, body: Json, after: Stand | None = None) -> Answer:
        """Ask for what is to be done once; of a sale it is noted what was done before it."""
        done = len(self._changes.done)
        answer = super().once(path, body, after)
        if path in SALES and answer.is_done:
            self._changes.sold.append((self.register, answer.told["entry"], done))
        return answer

    def do_something(self) -> None:
        """Have something written in the journal of the register."""
        self.once("x-reports", {})


class CashMover(Mover):
    """A hand that takes cash, and a krone off a gift card that it sold, now and then."""

    def __init__(self, hand: Cashier, chance: Random, promises: Promises, articles: Collection[str]) -> None:
        super().__init__(
            hand,
            chance,
            dict.fromkeys(articles, _ANY_ORE),
            promises,
            closes_day=True,
            drawer_shuts=lambda: None,
            counted=counted,
        )

    def tenders(self, due_ore: int) -> list[Json]:
        """Return a way to pay, or to pay back; nobody here knows what the goods cost by now."""
        cash: Json = {"kind": "cash"}
        if due_ore <= 0 or self.chance.random() < 0.8:
            return [cash]
        cards = self.promises.cards
        mine = [
            account
            for account, loaded_ore in cards.items()
            if account.startswith(self.hand.name)
            and loaded_ore - self.promises.drawn.get(account, 0) >= _CARD_ORE
        ]
        if not mine:
            return [cash]
        return [{"kind": "gift_card", "amount_ore": _CARD_ORE, "account": self.chance.choice(mine)}, cash]


def counted(hand: Hand) -> Json:
    """Return what is counted in the evening at a register with one belt."""
    terminals = [{"tender": tender, "explanation": "lab"} for tender in ("debit_card", "vipps")]
    belt: Json = {"operator": hand.operator, "counted_ore": 100_00, "explanation": "lab"}
    return {"terminals": terminals, "belts": [belt], "prints_cash_report": False}
