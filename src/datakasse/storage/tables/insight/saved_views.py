"""Saved views of reports, beside the journal."""

from typing import Final

import msgspec

from datakasse.insight.saved_view import SavedView
from datakasse.storage.tables.look import Look

SAVED_VIEWS: Final = (
    """CREATE TABLE saved_views (
        company TEXT NOT NULL,
        saved_view INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, saved_view)
    ) STRICT""",
)
"""The table, as a step of the migrations."""

_view: Final = msgspec.json.Decoder(SavedView).decode


class SavedViewLook(Look):
    """What can be asked about saved views."""

    def saved_views(self) -> list[SavedView]:
        """Return all views there ever were, by number."""
        rows = self._all("SELECT body FROM saved_views WHERE company = :company ORDER BY saved_view")
        return [_view(body) for (body,) in rows]


class SavedViewPen(SavedViewLook):
    """What can be entered about saved views."""

    def put_saved_view(self, view: SavedView) -> None:
        """Keep a view, or what became of one."""
        self._of_company()
        self._run(
            """INSERT INTO saved_views (company, saved_view, body) VALUES (:company, :saved_view, :body)
            ON CONFLICT (company, saved_view) DO UPDATE SET body = excluded.body""",
            saved_view=view.number,
            body=msgspec.json.encode(view).decode(),
        )

    def drop_saved_view(self, number: int) -> None:
        """Forget a view."""
        self._run(
            "DELETE FROM saved_views WHERE company = :company AND saved_view = :saved_view", saved_view=number
        )
