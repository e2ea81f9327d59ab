"""What requests about the stock may look like."""

from typing import Annotated, Literal

from pydantic import Field

from datakasse.office.stock.count_sheets import BeginCount, CountArticle, PostCount
from datakasse.office.stock.count_stock import Counted, CountStock
from datakasse.office.stock.empty_shelf import SetEmptyShelf
from datakasse.office.stock.move_goods import (
    LINES_MAX,
    TEXT_LENGTH_MAX,
    Goods,
    ReceiveGoods,
    TransferGoods,
    WasteGoods,
)
from datakasse.office.stock.places import CODE_LENGTH_MAX, NAME_LENGTH_MAX, EnterStockRoom
from datakasse.office.stock.recipes import SetRecipe
from datakasse.office.stock.take_out_goods import TakeOutGoods
from datakasse.trade.goods.recipe import PARTS_MAX
from datakasse.trade.goods.stock import Draw, EmptyShelf
from datakasse.web.shapes import NUMBER_MAX, Milli, Number, PositiveOre, Shape, StockLimit

Rule = Literal["sell_on", "warn", "refuse"]
Place = Annotated[str, Field(min_length=1, max_length=64)]
ArticleNumber = Annotated[str, Field(min_length=1, max_length=35)]
Text = Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]


class GoodsShape(Shape):
    """Some of an article."""

    article: ArticleNumber
    quantity_milli: Milli


class BoughtShape(GoodsShape):
    """Some of an article that came, and what one unit cost without VAT."""

    unit_cost_ore: PositiveOre | None = None


class ReceiptOfGoodsShape(Shape):
    """Goods that came."""

    place: Place
    goods: Annotated[list[BoughtShape], Field(max_length=LINES_MAX)]
    supplier: Text = ""
    reference: Text = ""

    def action(self) -> ReceiveGoods:
        """Return what is wanted."""
        goods = tuple(Goods(**each.model_dump()) for each in self.goods)
        return ReceiveGoods(self.place, goods, self.supplier, self.reference)


class GoneShape(Shape):
    """Goods that went, and why."""

    place: Place
    goods: Annotated[list[GoodsShape], Field(max_length=LINES_MAX)]
    reason: Text

    def waste(self) -> WasteGoods:
        """Return what is wanted where they were lost."""
        return WasteGoods(self.place, self._goods(), self.reason)

    def own_use(self) -> TakeOutGoods:
        """Return what is wanted where somebody took them."""
        return TakeOutGoods(self.place, self._goods(), self.reason)

    def _goods(self) -> tuple[Goods, ...]:
        return tuple(Goods(**each.model_dump()) for each in self.goods)


class TransferShape(Shape):
    """Goods that are carried from one place to another."""

    from_place: Place
    to_place: Place
    goods: Annotated[list[GoodsShape], Field(max_length=LINES_MAX)]

    def action(self) -> TransferGoods:
        """Return what is wanted."""
        goods = tuple(Goods(**each.model_dump()) for each in self.goods)
        return TransferGoods(self.from_place, self.to_place, goods)


class CountedShape(Shape):
    """What was counted of an article a moment ago."""

    article: ArticleNumber
    counted_milli: StockLimit


class CountShape(Shape):
    """What was counted at a place a moment ago."""

    place: Place
    counted: Annotated[list[CountedShape], Field(max_length=LINES_MAX)]

    def action(self) -> CountStock:
        """Return what is wanted."""
        return CountStock(self.place, tuple(Counted(**each.model_dump()) for each in self.counted))


class CountPlaceShape(Shape):
    """Where a count begins."""

    place: Place

    def action(self) -> BeginCount:
        """Return what is wanted."""
        return BeginCount(self.place)


class CountLineShape(Shape):
    """What was counted of an article; it and the sheet are in the address."""

    counted_milli: StockLimit
    seen: Annotated[int, Field(ge=0, le=NUMBER_MAX)] = 0
    adds: bool = False

    def action(self, sheet: int, article: str) -> CountArticle:
        """Return what is wanted."""
        return CountArticle(sheet, article, self.counted_milli, self.seen, self.adds)


class PostCountShape(Shape):
    """The version of a sheet that was seen."""

    version: Number

    def action(self, sheet: int) -> PostCount:
        """Return what is wanted."""
        return PostCount(sheet, self.version)


class EmptyShelfShape(Shape):
    """What the till does when the books say that nothing is left."""

    rule: Rule

    def action(self) -> SetEmptyShelf:
        """Return what is wanted of the whole shop."""
        return SetEmptyShelf("", EmptyShelf(self.rule))


class ArticleShelfShape(Shape):
    """The same of one article, whose number is in the address; null follows the shop."""

    rule: Rule | None

    def action(self, article: str) -> SetEmptyShelf:
        """Return what is wanted."""
        return SetEmptyShelf(article, None if self.rule is None else EmptyShelf(self.rule))


class RecipePartShape(Shape):
    """What an article is made of, and how much of it one unit takes."""

    article: ArticleNumber
    quantity_milli: Milli


class RecipeShape(Shape):
    """What an article is made of; its number is in the address. No parts take the recipe away."""

    parts: Annotated[list[RecipePartShape], Field(max_length=PARTS_MAX)]

    def action(self, article: str) -> SetRecipe:
        """Return what is wanted."""
        return SetRecipe(article, tuple(Draw(part.article, part.quantity_milli) for part in self.parts))


class StockRoomShape(Shape):
    """A room that no register stands in; its code is in the address."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]

    def action(self, room: str) -> EnterStockRoom:
        """Return what is wanted."""
        return EnterStockRoom(room[: CODE_LENGTH_MAX + 1], self.name)
