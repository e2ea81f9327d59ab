"""Reports, the journal and the documents of a register over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from datakasse.receipt import as_pdf, as_picture, as_text
from datakasse.till.close_day import CloseDay, ExpectCash
from datakasse.till.print_journal import PrintJournal
from datakasse.till.print_queue import SettleDocument
from datakasse.till.read_journal import read_journal
from datakasse.till.show_documents import show_documents, show_paper
from datakasse.till.take_x import TakeX
from datakasse.web.desk import Desk, answer
from datakasse.web.shapes import CloseShape, ExtractShape, NothingShape, SettleShape
from datakasse.web.strict_request import StrictRoute


def report_routes(desk: Desk) -> APIRouter:
    """Return the routes for reports and paper under `/registers/{register}`."""
    routes = APIRouter(prefix="/registers/{register}", tags=["reports"], route_class=StrictRoute)
    counter = desk.counter

    @routes.post("/x-reports", status_code=201)
    def take_x(register: str, body: NothingShape, request: Request) -> Response:
        """Take an X report."""
        del body
        return desk.create(request, register, TakeX())

    @routes.post("/z-reports", status_code=201)
    def close_day(register: str, body: CloseShape, request: Request) -> Response:
        """Count the cash and take the Z report."""
        counts = {str(value): pieces for value, pieces in body.denominations.items() if pieces}
        return desk.create(request, register, CloseDay(body.counted_ore, counts, body.explanation))

    @routes.get("/expected-cash")
    def expected_cash(register: str, request: Request) -> Response:
        """Tell what the drawer should hold."""
        return answer({"expected_ore": desk.ask(request, register, ExpectCash())})

    @routes.get("/journal")
    def journal(
        register: str,
        request: Request,
        from_: Annotated[int, Query(alias="from", ge=1)] = 1,
        limit: int = 100,
        kind: str = "",
    ) -> Response:
        """Read the journal."""
        session = desk.session(request, register)
        page = read_journal(counter, register, session.operator, from_number=from_, limit=limit, kind=kind)
        return answer(page)

    @routes.post("/journal/print", status_code=201)
    def print_journal(register: str, body: ExtractShape, request: Request) -> Response:
        """Print a part of the journal."""
        job = desk.ask(request, register, PrintJournal(body.from_entry, body.to_entry))
        desk.print_soon(register)
        return answer({"job": job.job}, 201)

    @routes.get("/documents")
    def documents(register: str, request: Request) -> Response:
        """List the documents that wait, are in doubt, or came out last."""
        desk.session(request, register)
        return answer(show_documents(counter, register))

    @routes.get("/documents/{job}")
    def document(
        register: str, job: int, request: Request, form: Literal["text", "png", "pdf"] = "text"
    ) -> Response:
        """Show the paper of a document that came out on the screen."""
        desk.session(request, register)
        slip, at = show_paper(counter, register, job)
        match form:
            case "text":
                return Response(as_text.render(slip), media_type="text/plain; charset=utf-8")
            case "png":
                return Response(as_picture.render(slip)[0], media_type="image/png")
            case "pdf":
                return Response(as_pdf.render(slip, at), media_type="application/pdf")

    @routes.post("/documents/{job}/settle")
    def settle(register: str, job: int, body: SettleShape, request: Request) -> Response:
        """Say what became of a document that nobody is sure of."""
        return desk.carry_out(request, register, SettleDocument(job, body.came_out))

    return routes
