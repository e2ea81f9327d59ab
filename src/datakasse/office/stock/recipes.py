"""
Say what an article is made of, and see what it costs to make: a coffee is 18 g of beans and 2 dl of milk.

What is changed counts from the next line that is rung up. What was sold says itself what it drew.
"""

from collections.abc import Callable

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.goods import BadRecipe
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.stock.move_goods import article_on_record
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.goods.recipe import (
    DRAWS_MAX,
    LEVELS_MAX,
    PARTS_MAX,
    Making,
    can_be_drawn,
    draws_of,
    levels_along,
)
from datakasse.trade.goods.stock import Draw
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import ONE_MILLI, check_quantity
from datakasse.trade.vat import rate_bp_on, vat_in_gross

_WHOLE_BP = 10_000


class SetRecipe(msgspec.Struct, frozen=True):
    """
    Say what one unit of an article is made of.

    Attributes:
        article: Its number.
        parts: What it is made of, and how much; nothing takes the recipe away.
    """

    article: str
    parts: tuple[Draw, ...]

    def __call__(self, point: CashPoint) -> None:
        """
        Keep the recipe, and record that it was changed.

        Raises:
            MissingRight: The role may not.
            UnknownArticle: There never was such an article, or such a part.
            BadRecipe: It is kept in stock itself, a part draws nothing or stands there twice, it is made of
                itself, or in too many steps; or it, or what it is a part of, would take too much of
                something, too little to be counted, or too many different things.
            QuantityOutOfRange: Nothing of a part, or absurdly much.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        article = article_on_record(books, self.article)
        numbers = [part.article for part in self.parts]
        if self.parts and article.stock_kept:
            raise BadRecipe(
                name=article.name,
                what=Phrase("varen, som føres på lager selv", "the article, which is kept in stock itself"),
            )
        if len(numbers) > PARTS_MAX or len(set(numbers)) < len(numbers):
            raise BadRecipe(
                name=article.name,
                what=Phrase(
                    f"delene: høyst {PARTS_MAX}, og hver bare én gang",
                    f"the parts: at most {PARTS_MAX}, and each only once",
                ),
            )
        for part in self.parts:
            known = article_on_record(books, part.article)
            check_quantity(part.quantity_milli)
            if not known.stock_kept and not books.recipe(known.number):
                what = Phrase(
                    f"{known.name}, som verken føres på lager eller er laget av noe",
                    f"{known.name}, which is neither kept in stock nor made of anything",
                )
                raise BadRecipe(name=article.name, what=what)
        below = levels_along(article.number, self._parts_of(books))
        above = levels_along(article.number, books.made_with)
        if below is None or above is None or below + above > LEVELS_MAX:
            what = Phrase(
                f"delene: varen er laget av seg selv, eller i over {LEVELS_MAX} ledd",
                f"the parts: the article is made of itself, or in more than {LEVELS_MAX} steps",
            )
            raise BadRecipe(name=article.name, what=what)
        self._demand_drawn(books, article)
        books.put_recipe(article.number, self.parts)
        point.record(SettingsChanged(what="recipe", subject=article.number))

    def _demand_drawn(self, books: Readings, article: Article) -> None:
        """Go on only if this article, and all that it goes into, can be sold with what it takes."""

        def making_of(number: str) -> Making:
            if number == article.number:
                return Making(kept=article.stock_kept, parts=self.parts)
            return books.making(number)

        here = {article.number}
        while here:
            for number in sorted(here):
                if not can_be_drawn(number, making_of):
                    what = Phrase(
                        f"mengdene i {number}: for mye, for lite å telle, eller over {DRAWS_MAX} varer",
                        f"the quantities in {number}: too much, too little, over {DRAWS_MAX} articles",
                    )
                    raise BadRecipe(name=article.name, what=what)
            here = {above for number in here for above in books.made_with(number)}

    def _parts_of(self, books: Readings) -> Callable[[str], list[str]]:
        """Return what tells the parts of an article, as it is to be."""
        return lambda number: [
            part.article for part in (self.parts if number == self.article else books.recipe(number))
        ]


class RecipePart(msgspec.Struct, frozen=True):
    """
    A part of an article.

    Attributes:
        number: Its number.
        name: What it is called.
        unit: What it is counted in.
        quantity_milli: How much of it one unit takes, thousandths.
        draws: It takes something off a shelf; False once nobody keeps count of it any longer.
        cost_ore: What that costs without VAT; None where nobody has said, or may not be seen.
    """

    number: str
    name: str
    unit: str
    quantity_milli: int
    draws: bool
    cost_ore: int | None


class Margin(msgspec.Struct, frozen=True):
    """
    What is left of a price when the VAT and the parts are paid.

    Attributes:
        serving: Where it is eaten, which decides the VAT.
        net_ore: The price without VAT.
        margin_ore: What is left.
        share_bp: The same as a share of the price without VAT; 0 of no price.
    """

    serving: Serving
    net_ore: int
    margin_ore: int
    share_bp: int


class Recipe(msgspec.Struct, frozen=True):
    """
    What an article is made of.

    Attributes:
        number: Its number.
        name: What it is called.
        unit: What it is sold by.
        price_ore: What it costs the customer, with VAT; None for an open price.
        stock_kept: It is kept in stock itself, and the recipe rests.
        parts: What one unit is made of.
        cost_ore: What the parts cost without VAT; None where that of one is not known, or may not be seen.
        margins: What is left, by where it is eaten where that makes a difference.
    """

    number: str
    name: str
    unit: str
    price_ore: int | None
    stock_kept: bool
    parts: list[RecipePart]
    cost_ore: int | None
    margins: list[Margin]


class RecipePage(msgspec.Struct, frozen=True):
    """Some of the articles that are made of others, by number, and whether there are others after them."""

    rows: list[Recipe]
    more: bool


def list_recipes(counter: Counter, limit: int, *, after: str = "", with_cost: bool) -> RecipePage:
    """Return a page of what is made of other articles, after the one of a number."""
    with counter.store.read() as books:
        numbers = books.made_articles(limit + 1, after=after)
        articles = (books.article_on_record(number) for number in numbers[:limit])
        rows = [_recipe(counter, books, each, with_cost=with_cost) for each in articles if each is not None]
        return RecipePage(rows, len(numbers) > limit)


def show_recipe(counter: Counter, number: str, *, with_cost: bool) -> Recipe:
    """Return what an article is made of, if anything; raises `UnknownArticle`."""
    with counter.store.read() as books:
        return _recipe(counter, books, article_on_record(books, number), with_cost=with_cost)


def _recipe(counter: Counter, books: Readings, article: Article, *, with_cost: bool) -> Recipe:
    parts: list[RecipePart] = []
    total_milliore: int | None = 0 if with_cost else None
    for draw in books.recipe(article.number):
        part = article_on_record(books, draw.article)
        draws = draws_of(part.number, books.making)
        cost_milliore = _cost_milliore(books, draw, draws) if with_cost else None
        parts.append(
            RecipePart(
                part.number, part.name, part.unit, draw.quantity_milli, bool(draws), _ore(cost_milliore)
            )
        )
        known = None not in {total_milliore, cost_milliore}
        total_milliore = (total_milliore or 0) + (cost_milliore or 0) if known else None
    cost_ore = _ore(total_milliore) if parts else None
    margins = margins_of(counter, books, article, cost_ore)
    return Recipe(
        article.number,
        article.name,
        article.unit,
        article.price_ore,
        article.stock_kept,
        parts,
        cost_ore,
        margins,
    )


def _cost_milliore(books: Readings, part: Draw, draws: tuple[Draw, ...]) -> int | None:
    """Return what a part costs; None where nobody has said what something in it does, or counts it."""
    costs = books.stock_costs([draw.article for draw in draws])
    if not draws or len(costs) < len(draws):
        return None
    unit = sum(costs[draw.article].average_milliore * draw.quantity_milli for draw in draws)
    return divide_half_away(unit * part.quantity_milli, ONE_MILLI * ONE_MILLI)


def margins_of(counter: Counter, books: Readings, article: Article, cost_ore: int | None) -> list[Margin]:
    """Return what is left of an article's price, by serving; nothing where its cost or price is open."""
    if cost_ore is None or article.price_ore is None:
        return []
    codes, day = books.vat_codes(), in_norway(counter.clock.now()).date()
    margins: list[Margin] = []
    for serving in Serving if article.vat_code_eat_in else [Serving.TAKE_AWAY]:
        rate_bp = rate_bp_on(codes[article.vat_code_for(serving)].standard_code, day)
        net_ore = article.price_ore - vat_in_gross(article.price_ore, rate_bp)
        margin_ore = net_ore - cost_ore
        share_bp = divide_half_away(margin_ore * _WHOLE_BP, net_ore) if net_ore else 0
        margins.append(Margin(serving, net_ore, margin_ore, share_bp))
    return margins


def _ore(milliore: int | None) -> int | None:
    return None if milliore is None else divide_half_away(milliore, ONE_MILLI)
