"""
Bokmål for what click itself says: its heads, its refusals and its questions.

click asks gettext for each sentence, in the language of the environment. The commands speak one language,
whatever the machine's is, so that is named for as long as a command runs.
"""

import gettext
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

_CATALOGUES: Final = Path(__file__).parent / "words"
_CATALOGUE: Final = "click"
_LANGUAGE: Final = "LANGUAGE"

_VALUES: Final = {
    "text": "TEKST",
    "integer": "TALL",
    "integer range": "TALL",
    "float range": "TALL",
    "file": "FIL",
    "directory": "MAPPE",
    "path": "STI",
}
"""What click calls a kind of value → what stands for one in the help."""


@contextmanager
def in_norwegian() -> Generator[None]:
    """Have click speak bokmål for the length of a `with`."""
    before, domain = os.environ.get(_LANGUAGE), gettext.textdomain()
    gettext.bindtextdomain(_CATALOGUE, str(_CATALOGUES))
    gettext.textdomain(_CATALOGUE)
    os.environ[_LANGUAGE] = "nb"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ[_LANGUAGE]
        else:
            os.environ[_LANGUAGE] = before


def name_values(command: click.Command) -> None:
    """Have the help of a command, and of all under it, say in bokmål what is typed where."""
    command.options_metavar = "[VALG]"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.metavar is None:
            parameter.metavar = _VALUES.get(parameter.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "KOMMANDO …"
        for below in command.commands.values():
            name_values(below)
