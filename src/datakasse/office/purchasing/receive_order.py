"""
Take in what came on an order, all of it or a part.

The goods go through the same door as all others (`stock/move_goods.py`), in the same transaction: one entry
of the journal moves the shelves and the average cost, and the order keeps which entry that was.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.purchasing import (
    BadOrder,
    DeliveryNoteKnown,
    OrderChanged,
    OrderMoreCame,
    OrderNotUnderWay,
)
from datakasse.journal.entry import Record
from datakasse.office.purchasing.keep_orders import demand_word, keep_on, known_order
from datakasse.office.stock.move_goods import LINES_MAX, Goods, ReceiveGoods, article_on_record
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.purchase import Delivered, OrderLine, OrderState, PurchaseOrder, supplier_text
from datakasse.trade.people.operator import Right


class ReceiveOrder(msgspec.Struct, frozen=True):
    """
    Take in goods of an order.

    Attributes:
        order: Its number.
        version: The version that was seen; two who take in the same goods do not both count them.
        goods: What came; one without a cost cost what the order says.
        reference: Number of the delivery note.
        word: Why more or something else is taken than was ordered, or again by the same delivery note.
    """

    order: int
    version: int
    goods: tuple[Goods, ...]
    reference: str = ""
    word: str = ""

    def __call__(self, point: CashPoint) -> tuple[PurchaseOrder, Record]:
        """
        Record the goods, and keep on the order what has come; it closes when nothing is left.

        Raises:
            MissingRight: The role may not.
            UnknownOrder, OrderNotUnderWay: There is none, or nothing is waited for on it.
            OrderChanged: Somebody else took goods in meanwhile.
            DeliveryNoteKnown: Goods came by that delivery note before, and nobody says a word.
            OrderMoreCame: Something came that was not ordered, or too much of it, and nobody says a word.
            UnknownStockPlace, UnknownArticle, StockNotKept, BadGoods: As `ReceiveGoods`.
        """
        point.demand_right(Right.KEEP_STOCK)
        before = known_order(point.books, self.order)
        if before.state is not OrderState.SENT:
            raise OrderNotUnderWay(order=self.order)
        if before.version != self.version:
            raise OrderChanged(order=self.order)
        word, reference = demand_word(self.word), self.reference.strip()
        if reference and not word and any(each.reference == reference for each in before.deliveries):
            raise DeliveryNoteKnown(order=self.order, reference=reference)
        lines = {line.article: line for line in before.lines}
        if len(lines.keys() | {each.article for each in self.goods}) > LINES_MAX:
            raise BadOrder(
                what=Phrase(f"antall linjer (1 til {LINES_MAX})", f"the number of lines (1 to {LINES_MAX})")
            )
        if not word:
            _demand_ordered(point.books, lines, self.goods)
        goods = tuple(_at_its_cost(each, lines.get(each.article)) for each in self.goods)
        # By number: what the journal says is said for good, and a supplier may be a person.
        record = ReceiveGoods(before.place, goods, supplier_text(before.supplier), reference)(point)
        for each in goods:
            line = lines.get(each.article) or OrderLine(each.article, 0, 0, each.unit_cost_ore)
            received_milli = line.received_milli + each.quantity_milli
            lines[each.article] = msgspec.structs.replace(line, received_milli=received_milli)
        came = Delivered(record.register, record.number, point.at, reference, word)
        order = msgspec.structs.replace(
            before, lines=tuple(lines.values()), deliveries=(*before.deliveries, came)
        )
        if order.is_whole:
            order = msgspec.structs.replace(order, state=OrderState.CLOSED, closed_at=point.at)
        return keep_on(point, before, order, "purchase order received"), record


def _at_its_cost(goods: Goods, line: OrderLine | None) -> Goods:
    if goods.unit_cost_ore is not None or line is None:
        return goods
    return msgspec.structs.replace(goods, unit_cost_ore=line.unit_cost_ore)


def _demand_ordered(books: Readings, lines: dict[str, OrderLine], goods: tuple[Goods, ...]) -> None:
    for each in goods:
        line = lines.get(each.article)
        if line is None or each.quantity_milli > line.open_milli:
            raise OrderMoreCame(what=article_on_record(books, each.article).name)
