"""Alerts over HTTP: who sees them and whose addresses, and the room that watches by itself."""

from datetime import datetime, timedelta

import pytest

from datakasse.insight.alert import SILENCE, Alert
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Operator, Role
from datakasse.web.rooms.alert_room import AlertRoom
from tests.shop import OPERATORS
from tests.till.paper.digital_shop import Postbox, use
from tests.till.shopkeeper import FRONT, KARI, PINS, REVISOR, Shopkeeper
from tests.web.caller import Caller

ALERTS = "/office/insight/alerts"
LISE = {"way": "email", "address": "lise@example.no", "is_new": True, "current": PINS[KARI]}
SECRET = "en lang nok hemmelighet 42"
HOOK = {
    "way": "webhook",
    "address": "https://varsel.example.no/kasse",
    "is_new": True,
    "secret": SECRET,
    "current": PINS[KARI],
}
ACCOUNTANT = "5"


def hire_accountant(books: Books) -> None:
    """Let somebody keep the books, with Kari's PIN."""
    since = OPERATORS[0].since
    books.put_operator(Operator(ACCOUNTANT, "Regn", "Skap", Role.ACCOUNTANT, since), books.pin_hash(KARI))


def test_addresses_are_for_who_may_change_them_and_a_secret_is_never_told(
    caller: Caller, shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The accountant sees that somebody is told, and of what, not where."""
    caller.open()
    office = caller.office()
    office.done("PUT", f"{ALERTS}/recipients/1", LISE)
    told = office.call("PUT", f"{ALERTS}/recipients/2", HOOK)
    assert [each["address"] for each in told.json()["recipients"]] == [LISE["address"], HOOK["address"]]
    assert SECRET not in told.text
    monkeypatch.setitem(PINS, ACCOUNTANT, PINS[KARI])
    shop.counter.store.write(hire_accountant).result()
    seen = caller.office(ACCOUNTANT).done("GET", ALERTS)["recipients"]
    assert [(each["way"], each["address"]) for each in seen] == [("email", ""), ("webhook", "")]
    caller.office(ACCOUNTANT).refuse(
        "PUT", f"{ALERTS}/recipients/1", LISE, status=403, code="operator.missing_right", kept=True
    )
    with shop.counter.store.read() as books:
        assert SECRET not in str(books.alert_recipients())
    office.refuse(
        "PUT", f"{ALERTS}/recipients/9", {**LISE, "is_new": False}, status=404, code="alert.unknown_recipient"
    )


def test_an_office_that_somebody_left_open_does_not_send_the_alerts_elsewhere(
    caller: Caller, shop: Shopkeeper
) -> None:
    """Whoever changes who is told shows anew who she is; a wrong guess is kept."""
    caller.open()
    office = caller.office()
    office.done("PUT", f"{ALERTS}/recipients/1", LISE)
    bare = {key: value for key, value in LISE.items() if key != "current"}
    head = shop.head()
    for method, body in (("PUT", {**bare, "is_new": False, "address": "x@example.no"}), ("DELETE", None)):
        office.refuse(method, f"{ALERTS}/recipients/1", body, status=403, code="people.proof_needed")
        assert shop.head() == head
        wrong = {**(body or {}), "current": "0000"}
        office.refuse(
            method, f"{ALERTS}/recipients/1", wrong, status=403, code="people.not_confirmed", kept=True
        )
        head = shop.head()
    assert [each["address"] for each in office.done("GET", ALERTS)["recipients"]] == [LISE["address"]]
    proof = {"current": PINS[KARI]}
    assert office.done("DELETE", f"{ALERTS}/recipients/1", proof)["recipients"] == []


@pytest.mark.parametrize("path", ["", "/seen"])
def test_the_inspector_has_no_way_in(path: str, caller: Caller) -> None:
    caller.open()
    method, body = ("POST", {"numbers": [1]}) if path else ("GET", None)
    caller.office(REVISOR).refuse(
        method, f"{ALERTS}{path}", body, status=403, code="operator.missing_right", kept=True
    )


def test_a_watch_that_fails_holds_nothing_back_and_is_not_repeated_each_minute(
    caller: Caller, shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller.open()
    caller.office().done("PUT", f"{ALERTS}/recipients/1", LISE)
    now = shop.clock.now()
    alert = Alert(1, business_day(now), FRONT, SILENCE, now, hours=(10, 12))
    shop.counter.store.write(lambda books: books.put_alert(alert)).result()
    post = use(shop, Postbox())
    ways = shop.shop.alert_ways
    ways.counter = shop.counter
    looks: list[object] = []

    def broken(counter: object, since: object, steady_since: object) -> int:
        looks.append((since, steady_since))
        raise ZeroDivisionError(counter)

    monkeypatch.setattr("datakasse.web.rooms.alert_room.watch", broken)
    room = AlertRoom(ways)
    with pytest.raises(ZeroDivisionError):
        room.look()
    room.look()
    assert ([to for to, _ in post.taken], len(looks)) == ([LISE["address"]], 1)


def test_the_room_tells_what_is_there_and_lives_on(caller: Caller, shop: Shopkeeper) -> None:
    caller.open()
    caller.office().done("PUT", f"{ALERTS}/recipients/1", LISE)
    now = shop.clock.now()
    alert = Alert(1, business_day(now), FRONT, SILENCE, now, hours=(10, 12))
    shop.counter.store.write(lambda books: books.put_alert(alert)).result()
    post = use(shop, Postbox())
    ways = shop.shop.alert_ways
    ways.counter = shop.counter
    AlertRoom(ways).look()
    AlertRoom(ways).look()
    assert [to for to, _ in post.taken] == [LISE["address"]]


def test_a_clock_that_leaps_is_seen_and_one_that_goes_is_not(
    caller: Caller, shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hours that nobody lived through are not silent: put on, put back, or slept through."""
    caller.open()
    ways, elapsed_s = shop.shop.alert_ways, [0.0]
    ways.counter = shop.counter
    steady: list[datetime | None] = []

    def watched(counter: object, since: object, steady_since: datetime | None) -> int:
        del counter, since
        steady.append(steady_since)
        return 0

    monkeypatch.setattr("datakasse.web.rooms.alert_room.watch", watched)
    room = AlertRoom(ways, elapsed_s=lambda: elapsed_s[0])
    leaps: list[datetime] = []
    for clock_hours, lived_hours in (
        (0.0, 0.0),
        (1.0, 1.0),
        (4.0, 1.0),
        (1.0, 1.0),
        (-3.0, 1.0),
        (12.0, 0.0),
    ):
        shop.clock.moment += timedelta(hours=clock_hours)
        elapsed_s[0] += lived_hours * 3600
        if clock_hours != lived_hours:
            leaps.append(shop.clock.now())
        room.look()
    assert steady == [None, None, leaps[0], leaps[0], leaps[1], leaps[2]]
