"""
A process that has read datakasse's modules: programs are forked from it that somebody starts by their path.

    caller ─ starts ─▶ program on the disk ─ tells what it was given ─▶ stem ─ forks ─▶ keeper ─▶ process

Most of what a command takes is Python reading a thousand modules, and an upgrade types eight of them. What is
forked is a process of its own with the arguments, environment, folder and files of the program, which passes
signals on to it and ends as it ends; a program that is killed takes it along.
"""

import atexit
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from select import select
from socket import AF_UNIX, SOCK_SEQPACKET, recv_fds, socket
from tempfile import TemporaryDirectory
from typing import Final

from datakasse import program
from lab.made_before import ROUTES

_ROOT: Final = Path(__file__).resolve().parents[2]
_TOLD_BYTES: Final = 200_000
_OPEN: Final = f"{program.__name__} is read, and has {len(ROUTES)} routes\n"
_KILLED: Final = 128
"""A shell's own number for what a signal has ended, with that of the signal added."""

_PROGRAM: Final = """#!{python} -IS
import json, os, signal, socket, sys
script, words = {script!r}, sys.argv[1:]
if not script and words[:2] != ["-m", "datakasse"]:
    os.execv({python!r}, [{python!r}, *words])
line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
line.connect({address!r})
told = [script, words if script else words[2:], os.getcwd(), dict(os.environ)]
socket.send_fds(line, [json.dumps(told).encode()], [0, 1, 2])
process = int(line.recv(32))
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, lambda number, _: os.kill(process, number))
sys.exit(int(line.recv(32)))
"""


def forking(script: Path) -> str:
    """Return the text of a program that runs a script in a process that is forked."""
    return _PROGRAM.format(python=sys.executable, script=str(script), address=str(_address()))


def python() -> Path:
    """Return what stands for Python's program in `python -m datakasse …`; the rest it leaves to Python."""
    return _address().with_name("python")


@cache
def _address() -> Path:
    """Return where the stem of this run of tests listens; it ends when the run does."""
    folder = TemporaryDirectory(prefix="stem-")
    address = Path(folder.name) / "line"
    stands_for = address.with_name("python")
    stands_for.write_text(_PROGRAM.format(python=sys.executable, script="", address=str(address)))
    stands_for.chmod(0o755)
    running = subprocess.Popen(
        [sys.executable, "-m", __name__, str(address)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def end() -> None:
        running.communicate()
        folder.cleanup()

    atexit.register(end)
    assert running.stdout is not None
    assert running.stdout.readline() == _OPEN
    return address


def main(address: Path) -> None:
    """Be the stem until whoever started it is gone; what is forked comes back from there and goes on."""
    line = _called(address)
    if line is None:
        return
    told, files, _, _ = recv_fds(line, _TOLD_BYTES, 3)
    process = os.fork()
    if process:
        _keep(line, process, files)
        return
    line.close()
    sys.executable = str(address.with_name("python"))
    script, words, folder, environ = json.loads(told)
    _become(script, words, folder, environ, files)


def _called(address: Path) -> socket | None:
    """Fork for every program that calls, and return its line where that is; None where the stem ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket(AF_UNIX, SOCK_SEQPACKET) as listening:
        listening.bind(str(address))
        listening.listen()
        print(_OPEN, end="", flush=True)
        while sys.stdin not in select([listening, sys.stdin], [], [])[0]:
            line, _ = listening.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                return line
            line.close()
    return None


def _keep(line: socket, process: int, files: Sequence[int]) -> None:
    """Tell a program the number of its process, and how that ends; end it where the program does before."""
    for file in files:
        os.close(file)
    ended = os.pidfd_open(process)
    with suppress(OSError):
        line.send(str(process).encode())
        if ended not in select([line, ended], [], [])[0]:
            os.kill(process, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        line.send(str(code if code >= 0 else _KILLED - code).encode())


def _become(
    script: str, words: Sequence[str], folder: str, environ: Mapping[str, str], files: Sequence[int]
) -> None:
    """Be what a program stands for, in its place."""
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = [script, *words]
    if script:
        runpy.run_path(script, run_name="__main__")
    else:
        runpy.run_module("datakasse", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
