"""What an inspector is shown and handed, over HTTP."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from typing import IO, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from datakasse.office.control.about import system_description_text
from datakasse.office.control.control_package import BLOCK_BYTES, control_package, package_name
from datakasse.office.control.retention import EraseBuyers, show_retention
from datakasse.office.control.show_indicators import show_indicators
from datakasse.trade.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.strict_request import StrictRoute

routes = APIRouter(prefix="/office/control", tags=["office"], route_class=StrictRoute)

From = Annotated[date | None, Query(alias="from")]


@routes.get("/indicators")
def indicators(visit: AtDesk, from_: From = None, to: date | None = None) -> Response:
    """Tell how often something happened that should be rare, register by register."""
    visit.in_office(Right.READ_JOURNAL)
    return answer(show_indicators(visit.counter, from_, to))


@routes.get("/package", response_class=StreamingResponse)
def package(visit: AtDesk, from_: From = None, to: date | None = None) -> StreamingResponse:
    """Give the control package of a period: all that is asked for on control, with its checksums."""
    operator = visit.in_office(Right.EXPORT)
    with ExitStack() as undo:
        made = undo.enter_context(tempfile.TemporaryFile())
        control_package(visit.counter, from_, to, made, operator=operator)
        undo.pop_all()
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(package_name(visit.counter))}"}
    return StreamingResponse(_blocks(made), media_type="application/zip", headers=headers)


@routes.get("/retention")
def retention(visit: AtDesk) -> Response:
    """Tell how long each class of document of each financial year has to be kept."""
    visit.in_office(Right.READ_JOURNAL)
    return answer(show_retention(visit.counter))


@routes.delete("/buyers/{year}")
def erase_buyers(year: int, visit: AtDesk) -> Response:
    """Erase the names of buyers on receipts of a financial year that need not be kept any longer."""
    return answer({"erased": visit.do_in_office(Right.ADMINISTER, EraseBuyers(year))})


@routes.get("/system-description")
def system_description(visit: AtDesk) -> Response:
    """Give the system description as Markdown."""
    visit.in_office(Right.READ_JOURNAL)
    return Response(system_description_text(), media_type="text/markdown; charset=utf-8")


def _blocks(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        made.seek(0)
        while block := made.read(BLOCK_BYTES):
            yield block
