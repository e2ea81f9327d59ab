"""What requests about suppliers and orders may look like."""

from typing import Annotated

from pydantic import Field

from datakasse.office.purchasing.keep_orders import ChangeOrder, DraftOrder, Wanted
from datakasse.office.purchasing.keep_suppliers import (
    LEAD_DAYS_MAX,
    NAME_LENGTH_MAX,
    NUMBER_LENGTH_MAX,
    SupplyArticle,
)
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.stock.move_goods import LINES_MAX, TEXT_LENGTH_MAX, Goods
from datakasse.trade.goods.purchase import SentWay, SuppliedArticle, Supplier
from datakasse.web.shapes import Milli, Number, PositiveOre, Shape, StockLimit
from datakasse.web.stock.stock_shapes import ArticleNumber, Place

NOTE_LENGTH_MAX = 500
Name = Annotated[str, Field(max_length=NAME_LENGTH_MAX)]
Called = Annotated[str, Field(max_length=NUMBER_LENGTH_MAX)]
Word = Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]


class SupplierShape(Shape):
    """A supplier; the number of one that is changed is in the address."""

    name: Name
    organisation_number: Called = ""
    email: Annotated[str, Field(max_length=254)] = ""
    lead_days: Annotated[int, Field(ge=0, le=LEAD_DAYS_MAX)] = 1
    customer_number: Called = ""
    active: bool = True

    def details(self, number: int = 0) -> Supplier:
        """Return it with its number."""
        return Supplier(number=number, **self.model_dump())


class SuppliedArticleShape(Shape):
    """How an article comes from a supplier; both are in the address."""

    their_number: Called = ""
    pack_milli: StockLimit | None = None
    unit_cost_ore: PositiveOre | None = None
    is_first: bool = True

    def action(self, supplier: int, article: str) -> SupplyArticle:
        """Return what is wanted."""
        return SupplyArticle(SuppliedArticle(supplier, article, **self.model_dump()))


class OrderLineShape(Shape):
    """How much of an article is wanted, or came, and what one unit costs without VAT."""

    article: ArticleNumber
    quantity_milli: Milli
    unit_cost_ore: PositiveOre | None = None


Lines = Annotated[list[OrderLineShape], Field(max_length=LINES_MAX)]


class OrderShape(Shape):
    """What is ordered, and where it is to come."""

    place: Place
    lines: Lines
    note: Annotated[str, Field(max_length=NOTE_LENGTH_MAX)] = ""

    def wanted(self) -> tuple[Wanted, ...]:
        """Return the lines."""
        return tuple(Wanted(**each.model_dump()) for each in self.lines)


class NewOrderShape(OrderShape):
    """An order, and whom it goes to."""

    supplier: Number

    def action(self) -> DraftOrder:
        """Return what is wanted."""
        return DraftOrder(self.supplier, self.place, self.wanted(), self.note)


class ChangedOrderShape(OrderShape):
    """A draft as it is to be, and the version that was seen."""

    version: Number

    def action(self, order: int) -> ChangeOrder:
        """Return what is wanted."""
        return ChangeOrder(order, self.version, self.place, self.wanted(), self.note)


class SentShape(Shape):
    """How an order goes to the supplier, and the version that was seen."""

    way: SentWay = Field(strict=False)
    version: Number


class CameShape(Shape):
    """What came of an order, and the version of it that was seen."""

    order: Number
    version: Number
    goods: Lines
    reference: Word = ""
    word: Word = ""

    def action(self) -> ReceiveOrder:
        """Return what is wanted."""
        goods = tuple(Goods(**each.model_dump()) for each in self.goods)
        return ReceiveOrder(self.order, self.version, goods, self.reference, self.word)


class ClosedShape(Shape):
    """Why an order is closed."""

    word: Word = ""
