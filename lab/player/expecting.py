"""Hold what came of a statement against what the day expects of it."""

from datakasse.errors.refusal import Refused
from datakasse.journal.report_content import ReportContent
from lab.day import (
    Expectation,
    ExpectFigure,
    ExpectGroup,
    ExpectItem,
    ExpectPaper,
    ExpectPayment,
    ExpectRefused,
    ExpectVat,
    Figures,
)
from lab.language.kinds import write_ore
from lab.player.desk import Desk
from lab.player.figures import figure_of, group_of, item_of, number_of, payment_of, vat_of


def difference(expected: Expectation, desk: Desk, refusal: Refused | None) -> str | None:
    """
    Return how what happened differs from an expectation, as a sentence; None when it does not.

    Args:
        expected: The expectation.
        desk: The register after the statement.
        refusal: What the statement was refused with, if it was.
    """
    if isinstance(expected, ExpectRefused):
        if refusal is None:
            return f"the line above was carried out (expected it refused with {expected.refusal})"
        if refusal.code == expected.refusal:
            return None
        return f"the line above was refused with {refusal.code} (expected {expected.refusal})"
    found, wanted = _found_and_wanted(expected, desk)
    return None if found == wanted else f"found {found} (expected {wanted})"


def _found_and_wanted(expected: Expectation, desk: Desk) -> tuple[str, str]:
    """Return what is there and what should be, as the day would write both."""
    match expected:
        case ExpectFigure():
            figure_ore = figure_of(expected.figure, desk)
            found = "none" if figure_ore is None else write_ore(figure_ore)
            return found, write_ore(expected.amount_ore)
        case ExpectPaper():
            number = number_of(expected.paper, desk.answer)
            return "none" if number is None else str(number), str(expected.number)
        case ExpectItem() | ExpectGroup() | ExpectPayment() | ExpectVat():
            report = desk.reports.get(expected.report)
            if report is None:
                return f"no {expected.report} report", "one"
            return _in_report(expected, report)
        case _:
            raise TypeError(f"{type(expected).__name__} is no expectation that can be checked")


def _in_report(
    expected: ExpectItem | ExpectGroup | ExpectPayment | ExpectVat, report: ReportContent
) -> tuple[str, str]:
    match expected:
        case ExpectVat():
            net_ore, vat_ore = vat_of(expected, report)
            wanted = f"{write_ore(expected.base_ore)} is {write_ore(expected.vat_ore)}"
            return f"{write_ore(net_ore)} is {write_ore(vat_ore)}", wanted
        case ExpectItem():
            found = item_of(expected.item, report)
        case ExpectGroup():
            found = group_of(expected, report)
        case ExpectPayment():
            found = payment_of(expected, report)
    wanted = expected.figures
    told = Figures(
        count=None if wanted.count is None else found.count,
        amount_ore=None if wanted.amount_ore is None else found.amount_ore,
    )
    return _written(told), _written(wanted)


def _written(figures: Figures) -> str:
    count = [] if figures.count is None else [str(figures.count)]
    amount = [] if figures.amount_ore is None else [write_ore(figures.amount_ore)]
    return " ".join(count + amount) or "none"
