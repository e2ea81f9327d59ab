"""The tour by the routes of the till."""

from lxml import etree

from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from tests.till.shopkeeper import BACK, BREAD_ORE, COFFEE_ORE, FRONT, KARI, OLA, PINS
from tests.web.caller import API, COFFEE, EXACT_CASH, Screen
from tests.web.tours.bank_tour import keep_the_bank
from tests.web.tours.ledger_tour import keep_the_ledger
from tests.web.tours.tour import Tour

SNUS = {"name": "Snus", "group": "TOBAKK", "vat_code": "3", "price_ore": 9_900}


def sign_on(tour: Tour) -> None:
    assert tour.go("GET", "/about")["model"]
    assert tour.go("GET", "/network") is None
    assert tour.go("GET", "/network/code") is None
    assert tour.go("GET", "/clock")["at"].startswith("2026-")
    assert [row["register_id"] for row in tour.go("GET", "/registers")][:2] == [FRONT, BACK]
    assert tour.go("POST", "start")["started"] is True
    assert {row["operator_id"] for row in tour.go("GET", "operators")} == {"1", "2", "9"}
    token = tour.go("POST", "sign-on", {"operator": KARI, "pin": "1111"})["token"]
    tour.screen = Screen(tour.caller, FRONT, token)
    chosen = tour.go("PUT", "preferences", {"language": "nn", "hand": "left"})["operator"]["preferences"]
    assert chosen == {"language": "nn", "hand": "left", "sound": "normal", "scheme": "system"}
    nothing_asked = tour.go("POST", "approvals/x", {"operator": KARI, "pin": "1111"}, status=409)
    assert nothing_asked.json()["code"] == "approval.nothing_asked"
    assert "<svg" in tour.go("POST", f"operators/{KARI}/badge", {"pin": PINS[KARI]})["qr"]
    assert tour.go("DELETE", f"operators/{KARI}/badge")["mine"] is True
    wrong = tour.go("POST", "sign-on/badge", {"code": "DKBABCDEFGHIJKLMNOP"}, status=401)
    assert wrong.json()["code"] == "operator.wrong_badge"
    assert tour.go("PUT", "lock", {"after_minutes": 2})["register"]["lock_after_minutes"] == 2
    assert tour.go("POST", "lock")["mine"] is False
    token = tour.go("POST", "sign-on", {"operator": KARI, "pin": "1111"})["token"]
    tour.screen = Screen(tour.caller, FRONT, token)
    assert tour.go("POST", "float", {"amount_ore": 50_000})["float_declared"] is True
    tour.put_out()
    assert tour.go("GET", "")["operator"]["operator_id"] == KARI


def ring_up(tour: Tour) -> None:
    assert tour.go("PUT", "basket/serving", {"serving": "eat_in"})["basket"]["serving"] == "eat_in"
    assert (
        tour.go("POST", "basket/lines", {"code": "7038010000010"})["basket"]["lines"][0]["article"] == "100"
    )
    label = {"prefix": "23", "says": "weight", "decimals": 3}
    assert tour.go("PUT", "/scale-labels", {"labels": [label]})[0]["item_digits"] == 5
    assert tour.go("GET", "/scale-labels")[0]["prefix"] == "23"
    assert tour.go("POST", "basket/scans", {"code": "DKBx"})["scanned"] == {"found": "badge"}
    run = {"scans": [{"code": "DKBx", "key": "badge-1"}]}
    assert tour.go("POST", "basket/scans/run", run)["scanned"] == [{"found": "badge"}]
    two = tour.go("POST", "basket/lines", {"code": "200", "quantity_milli": 2_000})
    assert two["basket"]["gross_ore"] == BREAD_ORE + 2 * COFFEE_ORE
    assert tour.go("POST", "basket/lines/2/discount", {"share_bp": 1_000})["basket"]["discount_ore"] == 780
    assert tour.go("POST", "basket/discount", {"amount_ore": 500})["basket"]["gross_ore"] == 11_510
    assert "customer" in tour.go("PUT", "basket/customer", {"customer": "nobody"}, status=404).text
    assert tour.go("DELETE", "basket/customer")["basket"]["customer"] == ""
    assert "coupon.unknown" in tour.go("PUT", "basket/coupon", {"code": "SOMMER10"}, status=404).text
    assert tour.go("DELETE", "basket/coupon")["basket"]["coupon"] == ""
    assert "points.no_part" in tour.go("PUT", "basket/points", {}, status=409).text
    assert tour.go("DELETE", "basket/points")["basket"]["points"] == ""
    assert tour.go("POST", "price-checks", {"code": "102"})["price_ore"] == 3_500


def correct(tour: Tour) -> None:
    assert len(tour.go("POST", "basket/lines", {"code": "201"})["basket"]["lines"]) == 3
    assert len(tour.go("POST", "basket/undo")["basket"]["lines"]) == 2
    reduced = tour.go("PATCH", "basket/lines/2", {"quantity_milli": 1_000})
    assert reduced["basket"]["lines"][1]["quantity_milli"] == 1_000
    tour.go("POST", "basket/lines", {"code": "202"})
    assert len(tour.go("DELETE", "basket/lines/4")["basket"]["lines"]) == 2
    assert tour.go("POST", "basket/provisional")["view"]["basket"]["lines"]
    tour.put_out()
    parked = tour.go("POST", "basket/park", {"name": "Bord 4"})
    assert parked["basket"] is None
    basket_id = parked["parked"][0]["basket_id"]
    assert tour.go("POST", "basket/parked-slip", {"basket_id": basket_id})["job"]
    tour.caller.shop.print_out()
    assert tour.go("POST", "basket/resume", {"basket_id": basket_id})["basket"]["basket_id"] == basket_id
    assert tour.go("POST", "basket/abort", {})["basket"] is None


def sell_and_take_back(tour: Tour) -> None:
    tour.go("POST", "basket/lines", {"code": "200"})
    sold = tour.go(
        "POST", "basket/complete", {"tenders": [{"kind": "cash", "amount_ore": 5_000}]}, status=201
    )
    assert (sold["series"], sold["receipt"], sold["change_ore"]) == ("sales", 1, 1_100)
    tour.put_out()
    again = tour.go("POST", "sales", COFFEE, status=201)
    assert (again["receipt"], again["gross_ore"], len(again["digest"])) == (2, COFFEE_ORE, 64)
    tour.put_out()
    assert [row["receipt"] for row in tour.go("GET", "sales?limit=5")] == [2, 1]
    assert tour.go("GET", f"sales/{again['transaction']}")["outline"]["receipt"] == 2
    back = tour.go("POST", "basket/returns", {"receipt": 1, "reason": "kald"})
    assert back["basket"]["gross_ore"] == -COFFEE_ORE
    paid_back = tour.go("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201)
    assert (paid_back["series"], paid_back["gross_ore"]) == ("return", -COFFEE_ORE)
    tour.put_out()
    assert tour.go("GET", "receipts/sales/1")["lines"][0]["returned_milli"] == 1_000
    assert tour.go("POST", "copies", {"receipt": 2}, status=201)["job"]
    tour.put_out()


def look(tour: Tour) -> None:
    job = tour.go("GET", "documents")["shown"][0]["job"]
    assert "KOPI" in tour.go("GET", f"documents/{job}").text.upper()
    assert tour.go("GET", "journal?from=2&limit=3")["next"] == 5
    assert tour.go("POST", "journal/print", {"from_entry": 1, "to_entry": 3}, status=201)["job"]
    tour.put_out()
    assert tour.go("POST", "x-reports", {}, status=201)["number"] == 1
    tour.put_out()
    assert tour.go("GET", "/articles/grid")["groups"]
    assert "family.unknown" in tour.go("GET", "/articles/families/K", status=404).text
    assert "\t" in tour.go("GET", "/articles/foreseen").text
    assert '"200"' in tour.go("GET", "/articles/names").text
    assert tour.go("GET", "/articles?search=kaffe")[0]["number"] == "200"
    file = tour.go("GET", "/exports/saft-cash")
    assert str(etree.fromstring(file.content).tag).endswith("auditfile")


def hand_over(tour: Tour) -> None:
    tour.caller.shop.do(SetReceiptAddress("https://kvittering.example.no"), "")
    tour.go("POST", "basket/lines", {"code": "200"})
    card = [{"kind": "debit_card", "amount_ore": COFFEE_ORE}]
    sold = tour.go("POST", "basket/complete", {"tenders": card, "way": "link"}, status=201)
    assert tour.go("GET", f"documents/{sold['job']}/link")["fetched"] is False
    view = tour.go("PUT", f"documents/{sold['job']}/way", {"way": "paper"})
    assert view["last_receipt"]["way"] == "paper"
    tour.put_out()
    token = tour.go("POST", "display")["token"]
    facing = {"authorization": f"Bearer {token}"}
    assert tour.go("GET", "display", headers=facing)["paid"]["receipt"] == sold["receipt"]
    tour.go("DELETE", "display")


def move_money(tour: Tour) -> None:
    pay_in = {"amount_ore": 10_000, "reason": "veksel", "type": "change"}
    assert tour.go("POST", "pay-ins", pay_in, status=201)["transaction"]
    tour.put_out()
    tour.go("POST", "pay-outs", {"amount_ore": 2_000, "reason": "frimerker", "type": "expense"}, status=201)
    tour.put_out()
    card = {"account": "G7", "amount_ore": 20_000, "tenders": EXACT_CASH}
    assert tour.go("POST", "gift-cards", card, status=201)["transaction"]
    tour.put_out()
    assert tour.go("POST", "drawer/open", {"reason": "bytte rull"})["drawer"] == "open"
    assert tour.go("POST", "drawer/closed")["drawer"] == "closed"


def sell_rarely(tour: Tour) -> None:
    """Go by what is done now and then: a note, a balance, a customer."""
    tour.go("POST", "basket/lines", {"code": "200"})
    noted = tour.go("PUT", "basket/lines/1/note", {"note": "uten lokk"})
    assert noted["basket"]["lines"][0]["note"] == "uten lokk"
    tour.go("POST", "basket/abort", {})
    assert tour.go("POST", "customers/search", {"text": "pens"}) == [
        {"customer": "kunde-7", "name": "Pensjonatet"}
    ]
    assert tour.go("POST", "voucher-balances", {"account": "G7"})["balance_ore"] == 20_000


def let_in(tour: Tour) -> None:
    code = tour.go("POST", "device-codes", status=201)["code"]
    paired = tour.go("POST", "devices", {"code": code, "name": "Nettbrett"}, status=201)
    assert (paired["device"], paired["name"]) == ("2", "Nettbrett")
    tablet = Screen(tour.caller, FRONT, "")  # The cookie it was given is sent from here on.
    tablet.token = tablet.done("POST", "sign-on", {"operator": OLA, "pin": "2222"})["token"]
    assert tablet.done("POST", "basket/lines", {"code": "200"})["device"] == "Nettbrett"
    tour.caller.client.cookies.clear()
    [listed] = tour.go("GET", "devices")
    assert (listed["operator"], listed["has_open_sale"]) == (OLA, True)
    [parked] = tour.go("POST", "devices/2/park")["parked"]
    assert parked["name"] == "Nettbrett"
    assert tour.go("POST", "basket/abort", {"basket_id": parked["basket_id"]})["parked"] == []
    assert tour.go("DELETE", "devices/2")["elsewhere"] == []


def close(tour: Tour) -> None:
    expected_ore = tour.go("GET", "expected-cash")["expected_ore"]
    assert expected_ore == 50_000 + COFFEE_ORE + 10_000 - 2_000 + 20_000
    assert len(tour.go("GET", "system-check")["checks"]) == 9
    to_count = tour.go("GET", "to-count")
    assert (to_count["cash"], to_count["belts"]) == (True, [])
    terminals = [{"tender": tender, "explanation": "ingen rapport"} for tender in to_count["terminals"]]
    z = tour.go("POST", "z-reports", {"counted_ore": expected_ore, "terminals": terminals}, status=201)
    assert z["number"] == 1
    assert "Kasseoppgjør" in tour.go("GET", "cash-reports/1").text
    assert tour.go("POST", "cash-reports/1/print", status=201)["job"]
    tour.been.add(
        ("POST", f"{API}/registers/{FRONT}/documents/1/settle")
    )  # Nothing is in doubt: see test_documents.
    tour.been.add(("GET", f"{API}/feed"))  # It never ends: see test_server.
    tour.been.add(("GET", f"{API}/registers/{FRONT}/display/feed"))  # Nor does this one.
    tour.been.add(("GET", f"{API}/office/insight/feed"))  # Nor this: see test_insight.
    keep_the_bank(tour)
    keep_the_ledger(tour)
    tour.go("POST", "sign-off")
    tour.screen = tour.caller.sign_on(KARI)
    assert tour.go("POST", "stop")["started"] is False
