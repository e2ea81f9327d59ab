"""One approves for another over HTTP: the refusal names it, and a header carries what was given."""

import pytest
from argon2 import PasswordHasher

from datakasse.counter.badge import badge_digest
from datakasse.trade.people.operator import Operator, Role
from tests.shop import NOON
from tests.till.shopkeeper import FRONT, KARI, OLA
from tests.web.caller import Caller, Json, Screen

LISE, PIN = "7", "7777"
VASK = {"amount_ore": 50_00, "reason": "vask"}
MISSING: Json = {"status": 403, "code": "operator.missing_right", "kept": True}


@pytest.fixture
def lise(caller: Caller) -> Screen:
    """Lise, an assistant, at the front register."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    assistant = Operator(LISE, "Lise", "Lie", Role.ASSISTANT, NOON)
    caller.shop.counter.store.write(lambda books: books.put_operator(assistant, quick.hash(PIN))).result()
    caller.open(OLA)
    answer = caller.nobody().post("sign-on", {"operator": LISE, "pin": PIN})
    caller.client.cookies.clear()
    return Screen(caller, FRONT, answer.json()["token"])


def asked(screen: Screen, method: str, path: str, body: Json) -> str:
    """Ask for what one may not do and return the approval that it wants."""
    return screen.refuse(method, path, body, **MISSING)["facts"]["approval"]


def given(screen: Screen, approval: str) -> dict[str, str]:
    """Have the manager approve, and return the header that says so."""
    screen.done("POST", f"approvals/{approval}", {"operator": KARI, "pin": "1111"})
    return {"approval": approval}


def test_a_pay_out_is_approved_and_done_once(lise: Screen) -> None:
    """Also when the answer got lost and it is asked again with the same key."""
    header = given(lise, asked(lise, "POST", "pay-outs", VASK))
    once: Json = {"key": "vask-1", "headers": header, "status": 201}
    paid = lise.done("POST", "pay-outs", VASK, **once)
    assert lise.done("POST", "pay-outs", VASK, **once) == paid
    lise.refuse("POST", "pay-outs", VASK, key="vask-2", headers=header, **MISSING)
    assert lise.caller.shop.kinds().count("paid_out") == 1


def test_a_discount_is_approved(lise: Screen) -> None:
    lise.done("POST", "basket/lines", {"code": "200"})
    off = {"share_bp": 1_000, "reason": "ventet"}
    header = given(lise, asked(lise, "POST", "basket/discount", off))
    assert lise.done("POST", "basket/discount", off, headers=header)["basket"]["discount_ore"] == 3_90


def test_a_badge_approves_as_a_pin_does(lise: Screen) -> None:
    code = "DKBABCDEFGHIJKLMNOP"
    lise.caller.shop.counter.store.write(lambda books: books.put_badge(KARI, badge_digest(code))).result()
    approval = asked(lise, "POST", "pay-outs", VASK)
    lise.done("POST", f"approvals/{approval}", {"badge": code})
    assert lise.done("POST", "pay-outs", VASK, headers={"approval": approval}, status=201)


def test_the_wrong_pin_approves_nothing(lise: Screen) -> None:
    approval = asked(lise, "POST", "pay-outs", VASK)
    wrong = {"operator": KARI, "pin": "0000"}
    lise.refuse("POST", f"approvals/{approval}", wrong, status=401, code="operator.wrong_pin", kept=True)
    lise.refuse("POST", "pay-outs", VASK, headers={"approval": approval}, **MISSING)


def test_a_screen_with_nobody_at_it_approves_nothing(lise: Screen) -> None:
    approval = asked(lise, "POST", "pay-outs", VASK)
    body = {"operator": KARI, "pin": "1111"}
    lise.caller.nobody().refuse(
        "POST", f"approvals/{approval}", body, status=401, code="operator.not_signed_on"
    )


@pytest.mark.parametrize("header", ["", ",", "a,b,c,d,e,f", "x" * 5_000])
def test_a_strange_header_is_no_approval(lise: Screen, header: str) -> None:
    lise.refuse("POST", "pay-outs", VASK, headers={"approval": header}, **MISSING)
