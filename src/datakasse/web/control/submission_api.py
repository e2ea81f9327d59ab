"""Handing accounting files in to the tax administration, over HTTP; only ever when a person asks for it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.control.submissions import NoSubmissionAccess
from datakasse.office.control.control_inbox import CLIENT, KEY, KEY_ID, SITE, Submitting
from datakasse.office.control.make_parts import AccountingForm
from datakasse.office.control.submission_access import KeepAccess, show_access
from datakasse.office.control.submit_files import go_on, look_up, show_submissions, submit
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Shape

routes = APIRouter(prefix="/office/control/submissions", tags=["office"], route_class=StrictRoute)


class AccessShape(Shape):
    """The shop's client at Maskinporten; the key is never told again."""

    client_id: Annotated[str, Field(max_length=100)]
    kid: Annotated[str, Field(max_length=200)]
    private_key: Annotated[str, Field(max_length=16_000)]
    site: Annotated[str, Field(max_length=20)] = "production"


class SubmissionShape(Shape):
    """Which file of which period, and the control that asked for it."""

    form: Annotated[AccountingForm, Field(strict=False)]
    dialog: Annotated[str, Field(max_length=100)]
    first: Annotated[date, Field(strict=False, alias="from")]
    last: Annotated[date, Field(strict=False, alias="to")]


@routes.get("")
def submissions(visit: AtDesk) -> Response:
    """Show what was handed in or is on its way, newest first, and whether access is set up."""
    visit.in_office(Right.KEEP_BOOKS)
    submitting = _submitting(visit)
    return answer({"access": show_access(submitting), "submissions": show_submissions(submitting)})


@routes.put("/access")
def access(body: AccessShape, visit: AtDesk) -> Response:
    """Keep client and key, encrypted."""
    visit.in_office(Right.ADMINISTER)
    submitting = _submitting(visit)
    told = {CLIENT: body.client_id, KEY_ID: body.kid, KEY: body.private_key, SITE: body.site}
    visit.do_in_office(Right.ADMINISTER, KeepAccess(submitting, told))
    return answer(show_access(submitting))


@routes.post("")
def hand_in(body: SubmissionShape, visit: AtDesk) -> Response:
    """Hand the file of a period in, or go on with the one that is on its way; answered when it is there."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    done = submit(_submitting(visit), body.form, body.dialog, body.first, body.last, operator=operator)
    return answer(done)


@routes.post("/{number}/send")
def send(number: int, visit: AtDesk) -> Response:
    """Go on with a submission that did not come through; what was sent is looked for first."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    return answer(go_on(_submitting(visit), number, operator=operator))


@routes.post("/{number}/status")
def status(number: int, visit: AtDesk) -> Response:
    """Ask the tax administration how a submission stands; nothing is sent."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    return answer(look_up(_submitting(visit), number, operator=operator))


def _submitting(visit: Visit) -> Submitting:
    if visit.desk.submitting is None:
        raise NoSubmissionAccess
    return visit.desk.submitting
