"""
This process on a machine that others use as well: what it keeps from them.

Keys, PINs and tokens are in a process's memory, and may be in its command line and environment. Linux shows
the last two to whoever asks (`ps`, `/proc/<number>/environ`), writes the first to a file when a process falls
over (a core dump), and lets the same user look into it at any time.

    keep_to_itself()          no core dump, no look into memory, by nobody but the machine's administrator
    cover_environment(names)  a setting is blank to others; this process and its children know it still
    cover_argument(value)     a value in the command line is blank to others

Covered means: from then on. What stands in a command line is seen until the process has come so far, which is
why a prompt or a file is better (docs/operations/keys.md).

Law: SIG-12.
"""

import ctypes
import os
import resource
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

SECRET_SETTINGS: Final = (
    "DATAKASSE_PASSPHRASE",
    "DATAKASSE_NEW_PASSPHRASE",
    "DATAKASSE_TOKEN_PIN",
    "DATAKASSE_PLACE_SECRET",
    "DATAKASSE_MAIL_PASSWORD",
    "DATAKASSE_DATABASE",
    "PGPASSWORD",
)
"""Settings in the environment that are secret, or may have a secret in them."""
_SET_DUMPABLE: Final = 4
"""`PR_SET_DUMPABLE` of prctl(2)."""
_ARGUMENTS_BEGIN, _ARGUMENTS_END = 48 - 3, 49 - 3
"""Where proc(5) counts `arg_start` and `arg_end`, after the name in brackets."""


def keep_to_itself() -> None:
    """Let no core dump of this process be written, nor another process of the same user look into it."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A system without prctl(2) has no such switch; the limit above holds there.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def cover_environment(names: Iterable[str]) -> None:
    """Blank settings where other processes see them: in the block that this one was started with."""
    system = ctypes.CDLL(None)
    system.getenv.restype = ctypes.c_void_p
    for name in names:
        value = os.environ.get(name)
        at = system.getenv(name.encode())
        if value and at is not None:
            ctypes.memset(at, 0, len(os.fsencode(value)))
            os.environ[name] = value


def cover_argument(value: str) -> None:
    """Blank a value where other processes see it in this one's command line."""
    begin, block = _arguments()
    sought = os.fsencode(value)
    at = begin
    for argument in block.split(b"\0"):
        if sought and (argument == sought or argument.endswith(b"=" + sought)):
            ctypes.memset(at + len(argument) - len(sought), ord("*"), len(sought))
        at += len(argument) + 1


def _arguments() -> tuple[int, bytes]:
    """Return where the command line of this process is in its memory, and what stands there."""
    try:
        told = Path("/proc/self/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        begin, end = int(told[_ARGUMENTS_BEGIN]), int(told[_ARGUMENTS_END])
    except (OSError, IndexError, ValueError):
        # Not Linux, or a container that does not tell.
        return 0, b""
    return begin, ctypes.string_at(begin, end - begin) if begin else b""
