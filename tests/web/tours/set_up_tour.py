"""The part of the tour that sets the shop up."""

from datakasse.counter.ports import Drawer, Printer, PrinterStatus
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.printers.screen import OnScreenPrinter
from datakasse.office.shop.add_register import RegisterBench
from datakasse.office.shop.choose_printer import FoundPrinter, PrinterBench
from datakasse.trade.shop.shop import Register
from tests.till.shopkeeper import BACK, FRONT, KARI, PINS
from tests.web.tours.tour import Tour

HERE = {"street": "Fjordgata", "number": "2", "postal_code": "6800", "city": "Førde"}
DESCRIPTION = {
    "name": "Bakeriet på Hjørnet AS",
    "vat_registered": True,
    "in_company_register": True,
    "serves_food": True,
    "street_address": HERE,
    "postal_address": HERE,
    "location": "1",
    "shop_name": "Hjørnet",
    "shop_address": HERE,
}


NETWORK = "192.168.1.0/24"


class QuietStreet:
    """A network with one printer, which nobody calls: how a real one is found, test_printers.py tells."""

    def networks(self) -> tuple[str, ...]:
        """Return the one network."""
        return (NETWORK,)

    def usual(self) -> tuple[str, ...]:
        """Return it."""
        return (NETWORK,)

    def search(self, networks: object) -> tuple[FoundPrinter, ...]:
        """Find the printer."""
        del networks
        return (FoundPrinter("tcp://192.168.1.50:9100", PrinterStatus(reachable=True)),)

    def look(self, setting: str) -> PrinterStatus:
        """Say that it is ready."""
        del setting
        return PrinterStatus(reachable=True)

    def fit(self, register: Register) -> None:
        """Change nothing: the papers of the tour come out on the screen."""

    def described(self, register: str) -> Register | None:
        """Say that no register has machines of its own."""
        del register

    def let_go(self, register: str) -> None:
        """Let go of nothing."""
        del register

    def tried(self, register: Register) -> tuple[Drawer, Printer]:
        """Return machines that are drawn."""
        del register
        drawer = OnScreenDrawer()
        return drawer, OnScreenPrinter(drawer)


def set_the_shop_up(tour: Tour) -> None:
    """See what is missing, look the business up where nobody answers, and describe it by hand."""
    shown = tour.go("GET", "/office/set-up")
    number = shown["company"]["organisation_number"]
    assert (shown["has_sold"], shown["readiness"]["ready"]) == (True, False)
    away = tour.go("GET", f"/office/set-up/look-up/{number}", status=503)
    assert away.json()["code"] == "company.register_away"
    preview = tour.go("POST", "/office/set-up/preview", DESCRIPTION)["text"]
    assert "Fjordgata 2, 6800 Førde" in preview
    assert "Fjordgata" not in str(tour.go("GET", "/office/set-up")["company"])
    kept = tour.go("PUT", "/office/set-up/shop", DESCRIPTION)
    assert kept["company"]["street_address"]["street"] == "Fjordgata"
    texts = {"location": "1", "above": "Bakt i natt", "below": "Byttes innen 30 dager"}
    preview = tour.go("POST", "/office/set-up/receipt-texts/preview", texts)["text"]
    logo = {"width_dots": 8, "height_dots": 1, "bits": "qg=="}
    shown = tour.go("POST", "/office/set-up/receipt-texts/preview", {**texts, "logo": logo})
    assert "data:image/png" in shown["drawing"]
    broken = {**texts, "logo": {**logo, "bits": "æ"}}
    for method, way in (("POST", "/preview"), ("PUT", "")):
        refused = tour.go(method, f"/office/set-up/receipt-texts{way}", broken, status=422)
        assert refused.json()["code"] == "receipt_logo.broken"
    assert preview.index("Bakt i natt") < preview.index("Salgskvittering") < preview.index("Byttes innen")
    kept = tour.go("PUT", "/office/set-up/receipt-texts", {**texts, "logo": logo})
    assert kept["locations"][0]["receipt_logo"] == logo
    kept = tour.go("PUT", "/office/set-up/receipt-texts", texts)
    assert kept["locations"][0]["receipt_logo"] == logo
    assert kept["locations"][0]["receipt_texts"]["below"] == ["Byttes innen 30 dager"]
    refused = tour.go("PUT", "/office/set-up/receipt-texts", {**texts, "above": "k o p i"}, status=422)
    assert refused.json()["code"] == "receipt_text.of_law"
    state_hours(tour)
    kept = tour.go("PUT", "/office/set-up/means", {"location": "1", "means": ["voucher", "cash", "card"]})
    assert kept["locations"][0]["means"] == ["cash", "card", "voucher"]
    refused = tour.go("PUT", "/office/set-up/means", {"location": "1", "means": ["card"]}, status=422)
    assert refused.json()["code"] == "location.cash_has_to_be_taken"
    everything = ["cash", "card", "vipps", "voucher", "deposit_slip", "invoice"]
    tour.go("PUT", "/office/set-up/means", {"location": "1", "means": everything})
    assert tour.go("GET", "/office/mail") == {"account": None}
    refused = tour.go("POST", "/office/mail/trial", {"to": "kari@example.no"}, status=409)
    assert refused.json()["code"] == "mail.no_account"
    account = {"host": "smtp.example.no", "port": 587, "security": "starttls", "sender": "kasse@example.no"}
    assert tour.go("PUT", "/office/mail", account)["account"] == {**account, "user": ""}
    assert tour.go("DELETE", "/office/mail") == {"account": None}


def state_hours(tour: Tour) -> None:
    """Say when the place is open, and when it may sell and serve alcohol."""
    day = {"opens": "09:00", "closes": "17:00"}
    hours = {"location": "1", "weekdays": [day] * 6 + [None], "days": [{"day": "2026-12-24"}]}
    kept = tour.go("PUT", "/office/set-up/opening-hours", hours)
    assert kept["locations"][0]["opening_hours"]["weekdays"][0] == {"opens": "09:00:00", "closes": "17:00:00"}
    assert "2026-05-17" in kept["holidays"]
    twice = {**hours, "days": hours["days"] * 2}
    refused = tour.go("PUT", "/office/set-up/opening-hours", twice, status=422)
    assert refused.json()["code"] == "location.bad_opening_hours"
    beer = {
        "location": "1",
        "weekday": {"opens": "08:00", "closes": "20:00"},
        "serving": {**day, "closes": "01:00"},
    }
    kept = tour.go("PUT", "/office/set-up/sale-hours", beer)
    assert kept["locations"][0]["sale_hours"]["weekday"] == {"opens": "08:00:00", "closes": "20:00:00"}
    assert kept["locations"][0]["sale_hours"]["short_day"] is None
    late = {**beer, "weekday": {"opens": "08:00", "closes": "20:01"}}
    refused = tour.go("PUT", "/office/set-up/sale-hours", late, status=422)
    assert refused.json()["code"] == "location.hours_outside_law"
    tour.go("PUT", "/office/set-up/sale-hours", {**beer, "location": "9"}, status=404)
    short_day = {"opens": "08:00", "closes": "15:00"}
    normal = {"location": "1", "weekday": {**short_day, "closes": "18:00"}, "short_day": short_day}
    tour.go("PUT", "/office/set-up/sale-hours", normal)


def add_a_register(tour: Tour) -> None:
    """Put another register into service, which takes a proof of who asks."""
    known = tour.go("GET", "/office/registers")
    street = QuietStreet()
    desk = tour.caller.app.state.desk
    desk.registers = RegisterBench(
        tour.caller.shop.shop.keys, PrinterBench(street, street), street, tour.caller.shop.shop.store
    )
    wanted = {"register_id": known["proposed_id"], "location": "1", "place": "screen"}
    refused = tour.go("POST", "/office/registers", wanted, status=403)
    assert refused.json()["code"] == "people.proof_needed"
    told = tour.go("POST", "/office/registers", {**wanted, "current": PINS[KARI]}, status=201)
    assert told["added"] == known["proposed_id"]
    assert len(told["registers"]) == len(known["registers"]) + 1
    path = f"/office/registers/{BACK}/use"
    for in_use in (False, True):
        told = tour.go("PUT", path, {"in_use": in_use, "current": PINS[KARI]})
        (row,) = (each for each in told["registers"] if each["register_id"] == BACK)
        assert (row["out_of_use_since"] is None) is in_use


def give_a_register_its_printer(tour: Tour) -> None:
    """Look for printers, choose the one that is there, and print a test page."""
    street = QuietStreet()
    tour.caller.app.state.desk.printers = PrinterBench(street, street)
    assert tour.go("GET", "/office/printers")["networks"] == [NETWORK]
    (found,) = tour.go("POST", "/office/printers/search", {"networks": [NETWORK]})["found"]
    told = tour.go("PUT", f"/office/printers/{FRONT}", {"place": found["place"]})
    assert told["registers"][0]["printer"] == "tcp://192.168.1.50:9100?profile=epson_80"
    job = tour.go("POST", f"/office/printers/{FRONT}/test-page", {}, status=201)["job"]
    assert tour.go("GET", f"/office/printers/{FRONT}/test-page/{job}")["state"] == "waiting"
