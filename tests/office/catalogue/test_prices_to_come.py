"""A price holds from its moment, with nobody doing anything, and is a change of price then (13021)."""

import threading
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from datakasse.errors.catalogue.articles import BadArticle
from datakasse.errors.catalogue.prices_to_come import (
    MomentHasCome,
    NothingToCome,
    PriceDoesNotWait,
    UnknownPriceToCome,
)
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.price_to_come import (
    EnterPriceToCome,
    TakeBackPriceToCome,
    show_prices_to_come,
)
from datakasse.office.catalogue.take_effect import (
    ENTRIES_AT_ONCE,
    TakeEffect,
    next_price_at,
    take_effect,
)
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.storage.ports.pricing.prices import ComingState
from datakasse.till.day.train import SetTraining
from datakasse.till.screen.foresee_lines import foresee_lines, foreseen_version
from datakasse.till.screen.show_names import names_version
from datakasse.trade.moment import NORWAY, in_norway
from datakasse.web.rooms.price_room import PriceRoom
from tests.shop import BY_NUMBER
from tests.till.shopkeeper import KARI, Shopkeeper

COFFEE = BY_NUMBER["200"]
LOOK_S = 0.01
LOOKS_MAX = 6_000


def later(shop: Shopkeeper, **kwargs: float) -> datetime:
    """Return a moment to come, whole seconds."""
    return (shop.clock.now() + timedelta(**kwargs)).astimezone(UTC).replace(microsecond=0)


def price_of(shop: Shopkeeper, number: str = "200") -> int | None:
    with shop.counter.store.read() as books:
        article = books.article(number)
    return None if article is None else article.price_ore


@pytest.mark.law("KSF-2-7-1")
def test_a_price_holds_at_its_moment_and_not_before(shop: Shopkeeper) -> None:
    moment = later(shop, hours=1)
    shop.do(EnterPriceToCome("200", moment, 42_00), KARI)
    told = f"200, nr. 1, {in_norway(moment):%Y-%m-%d %H:%M}, 42.00"
    assert shop.last().event == SettingsChanged("price to come entered", told)
    assert next_price_at(shop.counter) == moment
    shop.clock.moment = moment - timedelta(milliseconds=1)
    assert take_effect(shop.counter) == 0
    assert price_of(shop) == 39_00
    shop.clock.moment = moment
    assert take_effect(shop.counter) == 1
    for register in shop.registers():
        assert shop.last(register).event == PriceChanged("200", 39_00, 42_00)
        assert shop.faults(register) == []
    assert shop.sell("200").gross_ore == 42_00
    assert take_effect(shop.counter) == 0, "once"
    assert next_price_at(shop.counter) is None
    assert show_prices_to_come(shop.counter).rows == ()


def test_what_lies_in_a_basket_keeps_its_price(shop: Shopkeeper) -> None:
    shop.ring("200")
    shop.do(EnterPriceToCome("200", later(shop, minutes=1), 42_00), KARI)
    shop.clock.forward(minutes=2)
    take_effect(shop.counter)
    shop.ring("200")
    basket = shop.state().lane().basket
    assert basket is not None
    assert [line.unit_price_ore for line in basket.lines] == [39_00, 42_00]


def test_what_the_screens_keep_follows(shop: Shopkeeper) -> None:
    """Screens ask again when the version is another, and then see the new price."""
    shop.do(EnterPriceToCome("201", later(shop, minutes=1), 99_00), KARI)
    before = foreseen_version(shop.counter), names_version(shop.counter)
    shop.clock.forward(minutes=1)
    take_effect(shop.counter)
    after = foreseen_version(shop.counter), names_version(shop.counter)
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert b"\t9900\t" in b"".join(foresee_lines(shop.counter))


def test_several_of_one_article_hold_in_the_order_of_their_moments(shop: Shopkeeper) -> None:
    """Whatever order they were entered in, and when the register was off at all of them."""
    shop.do(EnterPriceToCome("200", later(shop, hours=2), 50_00), KARI)
    shop.do(EnterPriceToCome("200", later(shop, hours=1), 45_00), KARI)
    listed = [row.price.price_ore for row in show_prices_to_come(shop.counter).rows]
    assert listed == [45_00, 50_00]
    shop.clock.forward(hours=3)
    head = shop.head()
    assert take_effect(shop.counter) == 2
    told = [entry.event for entry in shop.entries(shop.registers()[0], head + 1)]
    assert told == [PriceChanged("200", 39_00, 45_00), PriceChanged("200", 45_00, 50_00)]


def test_vat_alone_changes_what_is_sold_and_no_price(shop: Shopkeeper) -> None:
    shop.do(EnterPriceToCome("200", later(shop, minutes=1), vat_code="3"), KARI)
    shop.do(SetTraining(on=True))
    shop.clock.forward(minutes=1)
    assert take_effect(shop.counter) == 1
    for register in shop.registers():
        told = shop.last(register)
        assert told.event == SettingsChanged("VAT code of an article", "200, fra 31 til 3")
        assert not told.training, "it holds, whoever trains"
    shop.do(SetTraining(on=False))
    assert price_of(shop) == 39_00
    shop.ring("200")
    basket = shop.state().lane().basket
    assert basket is not None
    assert [line.vat.code for line in basket.lines] == ["3"]


def test_no_sale_waits_for_more_than_some(shop: Shopkeeper) -> None:
    """Each price is an entry at every register, and so there are fewer at a time where there are many."""
    at_once = ENTRIES_AT_ONCE // len(shop.registers())
    for number in range(at_once + 1):
        shop.do(EnterPriceToCome("200", later(shop, hours=1), 42_00 + number), KARI)
    shop.clock.forward(hours=2)
    assert shop.do(TakeEffect(), "") == at_once
    assert take_effect(shop.counter) == 1


def test_what_is_due_and_waits_all_the_same_is_told_as_a_fault(shop: Shopkeeper) -> None:
    shop.do(EnterPriceToCome("200", later(shop, minutes=1), 42_00), KARI)
    shop.clock.forward(minutes=1, seconds=30)
    assert [row.is_late for row in show_prices_to_come(shop.counter).rows] == [False]
    shop.clock.forward(minutes=1)
    assert [row.is_late for row in show_prices_to_come(shop.counter).rows] == [True]


def test_a_price_that_was_taken_back_never_holds(shop: Shopkeeper) -> None:
    price = shop.do(EnterPriceToCome("200", later(shop, minutes=1), 42_00), KARI)
    shop.do(TakeBackPriceToCome(price.number), KARI)
    told = shop.last().event
    assert isinstance(told, SettingsChanged)
    assert (told.what, told.subject[:11]) == ("price to come taken back", "200, nr. 1,")
    shop.clock.forward(minutes=2)
    assert take_effect(shop.counter) == 0
    assert price_of(shop) == 39_00
    shop.refuse(PriceDoesNotWait, TakeBackPriceToCome(price.number), KARI)
    shop.refuse(UnknownPriceToCome, TakeBackPriceToCome(99), KARI)
    assert shop.do(EnterPriceToCome("200", later(shop, minutes=1), 42_00), KARI).number == price.number + 1


def test_what_cannot_hold_is_told_and_the_next_one_goes_on(shop: Shopkeeper) -> None:
    """An article that went off sale does not come back because its price was to change."""
    shop.do(EnterPriceToCome("200", later(shop, minutes=1), 42_00), KARI)
    shop.do(EnterPriceToCome("202", later(shop, minutes=2), 99_00), KARI)
    shop.do(TakeOffSale("200"), KARI)
    shop.clock.forward(minutes=3)
    take_effect(shop.counter)
    assert price_of(shop) is None
    assert price_of(shop, "202") == 99_00
    (row,) = show_prices_to_come(shop.counter).rows
    assert (row.price.state, row.price.article) == (ComingState.REFUSED, "200")
    assert "ikke til salgs" in row.price.why
    shop.do(TakeBackPriceToCome(row.price.number), KARI)
    assert show_prices_to_come(shop.counter).rows == ()


def test_only_price_and_vat_are_changed(shop: Shopkeeper) -> None:
    """What somebody changed of the article meanwhile stays."""
    shop.do(EnterPriceToCome("200", later(shop, minutes=1), 42_00), KARI)
    shop.do(ChangeArticle(msgspec.structs.replace(COFFEE, name="Kaffe, mørk", price_ore=40_00)), KARI)
    shop.clock.forward(minutes=1)
    take_effect(shop.counter)
    with shop.counter.store.read() as books:
        article = books.article("200")
    assert article == msgspec.structs.replace(COFFEE, name="Kaffe, mørk", price_ore=42_00)


def test_what_cannot_be_is_refused_at_once(shop: Shopkeeper) -> None:
    shop.refuse(UnknownArticle, EnterPriceToCome("x", later(shop, hours=1), 1), KARI)
    shop.refuse(NothingToCome, EnterPriceToCome("200", later(shop, hours=1)), KARI)
    shop.refuse(MomentHasCome, EnterPriceToCome("200", later(shop), 1), KARI)
    shop.refuse(MomentHasCome, EnterPriceToCome("200", datetime(1, 1, 1, tzinfo=NORWAY), 1), KARI)
    shop.refuse(BadArticle, EnterPriceToCome("200", later(shop, hours=1), -1), KARI)
    shop.refuse(BadArticle, EnterPriceToCome("200", later(shop, hours=1), vat_code="99"), KARI)


def test_the_register_does_it_by_itself_and_first_of_all_what_came_while_it_was_off(
    shop: Shopkeeper,
) -> None:
    shop.do(EnterPriceToCome("200", later(shop, hours=1), 42_00), KARI)
    shop.do(EnterPriceToCome("200", later(shop, hours=2), 45_00), KARI)
    shop.clock.forward(hours=1)
    room = PriceRoom(shop.counter, look_s=LOOK_S)
    room.open()
    try:
        assert price_of(shop) == 42_00, "before anything is sold"
        shop.clock.forward(hours=1)
        looked = threading.Event()
        assert any(price_of(shop) == 45_00 or looked.wait(LOOK_S) for _ in range(LOOKS_MAX))
    finally:
        room.close()
