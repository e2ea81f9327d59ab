"""The SAF-T export over HTTP."""

from contextlib import ExitStack
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query

from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.office.control.about import about
from datakasse.office.control.export_saft import export_saft, file_name
from datakasse.office.control.working_file import WorkingFile
from datakasse.saft.source import Selection
from datakasse.web.desk import AtDesk, Visit
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.download import Download

routes = APIRouter(prefix="/exports", tags=["exports"], route_class=StrictRoute)


@routes.get("/saft-cash", response_class=Download)
def saft_cash(
    visit: AtDesk,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    register: str | None = None,
) -> Download:
    """Export the journal as SAF-T Cash Register."""
    session = visit.desk.sessions.of(visit.request)
    if session is None:
        raise NotSignedOn
    selection = Selection(from_, to, () if register is None else (register,))
    return cash_register_file(visit, selection, session.operator)


def cash_register_file(visit: Visit, selection: Selection, operator: str) -> Download:
    """Return the file, the whole of it made before the first byte goes out, so that a refusal can be told."""
    with ExitStack() as undo:
        made = undo.enter_context(WorkingFile())
        export_saft(visit.counter, selection, made, operator=operator)
        undo.pop_all()
    return download(made, file_name(about(visit.counter).organisation_number, visit.counter.clock.now()))


def download(made: WorkingFile, name: str) -> Download:
    """Return a file that is made already as one to be kept under a name."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Download(made.once(), "application/xml", headers)
