"""What a screen may search in by itself: every article for sale, as its button shows it."""

import msgspec
import pytest

from datakasse.till.screen import show_names
from datakasse.till.screen.show_catalogue import Tile, search_catalogue
from datakasse.till.screen.show_names import names_version
from tests.till.shopkeeper import Shopkeeper


def listed(shop: Shopkeeper) -> list[Tile]:
    lines = b"".join(show_names.show_names(shop.counter)).splitlines()
    names = [field.name for field in msgspec.structs.fields(Tile)]
    return [Tile(**dict(zip(names, msgspec.json.decode(line), strict=True))) for line in lines]


def test_every_article_that_a_search_finds_is_listed_as_the_search_shows_it(shop: Shopkeeper) -> None:
    tiles = {tile.number: tile for tile in listed(shop)}
    found = [tile for letter in "abdefghiklmnoprstv" for tile in search_catalogue(shop.counter, letter, 50)]
    assert found
    assert [tiles[tile.number] for tile in found] == found


def test_what_was_taken_off_sale_is_gone_and_the_list_is_another(shop: Shopkeeper) -> None:
    before = names_version(shop.counter)
    shop.counter.store.write(lambda books: books.take_off_sale("200")).result()
    assert "200" not in {tile.number for tile in listed(shop)}
    assert names_version(shop.counter) != before


def test_a_list_that_would_be_too_long_is_none(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    with shop.counter.store.read() as books:
        count = books.articles_for_sale()
    monkeypatch.setattr(show_names, "NAMES_MAX", count)
    assert names_version(shop.counter) is not None
    monkeypatch.setattr(show_names, "NAMES_MAX", count - 1)
    assert names_version(shop.counter) is None
