"""The customers' part of the tour of the routes."""

from tests.web.tour import Tour

AT = "/office/customers"
PRIVACY = "/office/privacy"


def keep_the_customers(tour: Tour) -> None:
    """Enter somebody, put her address right, and erase her."""
    entered = tour.go("POST", AT, {"name": "Kafeen AS", "organisation_number": "974 760 673"}, status=201)
    number = entered["customer"]["number"]
    assert {row["number"] for row in tour.go("GET", AT)} >= {number}
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
