"""
A copy is tried in a process of its own, which gives its memory back when it ends.

    order ─▶ its standard input, and no command line, environment or file ─▶ DIR/told.json ─▶ what came of it

It has no part of the shop's environment that is secret. Its input stays open for as long as whoever asked
lives; when that ends, however it ends, so does the trial. What it made lies in a folder that is removed by
whoever is left of the two, and by the next trial if neither was.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec

from datakasse.devices.machine.own_process import SECRET_SETTINGS
from datakasse.errors.backup.copies import TrialBroken
from datakasse.errors.phrase import Phrase
from datakasse.office.backup.trial import TrialEnded, TrialOrder, TrialTold, broken_by

MODULE: Final = "datakasse.trial"
TOLD: Final = "told.json"
"""What the process leaves in the folder when it has come to its end."""
PREFIX: Final = "datakasse-drill-"
_YOUNG_S: Final = 60.0
"""A folder that is no older may be of a trial that has not come so far as to lock it."""


class TrialApart:
    """
    Has copies tried in processes of their own.

    Args:
        module: What a process runs.
    """

    def __init__(self, module: str = MODULE) -> None:
        self._module = module
        self._turn = threading.Lock()
        self._at_work: list[subprocess.Popen[bytes]] = []

    def __call__(self, order: TrialOrder) -> TrialTold:
        """Try a copy, and return what came of it; raises `TrialBroken`, `TrialEnded`."""
        try:
            with _folder() as folder:
                code = self._ended_with(msgspec.json.encode(order), folder)
                if code == 0:
                    return msgspec.json.decode((folder / TOLD).read_bytes(), type=TrialTold)
        except OSError as error:
            raise broken_by(error, Path(tempfile.gettempdir())) from error
        raise TrialBroken(why=_why(code))

    def end(self) -> None:
        """End what is being tried now, if anything is."""
        with self._turn:
            ended, self._at_work = self._at_work, []
        for process in ended:
            process.kill()

    def _ended_with(self, order: bytes, folder: Path) -> int:
        process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", self._module, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name not in SECRET_SETTINGS},
            start_new_session=True,
        )
        with self._turn:
            self._at_work.append(process)
        try:
            with suppress(BrokenPipeError):
                _hand_over(process, order)
            code = process.wait()
        finally:
            process.kill()
            process.wait()
            if process.stdin is not None:
                # What is left to be written is written to nobody.
                with suppress(BrokenPipeError):
                    process.stdin.close()
        with self._turn:
            if process not in self._at_work:
                raise TrialEnded
            self._at_work.remove(process)
        return code


def _hand_over(process: subprocess.Popen[bytes], order: bytes) -> None:
    """Give a process its order, and leave its input open: that it ends is how it learns that we did."""
    if process.stdin is not None:
        process.stdin.write(order + b"\n")
        process.stdin.flush()


def _why(code: int) -> Phrase:
    """Return how a process ended, in few words."""
    if code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return Phrase(f"prosessen ble avsluttet av {name}", f"the process was ended by {name}")
    return Phrase(f"prosessen sluttet med {code}", f"the process ended with {code}")


@contextmanager
def _folder() -> Generator[Path]:
    """Have a folder for nobody else to see for the length of a `with`; what others left is removed first."""
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _sweep(place: Path) -> None:
    """Remove the folders of trials that ended together with whoever asked for them, as when power goes."""
    for folder in place.glob(f"{PREFIX}*"):
        with suppress(OSError):
            seen = folder.lstat()
            if seen.st_uid != os.getuid() or time.time() - seen.st_mtime < _YOUNG_S:
                continue
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(held)
