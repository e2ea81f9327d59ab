"""Counts that are being made, over HTTP: several screens fill one sheet."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from datakasse.office.stock.count_sheets import DropCount, TakeOffSheet
from datakasse.office.stock.show_count_sheets import list_count_sheets, show_count_sheet, show_sheet_row
from datakasse.trade.goods.count_sheet import CountSheet
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX
from datakasse.web.stock.stock_shapes import CountLineShape, CountPlaceShape, PostCountShape

Named = Annotated[int, Path(ge=1, le=NUMBER_MAX)]
Seen = Annotated[int, Query(ge=0, le=NUMBER_MAX)]

routes = APIRouter(prefix="/office/stock/count-sheets", tags=["stock"], route_class=StrictRoute)


@routes.get("")
def sheets(visit: AtDesk) -> Response:
    """Tell which counts are being made, and which ended last."""
    visit.in_office(Right.KEEP_STOCK)
    return answer(list_count_sheets(visit.counter))


@routes.post("", status_code=201, openapi_extra=ONCE)
def begin(body: CountPlaceShape, visit: AtDesk) -> Response:
    """Begin a count at a place and tell the number of its sheet."""
    return visit.create_in_office(Right.KEEP_STOCK, body.action(), _number)


@routes.get("/{sheet}")
def sheet(sheet: Named, visit: AtDesk, *, variance: bool = False, lines: bool = True) -> Response:
    """Tell what was counted on a sheet; what it differs by only where asked for, and no lines where not."""
    visit.in_office(Right.KEEP_STOCK)
    return _shown(visit, sheet, variance=variance) if lines else answer(show_sheet_row(visit.counter, sheet))


@routes.put("/{sheet}/lines/{article:path}")
def count(sheet: Named, article: str, body: CountLineShape, visit: AtDesk) -> Response:
    """Write what was counted of an article; what the books say of it is asked here and now."""
    line = visit.do_in_office(Right.KEEP_STOCK, body.action(sheet, article))
    return answer({"article": line.article, "counted_milli": line.counted_milli, "version": line.version})


@routes.delete("/{sheet}/lines/{article:path}")
def take_off(sheet: Named, article: str, visit: AtDesk, seen: Seen = 0) -> Response:
    """Take an article off a sheet, if its line is the one that was seen."""
    visit.do_in_office(Right.KEEP_STOCK, TakeOffSheet(sheet, article, seen))
    return answer({"article": article})


@routes.put("/{sheet}/posted")
def post(sheet: Named, body: PostCountShape, visit: AtDesk) -> Response:
    """Put the stock right by a sheet, and tell the entries of the journal."""
    visit.do_in_office(Right.KEEP_STOCK, body.action(sheet))
    return _shown(visit, sheet, variance=True)


@routes.delete("/{sheet}")
def drop(sheet: Named, visit: AtDesk) -> Response:
    """Drop a count; nothing is put right by it."""
    visit.do_in_office(Right.KEEP_STOCK, DropCount(sheet))
    return _shown(visit, sheet)


def _shown(visit: Visit, sheet: int, *, variance: bool = False) -> Response:
    with_cost = visit.office_operator().may(Right.SEE_COST)
    return answer(show_count_sheet(visit.counter, sheet, with_variance=variance, with_cost=with_cost))


def _number(begun: CountSheet) -> dict[str, object]:
    return {"sheet": begun.number}
