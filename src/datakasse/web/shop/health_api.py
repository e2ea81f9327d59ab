"""Whether the shop is well, over HTTP."""

from fastapi import APIRouter, Response

from datakasse.devices.machine.surroundings import describe_machine
from datakasse.errors.shop.support import BundleNotMade
from datakasse.office.health.bundle import put_together
from datakasse.office.health.guides import GUIDES
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute

routes = APIRouter(prefix="/office/health", tags=["health"], route_class=StrictRoute)


@routes.get("")
def examine(visit: AtDesk, *, outside: bool = True) -> Response:
    """Look at network, clock, disk, machines, keys, backup, integrations, journal, speed; change nothing."""
    visit.in_office(Right.KEEP_BOOKS, Right.ADMINISTER)
    return answer(visit.desk.examiner.examine(ask_outside=outside))


@routes.get("/guides")
def guides(visit: AtDesk) -> Response:
    """Tell what to do, step by step, when something is wrong."""
    visit.in_office(Right.KEEP_BOOKS, Right.ADMINISTER)
    return answer(GUIDES)


@routes.post("/bundle", status_code=201)
def make_bundle(visit: AtDesk, *, outside: bool = True) -> Response:
    """Put a support bundle together and tell all that is in it; it is sent to nobody."""
    visit.in_office(Right.ADMINISTER)
    desk = visit.desk
    examined = desk.examiner.examine(ask_outside=outside)
    backups = None if desk.backup is None else desk.backup.backups
    desk.bundle = put_together(visit.counter, backups, examined, describe_machine())
    return answer(desk.bundle, 201)


@routes.get("/bundle")
def fetch_bundle(visit: AtDesk) -> Response:
    """Fetch the bundle that was put together last, with what was told of it and nothing else."""
    visit.in_office(Right.ADMINISTER)
    bundle = visit.desk.bundle
    if bundle is None:
        raise BundleNotMade
    headers = {"Content-Disposition": f'attachment; filename="{bundle.name}"', "Cache-Control": "no-store"}
    return Response(bundle.packed(), 200, headers, media_type="application/zip")
