"""Day vouchers as a file, over HTTP."""

from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from datakasse.office.delivery.voucher_files import VoucherForm, export_vouchers
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk
from datakasse.web.door.strict_request import StrictRoute

routes = APIRouter(prefix="/office/exports", tags=["office"], route_class=StrictRoute)


@routes.get("/vouchers", response_class=Response)
def vouchers(
    visit: AtDesk,
    form: VoucherForm,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
) -> Response:
    """Make a file of the day vouchers of a period."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    made = export_vouchers(visit.counter, form, from_, to, operator)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    return Response(made.content, media_type=made.media_type, headers=headers)
