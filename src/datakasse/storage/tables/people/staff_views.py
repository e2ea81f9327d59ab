"""
What the journal has of the staff register: a view, written in the same transaction as the line.

An entry that is gone, changed or moved to another day differs from it; a number is never given out again.
"""

from datakasse.journal.entry import Record
from datakasse.journal.staff_proof import proof_in
from datakasse.storage.tables.goods.stock_views import StockViews
from datakasse.storage.tables.people.staff import StaffLook


class StaffViews(StockViews, StaffLook):
    """How the proofs follow an entry."""

    def rebuild_views(self) -> None:
        """Throw the view away and make it again from the entries."""
        self._run("DELETE FROM staff_proofs WHERE company = :company")
        super().rebuild_views()

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        proof = proof_in(record)
        if proof is None:
            return
        self._run(
            """INSERT INTO staff_proofs (company, register, number, day, journal_entry, digest)
            VALUES (:company, :register, :number, :day, :journal_entry, :digest)""",
            register=proof.register,
            number=proof.number,
            day=proof.day.isoformat(),
            journal_entry=proof.journal_entry,
            digest=proof.digest,
        )
