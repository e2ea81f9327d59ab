"""Lise, an assistant, who asks for a right, and somebody who lends it to her."""

from collections.abc import Callable, Sequence

import pytest

from datakasse.counter.counter import Action
from datakasse.errors.missing_right import MissingRight
from datakasse.till.people.approve_action import ApproveAction
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.trade.people.operator import Operator, Role
from tests.shop import NOON
from tests.till.shopkeeper import (
    FRONT,
    KARI,
    Shopkeeper,
)

LISE, PER = "7", "8"
"""Two assistants."""
TEN_OFF = GiveDiscount(amount_ore=10_00, reason="ventet lenge")


@pytest.fixture
def lise(shop: Shopkeeper) -> Shopkeeper:
    """The shop with Lise at the front register, and a coffee in the basket."""

    def hire(operator: str, name: str) -> None:
        assistant = Operator(operator, name, "Lie", Role.ASSISTANT, NOON)
        shop.counter.store.write(lambda books: books.put_operator(assistant, "")).result()

    hire(LISE, "Lise")
    hire(PER, "Per")
    shop.sell("200")
    shop.ring("200")
    shop.sign_on(LISE)
    return shop


def ask(shop: Shopkeeper, action: Action[object], by: str = LISE, at: str = FRONT, lane: str = "") -> str:
    """Ask for what one may not do, and return the name of the approval that it wants."""
    with pytest.raises(MissingRight) as refused:
        shop.counter.carry_out(at, by, action, lane=lane).result()
    return str(refused.value.facts["approval"])


def give(shop: Shopkeeper, approval: str, by: str = KARI, at: str = FRONT) -> None:
    """Approve; the PIN has been looked at."""
    shop.do(ApproveAction(approval, pin_is_right=True), by, at)


def repeat(
    shop: Shopkeeper,
    action: Action[object],
    approvals: Sequence[str],
    *,
    by: str = LISE,
    at: str = FRONT,
    lane: str = "",
) -> object:
    """Ask again, with what was approved."""
    return shop.counter.carry_out(at, by, action, lane=lane, approvals=approvals).result()


def refused_again(shop: Shopkeeper, doing: Callable[[], object], register: str = FRONT) -> None:
    """Fail unless it is refused for want of the right, leaving nothing but the attempt."""
    before, head = shop.traces(), shop.head(register)
    with pytest.raises(MissingRight):
        doing()
    assert shop.traces() == before
    assert shop.kinds(register, head + 1) == ["attempt_refused"]
