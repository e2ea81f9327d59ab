"""Over HTTP: whoever administers looks through who may what, and confirms what she saw."""

from tests.till.shopkeeper import KARI, OLA, REVISOR
from tests.web.caller import Caller

PATH = "/office/access-review"


def test_what_was_seen_is_confirmed_and_nothing_else(caller: Caller) -> None:
    kari = caller.office(KARI)
    shown = kari.done("GET", PATH)
    assert (shown["last_at"], [each["operator_id"] for each in shown["people"]][:1]) == (None, [KARI])
    kari.done("PUT", f"/office/people/{OLA}/role", {"role": "assistant"})
    old = {"seen": shown["seen"]}
    kari.refuse("POST", PATH, old, status=409, code="people.access_changed")
    done = kari.done("POST", PATH, {"seen": kari.done("GET", PATH)["seen"]})
    assert (done["last_by"], done["is_due"]) == (KARI, False)


def test_who_does_not_administer_sees_nothing_of_it(caller: Caller) -> None:
    revisor = caller.office(REVISOR)
    for method, body in (("GET", None), ("POST", {"seen": "x"})):
        revisor.refuse(method, PATH, body, status=403, code="operator.missing_right", kept=True)
