"""Alerts over HTTP: what is out of the way, who has seen it, and who is told."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Response
from pydantic import Field, SecretStr

from datakasse.errors.insight.alerts import AlertsNotSentHere
from datakasse.insight.alert import AlertWay
from datakasse.office.insight.keep_alerts import (
    ADDRESS_LENGTH_MAX,
    ALERTS_SHOWN_MAX,
    DropAlertRecipient,
    PutAlertRecipient,
    SeeAlerts,
    show_alerts,
)
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.people.access_shapes import ProofShape
from datakasse.web.rooms.alert_room import AlertRoom
from datakasse.web.shapes import Number, Shape
from datakasse.web.sign_in.has_shown import has_proved

Kind = Annotated[str, Field(min_length=1, max_length=40)]

routes = APIRouter(prefix="/office/insight/alerts", tags=["insight"], route_class=StrictRoute)


class SeenShape(Shape):
    """The alerts that somebody has seen."""

    numbers: Annotated[list[Number], Field(max_length=ALERTS_SHOWN_MAX)]


class RecipientShape(ProofShape):
    """Who is told, how, and of what, with a proof of who asks; her number is in the address."""

    way: Annotated[AlertWay, Field(strict=False)]
    address: Annotated[str, Field(min_length=1, max_length=ADDRESS_LENGTH_MAX)]
    is_new: bool
    kinds: Annotated[list[Kind], Field(max_length=20, default_factory=list)]
    secret: Annotated[SecretStr, Field(max_length=200)] = SecretStr("")


@routes.get("")
def alerts(visit: AtDesk) -> Response:
    """List the newest alerts, and what became of telling them; who is told, to whoever may change it."""
    visit.in_office(Right.KEEP_BOOKS)
    return _shown(visit)


@routes.post("/seen")
def see(body: SeenShape, visit: AtDesk) -> Response:
    """Note that somebody has seen alerts."""
    visit.do_in_office(Right.KEEP_BOOKS, SeeAlerts(tuple(body.numbers)))
    return _shown(visit)


@routes.put("/recipients/{number}")
def put_recipient(number: Number, body: RecipientShape, visit: AtDesk) -> Response:
    """Tell somebody of alerts from now on, or change what she is told; a secret is never told again."""
    visit.in_office(Right.ADMINISTER)
    room = _room(visit)
    action = PutAlertRecipient(
        secrets=room.ways.secrets,
        way=body.way,
        address=body.address,
        number=number,
        is_new=body.is_new,
        kinds=tuple(body.kinds),
        secret=body.secret.get_secret_value(),
        is_confirmed=has_proved(visit, body.current),
    )
    visit.do_in_office(Right.ADMINISTER, action)
    room.tell_soon()
    return _shown(visit)


@routes.delete("/recipients/{number}")
def drop_recipient(number: Number, visit: AtDesk, body: ProofShape | None = None) -> Response:
    """Tell somebody no more, and forget her address; with a proof of who asks."""
    visit.in_office(Right.ADMINISTER)
    secrets = _room(visit).ways.secrets
    proved = has_proved(visit, "" if body is None else body.current)
    visit.do_in_office(Right.ADMINISTER, DropAlertRecipient(secrets, number, proved))
    return _shown(visit)


def _shown(visit: Visit) -> Response:
    """Answer with the alerts; addresses are for who may change them."""
    operator = visit.office_operator()
    with visit.counter.store.read() as books:
        shown = show_alerts(books, visit.counter.clock.now())
    if not operator.may(Right.ADMINISTER):
        hidden = [msgspec.structs.replace(each, address="") for each in shown.recipients]
        shown = msgspec.structs.replace(shown, recipients=hidden)
    return answer(shown)


def _room(visit: Visit) -> AlertRoom:
    if visit.desk.alerts is None:
        raise AlertsNotSentHere
    return visit.desk.alerts
