"""The customers' part of the tour of the routes."""

from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import KARI
from tests.web.tours.tour import Tour

AT = "/office/customers"
PRIVACY = "/office/privacy"
POINTS = "/office/points"
INVOICES = "/office/invoices"


def keep_the_customers(tour: Tour) -> None:
    """Enter somebody, put her address right, and erase her."""
    entered = tour.go("POST", AT, {"name": "Kafeen AS", "organisation_number": "974 760 673"}, status=201)
    number = entered["customer"]["number"]
    assert {row["number"] for row in tour.go("GET", AT)} >= {number}
    assert tour.go("PUT", POINTS, {"earn_ore": 10_00, "worth_ore": 50})["terms"]["worth_ore"] == 50
    assert tour.go("GET", POINTS)["terms"]["earn_ore"] == 10_00
    assert tour.go("DELETE", POINTS)["terms"] is None
    moved = {"name": "Kafeen AS", "street_address": "Torget 1", "postal_address": "7011 Trondheim"}
    assert tour.go("PUT", f"{AT}/{number}", moved)["customer"]["street_address"] == "Torget 1"
    assert tour.go("GET", f"{AT}/{number}")["owed_ore"] == 0
    said = {"how": "på papir", "text_version": "2026-01"}
    assert tour.go("PUT", f"{AT}/{number}/consents/news", said)["customer"]["consents"][0]["given_at"]
    assert tour.go("DELETE", f"{AT}/{number}/consents/news")["customer"]["consents"][0]["withdrawn_at"]
    assert tour.go("GET", f"{AT}/{number}/handed-out")["customer"]["name"] == "Kafeen AS"
    assert tour.go("GET", f"{AT}/{number}/handed-out?form=pdf").content.startswith(b"%PDF-")
    assert tour.go("GET", f"{AT}/{number}/statement").content.startswith(b"%PDF-")
    paid = {"customer": number, "amount_ore": 100_00, "reference": "1"}
    noted = tour.go("POST", f"{AT}/payments", paid, status=201)
    back = {"customer": number, "amount_ore": -100_00, "reference": f"{noted['register']}-{noted['entry']}"}
    tour.go("POST", f"{AT}/payments", back, status=201)
    invoice(tour, number)
    # An account that was paid on is bookkeeping: name and address stay for as long as that is kept.
    early = tour.go("DELETE", f"{AT}/{number}", status=403)
    assert early.json()["code"] == "customer.kept_by_law"
    assert tour.go("DELETE", f"{AT}/{number}?what_may_go=true")["kept_until"] == "2032-01-01"
    assert tour.go("GET", f"{PRIVACY}/processing")["processings"][0]["name"] == "Operatører"
    for paper in ("behandlingsprotokoll", "personvernerklaering", "databehandleravtale"):
        assert tour.go("GET", f"{PRIVACY}/papers/{paper}").text.startswith("# ")
    lost = {"found_at": "2026-03-01T08:00:00Z", "what": "En minnepinne er borte."}
    breach = tour.go("POST", f"{PRIVACY}/breaches", lost, status=201)
    assert tour.go("GET", f"{PRIVACY}/breaches")[0]["left_s"] is not None
    decided = {"outcome": "not_needed", "reason": "Den var kryptert."}
    assert tour.go("PUT", f"{PRIVACY}/breaches/{breach['number']}", decided)["decided_at"]
    number = tour.go("POST", AT, {"name": "Nina"}, status=201)["customer"]["number"]
    assert tour.go("DELETE", f"{AT}/{number}") == {"customer": number, "kept_until": None}


def invoice(tour: Tour, bare: str) -> None:
    """Say how invoices are made, make one of what was sold on account, and take it out."""
    terms = {"account": "86011117947", "since": "2026-01-01", "first_number": 10_001}
    assert tour.go("PUT", f"{INVOICES}/terms", terms)["account"] == "86011117947"
    none = tour.go("POST", INVOICES, {"customer": bare, "month": "2026-03"}, status=409)
    assert none.json()["code"] == "invoice.nothing"
    buyer = tour.go("POST", AT, {"name": "Hotellet AS", "organisation_number": "987654325"}, status=201)
    number = buyer["customer"]["number"]
    shop = tour.caller.shop
    shop.do(SellAtOnce((Item("200"),), (Tender(TenderKind.INVOICE, account=number),)), KARI)
    shop.print_out()
    [waiting] = tour.go("GET", f"{INVOICES}/waiting/{number}")["sales"]
    sale = {"register": waiting["register"], "entry": waiting["entry"]}
    assert tour.go("POST", INVOICES, {"customer": number, "sales": [sale]}, status=201) == {
        "numbers": [10_001]
    }
    assert tour.go("GET", INVOICES)["rows"][0]["open_ore"] == waiting["amount_ore"]
    # Sent to somebody who wants it as a file.
    assert b"CustomizationID" in tour.go("GET", f"{INVOICES}/10001?form=ehf").content
    assert tour.go("GET", f"{INVOICES}/10001").content.startswith(b"%PDF-")
