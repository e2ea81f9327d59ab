"""What a place lost or did not take is sent again, and nothing twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from datakasse.errors.backup.copies import (
    CopyDamaged,
    CopyIncomplete,
)
from datakasse.office.backup.place import PlaceFailed
from tests.backup.copied_shop import JOURNAL, CopiedShop, journal_of
from tests.shop import FRONT


def full(shop: CopiedShop) -> None:
    shop.place.full = True


def gone(shop: CopiedShop) -> None:
    shop.place.gone = True


def taken_out(shop: CopiedShop) -> None:
    (shop.place_folder / "datakasse").rename(shop.folder / "pocket")


def lying(shop: CopiedShop) -> None:
    shop.place.keeps = lambda content: content[: len(content) // 2]


def dying(shop: CopiedShop) -> None:
    shop.place.dies_after = 1


def well_again(shop: CopiedShop) -> None:
    shop.place.full = shop.place.gone = False
    shop.place.keeps = shop.place.dies_after = None
    if (shop.folder / "pocket").exists():
        (shop.folder / "pocket").rename(shop.place_folder / "datakasse")


@pytest.mark.parametrize("goes_wrong", [full, gone, taken_out, lying, dying])
def test_a_place_that_fails_is_told_and_gets_all_of_it_later(
    shop: CopiedShop, goes_wrong: Callable[[CopiedShop], None]
) -> None:
    shop.sell(2)
    shop.ship()
    before = shop.board.read().places["place"]
    shop.now += timedelta(hours=3)
    shop.sell(5)
    goes_wrong(shop)
    with pytest.raises(PlaceFailed):
        shop.ship()
    told = shop.board.read().places["place"]
    assert (told.verified_at, told.failed_at) == (before.verified_at, shop.now)
    assert told.why
    shop.sell(1)
    well_again(shop)
    shop.ship()
    told = shop.board.read().places["place"]
    assert (told.verified_at, told.failed_at, told.why) == (shop.now, None, "")
    with shop.restored() as restored:
        assert journal_of(restored.store) == journal_of(shop.store)


def test_a_box_that_was_lost_in_the_place_is_sent_again(copied: CopiedShop) -> None:
    boxes = copied.boxes(JOURNAL)
    boxes[1].unlink()
    boxes[2].write_bytes(b"short")
    with pytest.raises((CopyIncomplete, CopyDamaged)):
        copied.fetch()
    copied.now += timedelta(minutes=6)
    copied.ship()
    assert copied.fetch().entries > 0


def test_a_new_start_sends_nothing_twice(copied: CopiedShop) -> None:
    copied.new_shipper()
    copied.place.put_names.clear()
    copied.ship()
    copied.ship()
    assert [name for name in copied.place.put_names if "/journal/" in name or "/pieces/" in name] == []


def test_each_night_all_of_it_is_sent_once_more_and_heals_what_was_lost(copied: CopiedShop) -> None:
    copied.now += timedelta(days=1)
    copied.ship()
    assert copied.board.read().places["place"].full_day == copied.now.date().isoformat()
    assert copied.boxes(f"full/*/{FRONT}/*.age") != []
    for box in copied.boxes(JOURNAL):
        box.unlink()
    with copied.restored() as restored:
        assert journal_of(restored.store) == journal_of(copied.store)


def test_nights_are_kept_for_a_week_and_the_first_of_each_month(copied: CopiedShop) -> None:
    for _ in range(40):
        copied.now += timedelta(days=1)
        copied.sell()
        copied.ship()
    days = sorted({box.parent.parent.name for box in copied.boxes(f"full/*/{FRONT}/*.age")})
    assert days[-7:] == [(copied.now - timedelta(days=back)).date().isoformat() for back in range(6, -1, -1)]
    assert {day[:7] for day in days} == {"2026-03", "2026-04"}
    assert len(days) == 9
    assert len(copied.boxes(JOURNAL)) < 5
    with copied.restored() as restored:
        assert journal_of(restored.store) == journal_of(copied.store)


def test_what_two_whole_copies_hold_is_not_sent_once_more_by_itself(copied: CopiedShop) -> None:
    for _ in range(2):
        copied.now += timedelta(days=1)
        copied.sell(2)
        copied.ship()
    (first_whole, *_) = copied.boxes(f"full/*/{FRONT}/*.age")
    held = int(first_whole.stem.partition("-")[2])
    assert [box for box in copied.boxes(JOURNAL) if int(box.stem.partition("-")[0]) <= held] == []
    copied.place.put_names.clear()
    copied.sell()
    copied.ship()
    # After a new start, and in the middle of the third night, neither.
    copied.new_shipper().look_at_all()
    copied.now += timedelta(days=1)
    for _ in range(3):
        copied.sell()
        copied.shipper.round()
    copied.ship()
    sent = [name.rpartition("/")[2] for name in copied.place.put_names if "/journal/" in name]
    assert sent
    assert [name for name in sent if int(name.partition("-")[0]) <= held] == []
    with copied.restored() as restored:
        assert journal_of(restored.store) == journal_of(copied.store)


def test_what_a_whole_copy_has_lost_is_sent_again(copied: CopiedShop) -> None:
    for _ in range(2):
        copied.now += timedelta(days=1)
        copied.sell(2)
        copied.ship()
    (first_whole, *_) = copied.boxes(f"full/*/{FRONT}/*.age")
    first_whole.unlink()
    copied.now += timedelta(minutes=6)
    copied.ship()
    assert int(copied.boxes(JOURNAL)[0].stem.partition("-")[0]) == 1
    for box in copied.boxes(f"full/*/{FRONT}/*.age"):
        box.unlink()
    with copied.restored() as restored:
        assert journal_of(restored.store) == journal_of(copied.store)
