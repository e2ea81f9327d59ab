"""Many articles are changed at once, as was shown, and put back at once."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.catalogue.articles import BadArticle
from datakasse.errors.catalogue.bulk_edit import EditNotAsShown, NothingToChange, TooManyToChange
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.event import Event
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.catalogue import bulk_edit
from datakasse.office.catalogue.bulk_edit import BulkEdit, EditArticles, digest_of, preview_bulk_edit
from datakasse.office.catalogue.import_articles import UndoImport
from datakasse.storage.ports.goods.articles import ArticleImport
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.price_rounding import PriceEnding, changed_price
from tests.till.shopkeeper import KARI, Shopkeeper

DEARER = BulkEdit(of_group="BROD", by_bp=1_000, ending=PriceEnding.NINETY)


def articles(shop: Shopkeeper) -> dict[str, Article]:
    with shop.counter.store.read() as books:
        return {article.number: article for article in books.for_sale()}


def do(shop: Shopkeeper, edit: BulkEdit) -> ArticleImport:
    """Look at what would change, and do it."""
    return shop.do(EditArticles(edit, digest_of(preview_bulk_edit(shop.counter, edit))), KARI)


@pytest.mark.law("KSF-2-7-1")
def test_what_was_shown_is_done_and_journalled_and_put_back(shop: Shopkeeper) -> None:
    before = articles(shop)
    shown = {each.after.number: each.after for each in preview_bulk_edit(shop.counter, DEARER)}
    assert articles(shop) == before, "nothing was written"
    assert {number: article.price_ore for number, article in shown.items()} == {
        "100": 54_90,
        "101": 43_90,
        "102": 38_90,
        "103": 45_90,
        "104": 60_90,
    }
    head = shop.head()
    kept = do(shop, DEARER)
    assert articles(shop) == before | shown
    told = [entry.event for entry in shop.entries(shop.registers()[0], head + 1)]
    changes = {event.article: event for event in told if isinstance(event, PriceChanged)}
    assert changes == {
        number: PriceChanged(number, before[number].price_ore, article.price_ore)
        for number, article in shown.items()
    }
    assert shop.do(UndoImport(kept.number), KARI).back == len(shown)
    assert articles(shop) == before


def test_group_vat_and_button_change_for_the_chosen_ones_alone(shop: Shopkeeper) -> None:
    before = articles(shop)
    edit = BulkEdit(numbers=("100", "200", "100"), group="ANNET", vat_code="3", favourite=True)
    assert do(shop, edit).changed == 2
    for number, article in articles(shop).items():
        if number in {"100", "200"}:
            assert (article.group, article.vat_code, article.favourite) == ("ANNET", "3", True)
            assert article.price_ore == before[number].price_ore
        else:
            assert article == before[number]


@pytest.mark.law("KSF-2-7-1")
def test_another_vat_code_and_another_group_stand_in_every_journal(shop: Shopkeeper) -> None:
    heads = {register: shop.head(register) for register in shop.registers()}
    edit = BulkEdit(numbers=("100", "200"), group="ANNET", vat_code="3")
    number = do(shop, edit).number

    def told(register: str, heads: dict[str, int]) -> list[Event]:
        return [
            record.event
            for record in shop.entries(register, heads[register] + 1)
            if isinstance(record.event, SettingsChanged) and record.event.what.endswith("of an article")
        ]

    for register in heads:
        assert told(register, heads) == [
            SettingsChanged("VAT code of an article", "100, fra 31 til 3"),
            SettingsChanged("group of an article", "100, fra BROD til ANNET"),
            SettingsChanged("VAT code of an article", "200, fra 31 til 3"),
            SettingsChanged("group of an article", "200, fra DRIKKE til ANNET"),
        ]
    heads = {register: shop.head(register) for register in shop.registers()}
    shop.do(UndoImport(number), KARI)
    for register in heads:
        assert SettingsChanged("VAT code of an article", "100, fra 3 til 31") in told(register, heads)


def test_two_who_saw_the_same_do_not_both_do_it(shop: Shopkeeper) -> None:
    seen = digest_of(preview_bulk_edit(shop.counter, DEARER))
    shop.do(EditArticles(DEARER, seen), KARI)
    once = articles(shop)
    shop.refuse(EditNotAsShown, EditArticles(DEARER, seen), KARI)
    assert articles(shop) == once


def test_what_came_into_the_group_since_does_not_go_along_unseen(shop: Shopkeeper) -> None:
    seen = digest_of(preview_bulk_edit(shop.counter, DEARER))
    do(shop, BulkEdit(numbers=("200",), group="BROD"))
    shop.refuse(EditNotAsShown, EditArticles(DEARER, seen), KARI)
    do(shop, DEARER)
    assert articles(shop)["200"].price_ore == 42_90, "the control: what is seen is done"


def test_deposit_and_open_prices_are_left_alone(shop: Shopkeeper) -> None:
    edit = BulkEdit(of_group="ANNET", by_bp=1_000)
    numbers = {each.after.number for each in preview_bulk_edit(shop.counter, edit)}
    assert "300" in numbers
    assert not {"900", "400"} & numbers


@pytest.mark.law("law.md 4.14")
def test_what_becomes_tobacco_is_never_discounted(shop: Shopkeeper) -> None:
    do(shop, BulkEdit(numbers=("200",), group="TOBAKK"))
    assert not articles(shop)["200"].discountable


def test_the_more_registers_are_told_the_fewer_articles_at_once(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers = len(shop.registers())
    assert registers > 1
    monkeypatch.setattr(bulk_edit, "ARTICLES_MAX", 2 * registers + 1)
    three = BulkEdit(numbers=("100", "101", "102"), by_bp=100)
    assert shop.refuse(TooManyToChange, EditArticles(three, ""), KARI).facts["count_max"] == 2
    assert do(shop, BulkEdit(numbers=("100", "101"), by_bp=100)).changed == 2


def test_what_cannot_be_changes_nothing(shop: Shopkeeper) -> None:
    before = articles(shop)
    shop.refuse(NothingToChange, EditArticles(BulkEdit(of_group="BROD"), ""), KARI)
    shop.refuse(NothingToChange, EditArticles(BulkEdit(by_bp=500), ""), KARI)
    shop.refuse(UnknownArticle, EditArticles(BulkEdit(numbers=("100", "x"), by_bp=500), ""), KARI)
    shop.refuse(BadArticle, EditArticles(BulkEdit(numbers=("100",), group="INGEN"), ""), KARI)
    shop.refuse(BadArticle, EditArticles(BulkEdit(numbers=("100",), vat_code="99"), ""), KARI)
    assert articles(shop) == before


@given(
    price_ore=st.integers(1, 10**8), by_bp=st.integers(-10_000, 100_000), ending=st.sampled_from(PriceEnding)
)
def test_a_price_ends_as_it_should_and_as_near_as_can_be(
    price_ore: int, by_bp: int, ending: PriceEnding
) -> None:
    """Never free, never on the other side, and the nearest ending where that is on the right one."""
    changed_ore = changed_price(price_ore, by_bp, ending)
    step, end = {PriceEnding.ORE: (1, 0), PriceEnding.KRONE: (100, 0), PriceEnding.NINETY: (100, 90)}[ending]
    assert changed_ore > 0
    assert changed_ore % step == end or changed_ore == price_ore
    assert (changed_ore - price_ore) * by_bp >= 0
    exact = price_ore * (10_000 + by_bp)
    least = {PriceEnding.ORE: 1, PriceEnding.KRONE: 100, PriceEnding.NINETY: 90}[ending]
    is_near = abs(changed_ore * 10_000 - exact) <= (step + 1) * 5_000
    is_next = by_bp != 0 and abs(changed_ore - price_ore) < step
    assert is_near or is_next or changed_ore == least


def test_asked_up_is_never_down_and_asked_down_never_up() -> None:
    ninety, krone = PriceEnding.NINETY, PriceEnding.KRONE
    assert [changed_price(39_00, 100, ninety), changed_price(1_00, 500, ninety)] == [39_90, 1_90]
    assert [changed_price(39_80, -10, ninety), changed_price(38_60, -10, krone)] == [38_90, 38_00]
    assert changed_price(50, -1_000, ninety) == 50, "no ending is left below it"
