"""Invoices for what was bought on account, over HTTP: made, listed, and handed out as EHF or PDF."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from datakasse.office.customers.show_invoices import (
    invoice_pdf,
    invoice_xml,
    list_invoices,
    show_waiting,
)
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.invoice import NUMBER_MAX
from datakasse.web.customers.invoices_shapes import InvoicesShape, InvoiceTermsShape
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute

routes = APIRouter(prefix="/office/invoices", tags=["invoices"], route_class=StrictRoute)
Before = Annotated[int | None, Query(ge=1, le=NUMBER_MAX)]
Number = Annotated[int, Path(ge=1, le=NUMBER_MAX)]
Customer = Annotated[str, Query(max_length=20)]


@routes.get("")
def invoices(visit: AtDesk, customer: Customer = "", before: Before = None) -> Response:
    """Tell which invoices were made, what is open of each, and how they are made."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return answer(list_invoices(visit.counter, customer, before))


@routes.post("", status_code=201, openapi_extra=ONCE)
def make(body: InvoicesShape, visit: AtDesk) -> Response:
    """Make the invoices and credit notes that chosen sales, or a month, come to; tell their numbers."""
    return visit.create_in_office(Right.KEEP_BOOKS, body.action(), _numbers)


@routes.put("/terms")
def put_terms(body: InvoiceTermsShape, visit: AtDesk) -> Response:
    """Say how invoices are made: account, first day, first number, KID or not."""
    return answer(visit.do_in_office(Right.ADMINISTER, body.action()))


@routes.get("/waiting/{customer}")
def waiting(customer: str, visit: AtDesk) -> Response:
    """Tell what of a customer is not invoiced."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return answer(show_waiting(visit.counter, customer))


@routes.get("/{number}")
def one(number: Number, visit: AtDesk, form: Literal["ehf", "pdf"] = "pdf") -> Response:
    """Give an invoice or credit note as PDF/A for people, or as an EHF file for an access point."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    if form == "pdf":
        return _attached(invoice_pdf(visit.counter, number), "application/pdf", f"faktura-{number}.pdf")
    return _attached(invoice_xml(visit.counter, number), "application/xml", f"faktura-{number}.xml")


def _attached(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=headers)


def _numbers(made: tuple[int, ...]) -> dict[str, object]:
    return {"numbers": made}
