"""What a hand does at a till: one thing after the other, drawn from its own chance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any, Final

from lab.kill.hand import Hand, Stand, without
from lab.kill.promises import Promises
from lab.kill.shop import CAFE, KIOSK

CARD_ORE: Final = 500_00
BELTS: Final = ("1", "2")
"""Whose belts are counted at the counter."""

Json = dict[str, Any]
Move = Callable[["Mover"], object]


def closing(hand: Hand) -> Json:
    """Return what is counted in the evening; it differs from what should be there, and says so."""
    terminals = [{"tender": tender, "explanation": "lab"} for tender in ("debit_card", "vipps")]
    body: Json = {"terminals": terminals, "prints_cash_report": False}
    counted: Json = {"counted_ore": 100_00, "explanation": "lab"}
    if hand.register == KIOSK:
        return body
    if hand.register == CAFE:
        return {**body, **counted}
    return {**body, "belts": [{"operator": belt, **counted} for belt in BELTS]}


class Mover:
    """
    A hand with a head of its own.

    Args:
        hand: The hand.
        chance: What it draws from; the same chance does the same things.
        prices_ore: What each article costs.
        promises: What has been answered so far, to know the gift cards by.
        closes_day: It may take the Z.
        drawer_shuts: Waits until the register's drawer is shut.
        counted: Returns what is counted in the evening.
    """

    def __init__(
        self,
        hand: Hand,
        chance: Random,
        prices_ore: Mapping[str, int],
        promises: Promises,
        *,
        closes_day: bool,
        drawer_shuts: Callable[[], None],
        counted: Callable[[Hand], Json] = closing,
    ) -> None:
        self.hand = hand
        self.chance = chance
        self.prices_ore = prices_ore
        self.promises = promises
        self.drawer_shuts = drawer_shuts
        self.counted = counted
        self.takes_cash = hand.register != KIOSK
        # A drawer that has opened is known to be shut again after a second.
        self._cash_share = 0.1 if hand.register == CAFE else 0.4
        moves = [*MOVES, *([(close_day, 2)] if closes_day else [])]
        self._moves: Sequence[Move] = [move for move, _ in moves]
        self._weights = [weight for _, weight in moves]

    def move(self) -> None:
        """Do one thing."""
        (move,) = self.chance.choices(self._moves, self._weights)
        move(self)
        if self.hand.refused == "day.float_missing":
            self.hand.put_float_in()
        elif self.hand.refused == "drawer.open":
            self.drawer_shuts()

    def some(self, at_most: int) -> list[str]:
        """Return some articles."""
        return [self.chance.choice(list(self.prices_ore)) for _ in range(self.chance.randint(1, at_most))]

    def tenders(self, due_ore: int) -> list[Json]:
        """Return a way to pay, or to pay back."""
        if self.takes_cash and self.chance.random() < self._cash_share:
            return [{"kind": "cash"}]
        kind = self.chance.choice(["debit_card", "vipps"])
        card = self._card(due_ore)
        if card is None:
            return [{"kind": kind, "amount_ore": due_ore}]
        rest_ore = due_ore - card["amount_ore"]
        return [card, *([{"kind": kind, "amount_ore": rest_ore}] if rest_ore else [])]

    def total_ore(self, basket: Sequence[str]) -> int:
        """Return what a basket comes to."""
        return sum(self._price_ore(each) for each in basket)

    def _price_ore(self, each: str) -> int:
        return -self.prices_ore[each[1:]] if each.startswith("-") else self.prices_ore[each]

    def _card(self, due_ore: int) -> Json | None:
        """Return a payment with a gift card that this hand sold, now and then."""
        mine = [account for account in self.promises.cards if account.startswith(self.hand.name)]
        if due_ore <= 0 or not mine or self.chance.random() < 0.5:
            return None
        account = self.chance.choice(mine)
        left_ore = self.promises.cards[account] - self.promises.drawn.get(account, 0)
        amount_ore = min(left_ore, due_ore)
        return {"kind": "gift_card", "amount_ore": amount_ore, "account": account} if amount_ore else None


def sell_at_once(mover: Mover) -> None:
    """Make a whole sale in one request, where none is open."""
    if mover.hand.stand.basket:
        complete(mover)
        return
    codes = mover.some(4)
    body: Json = {
        "items": [{"code": code} for code in codes],
        "tenders": mover.tenders(mover.total_ore(codes)),
    }
    answer = mover.hand.once("sales", body)
    if answer.is_done:
        mover.hand.sold.append((answer.told["receipt"], codes[0]))


def ring_up(mover: Mover) -> None:
    """Put an article in the basket."""
    code = mover.chance.choice(list(mover.prices_ore))
    stand = mover.hand.stand
    if any(each.startswith("-") for each in stand.basket):
        complete(mover)
        return
    mover.hand.once("basket/lines", {"code": code}, replace(stand, basket=(*stand.basket, code)))


def take_last_out(mover: Mover) -> None:
    """Take the last line out of the basket."""
    stand = mover.hand.stand
    if stand.basket and not stand.basket[-1].startswith("-"):
        mover.hand.change("POST", "basket/undo", None, replace(stand, basket=stand.basket[:-1]))


def complete(mover: Mover) -> None:
    """Complete the open sale, if there is one."""
    stand = mover.hand.stand
    if stand.basket:
        body = {"tenders": mover.tenders(mover.total_ore(stand.basket))}
        mover.hand.once("basket/complete", body, replace(stand, basket=()))


def set_aside(mover: Mover) -> None:
    """Park the open basket."""
    stand, hand = mover.hand.stand, mover.hand
    if stand.basket and not stand.basket[0].startswith("-") and len(stand.parked) < 3:
        name = f"{hand.name}-{mover.chance.randrange(10**6)}"
        parked = Stand((), {**stand.parked, name: stand.basket})
        hand.change("POST", "basket/park", {"name": name}, parked)


def take_up(mover: Mover) -> None:
    """Take a parked basket up again."""
    hand, stand = mover.hand, mover.hand.stand
    if stand.basket or not stand.parked:
        return
    name = mover.chance.choice(sorted(stand.parked))
    parked = hand.ask("GET", "")["parked"]
    basket_id = next(each["basket_id"] for each in parked if each["name"] == name)
    hand.change("POST", "basket/resume", {"basket_id": basket_id}, without(stand, name))


def give_up(mover: Mover) -> None:
    """Abort the open sale."""
    stand = mover.hand.stand
    if stand.basket:
        mover.hand.change("POST", "basket/abort", {}, replace(stand, basket=()))


def take_back(mover: Mover) -> None:
    """Take the first article of an earlier sale back."""
    hand, stand = mover.hand, mover.hand.stand
    if stand.basket or not hand.sold:
        return
    receipt, code = hand.sold.pop(mover.chance.randrange(len(hand.sold)))
    line_id = hand.ask("GET", f"receipts/sales/{receipt}")["lines"][0]["line_id"]
    body: Json = {
        "receipt": receipt,
        "lines": [{"line_id": line_id, "quantity_milli": 1000}],
        "reason": "angret",
    }
    after = replace(stand, basket=(f"-{code}",))
    if hand.change("POST", "basket/returns", body, after).is_done:
        complete(mover)


def sell_gift_card(mover: Mover) -> None:
    """Sell a gift card."""
    if mover.hand.stand.basket:
        return
    account = f"{mover.hand.name}-{mover.chance.randrange(10**9):09}"
    tenders = [{"kind": "debit_card", "amount_ore": CARD_ORE}]
    mover.hand.once("gift-cards", {"account": account, "amount_ore": CARD_ORE, "tenders": tenders})


def move_cash(mover: Mover) -> None:
    """Put money into the drawer, or take some out."""
    if mover.takes_cash:
        path, kind = mover.chance.choice([("pay-ins", "change"), ("pay-outs", "bank")])
        mover.hand.once(
            path, {"amount_ore": mover.chance.randint(1, 50) * 100, "reason": "lab", "type": kind}
        )


def copy(mover: Mover) -> None:
    """Print the copy of a receipt."""
    if mover.hand.sold:
        receipt, _ = mover.chance.choice(mover.hand.sold)
        mover.hand.once("copies", {"receipt": receipt})


def take_x(mover: Mover) -> None:
    """Take an X report."""
    mover.hand.once("x-reports", {})


def close_day(mover: Mover) -> None:
    """Take the Z, and begin a new day."""
    body = mover.counted(mover.hand)
    if mover.hand.once("z-reports", body).is_done:
        mover.hand.put_float_in()


MOVES: Final[Sequence[tuple[Move, int]]] = (
    (sell_at_once, 30),
    (ring_up, 25),
    (take_last_out, 3),
    (complete, 12),
    (set_aside, 4),
    (take_up, 4),
    (give_up, 2),
    (take_back, 4),
    (sell_gift_card, 3),
    (move_cash, 3),
    (copy, 2),
    (take_x, 1),
)
"""What hands do, and how often beside each other."""
