"""The command line, as a person types it: in this process, or in one of its own where that matters."""

import os
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from socket import socket

import msgspec
import structlog
from click.testing import CliRunner, Result

from datakasse.cli.main import datakasse
from datakasse.cli.norwegian import in_norwegian
from datakasse.cli.product import Hub, Hubs, Listening, Product, Shop
from datakasse.housekeeping import move_hub_books
from datakasse.hub_wiring import new_hub, open_hub
from datakasse.partners.hub_line import HttpHubLines
from datakasse.program import DATABASES, KEY_SAFE
from datakasse.settings import Settings
from datakasse.storage.making import FirstMaking
from datakasse.trade.shop.shop import Declaration
from datakasse.wiring import joined_shop, new_shop, open_shop, upgrade_of
from tests.cli.stem import python

ORGANISATION = "974760673"
REGISTER = f"{ORGANISATION}-1"
CLEAN, FAULTS, COULD_NOT = 0, 1, 2
_PATIENCE_S = 60


def _never_serve(shop: Shop, listening: Listening) -> None:
    """Serving would not end; what comes before it is tested here, itself in a process of its own."""
    raise AssertionError(f"serves {shop.settings.folder} at {listening}")


def _never_serve_hub(hub: Hub, listening: socket) -> None:
    raise AssertionError(f"serves {hub.house.link} at {listening}")


def typed(
    *arguments: str | Path,
    environ: Mapping[str, str] | None = None,
    answers: str | None = None,
    declaration: Declaration | None = None,
) -> Result:
    """
    Carry out a command and return how it went; that it has not fallen over is checked here.

    Args:
        arguments: What stands after `datakasse`.
        environ: Put into the environment for its length.
        answers: What is typed at the prompts.
        declaration: What was declared of this build.
    """

    def declared(settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, declaration=declaration or settings.declaration)

    def opened(settings: Settings, *, exclusive: bool = False) -> Shop:
        return open_shop(declared(settings), exclusive=exclusive)

    def joined(settings: Settings, organisation_number: str) -> AbstractContextManager[Shop]:
        return joined_shop(declared(settings), organisation_number)

    hubs = Hubs(open_hub, new_hub, _never_serve_hub, move_hub_books, HttpHubLines())
    product = Product(
        opened,
        new_shop,
        _never_serve,
        upgrade_of,
        replace(DATABASES, joined=joined),
        hubs,
        KEY_SAFE,
        making=lambda settings: FirstMaking(settings.folder, os.environ),
    )
    try:
        with in_norwegian():
            result = CliRunner().invoke(
                datakasse, [str(argument) for argument in arguments], obj=product, env=environ, input=answers
            )
    finally:
        # A command ends with its process; the log of whoever runs it here is as it was.
        structlog.reset_defaults()
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def done(*arguments: str | Path, environ: Mapping[str, str] | None = None) -> str:
    """Carry out a command that must succeed, and return what it wrote."""
    result = typed(*arguments, environ=environ)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(code: str, *arguments: str | Path, environ: Mapping[str, str] | None = None) -> str:
    """Carry out a command that must be refused with one sentence and exit code 2; return the sentence."""
    result = typed(*arguments, environ=environ)
    return one_sentence(code, result.exit_code, result.stdout, result.stderr)


def one_sentence(code: str, exit_code: int, stdout: str, stderr: str) -> str:
    """Return the sentence of a refusal, having seen that there is nothing else."""
    assert (exit_code, stdout) == (COULD_NOT, ""), (exit_code, stdout, stderr)
    (line,) = stderr.splitlines()
    assert line.endswith(f" [{code}]"), line
    return line.removesuffix(f" [{code}]")


def init(folder: Path, *more: str) -> Result:
    """Make a small shop."""
    plan = ("--name", "Kaffe AS", "--org-number", ORGANISATION, "--pin", "4711")
    return typed("init", "--data", folder, *plan, *more)


def process(
    *arguments: str | Path, environ: Mapping[str, str] | None = None
) -> AbstractContextManager[subprocess.Popen[str]]:
    """Have `python -m datakasse …` running for the length of a `with`."""
    return _running([sys.executable, "-m", "datakasse", *map(str, arguments)], environ or {})


def forked(
    *arguments: str | Path, environ: Mapping[str, str] | None = None
) -> AbstractContextManager[subprocess.Popen[str]]:
    """Have the same running, forked from a process that has read the modules; its number is another one."""
    return _running([str(python()), "-m", "datakasse", *map(str, arguments)], environ or {})


@contextmanager
def _running(command: Sequence[str], environ: Mapping[str, str]) -> Generator[subprocess.Popen[str]]:
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environ},
    )
    with running:
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def ended(running: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait until a process has ended; return its exit code and what it wrote."""
    stdout, stderr = running.communicate(timeout=_PATIENCE_S)
    assert "Traceback" not in stderr, stderr
    return running.returncode, stdout, stderr
