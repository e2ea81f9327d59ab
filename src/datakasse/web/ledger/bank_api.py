"""The bank over HTTP: import, what is open, what seems to belong together, what a person says."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from datakasse.bank.camt import FILE_LIMIT_BYTES
from datakasse.bank.columns import columns_key, proposed_mapping
from datakasse.bank.table import read_table
from datakasse.errors.door.requests import Malformed
from datakasse.office.bank.explain_payout import explain_payout
from datakasse.office.bank.import_file import Imported, import_file
from datakasse.office.bank.keep_rules import ConfirmColumns, PutBankAccount, PutMerchantRule, PutTextRule
from datakasse.office.bank.learn_rules import learn_rules
from datakasse.office.bank.list_open_money import list_open_money
from datakasse.office.bank.propose_matches import propose_matches
from datakasse.office.bank.settle import ConfirmProposals, RejectProposals, UndoSettlement
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.ledger.bank_shapes import (
    BankAccountShape,
    ColumnsShape,
    MerchantRuleShape,
    ProposalsShape,
    SettleShape,
    TextRuleShape,
    UndoShape,
)

LARGER_BODIES = {"/office/bank/files": FILE_LIMIT_BYTES, "/office/bank/columns": FILE_LIMIT_BYTES}
"""Addresses that take whole files."""

ROWS_SHOWN = 5
FILE_TYPE = "application/octet-stream"
A_FILE = {
    "requestBody": {
        "required": True,
        "content": {FILE_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""What the OpenAPI document tells of a route that takes a file."""

Limit = Annotated[int, Query(ge=1, le=1_000)]
From = Annotated[date | None, Query(alias="from")]

routes = APIRouter(prefix="/office/bank", tags=["bank"], route_class=StrictRoute)
files = APIRouter(prefix="/office/bank", tags=["bank"])


@routes.get("/accounts")
def accounts(visit: AtDesk) -> Response:
    """Tell the shop's bank accounts."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(books.bank_accounts())


@routes.put("/accounts/{account}")
def put_account(account: str, body: BankAccountShape, visit: AtDesk) -> Response:
    """Enter one of the shop's bank accounts, or name it anew."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, PutBankAccount(account, body.name)))


@files.post("/files", status_code=201, openapi_extra=A_FILE)
async def import_(request: Request, visit: AtDesk, name: str = "", merchant: str = "") -> Response:
    """Import a file from the bank or an acquirer; the same file again brings nothing."""
    operator = await run_in_threadpool(visit.in_office, Right.KEEP_BOOKS)
    content = await file_of(request)

    def imported() -> Imported:
        return import_file(visit.counter, _register(visit), operator, content, name=name, merchant=merchant)

    done = await run_in_threadpool(imported)
    return answer(done, 200 if done.known else 201)


@routes.get("/files")
def imported_files(visit: AtDesk, limit: Limit = 100) -> Response:
    """Tell the files that were imported last."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(books.bank_files(limit))


@files.post("/columns", openapi_extra=A_FILE)
async def propose_columns(request: Request, visit: AtDesk) -> Response:
    """Look at a file of columns and tell what they seem to be; nothing is kept."""
    await run_in_threadpool(visit.in_office, Right.KEEP_BOOKS)
    table = read_table(await file_of(request))
    return answer(
        {
            "columns": columns_key(table.header),
            "header": table.header,
            "rows": table.rows[:ROWS_SHOWN],
            "mapping": proposed_mapping(table.header),
        }
    )


@routes.put("/columns/{columns}")
def confirm_columns(columns: str, body: ColumnsShape, visit: AtDesk) -> Response:
    """Say what the columns of a file are."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, ConfirmColumns(columns[:64], body.mapping())))


@routes.get("/entries")
def entries(
    visit: AtDesk, from_: From = None, to: date | None = None, *, open_only: bool = False
) -> Response:
    """Tell the bank's entries by day."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(books.bank_entries(from_, to, open_only=open_only))


@routes.get("/payouts")
def payouts(
    visit: AtDesk, from_: From = None, to: date | None = None, *, open_only: bool = False
) -> Response:
    """Tell the payouts of acquirers and Vipps by day."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(
            [{"key": each.key, "payout": each} for each in books.payouts(from_, to, open_only=open_only)]
        )


@routes.get("/payout-lines")
def payout_lines(visit: AtDesk, payout: str) -> Response:
    """Hold the payments of a payout against those of the journal, one by one."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(explain_payout(visit.counter, payout))


@routes.get("/transit")
def transit(visit: AtDesk, *, open_only: bool = True) -> Response:
    """Tell the money that is on its way to the bank, with what is left of each."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(books.transits(open_only=open_only))


@routes.get("/open")
def open_money(visit: AtDesk) -> Response:
    """Tell everything that is not matched, by age, and where statements are missing."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(list_open_money(visit.counter))


@routes.get("/proposals")
def proposals(visit: AtDesk, limit: Limit = 200) -> Response:
    """Tell what seems to belong together, the most certain first."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(propose_matches(visit.counter, limit))


@routes.post("/proposals/confirm", status_code=201)
def confirm(body: ProposalsShape, visit: AtDesk) -> Response:
    """Confirm proposals as they are; all of them or none."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, ConfirmProposals(tuple(body.proposals))), 201)


@routes.post("/proposals/reject", status_code=204)
def reject(body: ProposalsShape, visit: AtDesk) -> Response:
    """Say no to proposals."""
    visit.do_in_office(Right.KEEP_BOOKS, RejectProposals(tuple(body.proposals)))
    return Response(status_code=204)


@routes.get("/settlements")
def settlements(visit: AtDesk, limit: Limit = 200) -> Response:
    """Tell what was matched last."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(books.settlements(limit))


@routes.post("/settlements", status_code=201)
def settle(body: SettleShape, visit: AtDesk) -> Response:
    """Say what belongs together."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, body.settle()), 201)


@routes.post("/settlements/{settlement}/undo", status_code=201)
def undo(settlement: str, body: UndoShape, visit: AtDesk) -> Response:
    """Say that a match was wrong; it is booked back."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, UndoSettlement(settlement, body.reason)), 201)


@routes.get("/rules")
def rules(visit: AtDesk) -> Response:
    """Tell the rules that people have confirmed, and those that seem to follow from what they did."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        confirmed = books.matching_rules()
    return answer({"confirmed": confirmed, "proposed": learn_rules(visit.counter)})


@routes.put("/rules/text")
def put_text_rule(body: TextRuleShape, visit: AtDesk) -> Response:
    """Say what bank entries with a text are."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, PutTextRule(body.text, body.rule())))


@routes.put("/rules/merchant")
def put_merchant_rule(body: MerchantRuleShape, visit: AtDesk) -> Response:
    """Say what a provider's place of sale takes."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, PutMerchantRule(body.rule())))


async def file_of(request: Request) -> bytes:
    """Return a file; a type that a form on a page elsewhere could send without asking is refused."""
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != FILE_TYPE:
        raise Malformed(where="content-type", why=f"{FILE_TYPE} is wanted")
    return await request.body()


def _register(visit: Visit) -> str:
    return visit.counter.office_register()
