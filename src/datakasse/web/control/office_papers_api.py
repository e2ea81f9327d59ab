"""What was reported and sold, for the office: reports on paper, sales on record, the journal as a file."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from datakasse.saft.source import Selection
from datakasse.till.day.show_report import Kind, show_report
from datakasse.till.sale.find_sale import find_by_transaction
from datakasse.trade.people.operator import Right
from datakasse.web.control.export_api import cash_register_file
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.download import Download
from datakasse.web.shapes import Number
from datakasse.web.till.report_api import Form, paper

routes = APIRouter(prefix="/office", tags=["office"], route_class=StrictRoute)


@routes.get("/papers/{register}/{kind}/{number}")
def report(register: str, kind: Kind, number: Number, visit: AtDesk, form: Form = "text") -> Response:
    """Show an X, a Z, or the cash report beside a Z as it stands on paper."""
    visit.in_office(Right.READ_JOURNAL)
    slip, at = show_report(visit.counter, register, kind, number)
    return paper(slip, at, form)


@routes.get("/sales/{register}/{transaction}")
def sale(register: str, transaction: Number, visit: AtDesk) -> Response:
    """Show a sale on record, with what has come back of it."""
    visit.in_office(Right.READ_JOURNAL)
    return answer(find_by_transaction(visit.counter, register, transaction))


@routes.get("/exports/saft-cash", response_class=Download)
def saft_cash(
    visit: AtDesk,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    register: str | None = None,
) -> Download:
    """Export the journal as SAF-T Cash Register, from the office."""
    operator = visit.in_office(Right.EXPORT)
    return cash_register_file(visit, Selection(from_, to, () if register is None else (register,)), operator)
