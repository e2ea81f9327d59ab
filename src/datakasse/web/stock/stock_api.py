"""The stock over HTTP: what there is, what is moved by hand, what is counted."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from datakasse.bookkeeping.voucher import Voucher
from datakasse.journal.entry import Record
from datakasse.office.stock.list_stock import list_stock
from datakasse.office.stock.recipes import list_recipes, show_recipe
from datakasse.office.stock.show_article import show_stock_article
from datakasse.office.stock.show_stock import show_stock
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.stock.stock_shapes import (
    ArticleShelfShape,
    CountShape,
    EmptyShelfShape,
    GoneShape,
    ReceiptOfGoodsShape,
    RecipeShape,
    StockRoomShape,
    TransferShape,
)

Limit = Annotated[int, Query(ge=1, le=200)]
RecipeLimit = Annotated[int, Query(ge=1, le=50)]
"""Each is worked out from its parts, through all levels."""

routes = APIRouter(prefix="/office/stock", tags=["stock"], route_class=StrictRoute)


@routes.get("")
def standing(visit: AtDesk) -> Response:
    """Tell how the stock stands: places, what is low, and what it is worth to those who may see it."""
    visit.in_office(Right.KEEP_STOCK, Right.SEE_COST)
    return answer(show_stock(visit.counter, with_cost=_sees_cost(visit)))


@routes.get("/articles")
def articles(visit: AtDesk, search: str = "", after: str = "", limit: Limit = 50) -> Response:
    """Tell a page of what count is kept of, by name, or what fits what somebody types or scans."""
    visit.in_office(Right.KEEP_STOCK, Right.SEE_COST)
    return answer(list_stock(visit.counter, limit, text=search, after=after))


@routes.get("/articles/{number:path}")
def article(number: str, visit: AtDesk) -> Response:
    """Tell how much there is of an article and where, and what people moved of it."""
    visit.in_office(Right.KEEP_STOCK, Right.SEE_COST)
    return answer(show_stock_article(visit.counter, number, with_cost=_sees_cost(visit)))


@routes.post("/receipts", status_code=201, openapi_extra=ONCE)
def receive(body: ReceiptOfGoodsShape, visit: AtDesk) -> Response:
    """Take goods in."""
    return visit.create_in_office(Right.KEEP_STOCK, body.action(), _entry)


@routes.post("/waste", status_code=201, openapi_extra=ONCE)
def waste(body: GoneShape, visit: AtDesk) -> Response:
    """Take away what was thrown out or lost."""
    return visit.create_in_office(Right.KEEP_STOCK, body.waste(), _entry)


@routes.post("/own-use", status_code=201, openapi_extra=ONCE)
def own_use(body: GoneShape, visit: AtDesk) -> Response:
    """Take goods for own use, and tell the voucher with its VAT; null where it waits for the mapping."""
    return visit.create_in_office(Right.KEEP_STOCK, body.own_use(), _voucher)


@routes.post("/transfers", status_code=201, openapi_extra=ONCE)
def transfer(body: TransferShape, visit: AtDesk) -> Response:
    """Carry goods from one place to another."""
    return visit.create_in_office(Right.KEEP_STOCK, body.action(), _entry)


@routes.post("/counts", status_code=201, openapi_extra=ONCE)
def count(body: CountShape, visit: AtDesk) -> Response:
    """Put the stock right by what was counted a moment ago; what was expected is asked here and now."""
    return visit.create_in_office(Right.KEEP_STOCK, body.action(), _entry)


@routes.get("/recipes")
def recipes(visit: AtDesk, after: str = "", limit: RecipeLimit = 50) -> Response:
    """Tell a page of what is made of other articles, with cost and margin to those who may see it."""
    visit.in_office(Right.KEEP_STOCK, Right.SEE_COST)
    return answer(list_recipes(visit.counter, limit, after=after, with_cost=_sees_cost(visit)))


@routes.get("/recipes/{number:path}")
def recipe(number: str, visit: AtDesk) -> Response:
    """Tell what an article is made of, if anything, with cost and margin to those who may see it."""
    visit.in_office(Right.KEEP_STOCK, Right.SEE_COST)
    return answer(show_recipe(visit.counter, number, with_cost=_sees_cost(visit)))


@routes.put("/recipes/{number:path}")
def set_recipe(number: str, body: RecipeShape, visit: AtDesk) -> Response:
    """Say what an article is made of; it counts from the next line that is rung up."""
    visit.do_in_office(Right.ADMINISTER, body.action(number))
    return answer(show_recipe(visit.counter, number, with_cost=_sees_cost(visit)))


@routes.put("/empty-shelf")
def set_empty_shelf(body: EmptyShelfShape, visit: AtDesk) -> Response:
    """Say what the till does when the books say that nothing is left."""
    visit.do_in_office(Right.ADMINISTER, body.action())
    return answer(show_stock(visit.counter, with_cost=_sees_cost(visit)))


@routes.put("/empty-shelf/{number}")
def set_article_shelf(number: str, body: ArticleShelfShape, visit: AtDesk) -> Response:
    """Say what the till does when nothing is left of one article; null lets it follow the shop."""
    visit.do_in_office(Right.ADMINISTER, body.action(number))
    return answer(show_stock_article(visit.counter, number, with_cost=_sees_cost(visit)))


@routes.put("/rooms/{room}")
def enter_room(room: str, body: StockRoomShape, visit: AtDesk) -> Response:
    """Enter a room that no register stands in, or give it another name."""
    return answer(visit.do_in_office(Right.ADMINISTER, body.action(room)))


def _entry(record: Record) -> dict[str, object]:
    return {"register": record.register, "entry": record.number}


def _voucher(made: Voucher | None) -> dict[str, object]:
    return {"voucher": made}


def _sees_cost(visit: Visit) -> bool:
    return visit.office_operator().may(Right.SEE_COST)
