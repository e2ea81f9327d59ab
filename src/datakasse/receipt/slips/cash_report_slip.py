"""
The daily cash report (*kasseoppgjør*) on paper, as owners know it, with lines to sign.

    Åpningsbalanse                  1 000,00
    Kontantsalg                       702,00
    Innbetalinger                     500,00
    Utbetalinger                     -189,00
    Teoretisk slutt                 2 013,00
    Faktisk telling                 2 008,00
    Differanse                         -5,00

One such block for the drawer, or one for each operator who keeps her own cash; what was counted of each note
and coin; what the other means of payment came to beside what their terminals said.

Law: BFF-5-3-14-b, -c, -d, -e; KSF-2-5-d.
"""

from collections.abc import Iterator

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.journal.events.day import TerminalReconciled
from datakasse.journal.report_content import CashCount
from datakasse.receipt.layout import Align, Columns, Feed, Row, Rule, Slip, SlipKind, Stroke, Text
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.stamp import stamp_rows
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.terms import TENDER_WORDS
from datakasse.receipt.words.wording import Word
from datakasse.report.cash_report import CashReport, Counted

_SIGNING_LINES = 3


def cash_report_slip(record: Record, report: CashReport, letterhead: Letterhead) -> Slip:
    """
    Build the paper of a daily cash report.

    Args:
        record: The entry that took the Z it stands beside.
        report: Its figures.
        letterhead: Whose paper it is.
    """
    language = letterhead.language
    numbered = f"{Word.Z_DOCUMENT.said_in(language)} {report.z_number}"
    return Slip(
        SlipKind.CASH_REPORT,
        language,
        (
            *letterhead.rows(),
            Text(Word.CASH_REPORT.said_in(language), Align.CENTRE, size=2, bold=True),
            Feed(),
            *stamp_rows(record, language, numbered),
            *_drawers(report, language),
            *_tenders(report, language),
            *_signatures(report, language),
        ),
    )


def _drawers(report: CashReport, language: Language) -> Iterator[Row]:
    if not report.drawers:
        yield Rule()
        yield Text(Word.NO_CASH_TAKEN.said_in(language))
        return
    for counted in report.drawers:
        yield Rule()
        yield from _drawer(counted, language)
    yield Feed()
    yield Text(Word.ONLY_NOTES_AND_COINS.said_in(language))


def _drawer(counted: Counted, language: Language) -> Iterator[Row]:
    """Yield the way from the float to the difference, and the pieces that were counted."""
    flow, count = counted.flow, counted.count
    if count.operator:
        yield Text(f"{Word.OPERATOR.said_in(language)} {count.operator}", bold=True)
    for word, amount_ore in (
        (Word.OPENING_BALANCE, flow.opening_ore),
        (Word.CASH_SALES, flow.sales_ore),
        (Word.PAY_INS, flow.pay_ins_ore),
        (Word.PAY_OUTS, -flow.pay_outs_ore),
    ):
        yield Columns(word.said_in(language), amount_text(amount_ore))
    for word, amount_ore in (
        (Word.THEORETICAL_END, flow.end_ore),
        (Word.ACTUAL_COUNT, count.counted_ore),
        (Word.DIFFERENCE, count.difference_ore),
    ):
        yield Columns(word.said_in(language), amount_text(amount_ore), bold=True)
    yield from _explanation(count.explanation, language)
    yield from _pieces(count, language)


def _pieces(count: CashCount, language: Language) -> Iterator[Row]:
    if count.denominations:
        yield Feed()
    for value, pieces in sorted(count.denominations.items(), key=lambda row: -int(row[0])):
        of_value = f"  {pieces} {Word.AT_EACH.said_in(language)} {amount_text(int(value))}"
        yield Columns(of_value, amount_text(int(value) * pieces))


def _tenders(report: CashReport, language: Language) -> Iterator[Row]:
    """Yield what the other means of payment came to, beside what their terminals said."""
    if not report.tenders:
        return
    yield Rule(Stroke.DOUBLE)
    yield Text(Word.OTHER_TENDERS.said_in(language))
    for kind, taken_ore in report.tenders.items():
        yield Columns(TENDER_WORDS[kind].said_in(language), amount_text(taken_ore))
        told = report.terminals.get(kind)
        if told is not None:
            yield from _terminal(told, language)


def _terminal(told: TerminalReconciled, language: Language) -> Iterator[Row]:
    """Yield what a terminal's own report said, or that there was none, and why."""
    if told.terminal_ore is None or told.difference_ore is None:
        yield Text(f"  {Word.NO_TERMINAL_REPORT.said_in(language)}: {told.explanation}")
        return
    yield Columns(f"  {Word.TERMINAL.said_in(language)}", amount_text(told.terminal_ore))
    yield Columns(f"  {Word.DIFFERENCE.said_in(language)}", amount_text(told.difference_ore), bold=True)
    if told.explanation:
        yield Text(f"  {Word.EXPLANATION.said_in(language)}: {told.explanation}")


def _explanation(explanation: str, language: Language) -> Iterator[Row]:
    if explanation:
        yield Text(f"{Word.EXPLANATION.said_in(language)}: {explanation}")


def _signatures(report: CashReport, language: Language) -> Iterator[Row]:
    """Yield who let the day be closed, a line for the one who counted, and one for whoever checks it."""
    operator = Word.OPERATOR.said_in(language).lower()
    if report.approved_by:
        yield Rule()
        yield Text(f"{Word.APPROVED_BY.said_in(language)} {operator} {report.approved_by}")
    counted_by = f"{Word.COUNTED_BY.said_in(language)} {operator} {report.counted_by}"
    for who in (counted_by, Word.CHECKED_BY.said_in(language)):
        yield Feed(_SIGNING_LINES)
        yield Rule()
        yield Text(f"{who}, {Word.SIGNATURE.said_in(language).lower()}")
