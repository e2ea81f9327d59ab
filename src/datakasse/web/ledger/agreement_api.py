"""Whether everything agrees, SAF-T Financial, and the accountant's reports, over HTTP."""

from contextlib import ExitStack
from datetime import date
from typing import Annotated, Literal
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Query, Response

from datakasse.bookkeeping.agree import Equation
from datakasse.bookkeeping.cash_overview import MONTHS, CashDay, CashSum, span_of
from datakasse.bookkeeping.vat_report import TERMS, VatTerm
from datakasse.office.control.about import about
from datakasse.office.control.working_file import WorkingFile
from datakasse.office.ledger.export_financial import export_financial, financial_file_name
from datakasse.office.ledger.report_vat import VatFigures, report_vat, vat_csv, vat_draft
from datakasse.office.ledger.show_cash import cash_csv, cash_pdf, show_cash
from datakasse.saft.source import Selection
from datakasse.trade.people.operator import Right
from datakasse.web.control.export_api import download
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.download import Download

From = Annotated[date | None, Query(alias="from")]
Year = Annotated[int, Query(ge=2000, le=2100)]
Term = Annotated[int | None, Query(ge=1, le=TERMS)]
Month = Annotated[int | None, Query(ge=1, le=MONTHS)]

routes = APIRouter(prefix="/office", tags=["office"], route_class=StrictRoute)


@routes.get("/agreement")
def agreement(
    visit: AtDesk, from_: From = None, to: date | None = None, register: str | None = None
) -> Response:
    """Hold all sources against each other, for each register and day."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        agreed = visit.desk.agreements.agree(books, from_, to, register)
    return answer(
        {
            "holds": agreed.holds,
            "failing": agreed.failing,
            "waiting": agreed.waiting,
            "totals": [_equation(one) for one in agreed.totals],
            "periods": [
                {
                    "register": period.register,
                    "day": period.day,
                    "z_number": period.z_number,
                    "holds": period.holds,
                    "equations": [_equation(one) for one in period.equations],
                }
                for period in agreed.periods
            ],
        }
    )


@routes.get("/exports/saft-financial", response_class=Download)
def saft_financial(
    visit: AtDesk, from_: From = None, to: date | None = None, register: str | None = None
) -> Download:
    """Export the ledger as SAF-T Financial; the whole file is made before its first byte goes out."""
    operator = visit.in_office(Right.EXPORT)
    selection = Selection(from_, to, () if register is None else (register,))
    with ExitStack() as undo:
        made = undo.enter_context(WorkingFile())
        export_financial(visit.counter, selection, made, operator=operator)
        undo.pop_all()
    name = financial_file_name(about(visit.counter).organisation_number, visit.counter.clock.now())
    return download(made, name)


@routes.get("/vat-report")
def vat_report(
    visit: AtDesk, year: Year, term: Term = None, form: Literal["json", "csv", "xml"] = "json"
) -> Response:
    """Report VAT for a term, or for a year."""
    visit.in_office(Right.READ_JOURNAL)
    figures = report_vat(visit.counter, VatTerm(year, term))
    name = f"mva-{year}-{term or 'aar'}"
    match form:
        case "json":
            return answer(_vat(figures))
        case "csv":
            return _file(vat_csv(figures.report), "text/csv; charset=utf-8", f"{name}.csv")
        case "xml":
            return _file(vat_draft(visit.counter, figures.report), "application/xml", f"{name}.xml")


@routes.get("/cash-overview")
def cash_overview(
    visit: AtDesk,
    year: Year,
    month: Month = None,
    register: str | None = None,
    form: Literal["json", "csv", "pdf"] = "json",
) -> Response:
    """Show the daily cash reports of a month or a year, with sums for each register and place."""
    visit.in_office(Right.READ_JOURNAL)
    first, last = span_of(year, month)
    overview = show_cash(visit.counter, first, last, register)
    name = f"kasse-{year}" + (f"-{month:02d}" if month else "")
    match form:
        case "csv":
            return _file(cash_csv(overview), "text/csv; charset=utf-8", f"{name}.csv")
        case "pdf":
            return _file(cash_pdf(visit.counter, overview), "application/pdf", f"{name}.pdf")
        case "json":
            return answer(
                {
                    "first": overview.first,
                    "last": overview.last,
                    "days": [_day(day) for day in overview.days],
                    "registers": {name: _sum(one) for name, one in overview.registers.items()},
                    "locations": {name: _sum(one) for name, one in overview.locations.items()},
                    "total": _sum(overview.total),
                }
            )


def _equation(equation: Equation) -> dict[str, object]:
    return {**_fields(equation), "holds": equation.holds}


def _day(day: CashDay) -> dict[str, object]:
    return {**_fields(day), "difference_ore": day.difference_ore}


def _sum(one: CashSum) -> dict[str, object]:
    return _fields(one)


def _vat(figures: VatFigures) -> dict[str, object]:
    report = figures.report
    return {
        "first": report.term.first,
        "last": report.term.last,
        "is_whole": figures.is_whole,
        "waiting": figures.waiting,
        "open_periods": figures.open_periods,
        "vouchers": report.vouchers,
        "vat_ore": report.vat_ore,
        "vat_kroner": report.vat_kroner,
        "lines": [
            {
                **_fields(line),
                "basis_kroner": line.basis_kroner,
                "vat_kroner": line.vat_kroner,
                "rounded_ore": line.rounded_ore,
                "is_reported": line.is_reported,
            }
            for line in report.lines
        ],
    }


def _fields(one: msgspec.Struct) -> dict[str, object]:
    """Return what a value holds, each under its name."""
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _file(made: bytes, media_type: str, name: str) -> Response:
    """Return a file to be kept under a name."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(made, media_type=media_type, headers=headers | {"Cache-Control": "no-store"})
