"""Many small boxes become a long one: a place does not fill with them, and what it holds is the same."""

from pathlib import Path

import pytest

from datakasse.office.backup import gather
from datakasse.office.backup.ship import LOOK_AGAIN
from tests.backup.copied_shop import CopiedShop, beside_of, journal_of
from tests.shop import BACK, FRONT

BOXES = 4
"""So few are gathered here."""


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few boxes be many."""
    monkeypatch.setattr(gather, "BOXES", BOXES)


def busy(shop: CopiedShop, boxes: int, register: str = FRONT) -> None:
    """Sell as often as there are to be boxes, and let the shop look at the place again."""
    for _ in range(boxes):
        shop.sell(1, register)
        shop.ship()
    shop.now += LOOK_AGAIN
    shop.ship()


def journal(shop: CopiedShop, register: str = FRONT) -> list[tuple[int, int]]:
    """Return which entries are in the boxes of a few seconds, and in those that these were gathered into."""
    return [stretch_of(path) for path in shop.boxes(f"journal/{register}/*.age")]


def stretch_of(path: Path) -> tuple[int, int]:
    """Return the entries that a box holds."""
    first, _, last = path.stem.partition("-")
    return int(first), int(last)


def demand_whole(shop: CopiedShop) -> None:
    """See that what comes back is the shop."""
    with shop.restored() as restored:
        assert journal_of(restored.store) == journal_of(shop.store)
        assert journal_of(restored.store, BACK) == journal_of(shop.store, BACK)
        assert beside_of(restored.store) == beside_of(shop.store)


def test_small_boxes_are_gathered_and_go_when_the_next_are(shop: CopiedShop) -> None:
    """Whoever began to fetch them before they were gathered finds them meanwhile."""
    busy(shop, BOXES)
    (one, *small) = sorted(journal(shop), key=lambda held: held[0] - held[1])
    assert one == (small[0][0], small[-1][1])
    assert len(small) == BOXES
    demand_whole(shop)
    busy(shop, BOXES)
    assert set(small) < set(journal(shop))
    demand_whole(shop)
    busy(shop, 0)
    left = journal(shop)
    assert one in left
    assert not set(small) & set(left)
    demand_whole(shop)


def test_however_much_is_sold_there_are_few_boxes(shop: CopiedShop) -> None:
    """The long ones hold what the small ones did, and there are never more than two lots of those."""
    boxes = 0
    for _ in range(6):
        boxes += BOXES
        busy(shop, BOXES)
    assert len(journal(shop)) <= boxes // BOXES + 3 * BOXES < boxes
    demand_whole(shop)


def test_each_register_s_are_gathered_by_themselves(shop: CopiedShop) -> None:
    busy(shop, BOXES - 1, BACK)
    busy(shop, BOXES)
    assert any(_is_long(path) for path in shop.boxes(f"journal/{FRONT}/*.age"))
    assert not any(_is_long(path) for path in shop.boxes(f"journal/{BACK}/*.age"))
    demand_whole(shop)


def test_whoever_restores_to_a_moment_gets_the_same_from_long_boxes(shop: CopiedShop) -> None:
    busy(shop, 1)
    moment = shop.now
    busy(shop, 3 * BOXES)
    busy(shop, 0)
    with shop.restored(shop.wanted(until=moment)) as restored:
        entries, seals = journal_of(restored.store)
        assert (entries, seals) == tuple(part[: len(entries)] for part in journal_of(shop.store))
        assert 0 < len(entries) < len(journal_of(shop.store)[0])


def test_a_long_box_that_is_damaged_is_not_the_end_while_the_small_ones_are_there(shop: CopiedShop) -> None:
    busy(shop, BOXES)
    (path,) = (path for path in shop.boxes(f"journal/{FRONT}/*.age") if _is_long(path))
    path.write_bytes(path.read_bytes()[:-9])
    demand_whole(shop)


@pytest.mark.parametrize("spoilt", ["changed", "another", "empty"])
def test_a_long_box_that_was_spoilt_meanwhile_is_seen_after_a_new_start_before_its_small_ones_go(
    shop: CopiedShop, spoilt: str
) -> None:
    """Its size is the same and nobody remembers what was put there: only reading it tells."""
    busy(shop, BOXES)
    (long,) = (path for path in shop.boxes(f"journal/{FRONT}/*.age") if _is_long(path))
    small = {path for path in shop.boxes(f"journal/{FRONT}/*.age") if path != long}
    content = long.read_bytes()
    for _ in range(BOXES):
        shop.sell()
        shop.ship()
    (deed,) = shop.boxes("deed.age")
    spoilt_content = {
        "changed": content[:-9] + bytes(9),
        "another": deed.read_bytes(),
        "empty": b"",
    }[spoilt]
    long.write_bytes(spoilt_content)
    shop.new_shipper()
    shop.ship()
    shop.now += LOOK_AGAIN
    shop.ship()
    assert small <= set(shop.boxes(f"journal/{FRONT}/*.age"))
    assert long.read_bytes() != spoilt_content
    for _ in range(2):
        shop.now += LOOK_AGAIN
        shop.ship()
    assert not small & set(shop.boxes(f"journal/{FRONT}/*.age"))
    demand_whole(shop)


def test_a_long_box_is_read_once_before_its_small_ones_go(shop: CopiedShop) -> None:
    busy(shop, 2 * BOXES)
    shop.new_shipper()
    shop.place.locked = True
    shop.place.got_names.clear()
    for _ in range(4):
        busy(shop, 0)
    longs = [name for name in shop.place.got_names if "/journal/" in name and _is_long(Path(name))]
    assert len(longs) == len(set(longs)) > 0


def test_after_a_new_start_the_names_say_what_is_to_be_gathered_and_dropped(shop: CopiedShop) -> None:
    for _ in range(4):
        for _ in range(BOXES):
            shop.sell()
            shop.ship()
        shop.new_shipper()
        shop.ship()
    assert len(journal(shop)) < 4 * BOXES
    demand_whole(shop)


def test_a_place_that_keeps_what_it_has_does_no_harm(shop: CopiedShop) -> None:
    """A bucket may be locked against all changes for a time; that is what it is there for."""
    shop.place.locked = True
    for _ in range(3):
        busy(shop, BOXES)
    status = shop.board.read().places["place"]
    assert not status.why
    assert len([path for path in shop.boxes(f"journal/{FRONT}/*.age") if not _is_long(path)]) == 3 * BOXES
    shop.place.locked = False
    busy(shop, BOXES)
    for _ in range(BOXES):
        busy(shop, 0)
    assert len(journal(shop)) < 3 * BOXES
    demand_whole(shop)


def _is_long(path: Path) -> bool:
    first, last = stretch_of(path)
    return last - first >= BOXES - 1
