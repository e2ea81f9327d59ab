"""
Hand accounting files in to the tax administration, when a person presses for it, and never twice.

    press ─▶ prepare (files and row kept, journalled) ─▶ send_on ─▶ handed in, journalled

The same form, period and control is one submission: pressing again goes on with it, and one that was handed
in is told instead of repeated. How it goes on is in `send_on.py`.

Law: KSL-4, KSF-2-7-1, BFL § 13.
"""

import hashlib
import re
from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.control.submissions import (
    AlreadySubmitted,
    BadDialog,
    PeriodNotOver,
    SubmissionAtWork,
    SubmissionClosed,
    UnknownSubmission,
)
from datakasse.journal.events.paper import JournalExported
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.control.make_parts import FORM_NAMES, AccountingForm, made_parts
from datakasse.office.control.note_export import note_export
from datakasse.office.control.send_on import ask_how_it_stands, send_on
from datakasse.office.control.submission_access import demand_access
from datakasse.storage.ports.bookkeeping.submission import Part, Submission, SubmissionState
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right

_DIALOG = re.compile(r"[0-9A-Za-z-]{1,64}")


class AskToSubmit(msgspec.Struct, frozen=True):
    """Ask to hand something in; who tries without the right to is in the journal."""

    def __call__(self, point: CashPoint) -> None:
        """
        Go on only for whoever keeps the books, or for the machine's own command line.

        Raises:
            MissingRight: The one who asks does not.
        """
        if point.operator is not None:
            point.demand_right(Right.KEEP_BOOKS)


def show_submissions(submitting: Submitting) -> list[Submission]:
    """Return all submissions, newest first."""
    with submitting.counter.store.read() as books:
        return books.submissions()


def submit(
    submitting: Submitting, form: AccountingForm, dialog: str, first: date, last: date, *, operator: str = ""
) -> Submission:
    """
    Hand in the files of a period, or go on with a submission of the same that is not there yet.

    Args:
        submitting: What hands in.
        form: Which file.
        dialog: The tax administration's id of the control that asked for it.
        first: First day.
        last: Last day, which must be over.
        operator: Who presses; empty is whoever keeps the machine.

    Raises:
        BadDialog, PeriodReversed, PeriodNotOver, AlreadySubmitted, NoSubmissionAccess, MissingRight: Nothing
            was made.
        Refused: As `make_parts.made_parts` and `send_on.send_on`.
    """
    if last < first:
        raise PeriodReversed(from_date=first.isoformat(), to_date=last.isoformat())
    if _DIALOG.fullmatch(dialog) is None:
        raise BadDialog
    if last >= in_norway(submitting.now()).date():
        raise PeriodNotOver(day=last.isoformat())
    _ask(submitting, operator)
    demand_access(submitting)
    with submitting.turn() as ours:
        if not ours:
            raise SubmissionAtWork
        row = _same(submitting, form, dialog, first, last)
        if row is not None and row.state is SubmissionState.SUBMITTED:
            raise AlreadySubmitted(number=row.number, receipt=row.receipt or row.their_id)
        if row is None:
            row = _prepared(submitting, form, dialog, first, last, operator=operator)
        return _handed_in(submitting, row, operator)


def go_on(submitting: Submitting, number: int, *, operator: str = "") -> Submission:
    """
    Go on with a submission that did not come through; what was let go is looked for first.

    Raises:
        UnknownSubmission, SubmissionClosed, NoSubmissionAccess, MissingRight.
        Refused: As `send_on.send_on`.
    """
    _ask(submitting, operator)
    demand_access(submitting)
    with submitting.turn() as ours:
        if not ours:
            raise SubmissionAtWork
        row = _known(submitting, number)
        if row.state is SubmissionState.REFUSED:
            raise SubmissionClosed(number=number, reason=row.reason)
        return row if row.state is SubmissionState.SUBMITTED else _handed_in(submitting, row, operator)


def look_up(submitting: Submitting, number: int, *, operator: str = "") -> Submission:
    """
    Ask how a submission stands at the authority, and return it; nothing is sent.

    Raises:
        UnknownSubmission, NoSubmissionAccess, MissingRight.
        Refused: As `send_on.ask_how_it_stands`.
    """
    _ask(submitting, operator)
    demand_access(submitting)
    with submitting.turn() as ours:
        if not ours:
            raise SubmissionAtWork
        before = _known(submitting, number)
        row = ask_how_it_stands(submitting, before)
        _note_arrival(submitting, before, row, operator)
        return row


def _handed_in(submitting: Submitting, row: Submission, operator: str) -> Submission:
    done = send_on(submitting, row)
    _note_arrival(submitting, row, done, operator)
    return done


def _note_arrival(submitting: Submitting, before: Submission, row: Submission, operator: str) -> None:
    if row.state is SubmissionState.SUBMITTED and before.state is not SubmissionState.SUBMITTED:
        _journal(submitting, row, "innsendt", operator)


def _ask(submitting: Submitting, operator: str) -> None:
    counter = submitting.counter
    counter.carry_out(counter.office_register(), operator, AskToSubmit()).result()


def _same(
    submitting: Submitting, form: AccountingForm, dialog: str, first: date, last: date
) -> Submission | None:
    """Return the submission of the same files for the same control that was not refused."""
    for row in show_submissions(submitting):
        same = (row.form, row.dialog, row.from_day, row.to_day) == (form, dialog, first, last)
        if same and row.state is not SubmissionState.REFUSED:
            return row
    return None


def _known(submitting: Submitting, number: int) -> Submission:
    with submitting.counter.store.read() as books:
        row = books.submission(number)
    if row is None:
        raise UnknownSubmission(number=number)
    return row


def _prepared(
    submitting: Submitting, form: AccountingForm, dialog: str, first: date, last: date, *, operator: str
) -> Submission:
    """Make the files, keep them, then the row that names them, and journal it; nothing is sent yet."""
    store, moment = submitting.counter.store, submitting.now()
    number = 1 + max((row.number for row in show_submissions(submitting)), default=0)
    parts: list[Part] = []
    for name, content in made_parts(submitting, form, first, last, operator=operator, moment=moment):
        part = Part(len(parts) + 1, name, hashlib.sha256(content).hexdigest(), len(content))
        store.write(_KeepContent(number, part.number, content)).result()
        parts.append(part)
    row = Submission(
        number, submitting.new_id(), form, dialog, first, last, moment, operator, parts=tuple(parts)
    )
    store.write(lambda books: books.put_submission(row)).result()
    _journal(submitting, row, "til innsending", operator)
    return row


class _KeepContent(msgspec.Struct, frozen=True):
    """Keeps the bytes of a file."""

    submission: int
    part: int
    content: bytes

    def __call__(self, books: Books) -> None:
        """Keep them."""
        books.put_part_content(self.submission, self.part, self.content)


def _journal(submitting: Submitting, row: Submission, how: str, operator: str) -> None:
    """Note in the journals what became of files for the tax administration: `til innsending`, `innsendt`."""
    name, first, last = FORM_NAMES[AccountingForm(row.form)], row.from_day.isoformat(), row.to_day.isoformat()
    with submitting.counter.store.read() as books:
        registers = [register.register_id for register in books.registers()]
    exported = JournalExported(f"{name}, {how} {row.number}", first, last)
    note_export(submitting.counter, registers, exported, operator)
