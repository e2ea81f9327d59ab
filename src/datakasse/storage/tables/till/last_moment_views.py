"""How the last moments follow an entry, in its transaction and in whatever order journals are read."""

from typing import Final

from datakasse.journal.access_moments import may_be_moment, moment_in
from datakasse.journal.entry import Record
from datakasse.storage.tables.goods.stock_views import StockViews
from datakasse.storage.tables.journal import read_record
from datakasse.storage.tables.till.last_moments import LastMomentsLook

_VIEW: Final = "last moments"


class LastMomentViews(StockViews, LastMomentsLook):
    """How they follow an entry."""

    def rebuild_views(self) -> None:
        """Throw the view away and make it again from the entries."""
        self._run("DELETE FROM last_moments WHERE company = :company")
        super().rebuild_views()

    def build_missing_views(self) -> bool:
        """Make the view of a store from before it was kept; tell whether it was so."""
        built = super().build_missing_views()
        if self._is_built(_VIEW):
            return built
        self._run("DELETE FROM last_moments WHERE company = :company")
        for register in self.registers():
            # Most of a journal is what was sold; that is not read for the little that is sought.
            for row in self.stored(register.register_id):
                if may_be_moment(row.body):
                    self._show_moment(read_record(register.register_id, row.number, row.body))
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = :view", view=_VIEW)
        return True

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the view up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        self._show_moment(record)

    def _show_moment(self, record: Record) -> None:
        found = moment_in(record)
        if found is None:
            return
        what, subject = found
        self._run(
            """INSERT INTO last_moments (company, what, subject, register, at)
            VALUES (:company, :what, :subject, :register, :at)
            ON CONFLICT (company, what, subject, register) DO UPDATE SET at = excluded.at
            WHERE excluded.at > last_moments.at""",
            what=what.value,
            subject=subject,
            register=record.register,
            at=record.at.isoformat(timespec="milliseconds"),
        )
