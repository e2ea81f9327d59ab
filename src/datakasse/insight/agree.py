"""
Do the takings say what a Z report says? Held against each other figure by figure, to the øre.

The two were counted by different code from the same entries (`insight/takings.py`, `report/period.py`), so
where they differ one of them is wrong, and the page says so.

Law: KSF-2-8-2-e to -w.
"""

from collections.abc import Iterable, Iterator

import msgspec

from datakasse.insight.taken import Taken, cash_of
from datakasse.insight.takings import OF_NO_Z, CashWay, Figure
from datakasse.journal.report_content import Count, NamedCount, ReportContent

Told = dict[tuple[Figure, str, str], tuple[int, int, int]]
"""How often, øre with VAT and øre VAT, by figure, name and operator, who is empty where no Z tells."""


class Difference(msgspec.Struct, frozen=True):
    """
    A figure that the two tell otherwise.

    Attributes:
        figure: Which figure.
        name: What it tells apart.
        operator: Whose, where the Z tells operators apart; empty for the register's.
        taken: How often, øre and øre VAT by the takings.
        reported: The same by the Z report.
    """

    figure: Figure
    name: str
    operator: str
    taken: tuple[int, int, int]
    reported: tuple[int, int, int]


def differences(report: ReportContent, taken: Iterable[Taken]) -> list[Difference]:
    """
    Return where a Z report and the takings of its period differ; nothing when they agree.

    Args:
        report: The Z report.
        taken: All figures of its period, by operator.
    """
    rows = tuple(taken)
    by_report, by_takings = _as_reported(report), _as_taken(rows)
    for count in report.counts:
        cash = cash_of(rows, count.operator)
        expected_ore = sum(cash.values()) - 2 * cash[CashWay.PAY_OUTS]
        by_takings[Figure.CASH, "", count.operator] = (0, expected_ore, 0)
        by_report[Figure.CASH, "", count.operator] = (0, count.expected_ore, 0)
    found: list[Difference] = []
    for key in sorted(by_report.keys() | by_takings.keys()):
        one, other = by_takings.get(key, (0, 0, 0)), by_report.get(key, (0, 0, 0))
        if one != other:
            found.append(Difference(*key, taken=one, reported=other))
    return found


def _as_taken(taken: Iterable[Taken]) -> Told:
    told: Told = {}

    def add(row: Taken, name: str, operator: str, *, number: int, vat_ore: int) -> None:
        known = told.get((row.figure, name, operator), (0, 0, 0))
        more = (number, row.amount_ore, vat_ore)
        told[row.figure, name, operator] = (known[0] + more[0], known[1] + more[1], known[2] + more[2])

    for row in taken:
        match row.figure:
            case Figure.GROUP | Figure.TENDER:
                for operator in ("", row.operator):
                    add(row, row.name, operator, number=row.number, vat_ore=0)
            case Figure.VAT:
                add(row, row.name, "", number=0, vat_ore=row.vat_ore)
            case figure if figure in OF_NO_Z:
                pass
            case Figure.ROUNDING:
                add(row, "", "", number=0, vat_ore=0)
            case Figure.PAID_IN | Figure.PAID_OUT:
                add(row, row.name, "", number=row.number, vat_ore=0)
            case _:
                add(row, "", "", number=row.number, vat_ore=0)
    return told


def _as_reported(report: ReportContent) -> Told:
    told: Told = {
        (Figure.SALES, "", ""): (report.receipts, report.cash_sales_ore, 0),
        (Figure.ROUNDING, "", ""): (0, report.rounding_ore, 0),
        (Figure.DRAWER_OPENINGS, "", ""): (report.drawer_openings, 0, 0),
        (Figure.CORRECTIONS, "", ""): _summed(report.line_corrections),
        (Figure.PRICE_CHECKS, "", ""): _summed(report.price_checks),
    }
    for figure, count in _counts(report):
        told[figure, "", ""] = (count.number, count.amount_ore, 0)
    for figure, rows in (
        (Figure.GROUP, report.groups),
        (Figure.TENDER, report.payments),
        (Figure.PAID_IN, report.pay_ins),
        (Figure.PAID_OUT, report.pay_outs),
    ):
        told |= {(figure, row.name, ""): (row.number, row.amount_ore, 0) for row in rows}
    for figure, of_operators in (
        (Figure.GROUP, report.operator_groups),
        (Figure.TENDER, report.operator_payments),
    ):
        told |= {(figure, row.name, row.operator): (row.number, row.amount_ore, 0) for row in of_operators}
    for total in report.vat:
        gross_ore = total.net_ore + total.vat_ore
        told[Figure.VAT, f"{total.code}:{total.rate_bp}", ""] = (0, gross_ore, total.vat_ore)
    return told


def _counts(report: ReportContent) -> Iterator[tuple[Figure, Count]]:
    yield Figure.TIPS, report.tips
    yield Figure.RETURNS, report.returns
    yield Figure.DISCOUNTS, report.discounts
    yield Figure.ABORTED, report.aborted
    yield Figure.COPIES, report.copies
    yield Figure.PROVISIONAL, report.provisional
    yield Figure.TRAINING, report.training
    yield Figure.CREDIT_SALES, report.credit_sales
    yield Figure.CREDIT_NOTES, report.credit_notes
    yield Figure.DELIVERIES, report.deliveries


def _summed(rows: Iterable[NamedCount]) -> tuple[int, int, int]:
    known = tuple(rows)
    return sum(row.number for row in known), sum(row.amount_ore for row in known), 0
