"""Whether it is she who asks in the office, and not who found it open; and her leaving it elsewhere."""

from fastapi import Request

from datakasse.office.control.enter_office import LeaveOffice
from datakasse.office.people.check_sign_in import Checked, Given, check_password, check_pin, check_sign_in
from datakasse.web.desk import Visit


def has_shown(visit: Visit, operator: str, current: str) -> bool:
    """Return whether what was given is somebody's password, or her PIN where she has none."""
    desk = visit.desk
    given, clock = Given(operator, current, visit.source), visit.counter.clock
    if desk.office_keys.of(operator) is not None:
        return check_password(desk.office_keys, desk.patience, given, clock)
    with visit.counter.store.read() as books:
        pin_hash = books.pin_hash(operator)
    return check_pin(pin_hash, desk.patience, given, clock)


def has_proved(visit: Visit, current: str) -> bool | None:
    """Return whether what the one who asks gave is hers, as `has_shown`; None where she gave nothing."""
    return has_shown(visit, visit.office_operator().operator_id, current) if current else None


def has_shown_all(visit: Visit, operator: str, current: str, code: str) -> Checked:
    """Return the same, where whoever has an app gives a code as well, or a recovery code."""
    desk = visit.desk
    key = desk.office_keys.of(operator)
    if key is None or not key.secret:
        return Checked(has_shown(visit, operator, current))
    given = Given(operator, current, visit.source, code)
    return check_sign_in(desk.office_keys, desk.patience, given, visit.counter.clock)


def end_office(visit: Visit, operator: str) -> None:
    """End somebody's sessions in the office, save the one that asks; each is signed off in the journal."""
    _end(visit, operator, but=visit.request)


def end_office_everywhere(visit: Visit, operator: str) -> None:
    """End all of somebody's sessions in the office, that of who asks too; each is signed off."""
    _end(visit, operator, but=None)


def _end(visit: Visit, operator: str, *, but: Request | None) -> None:
    counter = visit.counter
    for _ in range(visit.desk.office.end_of(operator, but=but, now=counter.clock.now())):
        counter.carry_out(counter.office_register(), operator, LeaveOffice()).result()
