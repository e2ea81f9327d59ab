"""How copies are brought: what waits in memory has an end, whatever there is to bring."""

from collections.abc import Iterator
from hashlib import sha256

import pytest

from datakasse.office.backup import ship
from datakasse.office.backup.pieces import Cut, Piece, pieces
from datakasse.storage.ports.backup import BackupReadings
from datakasse.storage.ports.store import Books, StoredAnswer
from tests.backup.copied_shop import CopiedShop, beside_of
from tests.shop import BACK, FRONT, after_minutes

ANSWERS = 400
"""Some dozen pieces of them."""


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


def test_what_was_read_in_parts_is_read_whole_once_more_and_not_for_each_part(
    shop: CopiedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_requests(shop, ANSWERS)
    ended: list[str] = []

    def told(books: BackupReadings, naming: bytes, after: Cut | None = None) -> Iterator[Piece]:
        for piece in pieces(books, naming, after):
            ended.append(piece.name)
            yield piece

    monkeypatch.setattr(ship, "pieces", told)
    monkeypatch.setattr(ship, "PIECES_BYTES_AT_ONCE", 4000)
    rounds = 1
    while shop.shipper.round():
        rounds += 1
    assert rounds > 10
    assert sorted(ended) == sorted(2 * list(dict.fromkeys(ended)))


def test_new_answers_change_the_last_piece_of_their_register_and_no_other(shop: CopiedShop) -> None:
    """Their keys are random, and a shop gives a hundred thousand in two weeks."""
    answer_requests(shop, ANSWERS)
    before = pieces_of_answers(shop)
    answer_requests(shop, 2, after=ANSWERS)
    after = pieces_of_answers(shop)
    assert len(before) > 8
    assert len(after - before) <= 2
    assert len(before - after) <= 1


def test_long_boxes_are_read_one_at_a_time(shop: CopiedShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ship, "ENTRIES_MAX", 2)
    shop.sell(3)
    shop.sell(3, BACK)
    shop.shipper.round()
    assert len(shop.boxes(f"journal/{FRONT}/*.age")) == 1
    assert len(shop.boxes("journal/*/*.age")) == 1
    shop.ship()
    assert len(shop.boxes("journal/*/*.age")) == 2


def answer_requests(shop: CopiedShop, number: int, after: int = 0) -> None:
    """Answer requests at a register, one a minute."""

    def command(books: Books) -> None:
        for minute in range(after, after + number):
            key = sha256(f"{minute}".encode()).hexdigest()
            books.remember(FRONT, key, StoredAnswer("digest", b"{}"), after_minutes(minute))

    shop.store.write(command).result()


def pieces_of_answers(shop: CopiedShop) -> set[str]:
    """Return the names of the pieces that the answers are in."""
    with shop.store.read() as books:
        return {piece.name for piece in pieces(books, b"naming") if piece.end.table == "answers"}
