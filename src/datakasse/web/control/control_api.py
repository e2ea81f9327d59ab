"""What an inspector is shown and handed, over HTTP."""

from collections.abc import Generator
from contextlib import ExitStack
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import Field

from datakasse.office.control.about import system_description_text
from datakasse.office.control.control_package import PackageStep, control_package, package_name
from datakasse.office.control.retention import EraseBuyers, show_retention
from datakasse.office.control.show_indicators import show_indicators
from datakasse.office.control.working_file import WorkingFile
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.download import Download
from datakasse.web.rooms.package_room import Package
from datakasse.web.shapes import Shape

routes = APIRouter(prefix="/office/control", tags=["office"], route_class=StrictRoute)

From = Annotated[date | None, Query(alias="from")]
Day = Annotated[date | None, Field(strict=False)]


class PeriodShape(Shape):
    """A period; without an end it is the beginning, or now."""

    first: Annotated[Day, Field(alias="from")] = None
    last: Annotated[Day, Field(alias="to")] = None


@routes.get("/indicators")
def indicators(visit: AtDesk, from_: From = None, to: date | None = None) -> Response:
    """Tell how often something happened that should be rare, register by register."""
    visit.in_office(Right.READ_JOURNAL)
    return answer(show_indicators(visit.counter, from_, to))


@routes.get("/package", response_class=Download)
def package(visit: AtDesk, from_: From = None, to: date | None = None) -> Download:
    """Give the control package of a period: all that is asked for on control, with its checksums."""
    operator = visit.in_office(Right.EXPORT)
    with ExitStack() as undo:
        made = undo.enter_context(WorkingFile())
        control_package(visit.counter, from_, to, made, operator=operator)
        undo.pop_all()
    return _zip(made.once(), package_name(visit.counter))


@routes.post("/packages", status_code=202)
def make_package(body: PeriodShape, visit: AtDesk) -> Response:
    """Begin to make the control package of a period, and tell its number; the answer does not wait for it."""
    operator = visit.in_office(Right.EXPORT)
    made = visit.desk.packages.begin(body.first, body.last, operator)
    return answer({"number": made.number, "steps": [*PackageStep]}, 202)


@routes.get("/packages/{number}")
def package_made(number: int, visit: AtDesk) -> Response:
    """Tell how far a control package is: the steps begun, and when it is done what is in it."""
    visit.in_office(Right.EXPORT)
    return answer(_told(visit.desk.packages.package(number)))


@routes.get("/packages/{number}/file", response_class=Download)
def package_file(number: int, visit: AtDesk) -> Download:
    """Give a control package that is done."""
    visit.in_office(Right.EXPORT)
    made = visit.desk.packages.package(number)
    return _zip(made.blocks(), made.name)


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


def _told(made: Package) -> dict[str, object]:
    """Return what is told of a package; raises what made it fail."""
    is_done = made.index.done()
    return {
        "number": made.number,
        "name": made.name,
        "steps": [*PackageStep],
        "begun": made.steps,
        "done": is_done,
        "files": made.index.result() if is_done else [],
    }


def _zip(blocks: Generator[bytes], name: str) -> Download:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Download(blocks, "application/zip", headers)
