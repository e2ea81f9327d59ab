"""Delivery of day vouchers to the accounting system, over HTTP: set-up, a dry run, the outbox."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from datakasse.errors.ledger.accounting_system import NoConnection
from datakasse.office.delivery.choose_system import ChooseSystem, NoteWhose, ask_whose
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.dry_run import dry_run
from datakasse.office.delivery.map_accounts import ConfirmMapping, fetch_theirs, show_mapping
from datakasse.office.delivery.mend import NoteFiled, RetryDelivery, SkipDelivery
from datakasse.office.delivery.run_delivery import RunDelivery
from datakasse.office.delivery.show_outbox import (
    connection_now,
    show_delivery,
    show_outbox,
    show_row,
    states_of,
)
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.ledger.delivery_shapes import (
    FiledShape,
    MappingShape,
    RunShape,
    SkipShape,
    SystemChoiceShape,
)

KEY_LENGTH_MAX = 120

routes = APIRouter(prefix="/office/delivery", tags=["delivery"], route_class=StrictRoute)


@routes.get("")
def delivery(visit: AtDesk) -> Response:
    """Tell how delivery stands: the systems, the connection, how many vouchers are where."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(show_delivery(_dispatch(visit)))


@routes.put("/connection")
def choose(body: SystemChoiceShape, visit: AtDesk) -> Response:
    """Choose the system and keep its credentials; they are never told again."""
    dispatch = _dispatch(visit)
    action = ChooseSystem(dispatch.systems, body.system, body.settings, body.secrets)
    visit.do_in_office(Right.ADMINISTER, action)
    return _shown(visit)


@routes.post("/connection/test")
def test(visit: AtDesk) -> Response:
    """Try the credentials, and tell whose books they open."""
    visit.in_office(Right.KEEP_BOOKS)
    dispatch = _dispatch(visit)
    whose = ask_whose(dispatch, connection_now(dispatch))
    visit.do_in_office(Right.KEEP_BOOKS, NoteWhose(whose))
    return _shown(visit)


@routes.put("/connection/running")
def run(body: RunShape, visit: AtDesk) -> Response:
    """Say from which day vouchers are sent, and whether they are."""
    visit.do_in_office(Right.KEEP_BOOKS, RunDelivery(body.on, body.start, body.office_since))
    return _shown(visit)


@routes.get("/mapping")
def mapping(visit: AtDesk) -> Response:
    """Fetch their accounts, VAT types and choices, and propose where ours go; what is missing is marked."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(show_mapping(_dispatch(visit)))


@routes.put("/mapping")
def confirm(body: MappingShape, visit: AtDesk) -> Response:
    """Confirm where ours go; vouchers that waited for it wait for their turn again."""
    visit.in_office(Right.KEEP_BOOKS)
    dispatch = _dispatch(visit)
    theirs = fetch_theirs(dispatch, connection_now(dispatch))
    action = ConfirmMapping(theirs, body.accounts, body.vat_types, body.departments)
    visit.do_in_office(Right.KEEP_BOOKS, action)
    return _shown(visit)


@routes.get("/dry-run")
def try_out(visit: AtDesk, key: Annotated[str, Query(max_length=KEY_LENGTH_MAX)] = "") -> Response:
    """Show a day voucher as it would be sent, beside our own lines: the newest, or that of a key."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(dry_run(_dispatch(visit), key))


@routes.get("/outbox")
def outbox(visit: AtDesk, state: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show the vouchers on their way, newest day first; in the states given, divided by commas."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(show_outbox(_dispatch(visit), states_of(state)))


@routes.get("/outbox/{key}")
def row(key: str, visit: AtDesk) -> Response:
    """Show one voucher on its way, and the entries of the journal that lead to its receipts."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(show_row(_dispatch(visit), key))


@routes.post("/outbox/{key}/retry")
def retry(key: str, visit: AtDesk) -> Response:
    """Try a voucher again; it is looked for at the other side before it is sent."""
    visit.do_in_office(Right.KEEP_BOOKS, RetryDelivery(key))
    _soon(visit)
    return answer(show_row(_dispatch(visit), key))


@routes.post("/outbox/{key}/skip")
def skip(key: str, body: SkipShape, visit: AtDesk) -> Response:
    """Decide that a voucher is not to be sent, and why; it stands in the journal."""
    visit.do_in_office(Right.KEEP_BOOKS, SkipDelivery(key, body.reason))
    return answer(show_row(_dispatch(visit), key))


@routes.post("/filed")
def filed(body: FiledShape, visit: AtDesk) -> Response:
    """Note that the vouchers up to a day were taken over as a file, where that is how they go."""
    visit.do_in_office(Right.KEEP_BOOKS, NoteFiled(body.through))
    return answer(show_delivery(_dispatch(visit)))


@routes.post("/run", status_code=202)
def deliver(visit: AtDesk) -> Response:
    """Ask that what is due be delivered now; the answer does not wait for it."""
    visit.in_office(Right.KEEP_BOOKS)
    _soon(visit)
    return answer(show_delivery(_dispatch(visit)), 202)


def _dispatch(visit: Visit) -> Dispatch:
    room = visit.desk.delivery
    if room is None:
        raise NoConnection
    return room.dispatch


def _soon(visit: Visit) -> None:
    if visit.desk.delivery is not None:
        visit.desk.delivery.deliver_soon()


def _shown(visit: Visit) -> Response:
    _soon(visit)
    return answer(show_delivery(_dispatch(visit)))
