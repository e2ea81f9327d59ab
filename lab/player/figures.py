"""What came of a statement, as figures to hold against what the day expects of it."""

from collections.abc import Callable, Iterable

from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.report_content import Count, NamedCount, OperatorCount, ReportContent
from datakasse.till.day.close_day import ExpectCash
from datakasse.till.sale.complete_sale import Completed
from datakasse.trade.goods.article import Article
from lab.day import (
    ExpectGroup,
    ExpectPayment,
    ExpectVat,
    Figure,
    Figures,
    Paper,
    ReportItem,
    ReportKind,
)
from lab.player.desk import Desk
from lab.player.money import gross_of
from lab.player.payment import KINDS

_SERIES: dict[Paper, ReceiptSeries] = {
    Paper.SALES_RECEIPT: "sales",
    Paper.RETURN_RECEIPT: "return",
    Paper.DELIVERY_RECEIPT: "delivery",
    Paper.TRAINING_RECEIPT: "training",
}


def figure_of(figure: Figure, desk: Desk) -> int | None:
    """Return an amount on the screen, in øre; None where the last answer shows none."""
    answer = desk.answer
    match figure:
        case Figure.TOTAL:
            return answer.gross_ore if isinstance(answer, Completed) else gross_of(desk.basket())
        case Figure.CHANGE:
            return answer.change_ore if isinstance(answer, Completed) else None
        case Figure.ROUNDING:
            return answer.rounding_ore if isinstance(answer, Completed) else None
        case Figure.PRICE:
            return answer.price_ore if isinstance(answer, Article) else None
        case Figure.DRAWER:
            return desk.carry_out(ExpectCash())


def number_of(paper: Paper, answer: object) -> int | None:
    """Return the number of the document just printed; None where it was another, or none."""
    match answer:
        case Record(event=ZReported(number=number)) if paper is Paper.Z_REPORT:
            return number
        case Completed() if answer.series == _SERIES.get(paper):
            return answer.receipt
        case _:
            return None


def report_in(answer: object) -> tuple[ReportKind, ReportContent] | None:
    """Return the report that an answer holds, if it holds one."""
    match answer:
        case Record(event=XReported(report=report)):
            return ReportKind.X, report
        case Record(event=ZReported(report=report)):
            return ReportKind.Z, report
        case _:
            return None


def item_of(item: ReportItem, report: ReportContent) -> Figures:
    """Return an item of a report; an item that only counts, or only sums, leaves the other out."""
    return _ITEMS[item](report)


def group_of(expected: ExpectGroup, report: ReportContent) -> Figures:
    """Return the cash sales of a group; nothing where the report does not have it."""
    if expected.operator is None:
        return _sum(row for row in report.groups if row.name == expected.group)
    return _sum(_of_operator(report.operator_groups, expected.operator, expected.group))


def payment_of(expected: ExpectPayment, report: ReportContent) -> Figures:
    """Return what was paid by one means; nothing where the report does not have it."""
    kind = str(KINDS[expected.means])
    if expected.operator is None:
        return _sum(row for row in report.payments if row.name == kind)
    return _sum(_of_operator(report.operator_payments, expected.operator, kind))


def vat_of(expected: ExpectVat, report: ReportContent) -> tuple[int, int]:
    """Return cash sales of a VAT code without VAT, and the VAT, in øre."""
    rows = [row for row in report.vat if row.code == expected.vat_code]
    return sum(row.net_ore for row in rows), sum(row.vat_ore for row in rows)


def _amount(amount_ore: int) -> Figures:
    return Figures(amount_ore=amount_ore)


def _times(count: int) -> Figures:
    return Figures(count=count)


def _both(count: Count) -> Figures:
    return Figures(count=count.number, amount_ore=count.amount_ore)


def _sum(rows: Iterable[NamedCount | OperatorCount]) -> Figures:
    rows = list(rows)
    return Figures(count=sum(row.number for row in rows), amount_ore=sum(row.amount_ore for row in rows))


def _of_operator(rows: Iterable[OperatorCount], operator: str, name: str) -> Iterable[OperatorCount]:
    return (row for row in rows if (row.operator, row.name) == (operator, name))


_ITEMS: dict[ReportItem, Callable[[ReportContent], Figures]] = {
    ReportItem.CASH_SALES: lambda report: _amount(report.cash_sales_ore),
    ReportItem.TIPS: lambda report: _both(report.tips),
    ReportItem.OPENING_FLOAT: lambda report: _amount(report.float_ore),
    ReportItem.SALES_RECEIPTS: lambda report: _times(report.receipts),
    ReportItem.DRAWER_OPENINGS: lambda report: _times(report.drawer_openings),
    ReportItem.COPIES: lambda report: _both(report.copies),
    ReportItem.PROVISIONAL: lambda report: _both(report.provisional),
    ReportItem.RETURNS: lambda report: _both(report.returns),
    ReportItem.DISCOUNTS: lambda report: _both(report.discounts),
    ReportItem.ABORTED: lambda report: _both(report.aborted),
    ReportItem.LINE_CORRECTIONS: lambda report: _sum(report.line_corrections),
    ReportItem.PRICE_CHECKS: lambda report: _sum(report.price_checks),
    ReportItem.OTHER_CORRECTIONS: lambda report: _sum(report.other_corrections),
    ReportItem.DELIVERIES: lambda report: _both(report.deliveries),
    ReportItem.TRAINING: lambda report: _both(report.training),
    ReportItem.GRAND_TOTAL_SALES: lambda report: _amount(report.grand_totals.sales_ore),
    ReportItem.GRAND_TOTAL_RETURNS: lambda report: _amount(report.grand_totals.returns_ore),
    ReportItem.GRAND_TOTAL_NET: lambda report: _amount(report.grand_totals.net_ore),
    ReportItem.CREDIT_SALES: lambda report: _both(report.credit_sales),
    ReportItem.CREDIT_NOTES: lambda report: _both(report.credit_notes),
    ReportItem.PAY_INS: lambda report: _sum(report.pay_ins),
    ReportItem.PAY_OUTS: lambda report: _sum(report.pay_outs),
    ReportItem.CASH_DIFFERENCE: lambda report: _amount(sum(each.difference_ore for each in report.counts)),
}
