"""
A trial that does something else than trying a copy, as `ODD_TRIAL` in its environment says.

    python -m tests.backup.odd_trial FOLDER

    tell          tell what others on the machine see of it
    die           be killed
    hang PIPE     open a pipe, and wait for ever
"""

import os
import signal
import sys
import threading
from pathlib import Path

from datakasse import trial
from datakasse.office.backup.trial import TrialTold


def odd(_order: object, folder: Path, *_others: object) -> TrialTold:
    """Do what is asked for instead of trying a copy."""
    asked, _, pipe = os.environ["ODD_TRIAL"].partition(" ")
    (folder / "left").mkdir()
    if asked == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if asked == "hang":
        os.open(pipe, os.O_WRONLY)
        threading.Event().wait()
    seen = (*sys.argv, *(f"{name}={value}" for name, value in os.environ.items()))
    return TrialTold(fault="\n".join(seen))


if __name__ == "__main__":
    setattr(trial, "try_out", odd)  # noqa: B010 - it is another function on purpose
    trial.main(Path(sys.argv[1]))
