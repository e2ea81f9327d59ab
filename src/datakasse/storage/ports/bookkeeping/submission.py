"""
What the office may ask of a database about accounting files that are handed in to the authority.

A part of `ports/store.py`. The files themselves are kept too, byte for byte as they went: what was
handed in can be shown, and an attempt that goes on after a lost answer sends the same bytes.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import msgspec


class SubmissionState(StrEnum):
    """Where a submission is."""

    PREPARED = "prepared"
    """Its files are made, and may lie at the authority; it was not handed in."""
    LET_GO = "let_go"
    """It was handed in and the answer was not seen: it is looked for before anything is repeated."""
    SUBMITTED = "submitted"
    """The authority has it."""
    REFUSED = "refused"
    """The authority will not have it as it stands."""


class PartState(StrEnum):
    """Where a file of it is."""

    WAITING = "waiting"
    LET_GO = "let_go"
    """It was sent and the answer was not seen."""
    UPLOADED = "uploaded"


class Part(msgspec.Struct, frozen=True):
    """
    A file of a submission.

    Attributes:
        number: Counted from 1.
        name: File name.
        sha256: Sum of its bytes, in hexadecimal.
        size_bytes: How long it is.
        state: Where it is.
    """

    number: int
    name: str
    sha256: str
    size_bytes: int
    state: PartState = PartState.WAITING


class Submission(msgspec.Struct, frozen=True):
    """
    A submission.

    Attributes:
        number: Counted from 1.
        reference: Its identity at both ends.
        form: What is handed in: `saft-cash` or `saft-financial`.
        dialog: The authority's id of the control that asked for it.
        from_day: First day of it.
        to_day: Last day of it.
        made_at: When its files were made, UTC.
        operator: Who asked for it; empty for whoever keeps the machine.
        parts: Its files.
        state: Where it is.
        begun: Whether the authority was asked to make room for it, answered or not.
        their_id: What the authority calls it.
        let_go_at: When it was last handed in; None when it surely was not.
        submitted_at: When it was seen to be there, UTC.
        receipt: The authority's receipt.
        reason: What went wrong last, in the authority's own words where it has any.
        request_id: What the authority calls the request that went wrong.
    """

    number: int
    reference: str
    form: str
    dialog: str
    from_day: date
    to_day: date
    made_at: datetime
    operator: str
    parts: tuple[Part, ...]
    state: SubmissionState = SubmissionState.PREPARED
    begun: bool = False
    their_id: str = ""
    let_go_at: datetime | None = None
    submitted_at: datetime | None = None
    receipt: str = ""
    reason: str = ""
    request_id: str = ""


class SubmissionReadings(Protocol):
    """What can be asked."""

    def submissions(self) -> list[Submission]:
        """Return all there ever were, newest first."""
        ...

    def submission(self, number: int) -> Submission | None:
        """Return one; None where there is none of that number."""
        ...

    def part_content(self, submission: int, part: int) -> bytes:
        """Return the bytes of a file of a submission; empty where there is none."""
        ...


class SubmissionBooks(SubmissionReadings, Protocol):
    """What can be written."""

    def put_submission(self, submission: Submission) -> None:
        """Enter a submission, or change where it is."""
        ...

    def put_part_content(self, submission: int, part: int, content: bytes) -> None:
        """Keep the bytes of a file, in the place of what an attempt that broke off has left there."""
        ...
