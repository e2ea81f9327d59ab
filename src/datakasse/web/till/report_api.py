"""Reports, the journal and the documents of a register over HTTP."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from datakasse.errors.till.paper import DocumentInHand
from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported, ZReported
from datakasse.receipt.formats import as_pdf, as_picture, as_text
from datakasse.receipt.layout import Slip
from datakasse.till.day.close_day import AskWhatToCount, ExpectCash
from datakasse.till.day.read_journal import read_journal
from datakasse.till.day.show_report import PrintCashReport, ReadCashReport, show_report
from datakasse.till.day.take_x import TakeX
from datakasse.till.paper.hand_over import ChooseWay
from datakasse.till.paper.print_elsewhere import MovePrinting, others_of
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_queue import SettleDocument
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.till.paper.show_documents import show_documents, show_link, show_paper
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import (
    NUMBER_MAX,
    CloseShape,
    ExtractShape,
    NothingShape,
    Number,
    PrinterShape,
    SettleShape,
    WayShape,
)

Form = Literal["text", "png", "pdf"]
"""How a paper is shown."""

routes = APIRouter(prefix="/registers/{register}", tags=["reports"], route_class=StrictRoute)


@routes.post("/x-reports", status_code=201, openapi_extra=ONCE)
def take_x(register: str, body: NothingShape, visit: AtDesk) -> Response:
    """Take an X report."""
    del body
    return visit.create(register, TakeX(), _report)


@routes.post("/z-reports", status_code=201, openapi_extra=ONCE)
def close_day(register: str, body: CloseShape, visit: AtDesk) -> Response:
    """Count the cash and take the Z report."""
    return visit.create(register, body.close(), _report)


@routes.get("/to-count")
def to_count(register: str, visit: AtDesk) -> Response:
    """Tell what closing the day will ask for, without amounts."""
    return answer(visit.ask(register, AskWhatToCount()))


@routes.get("/cash-reports/{number}")
def cash_report(register: str, number: Number, visit: AtDesk, form: Form = "text") -> Response:
    """Show the cash report beside a Z report."""
    visit.ask(register, ReadCashReport())
    slip, at = show_report(visit.counter, register, "cash", number)
    return paper(slip, at, form)


@routes.post("/cash-reports/{number}/print", status_code=201)
def print_cash_report(register: str, number: Number, visit: AtDesk) -> Response:
    """Print the cash report beside a Z report once more."""
    job = visit.ask(register, PrintCashReport(number))
    visit.desk.print_soon(register)
    return answer({"job": job.job}, 201)


@routes.get("/expected-cash")
def expected_cash(register: str, visit: AtDesk) -> Response:
    """Tell what the drawer should hold."""
    return answer({"expected_ore": visit.ask(register, ExpectCash())})


@routes.get("/journal")
def journal(
    register: str,
    visit: AtDesk,
    from_: Annotated[int, Query(alias="from", ge=1, le=NUMBER_MAX)] = 1,
    limit: int = 100,
    kind: str = "",
) -> Response:
    """Read the journal."""
    session = visit.session(register)
    page = read_journal(visit.counter, register, session.operator, from_number=from_, limit=limit, kind=kind)
    return answer(page)


@routes.post("/journal/print", status_code=201)
def print_journal(register: str, body: ExtractShape, visit: AtDesk) -> Response:
    """Print a part of the journal."""
    job = visit.ask(register, PrintJournal(body.from_entry, body.to_entry))
    visit.desk.print_soon(register)
    return answer({"job": job.job}, 201)


@routes.get("/documents")
def documents(register: str, visit: AtDesk) -> Response:
    """List the documents that wait, are in doubt, or came out last."""
    visit.session(register)
    return answer(show_documents(visit.counter, register))


@routes.get("/documents/{job}")
def document(register: str, job: Number, visit: AtDesk, form: Form = "text") -> Response:
    """Show the paper of a document that came out on the screen."""
    visit.session(register)
    slip, at = show_paper(visit.counter, register, job)
    return paper(slip, at, form)


@routes.put("/documents/{job}/way")
def choose_way(register: str, job: Number, body: WayShape, visit: AtDesk) -> Response:
    """Let a receipt that has not reached the customer go another way."""
    return visit.carry_out(register, ChooseWay(job, body.receipt_way(), body.email))


@routes.get("/documents/{job}/link")
def link(register: str, job: Number, visit: AtDesk) -> Response:
    """Tell the link to a receipt that is handed over by link, and the QR code of it."""
    visit.session(register)
    return answer(show_link(visit.counter, register, job))


@routes.post("/documents/{job}/settle")
def settle(register: str, job: Number, body: SettleShape, visit: AtDesk) -> Response:
    """Say what became of a document that nobody is sure of."""
    if visit.counter.board.in_hand(register) == job:
        raise DocumentInHand
    return visit.carry_out(register, SettleDocument(job, body.came_out))


@routes.post("/printer/test-page", status_code=201)
def print_test_page(register: str, body: NothingShape, visit: AtDesk) -> Response:
    """Print a test page."""
    del body
    job = visit.ask(register, PrintTestPage())
    visit.desk.print_soon(register)
    return answer({"job": job.job}, 201)


@routes.put("/printer")
def move_printing(register: str, body: PrinterShape, visit: AtDesk) -> Response:
    """Let documents come out of another printer until the register's own can print again."""
    visit.ask(register, MovePrinting(body.printer, others_of(visit.counter, register)))
    visit.counter.board.send_elsewhere(register, body.printer)
    visit.desk.print_soon(register)
    return answer(visit.view(register))


def paper(slip: Slip, at: datetime, form: Form) -> Response:
    """Return a paper as it was asked for."""
    match form:
        case "text":
            return Response(as_text.render(slip), media_type="text/plain; charset=utf-8")
        case "png":
            return Response(as_picture.render(slip)[0], media_type="image/png")
        case "pdf":
            return Response(as_pdf.render(slip, at), media_type="application/pdf")


def _report(record: Record) -> dict[str, object]:
    """Return what is told of a report that was taken."""
    event = record.event
    if not isinstance(event, XReported | ZReported):
        raise TypeError(f"entry {record.number} is no report")
    return {"number": event.number, "entry": record.number, "report": event.report}
