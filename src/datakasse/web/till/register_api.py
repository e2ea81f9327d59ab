"""The register itself over HTTP: start, stop, sign on, float, drawer, training."""

from fastapi import APIRouter, Response

from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.errors.till.drawer import NoDrawer
from datakasse.till.day.check_system import check_system
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.open_drawer import NoteDrawerClosed, OpenDrawer
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.day.train import SetTraining
from datakasse.till.people.sign_on import SignOff, bearer_of, sign_on, sign_on_by_badge
from datakasse.till.screen.show_register import show_register
from datakasse.till.screen.show_shop import every_register_id, people
from datakasse.web.desk import ONCE, REPLAY, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import (
    FloatShape,
    ReasonShape,
    SignOnShape,
    TrainingShape,
)
from datakasse.web.sign_in.session import COOKIE, Session, is_secure
from datakasse.web.till.people_shapes import BadgeShape

routes = APIRouter(prefix="/registers", tags=["register"], route_class=StrictRoute)


@routes.get("")
def registers(visit: AtDesk) -> Response:
    """List the registers; those out of use are told as such."""
    counter, device = visit.counter, visit.device
    known = every_register_id(counter) if device is None else [device.register]
    served = [register for register in known if counter.served(register)]
    return answer([show_register(counter, register).register for register in served])


@routes.get("/{register}")
def view(register: str, visit: AtDesk) -> Response:
    """Show a register; the basket only to the one who is at it."""
    return answer(visit.view(register))


@routes.get("/{register}/system-check")
def system_check(register: str, visit: AtDesk) -> Response:
    """Look whether everything that the register stands on is in order."""
    visit.session(register)
    return answer(check_system(visit.counter, register))


@routes.get("/{register}/operators")
def operators(register: str, visit: AtDesk) -> Response:
    """List who may sign on."""
    visit.lane(register)
    return answer(people(visit.counter, register))


@routes.post("/{register}/start")
def start(register: str, visit: AtDesk) -> Response:
    """Start the register."""
    visit.lane(register)
    on_paper = visit.counter.served(register) and visit.counter.printers[register].on_paper
    begin = Start(declared=not visit.counter.demonstration, on_paper=on_paper)
    visit.counter.carry_out(register, "", begin).result()
    return answer(visit.view(register))


@routes.post("/{register}/stop")
def stop(register: str, visit: AtDesk) -> Response:
    """Stop the register; whoever is signed on is signed off by it."""
    response = visit.carry_out(register, Stop())
    visit.desk.sessions.end(register)
    return response


@routes.post("/{register}/sign-on")
def begin(register: str, body: SignOnShape, visit: AtDesk) -> Response:
    """Sign on with a PIN; the answer holds the token of the session, also set as a cookie."""
    lane = visit.lane(register)
    sign_on(visit.counter, visit.desk.throttle, register, body.operator, body.pin, lane=lane).result()
    return _begun(register, body.operator, visit)


@routes.post("/{register}/sign-on/badge")
def begin_by_badge(register: str, body: BadgeShape, visit: AtDesk) -> Response:
    """Sign on with a badge; answered as a sign-on with a PIN."""
    bearer = bearer_of(visit.counter, visit.desk.throttle, register, body.code)
    sign_on_by_badge(visit.counter, register, bearer, lane=visit.lane(register)).result()
    return _begun(register, bearer, visit)


def _begun(register: str, operator: str, visit: AtDesk) -> Response:
    lane = visit.lane(register)
    with visit.counter.store.read() as books:
        session = Session(register, operator, lane, books.pin_hash(operator))
    token = visit.desk.sessions.begin(session)
    response = answer({"token": token, "view": show_register(visit.counter, register, operator, lane)})
    response.set_cookie(
        COOKIE, token, httponly=True, samesite="strict", secure=is_secure(visit.request), path="/"
    )
    return response


@routes.post("/{register}/sign-off")
def end(register: str, visit: AtDesk) -> Response:
    """Sign off; the basket stays."""
    lane = visit.session(register).lane
    visit.ask(register, SignOff())
    visit.desk.sessions.end(register, lane)
    response = answer(show_register(visit.counter, register, lane=lane))
    response.delete_cookie(COOKIE, path="/")
    return response


@routes.post("/{register}/float", openapi_extra=ONCE)
def declare_float(register: str, body: FloatShape, visit: AtDesk) -> Response:
    """Register the opening float."""
    made = visit.create(register, DeclareFloat(body.amount_ore, body.explanation))
    response = answer(visit.view(register))
    if REPLAY in made.headers:
        response.headers[REPLAY] = made.headers[REPLAY]
    return response


@routes.put("/{register}/training")
def training(register: str, body: TrainingShape, visit: AtDesk) -> Response:
    """Switch training mode."""
    return visit.carry_out(register, SetTraining(body.on))


@routes.post("/{register}/drawer/open")
def open_drawer(register: str, body: ReasonShape, visit: AtDesk) -> Response:
    """Open the drawer by hand, with a reason."""
    return visit.carry_out(register, OpenDrawer(body.reason))


@routes.post("/{register}/drawer/closed")
def close_drawer(register: str, visit: AtDesk) -> Response:
    """Close the drawer that is on the screen; a real one is closed by hand."""
    visit.session(register)
    drawer = visit.counter.drawers[register]
    if not isinstance(drawer, OnScreenDrawer):
        raise NoDrawer
    if drawer.close():
        visit.ask(register, NoteDrawerClosed())
    return answer(visit.view(register))
