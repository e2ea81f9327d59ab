"""
Draft an order, change it, say that it was sent, and close it.

    draft ─▶ sent ─▶ closed       closed by itself when all has come
      └────────────────▲          or by somebody who says why

Two who change the same draft do not write over each other: each says which version she saw.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.purchasing import (
    BadOrder,
    OrderChanged,
    OrderIsClosed,
    OrderNotDraft,
    UnknownOrder,
)
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.office.stock.move_goods import LINES_MAX, TEXT_LENGTH_MAX, stock_article
from datakasse.office.stock.places import demand_place
from datakasse.storage.ports.store import Books, Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.purchase import OrderLine, OrderState, PurchaseOrder, SentWay
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import check_parts, check_quantity

_NOTE_LENGTH_MAX: Final = 500


class Wanted(msgspec.Struct, frozen=True):
    """
    How much of an article is ordered.

    Attributes:
        article: Its number.
        quantity_milli: How much, thousandths of its unit.
        unit_cost_ore: What one unit is to cost; None for what stood there, or what the supplier takes.
    """

    article: str
    quantity_milli: int
    unit_cost_ore: int | None = None


class DraftOrder(msgspec.Struct, frozen=True):
    """
    Begin an order.

    Attributes:
        supplier: Number of the supplier.
        place: Code of the place where the goods are to come.
        lines: What is wanted.
        note: What else the supplier is told.
    """

    supplier: int
    place: str
    lines: tuple[Wanted, ...]
    note: str = ""

    def __call__(self, point: CashPoint) -> PurchaseOrder:
        """
        Keep it as a draft, and record that it was made, by number.

        Raises:
            MissingRight: The role may not.
            UnknownSupplier, UnknownStockPlace: There is none.
            BadOrder: The supplier is set aside, or as `lines_as_kept`.
            UnknownArticle, StockNotKept, QuantityOutOfRange, FractionNotSold: As `lines_as_kept`.
        """
        point.demand_right(Right.KEEP_STOCK)
        if not known_supplier(point.books, self.supplier).active:
            raise BadOrder(what=Phrase("leverandøren, som ikke er i bruk", "the supplier, who is set aside"))
        demand_place(point.books, self.place)
        lines = lines_as_kept(point.books, self.supplier, self.lines)
        order = PurchaseOrder(
            number=point.books.last_purchase_order() + 1,
            supplier=self.supplier,
            place=self.place,
            state=OrderState.DRAFT,
            made_at=point.at,
            made_by=point.operator_id,
            lines=lines,
            note=_note(self.note),
        )
        point.books.put_purchase_order(order)
        point.record(SettingsChanged(what="purchase order drafted", subject=str(order.number)))
        return order


class ChangeOrder(msgspec.Struct, frozen=True):
    """
    Change a draft.

    Attributes:
        order: Its number.
        version: The version that was seen.
        place: Code of the place where the goods are to come.
        lines: What is wanted.
        note: What else the supplier is told.
    """

    order: int
    version: int
    place: str
    lines: tuple[Wanted, ...]
    note: str = ""

    def __call__(self, point: CashPoint) -> PurchaseOrder:
        """
        Keep it, and record that it was changed, by number.

        Raises:
            MissingRight: The role may not.
            UnknownOrder, UnknownStockPlace: There is none.
            OrderNotDraft, OrderChanged: It was sent, closed or changed meanwhile.
            BadOrder, UnknownArticle, StockNotKept, QuantityOutOfRange, FractionNotSold: As `lines_as_kept`.
        """
        point.demand_right(Right.KEEP_STOCK)
        before = draft_as_seen(point.books, self.order, self.version)
        demand_place(point.books, self.place)
        lines = lines_as_kept(point.books, before.supplier, self.lines, before.lines)
        order = msgspec.structs.replace(before, place=self.place, lines=lines, note=_note(self.note))
        return keep_on(point, before, order, "purchase order changed")


class MarkOrderSent(msgspec.Struct, frozen=True):
    """
    Say that an order went to the supplier.

    Attributes:
        order: Its number.
        version: The version that was sent.
        way: How it went.
    """

    order: int
    version: int
    way: SentWay

    def __call__(self, point: CashPoint) -> PurchaseOrder:
        """
        Keep when it went and when the goods should come, and record it, by number.

        Raises:
            MissingRight: The role may not.
            UnknownOrder: There is none.
            OrderNotDraft, OrderChanged: It was sent, closed or changed meanwhile.
        """
        point.demand_right(Right.KEEP_STOCK)
        before = draft_as_seen(point.books, self.order, self.version)
        lead_days = known_supplier(point.books, before.supplier).lead_days
        order = msgspec.structs.replace(
            before,
            state=OrderState.SENT,
            sent_at=point.at,
            sent_way=self.way,
            expected_on=point.day + timedelta(days=lead_days),
        )
        return keep_on(point, before, order, "purchase order sent")


class CloseOrder(msgspec.Struct, frozen=True):
    """
    Close an order; what has not come of it is waited for no longer.

    Attributes:
        order: Its number.
        word: Why; needed where something is left.
    """

    order: int
    word: str = ""

    def __call__(self, point: CashPoint) -> PurchaseOrder:
        """
        Keep that it is closed, and record it, by number.

        Raises:
            MissingRight: The role may not.
            UnknownOrder, OrderIsClosed: There is none, or it was closed before.
            BadOrder: Something is left, and nobody says why.
        """
        point.demand_right(Right.KEEP_STOCK)
        before = known_order(point.books, self.order)
        if before.state is OrderState.CLOSED:
            raise OrderIsClosed(order=self.order)
        word = demand_word(self.word)
        if not word and before.state is OrderState.SENT:
            raise BadOrder(
                what=Phrase(
                    "grunnen, som mangler: noe er ikke kommet",
                    "the reason, which is missing: something did not come",
                )
            )
        order = msgspec.structs.replace(before, state=OrderState.CLOSED, closed_at=point.at, word=word)
        return keep_on(point, before, order, "purchase order closed")


def known_order(books: Readings, order: int) -> PurchaseOrder:
    """Return an order; raises `UnknownOrder`."""
    found = books.purchase_order(order)
    if found is None:
        raise UnknownOrder(order=order)
    return found


def draft_as_seen(books: Readings, order: int, version: int) -> PurchaseOrder:
    """Return a draft as somebody saw it; raises `UnknownOrder`, `OrderNotDraft`, `OrderChanged`."""
    found = known_order(books, order)
    if found.state is not OrderState.DRAFT:
        raise OrderNotDraft(order=order)
    if found.version != version:
        raise OrderChanged(order=order)
    return found


def keep_on(point: CashPoint, before: PurchaseOrder, order: PurchaseOrder, what: str) -> PurchaseOrder:
    """Keep an order that was changed, record what was done to it, by number, and return it."""
    if order == before:
        return before
    kept = msgspec.structs.replace(order, version=before.version + 1)
    point.books.put_purchase_order(kept)
    point.record(SettingsChanged(what=what, subject=str(kept.number)))
    return kept


def lines_as_kept(
    books: Books, supplier: int, wanted: Sequence[Wanted], before: Sequence[OrderLine] = ()
) -> tuple[OrderLine, ...]:
    """
    Return the lines of an order as they are kept, with the supplier's numbers and costs.

    Args:
        books: The books.
        supplier: Number of the supplier.
        wanted: What is wanted.
        before: What stood there.

    Raises:
        BadOrder: Nothing, too much at once, an article twice, or an absurd cost.
        UnknownArticle, StockNotKept: There is no such article, or count of it.
        QuantityOutOfRange, FractionNotSold: Nothing, absurdly much, or a part of a piece.
    """
    if not 0 < len(wanted) <= LINES_MAX:
        raise BadOrder(
            what=Phrase(f"antall linjer (1 til {LINES_MAX})", f"the number of lines (1 to {LINES_MAX})")
        )
    if len({each.article for each in wanted}) < len(wanted):
        raise BadOrder(what=Phrase("en vare som står på to linjer", "an article on two lines"))
    stood = {line.article: line for line in before}
    lines: list[OrderLine] = []
    for each in wanted:
        article = stock_article(books, each.article)
        check_parts(check_quantity(each.quantity_milli), unit=article.unit, name=article.name)
        supplied = next((one for one in books.suppliers_of(each.article) if one.supplier == supplier), None)
        cost_ore = each.unit_cost_ore
        if cost_ore is None and each.article in stood:
            cost_ore = stood[each.article].unit_cost_ore
        if cost_ore is None and supplied is not None:
            cost_ore = supplied.unit_cost_ore
        if cost_ore is not None and not 0 <= cost_ore <= AMOUNT_LIMIT_ORE:
            raise BadOrder(
                what=Phrase(
                    f"innkjøpsprisen på vare {each.article}", f"the cost price of article {each.article}"
                )
            )
        their_number = "" if supplied is None else supplied.their_number
        lines.append(OrderLine(each.article, each.quantity_milli, 0, cost_ore, their_number))
    return tuple(lines)


def demand_word(word: str) -> str:
    """Return what somebody says, if it can be kept; raises `BadOrder`."""
    word = word.strip()
    if len(word) > TEXT_LENGTH_MAX or not word.isprintable():
        raise BadOrder(what=Phrase("grunnen", "the reason"))
    return word


def _note(text: str) -> str:
    note = text.strip()
    if len(note) > _NOTE_LENGTH_MAX or not note.isprintable():
        raise BadOrder(what=Phrase("beskjeden til leverandøren", "the note to the supplier"))
    return note
