"""One's own way into the office over HTTP: a password, an app for codes, and codes for the day it is gone."""

from typing import Annotated, TypeAlias

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.sign_in.office import NoCodesBegun
from datakasse.office.people.keep_office_key import (
    Confirm,
    ForgetOfficeKey,
    RenewRecovery,
    SetPassword,
    UseCodes,
)
from datakasse.office.people.keep_passkeys import RefusePasskey, RegisterPasskey, RemovePasskey
from datakasse.office.people.one_time_code import address_for_app, new_recovery_codes, new_secret, step_of
from datakasse.office.people.password import PASSWORD_LENGTH_MAX, hash_password
from datakasse.receipt.formats.codes import outline_of
from datakasse.receipt.layout import QrCode
from datakasse.trade.people.operator import Operator, Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.people.access_shapes import ProofShape
from datakasse.web.shapes import Shape
from datakasse.web.sign_in.has_shown import end_office, has_proved, has_shown, has_shown_all
from datakasse.web.sign_in.passkey_address import passkey_place_of
from datakasse.web.sign_in.session import Opener

routes = APIRouter(prefix="/office", tags=["sign-in"], route_class=StrictRoute)

OwnKeyAction: TypeAlias = (
    SetPassword | UseCodes | RenewRecovery | Confirm | RegisterPasskey | RefusePasskey | RemovePasskey
)
Secret = Annotated[str, Field(min_length=1, max_length=PASSWORD_LENGTH_MAX)]


class NewPasswordShape(Shape):
    """A new password, confirmed by the PIN or the password that one has."""

    current: Secret
    password: Secret


class ConfirmedShape(Shape):
    """What confirms that it is she: her password or else her PIN, and a code where she has an app."""

    current: Secret
    code: Annotated[str, Field(max_length=40)] = ""


class CodeShape(Shape):
    """A code that the app shows."""

    code: Annotated[str, Field(min_length=1, max_length=20)]


@routes.get("/session/key")
def own_key(visit: AtDesk) -> Response:
    """Tell which way into the office the one who asks has, never what it is."""
    return answer(told_of_key(visit, visit.office_operator().operator_id))


@routes.put("/session/key/password")
def set_password(body: NewPasswordShape, visit: AtDesk) -> Response:
    """Set one's own password; the PIN no longer opens the office to her, and her other sessions end."""
    operator = visit.office_operator()
    is_confirmed = has_shown(visit, operator.operator_id, body.current)
    with visit.counter.store.read() as books:
        known = [operator.first_name, operator.surname, operator.operator_id, books.company().name]
        pin_hash = books.pin_hash(operator.operator_id)
    password_hash = hash_password(body.password, known) if is_confirmed else ""
    with visit.desk.office.going_on(visit.request, Opener(pin_hash, password_hash)):
        carry_out(visit, operator, SetPassword(visit.desk.office_keys, is_confirmed, password_hash))
    end_office(visit, operator.operator_id)
    return answer(told_of_key(visit, operator.operator_id))


@routes.post("/session/key/app", status_code=201)
def begin_codes(body: ConfirmedShape, visit: AtDesk) -> Response:
    """
    Give out a secret for an app that makes codes, also drawn as a QR code.

    It is told in this answer and never again, and counts when a code of it has been shown within ten minutes.
    Whoever has an app already gives a code of it, or a recovery code.
    """
    operator = visit.office_operator()
    shown = has_shown_all(visit, operator.operator_id, body.current, body.code)
    carry_out(visit, operator, Confirm(shown.is_right, shown.by_recovery))
    secret = new_secret()
    visit.desk.begun_codes.begin(operator.operator_id, secret, visit.counter.clock.now())
    with visit.counter.store.read() as books:
        shop = books.company().name
    outline = outline_of(QrCode(address_for_app(secret, operator.first_name or operator.operator_id, shop)))
    qr = {"modules": outline.width, "path": outline.path}
    return answer({"secret": secret, "qr": qr}, 201)


@routes.put("/session/key/codes")
def use_codes(body: CodeShape, visit: AtDesk) -> Response:
    """Show a code of the app that was begun, and be asked for one from now on; answers recovery codes."""
    operator = visit.office_operator()
    secret = visit.desk.begun_codes.of(operator.operator_id, visit.counter.clock.now())
    if not secret:
        raise NoCodesBegun
    with visit.desk.patience.one_at_a_time:
        now = visit.counter.clock.now()
        visit.desk.patience.demand(visit.source, operator.operator_id, now)
        step = step_of(secret, body.code, now)
        if step is None:
            visit.desk.patience.mistaken(visit.source, operator.operator_id, now)
    codes = new_recovery_codes()
    use = UseCodes(visit.desk.office_keys, step is not None, secret, step or 0, tuple(codes))
    carry_out(visit, operator, use)
    visit.desk.begun_codes.end(operator.operator_id)
    return answer({"recovery_codes": codes})


@routes.post("/session/key/recovery-codes", status_code=201)
def renew_recovery(body: ConfirmedShape, visit: AtDesk) -> Response:
    """
    Make new recovery codes; the old ones count no longer, and these are told in this answer only.

    They stand in for the app, so a code of it is asked for, or one of the old ones.
    """
    operator = visit.office_operator()
    shown = has_shown_all(visit, operator.operator_id, body.current, body.code)
    codes = new_recovery_codes()
    renew = RenewRecovery(visit.desk.office_keys, shown.is_right, tuple(codes), shown.by_recovery)
    carry_out(visit, operator, renew)
    return answer({"recovery_codes": codes}, 201)


@routes.delete("/people/{operator}/key", status_code=204)
def forget_key(operator: str, visit: AtDesk, body: ProofShape | None = None) -> Response:
    """Take somebody's password and codes away: she is signed off, and has her PIN at the machine."""
    visit.in_office(Right.ADMINISTER)
    proved = has_proved(visit, "" if body is None else body.current)
    visit.do_in_office(Right.ADMINISTER, ForgetOfficeKey(visit.desk.office_keys, operator, proved))
    end_office(visit, operator)
    return Response(status_code=204)


def carry_out(visit: Visit, operator: Operator, action: OwnKeyAction) -> None:
    """Carry out what somebody does about her own way in."""
    counter = visit.counter
    counter.carry_out(counter.office_register(), operator.operator_id, action).result()


def told_of_key(visit: Visit, operator: str) -> dict[str, object]:
    """Return which ways into the office somebody has, and whether passkeys can be had where she is."""
    key, place = visit.desk.office_keys.of(operator), passkey_place_of(visit.request)
    return {
        "has_password": key is not None,
        "has_codes": key is not None and bool(key.secret),
        "recovery_left": 0 if key is None else len(key.recovery),
        "since": None if key is None else key.since,
        "passkeys_here": "" if place is None else place.rp_id,
        "passkeys": [
            {
                "passkey": each.key_id,
                "name": each.name,
                "rp_id": each.rp_id,
                "since": each.since,
                "used_at": each.used_at,
                "set_aside_at": each.set_aside_at,
            }
            for each in (() if key is None else key.passkeys)
        ],
    }
