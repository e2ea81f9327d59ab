"""
Every route does what it is for, once, on a real store; every route is in the OpenAPI document.

The tour below goes through a day. A route that it does not come by fails the last test of it.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from fastapi.routing import iter_route_contexts
from lxml import etree

from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.insight.report_sales import Apart
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.trade.moment import business_day
from lab.partners.memory_system import GOOD_TOKEN, TOKEN, Mood
from tests.till.shopkeeper import BACK, BREAD_ORE, COFFEE_ORE, FRONT, KARI, OLA, PINS, kept_by
from tests.web.caller import API, COFFEE, EXACT_CASH, OFFICE_ONCE_ONLY, ONCE_ONLY, Caller, Json, Screen
from tests.web.tours.access_tour import have_a_password, keep_the_staff_register, look_after_people
from tests.web.tours.backup_tour import make_copies
from tests.web.tours.bank_tour import keep_the_bank
from tests.web.tours.catalogue_tour import keep_the_catalogue
from tests.web.tours.customers_tour import keep_the_customers
from tests.web.tours.ledger_tour import keep_the_ledger
from tests.web.tours.set_up_tour import (
    add_a_register,
    give_a_register_its_printer,
    set_the_shop_up,
)
from tests.web.tours.stock_tour import buy_goods, keep_the_stock
from tests.web.tours.tour import Tour

SNUS = {"name": "Snus", "group": "TOBAKK", "vat_code": "3", "price_ore": 9_900}


@pytest.fixture
def tour(web_folder: Path) -> Iterator[Tour]:
    with kept_by(web_folder) as shop:
        tour = Tour(shop)
        with tour.caller.client:
            yield tour


@pytest.mark.law("KSF-2-6-5", "KSF-2-8-3-2", "KSF-2-8-5-1", "KSL-3-1")
def test_a_day_over_http_goes_by_every_route(tour: Tour) -> None:
    go_by_every_route(tour)
    assert tour.caller.shop.faults() == []
    assert [route for route in documented(tour.caller) if not been(tour, *route)] == []


def go_by_every_route(tour: Tour) -> None:
    """Have a day that needs each of them."""
    sign_on(tour)
    ring_up(tour)
    correct(tour)
    sell_and_take_back(tour)
    look(tour)
    hand_over(tour)
    move_money(tour)
    sell_rarely(tour)
    administer(tour)
    let_in(tour)
    be_in_the_office(tour)
    close(tour)
    deliver(tour)


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


def administer(tour: Tour) -> None:
    assert tour.go("POST", "printer/test-page", {}, status=201)["job"]
    assert tour.go("PUT", "printer", {"printer": ""})["printer"]["elsewhere"] == ""
    assert tour.go("PUT", "/articles/510", SNUS)["discountable"] is False
    tour.go("DELETE", "/articles/510", status=204)
    widest = {"opens": "08:00", "closes": "20:00"}
    assert tour.go("PUT", "/locations/1/sale-hours", {"weekday": widest})["stated"]["short_day"] is None
    assert tour.go("GET", "sale-hours")["location"] == "1"
    assert tour.go("PUT", "training", {"on": True})["training"] is True
    assert tour.go("PUT", "training", {"on": False})["training"] is False


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


def be_in_the_office(tour: Tour) -> None:
    at_the_till = tour.screen
    assert [row["first_name"] for row in tour.go("GET", "/office/session/people")] == ["Kari", "Revisor"]
    tour.screen = tour.caller.office()
    tour.been.add(("POST", f"{API}/office/session"))
    assert tour.go("GET", "/office/session")["operator_id"] == KARI
    [last] = at_the_till.done("GET", "sales?limit=1")
    assert tour.go("GET", f"/office/sales/{FRONT}/{last['transaction']}")["outline"] == last
    assert "X-rapport" in tour.go("GET", f"/office/papers/{FRONT}/x/1").text
    taken_out = tour.go("GET", "/office/exports/saft-cash")
    assert str(etree.fromstring(taken_out.content).tag).endswith("auditfile")
    [front, *_] = tour.go("GET", "/office/overview")["registers"]
    assert (front["register_id"], front["z_is_missing"]) == (FRONT, False)
    keep_books(tour)
    see_what_is_taken(tour)
    be_told_of_alerts(tour)
    keep_a_view(tour)
    try_a_price(tour)
    keep_the_catalogue(tour)
    keep_the_stock(tour)
    buy_goods(tour)
    keep_the_customers(tour)
    assert tour.go("GET", "/office/control/indicators")[0]["register"]
    assert tour.go("GET", "/office/control/package").content.startswith(b"PK")
    begun = tour.go("POST", "/office/control/packages", {"from": "2026-03-01", "to": None}, status=202)
    tour.caller.app.state.desk.packages.package(begun["number"]).index.result(timeout=20)
    assert tour.go("GET", f"/office/control/packages/{begun['number']}")["files"]
    assert tour.go("GET", f"/office/control/packages/{begun['number']}/file").content.startswith(b"PK")
    assert tour.go("GET", "/office/control/system-description").text
    hand_files_in(tour)
    make_copies(tour)
    look_after_people(tour)
    keep_the_staff_register(tour)
    assert tour.go("GET", f"/office/journal/{FRONT}")["entries"][0]["sort"]
    assert tour.go("GET", f"/office/journal/{FRONT}/state")["fault"] is None
    set_the_shop_up(tour)
    add_a_register(tour)
    give_a_register_its_printer(tour)
    assert {found["name"] for found in tour.go("GET", "/office/health")["findings"]} >= {"journal", "sync"}
    assert tour.go("POST", "/office/health/bundle", status=201)["parts"][0]["name"] == "lesmeg.txt"
    assert tour.go("GET", "/office/health/bundle").content.startswith(b"PK")
    assert tour.go("GET", "/office/health/guides")[0]["name"] == "slow"
    have_a_password(tour)
    assert tour.go("GET", "/office/control/retention")[0]["document"] == "journal"
    assert tour.go("DELETE", "/office/control/buyers/2020") == {"erased": 0}
    tour.go("DELETE", "/office/session", status=204)
    tour.screen = at_the_till


def hand_files_in(tour: Tour) -> None:
    """Nothing goes to the tax administration from a shop that has no access."""
    at = "/office/control/submissions"
    assert tour.go("GET", at)["submissions"] == []
    told = {"client_id": "c", "kid": "k", "private_key": "x"}
    assert tour.go("PUT", f"{at}/access", told, status=422).json()["code"] == "submit.bad_access"
    asked = {"form": "saft-cash", "dialog": "0199", "from": "2026-02-01", "to": "2026-02-02"}
    for path, body in ((at, asked), (f"{at}/1/send", None), (f"{at}/1/status", None)):
        assert tour.go("POST", path, body, status=409).json()["code"] == "submit.no_access"


def keep_books(tour: Tour) -> None:
    """See that everything agrees, and take out the reports."""
    agreement = tour.go("GET", "/office/agreement")
    assert (agreement["holds"], agreement["failing"], agreement["waiting"]) == (True, 0, 0)
    assert {one["holds"] for period in agreement["periods"] for one in period["equations"]} == {True}
    assert b"<TotalDebit>" in tour.go("GET", "/office/exports/saft-financial").content
    assert tour.go("GET", "/office/exports/vouchers?form=xlsx").content.startswith(b"PK")
    assert tour.go("GET", "/office/vat-report?year=2026&term=2")["lines"]
    assert b"mvaMeldingDto" in tour.go("GET", "/office/vat-report?year=2026&form=xml").content
    assert tour.go("GET", "/office/cash-overview?year=2026&month=3")["total"]["days"] == 0
    assert tour.go("GET", "/office/cash-overview?year=2026&form=pdf").content.startswith(b"%PDF-")


def see_what_is_taken(tour: Tour) -> None:
    """Look at the day and at the receipts behind it."""
    shown = tour.go("GET", "/office/insight/day")["shown"]
    assert tour.go("GET", "/office/insight/forecast")["weeks_behind"] == 0
    assert tour.go("GET", f"/office/insight/slow?day={shown['day']}")["to_day"] == shown["day"]
    behind = tour.go("GET", f"/office/insight/receipts?day={shown['day']}")["receipts"]
    assert sum(receipt["gross_ore"] for receipt in behind) == shown["sales_ore"] > 0
    span = f"from={shown['day']}&to={shown['day']}"
    for by in Apart:
        told = tour.go("GET", f"/office/insight/report?by={by}&{span}")
        if by not in {Apart.UNSOLD, Apart.TENDER}:
            assert told["amount_ore"] == shown["sales_ore"], by
    for form, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF-")):
        made = tour.go("GET", f"/office/insight/report?by=article&{span}&form={form}")
        assert made.content.startswith(begins)


def be_told_of_alerts(tour: Tour) -> None:
    """Be told by mail, see what there is, and be told no more."""
    at = "/office/insight/alerts"
    assert tour.go("GET", at)["unseen"] == 0
    proof = {"current": PINS[KARI]}
    lise = {"way": "email", "address": "lise@example.no", "is_new": True, **proof}
    assert tour.go("PUT", f"{at}/recipients/1", lise)["recipients"][0]["address"] == "lise@example.no"
    assert tour.go("POST", f"{at}/seen", {"numbers": [1]})["alerts"] == []
    assert tour.go("DELETE", f"{at}/recipients/1", proof)["recipients"] == []


def keep_a_view(tour: Tour) -> None:
    """Keep the question of a report, and take it away."""
    at = "/office/insight/views"
    view = {"name": "Forrige måned", "by": "day", "span": "last_month", "is_for_all": True}
    made = tour.go("POST", at, view, status=201)
    assert [each["view"]["name"] for each in tour.go("GET", at)] == ["Forrige måned"]
    assert tour.go("DELETE", f"{at}/{made['number']}") == []


def try_a_price(tour: Tour) -> None:
    """Set an experiment up, see its plan, and stop it."""
    at = "/office/insight/experiments"
    first_day = (business_day(tour.caller.shop.clock.now()) + timedelta(days=7)).isoformat()
    wanted = {
        "prices": [{"article": "200", "tried_ore": 4_500, "cost_ore": 1_000}],
        "turn": "week",
        "first_day": first_day,
        "weeks": 4,
    }
    made = tour.go("POST", at, wanted, status=201)
    [shown] = tour.go("GET", at)["experiments"]
    assert (shown["state"], shown["pairs"], shown["measured"]) == ("to_come", 2, [])
    assert sorted(shown["plan"]) == [False, False, True, True]
    [shown] = tour.go("DELETE", f"{at}/{made['number']}")["experiments"]
    assert shown["state"] == "over"


LATER_OFFICE = {"on": True, "start": "2026-01-01", "office_since": "2030-01-01"}


def deliver(tour: Tour) -> None:
    caller = tour.caller
    tour.screen = caller.office()
    chosen = {"system": "memory", "secrets": {TOKEN: GOOD_TOKEN}}
    assert tour.go("PUT", "/office/delivery/connection", chosen)["connection"]["secrets"] == [TOKEN]
    assert tour.go("POST", "/office/delivery/connection/test")["connection"]["whose"]
    proposal = tour.go("GET", "/office/delivery/mapping")["proposal"]
    accounts = {
        row["ours"]["number"]: row["theirs"]["number"] for row in proposal["accounts"] if row["theirs"]
    }
    types = {row["vat_code"]: row["theirs"]["vat_code"] for row in proposal["vat_types"] if row["theirs"]}
    mapped = {"accounts": accounts, "vat_types": types}
    assert tour.go("PUT", "/office/delivery/mapping", mapped)["connection"]["mapped"]
    key = tour.go("GET", "/office/delivery/dry-run")["voucher"]["key"]
    started = tour.go("PUT", "/office/delivery/connection/running", LATER_OFFICE)
    assert started["connection"]["on"]
    caller.theirs.booking = [Mood.REFUSES]
    deliver_waiting(caller.dispatch)
    assert [row["delivery"]["key"] for row in tour.go("GET", "/office/delivery/outbox")] == [key]
    assert tour.go("GET", f"/office/delivery/outbox/{key}")["advice"]
    assert tour.go("POST", f"/office/delivery/outbox/{key}/retry")["advice"] == ""
    why = {"reason": "Ført for hånd"}
    skipped = tour.go("POST", f"/office/delivery/outbox/{key}/skip", why)
    assert skipped["delivery"]["state"] == "skipped"
    assert tour.go("POST", "/office/delivery/run", status=202)["counts"] == {"skipped": 1}
    assert tour.go("GET", "/office/delivery")["needs_a_person"] == 0
    tour.go("PUT", "/office/delivery/connection", {"system": "file"})
    tour.go("PUT", "/office/delivery/connection/running", LATER_OFFICE)
    deliver_waiting(caller.dispatch)
    assert tour.go("POST", "/office/delivery/filed", {"through": "2030-01-01"})["counts"] == {"skipped": 1}


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


def been(tour: Tour, method: str, path: str) -> bool:
    """Return whether the tour has been by a route."""
    pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))
    return any(called == method and pattern.fullmatch(at) for called, at in tour.been)


def documented(caller: Caller) -> list[tuple[str, str]]:
    """Return the routes of the OpenAPI document."""
    document = caller.client.get(f"{API}/openapi.json").json()
    return [(method.upper(), path) for path, methods in document["paths"].items() for method in methods]


def test_every_route_is_in_the_openapi_document_and_in_the_reference(caller: Caller, root: Path) -> None:
    served = {
        (method, context.path.replace(":path}", "}"))
        for context in iter_route_contexts(caller.app.routes)
        if context.path and context.path.startswith(API)
        for method in (context.methods or ())
        if method != "HEAD" and not context.path.endswith("openapi.json")
    }
    assert served == set(documented(caller))
    reference = (root / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert [route for route in served if f"`{route[0]} {route[1]}`" not in reference] == []


def test_the_openapi_document_is_well_formed(caller: Caller) -> None:
    """Each operation is named once, each reference leads somewhere, each path parameter is described."""
    document = caller.client.get(f"{API}/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    operations = [
        (path, operation) for path, methods in document["paths"].items() for operation in methods.values()
    ]
    names = [operation["operationId"] for _, operation in operations]
    assert len(names) == len(set(names))
    for path, operation in operations:
        described = {row["name"] for row in operation.get("parameters", []) if row["in"] == "path"}
        assert described == set(re.findall(r"\{([^}]+)\}", path)), path
        assert operation["description"], path
    for reference in references(document):
        found: Json = document
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]


def references(part: Json) -> list[str]:
    """Return every reference in a JSON document."""
    if isinstance(part, dict):
        fields = cast("dict[str, Json]", part)
        own = [fields["$ref"]] if isinstance(fields.get("$ref"), str) else []
        return own + [found for inner in fields.values() for found in references(inner)]
    inside = cast("list[Json]", part) if isinstance(part, list) else []
    return [found for inner in inside for found in references(inner)]


def test_the_openapi_document_tells_how_things_are_refused(caller: Caller) -> None:
    """Every operation answers a problem when it refuses; nothing of the framework's own shapes is told."""
    document = caller.client.get(f"{API}/openapi.json").json()
    assert "HTTPValidationError" not in document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for operation in methods.values():
            content = operation["responses"]["default"]["content"]
            assert set(content) == {"application/problem+json"}, path


def test_the_openapi_document_tells_which_routes_demand_a_key(caller: Caller) -> None:
    document = caller.client.get(f"{API}/openapi.json").json()
    demanding = {
        path
        for path, methods in document["paths"].items()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "header" and parameter["name"] == "Idempotency-Key" and parameter["required"]
    }
    at_registers = {f"{API}/registers/{{register}}/{path}" for path in ONCE_ONLY}
    of_an_entry = f"{API}/office/staff-register/entries/{{register}}/{{number}}/corrections"
    assert demanding == at_registers | {f"{API}{path}" for path in OFFICE_ONCE_ONLY} | {of_an_entry}


def test_articles_are_looked_up_only_by_somebody_who_is_signed_on(caller: Caller) -> None:
    caller.nobody().refuse("GET", "/articles/foreseen", status=401, code="operator.not_signed_on")
    caller.nobody().refuse("GET", "/articles/names", status=401, code="operator.not_signed_on")
    caller.nobody().refuse("GET", "/articles/grid", status=401, code="operator.not_signed_on")
    caller.nobody().refuse("GET", "/articles?search=brød", status=401, code="operator.not_signed_on")
