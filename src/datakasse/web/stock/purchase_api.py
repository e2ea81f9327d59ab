"""Suppliers and orders over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from datakasse.journal.entry import Record
from datakasse.office.purchasing.keep_orders import CloseOrder, MarkOrderSent
from datakasse.office.purchasing.keep_suppliers import ChangeSupplier, DropSuppliedArticle, EnterSupplier
from datakasse.office.purchasing.mail_order import mail_order
from datakasse.office.purchasing.order_document import order_pdf
from datakasse.office.purchasing.show_orders import list_orders, show_order
from datakasse.office.purchasing.show_suppliers import list_suppliers, show_supplier
from datakasse.office.purchasing.suggest_order import suggest_order
from datakasse.trade.goods.purchase import PurchaseOrder, SentWay, Supplier
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX
from datakasse.web.stock.purchase_shapes import (
    CameShape,
    ChangedOrderShape,
    ClosedShape,
    NewOrderShape,
    SentShape,
    SuppliedArticleShape,
    SupplierShape,
)

Named = Annotated[int, Path(ge=1, le=NUMBER_MAX)]
Limit = Annotated[int, Query(ge=1, le=200)]
Before = Annotated[int, Query(ge=1, le=NUMBER_MAX)]

routes = APIRouter(prefix="/office/purchasing", tags=["purchasing"], route_class=StrictRoute)


@routes.get("/suppliers")
def suppliers(visit: AtDesk) -> Response:
    """Tell whom the shop buys from."""
    visit.in_office(Right.KEEP_STOCK)
    return answer(list_suppliers(visit.counter))


@routes.post("/suppliers", status_code=201, openapi_extra=ONCE)
def enter_supplier(body: SupplierShape, visit: AtDesk) -> Response:
    """Enter a supplier and tell its number."""
    return visit.create_in_office(Right.KEEP_STOCK, EnterSupplier(body.details()), _supplier)


@routes.get("/suppliers/{supplier}")
def supplier(supplier: Named, visit: AtDesk, after: str = "", limit: Limit = 100) -> Response:
    """Tell what is known of a supplier, and a page of what it sells."""
    visit.in_office(Right.KEEP_STOCK)
    return answer(show_supplier(visit.counter, supplier, limit, after=after, with_cost=_sees_cost(visit)))


@routes.put("/suppliers/{supplier}")
def change_supplier(supplier: Named, body: SupplierShape, visit: AtDesk) -> Response:
    """Put right what is known of a supplier."""
    return answer(visit.do_in_office(Right.KEEP_STOCK, ChangeSupplier(body.details(supplier))))


@routes.get("/suppliers/{supplier}/suggestion")
def suggestion(supplier: Named, visit: AtDesk, *, forecast: bool = True) -> Response:
    """Tell what it is time to order from a supplier, and why; by the forecast, or by what was sold alone."""
    visit.in_office(Right.KEEP_STOCK)
    told = suggest_order(visit.counter, supplier, with_cost=_sees_cost(visit), with_forecast=forecast)
    return answer(told)


@routes.put("/suppliers/{supplier}/articles/{article:path}")
def supply(supplier: Named, article: str, body: SuppliedArticleShape, visit: AtDesk) -> Response:
    """Say that an article comes from a supplier, and how."""
    visit.do_in_office(Right.KEEP_STOCK, body.action(supplier, article))
    return answer({"supplier": supplier, "article": article})


@routes.delete("/suppliers/{supplier}/articles/{article:path}")
def drop_supplied(supplier: Named, article: str, visit: AtDesk) -> Response:
    """Take away that an article comes from a supplier."""
    visit.do_in_office(Right.KEEP_STOCK, DropSuppliedArticle(supplier, article))
    return answer({"supplier": supplier, "article": article})


@routes.get("/orders")
def orders(visit: AtDesk, before: Before = NUMBER_MAX, limit: Limit = 50) -> Response:
    """Tell a page of orders, the newest first, with what they cost to those who may see it."""
    visit.in_office(Right.KEEP_STOCK)
    return answer(list_orders(visit.counter, limit, before=before, with_cost=_sees_cost(visit)))


@routes.post("/orders", status_code=201, openapi_extra=ONCE)
def draft(body: NewOrderShape, visit: AtDesk) -> Response:
    """Begin an order and tell its number."""
    return visit.create_in_office(Right.KEEP_STOCK, body.action(), _order)


@routes.get("/orders/{order}")
def order(order: Named, visit: AtDesk) -> Response:
    """Tell an order, and what has come of it."""
    visit.in_office(Right.KEEP_STOCK)
    return _shown(visit, order)


@routes.put("/orders/{order}")
def change(order: Named, body: ChangedOrderShape, visit: AtDesk) -> Response:
    """Change a draft."""
    visit.do_in_office(Right.KEEP_STOCK, body.action(order))
    return _shown(visit, order)


@routes.get("/orders/{order}/pdf")
def document(order: Named, visit: AtDesk) -> Response:
    """Give an order as PDF/A, with what it costs to those who may see it."""
    visit.in_office(Right.KEEP_STOCK)
    page = order_pdf(visit.counter, order, with_cost=_sees_cost(visit))
    headers = {
        "Content-Disposition": f'attachment; filename="bestilling-{order}.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(page, media_type="application/pdf", headers=headers)


@routes.put("/orders/{order}/sent")
def send(order: Named, body: SentShape, visit: AtDesk) -> Response:
    """Send an order by e-mail, or mark that it was sent otherwise."""
    operator = visit.in_office(Right.KEEP_STOCK)
    if body.way is SentWay.EMAIL:
        register = visit.counter.office_register()
        mail_order(visit.counter, register, operator, order, body.version, with_cost=_sees_cost(visit))
    else:
        visit.do_in_office(Right.KEEP_STOCK, MarkOrderSent(order, body.version, body.way))
    return _shown(visit, order)


@routes.post("/receipts", status_code=201, openapi_extra=ONCE)
def receive(body: CameShape, visit: AtDesk) -> Response:
    """Take in what came of an order, and tell the entry of the journal."""
    return visit.create_in_office(Right.KEEP_STOCK, body.action(), _came)


@routes.put("/orders/{order}/closed")
def close(order: Named, body: ClosedShape, visit: AtDesk) -> Response:
    """Close an order; what has not come of it is waited for no longer."""
    visit.do_in_office(Right.KEEP_STOCK, CloseOrder(order, body.word))
    return _shown(visit, order)


def _shown(visit: Visit, order: int) -> Response:
    return answer(show_order(visit.counter, order, with_cost=_sees_cost(visit)))


def _supplier(entered: Supplier) -> dict[str, object]:
    return {"supplier": entered.number}


def _order(drafted: PurchaseOrder) -> dict[str, object]:
    return {"order": drafted.number}


def _came(done: tuple[PurchaseOrder, Record]) -> dict[str, object]:
    kept, record = done
    return {"order": kept.number, "state": kept.state, "register": record.register, "entry": record.number}


def _sees_cost(visit: Visit) -> bool:
    return visit.office_operator().may(Right.SEE_COST)
