"""Approvals that are asked for at the tills: beside the journal, which holds those that were used."""

from datetime import UTC, datetime
from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.trade.sale.approval import Approval

APPROVALS: Final = (
    """CREATE TABLE approvals (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        approval TEXT NOT NULL,
        asked_s INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, approval)
    ) STRICT""",
)
"""The table, as a step of the migrations."""

_approval = msgspec.json.Decoder(Approval).decode


class ApprovalReadings(Look):
    """What can be asked about approvals."""

    def approval(self, register: str, approval: str) -> Approval | None:
        """Return an approval that was asked for, whether or not anybody gave it; None when it is gone."""
        found = self._one(
            """SELECT body FROM approvals
            WHERE company = :company AND register = :register AND approval = :approval""",
            register=register,
            approval=approval,
        )
        return None if found is None else _approval(found[0])


class ApprovalBooks(ApprovalReadings):
    """What can be written about approvals."""

    def put_approval(self, approval: Approval) -> None:
        """Keep an approval that is asked for or given."""
        self._run(
            """INSERT INTO approvals (company, register, approval, asked_s, body)
            VALUES (:company, :register, :approval, :asked_s, :body)
            ON CONFLICT (company, register, approval) DO UPDATE SET body = excluded.body""",
            register=approval.register,
            approval=approval.approval,
            asked_s=_seconds(approval.asked_at),
            body=msgspec.json.encode(approval).decode(),
        )

    def drop_approvals(self, register: str, asked_before: datetime) -> None:
        """Forget what was asked for at a register before a moment."""
        self._run(
            "DELETE FROM approvals WHERE company = :company AND register = :register AND asked_s < :asked_s",
            register=register,
            asked_s=_seconds(asked_before),
        )

    def use_approval(self, register: str, approval: str) -> None:
        """Forget an approval: it is used."""
        self._run(
            """DELETE FROM approvals
            WHERE company = :company AND register = :register AND approval = :approval""",
            register=register,
            approval=approval,
        )


def _seconds(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp())
