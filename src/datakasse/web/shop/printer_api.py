"""The registers' printers from the office, over HTTP: look for them, choose one, print a test page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.till.day import NotServed
from datakasse.errors.till.paper import UnknownDocument
from datakasse.office.shop.choose_printer import (
    DRAWER_DEFAULTS,
    ChoosePrinter,
    FoundPrinter,
    PrinterBench,
    SearchPrinters,
    WantedPrinter,
    options_of,
    place_of,
)
from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import DrawerUse, Register, in_use
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NothingShape, Number, Shape

routes = APIRouter(prefix="/office/printers", tags=["printers"], route_class=StrictRoute)


class SearchShape(Shape):
    """Which of the machine's networks to search."""

    networks: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=8)]


class ChooseShape(Shape):
    """Which printer a register gets: where it was found, what kind it is, and how the drawer hangs on it."""

    place: Annotated[str, Field(max_length=200)]
    profile: Annotated[str, Field(max_length=40)] = "epson_80"
    drawer_open: Literal["high", "low"] | None = None
    drawer_pin: Literal["2", "5"] | None = None
    baud: Literal["9600", "19200", "38400", "57600", "115200"] | None = None
    flow: Literal["hardware", "software", "none"] | None = None


@routes.get("")
def printers(visit: AtDesk) -> Response:
    """Tell which printers the registers have, what can be searched, and what the last search found."""
    visit.in_office(Right.ADMINISTER)
    return answer(_told(visit))


@routes.post("/search")
def search(body: SearchShape, visit: AtDesk) -> Response:
    """Search this machine's own private networks and cables for printers; takes some seconds. Journalled."""
    visit.in_office(Right.ADMINISTER)
    bench = _bench(visit)
    noted = SearchPrinters(tuple(body.networks))
    bench.search(body.networks, lambda: visit.do_in_office(Right.ADMINISTER, noted))
    return answer(_told(visit))


@routes.put("/{register}")
def choose(register: str, body: ChooseShape, visit: AtDesk) -> Response:
    """Give a register a printer that was found; it prints there from now on. Journalled."""
    visit.in_office(Right.ADMINISTER)
    bench = _bench(visit)
    with visit.counter.store.read() as books:
        described = books.register(register)
    wanted = WantedPrinter(body.place, body.profile, body.drawer_open, body.drawer_pin, body.baud, body.flow)
    setting = bench.setting_of(described, wanted, demonstration=visit.counter.demonstration)
    bench.give(lambda: visit.do_in_office(Right.ADMINISTER, ChoosePrinter(setting), register))
    visit.desk.print_soon(register)
    return answer(_told(visit))


@routes.post("/{register}/test-page", status_code=201)
def print_test_page(register: str, body: NothingShape, visit: AtDesk) -> Response:
    """Print a test page on a register's printer, through its own queue."""
    del body
    job = visit.do_in_office(Right.ADMINISTER, PrintTestPage(), register)
    visit.desk.print_soon(register)
    return answer({"job": job.job}, 201)


@routes.get("/{register}/test-page/{job}")
def test_page(register: str, job: Number, visit: AtDesk) -> Response:
    """Tell where a test page is on its way to the paper."""
    visit.in_office(Right.ADMINISTER)
    with visit.counter.store.read() as books:
        known = books.job(register, job)
    if known is None or known.document != "test_page":
        raise UnknownDocument(job=job)
    return answer({"state": known.state, "printer": _standing(visit, register)})


def _bench(visit: Visit) -> PrinterBench:
    if visit.desk.printers is None:
        raise NotServed(register=visit.counter.office_register())
    return visit.desk.printers


def _told(visit: Visit) -> dict[str, object]:
    bench, counter = _bench(visit), visit.counter
    with counter.store.read() as books:
        registers = [row for row in in_use(books.registers()) if counter.served(row.register_id)]
    return {
        "networks": bench.networks(),
        "usual_networks": bench.usual(),
        "found": [_found(each, registers) for each in bench.found],
        "profiles": [{"name": each.name, "description": each.description} for each in PROFILES.values()],
        "registers": [_register(visit, row) for row in registers],
        "demonstration": counter.demonstration,
    }


def _found(found: FoundPrinter, registers: list[Register]) -> dict[str, object]:
    used = [row.register_id for row in registers if place_of(row.printer) == found.place]
    return {"place": found.place, "state": found.state, "registers": used}


def _register(visit: Visit, row: Register) -> dict[str, object]:
    options = DRAWER_DEFAULTS | options_of(row.printer)
    return {
        "register_id": row.register_id,
        "description": row.description,
        "printer": row.printer,
        "profile": options.get("profile", ""),
        "drawer_open": options["drawer_open"],
        "drawer_pin": options["drawer_pin"],
        "baud": options.get("baud", "19200"),
        "flow": options.get("flow", "hardware"),
        "has_drawer": row.drawer is DrawerUse.INTEGRATED,
        "state": _standing(visit, row.register_id),
    }


def _standing(visit: Visit, register: str) -> str:
    """Return how a register's printer stood when it was last looked at; empty before that."""
    seen = visit.counter.board.seen(register)
    return "" if seen is None else seen.status.state
