"""The people at a register over HTTP: how they want the screen, the lock, what one approves for another."""

from fastapi import APIRouter, Response

from datakasse.office.shop.issue_badge import IssueBadge, RevokeBadge
from datakasse.office.shop.set_lock import SetLock
from datakasse.receipt.formats.codes import drawing_of
from datakasse.receipt.layout import Barcode, QrCode, Symbology
from datakasse.till.people.approve_action import approve, approve_by_badge
from datakasse.till.people.choose_preferences import ChoosePreferences
from datakasse.till.people.sign_on import bearer_of, is_pin_of
from datakasse.till.screen.show_register import show_register
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.sign_in.session import COOKIE
from datakasse.web.till.people_shapes import ApproverShape, BadgeProofShape, LockShape, PreferencesShape

routes = APIRouter(prefix="/registers/{register}", tags=["people"], route_class=StrictRoute)


@routes.post("/lock")
def lock(register: str, visit: AtDesk) -> Response:
    """
    Lock the screen: nobody may do anything here until somebody signs on.

    Whoever stands at the register still does, so that nothing is journalled when she comes back.
    """
    lane = visit.session(register).lane
    visit.desk.sessions.end(register, lane)
    response = answer(show_register(visit.counter, register, lane=lane))
    response.delete_cookie(COOKIE, path="/")
    return response


@routes.put("/lock")
def set_lock(register: str, body: LockShape, visit: AtDesk) -> Response:
    """Say after how long without a touch the screen locks."""
    return visit.carry_out(register, SetLock(body.after_minutes))


@routes.put("/preferences")
def choose_preferences(register: str, body: PreferencesShape, visit: AtDesk) -> Response:
    """Choose how the screen is to be for the one who asks."""
    return visit.carry_out(register, ChoosePreferences(body.preferences()))


@routes.post("/approvals/{approval}")
def approve_action(register: str, approval: str, body: ApproverShape, visit: AtDesk) -> Response:
    """
    Approve with a PIN or a badge one action that the one who asks was refused for want of a right.

    The refusal tells the approval's name. The same request, repeated with it in the header `Approval`, is
    then carried out, once.
    """
    lane = visit.session(register).lane
    counter, throttle = visit.counter, visit.desk.throttle
    if body.badge:
        bearer = bearer_of(counter, throttle, register, body.badge)
        approve_by_badge(counter, register, approval, bearer, lane=lane).result()
    else:
        who, pin = body.operator, body.pin
        approve(counter, throttle, register, approval, operator=who, pin=pin, lane=lane).result()
    return answer(visit.view(register))


@routes.post("/operators/{operator}/badge")
def issue_badge(register: str, operator: str, visit: AtDesk, body: BadgeProofShape | None = None) -> Response:
    """Give an operator a new badge; its code is told in this answer and never again."""
    asks, proved = visit.session(register).operator, None
    if body is not None and body.pin:
        proved = is_pin_of(visit.counter, visit.desk.throttle, register, asks, body.pin)
    code = visit.ask(register, IssueBadge(operator, proved))
    barcode, qr = drawing_of(Barcode(code, Symbology.CODE_128)), drawing_of(QrCode(code))
    return answer({"operator_id": operator, "barcode": barcode, "qr": qr})


@routes.delete("/operators/{operator}/badge")
def revoke_badge(register: str, operator: str, visit: AtDesk) -> Response:
    """Take an operator's badge away."""
    return visit.carry_out(register, RevokeBadge(operator))
