"""The log of a process: no variables of functions, and what goes on being wrong is told now and then."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import structlog
from structlog.typing import EventDict, WrappedLogger

_AGAIN_S: Final = 600.0
"""How often a log tells what has not changed: a room may find it anew every two seconds, for days."""


class ToldAgain:
    """
    Lets a warning through that is new, or that was told last a while ago; counts those that it drops.

    Args:
        now_s: A clock that never goes back.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._told: dict[str, tuple[float, int]] = {}
        self._turn = threading.Lock()

    def __call__(self, logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
        """
        Return a line as it is to be written, with how many like it were dropped before it.

        Raises:
            structlog.DropEvent: It says what was told a moment ago.
        """
        del logger
        if method not in {"warning", "error", "exception"}:
            return line
        said, now_s = _said(line), self._now_s()
        with self._turn:
            self._told = {key: told for key, told in self._told.items() if now_s - told[0] < 2 * _AGAIN_S}
            told_s, dropped = self._told.get(said, (now_s - _AGAIN_S, 0))
            if now_s - told_s < _AGAIN_S:
                self._told[said] = told_s, dropped + 1
                raise structlog.DropEvent
            self._told[said] = now_s, 0
        return {**line, "dropped": dropped} if dropped else line


def _said(line: EventDict) -> str:
    """Return what a line says: also which error it tells of, wherever that came from."""
    told = line.get("exc_info")
    error = told if isinstance(told, BaseException) else sys.exc_info()[1] if told else None
    words = sorted((name, str(value)) for name, value in line.items() if name != "exc_info")
    return repr((words, type(error).__name__, str(error)))


def configure_log() -> None:
    """Have this process write its log so."""
    # As it comes, structlog shows the variables of every function that an error came through.
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            ToldAgain(),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            plain,
        ]
    )
