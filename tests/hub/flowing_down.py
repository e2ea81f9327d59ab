"""A shop that hears of changes from its hub, and a hand that sells there."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from datakasse.hub.at_hub.publish_change import publish_change
from datakasse.hub.at_shop.apply_changes import apply_changes
from datakasse.hub.at_shop.fetch_changes import fetch_changes
from datakasse.hub.between.change import Change
from datakasse.settings import settings_for
from datakasse.wiring import open_shop
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.shop import ARTICLES, COMPANY, FRONT, NOON

COFFEE = next(article for article in ARTICLES if article.number == "200")
DEARER = msgspec.structs.replace(COFFEE, price_ore=4500)


class Hand:
    """A clock whose hands a test moves."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        """Return the moment."""
        return self.at


@pytest.fixture
def hand() -> Hand:
    """The register's clock."""
    return Hand()


@pytest.fixture
def shop(hand: Hand, shop_folder: Path, hub: ServedHub) -> Iterator[Member]:
    """A shop that has joined the hub, with a clock that is moved by hand."""
    opened = open_shop(settings_for(shop_folder), clock=hand, environ={})
    member = Member(opened)
    member.join(hub.link(COMPANY))
    yield member
    opened.store.close()


def publish(hub: ServedHub, change: Change, valid_from: datetime = NOON) -> int:
    return publish_change(hub.hub.counter.store, COMPANY_NUMBER, change, valid_from).version


def fetch(member: Member) -> int:
    line = member.line()
    try:
        return fetch_changes(member.shop.store, line, member.report(line))
    finally:
        line.close()


def price_of(member: Member, number: str) -> int | None:
    with member.shop.store.read() as books:
        article = books.article(number)
    return None if article is None else article.price_ore


def told(member: Member, register: str = FRONT) -> list[object]:
    """Return what was journalled after the register's first entry."""
    with member.shop.store.read() as books:
        return [record.event for record in books.records(register, 2)]


def flow_down(hub: ServedHub, member: Member, change: Change) -> None:
    """Publish a change, fetch it, and let it take effect."""
    publish(hub, change)
    fetch(member)
    assert apply_changes(member.shop.counter) == 1
