"""
X and Z reports on paper: the whole report as the journal has it, and on a Z the count of the drawer.

Heading, business, moment and cash point (a to d), the items (`report_items.py`), what the drawer
should hold and held, and a line to sign. The report was made when it was taken; printing it again
gives the same paper.

Law: § 2-8-2, § 2-8-3; BFF-5-3-14-b, -c, -d (count, explanation, signature).
"""

from collections.abc import Iterator

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.report_content import CashCount, ReportContent
from datakasse.receipt.layout import Columns, Feed, Role, Row, Rule, Slip, SlipKind, Stroke, Text
from datakasse.receipt.parts.letterhead import Letterhead, label_row, organisation_text
from datakasse.receipt.parts.report_items import ReportNames, item_rows
from datakasse.receipt.parts.stamp import signature_rows
from datakasse.receipt.words.figures import amount_text, date_text, time_text
from datakasse.receipt.words.wording import Label, Word


def report_slip(record: Record, letterhead: Letterhead, names: ReportNames) -> Slip:
    """
    Build the paper of an X or Z report.

    Args:
        record: The entry that took the report.
        letterhead: Whose paper it is.
        names: What the codes in it are called.

    Raises:
        ValueError: The entry took no report: a bug in the caller.
    """
    event, language = record.event, letterhead.language
    match event:
        case XReported():
            kind, label, signature = SlipKind.X_REPORT, Label.X_REPORT, ()
        case ZReported():
            kind, label = SlipKind.Z_REPORT, Label.Z_REPORT
            signature = signature_rows(language, record.operator)
        case _:
            raise ValueError(f"entry {record.number} took no report")
    report = event.report
    drawer = _drawer(report, language) if letterhead.register.takes_cash else ()
    return Slip(
        kind,
        language,
        (
            *letterhead.rows(),
            label_row(label, language),
            Feed(),
            *_heading(record, event.number, report, language),
            Rule(),
            *item_rows(report, names, language),
            *drawer,
            *signature,
        ),
    )


def _heading(record: Record, number: int, report: ReportContent, language: Language) -> Iterator[Row]:
    """Yield a to d, who took the report, and which entries it covers."""
    organisation = organisation_text(
        report.organisation_number, language, vat_registered=report.vat_registered
    )
    time = f"{Word.TIME.said_in(language)} {time_text(report.at)}"
    yield Columns(f"a  {Word.REPORT_NUMBER.said_in(language)}", str(number), bold=True, role=Role.PLAIN)
    yield Text(f"b  {report.company_name}")
    yield Text(f"   {organisation}")
    yield Columns(f"c  {Word.DATE.said_in(language)} {date_text(report.at)}", time, role=Role.PLAIN)
    yield Columns(f"d  {Word.CASH_POINT.said_in(language)}", report.register, role=Role.PLAIN)
    yield Columns(f"   {Word.OPERATOR.said_in(language)}", record.operator, role=Role.PLAIN)
    covered = f"{report.from_entry}–{report.to_entry}"
    yield Columns(f"   {Word.JOURNAL_ENTRIES.said_in(language)}", covered, role=Role.PLAIN)


def _drawer(report: ReportContent, language: Language) -> Iterator[Row]:
    """Yield what the drawer should hold and, where it was counted, what it held."""
    yield Rule(Stroke.DOUBLE)
    yield Columns(Word.EXPECTED_CASH.said_in(language), amount_text(report.expected_cash_ore), bold=True)
    for count in report.counts:
        yield from _count(count, language)


def _count(count: CashCount, language: Language) -> Iterator[Row]:
    if count.operator:
        yield Text(f"{Word.OPERATOR.said_in(language)} {count.operator}")
        yield Columns(Word.EXPECTED.said_in(language), amount_text(count.expected_ore))
    for value, pieces in sorted(count.denominations.items(), key=lambda row: -int(row[0])):
        of_value = f"  {pieces} {Word.AT_EACH.said_in(language)} {amount_text(int(value))}"
        yield Columns(of_value, amount_text(int(value) * pieces))
    yield Columns(Word.COUNTED.said_in(language), amount_text(count.counted_ore), bold=True)
    yield Columns(Word.DIFFERENCE.said_in(language), amount_text(count.difference_ore), bold=True)
    if count.explanation:
        yield Text(f"{Word.EXPLANATION.said_in(language)}: {count.explanation}")
