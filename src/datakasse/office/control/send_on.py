"""
One submission's way to the authority, from the top down; it stops wherever something is not as it should be.

    find or begin ─▶ each file: look, upload ─▶ look: exactly ours, all approved ─▶ note «let go» ─▶ hand in

Each step is noted before it is taken and after it, so that a lost answer or a crash between any two leaves
what the next press can go on from. What was let go is looked for before it is repeated, and a hand-in that is
not seen counts as not there only when two minutes have passed: it may still be on its way in.

Decision: 0034-a-submission-is-looked-for-before-it-is-repeated.
"""

from typing import Final

import msgspec

from datakasse.errors.control.submissions import (
    AuthorityAway,
    BeingChecked,
    SubmissionDiffers,
    SubmissionLockedOut,
    SubmissionRefused,
    SubmissionUnknown,
)
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.office.control.control_inbox import ControlInbox, Seen, Submitting, UploadState
from datakasse.office.control.submission_access import demand_access
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.storage.ports.bookkeeping.submission import Part, PartState, Submission, SubmissionState

QUIET_AFTER_LOST_S: Final = 120
_NOT_SEEN: Final = Phrase(
    "Innsendingen er sendt, og er ikke å se hos Skatteetaten ennå",
    "The submission was sent, and is not to be seen at the tax administration yet",
)

_NO_FILES: Final = Phrase("ingen filer", "no files")


def send_on(submitting: Submitting, row: Submission) -> Submission:
    """
    Get a submission as far as it comes, and return it once the authority has it.

    Raises:
        SubmissionRefused: The authority will not have it; nothing more is tried.
        SubmissionLockedOut: It does not let us in.
        AuthorityAway: It does not answer; nothing was handed in.
        SubmissionUnknown: An answer was lost; it is looked for at the next press.
        BeingChecked: It has not looked at the files yet.
        SubmissionDiffers: What lies there is something else.
    """
    try:
        inbox = _inbox(submitting)
        row = _with_draft(submitting, inbox, row)
        seen = inbox.look(row.dialog, row.their_id)
        if seen.handed_in:
            return _arrived(submitting, row, seen)
        if _may_be_on_its_way(submitting, row):
            raise SubmissionUnknown(reason=_NOT_SEEN)
        row = _uploaded(submitting, inbox, row, seen)
        _demand_ours(submitting, row, inbox.look(row.dialog, row.their_id))
        row = _changed(
            submitting,
            row,
            state=SubmissionState.LET_GO,
            let_go_at=submitting.now(),
            reason="",
            request_id="",
        )
        return _arrived(submitting, row, _hand_in(submitting, inbox, row))
    except NotBooked as trouble:
        raise _told(submitting, row.number, trouble) from trouble


def ask_how_it_stands(submitting: Submitting, row: Submission) -> Submission:
    """
    Look a submission up, and return it as it stands; nothing is sent.

    Raises:
        SubmissionRefused, SubmissionLockedOut, AuthorityAway: As `send_on`.
    """
    try:
        inbox = _inbox(submitting)
        if not row.their_id and row.begun:
            row = _changed(submitting, row, their_id=inbox.find(row.dialog, row.reference))
        if not row.their_id:
            return row
        seen = inbox.look(row.dialog, row.their_id)
        return _arrived(submitting, row, seen) if seen.handed_in else row
    except NotBooked as trouble:
        # A question that is refused says nothing about what was handed in.
        raise _refusal(trouble) from trouble


def _inbox(submitting: Submitting) -> ControlInbox:
    with submitting.counter.store.read() as books:
        organisation = books.company().organisation_number
    return submitting.authority.open(demand_access(submitting), organisation, submitting.now)


def _with_draft(submitting: Submitting, inbox: ControlInbox, row: Submission) -> Submission:
    """Return a submission that has a draft there: the one that was begun before, or a new one."""
    if row.their_id:
        return row
    found = inbox.find(row.dialog, row.reference) if row.begun else ""
    if not found:
        row = _changed(submitting, row, begun=True)
        found = inbox.begin(row.dialog, row.reference)
    return _changed(submitting, row, their_id=found)


def _uploaded(submitting: Submitting, inbox: ControlInbox, row: Submission, seen: Seen) -> Submission:
    """Upload the files that do not lie there yet; each is noted before it goes and when it is there."""
    there = {upload.name for upload in seen.uploads}
    for part in row.parts:
        if part.name not in there:
            with submitting.counter.store.read() as books:
                content = books.part_content(row.number, part.number)
            row = _part_is(submitting, row, part, PartState.LET_GO)
            inbox.upload(row.dialog, row.their_id, part.name, content, part.sha256)
        row = _part_is(submitting, row, part, PartState.UPLOADED)
    return row


def _demand_ours(submitting: Submitting, row: Submission, seen: Seen) -> None:
    """Go on only if exactly our files lie there, each once, and are approved."""
    refused = [each for each in seen.uploads if each.state is UploadState.REFUSED]
    if refused:
        told = "; ".join(f"{each.name}: {each.words}".rstrip(": ") for each in refused)
        reason = Phrase(
            f"Skatteetaten godkjente ikke filen {told}",
            f"The tax administration did not approve the file {told}",
        )
        _changed(submitting, row, state=SubmissionState.REFUSED, reason=reason.nb)
        raise SubmissionRefused(reason=reason)
    ours = {part.name: part.sha256 for part in row.parts}
    names = sorted(each.name for each in seen.uploads)
    if names != sorted(ours):
        raise SubmissionDiffers(what=Phrase.as_is(", ".join(names)) if names else _NO_FILES)
    other = [each.name for each in seen.uploads if each.sha256 not in {"", ours[each.name]}]
    if other:
        raise SubmissionDiffers(what=", ".join(other))
    if any(each.state is UploadState.PENDING for each in seen.uploads):
        raise BeingChecked


def _hand_in(submitting: Submitting, inbox: ControlInbox, row: Submission) -> Seen:
    try:
        return inbox.hand_in(row.dialog, row.their_id)
    except NotBooked as trouble:
        if trouble.trouble is not Trouble.UNKNOWN:
            _changed(submitting, row, state=SubmissionState.PREPARED, let_go_at=None)
        raise


def _arrived(submitting: Submitting, row: Submission, seen: Seen) -> Submission:
    return _changed(
        submitting,
        row,
        state=SubmissionState.SUBMITTED,
        submitted_at=row.submitted_at or submitting.now(),
        receipt=seen.receipt or row.receipt,
        reason="",
        request_id="",
    )


def _may_be_on_its_way(submitting: Submitting, row: Submission) -> bool:
    """Whether it was let go so lately that it may still turn up there; a clock may have gone back."""
    if row.let_go_at is None:
        return False
    return abs((submitting.now() - row.let_go_at).total_seconds()) < QUIET_AFTER_LOST_S


def _told(submitting: Submitting, number: int, trouble: NotBooked) -> Refused:
    """Keep what went wrong, and return what a person is told."""
    with submitting.counter.store.read() as books:
        row = books.submission(number)
    if row is not None:
        refused, let_go = trouble.trouble is Trouble.REFUSED, row.state is SubmissionState.LET_GO
        state = SubmissionState.REFUSED if refused and not let_go else row.state
        _changed(submitting, row, state=state, reason=trouble.reason, request_id=trouble.request_id)
        if refused and let_go:
            # It may be there although it cannot be looked up: nothing that was let go is ever closed unseen.
            return SubmissionUnknown(reason=trouble.reason)
    return _refusal(trouble)


_REFUSALS: Final[dict[Trouble, type[Refused]]] = {
    Trouble.LATER: AuthorityAway,
    Trouble.REFUSED: SubmissionRefused,
    Trouble.UNKNOWN: SubmissionUnknown,
    Trouble.LOCKED_OUT: SubmissionLockedOut,
}


def _refusal(trouble: NotBooked) -> Refused:
    return _REFUSALS[trouble.trouble](reason=trouble.reason)


def _part_is(submitting: Submitting, row: Submission, part: Part, state: PartState) -> Submission:
    parts = tuple(
        msgspec.structs.replace(each, state=state) if each.number == part.number else each
        for each in row.parts
    )
    return row if parts == row.parts else _changed(submitting, row, parts=parts)


def _changed(submitting: Submitting, row: Submission, **changed: object) -> Submission:
    """Keep a submission as it is now, durably, and return it."""
    row = msgspec.structs.replace(row, **changed)
    submitting.counter.store.write(lambda books: books.put_submission(row)).result()
    return row
