"""The part of the tour through the ledger: accounts, vouchers, days, a correction, a locked month."""

from tests.till.shopkeeper import FRONT
from tests.web.tours.tour import Tour


def keep_the_ledger(tour: Tour) -> None:
    """Go by every route of the ledger, from the office, once the day is closed."""
    at_the_till = tour.screen
    tour.screen = tour.caller.office()
    number = tour.go("GET", "/office/accounts")[0]["number"]
    assert tour.go("PUT", f"/office/accounts/{number}", {"name": "Et annet navn"})
    assert tour.go("GET", "/office/mapping")
    assert tour.go("PUT", "/office/mapping", {"purpose": "tips", "account": number})
    assert tour.go("PUT", "/office/departments/1", {"department": "10"}) is not False
    shown = tour.go("GET", "/office/vouchers")["vouchers"]
    entry = shown[0]["entry"]
    assert tour.go("GET", f"/office/vouchers/{FRONT}/{entry}")
    key = next(day["key"] for day in tour.go("GET", "/office/days") if day["z_number"])
    assert tour.go("GET", f"/office/days/{key}")
    assert tour.go("GET", f"/office/days/{key}/cash-report")["tenders"][0]["tender"] == "cash"
    assert tour.go("GET", "/office/waiting")["vouchers"] == []
    lines = [
        {"account": "1910", "text": "Bank", "net_ore": -50_00},
        {"account": "1571", "text": "Vask", "net_ore": 50_00},
    ]
    tour.go("POST", "/office/corrections", {"reason": "Feil konto", "lines": lines}, status=201)
    tour.go("POST", "/office/periods", {"through": "2026-02-28"}, status=201)
    assert [row["holds"] for row in tour.go("GET", "/office/periods")] == [True]
    tour.screen = at_the_till
