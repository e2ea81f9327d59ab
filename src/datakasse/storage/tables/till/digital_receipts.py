"""
Receipts that go out without paper, beside the journal: the secret of a link, the address of a mail.

Both are the customer's. The address is erased when the mail has been taken, the link when it ends; the
journal never holds either. Also what opens the display that faces the customer.

Law: law.md 5.5, BFF-5-3-5.
"""

from datetime import datetime
from typing import Final

from datakasse.storage.ports.handover import Handover, OpenedDisplay
from datakasse.storage.tables.look import Look, Row
from datakasse.trade.moment import to_journal

DIGITAL: Final = (
    """ALTER TABLE print_jobs ADD COLUMN way TEXT NOT NULL DEFAULT 'paper'
    CHECK (way IN ('paper', 'email', 'link'))""",
    """CREATE INDEX print_jobs_offered ON print_jobs (company, register, state)
    WHERE state = 'offered'""",
    """CREATE INDEX print_jobs_to_open_with ON print_jobs (company, register, job)
    WHERE opens_drawer = 1 AND way <> 'paper'""",
    """CREATE INDEX print_jobs_of_transaction ON print_jobs (company, register, transaction_number)
    WHERE transaction_number IS NOT NULL""",
    """CREATE TABLE handovers (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        job INTEGER NOT NULL,
        token TEXT NOT NULL,
        address TEXT NOT NULL,
        expires TEXT,
        PRIMARY KEY (company, register, job),
        FOREIGN KEY (company, register, job) REFERENCES print_jobs (company, register, job)
    ) STRICT""",
    "CREATE UNIQUE INDEX handovers_by_token ON handovers (company, token) WHERE token <> ''",
    """CREATE TABLE displays (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        lane TEXT NOT NULL,
        token TEXT NOT NULL,
        PRIMARY KEY (company, register, lane),
        FOREIGN KEY (company, register) REFERENCES registers (company, register)
    ) STRICT""",
    "CREATE UNIQUE INDEX displays_by_token ON displays (company, token)",
)
"""The second step of the schema (`tables/migrations.py`)."""

_HANDOVER: Final = "SELECT register, job, token, address, expires FROM handovers WHERE company = :company"


class DigitalReadings(Look):
    """What can be asked about receipts without paper, and about displays."""

    def handover(self, register: str, job: int) -> Handover | None:
        """Return how a document is handed over without paper, if it is."""
        found = self._one(f"{_HANDOVER} AND register = :register AND job = :job", register=register, job=job)
        return None if found is None else _handover(found)

    def handover_by(self, token: str) -> Handover | None:
        """Return the document of a link."""
        found = self._one(f"{_HANDOVER} AND token = :token AND token <> ''", token=token)
        return None if found is None else _handover(found)

    def display_token(self, register: str, lane: str) -> str:
        """Return what opens the customer display of a device; empty when none was opened."""
        found = self._one(
            "SELECT token FROM displays WHERE company = :company AND register = :register AND lane = :lane",
            register=register,
            lane=lane,
        )
        return "" if found is None else found[0]

    def display_of(self, token: str) -> OpenedDisplay | None:
        """Return which device the display of a token faces from."""
        found = self._one(
            "SELECT register, lane FROM displays WHERE company = :company AND token = :token", token=token
        )
        return None if found is None else OpenedDisplay(*found)


class DigitalBooks(DigitalReadings):
    """What can be kept of them, and erased."""

    def hand_over(self, handover: Handover) -> None:
        """Keep how a document is handed over without paper; what was kept of it before is gone."""
        self._run(
            """INSERT INTO handovers (company, register, job, token, address, expires)
            VALUES (:company, :register, :job, :token, :address, :expires)
            ON CONFLICT (company, register, job) DO UPDATE
            SET token = excluded.token, address = excluded.address, expires = excluded.expires""",
            register=handover.register,
            job=handover.job,
            token=handover.token,
            address=handover.address,
            expires=None if handover.expires is None else to_journal(handover.expires).isoformat(),
        )

    def forget_handover(self, register: str, job: int) -> None:
        """Erase how a document was to be handed over: its address, its link."""
        self._run(
            "DELETE FROM handovers WHERE company = :company AND register = :register AND job = :job",
            register=register,
            job=job,
        )

    def forget_expired(self, now: datetime) -> None:
        """Erase the links that have ended."""
        self._run(
            "DELETE FROM handovers WHERE company = :company AND expires <= :now",
            now=to_journal(now).isoformat(),
        )

    def open_display(self, register: str, lane: str, token: str) -> None:
        """Keep what opens the customer display of a device."""
        self._run(
            """INSERT INTO displays (company, register, lane, token)
            VALUES (:company, :register, :lane, :token)""",
            register=register,
            lane=lane,
            token=token,
        )

    def close_display(self, register: str, lane: str) -> None:
        """Forget what opens the customer display of a device."""
        self._run(
            "DELETE FROM displays WHERE company = :company AND register = :register AND lane = :lane",
            register=register,
            lane=lane,
        )


def _handover(row: Row) -> Handover:
    register, job, token, address, expires = row
    return Handover(
        register, job, token, address, None if expires is None else datetime.fromisoformat(expires)
    )
