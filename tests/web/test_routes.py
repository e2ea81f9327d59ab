"""
Every route does what it is for, once, on a real store.

The tours in `tours/` go through a day. A route that none of them comes by fails the test.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.till.shopkeeper import kept_by
from tests.web.caller import Caller
from tests.web.documented import documented
from tests.web.tours.every_route import go_by_every_route
from tests.web.tours.tour import Tour


@pytest.fixture
def tour(web_folder: Path) -> Iterator[Tour]:
    with kept_by(web_folder) as shop:
        tour = Tour(shop)
        with tour.caller.client:
            yield tour


@pytest.mark.law("KSF-2-6-5", "KSF-2-8-3-2", "KSF-2-8-5-1", "KSL-3-1")
def test_a_day_over_http_goes_by_every_route(tour: Tour) -> None:
    go_by_every_route(tour)
    assert tour.caller.shop.faults() == []
    assert [route for route in documented(tour.caller) if not been(tour, *route)] == []


def been(tour: Tour, method: str, path: str) -> bool:
    """Return whether the tour has been by a route."""
    pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))
    return any(called == method and pattern.fullmatch(at) for called, at in tour.been)


def test_articles_are_looked_up_only_by_somebody_who_is_signed_on(caller: Caller) -> None:
    caller.nobody().refuse("GET", "/articles/foreseen", status=401, code="operator.not_signed_on")
    caller.nobody().refuse("GET", "/articles/names", status=401, code="operator.not_signed_on")
    caller.nobody().refuse("GET", "/articles/grid", status=401, code="operator.not_signed_on")
    caller.nobody().refuse("GET", "/articles?search=brød", status=401, code="operator.not_signed_on")
