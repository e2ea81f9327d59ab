"""A served shop whose clock shows what a test says."""

from datetime import datetime
from pathlib import Path

from tests.browser.served_shop import ServedShop


class ClockedShop(ServedShop):
    """A served shop whose clock shows what the test says; `CLOCK_FILE` names where it looks."""

    door = "tests.browser.clocked_door"

    def show(self, moment: datetime) -> None:
        """Let the clock show a moment."""
        self.clock_file.write_text(moment.isoformat(), encoding="utf-8")

    @property
    def clock_file(self) -> Path:
        """Where the clock looks."""
        return self.folder.parent / "clock"
