"""
The books over HTTP: accounts, mapping, vouchers, days, corrections, locked periods.

Whoever is in the office and may read the journal may read the books that follow from it, the inspector too;
only who keeps them writes.
"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from datakasse.office.ledger.lock_period import still_holds
from datakasse.office.ledger.show_cash_report import show_cash_report
from datakasse.office.ledger.show_vouchers import (
    show_day,
    show_days,
    show_mapping,
    show_voucher,
    show_vouchers,
    show_waiting,
)
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.ledger.ledger_shapes import (
    AccountShape,
    CorrectionShape,
    DepartmentShape,
    PeriodShape,
    RuleShape,
)
from datakasse.web.shapes import NUMBER_MAX

routes = APIRouter(prefix="/office", tags=["ledger"], route_class=StrictRoute)

FromDay = Annotated[date | None, Query(alias="from")]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]


@routes.get("/accounts")
def accounts(visit: AtDesk) -> Response:
    """Show the chart of accounts, closed accounts too."""
    visit.in_office(Right.READ_JOURNAL, Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(list(books.accounts().values()))


@routes.put("/accounts/{number}")
def change_account(number: str, body: AccountShape, visit: AtDesk) -> Response:
    """Enter, rename or close an account."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, body.change(number)))


@routes.get("/mapping")
def mapping(visit: AtDesk) -> Response:
    """Show the rules of the mapping and the departments, and from when they may be changed."""
    visit.in_office(Right.READ_JOURNAL, Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(show_mapping(books))


@routes.put("/mapping")
def change_mapping(body: RuleShape, visit: AtDesk) -> Response:
    """Add a rule, or end one; what waited for it is made."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, body.change()))


@routes.put("/departments/{location}")
def change_department(location: str, body: DepartmentShape, visit: AtDesk) -> Response:
    """Book a place of business under a department."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, body.change(location)))


@routes.get("/vouchers")
def vouchers(
    visit: AtDesk,
    register: str | None = None,
    from_: FromDay = None,
    to: date | None = None,
    page: PageNumber = 1,
) -> Response:
    """Show vouchers of a period, by day, register, and entry."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        return answer(show_vouchers(books, register, from_, to, page))


@routes.get("/vouchers/{register}/{entry}")
def voucher(register: str, entry: Annotated[int, Path(ge=1, le=NUMBER_MAX)], visit: AtDesk) -> Response:
    """Show the voucher of an entry with its postings and its receipt, or what it waits for."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        return answer(show_voucher(books, register, entry))


@routes.get("/days")
def days(
    visit: AtDesk, register: str | None = None, from_: FromDay = None, to: date | None = None
) -> Response:
    """Show the day vouchers of a period."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        return answer(list(show_days(books, register, from_, to)))


@routes.get("/days/{key}")
def day(key: str, visit: AtDesk) -> Response:
    """Show a day voucher."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        return answer(show_day(books, key))


@routes.get("/days/{key}/cash-report")
def cash_report(key: str, visit: AtDesk) -> Response:
    """Show the cash report of a day: drawers by denomination, other tenders, who counted and approved."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        return answer(show_cash_report(books, key))


@routes.get("/waiting")
def waiting(visit: AtDesk) -> Response:
    """Show the vouchers that wait and why, and the days that wait for them."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        vouchers, days = show_waiting(books)
        return answer({"vouchers": vouchers, "days": days})


@routes.post("/corrections", status_code=201)
def correct(body: CorrectionShape, visit: AtDesk) -> Response:
    """Book a correction as a voucher of its own."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, body.correction()), 201)


@routes.get("/periods")
def periods(visit: AtDesk) -> Response:
    """Show the periods that are locked, and whether each is as it was when it was locked."""
    visit.in_office(Right.READ_JOURNAL, Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(
            [{"period": period, "holds": still_holds(books, period)} for period in books.locked_periods()]
        )


@routes.post("/periods", status_code=201)
def lock(body: PeriodShape, visit: AtDesk) -> Response:
    """Lock the books through the end of a month."""
    return answer(visit.do_in_office(Right.KEEP_BOOKS, body.lock()), 201)
