"""Articles are entered and changed in the office; a new price is in every register's journal (13021)."""

from datetime import date

import msgspec
import pytest

from datakasse.errors.catalogue.articles import BadArticle, DepositInUse
from datakasse.journal.events.register import ClockWentBack
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.trade.goods.article import Article
from tests.shop import BY_NUMBER
from tests.till.shopkeeper import BACK, FRONT, KARI, MORE_ARTICLES, Shopkeeper

COFFEE = BY_NUMBER["200"]
DEARER = msgspec.structs.replace(COFFEE, price_ore=42_00)


@pytest.mark.law("KSF-2-7-1", "KSF-2-6-3")
def test_a_new_price_is_journalled_at_every_register(shop: Shopkeeper) -> None:
    shop.do(ChangeArticle(DEARER), KARI)
    for register in shop.registers():
        last = shop.last(register)
        assert last.event == PriceChanged("200", 39_00, 42_00)
        assert last.operator == KARI
        assert shop.faults(register) == []
    assert shop.sell("200").gross_ore == 42_00


def test_what_lies_in_a_basket_keeps_its_price(shop: Shopkeeper) -> None:
    """The customer pays what it cost when it was put there."""
    shop.ring("200")
    shop.do(ChangeArticle(DEARER), KARI)
    shop.ring("200")
    basket = shop.state().lane().basket
    assert basket is not None
    assert [line.unit_price_ore for line in basket.lines] == [39_00, 42_00]


@pytest.mark.law("KSF-2-5-c")
def test_a_clock_that_went_back_is_told_at_every_register_that_is_written_to(shop: Shopkeeper) -> None:
    shop.open(BACK)
    shop.clock.forward(hours=-1)
    shop.do(ChangeArticle(DEARER), KARI)
    for register in (FRONT, BACK):
        told, changed = shop.entries(register)[-2:]
        assert isinstance(told.event, ClockWentBack)
        assert isinstance(changed.event, PriceChanged)
        assert shop.faults(register) == []


def test_a_new_article_and_a_new_name_are_no_change_of_price(shop: Shopkeeper) -> None:
    heads = {register: shop.head(register) for register in shop.registers()}
    shop.do(ChangeArticle(Article("700", "Te, grønn", "DRIKKE", "31", 35_00)), KARI)
    shop.do(ChangeArticle(msgspec.structs.replace(COFFEE, name="Kaffe, sort")), KARI)
    told = [record.event for register in heads for record in shop.entries(register, heads[register] + 1)]
    assert not any(isinstance(event, PriceChanged) for event in told)
    assert shop.sell("700").gross_ore == 35_00


@pytest.mark.law("law.md 4.14")
def test_tobacco_takes_no_discount_whatever_was_asked_for(shop: Shopkeeper) -> None:
    snus = next(article for article in MORE_ARTICLES if article.number == "500")
    kept = shop.do(ChangeArticle(msgspec.structs.replace(snus, discountable=True)), KARI)
    assert not kept.discountable


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ({"number": ""}, "nummeret"),
        ({"number": "1" * 36}, "nummeret"),
        ({"name": "  "}, "navnet"),
        ({"group": "INGEN"}, "varegruppen"),
        ({"vat_code": "99"}, "mva-koden"),
        ({"vat_code_eat_in": "99"}, "mva-koden for servering"),
        ({"gtins": ("7038010000011",)}, "strekkoden"),
        ({"price_ore": -1}, "prisen"),
    ],
)
def test_an_article_that_cannot_be_sold_is_not_kept(
    shop: Shopkeeper, fault: dict[str, object], what: str
) -> None:
    refusal = shop.refuse(BadArticle, ChangeArticle(msgspec.structs.replace(COFFEE, **fault)), KARI)
    assert what in refusal.sentence("nb")


def test_an_article_taken_off_sale_is_told_and_stays_on_record(shop: Shopkeeper) -> None:
    shop.do(TakeOffSale("104"), KARI)
    assert shop.last().event == SettingsChanged("article taken off sale", "104")
    with shop.counter.store.read() as books:
        assert books.article("104") is None
        assert ("104", date(2026, 1, 2)) in [(article.number, day) for article, day in books.articles()]


def test_a_deposit_is_sold_as_long_as_it_follows_something(shop: Shopkeeper) -> None:
    assert shop.refuse(DepositInUse, TakeOffSale("900"), KARI).facts["number"] == "202"
    for number in ("202", "501", "502", "900"):
        shop.do(TakeOffSale(number), KARI)
