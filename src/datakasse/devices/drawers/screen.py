"""A drawer on the screen, which counts as one in a demonstration (KSL-7)."""

from threading import Lock

from datakasse.counter.ports import DrawerStatus


class OnScreenDrawer:
    """Opens when the register opens it, and stays open until the person on the screen closes it."""

    reports_state = True
    on_screen = True

    def __init__(self) -> None:
        self._lock = Lock()
        self._open = False

    def status(self) -> DrawerStatus:
        """Return whether it is open."""
        with self._lock:
            return DrawerStatus.OPEN if self._open else DrawerStatus.CLOSED

    def open(self) -> None:
        """Open it."""
        with self._lock:
            self._open = True

    def close(self) -> bool:
        """Close it, as a person does with a hand; return whether it was open."""
        with self._lock:
            was_open, self._open = self._open, False
        return was_open
