"""Changes that flow down from a hub, in the database: at the hub, and at each register."""

from datetime import UTC, datetime
from typing import Final

from datakasse.storage.ports.changes import ChangeOutcome, KeptChange
from datakasse.storage.tables.look import Look

_EVERY: Final = 2**31


class ChangeLook(Look):
    """What can be asked about them."""

    def changes(self, after: int = 0, limit: int | None = None) -> list[KeptChange]:
        """Return the changes after a version, in order."""
        rows = self._all(
            """SELECT version, valid_from, body FROM changes
            WHERE company = :company AND version > :after ORDER BY version LIMIT :limit""",
            after=after,
            limit=_EVERY if limit is None else limit,
        )
        return [KeptChange(version, _moment(valid_from), bytes(body)) for version, valid_from, body in rows]

    def newest_change(self) -> int:
        """Return the version of the newest change; 0 where there is none."""
        found = self._one("SELECT max(version) FROM changes WHERE company = :company")
        return 0 if found is None or found[0] is None else found[0]

    def changes_due(self, at: datetime) -> list[KeptChange]:
        """Return the changes whose moment has come and that nothing has come of yet, by moment."""
        return [change for change in self._waiting() if change.valid_from <= at]

    def next_change_at(self) -> datetime | None:
        """Return the moment of the next change that nothing has come of yet."""
        return min((change.valid_from for change in self._waiting()), default=None)

    def change_outcomes(self) -> list[ChangeOutcome]:
        """Return what came of changes, by version."""
        rows = self._all(
            """SELECT version, since, refused FROM changes_in_effect
            WHERE company = :company ORDER BY version"""
        )
        return [ChangeOutcome(version, _moment(since), refused) for version, since, refused in rows]

    def _waiting(self) -> list[KeptChange]:
        rows = self._all(
            """SELECT version, valid_from, body FROM changes
            WHERE company = :company AND NOT EXISTS (
                SELECT 1 FROM changes_in_effect
                WHERE changes_in_effect.company = changes.company
                    AND changes_in_effect.version = changes.version
            )
            ORDER BY version"""
        )
        kept = [KeptChange(version, _moment(valid_from), bytes(body)) for version, valid_from, body in rows]
        return sorted(kept, key=lambda change: (change.valid_from, change.version))


class ChangePen(ChangeLook):
    """What can be entered about them."""

    def add_change(self, change: KeptChange) -> None:
        """Keep a change; one of that version that is there already stays."""
        self._run(
            """INSERT INTO changes (company, version, valid_from, body)
            VALUES (:company, :version, :valid_from, :body)
            ON CONFLICT (company, version) DO NOTHING""",
            version=change.version,
            valid_from=_text(change.valid_from),
            body=change.body,
        )

    def forget_changes(self, after: int) -> None:
        """Forget the changes after a version, and what came of them; what they did stays done."""
        self._run("DELETE FROM changes_in_effect WHERE company = :company AND version > :after", after=after)
        self._run("DELETE FROM changes WHERE company = :company AND version > :after", after=after)

    def note_outcome(self, outcome: ChangeOutcome) -> None:
        """Note what came of a change."""
        self._run(
            """INSERT INTO changes_in_effect (company, version, since, refused)
            VALUES (:company, :version, :since, :refused)""",
            version=outcome.version,
            since=_text(outcome.at),
            refused=outcome.refused,
        )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
