"""
What is on its way, beside the journal: documents for the printers, answers for those who ask again.

Also the buyer's name that a receipt carries, which is personal and may be erased while the sale stays.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from datakasse.journal.papers import Document
from datakasse.storage.ports.store import JobState, PrintJob, StoredAnswer
from datakasse.storage.tables.look import Look, Row
from datakasse.trade.sale.receipt_way import ReceiptWay

_JOB: Final = """SELECT register, job, document, entry, transaction_number, opens_drawer, state, to_entry, way
FROM print_jobs WHERE company = :company AND register = :register"""

_LET_GO: Final = """FROM print_jobs
WHERE company = :company AND register = :register
    AND state IN ('printed', 'delivered') AND (opens_drawer = 0 OR way = 'paper')
    AND NOT EXISTS (
        SELECT 1 FROM handovers AS held
        WHERE held.company = print_jobs.company AND held.register = print_jobs.register
            AND held.job = print_jobs.job
    )"""
"""What came out and is asked for no more: nothing is to be opened with it, no link leads to it."""

_NOT_DONE: Final = frozenset({JobState.WAITING, JobState.SENT})
_OFFERED: Final = frozenset({JobState.OFFERED})


class QueueReadings(Look):
    """What can be asked about documents and answers."""

    def jobs(self, register: str, states: Iterable[JobState]) -> list[PrintJob]:
        """Return documents in the states given, oldest first."""
        wanted = frozenset(states)
        if not wanted:
            return []
        # Said outright, the narrow index of what is not done can be used, however much has been printed.
        narrow = "AND state IN ('waiting', 'sent')" if wanted <= _NOT_DONE else ""
        narrow = "AND state = 'offered'" if wanted == _OFFERED else narrow
        names = {f"state_{place}": state for place, state in enumerate(sorted(wanted))}
        listed = ", ".join(f":{name}" for name in names)
        return _in_order(self._all(f"{_JOB} {narrow} AND state IN ({listed})", register=register, **names))

    def recent_jobs(self, register: str, limit: int) -> list[PrintJob]:
        """Return the last documents of a register in any state, newest first."""
        rows = self._all(f"{_JOB} ORDER BY job DESC LIMIT :limit", register=register, limit=limit)
        return [_job(row) for row in rows]

    def jobs_of(self, register: str, transaction: int) -> list[PrintJob]:
        """Return the documents of a transaction, oldest first: its receipt, then its copy."""
        rows = self._all(
            f"{_JOB} AND transaction_number = :transaction", register=register, transaction=transaction
        )
        return _in_order(rows)

    def drawers_to_open(self, register: str) -> list[PrintJob]:
        """Return the documents without paper that the drawer still has to open with."""
        return _in_order(self._all(f"{_JOB} AND opens_drawer = 1 AND way <> 'paper'", register=register))

    def offered_count(self, register: str) -> int:
        """Return how many links to receipts nobody has opened yet."""
        found = self._one(
            """SELECT count(*) FROM print_jobs
            WHERE company = :company AND register = :register AND state = 'offered'""",
            register=register,
        )
        return 0 if found is None else found[0]

    def job(self, register: str, job: int) -> PrintJob | None:
        """Return a document of the print queue."""
        found = self._one(f"{_JOB} AND job = :job", register=register, job=job)
        return None if found is None else _job(found)

    def answer(self, key: str) -> StoredAnswer | None:
        """Return what was answered to an idempotency key."""
        found = self._one(
            "SELECT request_digest, answer FROM answers WHERE company = :company AND key = :key", key=key
        )
        return None if found is None else StoredAnswer(*found)

    def buyer(self, register: str, transaction: int) -> str:
        """Return the buyer's name that a receipt was asked to carry; empty when none."""
        found = self._one(
            """SELECT name FROM buyers WHERE company = :company
            AND register = :register AND transaction_number = :transaction""",
            register=register,
            transaction=transaction,
        )
        return "" if found is None else found[0]


class QueueBooks(QueueReadings):
    """What can be put on its way."""

    def put_in_queue(
        self,
        register: str,
        document: Document,
        entry: int,
        *,
        transaction: int | None = None,
        opens_drawer: bool = False,
        to_entry: int | None = None,
        way: ReceiptWay = ReceiptWay.PAPER,
    ) -> PrintJob:
        """Put a document in a register's print queue, to go out the way given."""
        state = _begins(way)
        (job,) = self._ask(
            """INSERT INTO print_jobs
                (company, register, job, document, entry, transaction_number, opens_drawer, state, to_entry,
                way)
            SELECT :company, :register, coalesce(max(job), 0) + 1, :document, :entry, :transaction,
                :opens_drawer, :state, :to_entry, :way
            FROM print_jobs WHERE company = :company AND register = :register
            RETURNING job""",
            register=register,
            document=document,
            entry=entry,
            transaction=transaction,
            opens_drawer=int(opens_drawer),
            state=state,
            to_entry=to_entry,
            way=way,
        ).fetchone()
        return PrintJob(
            register=register,
            job=job,
            document=document,
            entry=entry,
            transaction=transaction,
            opens_drawer=opens_drawer,
            state=state,
            to_entry=to_entry,
            way=way,
        )

    def send_job(self, register: str, job: int, way: ReceiptWay) -> None:
        """Let a document go out another way; it begins anew."""
        self._run(
            """UPDATE print_jobs SET way = :way, state = :state
            WHERE company = :company AND register = :register AND job = :job""",
            way=way,
            state=_begins(way),
            register=register,
            job=job,
        )

    def drawer_opened(self, register: str, job: int) -> None:
        """Note that the drawer that was to open with a document has been opened."""
        self._run(
            """UPDATE print_jobs SET opens_drawer = 0
            WHERE company = :company AND register = :register AND job = :job""",
            register=register,
            job=job,
        )

    def set_job_state(self, register: str, job: int, state: JobState) -> None:
        """Note where a document is."""
        self._run(
            """UPDATE print_jobs SET state = :state
            WHERE company = :company AND register = :register AND job = :job""",
            register=register,
            job=job,
            state=state,
        )

    def remember(self, register: str, key: str, answer: StoredAnswer, at: datetime) -> None:
        """
        Keep what was answered at a register to an idempotency key, and when (UTC).

        By that moment they are in the order in which they were given: a backup goes through them in it, and
        finds the new ones together. Those of older versions have the day alone, which comes before it.
        """
        self._run(
            """INSERT INTO answers (company, key, request_digest, answer, register, answered)
            VALUES (:company, :key, :request_digest, :answer, :register, :answered)""",
            key=key,
            request_digest=answer.request_digest,
            answer=answer.answer,
            register=register,
            answered=at.isoformat(timespec="milliseconds"),
        )

    def forget_answers(self, register: str, before: date) -> None:
        """Forget what was answered at a register before a day (UTC)."""
        self._run(
            """DELETE FROM answers
            WHERE company = :company AND register = :register AND answered < :before""",
            register=register,
            before=before.isoformat(),
        )

    def forget_documents(self, register: str, before: date, stays_from: int, at_most: int) -> None:
        """
        Forget documents that came out, of those put in the queue before the first for an entry of a day.

        What waits, is in doubt or was withdrawn stays, and so does a receipt whose link can still be opened.
        They go oldest first, and it is walked no further than to the first that is too young. A sale is of
        the day that it was begun on, which may be long before its receipt.

        Args:
            register: Whose queue.
            before: The day; each document for an entry since then stays, and each that came after it.
            stays_from: The entry whose document stays, whatever its day, and each that came after it.
            at_most: So far it is walked at once.
        """
        oldest = self._one(f"SELECT job, entry {_LET_GO} ORDER BY job LIMIT 1", register=register)
        if oldest is None:
            return
        first, entry = oldest
        young = self._one(
            """SELECT job FROM print_jobs
            WHERE company = :company AND register = :register AND job >= :first AND job < :end
                AND (entry >= :stays_from OR entry >= (
                    SELECT min(number) FROM days
                    WHERE company = :company AND register = :register AND day >= :before AND number >= (
                        SELECT max(number) FROM days
                        WHERE company = :company AND register = :register AND number <= :entry
                    )
                ))
            ORDER BY job LIMIT 1""",
            register=register,
            first=first,
            end=first + at_most,
            entry=entry,
            before=before.isoformat(),
            stays_from=stays_from,
        )
        self._run(
            f"DELETE {_LET_GO} AND job >= :first AND job < :end",
            register=register,
            first=first,
            end=first + at_most if young is None else young[0],
        )

    def name_buyer(self, register: str, transaction: int, name: str) -> None:
        """Keep the buyer's name for a receipt, beside the journal; an empty one erases it."""
        self._run(
            """INSERT INTO buyers (company, register, transaction_number, name)
            VALUES (:company, :register, :transaction, :name)
            ON CONFLICT (company, register, transaction_number) DO UPDATE SET name = excluded.name""",
            register=register,
            transaction=transaction,
            name=name,
        )


def _job(row: Row) -> PrintJob:
    register, job, document, entry, transaction, opens_drawer, state, to_entry, way = row
    return PrintJob(
        register,
        job,
        document,
        entry,
        transaction,
        bool(opens_drawer),
        JobState(state),
        to_entry,
        ReceiptWay(way),
    )


def _in_order(rows: Iterable[Row]) -> list[PrintJob]:
    """Put them in order: the database, asked for it, walks all there ever were, which stand in that order."""
    return sorted((_job(row) for row in rows), key=lambda job: job.job)


def _begins(way: ReceiptWay) -> JobState:
    """Return how a document begins: a link waits for the customer, all else for a machine."""
    return JobState.OFFERED if way is ReceiptWay.LINK else JobState.WAITING
