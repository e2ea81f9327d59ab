"""
Passkeys over HTTP: to have one, to come into the office by one, and to do away with one.

    own:      POST …/session/key/passkeys/begin ─▶ the browser makes it ─▶ POST …/session/key/passkeys
    sign-in:  POST …/session/passkey/begin      ─▶ the browser signs    ─▶ POST …/session/passkey

Each challenge is for one answer, from where and for whom it was given, at the address it was given at.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.sign_in.office import PasswordFirst
from datakasse.errors.sign_in.passkeys import NoPasskeyBegun, NoPasskeysHere, PasskeyNotRegistered
from datakasse.office.people.check_passkey import (
    Outcome,
    Owner,
    Shown,
    check_passkey,
    passkeys_at,
    registered,
    registration_options,
    sign_in_options,
)
from datakasse.office.people.keep_office_key import Confirm
from datakasse.office.people.keep_passkeys import (
    EnterByPasskey,
    RefusePasskey,
    RegisterPasskey,
    RemovePasskey,
)
from datakasse.office.people.passkey_place import PasskeyPlace
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Code, Shape
from datakasse.web.sign_in.begun_passkeys import Asked
from datakasse.web.sign_in.has_shown import end_office, end_office_everywhere, has_shown_all
from datakasse.web.sign_in.office_key_api import ConfirmedShape, carry_out, told_of_key
from datakasse.web.sign_in.office_session_api import known_here, let_in
from datakasse.web.sign_in.passkey_address import passkey_place_of

routes = APIRouter(prefix="/office/session", tags=["sign-in"], route_class=StrictRoute)

Credential = dict[str, Any]
"""What `PublicKeyCredential.toJSON` makes; py_webauthn looks at it, and no request is larger than 256 KiB."""


class NewPasskeyShape(Shape):
    """A passkey that a browser made, and what its owner calls it."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    credential: Credential


class WhoShape(Shape):
    """Who wants to come in."""

    operator: Code


class ShownPasskeyShape(Shape):
    """Who wants to come in, and what her browser signed."""

    operator: Code
    credential: Credential


# ── one's own ────────────────────────────────────────────────────────────────────────────────────


@routes.post("/key/passkeys/begin", status_code=201)
def begin_passkey(body: ConfirmedShape, visit: AtDesk) -> Response:
    """Give out what a browser makes a passkey from, to somebody who shows anew who she is."""
    operator, place = visit.office_operator(), _place(visit)
    shown = has_shown_all(visit, operator.operator_id, body.current, body.code)
    carry_out(visit, operator, Confirm(shown.is_right, shown.by_recovery))
    key = visit.desk.office_keys.of(operator.operator_id)
    if key is None:
        raise PasswordFirst
    challenge = visit.desk.begun_passkeys.begin(
        _asked(visit, "register", operator.operator_id), place, visit.counter.clock.now()
    )
    with visit.counter.store.read() as books:
        shop = books.company().name
    person = operator.first_name or operator.operator_id
    owner = Owner(operator.operator_id, person, shop)
    options = registration_options(place, challenge, owner, key.passkeys)
    return answer({"options": options}, 201)


@routes.post("/key/passkeys", status_code=201)
def register_passkey(body: NewPasskeyShape, visit: AtDesk) -> Response:
    """Have the passkey that a browser made open the office from now on."""
    operator, place = visit.office_operator(), _place(visit)
    now = visit.counter.clock.now()
    challenge = visit.desk.begun_passkeys.take(_asked(visit, "register", operator.operator_id), place, now)
    if challenge is None:
        raise NoPasskeyBegun
    try:
        made = registered(place, challenge, body.credential, body.name.strip() or place.rp_id, now)
    except PasskeyNotRegistered:
        carry_out(visit, operator, RefusePasskey())
        raise
    carry_out(visit, operator, RegisterPasskey(visit.desk.office_keys, made))
    return answer(told_of_key(visit, operator.operator_id), 201)


@routes.post("/key/passkeys/{passkey}/remove")
def remove_passkey(passkey: str, body: ConfirmedShape, visit: AtDesk) -> Response:
    """Do away with one of one's own passkeys, confirmed anew; one's sessions elsewhere end."""
    operator = visit.office_operator()
    shown = has_shown_all(visit, operator.operator_id, body.current, body.code)
    carry_out(visit, operator, RemovePasskey(visit.desk.office_keys, passkey, shown))
    end_office(visit, operator.operator_id)
    return answer(told_of_key(visit, operator.operator_id))


# ── coming in ────────────────────────────────────────────────────────────────────────────────────


@routes.post("/passkey/begin")
def begin_sign_in(body: WhoShape, visit: AtDesk) -> Response:
    """Give out what a browser asks somebody's passkeys with; it waits five minutes."""
    place, now = _place(visit), visit.counter.clock.now()
    operator = known_here(visit, body.operator)
    visit.desk.patience.demand(visit.source, operator, now)
    known = passkeys_at(visit.desk.office_keys.of(operator), place.rp_id)
    challenge = visit.desk.begun_passkeys.begin(_asked(visit, "sign in", operator), place, now)
    return answer({"options": sign_in_options(place, challenge, known)})


@routes.post("/passkey", status_code=201)
def enter_by_passkey(body: ShownPasskeyShape, visit: AtDesk) -> Response:
    """Enter the office by a passkey, from this machine or a device that was let in; as `POST …/session`."""
    place, operator = _place(visit), known_here(visit, body.operator)
    asked, patience = _asked(visit, "sign in", operator), visit.desk.patience
    opens = visit.opener_of(operator)
    with patience.one_at_a_time:
        now = visit.counter.clock.now()
        patience.demand(visit.source, operator, now)
        challenge = visit.desk.begun_passkeys.take(asked, place, now)
        if challenge is None:
            raise NoPasskeyBegun
        keys = visit.desk.office_keys
        outcome = check_passkey(keys, operator, Shown(place, challenge, body.credential), now)
        if outcome is Outcome.RIGHT:
            patience.right(visit.source, operator)
        else:
            patience.mistaken(visit.source, operator, now)
    if outcome is Outcome.COPIED:
        # Whoever has the copy may have been in by it before its owner.
        end_office_everywhere(visit, operator)
    return let_in(visit, operator, EnterByPasskey(outcome), opens)


def _place(visit: Visit) -> PasskeyPlace:
    """Return where passkeys of this page belong; raises `NoPasskeysHere`."""
    place = passkey_place_of(visit.request)
    if place is None:
        raise NoPasskeysHere
    return place


def _asked(visit: Visit, what: str, operator: str) -> Asked:
    session = visit.desk.office.name_of(visit.request) if what == "register" else ""
    return Asked(what, operator, visit.source, session)
