"""What is made of other articles: its parts leave the shelves when it is sold, and come back with it."""

import itertools

import msgspec
import pytest

from datakasse.errors.catalogue.articles import BadArticle
from datakasse.errors.stock.goods import BadRecipe
from datakasse.errors.trade.amounts import MalformedQuantity
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.recipes import SetRecipe, list_recipes, show_recipe
from datakasse.storage.ports.store import Books
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import ReduceLine
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.goods.recipe import DRAWS_MAX, LEVELS_MAX, PARTS_MAX, parse_measure
from datakasse.trade.goods.stock import Draw
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI
from tests.shop import BY_NUMBER, OPENED
from tests.till.shopkeeper import CASH, KARI, Shopkeeper

MILK, COFFEE, BREAD, CHEESE = "201", "200", "100", "300"
BEANS, ESPRESSO, LATTE = "bønner", "espresso", "latte"


def on_hand(shop: Shopkeeper, article: str) -> int:
    with shop.counter.store.read() as books:
        return sum(level.on_hand_milli for level in books.stock_levels([article]))


def enter(shop: Shopkeeper, number: str, unit: str = "stk", *, kept: bool = False) -> None:
    shop.do(ChangeArticle(Article(number, number, "DRIKKE", "31", 40_00, unit=unit, stock_kept=kept)), KARI)


def make(shop: Shopkeeper, article: str, *parts: tuple[str, int]) -> None:
    shop.do(SetRecipe(article, tuple(Draw(number, milli) for number, milli in parts)), KARI)


@pytest.fixture
def cafe(shop: Shopkeeper) -> Shopkeeper:
    """A shop where a coffee takes 18 g of beans and a fifth of a carton of milk."""
    enter(shop, BEANS, "kg", kept=True)
    make(shop, COFFEE, (BEANS, 18), (MILK, 200))
    return shop


def test_a_coffee_draws_beans_and_milk_and_a_return_puts_back(cafe: Shopkeeper) -> None:
    cafe.do(AddArticle(COFFEE, 5_000))
    cafe.do(ReduceLine(1, 3_000))
    receipt = cafe.do(CompleteSale((CASH,))).receipt
    assert (on_hand(cafe, BEANS), on_hand(cafe, MILK), on_hand(cafe, COFFEE)) == (-54, -600, 0)
    cafe.do(TakeReturn(receipt, (Back(1, 2_000),), reason="kald"))
    cafe.do(CompleteSale((CASH,)))
    assert (on_hand(cafe, BEANS), on_hand(cafe, MILK)) == (-18, -200)


def test_what_was_sold_drew_what_its_line_says_whatever_becomes_of_the_recipe(cafe: Shopkeeper) -> None:
    receipt = cafe.sell(COFFEE).receipt
    make(cafe, COFFEE, (BEANS, 1_000))
    cafe.do(TakeReturn(receipt, reason="kald"))
    cafe.do(CompleteSale((CASH,)))
    assert (on_hand(cafe, BEANS), on_hand(cafe, MILK)) == (0, 0)


def test_a_part_that_is_made_itself_is_drawn_through(cafe: Shopkeeper) -> None:
    enter(cafe, ESPRESSO)
    enter(cafe, LATTE)
    make(cafe, ESPRESSO, (BEANS, 9))
    make(cafe, LATTE, (ESPRESSO, 2_000), (MILK, 250))
    cafe.sell(LATTE)
    (sold,) = [each.event for each in cafe.entries("K1") if isinstance(each.event, SaleCompleted)]
    assert sold.sale.lines[0].line.draws == (Draw(MILK, 250), Draw(BEANS, 18))
    assert (on_hand(cafe, BEANS), on_hand(cafe, MILK), on_hand(cafe, ESPRESSO)) == (-18, -250, 0)


def test_what_is_weighed_draws_by_its_weight(cafe: Shopkeeper) -> None:
    make(cafe, CHEESE, (MILK, 10_000))
    cafe.do(AddArticle(CHEESE, 350))
    cafe.do(CompleteSale((CASH,)))
    assert on_hand(cafe, MILK) == -3_500


def test_a_line_of_what_has_no_recipe_says_nothing_of_it(cafe: Shopkeeper) -> None:
    make(cafe, COFFEE)
    cafe.sell(COFFEE)
    assert on_hand(cafe, BEANS) == 0


def test_a_recipe_rests_while_its_article_is_kept_itself(cafe: Shopkeeper) -> None:
    cafe.do(ChangeArticle(msgspec.structs.replace(BY_NUMBER[COFFEE], stock_kept=True)), KARI)
    cafe.sell(COFFEE)
    assert (on_hand(cafe, COFFEE), on_hand(cafe, BEANS)) == (-1_000, 0)


def test_a_part_that_nobody_keeps_count_of_any_longer_draws_nothing(cafe: Shopkeeper) -> None:
    cafe.do(ChangeArticle(msgspec.structs.replace(BY_NUMBER[MILK], stock_kept=False)), KARI)
    cafe.sell(COFFEE)
    assert (on_hand(cafe, BEANS), on_hand(cafe, MILK)) == (-18, 0)
    shown = show_recipe(cafe.counter, COFFEE, with_cost=False)
    assert [(part.number, part.draws) for part in shown.parts] == [(MILK, False), (BEANS, True)]


@pytest.mark.parametrize(
    ("article", "parts"),
    [
        (COFFEE, ((BREAD, 1_000),)),
        (COFFEE, ((MILK, 100), (MILK, 200))),
        (COFFEE, ((COFFEE, 1_000),)),
        (MILK, ((BEANS, 18),)),
        (COFFEE, tuple((MILK, 100) for _ in range(31))),
    ],
    ids=["a part that draws nothing", "a part twice", "made of itself", "kept itself", "too many"],
)
def test_what_is_no_recipe_is_refused_and_changes_nothing(
    cafe: Shopkeeper, article: str, parts: tuple[tuple[str, int], ...]
) -> None:
    before = show_recipe(cafe.counter, article, with_cost=False)
    cafe.refuse(BadRecipe, SetRecipe(article, tuple(Draw(*part) for part in parts)), KARI)
    assert show_recipe(cafe.counter, article, with_cost=False) == before
    cafe.refuse(UnknownArticle, SetRecipe(COFFEE, (Draw("x", 1_000),)), KARI)


@pytest.mark.parametrize("part", [(ESPRESSO, 100_000_000), (ESPRESSO, 1)], ids=["too much", "too little"])
def test_what_no_line_could_draw_is_refused(cafe: Shopkeeper, part: tuple[str, int]) -> None:
    """Each measure may be, and what they come to through the levels may not."""
    enter(cafe, ESPRESSO)
    enter(cafe, LATTE)
    make(cafe, ESPRESSO, (BEANS, 18), (MILK, 2_000))
    cafe.refuse(BadRecipe, SetRecipe(LATTE, (Draw(*part),)), KARI)


def test_a_recipe_is_not_changed_into_what_something_above_it_could_not_draw(cafe: Shopkeeper) -> None:
    enter(cafe, ESPRESSO)
    enter(cafe, LATTE)
    make(cafe, ESPRESSO, (BEANS, 18))
    make(cafe, LATTE, (ESPRESSO, 100_000_000))
    cafe.refuse(BadRecipe, SetRecipe(ESPRESSO, (Draw(BEANS, 2_000),)), KARI)


def test_too_much_stops_no_sale_where_two_registers_entered_it_at_once(cafe: Shopkeeper) -> None:
    most = QUANTITY_LIMIT_MILLI
    chain = [f"ledd {step}" for step in range(LEVELS_MAX)]
    for part, article in itertools.pairwise([BEANS, *chain]):
        enter(cafe, article)
        draw = (Draw(part, most),)
        cafe.counter.store.write(lambda books, of=article, draw=draw: books.put_recipe(of, draw)).result()
    cafe.sell(chain[-1])
    assert on_hand(cafe, BEANS) == -most


def test_more_different_things_than_a_line_can_name_are_refused(cafe: Shopkeeper) -> None:
    numbers = [f"del {number}" for number in range(DRAWS_MAX + 1)]
    goods = [Article(each, each, "DRIKKE", "31", 100, stock_kept=True) for each in numbers]
    boxes = [numbers[first : first + PARTS_MAX] for first in range(0, len(numbers), PARTS_MAX)]

    def fill(books: Books) -> None:
        for article in goods:
            books.put_article(article, OPENED)
        for place, box in enumerate(boxes):
            books.put_article(Article(f"eske {place}", f"Eske {place}", "DRIKKE", "31", 100), OPENED)
            books.put_recipe(f"eske {place}", [Draw(number, 1_000) for number in box])

    cafe.counter.store.write(fill).result()
    whole = tuple(Draw(f"eske {place}", 1_000) for place in range(len(boxes)))
    cafe.refuse(BadRecipe, SetRecipe(COFFEE, whole), KARI)
    make(cafe, COFFEE, *[(draw.article, 1_000) for draw in whole[:-1]])


def test_what_a_recipe_measures_is_not_counted_in_another_unit(cafe: Shopkeeper) -> None:
    """18 g of beans would be 18 thousandths of a bag."""
    beans = Article(BEANS, BEANS, "DRIKKE", "31", 40_00, unit="kg", stock_kept=True)
    in_bags = msgspec.structs.replace(beans, unit="stk")
    cafe.refuse(BadArticle, ChangeArticle(in_bags), KARI)
    make(cafe, COFFEE, (MILK, 200))
    cafe.do(ChangeArticle(in_bags), KARI)


def test_a_line_that_is_rung_up_does_not_ask_for_the_recipe_anew(cafe: Shopkeeper) -> None:
    def same(books: Books) -> bool:
        return books.making(COFFEE) is books.making(COFFEE)

    assert cafe.counter.store.write(same).result()
    make(cafe, COFFEE, (MILK, 300))
    cafe.sell(COFFEE)
    assert on_hand(cafe, MILK) == -300


def test_nothing_is_made_of_itself_by_way_of_others(cafe: Shopkeeper) -> None:
    enter(cafe, LATTE)
    make(cafe, LATTE, (COFFEE, 1_000))
    cafe.refuse(BadRecipe, SetRecipe(COFFEE, (Draw(LATTE, 1_000),)), KARI)


def test_a_circle_that_two_registers_made_at_once_stops_no_sale(cafe: Shopkeeper) -> None:
    enter(cafe, LATTE)
    circle = (Draw(LATTE, 1_000), Draw(BEANS, 18))
    cafe.counter.store.write(lambda books: books.put_recipe(COFFEE, circle)).result()
    cafe.counter.store.write(lambda books: books.put_recipe(LATTE, (Draw(COFFEE, 1_000),))).result()
    cafe.sell(COFFEE)
    assert on_hand(cafe, BEANS) == -18


def test_steps_are_counted_above_and_below(cafe: Shopkeeper) -> None:
    """Neither a longer root nor a longer branch makes it go on for ever."""
    chain = [f"ledd {step}" for step in range(LEVELS_MAX + 1)]
    for number in chain:
        enter(cafe, number)
    make(cafe, chain[0], (BEANS, 1_000))
    for part, article in itertools.pairwise(chain[:-1]):
        make(cafe, article, (part, 1_000))
    cafe.refuse(BadRecipe, SetRecipe(chain[-1], (Draw(chain[-2], 1_000),)), KARI)
    cafe.refuse(BadRecipe, SetRecipe(chain[0], (Draw(COFFEE, 1_000),)), KARI)
    cafe.sell(chain[-2])
    assert on_hand(cafe, BEANS) == -1_000


def test_what_it_costs_and_what_is_left_follow_from_the_parts(cafe: Shopkeeper) -> None:
    assert show_recipe(cafe.counter, COFFEE, with_cost=True).cost_ore is None
    came = (Goods(BEANS, 5_000, 250_00), Goods(MILK, 10_000, 12_50))
    cafe.do(ReceiveGoods("1", came), KARI)
    (shown,) = list_recipes(cafe.counter, 9, with_cost=True).rows
    assert [(part.number, part.cost_ore) for part in shown.parts] == [(MILK, 2_50), (BEANS, 4_50)]
    assert shown.cost_ore == 7_00
    # 39 kroner with 15 and with 25 per cent of VAT.
    assert [(each.serving, each.net_ore, each.margin_ore) for each in shown.margins] == [
        (Serving.TAKE_AWAY, 33_91, 26_91),
        (Serving.EAT_IN, 31_20, 24_20),
    ]
    assert [each.share_bp for each in shown.margins] == [7_936, 7_756]
    cafe.do(ChangeArticle(msgspec.structs.replace(BY_NUMBER[MILK], stock_kept=False)), KARI)
    unknown = show_recipe(cafe.counter, COFFEE, with_cost=True)
    assert [part.cost_ore for part in unknown.parts] == [None, 4_50]
    assert (unknown.cost_ore, unknown.margins) == (None, []), "milk that nobody counts costs something still"
    hidden = show_recipe(cafe.counter, COFFEE, with_cost=False)
    assert (hidden.cost_ore, hidden.margins, {part.cost_ore for part in hidden.parts}) == (None, [], {None})


@pytest.mark.parametrize(
    ("text", "unit"), [("0,5 g", "kg"), ("2 dl", "kg"), ("mye", "stk"), ("", "l"), ("1 ell", "m")]
)
def test_what_is_no_measure_of_a_part_is_refused(text: str, unit: str) -> None:
    with pytest.raises(MalformedQuantity):
        parse_measure(text, unit)
