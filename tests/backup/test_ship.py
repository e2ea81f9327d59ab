"""How copies are brought: what waits in memory has an end, whatever there is to bring."""

import pytest

from datakasse.office.backup import ship
from tests.backup.copied_shop import CopiedShop, beside_of
from tests.shop import BACK, FRONT


def test_what_lies_beside_is_read_in_parts_and_its_list_comes_last(
    shop: CopiedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the night all of it is new, and may be more than the memory of the machine."""
    monkeypatch.setattr(ship, "PIECES_BYTES_AT_ONCE", 200)
    shop.sell(3)
    parts: list[int] = []
    more = True
    while more:
        before = len(shop.boxes("beside/*/pieces/*.age"))
        more = shop.shipper.round()
        parts.append(len(shop.boxes("beside/*/pieces/*.age")) - before)
        assert bool(shop.boxes("beside/*/*.age")) is not more
    assert sum(parts) > 5
    assert max(parts) <= 3
    with shop.restored() as restored:
        assert beside_of(restored.store) == beside_of(shop.store)


def test_long_boxes_are_read_one_at_a_time(shop: CopiedShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ship, "ENTRIES_MAX", 2)
    shop.sell(3)
    shop.sell(3, BACK)
    shop.shipper.round()
    assert len(shop.boxes(f"journal/{FRONT}/*.age")) == 1
    assert len(shop.boxes("journal/*/*.age")) == 1
    shop.ship()
    assert len(shop.boxes("journal/*/*.age")) == 2
