"""Accounting files that are handed in to the authority: where each submission is, and the files."""

from typing import Final

import msgspec

from datakasse.storage.ports.bookkeeping.submission import Submission
from datakasse.storage.tables.look import Look

SUBMISSIONS: Final = (
    """CREATE TABLE submissions (
        company TEXT NOT NULL,
        submission INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (company, submission)
    ) STRICT""",
    """CREATE TABLE submission_parts (
        company TEXT NOT NULL,
        submission INTEGER NOT NULL,
        part INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (company, submission, part)
    ) STRICT""",
)
"""The tables, as a step of the migrations; a file is kept before the row that names it is."""


class SubmissionLook(Look):
    """What can be asked about them."""

    def submissions(self) -> list[Submission]:
        """Return all there ever were, newest first."""
        rows = self._all("SELECT body FROM submissions WHERE company = :company ORDER BY submission DESC")
        return [msgspec.json.decode(body, type=Submission) for (body,) in rows]

    def submission(self, number: int) -> Submission | None:
        """Return one; None where there is none of that number."""
        found = self._one(
            "SELECT body FROM submissions WHERE company = :company AND submission = :submission",
            submission=number,
        )
        return None if found is None else msgspec.json.decode(found[0], type=Submission)

    def part_content(self, submission: int, part: int) -> bytes:
        """Return the bytes of a file of a submission; empty where there is none."""
        found = self._one(
            """SELECT content FROM submission_parts
            WHERE company = :company AND submission = :submission AND part = :part""",
            submission=submission,
            part=part,
        )
        return b"" if found is None else found[0]


class SubmissionPen(SubmissionLook):
    """What can be written about them."""

    def put_submission(self, submission: Submission) -> None:
        """Enter a submission, or change where it is."""
        self._run(
            """INSERT INTO submissions (company, submission, body) VALUES (:company, :submission, :body)
            ON CONFLICT (company, submission) DO UPDATE SET body = excluded.body""",
            submission=submission.number,
            body=msgspec.json.encode(submission),
        )

    def put_part_content(self, submission: int, part: int, content: bytes) -> None:
        """Keep the bytes of a file, in the place of what an attempt that broke off has left there."""
        self._run(
            """INSERT INTO submission_parts (company, submission, part, content)
            VALUES (:company, :submission, :part, :content)
            ON CONFLICT (company, submission, part) DO UPDATE SET content = excluded.content""",
            submission=submission,
            part=part,
            content=content,
        )
