"""Loyalty points over HTTP: from the office's terms to the customer's page."""

from tests.till.shopkeeper import COFFEE_ORE, KARI
from tests.web.caller import EXACT_CASH, Caller

TERMS = {"earn_ore": 10_00, "worth_ore": 10_00}
EARNED = COFFEE_ORE // 10_00


def test_points_are_earned_and_spent_by_whoever_takes_part(caller: Caller) -> None:
    office, till = caller.office(KARI), caller.open()
    wrong = {"earn_ore": 1_00, "worth_ore": 2_00}
    office.refuse("PUT", "/office/points", wrong, status=422, code="points.malformed")
    assert office.done("PUT", "/office/points", TERMS)["terms"] == TERMS
    ada = office.done("POST", "/office/customers", {"name": "Ada Lunde"}, status=201)["customer"]["number"]
    chosen = {"customer": ada, "for_points": True}
    till.done("POST", "basket/lines", {"code": "200"})
    assert till.call("PUT", "basket/customer", chosen).json()["code"] == "points.no_part"
    said = {"how": "på papir", "text_version": "1"}
    office.done("PUT", f"/office/customers/{ada}/consents/loyalty", said)
    assert till.done("PUT", "basket/customer", chosen)["basket"]["customer"] == f"{ada} · 0 p"
    assert till.call("PUT", "basket/points", {}).json()["code"] == "points.too_few"
    till.done("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201)
    till.done("POST", "basket/lines", {"code": "200"})
    till.done("PUT", "basket/customer", chosen)
    shown = till.done("PUT", "basket/points", {"points": 1})["basket"]
    assert (shown["points"], shown["discount_ore"]) == ("1", 10_00)
    assert till.done("DELETE", "basket/points")["basket"]["discount_ore"] == 0
    assert till.done("PUT", "basket/points", {})["basket"]["gross_ore"] == COFFEE_ORE - EARNED * 10_00
    key = {"key": "twice"}
    for _ in range(2):
        till.done("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201, **key)
    page = office.done("GET", f"/office/customers/{ada}")
    assert (page["points"], [row["spent"] for row in page["points_rows"]]) == (0, [EARNED, 0])
    assert office.done("DELETE", "/office/points")["terms"] is None
    till.done("POST", "basket/lines", {"code": "200"})
    assert till.call("PUT", "basket/customer", chosen).json()["code"] == "points.no_part"
