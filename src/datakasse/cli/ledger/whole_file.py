"""
A file that a command writes: whole or not at all, for its owner alone, and encrypted where that is asked for.

What is encrypted never lies on the disk otherwise: it goes through a pipe to the one who encrypts.
"""

import os
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import click
import pyrage
from pyrage import x25519

from datakasse.errors.files import FileNotWritable
from datakasse.errors.system_words import system_words

_FOR: Final = "datakasse.encrypt_for"


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Keep for whom the file is, for whatever writes it."""
    if value:
        try:
            x25519.Recipient.from_str(value)
        except pyrage.RecipientError as error:
            told = (
                "Dette er ingen hel offentlig nøkkel fra age. Den begynner med «age1» og har 62 tegn; be "
                "mottakeren om den («age-keygen -y nokkel.txt» viser den), eller ta den fra "
                "gjenopprettingsarket."
            )
            raise click.BadParameter(told, context, parameter) from error
    context.meta[_FOR] = value or ""


encrypt_option = click.option(
    "--encrypt-for",
    default=None,
    expose_value=False,
    callback=_keep,
    help="Krypter filen for denne offentlige nøkkelen (age1…); bare den som har den hemmelige, kan lese den.",
)


@contextmanager
def whole_file(out: Path) -> Generator[IO[bytes]]:
    """Yield a file that stands in its place when all of it has been written, and is gone otherwise."""
    draft = out.with_name(f".{out.name}.part")
    try:
        try:
            with open(draft, "wb", opener=_for_its_owner) as file:
                with _as_wanted(file) as stream:
                    yield stream
                file.flush()
                os.fsync(file.fileno())
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritable(file=str(out), why=system_words(error)) from error


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def _as_wanted(file: IO[bytes]) -> Generator[IO[bytes]]:
    """Yield what is written to: the file, or the way to it through who encrypts."""
    context = click.get_current_context(silent=True)
    recipient = "" if context is None else context.meta.get(_FOR, "")
    if not recipient:
        yield file
        return
    reading, writing = os.pipe()

    def encrypt() -> None:
        # However it ends, whoever writes must not wait for it for ever.
        with os.fdopen(reading, "rb") as clear:
            pyrage.encrypt_io(clear, file, [x25519.Recipient.from_str(recipient)])

    with ThreadPoolExecutor(1) as helper:
        encrypting = helper.submit(encrypt)
        try:
            with os.fdopen(writing, "wb") as stream:
                yield stream
        except BrokenPipeError:
            encrypting.result()
            raise
        encrypting.result()
