"""A line asked for with a key: in the basket once, however often the answer is lost."""

from datakasse.journal.events.basket import LineAdded
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


def test_a_scan_asked_for_briefly_tells_how_far_the_journal_came_and_no_more(screen: Screen) -> None:
    """The next view that shows the journal as far shows the line as well."""
    brief = {"Prefer": "return=minimal"}
    first = screen.post("basket/scans", {"code": "200"}, key="scan-1", headers=brief).json()
    assert first == {"scanned": {"found": "article"}, "head": screen.caller.shop.head()}
    again = screen.post("basket/scans", {"code": "200"}, key="scan-1", headers=brief).json()
    assert again == first
    view = screen.done("POST", "basket/scans", {"code": "200"}, key="scan-2")["view"]
    assert view["head"] > first["head"]
    assert len(view["basket"]["lines"]) == added(screen) == 2


def run_of(*scans: tuple[str, str]) -> dict[str, object]:
    """Codes that were scanned one after the other, each with its key."""
    return {"scans": [{"code": code, "key": key} for code, key in scans]}


def test_a_run_of_scans_is_done_in_its_order_and_once(screen: Screen) -> None:
    """Whoever lost the answer asks for all of it again, or for one of them by itself."""
    run = run_of(("200", "scan-1"), ("100", "scan-2"))
    for _ in range(2):
        answered = screen.done("POST", "basket/scans/run", run)
        assert answered["scanned"] == [{"found": "article"}] * 2
        assert [line["article"] for line in answered["view"]["basket"]["lines"]] == ["200", "100"]
    screen.done("POST", "basket/scans", {"code": "100"}, key="scan-2")
    assert added(screen) == 2


def test_a_run_stops_at_the_first_that_is_refused_and_says_why(screen: Screen) -> None:
    """What came after it is not done: whoever scanned it decides what comes of the refusal first."""
    run = run_of(("200", "scan-1"), ("nope", "scan-2"), ("100", "scan-3"))
    answered = screen.done("POST", "basket/scans/run", run)
    assert answered["scanned"] == [{"found": "article"}]
    assert (answered["refused"]["code"], answered["refused"]["status"]) == ("article.unknown", 404)
    assert [line["article"] for line in answered["view"]["basket"]["lines"]] == ["200"]
    rest = run_of(("nope", "scan-2"), ("100", "scan-3"))
    screen.refuse("POST", "basket/scans/run", rest, status=404, code="article.unknown")
    assert added(screen) == 1


def test_a_key_means_one_scan_alone_or_in_a_run(screen: Screen) -> None:
    screen.done("POST", "basket/scans", {"code": "100"}, key="scan-1")
    run = run_of(("200", "scan-1"))
    screen.refuse("POST", "basket/scans/run", run, status=409, code="request.key_reused")
    assert added(screen) == 1
