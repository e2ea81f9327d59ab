"""
The display that faces the customer: what it shows as a sale goes on, and who may see it.

Law: BFF-5-3-12, KSL-7, KSF-2-7-8.
"""

import json

import pytest

from datakasse.journal.event import kind_of
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.till.screen.show_display import PAID_S
from datakasse.trade.sale.rounding import to_whole_kroner
from tests.till.shopkeeper import BACK, CUSTOMER, KARI
from tests.web.caller import API, EXACT_CASH, Json, Screen, assert_problem

CARD = [{"kind": "debit_card", "amount_ore": 3_900}]


class Facing:
    """The display of a register."""

    def __init__(self, screen: Screen, token: str | None = None) -> None:
        self._client = screen.caller.client
        self.register = screen.register
        self.token = screen.done("POST", "display")["token"] if token is None else token

    def get(self, register: str | None = None) -> Json:
        """Ask what it shows."""
        return self._client.get(
            f"{API}/registers/{register or self.register}/display",
            headers={"authorization": f"Bearer {self.token}"},
        )

    def shows(self) -> Json:
        """What it shows, which it must be allowed to."""
        answer = self.get()
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
def facing(screen: Screen) -> Facing:
    """The display of the front register."""
    return Facing(screen)


def test_it_says_welcome_until_there_is_something_to_see(screen: Screen, facing: Facing) -> None:
    shown = facing.shows()
    assert (shown["shop"], shown["language"], shown["manned"]) == ("Bakeriet på Hjørnet", "nb", True)
    assert (shown["sale"], shown["paid"]) == (None, None)
    screen.post("sign-off")
    assert facing.shows()["manned"] is False


def test_lines_come_as_they_are_rung_up_and_go_as_they_are_corrected(screen: Screen, facing: Facing) -> None:
    screen.done("POST", "basket/lines", {"code": "200"})
    screen.done("POST", "basket/lines", {"code": "100", "quantity_milli": 2_000})
    screen.done("POST", "basket/lines/2/discount", {"share_bp": 1_000})
    sale = facing.shows()["sale"]
    assert [(row["name"], row["gross_ore"], row["discount_ore"]) for row in sale["lines"]] == [
        ("Kaffe, svart", 3_900, 0),
        ("Grovbrød", 8_982, 998),
    ]
    assert sale["discount_ore"] == 998
    screen.done("POST", "basket/undo")
    assert len(facing.shows()["sale"]["lines"]) == 1


@pytest.mark.law("BFF-5-3-12", "law.md 4.1")
@pytest.mark.parametrize("codes", [("200",), ("100",), ("100", "101"), ("100", "100", "200"), ("202", "300")])
def test_what_it_says_is_to_be_paid_is_what_is_paid_with_rounding(
    screen: Screen, facing: Facing, codes: tuple[str, ...]
) -> None:
    for code in codes:
        screen.done("POST", "basket/lines", {"code": code})
    sale = facing.shows()["sale"]
    assert sale["cash_due_ore"] == to_whole_kroner(sale["to_pay_ore"])
    made = screen.done("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201)
    paid = facing.shows()["paid"]
    assert made["paid_ore"] == paid["paid_ore"] == sale["cash_due_ore"]
    assert paid["paid_ore"] == sale["to_pay_ore"] + paid["rounding_ore"]


@pytest.mark.law("BFF-5-3-12")
def test_what_it_says_is_to_be_paid_is_what_a_card_is_charged(screen: Screen, facing: Facing) -> None:
    screen.done("POST", "basket/lines", {"code": "100"})
    to_pay_ore = facing.shows()["sale"]["to_pay_ore"]
    card = [{"kind": "debit_card", "amount_ore": to_pay_ore}]
    screen.done("POST", "basket/complete", {"tenders": card}, status=201)
    assert facing.shows()["paid"]["paid_ore"] == to_pay_ore


def test_the_change_and_how_it_came_about(screen: Screen, facing: Facing) -> None:
    screen.done("POST", "basket/lines", {"code": "100"})
    screen.done("POST", "basket/complete", {"tenders": [{"kind": "cash", "amount_ore": 10_000}]}, status=201)
    paid = facing.shows()["paid"]
    assert (paid["received_ore"], paid["paid_ore"], paid["change_ore"], paid["rounding_ore"]) == (
        10_000,
        5_000,
        5_000,
        10,
    )
    assert (paid["series"], paid["receipt"], paid["way"], paid["link"]) == ("sales", 1, "paper", None)


def test_a_card_only_register_says_nothing_of_cash(screen: Screen) -> None:
    kiosk = screen.caller.open(KARI, "K5")
    kiosk.done("POST", "basket/lines", {"code": "100"})
    assert Facing(kiosk).shows()["sale"]["cash_due_ore"] is None


def test_the_end_of_a_sale_stays_a_while_and_goes_when_the_next_turn_comes(
    screen: Screen, facing: Facing
) -> None:
    screen.done("POST", "basket/lines", {"code": "200"})
    screen.done("POST", "basket/complete", {"tenders": CARD}, status=201)
    shown = facing.shows()
    assert 0 < shown["for_s"] <= PAID_S
    screen.caller.shop.clock.forward(seconds=PAID_S)
    assert facing.shows()["paid"] is None
    screen.done("POST", "basket/lines", {"code": "200"})
    screen.done("POST", "basket/complete", {"tenders": CARD}, status=201)
    screen.done("POST", "basket/lines", {"code": "200"})
    screen.done("POST", "basket/abort", {})
    shown = facing.shows()
    assert (shown["paid"], shown["sale"], shown["for_s"]) == (None, None, None)


def test_a_link_is_there_until_it_was_fetched(screen: Screen, facing: Facing) -> None:
    screen.caller.shop.do(SetReceiptAddress("https://kvittering.example.no"), "")
    screen.done("POST", "basket/lines", {"code": "200"})
    made = screen.done("POST", "basket/complete", {"tenders": CARD, "way": "link"}, status=201)
    link = facing.shows()["paid"]["link"]
    assert link == screen.done("GET", f"documents/{made['job']}/link")
    assert link["fetched"] is False
    path = link["link"].removeprefix("https://kvittering.example.no")
    screen.caller.client.get(path)
    assert facing.shows()["paid"]["link"]["fetched"] is True


@pytest.mark.law("KSL-7", "KSF-2-7-8")
def test_it_says_that_it_is_a_demonstration_and_that_it_is_training(screen: Screen, facing: Facing) -> None:
    screen.done("PUT", "training", {"on": True})
    shown = facing.shows()
    assert (shown["demonstration"], shown["training"]) == (True, True)


def test_nothing_is_told_that_the_customer_has_no_business_with(screen: Screen, facing: Facing) -> None:
    screen.done("POST", "basket/lines", {"code": "200"})
    tender = [{"kind": "invoice", "account": CUSTOMER}]
    screen.done("POST", "basket/complete", {"tenders": tender, "buyer": "Kari Buyer"}, status=201)
    screen.done("POST", "basket/lines", {"code": "200"})
    said = json.dumps(facing.shows())
    for secret in ("Ola", "operator", "Kari Buyer", CUSTOMER, "Pensjonatet", "basket_id", facing.token):
        assert secret not in said


# ── who may see it ───────────────────────────────────────────────────────────────────────────────


def test_it_lives_on_when_operators_change_and_when_the_register_is_started_again(
    screen: Screen, facing: Facing
) -> None:
    screen.post("sign-off")
    kari = screen.caller.sign_on(KARI)
    assert Facing(kari).token == facing.token
    kari.done("POST", "stop")
    assert facing.shows()["manned"] is False
    again = screen.caller.open(KARI)
    again.done("POST", "basket/lines", {"code": "200"})
    assert facing.shows()["sale"]["to_pay_ore"] == 3_900


@pytest.mark.law("KSF-2-7-1")
def test_it_is_closed_from_the_till_and_both_are_journalled(screen: Screen, facing: Facing) -> None:
    opened = screen.caller.shop.last()
    assert opened.event == SettingsChanged("customer display", "opened")
    assert facing.token not in str(opened)
    screen.done("POST", "display")
    assert screen.caller.shop.last().number == opened.number
    assert screen.call("DELETE", "display").status_code == 200
    assert screen.caller.shop.last().event == SettingsChanged("customer display", "closed")
    assert_problem(facing.get(), 401, "display.unknown")
    assert Facing(screen).token != facing.token
    assert screen.caller.shop.state().used_on is not None
    assert kind_of(screen.caller.shop.last().event) == "settings_changed"


@pytest.mark.parametrize("token", ["", "x", "a" * 32])
def test_nobody_else_sees_it(screen: Screen, facing: Facing, token: str) -> None:
    assert_problem(Facing(screen, token).get(), 401, "display.unknown")
    assert_problem(facing.get(BACK), 401, "display.unknown")
    assert_problem(Facing(screen, screen.token).get(), 401, "display.unknown")


def test_what_opens_it_opens_nothing_else(screen: Screen, facing: Facing) -> None:
    thief = Screen(screen.caller, screen.register, facing.token)
    thief.refuse("GET", "sales", status=401, code="operator.not_signed_on")
    thief.refuse("POST", "basket/lines", {"code": "200"}, status=401, code="operator.not_signed_on")
    thief.refuse("POST", "display", status=401, code="operator.not_signed_on")
    assert thief.get("").json()["basket"] is None


def test_a_feed_that_nobody_opened_is_refused_before_it_begins(screen: Screen) -> None:
    for token in ("", "x"):
        answer = screen.caller.client.get(
            f"{API}/registers/K1/display/feed", headers={"authorization": f"Bearer {token}"}
        )
        assert_problem(answer, 401, "display.unknown")
