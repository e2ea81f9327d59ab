"""Baskets at a register: one a device, parked and taken up, changed line by line, and gone when they end."""

from datetime import timedelta

import msgspec
import pytest

from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineAdded,
    LineCorrected,
    LineDiscounted,
    LineNoted,
    SaleDiscounted,
    ServingChosen,
)
from datakasse.journal.events.people import (
    SignedOn,
)
from datakasse.journal.events.register import (
    SystemStopped,
)
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.journal.register_state import RegisterState
from datakasse.trade.goods.article import Serving
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import Basket
from tests.journal.folded import NOON, folded, milk, record
from tests.journal.instances import SALE
from tests.trade.goods import BREAD, MILK, line


def open_basket(state: RegisterState, lane: str = "") -> Basket:
    """The open basket at a device, which is there."""
    basket = state.lane(lane).basket
    assert basket is not None
    return basket


# ── several devices ──


def test_each_device_has_its_own_operator_and_basket() -> None:
    state = folded(
        record(SignedOn(), operator="1000"),
        record(SignedOn(), operator="1001", lane="2"),
        milk(),
        record(LineAdded("b-2", line(BREAD)), lane="2"),
    )
    assert {name: lane.operator for name, lane in state.lanes.items()} == {"": "1000", "2": "1001"}
    assert (open_basket(state).basket_id, open_basket(state, "2").basket_id) == ("b-1", "b-2")
    sold = folded(SaleCompleted("b-1", SALE, "sales", 1), since=state)
    assert sold.lane().basket is None
    assert sold.has_open_sale, "the other device's"


def test_what_one_device_parked_another_takes_up() -> None:
    state = folded(milk(), BasketParked("b-1", "Bord 4"))
    state = folded(record(BasketResumed("b-1"), lane="2"), since=state)
    assert (state.lane().basket, open_basket(state, "2").basket_id) == (None, "b-1")


def test_a_device_speaks_of_its_own_basket_only() -> None:
    state = folded(milk())
    with pytest.raises(ValueError, match="not the open one"):
        folded(record(LineDiscounted("b-1", 1, Discount(share_bp=1_000)), lane="2"), since=state)


def test_a_stop_empties_the_places_and_keeps_the_baskets() -> None:
    state = folded(
        record(SignedOn(), operator="1000", lane="2"),
        record(LineAdded("b-2", line(BREAD)), lane="2"),
        record(SignedOn(), operator="1001", lane="3"),
        SystemStopped(),
    )
    assert {name: lane.operator for name, lane in state.lanes.items()} == {"2": ""}
    assert open_basket(state, "2").basket_id == "b-2"


# ── the basket ──


def test_lines_come_and_go() -> None:
    state = folded(milk(), LineAdded("b-1", line(BREAD, line_id=2)))
    assert state.has_open_sale
    assert (open_basket(state).basket_id, open_basket(state).gross_ore) == ("b-1", 75_00)
    reduced = folded(LineCorrected("b-1", 1, "1001", 2_000, 1_000, 32_80), since=state)
    assert [row.quantity_milli for row in open_basket(reduced).lines] == [1_000, 1_000]
    removed = folded(LineCorrected("b-1", 1, "1001", 1_000, 0, 16_40), since=reduced)
    assert [row.name for row in open_basket(removed).lines] == ["Bread"]


def test_discounts_and_serving_are_on_the_basket() -> None:
    state = folded(
        milk(),
        LineDiscounted("b-1", 1, Discount(share_bp=5_000)),
        SaleDiscounted("b-1", Discount(amount_ore=4_60)),
        ServingChosen("b-1", Serving.EAT_IN),
    )
    assert open_basket(state).gross_ore == 24_60
    assert open_basket(state).sale_discount == Discount(amount_ore=4_60)
    assert open_basket(state).serving is Serving.EAT_IN


def test_serving_may_be_chosen_first() -> None:
    """The basket is there and empty; it begins with its first line."""
    state = folded(ServingChosen("b-1", Serving.EAT_IN))
    assert not state.has_open_sale
    assert (open_basket(state).begun_at, open_basket(state).serving) == (NOON, Serving.EAT_IN)
    state = folded(milk(), since=state)
    assert (open_basket(state).begun_at, open_basket(state).serving) == (line(MILK).added_at, Serving.EAT_IN)


def test_a_basket_that_is_resumed_begins_anew() -> None:
    """So the times of transactions rise with their numbers."""
    later = NOON + timedelta(hours=1)
    parked = folded(milk(), BasketParked("b-1", "Bord 4"))
    assert (parked.lane().basket, parked.has_open_sale) == (None, False)
    assert [(row.name, row.at) for row in parked.parked] == [("Bord 4", NOON)]
    resumed = folded(record(BasketResumed("b-1"), at=later), since=parked)
    assert resumed.parked == ()
    assert open_basket(resumed) == msgspec.structs.replace(parked.parked[0].basket, begun_at=later)


def test_baskets_wait_in_the_order_they_were_parked() -> None:
    state = folded(
        milk(),
        BasketParked("b-1", "1"),
        milk("b-2"),
        BasketParked("b-2", "2"),
        BasketResumed("b-1"),
    )
    assert [row.name for row in state.parked] == ["2"]


@pytest.mark.parametrize("ends", [SaleCompleted("b-1", SALE, "sales", 1), SaleAborted("b-1", SALE)])
def test_a_basket_that_ended_is_gone(ends: Event) -> None:
    """Open or parked; another one stays."""
    assert folded(milk(), ends).lane().basket is None
    assert folded(milk(), BasketParked("b-1", "1"), ends).parked == ()
    other = folded(milk("b-2"), ends)
    assert open_basket(other).basket_id == "b-2"
    waiting = folded(milk("b-2"), BasketParked("b-2", "2"), ends)
    assert [row.basket.basket_id for row in waiting.parked] == ["b-2"]


def test_an_empty_basket_gives_way_to_another() -> None:
    emptied = folded(milk(), LineCorrected("b-1", 1, "1001", 3_000, 0, 49_20))
    assert not emptied.has_open_sale
    state = folded(milk("b-2"), since=emptied)
    assert (open_basket(state).basket_id, len(open_basket(state).lines)) == ("b-2", 1)


@pytest.mark.parametrize(
    "event",
    [
        milk("b-2", 2),
        LineCorrected("b-2", 1, "1001", 3_000, 0, 1_00),
        LineDiscounted("b-2", 1, Discount(share_bp=1_000)),
        LineNoted("b-2", 1, "uten løk"),
        SaleDiscounted("b-2", Discount(share_bp=1_000)),
        ServingChosen("b-2", Serving.EAT_IN),
        BasketParked("b-2", "2"),
        BasketResumed("b-2"),
    ],
    ids=lambda event: type(event).__name__ if isinstance(event, msgspec.Struct) else "",
)
def test_an_entry_about_another_basket_than_the_open_one_is_a_bug(event: Event) -> None:
    """It must not land in the wrong customer's basket, nor lose one."""
    with pytest.raises(ValueError, match="b-2"):
        folded(milk("b-1"), event)
    with pytest.raises(ValueError, match="b-2"):
        folded(milk("b-2"), BasketParked("b-2", "2"), milk("b-1"), event)


@pytest.mark.parametrize(
    "event",
    [
        LineCorrected("b-1", 1, "1001", 3_000, 0, 1_00),
        BasketParked("b-1", "1"),
        BasketResumed("b-1"),
    ],
)
def test_an_entry_about_a_basket_that_is_not_there_is_a_bug(event: Event) -> None:
    with pytest.raises(ValueError, match="b-1"):
        folded(event)
