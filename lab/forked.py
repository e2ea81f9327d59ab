"""
A server forked from a process that has imported it already: the same program, started in less time.

Most of what a start costs is imports and routes, and a lab starts a server hundreds of times. What is forked
is a process of its own, with its own files, locks and memory, and is killed like any other.
"""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from threading import Thread
from typing import IO, ClassVar, Final
from weakref import WeakSet

from lab.slow_answers import SLOW_MS, slow_down
from lab.store import LabRefusal

_STANDARD_OUTPUT: Final = 1


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "datakasse.program", "lab.made_before"])
    return context


class _Parent:
    """
    The process that is forked.

    Attributes:
        environ: What stands in its environment; None while there is none.
        running: What was forked from it and has not been seen to end.
    """

    environ: ClassVar[Mapping[str, str] | None] = None
    running: ClassVar["WeakSet[Forked]"] = WeakSet()


def prepare(environ: Mapping[str, str]) -> None:
    """
    Have a process to fork from that was started with this in its environment, and no other one.

    Raises:
        LabRefusal: What was forked with another environment still runs; nobody could end it any more.
    """
    if _Parent.environ == environ:
        return
    if any(forked.returncode is None for forked in _Parent.running):
        raise LabRefusal("what was forked with another environment still runs.")
    if _Parent.environ is not None:
        # Once it runs its environment stays as it is, and the module has no other way to end it.
        forkserver._forkserver._stop()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage, reportUnknownMemberType, reportAttributeAccessIssue]
    before = {name: os.environ.get(name) for name in environ}
    _context()
    os.environ.update(environ)
    try:
        forkserver.ensure_running()
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    _Parent.environ = dict(environ)


class Forked:
    """
    A forked `datakasse`, looked at and ended as a `subprocess.Popen` is.

    Args:
        arguments: What stands after `datakasse`.
        environ: What stands in its environment besides.
        module: The module that is run.
    """

    def __init__(
        self, arguments: Sequence[str], environ: Mapping[str, str], module: str = "datakasse"
    ) -> None:
        if _Parent.environ is None:
            prepare({})
        reading, writing = _context().Pipe(duplex=False)
        told = (module, list(arguments), dict(environ), writing)
        # A daemon: whoever forgets to end it, or fails before, does not wait for it in the end.
        self._process = _context().Process(target=_run, args=told, daemon=True)
        self._process.start()
        _Parent.running.add(self)
        writing.close()
        self.stdout: IO[str] | None = os.fdopen(os.dup(reading.fileno()))
        reading.close()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def terminate(self) -> None:
        """Tell it to end."""
        self._process.terminate()

    def communicate(self, *, timeout: float) -> tuple[str, None]:
        """Read what it writes until it has ended, and return it; raises `subprocess.TimeoutExpired`."""
        written: list[str] = []
        output, self.stdout = self.stdout, None
        reading = Thread(target=lambda: output and written.append(output.read()), daemon=True)
        reading.start()
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("datakasse", timeout)
        reading.join(timeout)
        if output is not None:
            output.close()
        return "".join(written), None


def _run(module: str, arguments: Sequence[str], environ: Mapping[str, str], writing: Connection) -> None:
    """Be a module that is run with some arguments, its standard output led to whoever forked it."""
    os.dup2(writing.fileno(), _STANDARD_OUTPUT)
    os.environ.update(environ)
    sys.argv = [module, *arguments]
    if late := os.environ.get(SLOW_MS):
        slow_down(float(late))
    sys.modules.pop(f"{module}.__main__", None)  # It was imported before the fork, and is run now.
    runpy.run_module(module, run_name="__main__")
