"""Lists of articles over HTTP: looked through, taken in, undone, and given out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.export_articles import ListForm, export_articles
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.layouts import System
from datakasse.office.catalogue.list_file import FILE_LIMIT_BYTES
from datakasse.office.catalogue.plan_import import ImportPlan, RowState, Wishes, plan_import
from datakasse.office.delivery.workbook import MEDIA_TYPE
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.ledger.bank_api import A_FILE, file_of

AT = "/office/catalogue/imports"
LARGER_BODIES = {AT: FILE_LIMIT_BYTES, f"{AT}/preview": FILE_LIMIT_BYTES}
ROWS_SHOWN = 200
_FIRST = (RowState.FAULT, RowState.CHANGED, RowState.NEW, RowState.SKIPPED, RowState.SAME)
_MEDIA_TYPES = {ListForm.CSV: "text/csv; charset=utf-8", ListForm.XLSX: MEDIA_TYPE}

Code = Annotated[str, Query(max_length=35)]

routes = APIRouter(prefix="/office/catalogue", tags=["catalogue"], route_class=StrictRoute)
files = APIRouter(prefix="/office/catalogue", tags=["catalogue"])


@files.post("/imports/preview", openapi_extra=A_FILE)
async def preview(
    request: Request,
    visit: AtDesk,
    *,
    system: System | None = None,
    vat_code: Code = "",
    group: Code = "",
    without_vat: bool = False,
) -> Response:
    """Tell what a list of articles would change, row by row, those at fault first; nothing is written."""
    await run_in_threadpool(visit.in_office, Right.ADMINISTER)
    content = await file_of(request)
    wishes = Wishes(vat_code, group, without_vat)
    return answer(_told(await run_in_threadpool(_plan, visit, content, system, wishes)))


@files.post("/imports", status_code=201, openapi_extra=A_FILE)
async def import_(
    request: Request,
    visit: AtDesk,
    name: Annotated[str, Query(max_length=200)] = "",
    *,
    system: System | None = None,
    vat_code: Code = "",
    group: Code = "",
    without_vat: bool = False,
) -> Response:
    """Take a list of articles in: every row without a fault, or none; new prices are journalled."""
    await run_in_threadpool(visit.in_office, Right.ADMINISTER)
    content = await file_of(request)
    file = await run_in_threadpool(read_articles, content, system)
    action = ImportArticles(file, name, Wishes(vat_code, group, without_vat))
    return answer(await run_in_threadpool(visit.do_in_office, Right.ADMINISTER, action), 201)


@routes.get("/imports")
def imports(visit: AtDesk) -> Response:
    """Tell the imports there have been, the last one first."""
    visit.in_office(Right.ADMINISTER)
    with visit.counter.store.read() as books:
        return answer(books.article_imports()[::-1])


@routes.post("/imports/{number}/undo")
def undo(number: int, visit: AtDesk) -> Response:
    """Put back what an import changed, but for articles changed since or in others' way."""
    return answer(visit.do_in_office(Right.ADMINISTER, UndoImport(number)))


@routes.get("/export")
def export(visit: AtDesk, form: ListForm = ListForm.CSV) -> Response:
    """Give every article for sale as a list that can be taken in again; the cost to who may see it."""
    visit.in_office(Right.ADMINISTER)
    with_cost = visit.office_operator().may(Right.SEE_COST)
    kept = {"Content-Disposition": f'attachment; filename="varer.{form}"', "Cache-Control": "no-store"}
    made = export_articles(visit.counter, form, with_cost=with_cost)
    return Response(made, 200, kept, media_type=_MEDIA_TYPES[form])


def _plan(visit: Visit, content: bytes, system: System | None, wishes: Wishes) -> ImportPlan:
    file, today = read_articles(content, system), in_norway(visit.counter.clock.now()).date()
    may = visit.office_operator().may
    with visit.counter.store.read() as books:
        return plan_import(books, file, wishes, today, may)


def _told(plan: ImportPlan) -> dict[str, object]:
    rows = sorted(plan.rows, key=lambda row: _FIRST.index(row.state))[:ROWS_SHOWN]
    return {
        "system": plan.system,
        "counts": {state: plan.count(state) for state in RowState},
        "prices": sum(row.before_ore not in {None, row.price_ore} for row in plan.rows if row.article),
        "groups": plan.groups,
        "rows": [
            {
                "line": row.line,
                "state": row.state,
                "number": row.number,
                "name": row.name,
                "price_ore": row.price_ore,
                "before_ore": row.before_ore,
                "told": row.told,
                "changes": row.changes,
            }
            for row in rows
        ],
    }
