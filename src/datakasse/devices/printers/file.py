"""
A printer that writes each document to a folder, one file a document.

Good for a back office or a test; the law wants paper at the cash point (KSF-2-3-b), so a declared
register refuses to open with it.
"""

import os
from pathlib import Path

from datakasse.counter.ports import DrawerStatus, Paper, PrinterAsleep, PrinterStatus
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.errors.system_words import system_words
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import Slip


class FilePrinter:
    """
    Writes documents as text, numbered in the order they came.

    Args:
        folder: Where the files go; made when missing.
        drawer: The on-screen drawer that opens with a document, if the register has one.
    """

    on_paper = False
    on_screen = False

    def __init__(self, folder: Path, drawer: OnScreenDrawer | None) -> None:
        self._folder = folder
        self._drawer = drawer

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """
        Write the document; it is there whole or not at all.

        Raises:
            PrinterAsleep: The folder cannot be written; surely nothing came out.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(self._folder / f"{self._last_number() + 1:06d}-{slip.kind}.txt", as_text.render(slip))
        except OSError as error:
            raise PrinterAsleep(system_words(error), untouched=True) from error
        if open_drawer and self._drawer is not None:
            self._drawer.open()

    def status(self) -> PrinterStatus:
        """Return that it is ready: nothing of it can fail before it is used."""
        drawer = DrawerStatus.CLOSED if self._drawer is None else self._drawer.status()
        return PrinterStatus(reachable=True, paper=Paper.OK, drawer=drawer)

    def _last_number(self) -> int:
        """Return the highest number in the folder: somebody may have thrown earlier ones away."""
        numbers = (path.name.partition("-")[0] for path in self._folder.glob("*-*.txt"))
        return max((int(number) for number in numbers if number.isdecimal()), default=0)

    def _write(self, target: Path, text: str) -> None:
        draft = target.with_suffix(".part")
        try:
            with draft.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(target)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
