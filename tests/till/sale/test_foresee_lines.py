"""What a screen is told of goods beforehand: only what a scan surely becomes."""

from datetime import date

import msgspec
import pytest

from datakasse.till.screen.foresee_lines import foresee_lines, foreseen_version
from datakasse.trade.goods.article import Article, Restriction
from tests.till.shopkeeper import Shopkeeper

PLAIN = Article("900", "Kaffe ø", "100", "3", price_ore=39_90, gtins=("7090000000019",))


def listed(shop: Shopkeeper) -> list[str]:
    return b"".join(foresee_lines(shop.counter)).decode().splitlines()


def enter(shop: Shopkeeper, *articles: Article) -> None:
    def put(article: Article) -> None:
        shop.counter.store.write(lambda books: books.put_article(article, date(2026, 1, 1))).result()

    for article in articles:
        put(article)


def test_plain_goods_are_listed_by_barcode(shop: Shopkeeper) -> None:
    before = foreseen_version(shop.counter)
    enter(shop, PLAIN)
    assert "7090000000019\t3990\tKaffe ø" in listed(shop)
    assert listed(shop) == sorted(listed(shop))
    assert foreseen_version(shop.counter) != before


@pytest.mark.parametrize(
    "asks",
    [
        {"price_ore": None},
        {"unit": "kg"},
        {"age_limit": 18},
        {"restriction": Restriction.BEER_SHOP},
    ],
    ids=str,
)
def test_what_the_register_may_ask_about_is_not(shop: Shopkeeper, asks: dict[str, object]) -> None:
    before = listed(shop)
    enter(shop, msgspec.structs.replace(PLAIN, **asks))
    assert listed(shop) == before


def test_of_two_articles_with_one_barcode_the_one_that_is_sold_is_told(shop: Shopkeeper) -> None:
    enter(shop, msgspec.structs.replace(PLAIN, number="901", name="Den andre"), PLAIN)
    with shop.counter.store.read() as books:
        sold = books.article_with_gtin("7090000000019")
    assert sold is not None
    assert [line for line in listed(shop) if line.startswith("7090000000019")] == [
        f"7090000000019\t3990\t{sold.name}"
    ]


def test_what_was_taken_off_sale_is_gone(shop: Shopkeeper) -> None:
    enter(shop, PLAIN)
    shop.counter.store.write(lambda books: books.take_off_sale("900")).result()
    assert not [line for line in listed(shop) if line.startswith("7090000000019")]
