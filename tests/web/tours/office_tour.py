"""The tour by the routes of the office that no other tour goes by."""

from datetime import timedelta

from lxml import etree

from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.insight.report_sales import Apart
from datakasse.trade.moment import business_day
from lab.partners.memory_system import GOOD_TOKEN, TOKEN, Mood
from tests.till.shopkeeper import FRONT, KARI, PINS
from tests.web.caller import API
from tests.web.tours.access_tour import have_a_password, keep_the_staff_register, look_after_people
from tests.web.tours.backup_tour import make_copies
from tests.web.tours.catalogue_tour import keep_the_catalogue
from tests.web.tours.customers_tour import keep_the_customers
from tests.web.tours.set_up_tour import (
    add_a_register,
    give_a_register_its_printer,
    set_the_shop_up,
)
from tests.web.tours.stock_tour import buy_goods, keep_the_stock
from tests.web.tours.till_tour import SNUS
from tests.web.tours.tour import Tour


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
