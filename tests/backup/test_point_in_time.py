"""The shop as it was at a moment, and what is said where no copy is so old."""

from datetime import datetime, timedelta

import pytest

from datakasse.errors.backup.copies import (
    CopyDamaged,
    NoCopySoOld,
    NoCopySoOldHere,
)
from datakasse.trade.moment import NORWAY
from tests.backup.copied_shop import CopiedShop, journal_of


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
