"""The shop's registers from the office, over HTTP: which there are, and another one."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.managing import RegistersNotAddedHere
from datakasse.office.shop.add_register import (
    REGISTERS_MAX,
    RegisterBench,
    WantedRegister,
    next_register_id,
)
from datakasse.office.shop.choose_printer import WantedPrinter
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import DrawerUse, Register
from datakasse.web.desk import AtDesk, Visit, answer
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


@routes.get("")
def registers(visit: AtDesk) -> Response:
    """Tell which registers the shop has, where another one could stand, and what it could be called."""
    visit.in_office(Right.ADMINISTER)
    return answer(_told(visit))


@routes.post("", status_code=201)
def add(body: NewRegisterShape, visit: AtDesk) -> Response:
    """Put another register into service: its keys, its first entry, and at once in use here. Journalled."""
    visit.in_office(Right.ADMINISTER)
    added = _bench(visit).add(
        visit.counter,
        body.wanted(),
        lambda action: visit.do_in_office(Right.ADMINISTER, action),
        is_confirmed=has_proved(visit, body.current),
    )
    return answer({**_told(visit), "added": added.register_id}, 201)


def _told(visit: Visit) -> dict[str, object]:
    with visit.counter.store.read() as books:
        known, places = books.registers(), books.locations()
        number = books.company().organisation_number
    return {
        "registers": [_register(visit, row) for row in known],
        "locations": [{"code": place.code, "name": place.name or place.label} for place in places],
        "proposed_id": next_register_id(known, number),
        "registers_max": REGISTERS_MAX,
    }


def _register(visit: Visit, row: Register) -> dict[str, object]:
    return {
        "register_id": row.register_id,
        "description": row.description,
        "location": row.location,
        "drawer": row.drawer,
        "printer": row.printer,
        "is_here": visit.counter.served(row.register_id),
    }


def _bench(visit: Visit) -> RegisterBench:
    if visit.desk.registers is None:
        raise RegistersNotAddedHere
    return visit.desk.registers
