"""The owner finds every article by leafing or by typing, and a group is counted as one of SAF-T's."""

import msgspec
import pytest

from datakasse.errors.catalogue.articles import BadArticle, BadGroup, GtinTaken
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.change_group import ChangeGroup
from datakasse.office.catalogue.list_articles import list_articles, show_article, show_frame
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.trade.goods.article import Article, ArticleGroup
from tests.shop import BY_NUMBER
from tests.till.shopkeeper import KARI, Shopkeeper

COFFEE = BY_NUMBER["200"]


def leafed(
    shop: Shopkeeper, limit: int, *, text: str = "", group: str = "", for_sale: bool = True
) -> list[str]:
    """Return the numbers on all pages, each page asked for after the one before."""
    numbers: list[str] = []
    while True:
        after = numbers[-1] if numbers else ""
        listed = list_articles(shop.counter, limit, text=text, group=group, for_sale=for_sale, after=after)
        page = msgspec.to_builtins(listed)
        assert len(page["articles"]) <= limit
        numbers += [article["number"] for article in page["articles"]]
        if not page["more"]:
            return numbers


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_of_any_size_hold_every_article_once_by_name(shop: Shopkeeper, limit: int) -> None:
    with shop.counter.store.read() as books:
        wanted = {article.number for article in books.for_sale()}
    numbers = leafed(shop, limit)
    assert len(numbers) == len(wanted)
    assert set(numbers) == wanted
    assert list_articles(shop.counter, limit).count == len(wanted)


@pytest.mark.parametrize("text", ["", "ka"])
def test_only_the_group_that_is_asked_for_is_shown(shop: Shopkeeper, text: str) -> None:
    """Typed or not; without the group there are others too."""
    drinks = leafed(shop, 2, text=text, group="DRIKKE")
    assert "200" in drinks
    assert {show_article(shop.counter, number).article.group for number in drinks} == {"DRIKKE"}
    assert len(leafed(shop, 2)) > len(drinks)


def test_what_is_off_sale_is_found_among_its_own(shop: Shopkeeper) -> None:
    shop.do(TakeOffSale("200"), KARI)
    assert "200" not in leafed(shop, 9)
    assert leafed(shop, 9, for_sale=False) == ["200"]
    assert leafed(shop, 9, for_sale=False, text="KAFFE") == ["200"]
    assert leafed(shop, 9, for_sale=False, text="te") == []
    shown = show_article(shop.counter, "200")
    assert (shown.for_sale, shown.article.name) == (False, COFFEE.name)


@pytest.mark.law("KSF-2-7-1")
def test_coming_back_on_sale_at_another_price_is_a_change_of_price(shop: Shopkeeper) -> None:
    """Else a price could be changed behind the journal's back."""
    shop.do(TakeOffSale("200"), KARI)
    shop.do(ChangeArticle(msgspec.structs.replace(COFFEE, price_ore=49_00)), KARI)
    assert shop.last().event == PriceChanged("200", 39_00, 49_00)


def test_an_article_there_never_was_is_unknown(shop: Shopkeeper) -> None:
    with pytest.raises(UnknownArticle):
        show_article(shop.counter, "nope")


def test_a_barcode_belongs_to_one_article(shop: Shopkeeper) -> None:
    [gtin, *_] = BY_NUMBER["100"].gtins
    other = msgspec.structs.replace(COFFEE, gtins=(gtin,))
    refusal = shop.refuse(GtinTaken, ChangeArticle(other), KARI)
    assert BY_NUMBER["100"].name in refusal.sentence("nb")
    shop.do(ChangeArticle(BY_NUMBER["100"]), KARI)


@pytest.mark.parametrize("deposit", ["nope", "100"])
def test_a_deposit_is_a_deposit(shop: Shopkeeper, deposit: str) -> None:
    refusal = shop.refuse(BadArticle, ChangeArticle(msgspec.structs.replace(COFFEE, deposit=deposit)), KARI)
    assert "panten" in refusal.sentence("nb")


@pytest.mark.law("KSF-2-6-3")
@pytest.mark.parametrize("name", ["Diverse", " DIV. ", "diverse varer"])
def test_an_article_says_what_it_is(shop: Shopkeeper, name: str) -> None:
    refusal = shop.refuse(BadArticle, ChangeArticle(Article("701", name, "DRIKKE", "31", 1_00)), KARI)
    assert "navnet" in refusal.sentence("nb")


@pytest.mark.law("KSF-2-8-2-f")
def test_a_group_is_entered_and_counted_as_one_of_saf_ts(shop: Shopkeeper) -> None:
    group = ArticleGroup("ØL", "04007", "Øl på flaske")
    shop.do(ChangeGroup(group), KARI)
    assert shop.last().event == SettingsChanged("article group", "ØL")
    assert group in show_frame(shop.counter).groups
    head = shop.head()
    shop.do(ChangeGroup(group), KARI)
    assert shop.head() == head, "nothing changed, nothing told"


@pytest.mark.parametrize(
    ("group", "what"),
    [
        (ArticleGroup("", "04007", "Øl"), "koden"),
        (ArticleGroup("X" * 36, "04007", "Øl"), "koden"),
        (ArticleGroup("ØL", "04007", " "), "navnet"),
        (ArticleGroup("ØL", "04022", "Øl"), "SAF-T-gruppen"),
    ],
)
def test_a_group_that_cannot_be_reported_is_not_kept(
    shop: Shopkeeper, group: ArticleGroup, what: str
) -> None:
    assert what in shop.refuse(BadGroup, ChangeGroup(group), KARI).sentence("nb")


@pytest.mark.law("law.md 4.14")
def test_a_group_that_becomes_tobacco_takes_no_discount_any_longer(shop: Shopkeeper) -> None:
    shop.do(ChangeGroup(ArticleGroup("DRIKKE", "04013", "Tobakk")), KARI)
    drinks = list_articles(shop.counter, 99, group="DRIKKE").articles
    assert drinks
    assert not any(article.discountable for article in drinks)
    assert show_article(shop.counter, "100").article.discountable
