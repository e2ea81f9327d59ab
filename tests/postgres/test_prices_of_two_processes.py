"""Two server processes let the prices of one shop hold: each is entered once, holds once, and everywhere."""

from datetime import timedelta

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.price_to_come import (
    EnterPriceToCome,
    TakeBackPriceToCome,
    show_prices_to_come,
)
from datakasse.office.catalogue.take_effect import TakeEffect, take_effect
from datakasse.office.stock.recipes import SetRecipe
from datakasse.trade.goods.stock import Draw
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.shop import BACK, BY_NUMBER, FRONT
from tests.till.shopkeeper import KARI


def vat_code(counter: Counter, at: str) -> str:
    """Return what a sale at the register would find: what the process remembers, pen in hand."""

    def look(point: CashPoint) -> str:
        article = point.books.article("200")
        return "" if article is None else article.vat_code

    return counter.carry_out(at, "", look).result(LONG_S)


def let_vat_come(pair: Pair) -> int:
    """Enter a VAT code to come, let its moment come, and return its number."""
    entering = EnterPriceToCome("200", pair.clock.now() + timedelta(hours=1), vat_code="3")
    price = pair.one.carry_out(FRONT, KARI, entering).result(LONG_S)
    pair.clock.forward(hours=2)
    return price.number


def vat_entries(counter: Counter, register: str) -> int:
    with counter.store.read() as books:
        events = [record.event for record in books.records(register)]
    return sum(isinstance(event, SettingsChanged) and event.what.startswith("VAT") for event in events)


def test_two_that_are_entered_at_once_are_both_there(pair: Pair) -> None:
    moment = pair.clock.now() + timedelta(hours=1)
    held = Held(EnterPriceToCome("200", moment, 41_00))
    entering = EnterPriceToCome("201", moment, 25_00)
    _, number = against(pair, held, KARI, lambda: pair.other.carry_out(BACK, KARI, entering).result().number)
    assert number in {1, 2}
    listed = [(row.price.number, row.price.price_ore) for row in show_prices_to_come(pair.one).rows]
    assert [each for each, _ in listed] == [1, 2]
    assert {price_ore for _, price_ore in listed} == {41_00, 25_00}


@pytest.mark.law("KSF-2-7-1")
def test_vat_takes_effect_once_and_at_every_register(pair: Pair) -> None:
    assert vat_code(pair.other, BACK) == "31"
    let_vat_come(pair)
    assert against(pair, Held(TakeEffect()), "", lambda: take_effect(pair.other)) == (1, 0)
    assert [vat_entries(pair.one, register) for register in (FRONT, BACK)] == [1, 1]
    assert vat_code(pair.other, BACK) == "3"


def test_what_is_taken_back_just_then_never_holds(pair: Pair) -> None:
    held = Held(TakeBackPriceToCome(let_vat_come(pair)))
    _, done = against(pair, held, KARI, lambda: take_effect(pair.other))
    assert done == 0
    assert [vat_code(pair.one, FRONT), vat_code(pair.other, BACK)] == ["31", "31"]


def test_a_recipe_that_is_changed_at_one_register_counts_at_the_other(pair: Pair) -> None:
    def makings(point: CashPoint) -> tuple[Draw, ...]:
        return point.books.making("200").parts

    assert pair.other.carry_out(BACK, "", makings).result(LONG_S) == ()
    pair.one.carry_out(FRONT, KARI, SetRecipe("200", (Draw("201", 200),))).result(LONG_S)
    assert pair.other.carry_out(BACK, "", makings).result(LONG_S) == (Draw("201", 200),)


def test_an_article_that_is_changed_at_one_register_is_seen_at_the_other(pair: Pair) -> None:
    """Also where neither its price nor anything else is journalled there."""
    assert vat_code(pair.other, BACK) == "31"
    changed = msgspec.structs.replace(BY_NUMBER["200"], vat_code="3")
    pair.one.carry_out(FRONT, KARI, ChangeArticle(changed)).result(LONG_S)
    assert vat_code(pair.other, BACK) == "3"
