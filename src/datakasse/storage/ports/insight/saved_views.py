"""What may be asked of a database about saved views of reports, and entered; a part of `ports/store.py`."""

from typing import Protocol

from datakasse.insight.saved_view import SavedView


class SavedViewReadings(Protocol):
    """What can be asked."""

    def saved_views(self) -> list[SavedView]:
        """Return all views there ever were, by number."""
        ...


class SavedViewBooks(SavedViewReadings, Protocol):
    """What can be entered."""

    def put_saved_view(self, view: SavedView) -> None:
        """Keep a view, or what became of one."""
        ...

    def drop_saved_view(self, number: int) -> None:
        """Forget a view."""
        ...
