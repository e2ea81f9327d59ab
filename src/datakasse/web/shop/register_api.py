"""The shop's registers from the office, over HTTP: which there are, another one, and which are in use."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.counter.counter import Answered
from datakasse.errors.door.requests import KeyReused
from datakasse.errors.shop.registers import RegistersNotAddedHere
from datakasse.office.shop.add_register import (
    Added,
    AddRegister,
    RegisterBench,
    WantedRegister,
    next_register_id,
)
from datakasse.office.shop.choose_printer import WantedPrinter
from datakasse.office.shop.use_register import REGISTERS_MAX, TakeIntoUse, TakeOutOfUse
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import DrawerUse, Location, Register
from datakasse.web.desk import ONCE, AtDesk, Visit, answer, bound, created, key_of
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.people.access_shapes import ProofShape
from datakasse.web.sign_in.has_shown import has_proved

routes = APIRouter(prefix="/office/registers", tags=["set-up"], route_class=StrictRoute)


class NewRegisterShape(ProofShape):
    """Another register, with a proof of who asks; its printer as `PUT /office/printers/{register}` has it."""

    register_id: Annotated[str, Field(max_length=300)]
    location: Annotated[str, Field(max_length=100)]
    description: Annotated[str, Field(max_length=100)] = ""
    drawer: Annotated[DrawerUse, Field(strict=False)] = DrawerUse.INTEGRATED
    place: Annotated[str, Field(max_length=200)]
    profile: Annotated[str, Field(max_length=40)] = "epson_80"
    drawer_open: Literal["high", "low"] | None = None
    drawer_pin: Literal["2", "5"] | None = None
    baud: Literal["9600", "19200", "38400", "57600", "115200"] | None = None
    flow: Literal["hardware", "software", "none"] | None = None

    def wanted(self) -> WantedRegister:
        """Return it."""
        printer = WantedPrinter(
            self.place, self.profile, self.drawer_open, self.drawer_pin, self.baud, self.flow
        )
        return WantedRegister(self.register_id, self.location, self.description, self.drawer, printer)


class UseShape(ProofShape):
    """Whether a register is to be in use, with a proof of who asks."""

    in_use: bool


@routes.get("")
def registers(visit: AtDesk) -> Response:
    """Tell which registers the shop has, where another one could stand, and what it could be called."""
    visit.in_office(Right.ADMINISTER)
    return answer(_told_now(visit))


@routes.put("/{register}/use")
def use(register: str, body: UseShape, visit: AtDesk) -> Response:
    """Take a register out of use, or into use again, at once. Journalled at the register itself."""
    visit.in_office(Right.ADMINISTER)
    is_confirmed = has_proved(visit, body.current)
    action = TakeIntoUse(is_confirmed) if body.in_use else TakeOutOfUse(is_confirmed)

    def carry_out() -> Register:
        return visit.do_in_office(Right.ADMINISTER, action, register)

    if visit.counter.served(register):
        _bench(visit).change_use(visit.counter, register, carry_out)
    else:
        # Unknown here, or another machine's: refused, and said why.
        carry_out()
    if not body.in_use:
        visit.desk.sessions.end(register)
    return answer(_told_now(visit))


@routes.post("", status_code=201, openapi_extra=ONCE)
def add(body: NewRegisterShape, visit: AtDesk) -> Response:
    """Put another register into service: its keys, its first entry, and at once in use here. Journalled."""
    operator, wanted = visit.in_office(Right.ADMINISTER), body.wanted()
    key, office = key_of(visit.request), visit.counter.office_register()

    def carry_out(action: AddRegister) -> Answered:
        if action.is_confirmed is False:
            # Refused, and kept, also where the key was used before.
            visit.do_in_office(Right.ADMINISTER, action)
        once = bound(key, office, wanted)
        counter = visit.counter
        done = counter.carry_out_once(
            office, operator, once, action, lambda added: _told_when_added(added, counter.served)
        )
        return done.result()

    added = _bench(visit).add(
        visit.counter,
        wanted,
        carry_out,
        is_confirmed=has_proved(visit, body.current),
        answered=lambda: _answered(visit, key, wanted),
    )
    return created(added)


def _answered(visit: Visit, key: str, wanted: WantedRegister) -> Answered | None:
    """
    Return what was answered to the same request before.

    It is looked for at every register: one that sorts before the others is the office's as soon as it is
    added, and the answer is kept at the one that was.

    Raises:
        KeyReused: Something else was asked for with this key.
    """
    with visit.counter.store.read() as books:
        for register in books.registers():
            once = bound(key, register.register_id, wanted)
            known = books.answer(once.key)
            if known is None:
                continue
            if known.request_digest != once.request_digest:
                raise KeyReused(key=key)
            return Answered(known.answer, replayed=True)
    return None


def _none(register: str) -> bool:
    """Return that the hub has not ended a register, where there is no hub."""
    del register
    return False


def _told_now(visit: Visit) -> dict[str, object]:
    with visit.counter.store.read() as books:
        number = books.company().organisation_number
        told = visit.counter.premises.hub()
        ended = _none if told is None else told.has_ended
        return _told(books.registers(), books.locations(), number, visit.counter.served, ended)


def _told_when_added(added: Added, served: Callable[[str], bool]) -> dict[str, object]:
    name = added.register.register_id

    def is_here(register: str) -> bool:
        return register == name or served(register)

    return {**_told(added.known, added.places, added.organisation_number, is_here), "added": name}


def _told(
    known: Sequence[Register],
    places: Iterable[Location],
    number: str,
    served: Callable[[str], bool],
    ended: Callable[[str], bool] = _none,
) -> dict[str, object]:
    return {
        "registers": [_register(row, served, ended) for row in known],
        "locations": [{"code": place.code, "name": place.name or place.label} for place in places],
        "proposed_id": next_register_id(known, number),
        "registers_max": REGISTERS_MAX,
    }


def _register(
    row: Register, served: Callable[[str], bool], ended: Callable[[str], bool]
) -> dict[str, object]:
    return {
        "register_id": row.register_id,
        "description": row.description,
        "location": row.location,
        "drawer": row.drawer,
        "printer": row.printer,
        "is_here": served(row.register_id),
        "out_of_use_since": row.out_of_use_since,
        "is_ended_by_hub": ended(row.register_id),
    }


def _bench(visit: Visit) -> RegisterBench:
    if visit.desk.registers is None:
        raise RegistersNotAddedHere
    return visit.desk.registers
