"""A whole article group comes onto a price list at so many per cent: rows to look through, nothing saved."""

from datetime import timedelta

import pytest

from datakasse.errors.catalogue.price_lists import BadPriceList
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue import fill_price_list as filling
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.fill_price_list import FilledPrices, GroupShare, fill_price_list
from datakasse.office.catalogue.price_lists import MakePriceList, PriceListDraft, try_price_list
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.pricing.price_rounding import PriceEnding, changed_price
from tests.shop import NOON
from tests.till.shopkeeper import KARI, Shopkeeper

TEN_OFF = GroupShare("DRIKKE", -1_000, PriceEnding.KRONE)
HERE = PriceListDraft("Torget", "", place="1")
CLUB = PriceListDraft("Klubb", "", group="Klubb")


def fill(shop: Shopkeeper, draft: PriceListDraft, share: GroupShare = TEN_OFF) -> FilledPrices:
    return fill_price_list(shop.counter, draft, share)


def drinks(shop: Shopkeeper) -> dict[str, Article]:
    with shop.counter.store.read() as books:
        return {each.number: each for each in books.for_sale() if each.group == "DRIKKE"}


def prices_of(filled: FilledPrices) -> dict[str, str]:
    return dict(row.split(";") for row in filled.prices.splitlines())


def test_each_article_of_the_group_gets_a_price_and_its_own_stays(shop: Shopkeeper) -> None:
    head = shop.head()
    filled = fill(shop, PriceListDraft("Torget", "200;20,00\n100;50", place="1"))
    assert shop.head() == head, "nothing is written"
    prices = prices_of(filled)
    assert (prices.pop("200"), prices.pop("100")) == ("20,00", "50")
    assert filled.kept == 1
    assert filled.added == len(prices) > 0
    goods = drinks(shop)
    assert filled.added + filled.kept + filled.left_out == len(goods)
    for number, price in prices.items():
        before_ore = goods[number].price_ore or 0
        assert price == f"{changed_price(before_ore, -1_000, PriceEnding.KRONE) // 100},00"
    again = fill(shop, PriceListDraft("Torget", filled.prices, place="1"))
    assert (again.added, again.prices) == (0, filled.prices)


def test_what_is_written_is_taken_in_and_frozen_on_the_line(shop: Shopkeeper) -> None:
    filled = fill(shop, HERE)
    draft = PriceListDraft("Torget", filled.prices, place="1")
    assert [row.fault for row in try_price_list(shop.counter, draft)] == [None] * filled.added
    shop.do(MakePriceList(draft), KARI)
    shop.sell("200")
    [sale] = [each.event for each in shop.entries() if isinstance(each.event, SaleCompleted)]
    [sold] = sale.sale.lines
    listed = sold.line.price_list
    assert listed
    assert (listed.price_ore, listed.name, sold.line.unit_price_ore) == (35_00, "Torget", 35_00)


@pytest.mark.law("law.md 4.14")
def test_what_may_not_be_on_an_offer_is_left_out_of_it_and_may_be_the_places_shelf(shop: Shopkeeper) -> None:
    """The control: the same goods on a place's list without an end."""
    beer = Article(
        "980", "Øl", "DRIKKE", "3", 40_00, age_limit=18, restriction=Restriction.BEER_SHOP, discountable=False
    )
    plain = Article("981", "Uten rabatt", "DRIKKE", "31", 40_00, discountable=False)
    open_price = Article("982", "Åpen", "DRIKKE", "31", None)
    for article in (beer, plain, open_price):
        shop.do(ChangeArticle(article), KARI)
    for offer in (CLUB, PriceListDraft("Uke", "", ends=NOON.date() + timedelta(days=7), place="1")):
        assert {"980", "981", "982"}.isdisjoint(prices_of(fill(shop, offer)))
        assert fill(shop, offer).left_out >= 3
    shelf = prices_of(fill(shop, HERE))
    assert {"980", "981"} <= set(shelf)
    assert "982" not in shelf


def test_a_group_that_is_none_adds_nothing_and_more_than_a_list_holds_is_refused(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fill(shop, HERE, GroupShare("INGEN", -1_000)) == FilledPrices("", 0, 0, 0)
    monkeypatch.setattr(filling, "PRICES_MAX", 2)
    with pytest.raises(BadPriceList):
        fill(shop, HERE)
