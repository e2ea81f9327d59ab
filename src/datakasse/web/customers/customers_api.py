"""The shop's customers over HTTP: who they are, what they owe, and their right to be erased."""

from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Response

from datakasse.journal.entry import Record
from datakasse.office.customers.erase_customer import EraseCustomer
from datakasse.office.customers.hand_out import HandOut, gathered, handed_out_pdf
from datakasse.office.customers.keep_consents import WithdrawConsent
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.office.customers.show_customers import list_customers, show_customer
from datakasse.office.customers.statement import statement
from datakasse.trade.people.customer import ConsentPurpose, Customer
from datakasse.trade.people.operator import Right
from datakasse.web.customers.customers_shapes import (
    AccountPaymentShape,
    ConsentShape,
    CustomerDetailsShape,
    NewCustomerShape,
)
from datakasse.web.desk import ONCE, AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute

routes = APIRouter(prefix="/office/customers", tags=["customers"], route_class=StrictRoute)


@routes.get("")
def customers(visit: AtDesk) -> Response:
    """Tell who the customers are and what each owes."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return answer(list_customers(visit.counter))


@routes.post("", status_code=201, openapi_extra=ONCE)
def enter(body: NewCustomerShape, visit: AtDesk) -> Response:
    """Enter a customer and tell her number; without one she gets the next."""
    return visit.create_in_office(Right.ADMINISTER, EnterCustomer(body.details(body.number)), _number)


@routes.post("/payments", status_code=201, openapi_extra=ONCE)
def pay(body: AccountPaymentShape, visit: AtDesk) -> Response:
    """Note that money for what a customer bought on account has come."""
    return visit.create_in_office(Right.KEEP_BOOKS, body.action(), _entry)


@routes.get("/{number}")
def customer(number: str, visit: AtDesk) -> Response:
    """Tell what is kept of a customer, what she owes, and what is on record for her."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return _shown(visit, number)


@routes.put("/{number}")
def change(number: str, body: CustomerDetailsShape, visit: AtDesk) -> Response:
    """Put right what is known of a customer."""
    visit.do_in_office(Right.ADMINISTER, ChangeCustomer(body.details(number)))
    return _shown(visit, number)


@routes.delete("/{number}")
def erase(number: str, visit: AtDesk, *, what_may_go: bool = False) -> Response:
    """Erase a customer, or what the law does not want kept of her; tell when the rest goes."""
    return answer(visit.do_in_office(Right.ADMINISTER, EraseCustomer(number, what_may_go)))


@routes.get("/{number}/statement")
def account_statement(number: str, visit: AtDesk) -> Response:
    """Give the statement of a customer's account as PDF/A: what is open, and when it is to be paid."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return _attached(statement(visit.counter, number), f"kontoutskrift-{number}.pdf")


@routes.put("/{number}/consents/{purpose}")
def give_consent(number: str, purpose: ConsentPurpose, body: ConsentShape, visit: AtDesk) -> Response:
    """Keep that a customer said yes to a purpose: when, how, and to which text."""
    visit.do_in_office(Right.ADMINISTER, body.action(number, purpose))
    return _shown(visit, number)


@routes.delete("/{number}/consents/{purpose}")
def withdraw_consent(number: str, purpose: ConsentPurpose, visit: AtDesk) -> Response:
    """Keep that a customer took a yes back."""
    visit.do_in_office(Right.ADMINISTER, WithdrawConsent(number, purpose))
    return _shown(visit, number)


@routes.get("/{number}/handed-out")
def hand_out(number: str, visit: AtDesk, form: Literal["json", "pdf"] = "json") -> Response:
    """Hand out all that is kept of a customer: JSON to take along, or PDF/A to read."""
    visit.do_in_office(Right.ADMINISTER, HandOut(number))
    handed = gathered(visit.counter, number)
    if form == "json":
        return answer(handed)
    return _attached(handed_out_pdf(handed, visit.counter.software_version), f"kunde-{number}.pdf")


def _attached(page: bytes, name: str) -> Response:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "no-store",
    }
    return Response(page, media_type="application/pdf", headers=headers)


def _entry(record: Record) -> dict[str, object]:
    return {"register": record.register, "entry": record.number}


def _number(entered: Customer) -> dict[str, object]:
    """Return her number alone: the answer is remembered in the open, and outlives her being erased."""
    return {"customer": {"number": entered.number}}


def _shown(visit: Visit, number: str) -> Response:
    return answer(show_customer(visit.counter, number))
