"""The takings over HTTP: who may see them, and news of them for as long as somebody is in the office."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest
from fastapi import Request
from sse_starlette import ServerSentEvent

from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Right
from datakasse.web.desk import Visit
from datakasse.web.insight import insight_api
from datakasse.web.insight.insight_api import follow
from tests.till.shopkeeper import KARI, OLA, REVISOR, Shopkeeper
from tests.web.caller import Caller, Screen

WAIT_S = 20


def visit_of(caller: Caller, screen: Screen) -> Visit:
    """A request that somebody in the office makes."""
    headers = [(b"authorization", f"Bearer {screen.token}".encode())]
    return Visit(caller.app.state.desk, Request({"type": "http", "headers": headers}))


async def ended(feed: AsyncIterator[ServerSentEvent]) -> None:
    """Follow a feed to its end."""
    async for event in feed:
        assert event.event == "taken"


def test_news_comes_with_a_sale_and_ends_with_the_session(
    caller: Caller, shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is told while nothing happens: the control is a wait that runs out."""
    monkeypatch.setattr(insight_api, "BETWEEN_S", 0)
    caller.open()
    office = caller.office()

    async def listen() -> None:
        feed = follow(visit_of(caller, office), KARI)
        assert (await anext(feed)).event == "taken"
        news = asyncio.ensure_future(anext(feed))
        done, _ = await asyncio.wait([news], timeout=0.3)
        assert not done
        await asyncio.to_thread(shop.sell, "200")
        assert (await asyncio.wait_for(news, WAIT_S)).event == "taken"
        await asyncio.to_thread(office.call, "DELETE", "/office/session")
        await asyncio.to_thread(shop.sell, "200")
        await asyncio.wait_for(ended(feed), WAIT_S)

    asyncio.run(listen())


@pytest.mark.parametrize("path", ["day", "slow", "receipts?day=2026-03-02", "forecast", "feed"])
def test_how_somebody_works_is_not_the_inspectors_business(caller: Caller, path: str) -> None:
    caller.open()
    inspector = caller.office(REVISOR)
    inspector.refuse("GET", f"/office/insight/{path}", status=403, code="operator.missing_right", kept=True)


def test_a_day_or_an_hour_that_is_none_is_refused(caller: Caller) -> None:
    caller.open()
    office = caller.office()
    for path in ("day?day=2026-02-30", "receipts", "receipts?day=2026-03-02&hour=24"):
        office.refuse("GET", f"/office/insight/{path}", status=422, code="request.malformed")
    for path in ("day?register=K9", "forecast?register=K9", "receipts?day=2026-03-02&register=K9"):
        office.refuse("GET", f"/office/insight/{path}", status=404, code="register.unknown")


@pytest.mark.parametrize(
    "asked",
    [
        "/insight/day?day=0001-01-01",
        "/insight/report?by=day&from=0001-01-01&to=9999-12-31",
        "/journal/SOL-1?last=9999-12-31",
    ],
)
def test_a_day_that_nobody_can_count_on_from_is_refused(asked: str, caller: Caller) -> None:
    caller.open()
    assert caller.office().call("GET", f"/office{asked}").status_code == 422


@pytest.mark.parametrize("sees", [(), (Right.SEE_COST,)])
def test_a_report_tells_what_goods_cost_to_who_may_see_it_alone(
    caller: Caller, shop: Shopkeeper, sees: tuple[Right, ...]
) -> None:
    caller.open()
    manager = caller.office(KARI)
    came = {"place": "1", "goods": [{"article": "201", "quantity_milli": 10_000, "unit_cost_ore": 12_00}]}
    assert manager.post("/office/stock/receipts", came).status_code == 201
    caller.client.cookies.clear()
    shop.sell("201")
    store = shop.counter.store
    with store.read() as books:
        ola = msgspec.structs.replace(
            books.operator(OLA), role="lager", own_rights=(Right.KEEP_BOOKS, Right.EXPORT, *sees)
        )
    store.write(lambda books: books.put_operator(ola)).result()
    day = business_day(shop.clock.now()).isoformat()
    screen, path = caller.office(OLA), f"/office/insight/report?by=article&from={day}&to={day}"
    told = screen.get(path).json()
    [row] = told["rows"]
    assert (told["margin"] is None) == (row["margin"] is None) == (not sees)
    csv = screen.get(f"{path}&form=csv").text
    assert ("Varekost" in csv) == ("12,00" in csv) == bool(sees)
    if sees:
        assert row["margin"]["net_ore"] - row["margin"]["margin_ore"] == 12_00
