"""
What can go wrong with a copy is told loudly, and nothing is restored that is not proved.

Each test has its control: the copy as it was, which restores.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.errors.backup.copies import (
    CopyDamaged,
    CopyIncomplete,
    NoCopySoOld,
    NoCopySoOldHere,
    NoCopyThere,
)
from datakasse.errors.backup.recovery_key import RecoveryKeyWrong
from datakasse.journal.events.register import KeysRotated
from datakasse.office.backup.box import open_box
from datakasse.office.backup.place import Held, PlaceFailed
from datakasse.office.backup.recovery_key import make_recovery_key
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.tables.books import TableBooks, TableReadings
from datakasse.trade.moment import NORWAY
from datakasse.trade.shop.shop import SignatureMethod
from tests.backup.copied_shop import CopiedShop, faults_of, journal_of
from tests.shop import FRONT, make_shop

JOURNAL = f"journal/{FRONT}/*.age"


@pytest.fixture
def copied(shop: CopiedShop) -> CopiedShop:
    """The shop, copied in four rounds; the copy restores."""
    for _ in range(4):
        shop.sell(2)
        shop.ship()
    assert shop.fetch().entries > 0
    return shop


def test_a_scrambled_byte_is_noticed(copied: CopiedShop) -> None:
    for box in (
        copied.boxes(JOURNAL)[1],
        copied.boxes("beside/*/pieces/*.age")[0],
        copied.boxes("beside/*/*.age")[-1],
    ):
        whole = box.read_bytes()
        for place in (0, len(whole) // 2, len(whole) - 1):
            box.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            with pytest.raises(CopyDamaged):
                copied.fetch()
        box.write_bytes(whole)
    copied.fetch()


def test_a_file_that_is_cut_is_noticed(copied: CopiedShop) -> None:
    box = copied.boxes(JOURNAL)[2]
    whole = box.read_bytes()
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        box.write_bytes(whole[:length])
        with pytest.raises(CopyDamaged):
            copied.fetch()


def test_a_missing_box_in_the_middle_is_told_by_its_first_entry(copied: CopiedShop) -> None:
    box = copied.boxes(JOURNAL)[1]
    first = int(box.name.partition("-")[0])
    box.unlink()
    with pytest.raises(CopyIncomplete) as refused:
        copied.fetch()
    assert refused.value.facts == {"register": FRONT, "number": first}


def test_a_box_taken_off_the_end_is_noticed_by_the_list_beside(copied: CopiedShop) -> None:
    """Whoever has the place can take boxes away, but not sign a list that speaks of fewer entries."""
    copied.boxes(JOURNAL)[-1].unlink()
    with pytest.raises(CopyIncomplete):
        copied.fetch()
    # What is left is a copy of an earlier moment, and the owner can ask for it.
    assert copied.fetch(copied.wanted(damaged_end=True)).entries > 0


def test_where_the_newest_list_is_spoilt_the_one_before_does_for_who_takes_what_is_whole(
    copied: CopiedShop,
) -> None:
    lists = [box for box in copied.boxes("beside/*/*.age") if box.parent.name != "pieces"]
    assert len(lists) > 1
    lists[-1].write_bytes(lists[-1].read_bytes()[:-1])
    with pytest.raises(CopyDamaged):
        copied.fetch()
    assert copied.fetch(copied.wanted(damaged_end=True)).entries > 0
    for each in lists:
        each.write_bytes(each.read_bytes()[:-1])
    with pytest.raises(CopyDamaged, match="beside"):
        copied.fetch(copied.wanted(damaged_end=True))


def test_an_older_box_under_a_newer_name_is_noticed(copied: CopiedShop) -> None:
    old, new = copied.boxes(JOURNAL)[1:3]
    shutil.copy(old, new)
    with pytest.raises(CopyDamaged, match="holds entries"):
        copied.fetch()


def test_a_foreign_shops_boxes_are_noticed(copied: CopiedShop, tmp_path: Path) -> None:
    """One closed for this very owner, so that it opens: a chain of shops may share a recovery key."""
    make_shop(tmp_path / "other")
    store = open_store(tmp_path / "other", {})
    other = CopiedShop(store, tmp_path / "else", copied.key)
    other.sell(8)
    other.ship()
    for box in copied.boxes(JOURNAL)[:1]:
        (theirs,) = (other.boxes(JOURNAL))[:1]
        assert open_box(theirs.read_bytes(), [copied.key.secret]).label.company == copied.setup.company
        shutil.copy(theirs, box)
    with pytest.raises(CopyDamaged):
        copied.fetch()
    store.close()


def test_a_forged_journal_with_keys_of_its_own_is_not_believed(copied: CopiedShop, tmp_path: Path) -> None:
    """Boxes are closed with a public key, so anybody can make one; what counts is who signed the keys."""
    make_shop(tmp_path / "forged")
    store = open_store(tmp_path / "forged", {})
    forger = CopiedShop(store, tmp_path / "else", copied.key)
    forger.sell(3)
    forger.ship()
    shutil.rmtree(copied.place_folder / "datakasse" / "first" / "journal")
    shutil.copytree(
        forger.place_folder / "datakasse/first/journal", copied.place_folder / "datakasse/first/journal"
    )
    with pytest.raises(CopyDamaged, match="nobody vouches"):
        copied.fetch()
    # With the deed as well, the owner's signature is what is missing.
    thief = CopiedShop(store, tmp_path / "thief", make_recovery_key())
    thief.sell()
    thief.ship()
    with pytest.raises(RecoveryKeyWrong):
        thief.fetch(copied.wanted())
    store.close()


def test_a_key_that_nobody_but_itself_vouches_for_is_not_believed(
    shop: CopiedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody with the database and the boxes' public key, but not the register's keys, adds a key."""
    shop.sell()
    new = shop.store.keys.create(FRONT, SignatureMethod.RSA_SHA1_1024).public
    monkeypatch.setattr(TableBooks, "_seal_as_before", _no_old_key)
    shop.store.write(lambda books: books.append(FRONT, KeysRotated(new), at=shop.now)).result()
    shop.sell()
    shop.ship()
    with pytest.raises(CopyDamaged, match="nobody vouches"):
        shop.fetch()


def test_a_wrong_recovery_key_and_an_empty_place_are_told(copied: CopiedShop) -> None:
    with pytest.raises(RecoveryKeyWrong):
        copied.fetch(copied.wanted(make_recovery_key()))
    with pytest.raises(NoCopyThere):
        copied.fetch(copied.wanted(line="another"))


def test_a_clock_that_jumps_disturbs_no_copy(shop: CopiedShop) -> None:
    shop.sell()
    shop.ship()
    shop.now += timedelta(days=400)
    shop.ship()
    shop.now -= timedelta(days=800)
    shop.new_shipper()
    shop.ship()
    status = shop.board.read().places["place"]
    assert status.verified_at == shop.now
    with shop.restored() as restored:
        assert journal_of(restored.store) == journal_of(shop.store)
        restored.go_on()
        assert faults_of(restored.store) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=st.sets(st.integers(0, 5), max_size=5))
def test_any_prefix_restores_and_any_gap_is_refused(many_boxes: CopiedShop, taken: set[int]) -> None:
    """Boxes are taken away: from the end, and what is left is a shop; from within, and it is refused."""
    shop = many_boxes
    boxes = shop.boxes(JOURNAL)
    kept = {box: box.read_bytes() for box in boxes}
    for index in taken:
        boxes[index].unlink()
    left = [index for index in range(len(boxes)) if index not in taken]
    is_prefix = left == list(range(len(left)))
    try:
        if is_prefix and left:
            fetched = shop.fetch(shop.wanted(damaged_end=True))
            last = fetched.parts[FRONT][-1].last
            assert last == int(boxes[left[-1]].stem.partition("-")[2])
            whole, _ = journal_of(shop.store)
            assert list(fetched.rows(FRONT)) == whole[:last]
        else:
            with pytest.raises(CopyIncomplete):
                shop.fetch(shop.wanted(damaged_end=True))
    finally:
        for box, content in kept.items():
            box.write_bytes(content)


@pytest.fixture
def many_boxes(shop: CopiedShop) -> CopiedShop:
    """The shop in six boxes."""
    for _ in range(6):
        shop.sell(2)
        shop.ship()
    assert len(shop.boxes(JOURNAL)) == 6
    return shop


def test_point_in_time_is_the_shop_as_it_was(shop: CopiedShop) -> None:
    shop.sell(3)
    shop.ship()
    moment = shop.now
    whole, _ = journal_of(shop.store)
    shop.now += timedelta(hours=1)
    shop.sell(4)
    shop.ship()
    with shop.restored(shop.wanted(until=moment)) as restored:
        assert journal_of(restored.store)[0] == whole
        assert restored.fetched.beside.made_at <= moment


@pytest.mark.parametrize("before", ["entries", "list"])
def test_a_moment_before_the_oldest_copy_is_told_as_that_and_from_when_there_is_one(
    shop: CopiedShop, before: str
) -> None:
    shop.sell(3)
    shop.ship()
    oldest = shop.now
    shop.now += timedelta(hours=1)
    shop.sell(4)
    shop.ship()
    moment = {"entries": oldest - timedelta(days=400), "list": oldest - timedelta(seconds=1)}[before]
    with pytest.raises(NoCopySoOld) as refused:
        shop.fetch(shop.wanted(until=moment))
    told = str(refused.value.facts["oldest"])
    until = datetime.strptime(told, "%d.%m.%Y %H:%M").replace(tzinfo=NORWAY)
    assert oldest <= until < oldest + timedelta(minutes=1)
    # What it says will do, does.
    assert shop.fetch(shop.wanted(until=until)).beside.made_at == oldest


def test_of_a_shop_that_was_restored_the_machine_before_is_named(shop: CopiedShop) -> None:
    shop.follows = "before"
    shop.__post_init__()
    shop.sell(1)
    shop.ship()
    with pytest.raises(NoCopySoOldHere, match="--line before"):
        shop.fetch(shop.wanted(until=shop.now - timedelta(days=1)))


def test_a_damaged_list_before_the_moment_is_damaged_and_not_too_young(shop: CopiedShop) -> None:
    shop.sell(1)
    shop.ship()
    moment = shop.now
    shop.now += timedelta(hours=1)
    shop.sell(1)
    shop.ship()
    first, *_ = shop.boxes("beside/*/*.age")
    first.write_bytes(first.read_bytes()[:-9])
    with pytest.raises(CopyDamaged):
        shop.fetch(shop.wanted(until=moment))


def _no_old_key(*_: object) -> None:
    """The forger cannot seal with the key before."""


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


def test_what_is_sold_while_a_list_is_made_is_there_before_the_list(
    copied: CopiedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine burns in that very instant: a list that speaks of entries that never came is no copy."""
    read, looks = copied.store.read, iter((False, True))

    def selling() -> AbstractContextManager[TableReadings]:
        if next(looks, False):
            copied.sell(2)
        return read()

    monkeypatch.setattr(copied.store, "read", selling)
    copied.sell()
    copied.shipper.look_at_all()
    copied.shipper.round()
    monkeypatch.undo()
    assert next(looks, None) is None
    with copied.restored() as restored:
        assert journal_of(restored.store) == journal_of(copied.store)


def test_a_listing_that_missed_what_came_meanwhile_is_no_gap(
    copied: CopiedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is written to while it is listed may tell of a later box, and not of the one before."""
    held, missed = copied.place.held, copied.boxes(JOURNAL)[-2].name
    whole = copied.fetch().entries
    listings = 0

    def torn(under: str) -> Iterator[Held]:
        nonlocal listings
        listings += 1
        return (each for each in held(under) if listings > 1 or not each.name.endswith(missed))

    monkeypatch.setattr(copied.place, "held", torn)
    assert copied.fetch().entries == whole


def test_a_box_that_comes_after_the_first_listing_waits_for_another_time(
    copied: CopiedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, listings = copied.place.held, 0
    whole = copied.fetch().entries

    def torn(under: str) -> Iterator[Held]:
        nonlocal listings
        listings += 1
        if listings == 2:
            for _ in range(2):
                copied.sell(2)
                copied.ship()
            missed = copied.boxes(JOURNAL)[-2].name
            return (each for each in held(under) if not each.name.endswith(missed))
        return held(under)

    monkeypatch.setattr(copied.place, "held", torn)
    assert copied.fetch().entries == whole


def test_the_store_of_a_place_in_use_is_left_alone(copied: CopiedShop) -> None:
    """Restoring reads; the shop goes on selling and copying meanwhile."""
    with copied.restored() as restored:
        copied.sell(2)
        copied.ship()
        assert len(journal_of(restored.store)[0]) == len(journal_of(copied.store)[0]) - 2
