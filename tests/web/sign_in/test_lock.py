"""A locked screen can do nothing, shows nothing of the basket, and gives everything back."""

import json

import pytest

from tests.till.shopkeeper import FRONT, KARI, OLA
from tests.web.caller import Caller, Screen
from tests.web.sign_in.guarded_routes import NOT_SIGNED_ON, knock


def test_a_locked_screen_can_do_nothing_and_tells_nothing_but_that_a_basket_waits(screen: Screen) -> None:
    screen.done("POST", "basket/lines", {"code": "100"})
    head = screen.caller.shop.head()
    locked = screen.done("POST", "lock")
    assert screen.caller.shop.head() == head
    knock(screen, 401, NOT_SIGNED_ON)
    for shown in (locked, screen.done("GET", "")):
        assert (shown["mine"], shown["has_basket"], shown["operator"]["operator_id"]) == (False, True, OLA)
        told = json.dumps(shown)
        assert [word for word in ("Grovbrød", "4990", "basket-") if word in told] == []


@pytest.mark.law("KSF-2-7-1")
def test_who_comes_back_finds_everything_and_nothing_is_written(screen: Screen) -> None:
    before = screen.done("POST", "basket/lines", {"code": "100"})
    screen.done("POST", "lock")
    head = screen.caller.shop.head()
    back = screen.caller.sign_on(OLA)
    assert screen.caller.shop.head() == head
    assert back.done("GET", "")["basket"] == before["basket"]


@pytest.mark.law("KSF-2-7-1", "KSF-2-5-g")
def test_another_takes_over_a_locked_screen_and_its_basket(screen: Screen) -> None:
    before = screen.done("POST", "basket/lines", {"code": "100"})
    screen.done("POST", "lock")
    head = screen.caller.shop.head()
    taken = screen.caller.sign_on(KARI)
    assert screen.caller.shop.kinds(from_number=head + 1) == ["signed_off", "signed_on"]
    assert taken.done("GET", "")["basket"] == before["basket"]


def test_all_screens_of_the_register_are_locked_together(caller: Caller) -> None:
    one = caller.open()
    other = caller.sign_on(OLA)
    other.done("POST", "lock")
    one.refuse("GET", "sales", status=401, code=NOT_SIGNED_ON)


@pytest.mark.parametrize("minutes", [0, 1, 60])
def test_who_runs_the_shop_says_when_screens_lock(caller: Caller, minutes: int) -> None:
    kari = caller.open(KARI)
    assert kari.done("GET", "")["register"]["lock_after_minutes"] == 5
    head = caller.shop.head()
    assert kari.done("PUT", "lock", {"after_minutes": minutes})["register"]["lock_after_minutes"] == minutes
    kari.done("PUT", "lock", {"after_minutes": minutes})
    assert caller.shop.kinds(from_number=head + 1) == ["settings_changed"]


@pytest.mark.parametrize("minutes", [-1, 61])
def test_there_are_limits_to_when(caller: Caller, minutes: int) -> None:
    caller.open(KARI).refuse("PUT", "lock", {"after_minutes": minutes}, status=422, code="request.malformed")


def test_a_cashier_does_not_say_when(screen: Screen) -> None:
    screen.refuse("PUT", "lock", {"after_minutes": 0}, status=403, code="operator.missing_right", kept=True)
    assert screen.register == FRONT
