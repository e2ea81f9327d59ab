"""
How set-up ends when it cannot go on: one sentence that says what happened and what to do.

Runs on Python 3.8 and later, so that an old Python can be told it is old.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable


class Stop(Exception):
    """Set-up cannot go on. The text is the one sentence a person reads."""


def ending_in_one_sentence(task: Callable[[], None]) -> int:
    """Run a task of set-up and return the exit code: 0, 2 after a `Stop`, 130 when interrupted."""
    try:
        task()
    except Stop as stop:
        print(f"datakasse: {stop}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"datakasse: {_about(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def _about(error: OSError) -> str:
    what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    if error.errno == errno.ENOSPC:
        return f"The disk is full ({what}); free some space and run the same command again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"No permission to write here ({what}); give your user that right and run the same command again."
        )
    return f"Set-up found something amiss ({what}); delete .venv and run the same command again."
