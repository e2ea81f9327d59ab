"""The hub room sends in the background while the till sells, and puts into effect what flows down."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from datakasse.counter.counter import Counter
from datakasse.errors.storage.database import StoreBroken
from datakasse.hub.at_hub.publish_change import publish_change
from datakasse.hub.at_shop.board import HubBoard
from datakasse.hub.between.change import Change
from datakasse.web.rooms import hub_room
from datakasse.web.rooms.hub_room import HubRoom
from lab.fault_proxy import Fault, FaultProxy, Wrong, fault_proxy
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.hub.test_new_register import NEW, added
from tests.shop import COMPANY, FRONT

LONG_S = 30.0


@pytest.fixture
def proxy(hub: ServedHub) -> Iterator[FaultProxy]:
    """The wire to the hub."""
    with fault_proxy(hub.port) as wire:
        yield wire


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Member], HubRoom]]:
    """Open the hub room of a shop, which does not wait long for a hub that is away."""
    monkeypatch.setattr(hub_room, "AWAY_S", (0.05,))
    monkeypatch.setattr(hub_room, "GATHER_S", 0.01)
    opened: list[HubRoom] = []

    def open_room(member: Member) -> HubRoom:
        shop = member.shop
        made = HubRoom(
            shop.counter,
            shop.hub_card,
            shop.hub_lines,
            shop.key_versions,
            HubBoard(shop.settings.folder),
        )
        made.open()
        opened.append(made)
        return made

    yield open_room
    for each in opened:
        each.close()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    ended = threading.Event()
    for _ in range(int(LONG_S / 0.02)):
        if condition():
            return
        ended.wait(0.02)
    pytest.fail("it never came to be")


def test_what_is_sold_goes_to_the_hub_by_itself(
    member: Member, hub: ServedHub, room: Callable[[Member], HubRoom]
) -> None:
    room(member)
    member.sell(3)
    until(lambda: hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT))
    member.sell(1)
    until(lambda: hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT))


def test_a_database_that_is_gone_as_the_room_goes_to_rest_does_not_end_it(
    member: Member, hub: ServedHub, room: Callable[[Member], HubRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sold meanwhile goes to the hub all the same: nobody else would send it."""
    asked, next_moment = threading.Event(), hub_room.next_moment

    def gone_once(counter: Counter) -> datetime | None:
        if not asked.is_set():
            asked.set()
            raise StoreBroken(what="it restarts")
        return next_moment(counter)

    monkeypatch.setattr(hub_room, "next_moment", gone_once)
    room(member)
    assert asked.wait(LONG_S)
    member.sell(2)
    until(lambda: hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT))


def test_the_register_sells_on_without_the_hub_and_catches_up(
    opened: Callable[..., Member],
    shop_folder: object,
    hub: ServedHub,
    proxy: FaultProxy,
    room: Callable[[Member], HubRoom],
) -> None:
    member = opened(shop_folder)
    member.join(hub.link(COMPANY, port=proxy.port))
    proxy.go_wrong([Fault(Wrong.CUT)] * 5)
    room(member)
    member.sell(3)
    until(lambda: proxy.connections >= 5)
    until(lambda: hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT))


def test_a_register_that_is_added_meanwhile_goes_along_by_itself(
    member: Member, hub: ServedHub, room: Callable[[Member], HubRoom]
) -> None:
    room(member)
    added(member)
    until(lambda: hub.journal(COMPANY_NUMBER, NEW) == member.journal(NEW))


def test_a_shop_that_has_joined_no_hub_sends_nothing_and_begins_when_it_joins(
    opened: Callable[..., Member], shop_folder: object, hub: ServedHub, room: Callable[[Member], HubRoom]
) -> None:
    member = opened(shop_folder)
    room(member)
    member.sell(1)
    member.join(hub.link(COMPANY))
    member.sell(1)
    until(lambda: hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT))


def test_what_flows_down_takes_effect_by_itself(
    member: Member, hub: ServedHub, room: Callable[[Member], HubRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_room, "LOOK_S", 0.05)
    room(member)
    publish_change(hub.hub.counter.store, COMPANY_NUMBER, Change(off_sale=("104",)), datetime.now(UTC))

    def is_off_sale() -> bool:
        with member.shop.store.read() as books:
            return books.article("104") is None

    until(is_off_sale)
