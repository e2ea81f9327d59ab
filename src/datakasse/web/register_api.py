"""The register itself over HTTP: start, stop, sign on, float, drawer, training."""

from fastapi import APIRouter, Request, Response

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Action
from datakasse.devices.drawer_screen import OnScreenDrawer
from datakasse.errors.registering import NoDrawer
from datakasse.till.declare_float import DeclareFloat
from datakasse.till.open_drawer import NoteDrawerClosed, OpenDrawer
from datakasse.till.show_register import show_register
from datakasse.till.show_shop import people, register_ids
from datakasse.till.sign_on import SignOff, sign_on
from datakasse.till.start_stop import Start, Stop
from datakasse.till.train import SetTraining
from datakasse.trade.operator import Right
from datakasse.web.desk import Desk, answer
from datakasse.web.session import COOKIE, token_of
from datakasse.web.shapes import FloatShape, ReasonShape, SignOnShape, TrainingShape
from datakasse.web.strict_request import StrictRoute


def register_routes(desk: Desk) -> APIRouter:
    """Return the routes under `/registers`."""
    routes = APIRouter(prefix="/registers", tags=["register"], route_class=StrictRoute)
    counter = desk.counter

    @routes.get("")
    def registers() -> Response:
        """List the registers."""
        return answer([show_register(counter, register).register for register in register_ids(counter)])

    @routes.get("/{register}")
    def view(register: str, request: Request) -> Response:
        """Show a register; the basket only to the one who is at it."""
        return answer(desk.view(request, register))

    @routes.get("/{register}/operators")
    def operators(register: str) -> Response:
        """List who may sign on."""
        return answer(people(counter, register))

    @routes.post("/{register}/start")
    def start(register: str, request: Request) -> Response:
        """Start the register."""
        on_paper = counter.printers[register].on_paper if register in counter.printers else False
        begin = Start(declared=not counter.demonstration, on_paper=on_paper)
        counter.carry_out(register, "", begin).result()
        return answer(desk.view(request, register))

    @routes.post("/{register}/stop")
    def stop(register: str, request: Request) -> Response:
        """Stop the register; whoever is signed on is signed off by it."""
        return desk.carry_out(request, register, _by_right(Stop(), Right.START_STOP))

    @routes.post("/{register}/sign-on")
    def begin(register: str, body: SignOnShape) -> Response:
        """Sign on with a PIN; the answer holds the token of the session, also set as a cookie."""
        sign_on(counter, desk.throttle, register, body.operator, body.pin).result()
        token = desk.sessions.begin(register, body.operator)
        response = answer({"token": token, "view": show_register(counter, register, body.operator)})
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
        return response

    @routes.post("/{register}/sign-off")
    def end(register: str, request: Request) -> Response:
        """Sign off; the basket stays."""
        desk.ask(request, register, SignOff())
        desk.sessions.end(token_of(request))
        response = answer(show_register(counter, register))
        response.delete_cookie(COOKIE, path="/")
        return response

    @routes.post("/{register}/float")
    def declare_float(register: str, body: FloatShape, request: Request) -> Response:
        """Register the opening float."""
        desk.create(request, register, DeclareFloat(body.amount_ore, body.explanation))
        return answer(desk.view(request, register))

    @routes.put("/{register}/training")
    def training(register: str, body: TrainingShape, request: Request) -> Response:
        """Switch training mode."""
        return desk.carry_out(request, register, SetTraining(body.on))

    @routes.post("/{register}/drawer/open")
    def open_drawer(register: str, body: ReasonShape, request: Request) -> Response:
        """Open the drawer by hand, with a reason."""
        return desk.carry_out(request, register, OpenDrawer(body.reason))

    @routes.post("/{register}/drawer/closed")
    def close_drawer(register: str, request: Request) -> Response:
        """Close the drawer that is on the screen; a real one is closed by hand."""
        session = desk.session(request, register)
        drawer = counter.drawers[register]
        if not isinstance(drawer, OnScreenDrawer):
            raise NoDrawer
        drawer.close()
        counter.carry_out(register, session.operator, NoteDrawerClosed()).result()
        return answer(desk.view(request, register))

    return routes


def _by_right(action: Action[object], right: Right) -> Action[object]:
    """Return an action that asks for a right first."""

    def ask_first(point: CashPoint) -> object:
        point.demand(right)
        return action(point)

    return ask_first
