"""A line asked for with a key: in the basket once, however often the answer is lost."""

from datakasse.journal.event import LineAdded
from tests.till.shopkeeper import FRONT
from tests.web.caller import Screen


def added(screen: Screen) -> int:
    return sum(isinstance(record.event, LineAdded) for record in screen.caller.shop.entries(FRONT, 1))


def test_a_line_asked_for_twice_with_one_key_is_there_once(screen: Screen) -> None:
    first = screen.post("basket/lines", {"code": "200"}, key="scan-1")
    again = screen.post("basket/lines", {"code": "200"}, key="scan-1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["idempotent-replay"] == "true"
    assert "idempotent-replay" not in first.headers
    assert len(again.json()["basket"]["lines"]) == added(screen) == 1
    screen.done("POST", "basket/lines", {"code": "200"}, key="scan-2")
    assert added(screen) == 2


def test_without_a_key_each_asking_is_a_line(screen: Screen) -> None:
    for _ in range(2):
        screen.done("POST", "basket/lines", {"code": "200"})
    assert added(screen) == 2


def test_a_replayed_line_shows_the_basket_as_it_is_now(screen: Screen) -> None:
    screen.done("POST", "basket/lines", {"code": "200"}, key="scan-1")
    screen.done("POST", "basket/undo")
    again = screen.done("POST", "basket/lines", {"code": "200"}, key="scan-1")
    assert again["basket"] is None or again["basket"]["lines"] == []
    assert added(screen) == 1


def test_one_key_for_two_articles_is_refused(screen: Screen) -> None:
    screen.done("POST", "basket/lines", {"code": "200"}, key="scan-1")
    screen.refuse(
        "POST", "basket/lines", {"code": "100"}, status=409, code="request.key_reused", key="scan-1"
    )


def test_what_was_refused_may_be_asked_again_with_the_same_key(screen: Screen) -> None:
    """Nothing was done, so nothing is kept of it."""
    screen.refuse("POST", "basket/lines", {"code": "nope"}, status=404, code="article.unknown", key="scan-1")
    screen.done("POST", "basket/lines", {"code": "200"}, key="scan-1")
    assert added(screen) == 1
