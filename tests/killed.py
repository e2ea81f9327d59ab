"""A child process that is killed at a line: what a power cut at that very line would leave is left."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import CodeType, FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def killed_at(line: int, where: Callable[[CodeType], bool], work: Callable[[], object]) -> bool:
    """
    Carry something out in a child that is killed at a line, in whatever thread comes to it.

    Args:
        line: At the how manieth line that is carried out, from 0.
        where: In which code lines count.
        work: What the child does; it must not fail.

    Returns:
        Whether it was killed, or done before it came so far.
    """
    child = os.fork()
    if child == 0:
        seen = 0

        def trace(frame: FrameType, event: str, _: object) -> "TraceFunction | None":
            nonlocal seen
            if not where(frame.f_code):
                return None
            seen += event == "line"
            if seen > line:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        try:
            threading.settrace(trace)
            sys.settrace(trace)
            work()
            os._exit(0)
        finally:
            os._exit(7)
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}, status
    return status != 0
