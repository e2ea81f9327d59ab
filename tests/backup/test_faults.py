"""
What can go wrong with a copy is told loudly, and nothing is restored that is not proved.

Each test has its control: the copy as it was, which restores.
"""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.errors.backup.copies import (
    CopyDamaged,
    CopyIncomplete,
    NoCopyThere,
)
from datakasse.errors.backup.recovery_key import RecoveryKeyWrong
from datakasse.journal.events.register import KeysRotated
from datakasse.office.backup.box import open_box
from datakasse.office.backup.place import Held
from datakasse.office.backup.recovery_key import make_recovery_key
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.tables.books import TableBooks, TableReadings
from datakasse.trade.shop.shop import SignatureMethod
from tests.backup.copied_shop import JOURNAL, CopiedShop, faults_of, journal_of
from tests.shop import FRONT, make_shop


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
    with pytest.raises(CopyDamaged, match="it has entries"):
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


def _no_old_key(*_: object) -> None:
    """The forger cannot seal with the key before."""
