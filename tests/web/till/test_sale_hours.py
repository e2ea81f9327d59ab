"""The hours of sale over HTTP: what holds now, what a manager states, what is refused."""

from datetime import UTC, datetime

import pytest

from tests.till.shopkeeper import FRONT, KARI
from tests.web.caller import Caller, Screen

pytestmark = pytest.mark.law("law.md 4.13")

WIDE = {"weekday": {"opens": "08:00", "closes": "20:00"}, "short_day": {"opens": "08:00", "closes": "18:00"}}


@pytest.fixture
def kari(caller: Caller) -> Screen:
    """The manager at the front register, on a Monday at noon."""
    return caller.open(KARI)


def test_what_holds_now_is_told_to_whoever_is_signed_on(kari: Screen) -> None:
    told = kari.done("GET", "sale-hours")
    assert told["location"] == "1"
    assert told["now"] == [
        {
            "restriction": "beer_shop",
            "opens_at": "2026-03-02T07:00:00Z",
            "closes_at": "2026-03-02T17:00:00Z",
        }
    ]
    kari.caller.nobody(FRONT).refuse("GET", "sale-hours", status=401, code="operator.not_signed_on")


def test_stated_hours_hold_at_once(kari: Screen) -> None:
    kari.caller.shop.clock.moment = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    beer = {"code": "502", "age_confirmed": True}
    kari.refuse("POST", "basket/lines", beer, status=409, code="article.outside_sale_hours", kept=True)
    told = kari.done("PUT", "/locations/1/sale-hours", WIDE)
    assert told["stated"]["weekday"] == {"opens": "08:00:00", "closes": "20:00:00"}
    kari.done("POST", "basket/lines", beer)
    kari.caller.shop.clock.moment = datetime(2026, 3, 2, 19, 0, 1, tzinfo=UTC)
    late = kari.refuse(
        "POST",
        "basket/complete",
        {"tenders": [{"kind": "cash"}]},
        status=409,
        code="basket.outside_sale_hours",
        kept=True,
    )
    assert late["facts"]["lines"] == "1"


def test_a_licence_has_other_hours_on_fridays_and_saturdays(kari: Screen) -> None:
    """On a Saturday at one in the morning, of Friday's licence; the journal tells of both."""
    kari.caller.shop.clock.moment = datetime(2026, 3, 7, 0, tzinfo=UTC)
    served = {"opens": "11:00", "closes": "00:00"}, {"opens": "11:00", "closes": "02:00"}
    body = WIDE | dict(zip(("serving", "serving_weekend"), served, strict=True))
    told = kari.done("PUT", "/locations/1/sale-hours", body)
    assert told["stated"]["serving_weekend"] == {"opens": "11:00:00", "closes": "02:00:00"}
    assert told["now"][1] == {
        "restriction": "alcohol_served",
        "opens_at": "2026-03-06T10:00:00Z",
        "closes_at": "2026-03-07T01:00:00Z",
    }


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        (
            "/locations/1/sale-hours",
            WIDE | {"serving_weekend": {"opens": "11:00", "closes": "02:00"}},
            422,
            "location.hours_outside_law",
        ),
        (
            "/locations/1/sale-hours",
            {"weekday": {"opens": "08:00", "closes": "21:00"}},
            422,
            "location.hours_outside_law",
        ),
        ("/locations/99/sale-hours", WIDE, 404, "location.unknown"),
        ("/locations/1/sale-hours", {"weekday": {"opens": "8", "closes": "20:00"}}, 422, "request.malformed"),
        ("/locations/1/sale-hours", {}, 422, "request.malformed"),
    ],
)
def test_hours_that_cannot_be_are_refused(
    kari: Screen, path: str, body: object, status: int, code: str
) -> None:
    kari.refuse("PUT", path, body, status=status, code=code)


def test_a_button_tells_its_restriction_and_its_age(kari: Screen) -> None:
    tiles = {
        tile["number"]: tile
        for group in kari.done("GET", "/articles/grid")["groups"]
        for tile in group["articles"]
    }
    assert [
        (tiles[code]["restriction"], tiles[code]["age_limit"]) for code in ("200", "502", "504", "505")
    ] == [
        ("none", None),
        ("beer_shop", 18),
        ("alcohol_served", 20),
        ("energy_drink", 16),
    ]
