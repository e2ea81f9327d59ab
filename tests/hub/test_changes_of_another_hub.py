"""A hub that was put back to an older copy, or another one: what it sends out counts, by whatever number."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from datakasse.hub.at_hub.publish_change import publish_change
from datakasse.hub.at_hub.show_changes import show_changes
from datakasse.hub.at_hub.show_fleet import show_fleet
from datakasse.hub.at_shop.apply_changes import ApplyChange, apply_changes
from datakasse.hub.at_shop.fetch_changes import fetch_changes
from datakasse.hub.at_shop.report_machine import report_machine
from datakasse.hub.between.change import Change
from datakasse.settings import settings_for
from datakasse.wiring import open_shop
from lab.served_hub import ServedHub, served_hub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.shop import ARTICLES, COMPANY, FRONT, NOON

COFFEE = next(article for article in ARTICLES if article.number == "200")
LATER = NOON + timedelta(days=9_000)


@pytest.fixture
def shop(shop_folder: Path, hub: ServedHub) -> Iterator[Member]:
    """A shop that has joined the hub."""
    opened = open_shop(settings_for(shop_folder), environ={})
    member = Member(opened)
    member.join(hub.link(COMPANY))
    yield member
    opened.store.close()


def publish(hub: ServedHub, price_ore: int, *, later: bool = False) -> int:
    change = Change(articles=(msgspec.structs.replace(COFFEE, price_ore=price_ore),))
    store, moment = hub.hub.counter.store, LATER if later else NOON
    return publish_change(store, COMPANY_NUMBER, change, moment).version


def put_back(hub: ServedHub, to: int) -> None:
    """Have the hub be as it was when it had sent out so many changes."""
    hub.hub.counter.store.write(lambda books: books.of(COMPANY_NUMBER).forget_changes(to))


def a_round(member: Member) -> int:
    """Do what a shop does twice a minute; return how many changes came."""
    line = member.line()
    try:
        came = fetch_changes(member.shop.store, line, member.report(line))
        apply_changes(member.shop.counter)
        member.report(line)
        return came
    finally:
        line.close()


def price_of(member: Member) -> int | None:
    with member.shop.store.read() as books:
        article = books.article("200")
    return None if article is None else article.price_ore


def shown(hub: ServedHub) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    told = show_changes(hub.hub.counter.store, COMPANY_NUMBER)
    return [(each.version, each.stored, each.in_effect) for each in told]


def findings(hub: ServedHub) -> list[str]:
    (company,) = show_fleet(hub.hub.counter.store, NOON).companies
    return [each.code for each in company.findings]


@on_each_database
@pytest.mark.parametrize("sent_before_the_report", [False, True])
def test_a_hub_that_was_put_back_sends_out_what_counts(
    hub: ServedHub, shop: Member, *, sent_before_the_report: bool
) -> None:
    publish(hub, 4100)
    publish(hub, 4200)
    assert (a_round(shop), price_of(shop)) == (2, 4200)
    assert (shown(hub), findings(hub)) == ([(2, ("1",), ("1",)), (1, ("1",), ("1",))], [])
    put_back(hub, 1)
    if not sent_before_the_report:
        a_round(shop)
        assert price_of(shop) == 4200, "what took effect stays"
        assert shown(hub) == [(1, ("1",), ("1",))]
    assert publish(hub, 4300) == 2, "the number that another one had"
    if not sent_before_the_report:
        assert shown(hub)[0] == (2, (), ()), "nobody has got it yet"
    assert (a_round(shop), price_of(shop)) == (1, 4300)
    assert shown(hub) == [(2, ("1",), ("1",)), (1, ("1",), ("1",))]
    assert findings(hub) == ["hub.change_not_from_here"]
    assert a_round(shop) == 0, "once"


def test_what_waited_and_the_hub_lost_does_not_come_into_effect_unseen(hub: ServedHub, shop: Member) -> None:
    publish(hub, 4100, later=True)
    a_round(shop)
    put_back(hub, 0)
    a_round(shop)
    with shop.shop.store.read() as books:
        assert (books.changes(), books.next_change_at()) == ([], None)


def test_what_was_about_to_be_put_into_effect_is_not_when_another_took_its_place(
    hub: ServedHub, shop: Member
) -> None:
    """Another machine on the same database may fetch in between."""
    publish(hub, 4100, later=True)
    a_round(shop)
    with shop.shop.store.read() as books:
        (waiting,) = books.changes()
    put_back(hub, 0)
    publish(hub, 4300, later=True)
    a_round(shop)
    shop.shop.counter.carry_out(FRONT, "", ApplyChange(waiting)).result()
    with shop.shop.store.read() as books:
        assert books.change_outcomes() == []
    assert price_of(shop) == COFFEE.price_ore


def test_another_hub_begins_anew(hub: ServedHub, shop: Member, tmp_path: Path) -> None:
    publish(hub, 4100)
    publish(hub, 4200, later=True)
    a_round(shop)
    with served_hub(tmp_path / "other") as other:
        shop.shop.hub_card.forget()
        shop.join(other.link(COMPANY))
        publish(other, 4400)
        publish(other, 4500)
        assert (a_round(shop), price_of(shop)) == (2, 4500)
        assert shown(other) == [(2, ("1",), ("1",)), (1, ("1",), ("1",))]


def test_a_machine_of_an_older_version_is_not_said_to_have_what_it_has_not(
    hub: ServedHub, shop: Member
) -> None:
    publish(hub, 4100)
    a_round(shop)
    put_back(hub, 0)
    line = shop.line()
    report = report_machine(shop.shop.counter, shop.shop.keys.versions, frozenset())
    told = line.report(msgspec.structs.replace(report, coming_digest=""))
    line.close()
    assert told.has_other_changes
    publish(hub, 4300)
    assert shown(hub) == [(1, (), ())]
