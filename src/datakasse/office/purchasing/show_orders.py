"""Show what is ordered: the orders, and one of them with what has come of it."""

from datetime import date, datetime

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.purchasing.keep_orders import known_order
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.purchase import Delivered, OrderLine, OrderState, PurchaseOrder, SentWay, Supplier
from datakasse.trade.moment import in_norway
from datakasse.trade.quantity import price_of


class OrderRow(msgspec.Struct, frozen=True):
    """
    An order in few words.

    Attributes:
        number: Its number.
        supplier: Number of the supplier.
        supplier_name: What it is called.
        state: How far it has come.
        made_at: When it was begun, UTC.
        expected_on: When the goods should come; None before it is sent.
        is_late: They should have come, and have not.
        lines: How many articles are on it.
        open_lines: Of how many something is still to come.
        total_ore: What is ordered costs without VAT; None where that of one is not known, or may not be seen.
    """

    number: int
    supplier: int
    supplier_name: str
    state: OrderState
    made_at: datetime
    expected_on: date | None
    is_late: bool
    lines: int
    open_lines: int
    total_ore: int | None


class OrderPage(msgspec.Struct, frozen=True):
    """Some orders, the newest first, and whether there are older ones."""

    rows: list[OrderRow]
    more: bool


class ShownLine(msgspec.Struct, frozen=True):
    """
    An article on an order: as `OrderLine`, with what it is called and what is open.

    Attributes:
        article: Its number.
        name: What it is called; its number where it is no longer on record.
        unit: What it is counted in.
        their_number: What the supplier calls it.
        ordered_milli: How much is ordered.
        received_milli: How much has come.
        open_milli: How much is still to come.
        unit_cost_ore: What one unit is to cost; None where nobody has said, or may not be seen.
        pack_milli: How much one pack holds; None where it is sold by the unit.
    """

    article: str
    name: str
    unit: str
    their_number: str
    ordered_milli: int
    received_milli: int
    open_milli: int
    unit_cost_ore: int | None
    pack_milli: int | None


class ShownOrder(msgspec.Struct, frozen=True):
    """
    An order.

    Attributes:
        row: The order in few words.
        supplier: Whom it goes to.
        place: Code of the place where the goods are to come.
        version: How often it was written.
        made_by: By whom it was begun.
        note: What else the supplier is told.
        sent_at: When it was sent, UTC.
        sent_way: How.
        closed_at: When it was closed, UTC.
        word: Why it was closed before all had come.
        lines: What is on it.
        deliveries: What has come, oldest first.
    """

    row: OrderRow
    supplier: Supplier
    place: str
    version: int
    made_by: str
    note: str
    sent_at: datetime | None
    sent_way: SentWay | None
    closed_at: datetime | None
    word: str
    lines: list[ShownLine]
    deliveries: tuple[Delivered, ...]


def list_orders(counter: Counter, limit: int, *, before: int | None = None, with_cost: bool) -> OrderPage:
    """Return a page of orders, the newest first: those before a number."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        page = books.purchase_orders(limit + 1, before=before)
        suppliers = {each.number: each for each in books.suppliers()}
        rows = [_row(each, suppliers[each.supplier], today, with_cost=with_cost) for each in page[:limit]]
        return OrderPage(rows, len(page) > limit)


def show_order(counter: Counter, order: int, *, with_cost: bool) -> ShownOrder:
    """Return an order; raises `UnknownOrder`."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        known = known_order(books, order)
        supplier = known_supplier(books, known.supplier)
        return ShownOrder(
            _row(known, supplier, today, with_cost=with_cost),
            supplier,
            known.place,
            known.version,
            known.made_by,
            known.note,
            known.sent_at,
            known.sent_way,
            known.closed_at,
            known.word,
            [_line(books, known, line, with_cost=with_cost) for line in known.lines],
            known.deliveries,
        )


def total_ore_of(order: PurchaseOrder) -> int | None:
    """Return what is ordered costs without VAT; None where that of one article is not known."""
    ordered = [line for line in order.lines if line.ordered_milli]
    costs = [(line.unit_cost_ore, line.ordered_milli) for line in ordered]
    known = [price_of(cost_ore, milli) for cost_ore, milli in costs if cost_ore is not None]
    return sum(known) if len(known) == len(ordered) else None


def _row(order: PurchaseOrder, supplier: Supplier, today: date, *, with_cost: bool) -> OrderRow:
    is_late = order.expected_on is not None and order.expected_on < today
    return OrderRow(
        order.number,
        supplier.number,
        supplier.name,
        order.state,
        order.made_at,
        order.expected_on,
        is_late and order.state is OrderState.SENT,
        len(order.lines),
        0 if order.state is OrderState.CLOSED else sum(line.open_milli > 0 for line in order.lines),
        total_ore_of(order) if with_cost else None,
    )


def _line(books: Readings, order: PurchaseOrder, line: OrderLine, *, with_cost: bool) -> ShownLine:
    article = books.article_on_record(line.article)
    supplied = next(
        (each for each in books.suppliers_of(line.article) if each.supplier == order.supplier), None
    )
    return ShownLine(
        line.article,
        line.article if article is None else article.name,
        "" if article is None else article.unit,
        line.their_number,
        line.ordered_milli,
        line.received_milli,
        0 if order.state is OrderState.CLOSED else line.open_milli,
        line.unit_cost_ore if with_cost else None,
        None if supplied is None else supplied.pack_milli,
    )
