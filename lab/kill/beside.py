"""Commands of the product beside a server, and the wait for what they do."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

Begun = list["subprocess.Popen[bytes]"]
"""Commands that were begun, to be waited for afterwards."""
_LOOK_S: Final = 0.000_5


def begin(beside: Begun, folder: Path, *command: str) -> "subprocess.Popen[bytes]":
    """Begin a command of the product on a data folder."""
    whole = [sys.executable, "-m", "datakasse", *command, "--data", str(folder)]
    begun = subprocess.Popen(whole, stdout=subprocess.DEVNULL)
    beside.append(begun)
    return begun


def begin_rotation(
    beside: Begun, folder: Path, register: str, keys: Path, patience_s: float
) -> "subprocess.Popen[bytes]":
    """Begin `datakasse keys rotate`, and return it as it puts a new key in the register's folder."""
    before = len(list(keys.iterdir()))
    rotating = begin(beside, folder, "keys", "rotate", "--register", register)
    wait_until(lambda: len(list(keys.iterdir())) > before, patience_s)
    return rotating


def wait_until(is_so: Callable[[], bool], patience_s: float) -> None:
    """Look again and again until something is so, but not for ever."""
    until = time.monotonic() + patience_s
    while not is_so() and time.monotonic() < until:
        time.sleep(_LOOK_S)
