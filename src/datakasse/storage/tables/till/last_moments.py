"""
When something was last so of a person or a role: a view over the journal, a row for each at each register.

Without it, who has not signed on for a month could be told only by reading the whole journal.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from datakasse.journal.access_moments import LastOf
from datakasse.storage.tables.look import Look

LAST_MOMENTS: Final = (
    """CREATE TABLE last_moments (
        company TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (company, what, subject)
    ) STRICT""",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'last moments' FROM companies",
)
"""The table, as a step of the migrations."""

LAST_MOMENTS_BY_REGISTER: Final = (
    # Each register writes its own rows, so that no till waits for another where the same person is at both.
    "DROP TABLE last_moments",
    """CREATE TABLE last_moments (
        company TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT NOT NULL,
        register TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (company, what, subject, register)
    ) STRICT""",
    "DELETE FROM unbuilt_views WHERE view = 'last moments'",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'last moments' FROM companies",
)
"""A step of the schema: the view is made again from the journal, with all that it counts now."""


class LastMomentsLook(Look):
    """What can be asked of it."""

    def last_moments(self, what: LastOf) -> Mapping[str, datetime]:
        """Return when something was last so, of each person or role of which it ever was."""
        rows = self._all(
            """SELECT subject, max(at) FROM last_moments
            WHERE company = :company AND what = :what GROUP BY subject""",
            what=what.value,
        )
        return {subject: datetime.fromisoformat(at) for subject, at in rows}
