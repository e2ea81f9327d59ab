"""The shop's people and roles over HTTP: who works here, and what each role may."""

from fastapi import APIRouter, Response

from datakasse.counter.pin import hash_pin
from datakasse.office.people.keep_operators import (
    GiveRole,
    RegisterOperator,
    ReinstateOperator,
    RenameOperator,
    ResetPin,
    RetireOperator,
)
from datakasse.office.people.keep_roles import DefineRole, RemoveRole
from datakasse.office.people.review_access import ConfirmAccess, show_access_review
from datakasse.office.people.show_access import show_access
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.people.access_shapes import (
    GiveRoleShape,
    NameShape,
    NewPersonShape,
    PinShape,
    RoleShape,
    SeenShape,
)
from datakasse.web.sign_in.has_shown import end_office, has_proved
from datakasse.web.sign_in.session import Opener

routes = APIRouter(prefix="/office", tags=["access"], route_class=StrictRoute)


@routes.get("/access")
def access(visit: AtDesk) -> Response:
    """Show who works here, every role, and what each holds: the matrix. Who keeps the books sees it too."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return _access(visit)


@routes.post("/people", status_code=201)
def register(body: NewPersonShape, visit: AtDesk) -> Response:
    """Let somebody work here: a number, a name, a role and a PIN."""
    visit.in_office(Right.ADMINISTER)
    name, pin_hash, proved = (
        (body.first_name, body.surname),
        hash_pin(body.pin),
        has_proved(visit, body.current),
    )
    person = RegisterOperator(body.operator_id, *name, body.role, pin_hash, proved)
    visit.do_in_office(Right.ADMINISTER, person)
    return _access(visit, 201)


@routes.put("/people/{operator}/name")
def rename(operator: str, body: NameShape, visit: AtDesk) -> Response:
    """Give somebody another name; the number stays."""
    visit.do_in_office(Right.ADMINISTER, RenameOperator(operator, body.first_name, body.surname))
    return _access(visit)


@routes.put("/people/{operator}/role")
def give_role(operator: str, body: GiveRoleShape, visit: AtDesk) -> Response:
    """Give somebody a role; it counts at once, also where she is signed on."""
    visit.in_office(Right.ADMINISTER)
    proved = has_proved(visit, body.current)
    visit.do_in_office(Right.ADMINISTER, GiveRole(operator, body.role, proved))
    return _access(visit)


@routes.put("/people/{operator}/pin")
def reset_pin(operator: str, body: PinShape, visit: AtDesk) -> Response:
    """Give somebody another PIN; she is signed off everywhere but where the one who asks is."""
    is_own = visit.in_office(Right.ADMINISTER) == operator
    proved = has_proved(visit, body.current)
    reset = ResetPin(operator, hash_pin(body.pin), proved)
    if is_own:
        password_hash = visit.opener_of(operator).password_hash
        with visit.desk.office.going_on(visit.request, Opener(reset.pin_hash, password_hash)):
            visit.do_in_office(Right.ADMINISTER, reset)
    else:
        visit.do_in_office(Right.ADMINISTER, reset)
    _sign_off(visit, operator)
    return _access(visit)


@routes.delete("/people/{operator}")
def retire(operator: str, visit: AtDesk) -> Response:
    """See somebody out: she is signed off and signs on no longer; what she did stays hers."""
    visit.do_in_office(Right.ADMINISTER, RetireOperator(operator, visit.desk.office_keys))
    _sign_off(visit, operator)
    return _access(visit)


@routes.post("/people/{operator}/reinstate")
def reinstate(operator: str, body: PinShape, visit: AtDesk) -> Response:
    """Let somebody who left work here again, with a new PIN."""
    visit.in_office(Right.ADMINISTER)
    proved = has_proved(visit, body.current)
    visit.do_in_office(Right.ADMINISTER, ReinstateOperator(operator, hash_pin(body.pin), proved))
    return _access(visit)


@routes.put("/roles/{role}")
def define_role(role: str, body: RoleShape, visit: AtDesk) -> Response:
    """Make a role of the shop's own, or say anew what it holds; it counts at once for whoever has it."""
    visit.in_office(Right.ADMINISTER)
    proved = has_proved(visit, body.current)
    visit.do_in_office(Right.ADMINISTER, DefineRole(role, body.title, frozenset(body.rights), proved))
    return _access(visit)


@routes.delete("/roles/{role}")
def remove_role(role: str, visit: AtDesk) -> Response:
    """Do away with a role of the shop's own that nobody has."""
    visit.do_in_office(Right.ADMINISTER, RemoveRole(role))
    return _access(visit)


@routes.get("/access-review")
def review(visit: AtDesk) -> Response:
    """Show who may what since when, who was last here, and what is not as it should be; once a month."""
    visit.in_office(Right.ADMINISTER)
    return _review(visit)


@routes.post("/access-review")
def confirm(body: SeenShape, visit: AtDesk) -> Response:
    """Confirm that access is right, as it was seen; where it has changed meanwhile, that is refused."""
    visit.do_in_office(Right.ADMINISTER, ConfirmAccess(visit.desk.office_keys, body.seen))
    return _review(visit)


def _review(visit: Visit) -> Response:
    return answer(show_access_review(visit.counter, visit.desk.office_keys))


def _sign_off(visit: Visit, operator: str) -> None:
    """End somebody's sessions, so that no screen goes on under the old PIN; the one asking keeps her own."""
    visit.desk.sessions.end_of(operator)
    end_office(visit, operator)


def _access(visit: Visit, status: int = 200) -> Response:
    with visit.counter.store.read() as books:
        return answer(show_access(books), status)
