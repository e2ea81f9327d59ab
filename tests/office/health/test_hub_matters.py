"""What is wrong with the hub is told where the owner looks, and in one message however long it lasts."""

import dataclasses
from datetime import datetime, timedelta

import pytest

from datakasse.insight.alert import HUB
from datakasse.office.control.show_overview import show_overview
from datakasse.office.health.hub_matters import AWAY_FOR_LONG
from datakasse.office.insight.alert_words import alert_text
from datakasse.office.insight.watch import watch
from datakasse.office.shop.use_register import TakeOutOfUse
from datakasse.storage.ports.hub_told import UNREAD, HubRefusal, HubTold
from tests.office.insight.alert_desk import Office, desk
from tests.till.day.test_check_system import Told
from tests.till.shopkeeper import BACK, KARI, NOON, Shopkeeper

__all__ = ["desk"]

HOST = "hub.kjeden.no"


def stand(shop: Shopkeeper, *refused: HubRefusal, away_since: datetime | None = None) -> None:
    """Have the shop stand so with its hub."""
    told = HubTold(HOST, NOON, away_since, refused)
    shop.counter = dataclasses.replace(shop.counter, premises=Told(joined=told))


def refusal(code: str, register: str = BACK) -> HubRefusal:
    """Return a refusal that began at noon."""
    return HubRefusal(register, code, {}, NOON, 9)


def seen(shop: Shopkeeper) -> list[tuple[str, str]]:
    """Return what the overview tells of the hub."""
    with shop.counter.store.read() as books:
        shown = show_overview(books, shop.clock.now(), shop.counter.premises.hub())
    return [(each.found, each.register) for each in shown.hub]


@pytest.mark.parametrize(
    ("wrong", "found", "says"),
    [
        (refusal("hub.fork", BACK), "hub_forked", "Legg til en ny kasse"),
        (refusal("hub.register_retired", BACK), "hub_retired", "Ta den ut av bruk her også"),
        (refusal("hub.register_taken", BACK), "hub_taken", "annen maskin"),
        (refusal("hub.revoked", ""), "hub_revoked", "sperret maskinen"),
        (refusal("hub.unknown_machine", ""), "hub_unknown", "kjenner ikke maskinen"),
        (refusal("hub.forged", ""), "hub_unknown", "kjenner ikke maskinen"),
        (refusal("hub.not_trusted", ""), "hub_not_trusted", "kan ikke vise at det er den"),
        (refusal(UNREAD, ""), "hub_unread", "kan ikke lese hvilken hub"),
        (refusal("hub.bad_seal", BACK), "hub_refuses", "Se Helse"),
    ],
)
def test_what_the_hub_refuses_is_told_once(
    shop: Shopkeeper, desk: Office, wrong: HubRefusal, found: str, says: str
) -> None:
    register = wrong.register
    assert (watch(shop.counter), seen(shop)) == (0, [])
    stand(shop, wrong)
    assert watch(shop.counter) == 1
    for _ in range(3):
        shop.clock.forward(days=1)
        assert watch(shop.counter) == 0
    assert seen(shop) == [(found, register)]
    (alert,) = desk.shown.alerts
    assert (alert.kind, alert.found, alert.register, alert.day) == (HUB, found, register, NOON.date())
    assert says in alert_text(alert)
    assert ("kasse" in alert_text(alert).partition(":")[0]) is bool(register)


def test_a_hub_that_is_away_is_told_of_after_a_day_and_anew_when_it_goes_again(
    shop: Shopkeeper, desk: Office
) -> None:
    since = shop.clock.now()
    stand(shop, away_since=since)
    shop.clock.moment = since + AWAY_FOR_LONG - timedelta(seconds=1)
    assert (watch(shop.counter), seen(shop)) == (0, [])
    shop.clock.forward(seconds=1)
    assert (watch(shop.counter), watch(shop.counter), seen(shop)) == (1, 0, [("hub_away", "")])
    shop.clock.forward(days=3)
    assert watch(shop.counter) == 0
    stand(shop)
    assert (watch(shop.counter), seen(shop)) == (0, [])
    stand(shop, away_since=shop.clock.now())
    shop.clock.forward(days=1)
    assert watch(shop.counter) == 1
    assert [each.found for each in desk.shown.alerts] == ["hub_away", "hub_away"]


def test_a_register_that_is_out_of_use_waits_for_nobody(shop: Shopkeeper) -> None:
    stand(shop, refusal("hub.fork"))
    shop.do(TakeOutOfUse(is_confirmed=True), KARI, BACK)
    assert (watch(shop.counter), seen(shop)) == (0, [])
